"""Which link's line runs through a point of the chart."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.chart_lines import Line
from roadmap_desktop.ui.timeline.scale import TimeScale

REACH = 4
"""Px at 100 % around a line within which it can be clicked."""
Ends = tuple[str, str]
"""Ids of the row before and the row that waits."""


class LinkHits:
    """Finds lines in a viewport scrolled by ``left`` and ``top`` pixels."""

    def __init__(
        self, look: Look, data: ChartData, scale: TimeScale, left: float, top: float
    ) -> None:
        self._data = data
        self._scale = scale
        self._left, self._top = left, top
        self._tall = look.px(ROW)
        self._reach = look.px(REACH)

    def at(self, where: QPointF) -> Ends | None:
        """The nearest line within reach, None for none."""
        row = int((where.y() + self._top) // self._tall)
        if not 0 <= row < len(self._data):
            return None
        near = [
            (_distance(where, self._points(line)), line.ends) for line in self._data.lines(row, row)
        ]
        near = [one for one in near if one[0] <= self._reach]
        return min(near)[1] if near else None

    def points(self, ends: Ends) -> list[QPointF]:
        """The line of a link, empty where it is not drawn."""
        row = self._data.row_of.get(ends[1], -1)
        if row < 0 or ends[0] not in self._data.row_of:
            return []
        found = (line for line in self._data.lines(row, row) if line.ends == ends)
        return next((self._points(line) for line in found), [])

    def _points(self, line: Line) -> list[QPointF]:
        return [
            QPointF(self._scale.x(x) - self._left, y * self._tall - self._top)
            for x, y in line.points
        ]


def _distance(where: QPointF, points: list[QPointF]) -> float:
    """Pixels to the nearest piece of a line; its pieces run straight across or down."""
    found = []
    for one, other in pairwise(points):
        x = max(min(one.x(), other.x()), min(where.x(), max(one.x(), other.x())))
        y = max(min(one.y(), other.y()), min(where.y(), max(one.y(), other.y())))
        found.append(max(abs(where.x() - x), abs(where.y() - y)))
    return min(found)
