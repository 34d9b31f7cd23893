"""The rows of a timeline with what an MSPDI task needs beside its dates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import LengthUnit, TaskKind
from roadmap_desktop.exchange.mspdi.codes import (
    ELAPSED_MINUTES_A_DAY,
    EVENING,
    MINUTES_A_DAY,
    MORNING,
    Constraint,
    Unit,
)
from roadmap_desktop.exchange.mspdi.holding import Holding
from roadmap_desktop.exchange.outline import OutlineRow, outline
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedRow:
    """A row as the file has it: with its number, its times of day and what holds it."""

    uid: int
    number: str
    """Outline number, '1.2.3'."""
    level: int
    name: str
    row: ScheduledTask
    summary: bool
    milestone: bool
    morning: bool
    """A milestone reached in the morning."""
    minutes: int
    unit: Unit
    owner: str
    constraint: Constraint
    constraint_date: date | None
    several_holds: bool = False
    occurrences: tuple[date, ...] = ()
    day: date | None = None
    """Of a single occurrence; the row's own dates are those of all of them."""

    @property
    def start(self) -> str:
        """Moment of the start."""
        day = self.day or self.row.start
        return f"{day.isoformat()}T{EVENING if self.milestone and not self.morning else MORNING}"

    @property
    def finish(self) -> str:
        """Moment of the finish; what runs through the nights ends in the morning after."""
        if self.milestone:
            return self.start
        if self.unit is Unit.ELAPSED_DAYS:
            return f"{(self.row.finish + timedelta(1)).isoformat()}T{MORNING}"
        return f"{self.row.finish.isoformat()}T{EVENING}"

    @property
    def worked_minutes(self) -> int:
        """Work of one person on it all the time."""
        days = self.minutes // ELAPSED_MINUTES_A_DAY
        return days * MINUTES_A_DAY if self.unit is Unit.ELAPSED_DAYS else self.minutes


def numbered(plan: Plan, schedule: Schedule) -> list[NumberedRow]:
    """Every row of the file in order; occurrences of a recurring item stand below it."""
    records = {task.template or task.id: task for task in plan.tasks if not task.removed}
    before: dict[str, list[ScheduledLink]] = defaultdict(list)
    for link in schedule.links:
        before[link.successor].append(link)
    holding = Holding(schedule, records, before)
    counts: list[int] = []
    found: list[NumberedRow] = []
    for one in outline(schedule):
        counts = [*counts[: one.level], *([0] * (one.level - len(counts)))]
        counts[one.level - 1] += 1
        number = ".".join(str(count) for count in counts[: one.level])
        found.append(_row(one, len(found) + 1, number, holding))
        for place, day in enumerate(one.row.occurrences, 1):
            found.append(_occurrence(one, len(found) + 1, f"{number}.{place}", day))
    return found


def _row(one: OutlineRow, uid: int, number: str, holding: Holding) -> NumberedRow:
    row = one.row
    recurring = bool(row.occurrences)
    summary = one.has_below or row.summary or row.kind is TaskKind.PHASE or recurring
    milestone = not summary and row.kind is not TaskKind.TASK
    held = holding.of(row, summary=summary, milestone=milestone)
    minutes, unit = _length(row, holding.schedule, summary=summary, milestone=milestone)
    return NumberedRow(
        uid=uid,
        number=number,
        level=one.level,
        name=row.name,
        row=row,
        summary=summary,
        milestone=milestone,
        morning=held.morning,
        minutes=minutes,
        unit=unit,
        owner="" if summary else row.owner,
        constraint=held.kind,
        constraint_date=held.day,
        several_holds=held.several,
        occurrences=row.occurrences,
    )


def _occurrence(one: OutlineRow, uid: int, number: str, day: date) -> NumberedRow:
    return NumberedRow(
        uid=uid,
        number=number,
        level=one.level + 1,
        name=f"{one.row.name} {number.rpartition('.')[2]}",
        row=one.row,
        summary=False,
        milestone=True,
        morning=False,
        minutes=0,
        unit=Unit.DAYS,
        owner=one.row.owner,
        constraint=Constraint.MUST_START_ON,
        constraint_date=day,
        day=day,
    )


def _length(
    row: ScheduledTask, schedule: Schedule, *, summary: bool, milestone: bool
) -> tuple[int, Unit]:
    if milestone:
        return 0, Unit.DAYS
    worked = schedule.calendar.working_days_between(row.start, row.finish)
    if summary:
        return worked * MINUTES_A_DAY, Unit.DAYS
    if row.length_unit is LengthUnit.CALENDAR_DAYS:
        return ((row.finish - row.start).days + 1) * ELAPSED_MINUTES_A_DAY, Unit.ELAPSED_DAYS
    length = worked if row.actual_start else row.working_days or worked
    in_weeks = row.length_unit is LengthUnit.WEEKS
    return length * MINUTES_A_DAY, Unit.WEEKS if in_weeks else Unit.DAYS
