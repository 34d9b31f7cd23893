"""From the catalogue's template to the rows of one plan; the firm's own come beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.stages import Gate
from roadmap_desktop.domain.content.timeline import TaskTemplate
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import Task, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.firms_rows import FirmsRows
from roadmap_desktop.timeline.owners import Owners
from roadmap_desktop.timeline.phases import Layout, PhaseSpan
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.schedule import Conflict
from roadmap_desktop.timeline.subtasks import nest

READINESS_SPRINT = "readiness_sprint"
"""Condition of the tasks that appear only when a critical prerequisite is weak (S1-8)."""

ADOPTION_CHECK = "pilot.adoption_check"
"""The check at the end of week four of rollout stage 1 (X-3)."""

FIRST_STAGE = "stage_1"
FOUR_WEEKS = 28
"""Days after which adoption is first judged."""


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
    """Every row of the phases, the template's, the firm's own and the gates, and other work."""
    found: list[PlannedRow] = []
    firm = FirmsRows(plan, layout, owners, calendar)
    for order, task in enumerate(template.shown.values()):
        row = _from_template(task, order, layout, owners)
        if task.id == ADOPTION_CHECK:
            row = _adoption_check(row, layout, plan, calendar)
        found.append(firm.changed(row))
    own, conflicts = firm.own(len(found))
    found += own
    for gate in catalogue.gates:
        found.append(_gate(gate, len(found), layout, owners, firm.changes.get(gate.id)))
    found = nest(found)
    nested = {row.id for row in found if row.parent}
    known = {task.id for task in catalogue.tasks} | {gate.id for gate in catalogue.gates}
    lost = [change for change in firm.changes.values() if change.template not in known]
    return found, [
        *(one for one in conflicts if one.tasks[0] not in nested),
        *(_lost_change(change) for change in lost),
    ]


def _lost_change(change: Task) -> Conflict:
    return Conflict(
        code="unknown_task",
        tasks=(change.id,),
        text=f"The change to “{change.name or change.template}” belongs to a task that this "
        "version of the template does not have. Remove the change, or add the task anew.",
    )


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
    row = replace(row, length=row.working_days)
    if task.recurs:
        return replace(
            row,
            recurs=task.recurs,
            first=layout.date_of(layout.first_day_for(task.recurs.first_day)),
            last=layout.date_of(layout.last_day_for(task.recurs.last_day)),
        )
    if task.condition == READINESS_SPRINT:
        return replace(row, working_days=task.working_days, length=task.working_days)
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
        wish=Task(id=change.id, place=change.place) if change else None,
    )
