"""The days of a chart: months, weeks and days of its head, and what is closed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.ticks import (
    ClosedStrip,
    DayTick,
    MonthTick,
    WeekTick,
    closed_strips,
    day_ticks,
    month_ticks,
    week_ticks,
)


class ChartTimes:
    """All that a chart shows of its days, whatever rows it has."""

    def __init__(self, schedule: Schedule, first_day: int, last_day: int) -> None:
        self._schedule = replace(schedule, rows=(), links=(), conflicts=())
        self._first, self._last = first_day, last_day

    def same(self, schedule: Schedule, first_day: int, last_day: int) -> bool:
        """These are the times of that schedule, too."""
        return (
            (self._first, self._last) == (first_day, last_day)
            and self._schedule.start == schedule.start
            and self._schedule.calendar is schedule.calendar
        )

    @cached_property
    def months(self) -> tuple[MonthTick, ...]:
        """Months shown."""
        return month_ticks(self._schedule, self._first, self._last)

    @cached_property
    def weeks(self) -> tuple[WeekTick, ...]:
        """Plan weeks shown."""
        return week_ticks(self._schedule, self._first, self._last)

    @cached_property
    def days(self) -> tuple[DayTick, ...]:
        """Days shown."""
        return day_ticks(self._schedule, self._first, self._last)

    @cached_property
    def _closed(self) -> tuple[ClosedStrip, ...]:
        return closed_strips(self._schedule, self._first, self._last)

    @cached_property
    def _closed_at(self) -> list[float]:
        return [strip.x for strip in self._closed]

    def closed(self, first: float, last: float) -> Sequence[ClosedStrip]:
        """Strips of closed days between two days."""
        begin = max(0, bisect_left(self._closed_at, first) - 1)
        return self._closed[begin : bisect_left(self._closed_at, last + 1)]

    def why_closed(self, day: float) -> str:
        """What closes the firm on a day, '' where it is open."""
        for strip in self.closed(day, day):
            if strip.x <= day < strip.x + strip.width:
                return ", ".join(strip.why)
        return ""
