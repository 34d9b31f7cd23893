"""From plan days to pixels and back, and what of them is in sight."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from PySide6.QtCore import QRectF

DAYS, WEEKS, MONTHS, QUARTERS, YEARS = 26.0, 11.0, 4.4, 1.5, 0.5
"""Pixels a day at 100 % of the fixed steps."""
STEPS = (DAYS, WEEKS, MONTHS, QUARTERS, YEARS)
"""From the closest to the furthest."""
LEAST, MOST = 0.4, 60.0
"""Bounds of the zoom, px a day at 100 %."""

ZOOM_STEP = 1.25
"""Factor of one turn of the wheel, and of a key beyond the fixed steps."""
_SAME = 1.02
"""Two zooms nearer to each other than this factor are the same."""


@dataclass(frozen=True)
class TimeScale:
    """How wide a day is, and which day stands at the left end."""

    first_day: int
    per_day: float
    """Pixels of one day."""
    margin: float = 0.0
    """Pixels before the first day."""

    def x(self, day: float) -> float:
        """Pixels from the left end to a point in time; day 1 begins at 1.0."""
        return self.margin + (day - self.first_day) * self.per_day

    def day(self, x: float) -> float:
        """The point in time at so many pixels."""
        return (x - self.margin) / self.per_day + self.first_day

    def width(self, days: float) -> float:
        """Pixels of so many days."""
        return days * self.per_day


def within(per_day: float) -> float:
    """A zoom (px a day at 100 %) within its bounds."""
    return min(MOST, max(LEAST, per_day))


def share_of(per_day: float) -> float:
    """Where a zoom stands between the least (0) and the most (1); equal steps feel equal."""
    return log(within(per_day) / LEAST) / log(MOST / LEAST)


def zoom_at(share: float) -> float:
    """The zoom at a place between the least (0) and the most (1)."""
    return float(LEAST * (MOST / LEAST) ** share)


def nearest_step(per_day: float) -> float:
    """The fixed step a zoom is most like."""
    return min(STEPS, key=lambda step: abs(log(step / within(per_day))))


def next_step(per_day: float, way: int) -> float:
    """The next fixed step closer (1) or further away (-1); beyond the last one a little more."""
    if way > 0:
        closer = [step for step in STEPS if step > per_day * _SAME]
        return within(closer[-1] if closer else per_day * ZOOM_STEP)
    further = [step for step in STEPS if step < per_day / _SAME]
    return within(further[0] if further else per_day / ZOOM_STEP)


@dataclass(frozen=True)
class Sight:
    """What a viewport shows: scrolled by ``left`` and ``top`` pixels, ``area`` to be painted."""

    left: float
    top: float
    width: float
    area: QRectF
    current: int = -1
