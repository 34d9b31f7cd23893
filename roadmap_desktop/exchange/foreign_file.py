"""Files of other programs with tasks in them, looked at before anything is taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange import mspdi
from roadmap_desktop.exchange.foreign_tasks import ForeignTasks
from roadmap_desktop.exchange.list_cells import DateOrder
from roadmap_desktop.exchange.list_columns import Matching, head_row, matching_from
from roadmap_desktop.exchange.list_reading import Reading, begin
from roadmap_desktop.exchange.mspdi.xml_tree import LARGEST_FILE
from roadmap_desktop.exchange.table_file import open_table
from roadmap_desktop.exchange.task_list import Rejected, take

PROJECTS = (".xml", ".mspdi", ".mpp")
"""Endings of projects; .mpp only to say what to do with it."""
LISTS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignFile:
    """What a file offers."""

    name: str
    tasks: ForeignTasks
    rejected: tuple[Rejected, ...] = ()
    """Rows of a list that cannot be tasks."""
    reading: Reading | None = None
    """How a list was understood; None for a project, which needs no guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HowToRead:
    """What one knows better than the guess about a list; what is '' or None is guessed."""

    sheet: str = ""
    delimiter: str = ""
    encoding: str = ""
    matching: Sequence[str] = ()
    """Words such as ``Who=owner``."""
    order: DateOrder | None = None


GUESS = HowToRead()


def is_foreign(path: Path) -> bool:
    """Its name ends like a project or list of another program."""
    return path.suffix.casefold() in (*PROJECTS, *LISTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """A file that was read; of a list the columns may be matched anew as often as one likes."""

    name: str
    project: ForeignTasks | None = None
    reading: Reading | None = None
    """How a list is understood; None for a project, which needs no guess."""

    def matched(self, matching: Matching, order: DateOrder | None = None) -> OpenFile:
        """The same list with other columns."""
        if self.reading is None:
            return self
        return replace(self, reading=begin(self.reading.table, matching=matching, order=order))

    def taken(self) -> ForeignFile:
        """What it offers; ``PlanError`` where none of its rows can be a task."""
        if self.reading is None:
            return ForeignFile(name=self.name, tasks=self.project or ForeignTasks())
        found = take(self.reading)
        return ForeignFile(
            name=self.name, tasks=found.tasks, rejected=found.rejected, reading=self.reading
        )


def open_file(path: Path, how: HowToRead = GUESS) -> OpenFile:
    """Read a file, nothing written; ``PlanError`` where it cannot be read."""
    if path.suffix.casefold() in PROJECTS:
        return OpenFile(name=path.name, project=mspdi.read(_content(path), path.name))
    table = open_table(path, sheet=how.sheet, delimiter=how.delimiter, encoding=how.encoding)
    matching = matching_from(how.matching, table, head_row(table)) if how.matching else None
    reading = begin(table, matching=matching, order=how.order)
    return OpenFile(name=path.name, reading=reading)


def look_into(path: Path, how: HowToRead = GUESS) -> ForeignFile:
    """The tasks of a file, nothing written; ``PlanError`` where it cannot be read."""
    return open_file(path, how).taken()


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise PlanError(f"{path} cannot be read ({reason}); check name and rights.") from None
