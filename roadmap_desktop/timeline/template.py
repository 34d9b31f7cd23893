"""From the catalogue's template and the firm's own changes to the rows of one plan.

A row knows its length, the days between which it belongs and what it waits for; when it falls is
for the network to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from roadmap_desktop.domain.content import Catalogue, Depth, Gate, Recurrence, TaskTemplate
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import Task, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.owners import Owners
from roadmap_desktop.timeline.phases import Layout, PhaseSpan
from roadmap_desktop.timeline.schedule import Conflict

READINESS_SPRINT = "readiness_sprint"
"""Condition of the tasks that appear only when a critical prerequisite is weak (S1-8)."""

ADOPTION_CHECK = "pilot.adoption_check"
"""The check at the end of week four of rollout stage 1 (X-3)."""

FIRST_STAGE = "stage_1"
FOUR_WEEKS = 28
"""Days after which adoption is first judged."""

LONGEST_TASK = 1000
"""Working days; four years."""


def check_working_days(count: int) -> None:
    """Refuse a task length that no plan can hold (``PlanError``)."""
    if not 0 <= count <= LONGEST_TASK:
        raise PlanError(
            f"A task cannot take {count} working days: give it 0 (a milestone) to {LONGEST_TASK}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One task, milestone, gate or recurring item before its dates are known."""

    id: str
    name: str
    kind: TaskKind
    span: PhaseSpan
    order: int
    """Place among rows that start together."""
    owner: str = ""
    owner_role: str = ""
    working_days: int = 0
    no_earlier: date
    no_later: date
    """Last day of its phase; for a gate the day on which it is held."""
    fills: bool = False
    gate: str = ""
    minutes: int = 0
    recurs: Recurrence | None = None
    first: date | None = None
    """From when a recurring item falls."""
    last: date | None = None
    own: bool = False
    note: str = ""

    @property
    def scheduled(self) -> bool:
        """Takes part in the network; recurring items fall on their days whatever happens."""
        return self.kind is not TaskKind.RECURRING


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The template's tasks as one plan shows them."""

    shown: Mapping[str, TaskTemplate]
    hidden: Mapping[str, TaskTemplate]
    """Left out by depth, by condition, by a replacement or by the firm."""
    stand_ins: Mapping[str, tuple[str, ...]]
    """Hidden task -> shown tasks that replace it."""


def choose(catalogue: Catalogue, depth: Depth, sprint: bool, removed: Iterable[str]) -> Template:
    """The tasks that a plan of this depth shows, without those the firm took out."""
    gone = set(removed)
    shown = {
        task.id: task
        for task in catalogue.tasks
        if depth.reaches(task.depth)
        and task.up_to.reaches(depth)
        and (not task.condition or (sprint and task.condition == READINESS_SPRINT))
        and task.id not in gone
    }
    stand_ins: dict[str, tuple[str, ...]] = {}
    for task in shown.values():
        for replaced in task.replaces_in:
            stand_ins[replaced] = (*stand_ins.get(replaced, ()), task.id)
    shown = {id_: task for id_, task in shown.items() if id_ not in stand_ins}
    hidden = {task.id: task for task in catalogue.tasks if task.id not in shown}
    return Template(shown=shown, hidden=hidden, stand_ins=stand_ins)


def rows(
    plan: Plan,
    catalogue: Catalogue,
    template: Template,
    layout: Layout,
    owners: Owners,
    calendar: WorkingCalendar,
) -> tuple[list[PlannedRow], list[Conflict]]:
    """Every row of the phases: the template's, the firm's own, and the gates."""
    found: list[PlannedRow] = []
    conflicts: list[Conflict] = []
    changes = {task.template: task for task in plan.tasks if task.template}
    for order, task in enumerate(template.shown.values()):
        row = _from_template(task, order, layout, owners)
        if task.id == ADOPTION_CHECK:
            row = _adoption_check(row, layout, plan, calendar)
        changed = changes.get(task.id)
        found.append(_changed(row, changed, owners, layout) if changed else row)
    for own in plan.tasks:
        if not own.template and not own.removed:
            row, conflict = _own(own, len(found), layout, owners)
            found.append(row)
            conflicts += conflict
    for gate in catalogue.gates:
        found.append(_gate(gate, len(found), layout, owners, changes.get(gate.id)))
    known = {task.id for task in catalogue.tasks} | {gate.id for gate in catalogue.gates}
    conflicts += [
        Conflict(
            code="unknown_task",
            tasks=(change.id,),
            text=f"The change to “{change.name or change.template}” belongs to a task that this "
            "version of the template does not have. Remove the change, or add the task anew.",
        )
        for change in changes.values()
        if change.template not in known
    ]
    return found, conflicts


