"""Baselines: where everything stood on one day, how far it moved since, and where it will end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from roadmap_desktop.domain.model.tasks import OUTSIDE, BaselineDate, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.plan_schedule import LIMITED_ROLLOUT
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.what_if import Difference, difference

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


def as_it_stood(schedule: Schedule, dates: Iterable[BaselineDate]) -> Schedule:
    """The schedule with the rows that a baseline knows, on the days that it kept.

    Rows that came later are left out, and rows that are gone since stay gone. What was late,
    critical or in conflict then was not kept, so the rows say nothing of it.
    """
    kept = {d.row: (d.start, d.finish) for d in dates if d.start and d.finish}
    begin = kept.get(phase_row(schedule.phases[0].id), (schedule.start,))[0]

    def days(span: tuple[date, date]) -> dict[str, Any]:
        start, finish = span
        first, last = (start - begin).days + 1, (finish - begin).days + 1
        return {"start": start, "finish": finish, "start_day": first, "finish_day": last}

    unknown: dict[str, Any] = {"total_float": 0, "free_float": 0, "critical": False}
    phases = tuple(
        replace(one, **days(kept.get(phase_row(one.id), (one.start, one.finish))))
        for one in schedule.phases
    )
    stood = replace(
        schedule,
        rows=tuple(
            replace(row, **days(kept[row.id]), **unknown) for row in schedule.rows if row.id in kept
        ),
        phases=phases,
        start=phases[0].start,
        finish=phases[-1].finish,
        conflicts=(),
        adaptations=(),
    )
    return replace(stood, go_live=_go_live(stood))


def moved_since(
    schedule: Schedule,
    dates: Iterable[BaselineDate],
    *,
    decided: Collection[str] = (),
    today: date | None = None,
) -> Difference:
    """What has moved since a baseline was taken, told as a change that is only tried.

    What falls after the last phase counts where the baseline has kept any of it; older ones have
    not. Conflicts are those of today: those of that day were not kept.
    """
    stood = as_it_stood(schedule, dates)
    if not stood.tail:
        schedule = replace(schedule, rows=tuple(row for row in schedule.rows if not row.tail))
    return difference(stood, schedule, decided=decided, today=today)


def phase_row(phase: str) -> str:
    """Timeline id of a phase's row."""
    return f"phase.{phase}"


def _go_live(schedule: Schedule) -> date:
    """First day of the limited rollout, later where a gate before it was: as in the plan itself."""
    number = {one.id: one.number for one in schedule.phases}
    begins = next((p for p in schedule.phases if p.id == LIMITED_ROLLOUT), schedule.phases[-1])
    gates = [
        gate.finish
        for gate in schedule.gates
        if number.get(gate.phase, 0) < begins.number and gate.finish >= begins.start
    ]
    return schedule.calendar.next_open(max(gates) + timedelta(days=1)) if gates else begins.start


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
