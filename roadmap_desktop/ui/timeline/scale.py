"""From plan days to pixels and back."""

from __future__ import annotations

from dataclasses import dataclass

DAYS, WEEKS, MONTHS = 26.0, 11.0, 4.4
"""Pixels a day at 100 % of the three fixed steps."""
LEAST, MOST = 0.4, 60.0


@dataclass(frozen=True)
class TimeScale:
    """How wide a day is, and which day stands at the left end."""

    first_day: int
    per_day: float
    """Pixels of one day."""

    def x(self, day: float) -> float:
        """Pixels from the first day's morning to a point in time."""
        return (day - self.first_day) * self.per_day

    def day(self, x: float) -> float:
        """The point in time at so many pixels."""
        return x / self.per_day + self.first_day

    def width(self, days: float) -> float:
        """Pixels of so many days."""
        return days * self.per_day

    def zoomed(self, factor: float) -> TimeScale:
        """The scale by a factor larger, within bounds."""
        return TimeScale(self.first_day, min(MOST, max(LEAST, self.per_day * factor)))