def _from_template(task: TaskTemplate, order: int, layout: Layout, owners: Owners) -> PlannedRow:
    span = layout.span(task.phase) or layout.spans[0]
    kind = TaskKind(task.kind)
    first_day = max(
        layout.first_day_for(task.earliest_day) if task.earliest_day else span.first_day,
        span.sprint_first_day if task.condition == READINESS_SPRINT else span.first_day,
    )
    row = PlannedRow(
        id=task.id,
        name=task.name,
        kind=kind,
        span=span,
        order=order,
        owner=owners.of_role(task.owner_role),
        owner_role=task.owner_role,
        working_days=span.scaled_days(task.working_days) if kind is TaskKind.TASK else 0,
        no_earlier=layout.date_of(first_day),
        no_later=layout.date_of(span.last_day),
        fills=task.fills,
        gate=task.gate,
        minutes=task.minutes,
        note=task.note,
    )
    if task.recurs:
        return replace(
            row,
            recurs=task.recurs,
            first=layout.date_of(layout.first_day_for(task.recurs.first_day)),
            last=layout.date_of(layout.last_day_for(task.recurs.last_day)),
        )
    if task.condition == READINESS_SPRINT:
        return replace(row, working_days=task.working_days)
    return row


def first_stage_days(plan: Plan, span: PhaseSpan) -> int:
    """Calendar days of rollout stage 1: four weeks unless the plan says otherwise, and never more
    than its phase has."""
    weeks = [one.weeks for one in plan.rollout_stages if one.stage == FIRST_STAGE and one.weeks]
    planned = round(weeks[0] * 7) if weeks else FOUR_WEEKS
    return max(1, min(planned, span.days))


def _adoption_check(
    row: PlannedRow, layout: Layout, plan: Plan, calendar: WorkingCalendar
) -> PlannedRow:
    """At the end of week four, on its last open day; in a shorter stage on that stage's (X-3)."""
    stage = first_stage_days(plan, row.span)
    into = min(stage, FOUR_WEEKS)
    note = row.note
    if stage < FOUR_WEEKS:
        told = "Rollout stage 1 lasts less than four weeks, so the check falls on its last day."
        note = f"{note} {told}".strip()
    last = calendar.previous_open(layout.date_of(row.span.first_day + into - 1))
    first = layout.date_of(row.span.first_day)
    return replace(row, no_earlier=max(last, first), note=note)


def _changed(row: PlannedRow, change: Task, owners: Owners, layout: Layout) -> PlannedRow:
    """The row as the firm wants it; what it left open stays as the template has it."""
    days = row.working_days
    if change.working_days is not None and row.kind is TaskKind.TASK:
        days = max(1, min(LONGEST_TASK, change.working_days))
        row = replace(row, fills=False)
    return replace(
        row,
        name=change.name or row.name,
        working_days=days,
        owner=owners.named(change.owner_id) or row.owner,
        no_earlier=_bounded(change.start_no_earlier, layout) or row.no_earlier,
        note=change.note or row.note,
    )


def _own(
    task: Task, order: int, layout: Layout, owners: Owners
) -> tuple[PlannedRow, list[Conflict]]:
    wanted = _bounded(task.start_no_earlier, layout)
    day = (wanted - layout.start).days + 1 if wanted else 1
    span = layout.span(task.phase)
    conflicts = []
    if span is None:
        span = layout.span_on(day)
        if task.phase:
            text = (
                f"“{task.name}” belongs to a phase that this plan does not have; it is shown in "
                f"{span.phase.name}. Choose one of the plan's phases for it."
            )
            conflicts.append(Conflict(code="outside_phase", tasks=(task.id,), text=text))
    kind = task.kind or TaskKind.TASK
    if kind in (TaskKind.GATE, TaskKind.PHASE):
        kind = TaskKind.MILESTONE
    length = 1 if task.working_days is None else task.working_days
    if kind is TaskKind.TASK and length < 1:
        kind = TaskKind.MILESTONE
    first, last = wanted or layout.date_of(span.first_day), layout.date_of(span.last_day)
    recurring = kind is TaskKind.RECURRING
    weekly = Recurrence(every=1, unit="week", first_day=span.first_day, last_day=span.last_day)
    row = PlannedRow(
        id=task.id,
        name=task.name,
        kind=kind,
        span=span,
        order=order,
        owner=owners.named(task.owner_id),
        working_days=min(LONGEST_TASK, length) if kind is TaskKind.TASK else 0,
        no_earlier=first,
        no_later=last,
        recurs=weekly if recurring else None,
        first=first if recurring else None,
        last=last if recurring else None,
        own=True,
        note=task.note,
    )
    return row, conflicts


def _bounded(wanted: date | None, layout: Layout) -> date | None:
    """A wished-for date, kept between the plan's start and ten years later."""
    if wanted is None:
        return None
    return max(layout.start, min(wanted, layout.start + timedelta(days=3650)))


def _gate(
    gate: Gate, order: int, layout: Layout, owners: Owners, change: Task | None
) -> PlannedRow:
    day = layout.last_day_for(gate.day)
    span = layout.span_on(day)
    role = span.phase.owner_role
    held = layout.date_of(day)
    return PlannedRow(
        id=gate.id,
        name=(change and change.name) or gate.name,
        kind=TaskKind.GATE,
        span=span,
        order=order,
        owner=owners.named(change.owner_id if change else "") or owners.of_phase(span.phase),
        owner_role=role,
        no_earlier=held,
        no_later=held,
        note=(change and change.note) or gate.question,
    )
