"""Sections packed on sheets: each is filled before the next begins, with rows of one height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_desktop.reports.chart.bands import BEST_ROW, LEAST_ROW, Band, Breaks
from roadmap_desktop.reports.chart.scale import HEAD_HEIGHT
from roadmap_desktop.reports.chart.table import TableRow

BETWEEN = 16.0
"""Height between two sections on one sheet, in points."""
_STEP = 0.25
"""Row heights are tried in such steps, in points."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Rows of a section on a sheet, and how far below its top they begin."""

    section: int
    band: Band
    top: float


def packed(
    sections: Sequence[Sequence[TableRow]], room: float, *, apart: bool = False
) -> list[list[Laid]]:
    """Sheet by sheet what stands on it, on as few sheets as 11.5 points a row allow.

    ``room`` is the height for heads and rows of a sheet. Rows are as high as they can be without
    another sheet and without another break. Phases stay whole where that takes no further sheet.
    With ``apart`` every section begins a sheet.
    """
    breaks = [Breaks(rows) for rows in sections]
    filled = _packed(breaks, room, LEAST_ROW, apart=apart, whole=False)
    made = _packed(breaks, room, LEAST_ROW, apart=apart, whole=True)
    whole = _pieces(made) <= _pieces(filled)
    made = made if whole else filled
    low, high = 0, round((BEST_ROW - LEAST_ROW) / _STEP)
    while low < high:
        step = (low + high + 1) // 2
        higher = _packed(breaks, room, LEAST_ROW + step * _STEP, apart=apart, whole=whole)
        if _pieces(higher) > _pieces(made):
            high = step - 1
        else:
            low, made = step, higher
    return made


def _pieces(sheets: Sequence[Sequence[Laid]]) -> tuple[int, int]:
    return len(sheets), sum(map(len, sheets))


def _packed(
    sections: Sequence[Breaks], room: float, height: float, *, apart: bool, whole: bool
) -> list[list[Laid]]:
    sheets: list[list[Laid]] = []
    used = room
    for number, breaks in enumerate(sections):
        start, last = 0, len(breaks.rows)
        tall = HEAD_HEIGHT + breaks.height(0, last, (), height)
        top = used + BETWEEN
        if apart or top + tall > room:
            top = 0.0
        while start < last:
            heads = breaks.heads(start)
            stop = breaks.cut(start, heads, height, room - top - HEAD_HEIGHT, whole=whole)
            if not top:
                sheets.append([])
            sheets[-1].append(Laid(number, Band(start, stop, height, heads), top))
            used = top + HEAD_HEIGHT + breaks.height(start, stop, heads, height)
            start, top = stop, 0.0
    return sheets
