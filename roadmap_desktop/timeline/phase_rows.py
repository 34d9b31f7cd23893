"""All rows in reading order, each phase headed by a row of its own."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap_desktop.domain.model.tasks import OUTSIDE, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.dated import DatedRows
from roadmap_desktop.timeline.firms_rows import OTHER_WORK
from roadmap_desktop.timeline.owners import Owners
from roadmap_desktop.timeline.phases import PhaseSpan
from roadmap_desktop.timeline.progress import percent_of_all
from roadmap_desktop.timeline.reading_order import in_phases
from roadmap_desktop.timeline.schedule import ScheduledTask


def all_rows(
    dated: DatedRows, owners: Owners, calendar: WorkingCalendar, made_from: str = ""
) -> list[ScheduledTask]:
    """Each phase and what is in it, then other work where there is any.

    In a plan ``made_from`` another program's project that work comes first, under its name.
    """
    inside = in_phases(dated.by_id.values(), dated.planned)
    other: list[ScheduledTask] = []
    if rows := inside.get(OUTSIDE, ()):
        name = made_from or OTHER_WORK.name
        other = [_other_work_row(dated, rows, calendar, name), *rows]
    found = other if made_from else []
    for span in dated.layout.spans:
        rows = inside.get(span.phase.id, ())
        found.append(_phase_row(dated, span, rows, owners, calendar))
        found += rows
    return found if made_from else [*found, *other]


def _phase_row(
    dated: DatedRows,
    span: PhaseSpan,
    inside: Sequence[ScheduledTask],
    owners: Owners,
    calendar: WorkingCalendar,
) -> ScheduledTask:
    first, last = dated.layout.date_of(span.first_day), dated.layout.date_of(span.last_day)
    slack = _least_float(inside)
    days = calendar.working_days_between(first, last)
    return ScheduledTask(
        id=f"phase.{span.phase.id}",
        name=span.phase.name,
        phase=span.phase.id,
        kind=TaskKind.PHASE,
        owner=owners.of_phase(span.phase),
        owner_role=span.phase.owner_role,
        start=first,
        finish=last,
        start_day=span.first_day,
        finish_day=span.last_day,
        working_days=days,
        length=days,
        total_float=slack,
        critical=slack <= 0,
        percent=percent_of_all(inside),
        note=span.phase.purpose,
    )


def _other_work_row(
    dated: DatedRows, inside: Sequence[ScheduledTask], calendar: WorkingCalendar, name: str
) -> ScheduledTask:
    """It spans what is in it: no preset gives it a length."""
    first, last = min(row.start for row in inside), max(row.finish for row in inside)
    start, slack = dated.layout.start, _least_float(inside)
    days = calendar.working_days_between(first, last)
    return ScheduledTask(
        id=f"phase.{OUTSIDE}",
        name=name,
        phase=OUTSIDE,
        kind=TaskKind.PHASE,
        start=first,
        finish=last,
        start_day=(first - start).days + 1,
        finish_day=(last - start).days + 1,
        working_days=days,
        length=days,
        total_float=slack,
        critical=slack <= 0,
        percent=percent_of_all(inside),
    )


def _least_float(inside: Sequence[ScheduledTask]) -> int:
    held = (
        row.total_float
        for row in inside
        if row.kind is not TaskKind.RECURRING and row.actual_finish is None
    )
    return min(held, default=0)
