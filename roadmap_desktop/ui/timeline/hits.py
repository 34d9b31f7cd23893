"""What stands at a point of the chart, and what can be taken hold of there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, Qt

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.scale import TimeScale


class Part(Enum):
    """What a pointer can take hold of."""

    NOTHING = auto()
    BODY = auto()
    """A bar, milestone, phase or recurring mark as a whole."""
    BEGIN = auto()
    """The left edge of a bar."""
    END = auto()
    """The right edge of a bar or phase."""
    DONE = auto()
    """How far the work is."""
    LINK_BEGIN = auto()
    """The handle before a bar, to link from or to its start."""
    LINK_END = auto()
    """The handle behind a bar, to link from or to its finish."""


CURSORS = {
    Part.NOTHING: Qt.CursorShape.ArrowCursor,
    Part.BODY: Qt.CursorShape.SizeAllCursor,
    Part.BEGIN: Qt.CursorShape.SplitHCursor,
    Part.END: Qt.CursorShape.SplitHCursor,
    Part.DONE: Qt.CursorShape.PointingHandCursor,
    Part.LINK_BEGIN: Qt.CursorShape.CrossCursor,
    Part.LINK_END: Qt.CursorShape.CrossCursor,
}

EDGE, REACH, HANDLE, HANDLE_OUT = 5, 8, 5, 11
"""Px at 100 %: width of an edge, half height of a bar's hold, radius of a link's handle and how
far outside the bar its middle lies."""
ROOM_FOR_EDGES = 18


@dataclass(frozen=True, slots=True)
class Span:
    """Where a row's mark stands across, in pixels of the viewport."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Pixels."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Hit:
    """A row (-1 for none) and what of it is at a point."""

    row: int
    part: Part


class Hits:
    """Finds what is at a point of a viewport scrolled by ``left`` pixels."""

    def __init__(self, look: Look, data: ChartData, scale: TimeScale, left: float) -> None:
        self._look = look
        self._data = data
        self._scale = scale
        self._left = left

    def span(self, row: int) -> Span | None:
        """Where a row's mark stands; None for one without a mark that can be held."""
        marks, px = self._data.marks(row), self._look.px
        if marks.tail is not None:
            return None
        if marks.bar is not None or marks.bracket is not None:
            found = marks.bar or marks.bracket
            if found is None:
                return None
            left = self._scale.x(found.x) - self._left
            return Span(left, left + max(px(6), self._scale.width(found.width) - 1))
        if marks.diamond is not None:
            at = self._scale.x(marks.diamond.x) - self._left
            return Span(at - px(9), at + px(9))
        if marks.dots:
            first, last = (
                self._scale.x(one.x) - self._left for one in (marks.dots[0], marks.dots[-1])
            )
            return Span(first - px(5), last + px(5))
        return None

    def at(self, where: QPointF, row: int, middle: float, *, chosen: bool) -> Hit:
        """What of a row is there; ``middle`` is the row's middle down the viewport. Handles and
        the mark of what is done can be held on the chosen row only, where they are drawn."""
        span = self.span(row) if row >= 0 else None
        if span is None:
            return Hit(row, Part.NOTHING)
        px = self._look.px
        if chosen and self.has_handles(row):
            for at, part in ((span.left, Part.LINK_BEGIN), (span.right, Part.LINK_END)):
                out = -px(HANDLE_OUT) if part is Part.LINK_BEGIN else px(HANDLE_OUT)
                if abs(where.x() - at - out) <= px(HANDLE) + 1 and abs(where.y() - middle) <= px(9):
                    return Hit(row, part)
        if abs(where.y() - middle) > px(REACH) + 2:
            return Hit(row, Part.NOTHING)
        marks = self._data.marks(row)
        if marks.bar is None and marks.bracket is None:
            return Hit(row, self._on_mark(where, row))
        if not span.left - 2 <= where.x() <= span.right + 3:
            return Hit(row, Part.NOTHING)
        done = self.done_at(row, span) if chosen else None
        if done is not None and where.y() > middle + px(2) and abs(where.x() - done) <= px(4):
            return Hit(row, Part.DONE)
        edge = px(EDGE) if span.width >= px(ROOM_FOR_EDGES) else px(2)
        if where.x() >= span.right - edge and self._has_end(row):
            return Hit(row, Part.END)
        if where.x() <= span.left + edge and marks.bar is not None:
            return Hit(row, Part.BEGIN)
        return Hit(row, Part.BODY)

    def in_second_half(self, where: QPointF, row: int) -> bool:
        """On the second half of a row's mark or its handle behind; a mark too short to aim at has
        none, so that a link let go there is the usual one."""
        span, px = self.span(row), self._look.px
        if span is None or span.width < px(ROOM_FOR_EDGES):
            return False
        middle, beyond = (span.left + span.right) / 2, px(HANDLE_OUT) + px(HANDLE)
        return middle < where.x() <= span.right + beyond

    def x(self, day: float) -> float:
        """Where a point in time stands across the viewport."""
        return self._scale.x(day) - self._left

    def width(self, days: float) -> float:
        """Pixels of so many days."""
        return self._scale.width(days)

    def done_at(self, row: int, span: Span) -> float | None:
        """Where the grip of what is done stands; None for a row without one."""
        bar = self._data.marks(row).bar
        if bar is None or span.width < self._look.px(ROOM_FOR_EDGES):
            return None
        return span.left + span.width * bar.done

    def _on_mark(self, where: QPointF, row: int) -> Part:
        px, marks = self._look.px, self._data.marks(row)
        if marks.diamond is not None:
            at = [self._scale.x(marks.diamond.x) - self._left]
        else:
            at = [self._scale.x(dot.x) - self._left for dot in marks.dots]
        return Part.BODY if any(abs(where.x() - x) <= px(9) for x in at) else Part.NOTHING

    def _has_end(self, row: int) -> bool:
        return not self._data.tasks[row].summary

    def has_handles(self, row: int) -> bool:
        """It can be linked."""
        task = self._data.tasks[row]
        return task.kind in (TaskKind.TASK, TaskKind.MILESTONE, TaskKind.GATE) and not task.tail
