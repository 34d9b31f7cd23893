"""The marks of the chart on paper: the shapes of the screen, in points and ink."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, auto

from roadmap_desktop.drawing.mark_shapes import (
    GATE_SIGNS,
    OUTLINE,
    SIGN_WIDTH,
    GateState,
    MarkShapes,
    diamond,
)
from roadmap_desktop.reports.chart.colours import RowInk
from roadmap_desktop.reports.chart.shapes import Areas, Box, Boxes, Discs, Point, Shape, Strokes
from roadmap_desktop.reports.inks import Ink

POINTS = 0.6
"""Points for a size of the screen: a row of 23 becomes one of 13.8."""
EDGE = 0.7
"""Width of the edge of a bar, in points."""
_THIN = 0.45
"""Width of the outline of what stood there once, in points."""
_SLANT = 0.7071
"""A line of width w along the side of a diamond reaches w × this beyond its corner, either way."""


def _points(size: float) -> float:
    return size * POINTS


_SHAPES = MarkShapes(_points)
_LINE = OUTLINE * POINTS
BAR = _SHAPES.bar_height
"""Height of a bar, in points."""
LEAST_BAR = _SHAPES.least_bar
"""Width of the shortest bar, in points."""
DIAMOND = _SHAPES.gate + _LINE * _SLANT
"""Half the width of a gate, in points."""
MILESTONE = _SHAPES.milestone + _LINE / 2
"""Half the width of a milestone, in points."""


class _Layer(IntEnum):
    """The order of painting."""

    ONCE = auto()
    ONCE_INSIDE = auto()
    EDGE = auto()
    FILL = auto()
    STRIPE = auto()
    CRITICAL = auto()


class Marks:
    """Collects marks and hands them out as few batches, in the order of painting."""

    def __init__(self, day: float = 100.0) -> None:
        """``day`` is the width of a day, in points."""
        self._shapes = MarkShapes(_points, day)
        self._boxes: dict[tuple[_Layer, Ink], list[Box]] = {}
        self._outlines: list[tuple[Point, ...]] = []
        self._signs: list[Shape] = []

    def bar(
        self,
        left: float,
        right: float,
        middle: float,
        ink: RowInk,
        *,
        critical: Ink | None = None,
        done: float = 0.0,
        cut: tuple[bool, bool] = (False, False),
    ) -> None:
        """A task; ``critical`` is the ink of the line below it. ``done`` is a share; an end that
        is cut has no edge."""
        box = self._shapes.bar(left, right, middle)
        self._edged(box, ink, cut)
        stripe = self._shapes.stripe(box, left + (right - left) * done - 0.5) if done else None
        if stripe:
            self._add(_Layer.STRIPE, ink.stripe, stripe)
        if critical:
            self._add(_Layer.CRITICAL, critical, self._shapes.critical(box))

    def bracket(
        self,
        left: float,
        right: float,
        middle: float,
        ink: RowInk,
        *,
        cut: tuple[bool, bool],
        phase: bool,
    ) -> None:
        """A phase's span, or thinner that of a task with subtasks; a cut end has no foot."""
        self._edged(self._shapes.bracket(left, right, middle, phase=phase), ink, cut)
        feet = self._shapes.feet(left, right, middle, phase=phase)
        for foot, is_cut in zip(feet, cut, strict=True):
            if not is_cut:
                self._add(_Layer.EDGE, ink.edge, foot)

    def occurrence(self, x: float, middle: float, ink: RowInk, *, past: bool) -> None:
        """One day of a recurring item; what is past stays in the colour of the edge."""
        box = self._shapes.occurrence(x, middle)
        self._edged(box, RowInk(ink.edge, ink.edge) if past else ink, (False, False))

    @property
    def reach(self) -> float:
        """Half the width of an occurrence."""
        return self._shapes.occurrence_wide / 2

    def once(self, left: float, right: float, foot: float) -> None:
        """Where a bar stood in the baseline, at the foot of its row."""
        x, y, wide, tall = self._shapes.once(left, right, foot)
        y, wide, tall = y - 0.3, wide + 1, tall + 1
        self._add(_Layer.ONCE, Ink.BORDER, (x, y, wide, tall))
        inner = (x + _THIN, y + _THIN, wide - 2 * _THIN, tall - 2 * _THIN)
        self._add(_Layer.ONCE_INSIDE, Ink.PAPER, inner)

    def once_diamond(self, x: float, middle: float) -> None:
        """Where a gate or milestone stood in the baseline."""
        corners = diamond(x, middle, self._shapes.gate)
        self._outlines.append((*corners, corners[0], corners[1]))

    def gate(self, x: float, middle: float, state: GateState, ink: RowInk) -> None:
        """A gate's diamond."""
        self._signs += gate_shapes(x, middle, state, ink)

    def milestone(self, x: float, middle: float, edge: Ink) -> None:
        """A date to keep: a circle."""
        self._signs += [
            Discs(edge, ((x, middle, MILESTONE),)),
            Discs(Ink.PAPER, ((x, middle, MILESTONE - _LINE),)),
        ]

    def shapes(self) -> list[Shape]:
        """Everything collected."""
        found: list[Shape] = [
            Boxes(ink, tuple(boxes))
            for (_, ink), boxes in sorted(self._boxes.items(), key=lambda item: item[0])
        ]
        if self._outlines:
            found.append(Strokes(Ink.BORDER, 0.7, tuple(self._outlines)))
        return [*found, *self._signs]

    def _edged(self, box: Box, ink: RowInk, cut: Iterable[bool]) -> None:
        """A box with its edge inside."""
        left, top, wide, tall = box
        self._add(_Layer.EDGE, ink.edge, box)
        if ink.fill == ink.edge:
            return
        begins, ends = (0.0 if is_cut else EDGE for is_cut in cut)
        inner = (left + begins, top + EDGE, wide - begins - ends, tall - 2 * EDGE)
        if inner[2] > 0:
            self._add(_Layer.FILL, ink.fill, inner)

    def _add(self, layer: _Layer, ink: Ink, box: Box) -> None:
        self._boxes.setdefault((layer, ink), []).append(box)


def gate_shapes(x: float, y: float, state: GateState, ink: RowInk) -> list[Shape]:
    """A gate's diamond with the sign of its state."""
    sign, radius, line = GATE_SIGNS[state], _SHAPES.gate, _LINE * _SLANT

    def placed(points: Iterable[Point], size: float) -> tuple[Point, ...]:
        return tuple((x + px * size, y + py * size) for px, py in points)

    found: list[Shape] = [
        Areas(ink.edge, (diamond(x, y, radius + line),)),
        Areas(ink.fill, (diamond(x, y, radius - line),)),
    ]
    if sign.full:
        found.append(Areas(ink.edge, (placed(sign.full, radius),)))
    if sign.dot:
        found.append(Discs(ink.edge, ((x, y, radius * sign.dot),)))
    if sign.strokes:
        lines = tuple(placed(stroke, radius) for stroke in sign.strokes)
        found.append(Strokes(Ink.PAPER, radius * SIGN_WIDTH, lines))
    return found


def today_line(x: float, top: float, foot: float) -> list[Shape]:
    """A line through all rows, with a little paper on either side against links and weeks."""
    return [
        Boxes(Ink.PAPER, ((x - 1.2, top, 2.4, foot - top),)),
        Boxes(Ink.ACCENT, ((x - 0.6, top, 1.2, foot - top),)),
    ]
