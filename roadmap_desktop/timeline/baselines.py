"""Baselines: where everything stood on one day, how far it moved since, and where it will end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap_desktop.domain.model.tasks import OUTSIDE, BaselineDate, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.schedule import Schedule

ORIGINAL_DAYS = 120
"""Length of the plan that the template describes."""


def dates_of(schedule: Schedule) -> tuple[BaselineDate, ...]:
    """First and last day of every row, phases and the tail included, to keep in a baseline.

    Ids, and the baseline they belong to, are for the command that keeps them to give.
    """
    return tuple(
        BaselineDate(id="", row=row.id, start=row.start, finish=row.finish) for row in schedule.rows
    )


@dataclass(frozen=True, slots=True)
class Variance:
    """How far a row has moved since a baseline, in working days; negative for earlier."""

    start: int
    finish: int
    was: tuple[date, date]
    """First and last day in the baseline."""


def variances(schedule: Schedule, dates: Iterable[BaselineDate]) -> Mapping[str, Variance]:
    """The variance of every row that the baseline knows, by row id.

    Rows that came later have none, and what is gone since is left out.
    """
    found: dict[str, Variance] = {}
    for kept in dates:
        row = schedule.by_id.get(kept.row)
        if row is None or kept.start is None or kept.finish is None:
            continue
        found[kept.row] = Variance(
            working_days_from(schedule.calendar, kept.start, row.start),
            working_days_from(schedule.calendar, kept.finish, row.finish),
            (kept.start, kept.finish),
        )
    return found


def working_days_from(calendar: WorkingCalendar, before: date, after: date) -> int:
    """How many working days ``after`` lies behind ``before``, negative where it lies before it.

    Closed days count as the open day before them: from Friday to Sunday it is none.
    """
    return calendar.index_until(after) - calendar.index_until(before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """When the plan will end as things stand."""

    end: date
    """The later of the plan's last day and the last day of anything in its phases."""
    end_day: int
    """Plan day of it."""
    days: int
    """Calendar days beyond the last day of the plan; 0 when it is kept."""
    working_days: int
    days_from_original: int
    """Calendar days beyond day 120, the end of the original; negative for a shorter plan."""
    working_days_from_original: int


def forecast(schedule: Schedule) -> Forecast:
    """When the plan will end, and how far from its own last day and from day 120."""
    ends = [
        row.finish
        for row in schedule.rows
        if row.phase != OUTSIDE
        and not row.tail
        and row.kind not in (TaskKind.PHASE, TaskKind.RECURRING)
    ]
    end = max(ends, default=schedule.finish)
    end = max(end, schedule.finish)
    original = schedule.start + timedelta(days=ORIGINAL_DAYS - 1)
    return Forecast(
        end=end,
        end_day=schedule.day_number(end),
        days=(end - schedule.finish).days,
        working_days=working_days_from(schedule.calendar, schedule.finish, end),
        days_from_original=(end - original).days,
        working_days_from_original=working_days_from(schedule.calendar, original, end),
    )
