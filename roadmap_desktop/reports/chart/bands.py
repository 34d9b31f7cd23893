"""Rows broken into the pieces that fit on a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.chart.table import TableRow
from roadmap_desktop.reports.pdf import words

LEAST_ROW, USUAL_ROW, BEST_ROW = 11.5, 12.5, 15.0
"""Heights of a row of one line, in points."""
_FULL_ENOUGH = 0.55
"""A break moves up to the head of a phase where so much of the sheet stays in use."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows ``start`` to ``stop`` of a section; ``head`` is the phase that goes on here."""

    start: int
    stop: int
    row_height: float
    head: TableRow | None = None

    def lines(self, rows: Sequence[TableRow]) -> list[TableRow]:
        """What is printed, the head of a phase that goes on first."""
        inside = list(rows[self.start : self.stop])
        return inside if self.head is None else [self.head, *inside]


def fitting_height(rows: Sequence[TableRow], room: float) -> float:
    """Height of a row if all are to stand in ``room``, at most 15; may be too low to read."""
    extra = sum(row.extra for row in rows)
    return min(BEST_ROW, (room - extra) / max(len(rows), 1))


def bands(rows: Sequence[TableRow], room: float) -> Iterator[Band]:
    """Pieces that fit ``room`` points each, broken before a phase where that wastes little."""
    height = fitting_height(rows, room)
    if height >= LEAST_ROW:
        yield Band(0, len(rows), height)
        return
    start = 0
    while start < len(rows):
        head = phase_again(rows, start)
        stop = cut(rows, start, head, USUAL_ROW, room)
        yield Band(start, stop, USUAL_ROW, head)
        start = stop


def cut(
    rows: Sequence[TableRow], start: int, head: TableRow | None, height: float, room: float
) -> int:
    """The row before which a sheet ends that begins with ``start``; at least one row stays."""
    used = height + head.extra if head else 0.0
    fits = start
    phase = -1
    while fits < len(rows):
        needed = height + rows[fits].extra
        if used + needed > room and fits > start:
            break
        if is_phase(rows[fits]) and fits > start and used >= room * _FULL_ENOUGH:
            phase = fits
        used += needed
        fits += 1
    if fits == len(rows):
        return fits
    if is_phase(rows[fits]):
        return fits
    if phase > 0:
        return phase
    return fits - 1 if fits - start > 1 and is_phase(rows[fits - 1]) else fits


def phase_again(rows: Sequence[TableRow], start: int) -> TableRow | None:
    """The head of a phase that was begun on an earlier sheet, marked as going on."""
    if start == 0 or is_phase(rows[start]):
        return None
    phase = rows[start].row.task.phase
    for row in reversed(rows[:start]):
        if is_phase(row):
            if row.row.task.phase != phase:
                return None
            name = (*row.name[:-1], row.name[-1] + words.CONTINUED)
            return replace(row, name=name)
    return None


def is_phase(row: TableRow) -> bool:
    """Whether a phase begins here."""
    return row.row.task.kind is TaskKind.PHASE
