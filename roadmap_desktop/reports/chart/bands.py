"""Rows broken into the pieces that fit on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.chart.table import TableRow
from roadmap_desktop.reports.pdf import words

LEAST_ROW, BEST_ROW = 11.5, 15.0
"""Heights of a row of one line, in points."""
_TOGETHER = 2
"""Rows that stay with the head above them."""
_MOST_BACK = 5
"""Rows by which a break moves up at most; further up it would waste more than it helps."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows ``start`` to ``stop`` of a section; ``heads`` are the phase, and the tasks with
    subtasks, that go on here."""

    start: int
    stop: int
    row_height: float
    heads: tuple[TableRow, ...] = ()

    def lines(self, rows: Sequence[TableRow]) -> list[TableRow]:
        """What is printed, the heads of what goes on first."""
        return [*self.heads, *rows[self.start : self.stop]]


class Breaks:
    """Where the rows of one section may be broken."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        self.rows = rows
        self._extra = [row.extra for row in rows]
        self._place = {row.row.task.id: place for place, row in enumerate(rows)}
        self._phase = {row.row.task.phase: place for place, row in enumerate(rows) if is_phase(row)}

    def heads(self, start: int) -> tuple[TableRow, ...]:
        """What was begun on an earlier sheet and goes on: the phase, then tasks with subtasks."""
        if start == 0 or is_phase(self.rows[start]):
            return ()
        task = self.rows[start].row.task
        found: list[int] = []
        parent = self._place.get(task.parent, start)
        while parent < start and parent not in found:
            found.append(parent)
            parent = self._place.get(self.rows[parent].row.task.parent, start)
        phase = self._phase.get(task.phase, start)
        if phase < start:
            found.append(phase)
        return tuple(_again(self.rows[place]) for place in reversed(found))

    def cut(
        self,
        start: int,
        heads: Sequence[TableRow],
        height: float,
        room: float,
        *,
        whole: bool = True,
    ) -> int:
        """The row before which a sheet ends that begins with ``start``; at least one row stays.

        A sheet is filled. Only where a head would stand with fewer than two of its rows, or where
        a single row would be left for the next sheet, does the break move up; with ``whole`` also
        to where a phase begins, if that takes no more sheets.
        """
        stop = self._filled(start, heads, height, room)
        if not whole or stop == len(self.rows) or is_phase(self.rows[stop]):
            return stop
        begun = max((at for at in self._phase.values() if start < at < stop), default=stop)
        if self._sheets(begun, height, room) <= self._sheets(stop, height, room):
            return begun
        return stop

    def _sheets(self, start: int, height: float, room: float) -> int:
        """How many sheets the rows from ``start`` on fill."""
        count = 0
        while start < len(self.rows):
            start = self._filled(start, self.heads(start), height, room)
            count += 1
        return count

    def _filled(self, start: int, heads: Sequence[TableRow], height: float, room: float) -> int:
        used = sum(height + head.extra for head in heads)
        fits = start
        while fits < len(self.rows):
            used += height + self._extra[fits]
            if used > room + 0.01 and fits > start:
                break
            fits += 1
        for stop in range(fits, max(start, fits - _MOST_BACK), -1):
            if self._is_good(start, stop):
                return stop
        return fits

    def height(self, start: int, stop: int, heads: Sequence[TableRow], height: float) -> float:
        """Height of these rows and heads, in points."""
        lines = stop - start + len(heads)
        return lines * height + sum(self._extra[start:stop]) + sum(head.extra for head in heads)

    def _is_good(self, start: int, stop: int) -> bool:
        """Whether nothing is torn apart that belongs together."""
        rows = self.rows
        if stop == len(rows) or is_phase(rows[stop]):
            return True
        after = rows[stop].row.task
        for row in rows[max(start, stop - _TOGETHER) : stop]:
            if is_phase(row) or row.row.task.id == after.parent:
                return False
        is_last = stop + 1 == len(rows) or is_phase(rows[stop + 1])
        return not is_last or stop - start <= _TOGETHER


def fitting_height(rows: Sequence[TableRow], room: float) -> float:
    """Height of a row if all are to stand in ``room``, at most 15; may be too low to read."""
    extra = sum(row.extra for row in rows)
    return min(BEST_ROW, (room - extra) / max(len(rows), 1))


def is_phase(row: TableRow) -> bool:
    """Whether a phase begins here."""
    return row.row.task.kind is TaskKind.PHASE


def _again(row: TableRow) -> TableRow:
    return replace(row, name=(*row.name[:-1], row.name[-1] + words.CONTINUED))
