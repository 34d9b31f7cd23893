"""The tasks of a list out of CSV or Excel: rows taken or rejected, nothing written.

``open_table`` gives the cells, ``begin`` guesses what they mean, ``take`` reads the rows; the
guess may be changed between the two as often as one likes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LengthUnit
from roadmap_desktop.exchange import list_cells as cells_of
from roadmap_desktop.exchange.foreign_tasks import (
    MOST_TASKS,
    ForeignTask,
    ForeignTasks,
)
from roadmap_desktop.exchange.foreign_text import (
    LONGEST_NAME,
    LONGEST_NOTE,
    name_and_note,
    one_line,
    shortened,
    some_lines,
)
from roadmap_desktop.exchange.list_cells import DateOrder
from roadmap_desktop.exchange.list_columns import Field
from roadmap_desktop.exchange.list_links import Waiting, links_of
from roadmap_desktop.exchange.list_outline import Placed, in_outline
from roadmap_desktop.exchange.list_reading import Reading
from roadmap_desktop.exchange.rings import check_rings
from roadmap_desktop.exchange.table_file import Cell, TableRow
from roadmap_desktop.timeline.words import full_date

MOST_REMARKS = 20


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is not taken over."""

    line: int
    name: str
    reason: str
    """What is wrong and what to write instead."""


