"""Files of other planners: what kind they are, and the tasks in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange.foreign_tasks import ForeignTasks
from roadmap_desktop.exchange.list_cells import DateOrder
from roadmap_desktop.exchange.list_columns import Field
from roadmap_desktop.exchange.mspdi import read as read_project
from roadmap_desktop.exchange.table_file import open_table
from roadmap_desktop.exchange.task_list import Reading, Rejected, begin, take

PROJECTS = frozenset({".xml"})
LISTS = frozenset({".csv", ".tsv", ".txt", ".xlsx"})
LARGEST_PROJECT = 64 * 1024 * 1024
"""Bytes of a project file; a plan of ten thousand tasks takes a fifth of it."""


def holds_tasks(path: Path) -> bool:
    """Its ending says that it is a project or a list of tasks."""
    return path.suffix.casefold() in PROJECTS | LISTS


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignFile:
    """A file that was read; of a list the columns can be matched anew."""

    path: Path
    reading: Reading | None
    """How a list is understood; None for a project file."""
    project: ForeignTasks | None = None

    def tasks(self) -> tuple[ForeignTasks, tuple[Rejected, ...]]:
        """The tasks, and the rows that cannot be any (``PlanError`` where none can)."""
        if self.project is not None:
            return self.project, ()
        if self.reading is None:
            raise PlanError(f"{self.path.name} holds no tasks.")
        taken = take(self.reading)
        return taken.tasks, taken.rejected

    def matched(self, matching: dict[Field, int], order: DateOrder | None = None) -> ForeignFile:
        """The same list with other columns."""
        if self.reading is None:
            return self
        found = begin(self.reading.table, matching=matching, order=order)
        return replace(self, reading=found)


def open_foreign(path: Path) -> ForeignFile:
    """Read a project or a list; ``PlanError`` says what is wrong with it. Nothing is written."""
    if path.suffix.casefold() in LISTS:
        return ForeignFile(path=path, reading=begin(open_table(path)))
    try:
        if path.stat().st_size > LARGEST_PROJECT:
            raise PlanError(
                f"{path.name} is larger than any project file should be; export it anew, with "
                "tasks only."
            )
        content = path.read_bytes()
    except OSError:
        raise PlanError(
            f"{path.name} cannot be read; look whether it is still there and may be opened."
        ) from None
    return ForeignFile(path=path, reading=None, project=read_project(content, path.name))
