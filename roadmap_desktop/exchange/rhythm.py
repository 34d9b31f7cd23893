"""The rhythm behind some dates: every second week, every month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from roadmap_desktop.domain.content.timeline import Recurrence
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.recurrence import occurrences

MOST_EVERY = 366


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How something recurs, as ``Task`` says it."""

    every: int
    unit: str


def rhythm_of(days: Sequence[date], calendar: WorkingCalendar) -> Rhythm | None:
    """The rhythm that gives exactly these days in that calendar, None where there is none."""
    if len(days) < 2:
        return None
    gaps = [(after - before).days for before, after in pairwise(days)]
    usual = max(set(gaps), key=gaps.count)
    months = [
        (after.year - before.year) * 12 + after.month - before.month
        for before, after in pairwise(days)
    ]
    for every, unit in (
        (round(usual / 7), "week"),
        (max(set(months), key=months.count), "month"),
        (usual, "day"),
    ):
        if 1 <= every <= MOST_EVERY:
            tried = Recurrence(every=every, unit=unit, first_day=1, last_day=1)
            if occurrences(tried, days[0], days[-1], calendar) == tuple(days):
                return Rhythm(every, unit)
    return None
