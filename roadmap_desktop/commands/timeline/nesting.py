"""How rows of the timeline nest: indented under another, and out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.row_changes import RowChanges
from roadmap_desktop.commands.timeline.waiting import WaitingRows, refuse_ring
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink
from roadmap_desktop.timeline.subtasks import MOST_LEVELS


def indent_rows(edit: Edit, schedule: Schedule, rows: Iterable[str], under: str) -> Step:
    """Make rows subtasks of another row of their phase; ``schedule`` is the plan's as it stands.

    Their own subtasks come along; of a task and its subtasks only the task is moved. Links that the
    firm drew between what is moved and a task it now stands under go. Raises ``PlanError`` for a
    gate, for what recurs as a parent, for a row of another phase, where tasks would nest too
    deeply, and where rows would wait for each other.
    """
    changes, chosen = RowChanges(edit), list(rows)
    for row in (*chosen, under):
        changes.refuse_gate(row, "is a gate and stands by itself.")
    found = [row for row in chosen if not set(chosen).intersection(changes.above(row))]
    moved = changes.family(found)
    if under in moved:
        itself = next(row for row in found if under in changes.family([row]))
        raise PlanError(f"{changes.names([itself])} cannot be its own subtask.")
    check_parent(changes, under, _levels(changes, found))
    _refuse_other_phase(schedule, changes, found, under)
    _refuse_new_ring(edit, schedule, found, moved, under)
    places = [changes.record(one).place for one in changes.children(under) if one not in found]
    last = max((place for place in places if place is not None), default=None)
    for number, row in enumerate(found, 1):
        behind = changes.record(row).place if not places else last and last + number
        changes.put(row, parent=under, place=behind)
    outer = {under, *changes.above(under)}
    inner = frozenset(
        link.id
        for link in edit.plan.task_links
        if not link.removed
        and (
            (link.predecessor in outer and link.successor in moved)
            or (link.successor in outer and link.predecessor in moved)
        )
    )
    plan = with_records(changes.plan(), BY_NAME["task_link"], (), inner)
    return Step(f"Indent {changes.names(chosen)}", plan)


def _levels(changes: RowChanges, rows: Iterable[str]) -> int:
    """How many levels these rows take with their subtasks."""
    level, count = list(rows), 0
    while level and count <= MOST_LEVELS:
        level = [child for row in level for child in changes.children(row)]
        count += 1
    return count


def check_parent(changes: RowChanges, row: str, levels: int = 1) -> None:
    """Refuse a row under which nothing can stand, or not so many levels."""
    changes.refuse_gate(row, "is a gate and stands by itself.")
    if changes.kind(row) is TaskKind.RECURRING:
        raise PlanError(
            f"{changes.names([row])} comes again and again and has no subtasks; choose a task."
        )
    if len(changes.above(row)) + 1 + levels > MOST_LEVELS:
        raise PlanError(
            f"Tasks nest {MOST_LEVELS} levels deep at most, and under {changes.names([row])} it "
            "would be more; choose a task further out."
        )


def _refuse_other_phase(
    schedule: Schedule, changes: RowChanges, rows: Iterable[str], top: str
) -> None:
    above = schedule.by_id.get(top)
    for row in rows:
        here = schedule.by_id.get(row)
        if above is None or here is None:
            missing = top if above is None else row
            raise PlanError(f"{changes.names([missing])} is not on the timeline; choose another.")
        if here.phase != above.phase:
            raise PlanError(
                f"“{here.name}” is in another phase than “{above.name}”; a task stays in its phase."
            )


def _refuse_new_ring(
    edit: Edit, schedule: Schedule, rows: Sequence[str], moved: Sequence[str], top: str
) -> None:
    """Rows of which one waits for another by way of a third cannot be one task with the third
    outside it. Gates are left to the parent: a subtask works towards its parent's gate."""
    drawn = {(one.predecessor, one.successor) for one in edit.plan.task_links if not one.removed}
    links = [
        one
        for one in schedule.links
        if one.predecessor not in moved
        or schedule.by_id[one.successor].kind is not TaskKind.GATE
        or (one.predecessor, one.successor) in drawn
    ]
    again = [link for row in moved for link in _links_again(edit, schedule, row)]
    links += [one for one in again if schedule.by_id[one.successor].kind is not TaskKind.GATE]
    gate = schedule.by_id[top].gate
    if gate in schedule.by_id:
        links.append(ScheduledLink(predecessor=top, successor=gate))
    waiting = WaitingRows.of(schedule, links, dict.fromkeys(rows, top))
    for row in waiting.work_of(top):
        refuse_ring(schedule, waiting.ring_through(row))


def outdent_rows(edit: Edit, schedule: Schedule, rows: Iterable[str]) -> Step:
    """Take subtasks one level out, beside the task they stand under; ``schedule`` is the plan's as
    it stands.

    Their own subtasks come along, and what the template links them with counts again. Raises
    ``PlanError`` where rows would then wait for each other.
    """
    changes, chosen = RowChanges(edit), list(rows)
    nested = [
        row
        for row in chosen
        if changes.record(row).parent and not set(chosen).intersection(changes.above(row))
    ]
    out = {row: changes.record(changes.record(row).parent).parent for row in nested}
    again = [link for row in changes.family(nested) for link in _links_again(edit, schedule, row)]
    waiting = WaitingRows.of(schedule, (*schedule.links, *again), out)
    for row, parent in out.items():
        for one in waiting.work_of(row):
            refuse_ring(schedule, waiting.ring_through(one))
        changes.put(row, parent=parent)
    return Step(f"Outdent {changes.names(chosen)}", changes.plan())


def _links_again(edit: Edit, schedule: Schedule, row: str) -> list[ScheduledLink]:
    """Links of the template that a subtask leaves aside: with what it stands under, and to its own
    gate."""
    own = edit.catalogue.find("tasks", row)
    outer = [edit.catalogue.find("tasks", one) for one in schedule.above(row)]
    if own is None or not outer:
        return []
    pairs = [(row, own.gate)]
    for above in outer:
        for one, other in ((own, above), (above, own)):
            if one is not None and other is not None:
                after = (word.partition("+")[0] for word in one.after)
                pairs += [(other.id, one.id)] if other.id in after else []
    gone = {(one.predecessor, one.successor) for one in edit.plan.task_links if one.removed}
    return [
        ScheduledLink(predecessor=before, successor=after)
        for before, after in pairs
        if (before, after) not in gone and after in schedule.by_id
    ]
