"""When recurring items fall."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from roadmap_desktop.domain.content.timeline import Recurrence
from roadmap_desktop.domain.model.tasks import OffDays, Task
from roadmap_desktop.timeline.calendar import WorkingCalendar

DAYS_PER_MONTH = 365.25 / 12
WEEK = 7
FAR = 3650
"""Days from the end of its phase beyond which a last day counts as that far."""


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(task: Task, phase_end: date) -> date | None:
    """The last day on which an item may recur as the firm wants it: a date that stays, or so many
    days before the end of its phase; None where the firm said nothing."""
    if task.until is not None or task.ends_before is None:
        return task.until
    return phase_end - timedelta(days=max(-FAR, min(FAR, task.ends_before)))


def occurrences(
    recurrence: Recurrence,
    first: date,
    last: date,
    calendar: WorkingCalendar,
    off_days: OffDays = OffDays.LATER,
) -> tuple[date, ...]:
    """The open days on which an item falls from ``first`` to ``last``.

    One that would fall on a closed day moves to the next open day, or to the one before, and where
    that lies outside the span to the other side; or it is skipped. Two never share a day.
    """
    found: list[date] = []
    for day in _nominal(recurrence, first, last):
        if off_days is OffDays.SKIP:
            moved = day if calendar.is_open(day) else None
        elif off_days is OffDays.EARLIER:
            moved = calendar.previous_open(day)
            if moved < first:
                moved = calendar.next_open(first)
        else:
            moved = calendar.next_open(day)
            if moved > last:
                moved = calendar.previous_open(last)
        if moved is not None and first <= moved <= last and moved not in found[-1:]:
            found.append(moved)
    return tuple(found)


def _nominal(recurrence: Recurrence, first: date, last: date) -> Iterator[date]:
    every, number, day = max(1, recurrence.every), 0, first
    reach = (last - first).days
    while day <= last:
        yield day
        number += every
        if number > reach:
            return
        if recurrence.unit == "month":
            day = add_months(first, number)
        elif recurrence.unit == "day":
            day = first + timedelta(days=number)
        else:
            day = first + timedelta(weeks=number)


def times_per_month(recurrence: Recurrence, open_days: int = WEEK) -> float:
    """How often an item falls in an average month, where so many days of the week are open."""
    every = max(1, recurrence.every)
    if recurrence.unit == "month":
        return 1 / every
    if recurrence.unit == "day":
        return DAYS_PER_MONTH * min(1 / every, open_days / WEEK)
    return DAYS_PER_MONTH / WEEK / every
