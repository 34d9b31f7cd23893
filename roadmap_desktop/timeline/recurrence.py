"""When recurring items fall."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from roadmap_desktop.domain.content import Recurrence
from roadmap_desktop.timeline.calendar import WorkingCalendar

DAYS_PER_MONTH = 365.25 / 12


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def occurrences(
    recurrence: Recurrence, first: date, last: date, calendar: WorkingCalendar
) -> tuple[date, ...]:
    """The open days on which an item falls from ``first`` to ``last``.

    One that would fall on a closed day moves to the next open day; where that lies behind
    ``last``, it moves back instead. Two never share a day.
    """
    found: list[date] = []
    for day in _nominal(recurrence, first, last):
        moved = calendar.next_open(day)
        if moved > last:
            moved = calendar.previous_open(last)
        if first <= moved <= last and moved not in found[-1:]:
            found.append(moved)
    return tuple(found)


def _nominal(recurrence: Recurrence, first: date, last: date) -> Iterator[date]:
    every, number, day = max(1, recurrence.every), 0, first
    while day <= last:
        yield day
        number += every
        if recurrence.unit == "month":
            day = add_months(first, number)
        else:
            day = first + timedelta(weeks=number)


def times_per_month(recurrence: Recurrence) -> float:
    """How often an item falls in an average month."""
    every = max(1, recurrence.every)
    return 1 / every if recurrence.unit == "month" else DAYS_PER_MONTH / 7 / every
