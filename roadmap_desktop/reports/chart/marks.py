"""The marks of the chart as shapes: bars, brackets, diamonds, occurrences, today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from roadmap_desktop.reports.chart.content import GateState
from roadmap_desktop.reports.chart.shapes import (
    Areas,
    Box,
    Boxes,
    Discs,
    Point,
    Shape,
    Strokes,
)
from roadmap_desktop.reports.inks import Ink

BAR = 7.0
"""Height of a bar, in points."""
DIAMOND = 5.2
MILESTONE = 3.9
DOT = 2.1
_EDGE = 0.9
_STRIPE = 2.2
_LEAST_BAR = 2.0
_GHOST = 2.2


@dataclass(slots=True)
class Marks:
    """Collects marks and hands them out as few batches, in the order of painting."""

    _edges: list[Box] = field(default_factory=list)
    _insides: list[Box] = field(default_factory=list)
    _plain: list[Box] = field(default_factory=list)
    _light_stripes: list[Box] = field(default_factory=list)
    _dark_stripes: list[Box] = field(default_factory=list)
    _brackets: list[tuple[Point, ...]] = field(default_factory=list)
    _beams: list[Box] = field(default_factory=list)
    _ghosts: list[Box] = field(default_factory=list)
    _ghost_insides: list[Box] = field(default_factory=list)
    _ghost_diamonds: list[tuple[Point, ...]] = field(default_factory=list)
    _dots: list[tuple[float, float, float]] = field(default_factory=list)
    _diamonds: list[Shape] = field(default_factory=list)

    def bar(
        self,
        left: float,
        right: float,
        middle: float,
        *,
        critical: bool | None,
        done: float = 0.0,
        cut: tuple[bool, bool] = (False, False),
    ) -> None:
        """A full bar when critical, a white one with an outline when there is time to spare; grey
        where nobody asked (None). ``done`` is a share; an end that is cut has no edge."""
        right = max(right, left + _LEAST_BAR)
        top = middle - BAR / 2
        edges = self._plain if critical is None else self._edges
        edges.append((left, top, right - left, BAR))
        inner_left = left + (0.0 if cut[0] else _EDGE)
        inner_right = right - (0.0 if cut[1] else _EDGE)
        if critical is False and inner_right > inner_left:
            box = (inner_left, top + _EDGE, inner_right - inner_left, BAR - 2 * _EDGE)
            self._insides.append(box)
        reach = left + (right - left) * done - 1.5
        if reach > inner_left:
            begin = left + 1.5
            stripe = (begin, middle - _STRIPE / 2, max(reach - begin, 0.6), _STRIPE)
            (self._light_stripes if critical else self._dark_stripes).append(stripe)

    def bracket(
        self, left: float, right: float, middle: float, *, cut: tuple[bool, bool], heavy: bool
    ) -> None:
        """A phase's span, or thinner that of a task with subtasks; a cut end has no foot."""
        thick, foot = (2.6, 4.5) if heavy else (1.7, 3.2)
        top = middle - 2.1
        self._beams.append((left, top, right - left, thick))
        hook = min(4.0 if heavy else 3.0, (right - left) / 2)
        for end, towards, is_cut in ((left, hook, cut[0]), (right, -hook, cut[1])):
            if not is_cut:
                base = top + 1
                self._brackets.append(((end, base), (end + towards, base), (end, base + foot)))

    def ghost(self, left: float, right: float, foot: float) -> None:
        """Where a bar stood in the baseline, at the foot of its row."""
        right = max(right, left + _LEAST_BAR)
        top = foot - _GHOST - 0.3
        self._ghosts.append((left, top, right - left, _GHOST))
        inner = right - left - 1.2
        if inner > 0:
            self._ghost_insides.append((left + 0.6, top + 0.6, inner, _GHOST - 1.2))

    def ghost_diamond(self, x: float, middle: float) -> None:
        """Where a gate or milestone stood in the baseline."""
        self._ghost_diamonds.append((*_diamond(x, middle, DIAMOND - 0.5), (x, middle - 4.7)))

    def dot(self, x: float, middle: float) -> None:
        """One occurrence of a recurring item."""
        self._dots.append((x, middle, DOT))

    def gate(self, x: float, middle: float, state: GateState) -> None:
        """A gate's diamond."""
        self._diamonds += gate_shapes(x, middle, state)

    def milestone(self, x: float, middle: float) -> None:
        """A date to keep: a small full diamond."""
        self._diamonds.append(Areas(Ink.TEXT, (_diamond(x, middle, MILESTONE),)))

    def shapes(self) -> list[Shape]:
        """Everything collected."""
        found: list[Shape] = []
        for ink, boxes in (
            (Ink.LINE, self._ghosts),
            (Ink.PAPER, self._ghost_insides),
            (Ink.TEXT, self._beams),
        ):
            found += _boxes(ink, boxes)
        if self._brackets:
            found.append(Areas(Ink.TEXT, tuple(self._brackets)))
        for ink, boxes in (
            (Ink.ACCENT, self._edges),
            (Ink.MID, self._plain),
            (Ink.PAPER, self._insides),
            (Ink.PAPER, self._light_stripes),
            (Ink.ACCENT, self._dark_stripes),
        ):
            found += _boxes(ink, boxes)
        if self._dots:
            found.append(Discs(Ink.TEXT, tuple(self._dots)))
        if self._ghost_diamonds:
            found.append(Strokes(Ink.LINE, 0.8, tuple(self._ghost_diamonds)))
        return [*found, *self._diamonds]


def gate_shapes(x: float, y: float, state: GateState) -> list[Shape]:
    """Planned hollow, next with a dot, passed full with a tick, with conditions half full, stopped
    full with a cross."""
    outer, inner = _diamond(x, y, DIAMOND), _diamond(x, y, DIAMOND - 1.5)
    found: list[Shape] = [Areas(Ink.TEXT, (outer,))]
    match state:
        case GateState.PLANNED:
            found.append(Areas(Ink.PAPER, (inner,)))
        case GateState.NEXT:
            found += [Areas(Ink.PAPER, (inner,)), Discs(Ink.TEXT, ((x, y, 1.5),))]
        case GateState.CONDITIONS:
            found.append(Areas(Ink.PAPER, ((inner[0], inner[1], inner[2]),)))
        case GateState.PASSED:
            tick = ((x - 2.1, y + 0.1), (x - 0.5, y + 1.7), (x + 2.2, y - 1.5))
            found.append(Strokes(Ink.PAPER, 1.0, (tick,)))
        case GateState.STOPPED:
            cross = (
                ((x - 1.6, y - 1.6), (x + 1.6, y + 1.6)),
                ((x - 1.6, y + 1.6), (x + 1.6, y - 1.6)),
            )
            found.append(Strokes(Ink.PAPER, 1.0, cross))
    return found


def today_line(x: float, top: float, foot: float) -> list[Shape]:
    """A line through all rows, with a little paper on either side against links and weeks."""
    return [
        Boxes(Ink.PAPER, ((x - 1.2, top, 2.4, foot - top),)),
        Boxes(Ink.ACCENT, ((x - 0.6, top, 1.2, foot - top),)),
    ]


def _diamond(x: float, y: float, radius: float) -> tuple[Point, Point, Point, Point]:
    return ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))


def _boxes(ink: Ink, boxes: Iterable[Box]) -> list[Shape]:
    kept = tuple(boxes)
    return [Boxes(ink, kept)] if kept else []
