"""What the firm changes about the timeline: own tasks, and what differs from the template's.

Dates are never stored: they follow from template, links and calendar.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.domain.answering import next_position, with_person
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import Task, TaskKind

NONE: frozenset[str] = frozenset()
MOST_DAYS = 730
"""Working days of one task."""


def add_task(
    edit: Edit,
    phase: str,
    name: str,
    working_days: int,
    *,
    owner: str = "",
    after: date | None = None,
) -> Step:
    """Add a task of the firm's own to a phase; ``after`` is the day before which it cannot start.

    Without working days it is a milestone.
    """
    if edit.catalogue.find("phases", phase) is None:
        known = ", ".join(p.id for p in edit.catalogue.phases)
        raise PlanError(f"No phase is called '{phase}'; the phases are {known}.")
    called = wording.name(name, "A task needs a name; type what is done.")
    plan, owner_id = _owner(edit, edit.plan, owner)
    task = Task(
        id=edit.new_id(),
        position=next_position(plan.tasks),
        phase=phase,
        name=called,
        kind=TaskKind.TASK if working_days else TaskKind.MILESTONE,
        owner_id=owner_id,
        working_days=_days(working_days),
        start_no_earlier=after,
    )
    return Step(f"Add “{called}”", with_records(plan, BY_NAME["task"], (task,), NONE))


def change_task(
    edit: Edit,
    task_id: str,
    *,
    name: str | None = None,
    working_days: int | None = None,
    owner: str | None = None,
    after: date | None = None,
) -> Step:
    """Change a task, the template's or an own one; what is not given stays."""
    task, called = _task(edit, task_id)
    if name is not None:
        task = replace(task, name=wording.name(name, "A task needs a name; type what is done."))
    if working_days is not None:
        task = replace(task, working_days=_days(working_days))
    if after is not None:
        task = replace(task, start_no_earlier=after)
    plan = edit.plan
    if owner is not None:
        plan, owner_id = _owner(edit, plan, owner)
        task = replace(task, owner_id=owner_id)
    return Step(f"Change “{called}”", with_records(plan, BY_NAME["task"], (task,), NONE))


def remove_task(edit: Edit, task_id: str) -> Step:
    """Take a task off the timeline; one of the template's can be put back."""
    task, called = _task(edit, task_id)
    entity = BY_NAME["task"]
    if task.template:
        plan = with_records(edit.plan, entity, (replace(task, removed=True),), NONE)
    else:
        links = frozenset(
            link.id
            for link in edit.plan.task_links
            if task.id in (link.predecessor, link.successor)
        )
        plan = with_records(edit.plan, entity, (), frozenset({task.id}))
        plan = with_records(plan, BY_NAME["task_link"], (), links)
    return Step(f"Remove “{called}”", plan)


def restore_task(edit: Edit, template_id: str) -> Step:
    """Have a task of the template again as the template has it."""
    task, called = _task(edit, template_id)
    if all(t.id != task.id for t in edit.plan.tasks):
        raise PlanError(f"“{called}” is as the template has it; there is nothing to put back.")
    plan = with_records(edit.plan, BY_NAME["task"], (), frozenset({task.id}))
    return Step(f"Put “{called}” back", plan)


def _task(edit: Edit, task_id: str) -> tuple[Task, str]:
    """The row for a task, a new one where nothing was changed yet, and the task's name."""
    template = edit.catalogue.find("tasks", task_id)
    for task in edit.plan.tasks:
        if task_id in (task.id, task.template):
            original = template or edit.catalogue.find("tasks", task.template)
            return task, task.name or (original.name if original else task_id)
    if template is None:
        raise PlanError(f"The timeline has no task '{task_id}'; look at the timeline again.")
    position = next_position(edit.plan.tasks)
    return Task(id=edit.new_id(), position=position, template=task_id), template.name


def _owner(edit: Edit, plan: Plan, name: str) -> tuple[Plan, str]:
    return with_person(plan, wording.name(name, "") if name.strip() else "", edit.new_id)


def _days(working_days: int) -> int:
    if not 0 <= working_days <= MOST_DAYS:
        raise PlanError(f"A task lasts 0 to {MOST_DAYS} working days; give another number.")
    return working_days
