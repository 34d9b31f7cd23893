"""Rows of the template put back after they were taken off.

While a row was gone, links may have been drawn that would now close a ring with the template's. The
row comes back and those links go; which ones is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.row_changes import RowChanges
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import TaskLink
from roadmap_desktop.timeline.schedule import Conflict, Schedule

RING = "cycle"
"""Code of the conflict between rows that wait for each other."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A plan with rows put back, and what had to go for that."""

    plan: Plan
    gone: tuple[str, ...]
    """'“Brief” → “Idea gate”' for each link that was taken away."""


def restore_rows(edit: Edit, rows: Iterable[str]) -> Step:
    """Have rows of the template again that were taken off, as the template has them.

    Links of the firm's own that would then close a ring are taken away in the same step, and the
    step's name says so. Raises ``PlanError`` for a row of the firm's own, which the template does
    not have, and for one that is as the template has it.
    """
    found = list(rows)
    restored = put_back(edit, found)
    label = f"Put {RowChanges(edit).names(found)} back"
    if restored.gone:
        label += f" without {' and '.join(restored.gone)}"
    return Step(label, restored.plan)


def put_back(edit: Edit, rows: Iterable[str]) -> Restored:
    """What ``restore_rows`` does, with the links that go."""
    changes = RowChanges(edit)
    differs = {task.template or task.id for task in edit.plan.tasks}
    for row in rows:
        if not changes.record(row).template:
            raise PlanError(
                f"{changes.names([row])} is a row of your own; undo gives it back as it was."
            )
        if row not in differs:
            raise PlanError(
                f"{changes.names([row])} is as the template has it; there is nothing to put back."
            )
        changes.drop(row)
    return _without_new_rings(edit, changes.plan())


def _without_new_rings(edit: Edit, plan: Plan) -> Restored:
    before = {one.tasks for one in _rings(_schedule(edit, edit.plan))}
    gone: list[str] = []
    for _ in edit.plan.task_links:  # each turn takes one away
        schedule = _schedule(edit, plan)
        new = [one for one in _rings(schedule) if one.tasks not in before]
        inside = [own for one in new for own in _own_links(plan, schedule, one)]
        if not inside:
            break
        broken = inside[-1]
        names = (schedule.by_id[one].name for one in (broken.predecessor, broken.successor))
        gone.append(" → ".join(f"“{name}”" for name in names))
        plan = with_records(plan, BY_NAME["task_link"], (), frozenset({broken.id}))
    return Restored(plan, tuple(gone))


def _schedule(edit: Edit, plan: Plan) -> Schedule:
    return assess(plan, edit.catalogue, edit.today).schedule


def _rings(schedule: Schedule) -> list[Conflict]:
    return [one for one in schedule.conflicts if one.code == RING]


def _own_links(plan: Plan, schedule: Schedule, ring: Conflict) -> list[TaskLink]:
    """The firm's own links on a ring, the one drawn last at the end; a link of a task with subtasks
    stands for links of all of these."""
    pairs = set(zip(ring.tasks, (*ring.tasks[1:], ring.tasks[0]), strict=True))
    return [
        one
        for one in plan.task_links
        if not one.removed
        and any(
            before in _family(schedule, one.predecessor)
            and after in _family(schedule, one.successor)
            for before, after in pairs
        )
    ]


def _family(schedule: Schedule, row: str) -> set[str]:
    return {row, *(one.id for one in schedule.rows if row in schedule.above(one.id))}
