"""The shapes of the chart's marks, the same on screen and on paper.

Sizes are those of a row 23 high, the pixels of a screen at 100 %; whoever paints hands in how long
such a size is in its own units: rounded pixels, or points. A shape says where a mark is filled and
lined, never in which colour. Down is positive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""

BAR, LEAST_BAR, CORNER = 11, 6, 2
"""Height of a bar, its least width, and the radius of its corners."""
_STRIPE = 3
_CRITICAL, _CRITICAL_GAP = 2, 2
_ONCE, _ONCE_UP = 3, 4
_BEAM, _SUMMARY_BEAM = 6, 4
_FOOT_WIDE, _FOOT_TALL, _SUMMARY_FOOT = 2, 10, 8
GATE, MILESTONE = 9, 5
"""Radius of a gate's diamond and of a milestone's circle."""
OUTLINE = 1.5
"""Width of the line around a diamond or circle."""
_OCCURRENCE, _NARROW_OCCURRENCE = 10, 4
_NARROW_DAY = 3
"""Width of a day up to which occurrences are thin, so that they stay apart."""


class GateState(StrEnum):
    """How a gate stands; each has a diamond of its own."""

    PLANNED = "planned"
    NEXT = "next"
    PASSED = "passed"
    CONDITIONS = "conditions"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class GateSign:
    """What a gate's diamond has inside, for a diamond of radius 1 around 0, 0."""

    full: tuple[Point, ...] = ()
    """The part of it that is filled in the colour of the outline; () for none."""
    dot: float = 0.0
    """Radius of a dot in the middle."""
    strokes: tuple[tuple[Point, ...], ...] = ()
    """Lines in the colour of the ground."""


def diamond(x: float, y: float, radius: float) -> tuple[Point, Point, Point, Point]:
    """Top, right, bottom and left corner."""
    return ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))


_TOP, _RIGHT, _BOTTOM, _LEFT = diamond(0.0, 0.0, 1.0)

GATE_SIGNS: Mapping[GateState, GateSign] = MappingProxyType(
    {
        GateState.PLANNED: GateSign(),
        GateState.NEXT: GateSign(dot=0.32),
        GateState.CONDITIONS: GateSign(full=(_TOP, _BOTTOM, _LEFT)),
        GateState.PASSED: GateSign(
            full=(_TOP, _RIGHT, _BOTTOM, _LEFT),
            strokes=(((-0.4, 0.02), (-0.1, 0.3), (0.42, -0.28)),),
        ),
        GateState.STOPPED: GateSign(
            full=(_TOP, _RIGHT, _BOTTOM, _LEFT),
            strokes=(((-0.3, -0.3), (0.3, 0.3)), ((0.3, -0.3), (-0.3, 0.3))),
        ),
    }
)
"""Planned hollow, next with a dot, passed full with a tick, with conditions half full, stopped
full with a cross."""
SIGN_WIDTH = 0.18
"""Width of the lines of a tick or cross, of the diamond's radius."""


class MarkShapes:
    """The marks of a row in the units of a painter; lengths are measured once."""

    def __init__(self, measure: Callable[[float], float], day: float = 100.0) -> None:
        """``measure`` turns a size into the painter's units; ``day`` is the width of a day there,
        which decides how wide occurrences may be."""
        self.bar_height = measure(BAR)
        self.least_bar = measure(LEAST_BAR)
        self.corner = measure(CORNER)
        self.gate = measure(GATE)
        self.milestone = measure(MILESTONE)
        self._stripe = measure(_STRIPE)
        self._critical = measure(_CRITICAL)
        self._critical_gap = measure(_CRITICAL_GAP)
        self._once, self._once_up = measure(_ONCE), measure(_ONCE_UP)
        self._beams = {True: measure(_BEAM), False: measure(_SUMMARY_BEAM)}
        self._feet = {True: measure(_FOOT_TALL), False: measure(_SUMMARY_FOOT)}
        self._foot_wide = measure(_FOOT_WIDE)
        self._occurrence_tall = measure(_OCCURRENCE)
        is_narrow = day <= measure(_NARROW_DAY)
        self.occurrence_wide = measure(_NARROW_OCCURRENCE if is_narrow else _OCCURRENCE)

    def bar(self, left: float, right: float, middle: float) -> Box:
        """A task from its first morning to its last evening, wide enough to be seen."""
        tall = self.bar_height
        return (left, middle - _half(tall), max(right - left, self.least_bar), tall)

    def stripe(self, bar: Box, until: float) -> Box | None:
        """What is done of a bar, up to ``until``: a thin stripe inside; None where it is too
        little to be seen."""
        left, top, _, tall = bar
        begin, thick = left + 1, self._stripe
        if until <= begin:
            return None
        return (begin, top + _half(tall) - _half(thick), until - begin, thick)

    def critical(self, bar: Box) -> Box:
        """The line below a bar on the critical path."""
        left, top, wide, tall = bar
        return (left, top + tall + self._critical_gap, wide, self._critical)

    def once(self, left: float, right: float, foot: float) -> Box:
        """Where a bar stood in the baseline, as outline at the foot of its row."""
        wide = max(right - left - 1, self._once_up)
        return (left, foot - self._once_up, wide, self._once - 1)

    def bracket(self, left: float, right: float, middle: float, *, phase: bool) -> Box:
        """The beam of a phase, or thinner that of a task with subtasks."""
        tall = self._beams[phase]
        return (left, middle - _half(tall), right - left, tall)

    def feet(self, left: float, right: float, middle: float, *, phase: bool) -> tuple[Box, Box]:
        """The feet at both ends of a bracket."""
        top = middle - _half(self._beams[phase])
        wide, tall = self._foot_wide, self._feet[phase]
        return (left, top, wide, tall), (right - wide, top, wide, tall)

    def occurrence(self, x: float, middle: float) -> Box:
        """One day of a recurring item, a tick around the middle of its day."""
        wide, tall = self.occurrence_wide, self._occurrence_tall
        return (x - wide / 2, middle - _half(tall), wide, tall)


def _half(size: float) -> float:
    """Half of a size, in whole units where the size is one: edges then stay on pixels."""
    return size // 2 if isinstance(size, int) else size / 2
