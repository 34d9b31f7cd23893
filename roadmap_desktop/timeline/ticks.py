"""The time header of a chart: months, plan weeks, days, and what is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from roadmap_desktop.timeline.recurrence import add_months
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.words import MONTHS, WEEKDAYS

WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTick:
    """A month, or the part of it that is shown."""

    x: float
    width: float
    label: str
    """``January 2027``."""
    short: str
    """``Jan``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTick:
    """The first day of a plan week: days 1, 8, 15, ..."""

    x: float
    day: int
    date: date
    label: str
    """Day of the month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTick:
    """One day."""

    x: float
    day: int
    date: date
    letter: str
    """First letter of the weekday."""
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedStrip:
    """Closed days in a row."""

    x: float
    width: float
    why: tuple[str, ...]
    """What closes them, each reason once."""


def _date(schedule: Schedule, day: int) -> date:
    return schedule.start + timedelta(days=day - 1)


def month_ticks(schedule: Schedule, first: int, last: int) -> tuple[MonthTick, ...]:
    """Every month that has a day among those shown."""
    found = []
    day = first
    while day <= last:
        when = _date(schedule, day)
        following = schedule.day_number(add_months(when.replace(day=1), 1))
        name = MONTHS[when.month - 1]
        end = min(following, last + 1)
        found.append(MonthTick(x=day, width=end - day, label=f"{name} {when.year}", short=name[:3]))
        day = following
    return tuple(found)


def week_ticks(schedule: Schedule, first: int, last: int) -> tuple[WeekTick, ...]:
    """The plan weeks that begin among the days shown."""
    start = first + (1 - first) % WEEK
    return tuple(
        WeekTick(x=day, day=day, date=when, label=str(when.day))
        for day in range(start, last + 1, WEEK)
        for when in (_date(schedule, day),)
    )


def day_ticks(schedule: Schedule, first: int, last: int) -> tuple[DayTick, ...]:
    """Every day shown."""
    is_open = schedule.calendar.is_open
    return tuple(
        DayTick(
            x=day,
            day=day,
            date=when,
            letter=WEEKDAYS[when.weekday()][0],
            closed=not is_open(when),
        )
        for day in range(first, last + 1)
        for when in (_date(schedule, day),)
    )


def closed_strips(schedule: Schedule, first: int, last: int) -> tuple[ClosedStrip, ...]:
    """Closed days among those shown, neighbours as one strip."""
    found: list[ClosedStrip] = []
    calendar = schedule.calendar
    for day in range(first, last + 1):
        why = calendar.why_closed(_date(schedule, day))
        if not why:
            continue
        if found and found[-1].x + found[-1].width == day:
            strip = found.pop()
            reasons = strip.why if why in strip.why else (*strip.why, why)
            found.append(ClosedStrip(x=strip.x, width=strip.width + 1, why=reasons))
        else:
            found.append(ClosedStrip(x=day, width=1, why=(why,)))
    return tuple(found)
