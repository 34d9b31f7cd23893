"""What the firm entered: its own rows, and what differs in the template's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from roadmap_desktop.domain.content.timeline import Phase, Recurrence
from roadmap_desktop.domain.model.tasks import OUTSIDE, LengthUnit, OffDays, Task, TaskKind
from roadmap_desktop.timeline.lengths import length_of
from roadmap_desktop.timeline.owners import Owners
from roadmap_desktop.timeline.phases import Layout, PhaseSpan
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.recurrence import last_day
from roadmap_desktop.timeline.schedule import Conflict

REACH = timedelta(days=3650)
"""Dates further from the plan's start than ten years count as that far."""

OTHER_WORK = Phase(
    id=OUTSIDE,
    number=0,
    name="Other work",
    first_day=1,
    last_day=1,
    purpose="",
    metrics="",
    owner_role="",
)

UNITS = ("day", "week", "month")


class FirmsRows:
    """Makes rows of what a firm added or changed; for one layout, whoever's tasks they are."""

    def __init__(self, layout: Layout, owners: Owners, week: int) -> None:
        """``week`` is the number of open days in the firm's week."""
        self._layout = layout
        self._owners = owners
        self._week = week
        self._reach = layout.start - REACH, layout.start + REACH
        self._spans = {
            span.phase.id: (span, layout.date_of(span.first_day), layout.date_of(span.last_day))
            for span in layout.spans
        }
        """Each phase with its first and last day."""
        self._other_work = PhaseSpan(
            phase=OTHER_WORK, first_day=1, days=layout.last_day, preset_days=layout.last_day
        )

    def within_reach(self, task: Task) -> Task:
        """The task with its dates not further from the plan's start than can be drawn."""
        return within(task, *self._reach)

    # --- the template's -----------------------------------------------------------------------

    def changed(self, row: PlannedRow, change: Task | None) -> PlannedRow:
        """The row as the firm wants it; what it left open stays as the template has it."""
        if change is None:
            return row
        row = replace(
            row,
            name=change.name or row.name,
            owner=self._owners.named(change.owner_id) or row.owner,
            no_earlier=change.must_start_on
            or self._not_before_plan(change.start_no_earlier)
            or row.no_earlier,
            deadline=change.finish_no_later,
            note=change.note or row.note,
            wish=change,
        )
        if row.recurs is not None:
            return self._with_rhythm(row, row.recurs, change)
        remains = change.remaining_days is not None
        if row.kind is TaskKind.TASK and (change.working_days is not None or remains):
            length = length_of(change, row.working_days, self._week)
            row = replace(
                row,
                fills=False,
                working_days=length.working_days,
                elapsed=length.elapsed,
                length=length.entered,
                length_unit=length.unit,
            )
        return row

    def _with_rhythm(self, row: PlannedRow, usual: Recurrence, task: Task) -> PlannedRow:
        rhythm = replace(
            usual,
            every=max(1, task.every or usual.every),
            unit=task.every_unit if task.every_unit in UNITS else usual.unit,
        )
        return replace(
            row,
            recurs=rhythm,
            off_days=task.off_days or OffDays.LATER,
            first=self._not_before_plan(task.start_no_earlier) or row.first,
            last=last_day(task, self._phase_end(row.span)) or row.last,
        )

    def _phase_end(self, span: PhaseSpan) -> date:
        known = self._spans.get(span.phase.id)
        return known[2] if known is not None else self._layout.date_of(self._layout.last_day)

    def _not_before_plan(self, wanted: date | None) -> date | None:
        return max(wanted, self._layout.start) if wanted else None

    # --- its own ------------------------------------------------------------------------------

    def own_row(self, task: Task, order: int) -> tuple[PlannedRow, list[Conflict]]:
        """A row of the firm's own, at its place among all, and what is wrong with it."""
        span, conflicts = self._span(task)
        return self._own_row(task, order, span), conflicts

    def _span(self, task: Task) -> tuple[PhaseSpan, list[Conflict]]:
        if task.phase == OUTSIDE:
            return self._other_work, []
        known = self._spans.get(task.phase)
        if known is not None:
            return known[0], []
        wanted = self._not_before_plan(task.start_no_earlier)
        span = self._layout.span_on((wanted - self._layout.start).days + 1 if wanted else 1)
        if not task.phase:
            return span, []
        text = (
            f"“{task.name}” belongs to a phase that this plan does not have; it is shown in "
            f"{span.phase.name}. Choose one of the plan's phases for it."
        )
        return span, [Conflict(code="outside_phase", tasks=(task.id,), text=text)]

    def _own_row(self, task: Task, order: int, span: PhaseSpan) -> PlannedRow:
        kind = task.kind or TaskKind.TASK
        if kind in (TaskKind.GATE, TaskKind.PHASE):
            kind = TaskKind.MILESTONE
        if kind is TaskKind.TASK and task.working_days is not None and task.working_days < 1:
            kind = TaskKind.MILESTONE
        length = length_of(task, 1, self._week) if kind is TaskKind.TASK else None
        wanted, begins = task.start_no_earlier, self._layout.start
        ends: date | None = None
        if span is not self._other_work:
            wanted = self._not_before_plan(wanted)
            _, begins, ends = self._spans[span.phase.id]
        first = wanted or begins
        row = PlannedRow(
            id=task.id,
            name=task.name,
            kind=kind,
            span=span,
            order=order,
            owner=self._owners.named(task.owner_id),
            working_days=length.working_days if length else 0,
            elapsed=length.elapsed if length else 0,
            length=length.entered if length else 0,
            length_unit=length.unit if length else LengthUnit.WORKING_DAYS,
            no_earlier=task.must_start_on or first,
            no_later=ends,
            deadline=task.finish_no_later,
            own=True,
            note=task.note,
            wish=task,
        )
        if kind is not TaskKind.RECURRING:
            return row
        weekly = Recurrence(every=1, unit="week", first_day=span.first_day, last_day=span.last_day)
        row = replace(row, first=first, last=ends or self._layout.date_of(span.last_day))
        return self._with_rhythm(row, weekly, task)


def within(task: Task, low: date, high: date) -> Task:
    """The task with none of its dates before ``low`` or after ``high``."""
    dates = (
        task.start_no_earlier,
        task.finish_no_later,
        task.must_start_on,
        task.actual_start,
        task.actual_finish,
        task.until,
    )
    if not any(dates) or all(day is None or low <= day <= high for day in dates):
        return task
    no_earlier, no_later, must, begun, ended, until = (
        day and max(low, min(day, high)) for day in dates
    )
    return replace(
        task,
        start_no_earlier=no_earlier,
        finish_no_later=no_later,
        must_start_on=must,
        actual_start=begun,
        actual_finish=ended,
        until=until,
    )