class NoTaskError(PlanError):
    """No row of a list can be a task; ``rejected`` says of each why."""

    def __init__(self, name: str, rejected: tuple[Rejected, ...]) -> None:
        first = f" Line {rejected[0].line}: {rejected[0].reason}" if rejected else ""
        super().__init__(f"{name} has no row that could be a task.{first}")
        self.rejected = rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenList:
    """The tasks of a list and what was not taken."""

    tasks: ForeignTasks
    rejected: tuple[Rejected, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """Task key -> the line it stands on."""


def take(reading: Reading) -> TakenList:
    """The tasks of a list; a row that cannot be one is rejected with its line and reason.

    Raises ``PlanError`` where no column holds names or tasks wait for each other, ``NoTaskError``
    where no row is left.
    """
    if Field.NAME not in reading.matching:
        listed = ", ".join(reading.heads[:12])
        raise PlanError(
            f"No column of {reading.table.name} is known to hold the tasks' names; say which one "
            f"does. The columns are {listed}."
        )
    return _Taking(reading).all()


@dataclass(slots=True)
class _Row:
    """A row that may become a task."""

    line: int
    number: int
    key: str
    task: ForeignTask
    outline: Cell
    indent: int
    parent: str
    after: Sequence[str]


class _Taking:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.rejected: list[Rejected] = []
        self.remarks: list[str] = []
        self.shares_of_one = cells_of.counts_of_one(
            [self._cell(row, Field.PERCENT) for row in reading.body]
        )
        self.lines: dict[str, int] = {}
        self.cut = 0
        """Rows with a name or note that is longer than one can be."""
        self.serials: list[tuple[str, date]] = []
        """Dates that were written as numbers: what is written, and the day it means."""

    def all(self) -> TakenList:
        found: list[_Row] = []
        for number, row in enumerate(self.reading.body, 1):
            try:
                found.append(self._row(row, number))
            except ValueError as error:
                name = cells_of.key_from_cell(self._cell(row, Field.NAME))
                self.rejected.append(Rejected(row.line, name, f"{error}."))
        name = self.reading.table.name
        if not found:
            raise NoTaskError(name, tuple(self.rejected))
        if len(found) > MOST_TASKS:
            raise PlanError(
                f"{name} has {len(found):,} tasks; up to {MOST_TASKS:,} can be taken over. Save "
                "only the part that matters."
            )
        tasks = self._placed(found)
        links, remarks = links_of([Waiting(r.line, r.key, r.task.name, r.after) for r in found])
        self.remarks += remarks
        check_rings(tasks, links)
        if self.cut:
            rows = "row" if self.cut == 1 else "rows"
            self.remarks.insert(
                0,
                f"Names are cut to {LONGEST_NAME} and notes to {LONGEST_NOTE:,} characters in "
                f"{self.cut} {rows}; a name that was cut stands in full in the note.",
            )
        if self.serials:
            (cell, day), count = self.serials[0], len(self.serials)
            self.remarks.insert(
                0,
                f"{count} {'date is' if count == 1 else 'dates are'} written as a number of days, "
                f"as spreadsheets count them; {cell} was read as {full_date(day)}.",
            )
        if self.reading.order_guessed:
            first, second = ("day", "month")
            if self.reading.order is DateOrder.MONTH_FIRST:
                first, second = second, first
            self.remarks.insert(
                0,
                f"Dates such as 3/4 were read with the {first} before the {second}; change this "
                "where it is wrong.",
            )
        return TakenList(
            tasks=ForeignTasks(
                name=name.rpartition(".")[0] or name,
                tasks=tuple(tasks),
                links=tuple(links),
                not_carried=tuple(self._shortened()),
            ),
            rejected=tuple(self.rejected),
            lines=self.lines,
        )

    def _shortened(self) -> list[str]:
        more = len(self.remarks) - MOST_REMARKS
        told = self.remarks[:MOST_REMARKS]
        return [*told, f"{more} more such links are left out."] if more > 0 else told

    # --- one row -------------------------------------------------------------------------------

    def _cell(self, row: TableRow, wanted: Field) -> Cell:
        place = self.reading.matching.get(wanted)
        return row.cells[place] if place is not None and place < len(row.cells) else None

    def _row(self, row: TableRow, number: int) -> _Row:
        raw = self._cell(row, Field.NAME)
        name = _full_name(raw)
        if not name:
            raise ValueError("the task has no name; type what is done")
        key = cells_of.key_from_cell(self._cell(row, Field.ID))
        if Field.ID not in self.reading.matching:
            key = str(number)
        elif not key:
            key = f"line {row.line}"
        if key in self.lines:
            raise ValueError(f"the id {key} stands in line {self.lines[key]} too; give another")
        task = self._task(row, key, name)
        self.lines[key] = row.line
        return _Row(
            line=row.line,
            number=number,
            key=key,
            task=task,
            outline=self._cell(row, Field.OUTLINE),
            indent=len(raw) - len(raw.lstrip(" \t\u00a0")) if isinstance(raw, str) else 0,
            parent=cells_of.key_from_cell(self._cell(row, Field.PARENT)),
            after=cells_of.predecessors_from_cell(self._cell(row, Field.PREDECESSORS)),
        )

    def _date(self, row: TableRow, wanted: Field) -> date | None:
        cell = self._cell(row, wanted)
        day = cells_of.date_from_cell(cell, self.reading.order)
        if day is not None and cells_of.serial_date(cell) is not None:
            self.serials.append((cells_of.key_from_cell(cell), day))
        return day

    def _task(self, row: TableRow, key: str, name: str) -> ForeignTask:
        start, finish = self._date(row, Field.START), self._date(row, Field.FINISH)
        if start and finish and finish < start:
            raise ValueError(f"it ends on {finish} before it begins on {start}; swap the dates")
        length = cells_of.length_from_cell(self._cell(row, Field.DAYS))
        percent = cells_of.percent_from_cell(
            self._cell(row, Field.PERCENT), of_one=self.shares_of_one
        )
        milestone = cells_of.is_yes(self._cell(row, Field.MILESTONE)) or (
            length is not None and length[0] == 0
        )
        if finish and not start and milestone:
            start = finish
        full, (name, note) = name, name_and_note(name, _lines(self._cell(row, Field.NOTE)))
        if name != full or len(note) > LONGEST_NOTE:
            self.cut += 1
        return ForeignTask(
            key=key,
            name=name,
            milestone=milestone,
            start=start,
            finish=start if milestone else finish,
            length=0 if milestone else length[0] if length else None,
            unit=length[1] if length and not milestone else LengthUnit.WORKING_DAYS,
            percent=percent or None,
            owner=one_line(cells_of.key_from_cell(self._cell(row, Field.OWNER))),
            note=shortened(note),
        )

    # --- rows together -------------------------------------------------------------------------

    def _placed(self, found: list[_Row]) -> list[ForeignTask]:
        """The tasks in outline order with their levels."""
        names = self.reading.heads
        column = self.reading.matching.get(Field.OUTLINE)
        head = names[column] if column is not None else ""
        rows = [Placed(r.task, r.outline, head, r.indent, r.parent, r.line) for r in found]
        tasks, rejected = in_outline(rows)
        gone = {key for key, _ in rejected}
        for key, reason in rejected:
            name = next(r.task.name for r in found if r.key == key)
            self.rejected.append(Rejected(self.lines[key], name, reason))
        self.rejected.sort(key=lambda one: one.line)
        found[:] = [r for r in found if r.key not in gone]
        return tasks


def _full_name(cell: Cell) -> str:
    return one_line(cell if isinstance(cell, str) else cells_of.key_from_cell(cell))


def _lines(cell: Cell) -> str:
    return some_lines(cell if isinstance(cell, str) else cells_of.key_from_cell(cell))
