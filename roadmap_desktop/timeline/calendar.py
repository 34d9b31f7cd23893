"""Working days of one firm: its work week, public holidays and own closures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Which days are open; ``closed`` names every closed day outside the work week."""

    work_week: frozenset[int]
    closed: dict[date, str]

    def is_open(self, day: date) -> bool:
        """True when the firm works on that day."""
        return day.weekday() in self.work_week and day not in self.closed
