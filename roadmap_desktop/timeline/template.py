"""From the catalogue's template to the rows of one plan; the firm's own come beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.stages import Gate
from roadmap_desktop.domain.content.timeline import TaskTemplate
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.rollout import RolloutStage
from roadmap_desktop.domain.model.tasks import Task, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.firms_rows import FirmsRows
from roadmap_desktop.timeline.owners import Owners
from roadmap_desktop.timeline.phases import Layout, PhaseSpan
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.remembered import Once, PerItem
from roadmap_desktop.timeline.schedule import Conflict
from roadmap_desktop.timeline.subtasks import NestMemory, nest

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


class RowsMemory:
    """Rows that were made last time."""

    def __init__(self) -> None:
        self.firm: Once[FirmsRows] = Once()
        self.tasks: PerItem[Task] = PerItem()
        self.template: PerItem[PlannedRow] = PerItem()
        self.own: PerItem[tuple[PlannedRow, list[Conflict]]] = PerItem()
        self.gates: PerItem[PlannedRow] = PerItem()
        self.nested = NestMemory()


def rows(
    plan: Plan,
    catalogue: Catalogue,
    template: Template,
    layout: Layout,
    owners: Owners,
    calendar: WorkingCalendar,
    memory: RowsMemory,
) -> tuple[list[PlannedRow], list[Conflict]]:
    """Every row of the phases, the template's, the firm's own and the gates, and other work."""
    week = len(calendar.work_week)
    firm = memory.firm.of((layout, owners, week), lambda: FirmsRows(layout, owners, week))
    tasks = memory.tasks.of((firm,), (plan.tasks,), firm.within_reach)
    changes = {task.template: task for task in tasks if task.template}
    stages = plan.rollout_stages

    def templates_row(task: TaskTemplate, order: int, change: Task | None) -> PlannedRow:
        row = _from_template(task, order, layout, owners)
        if task.id == ADOPTION_CHECK:
            row = _adoption_check(row, layout, stages, calendar)
        return firm.changed(row, change)

    def gates_row(gate: Gate, order: int, change: Task | None) -> PlannedRow:
        return _gate(gate, order, layout, owners, change)

    shown = list(template.shown.values())
    found = [
        *memory.template.of(
            (firm, calendar, stages),
            (shown, range(len(shown)), [changes.get(task.id) for task in shown]),
            templates_row,
        )
    ]
    own = [task for task in tasks if not task.template and not task.removed]
    places = range(len(found), len(found) + len(own))
    owned = memory.own.of((firm,), (own, places), firm.own_row)
    found += [row for row, _ in owned]
    places = range(len(found), len(found) + len(catalogue.gates))
    decided = [changes.get(gate.id) for gate in catalogue.gates]
    found += memory.gates.of((firm,), (catalogue.gates, places, decided), gates_row)
    found = nest(found, memory.nested)
    nested = {row.id for row in found if row.parent}
    known = {task.id for task in catalogue.tasks} | {gate.id for gate in catalogue.gates}
    known |= {item.id for item in catalogue.tail}
    lost = [change for change in changes.values() if change.template not in known]
    return found, [
        *(one for _, told in owned for one in told if one.tasks[0] not in nested),
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


def first_stage_days(stages: Sequence[RolloutStage], span: PhaseSpan) -> int:
    """Calendar days of rollout stage 1: four weeks unless the plan says otherwise, and never more
    than its phase has."""
    weeks = [one.weeks for one in stages if one.stage == FIRST_STAGE and one.weeks]
    planned = round(weeks[0] * 7) if weeks else FOUR_WEEKS
    return max(1, min(planned, span.days))


def _adoption_check(
    row: PlannedRow,
    layout: Layout,
    stages: Sequence[RolloutStage],
    calendar: WorkingCalendar,
) -> PlannedRow:
    """At the end of week four, on its last open day; in a shorter stage on that stage's (X-3)."""
    stage = first_stage_days(stages, row.span)
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
