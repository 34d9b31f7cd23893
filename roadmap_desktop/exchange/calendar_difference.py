"""How the calendar of a foreign file differs from the firm's, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from roadmap_desktop.exchange.foreign_tasks import ForeignCalendar
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.words import WEEKDAYS, full_date

MOST_NAMED = 3
ONE_DAY = timedelta(days=1)


def differences(
    theirs: ForeignCalendar, ours: WorkingCalendar, first: date, last: date
) -> list[str]:
    """What differs between two days; the firm's calendar counts in any case."""
    told = []
    if frozenset(theirs.work_week) != ours.work_week:
        told.append(
            f"The file works on {_weekdays(theirs.work_week)}, the firm on "
            f"{_weekdays(ours.work_week)}; the firm's week counts."
        )
    shut = {
        day
        for one in theirs.closed
        for day in _days(max(one.start, first), min(one.finish, last))
        if day.weekday() in ours.work_week
    }
    open_here = sorted(day for day in shut if ours.is_open(day))
    if open_here:
        told.append(
            f"Closed in the file but open here: {_named(open_here)}. Enter what the firm is closed "
            "for too among its closures."
        )
    open_there = sorted(
        day
        for day in ours.closed
        if first <= day <= last
        and day not in shut
        and day.weekday() in ours.work_week
        and day.weekday() in theirs.work_week
    )
    if open_there:
        told.append(f"Open in the file but closed here: {_named(open_there)}.")
    return told


def _days(first: date, last: date) -> Iterable[date]:
    return (first + ONE_DAY * n for n in range((last - first).days + 1))


def _weekdays(week: Iterable[int]) -> str:
    days = sorted(set(week))
    names = [WEEKDAYS[day] for day in days]
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{names[0]} to {names[-1]}"
    return ", ".join(names)


def _named(days: list[date]) -> str:
    shown = ", ".join(full_date(day) for day in days[:MOST_NAMED])
    more = len(days) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
