"""Rows of the firm's own, their order, and how they nest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.row_changes import (
    RowChanges,
    checked_day,
    checked_length,
    checked_percent,
)
from roadmap_desktop.commands.timeline.waiting import WaitingRows, refuse_ring
from roadmap_desktop.domain.answering import with_person
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import OUTSIDE, LengthUnit, Task, TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink

NONE: frozenset[str] = frozenset()
NAMELESS = "A task needs a name; type what is done."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """A row to add."""

    name: str
    length: int = 1
    """0 makes a milestone."""
    unit: LengthUnit = LengthUnit.WORKING_DAYS
    owner: str = ""
    start: date | None = None
    percent: float | None = None


def add_rows(
    edit: Edit, rows: Sequence[NewRow], *, phase: str, parent: str = "", after: str = ""
) -> Step:
    """Add rows of the firm's own to a phase, as subtasks of ``parent`` where that is given.

    They stand by date, or behind ``after`` where the phase's rows were arranged by hand; under a
    subtask they become its siblings. Raises ``PlanError`` for a nameless row, an unknown phase, a
    parent that has no subtasks, and a length, date or percentage out of reach.
    """
    if phase != OUTSIDE and edit.catalogue.find("phases", phase) is None:
        known = ", ".join(p.id for p in edit.catalogue.phases)
        raise PlanError(f"No phase is called '{phase}'; the phases are {known}.")
    changes, plan = RowChanges(edit), edit.plan
    if parent:
        parent = changes.record(parent).parent or parent
        _check_parent(changes, parent)
    place = _room_behind(changes, after, len(rows)) if after else None
    added = []
    for number, row in enumerate(rows):
        plan, owner_id = _owner(edit, plan, row.owner)
        if row.percent is not None:
            checked_percent(row.percent)
        task = Task(
            id=edit.new_id(),
            position=changes.next_position(),
            phase=phase,
            name=wording.name(row.name, NAMELESS),
            kind=TaskKind.TASK if row.length else TaskKind.MILESTONE,
            owner_id=owner_id,
            working_days=checked_length(row.length),
            length_unit=None if row.unit is LengthUnit.WORKING_DAYS else row.unit,
            start_no_earlier=row.start and checked_day(row.start),
            percent=row.percent,
            parent=parent,
            place=None if place is None else place + number,
        )
        changes.add(task)
        added.append(task.id)
    return Step(f"Add {changes.names(added)}", changes.plan(plan))


def _room_behind(changes: RowChanges, row: str, count: int) -> int | None:
    """The place behind a row, with room made for some; None where it stands by date."""
    place = changes.record(row).place
    if place is None:
        return None
    for one in changes.siblings(row):
        theirs = changes.record(one).place
        if theirs is not None and theirs > place:
            changes.put(one, place=theirs + count)
    return place + 1


def name_row(edit: Edit, row: str, name: str) -> Step:
    """Call a row something else; an empty name gives a template's row its own name back."""
    changes = RowChanges(edit)
    before = changes.names([row])
    if name.strip() or changes.own(row):
        changes.put(row, name=wording.name(name, NAMELESS))
    else:
        changes.put(row, name="")
    return Step(f"Rename {before}", changes.plan())


def own_rows(edit: Edit, rows: Iterable[str], owner: str) -> Step:
    """Name who does these rows; '' leaves it to the role that the template names."""
    changes, found = RowChanges(edit), list(rows)
    plan, owner_id = _owner(edit, edit.plan, owner)
    for row in found:
        changes.put(row, owner_id=owner_id)
    return Step(f"Change who does {changes.names(found)}", changes.plan(plan))


def remove_rows(edit: Edit, rows: Iterable[str]) -> Step:
    """Take rows off the timeline with their subtasks and links; a gate is refused (S1-55)."""
    changes, found = RowChanges(edit), list(dict.fromkeys(rows))
    label = f"Remove {changes.names(found)}"
    for row in found:  # grows by the subtasks of what it goes through
        changes.refuse_gate(row, "is a gate; no plan goes without it.")
        found += [one for one in changes.children(row) if one not in found]
    gone = set()
    for row in found:
        if changes.own(row):
            changes.drop(row)
            gone.add(row)
        else:
            changes.put(row, removed=True, parent="")
    links = frozenset(
        link.id
        for link in edit.plan.task_links
        if link.predecessor in gone or link.successor in gone
    )
    return Step(label, with_records(changes.plan(), BY_NAME["task_link"], (), links))


def indent_rows(edit: Edit, schedule: Schedule, rows: Iterable[str], under: str) -> Step:
    """Make rows subtasks of another row of their phase; ``schedule`` is the plan's as it stands.

    Subtasks have none of their own: under a subtask they become its siblings, and their own
    subtasks come along as siblings too. Links that the firm drew between a row and its new parent
    go. Raises ``PlanError`` for a gate, for what recurs as a parent, for a row of another phase,
    and where rows would wait for each other.
    """
    changes, found = RowChanges(edit), list(rows)
    for row in (*found, under):
        changes.refuse_gate(row, "is a gate and stands by itself.")
    top = changes.record(under).parent or under
    if top in found:
        raise PlanError(f"{changes.names([top])} cannot be its own subtask.")
    _check_parent(changes, top)
    for row in found:
        changes.put(row, parent=top)
        for child in changes.children(row):
            changes.put(child, parent=top)
    moved = [one for row in found for one in (row, *changes.children(row))]
    _refuse_other_phase(schedule, changes, found, top)
    _refuse_new_ring(edit, schedule, moved, top)
    inner = frozenset(
        link.id
        for link in edit.plan.task_links
        if not link.removed
        and top in (link.predecessor, link.successor)
        and (link.predecessor in moved or link.successor in moved)
    )
    plan = with_records(changes.plan(), BY_NAME["task_link"], (), inner)
    return Step(f"Indent {changes.names(found)}", plan)


def _check_parent(changes: RowChanges, row: str) -> None:
    changes.refuse_gate(row, "is a gate and stands by itself.")
    if changes.kind(row) is TaskKind.RECURRING:
        raise PlanError(
            f"{changes.names([row])} comes again and again and has no subtasks; choose a task."
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


def _refuse_new_ring(edit: Edit, schedule: Schedule, moved: Sequence[str], top: str) -> None:
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
    waiting = WaitingRows.of(schedule, links, dict.fromkeys(moved, top))
    for row in waiting.work_of(top):
        refuse_ring(schedule, waiting.ring_through(row))


def outdent_rows(edit: Edit, schedule: Schedule, rows: Iterable[str]) -> Step:
    """Make subtasks rows of their phase again; ``schedule`` is the plan's as it stands.

    What the template links them with counts again. Raises ``PlanError`` where rows would then wait
    for each other.
    """
    changes, found = RowChanges(edit), list(rows)
    nested = [row for row in found if changes.record(row).parent]
    again = [link for row in nested for link in _links_again(edit, schedule, row)]
    waiting = WaitingRows.of(schedule, (*schedule.links, *again), dict.fromkeys(nested, ""))
    for row in nested:
        refuse_ring(schedule, waiting.ring_through(row))
        changes.put(row, parent="")
    return Step(f"Outdent {changes.names(found)}", changes.plan())


def _links_again(edit: Edit, schedule: Schedule, row: str) -> list[ScheduledLink]:
    """Links of the template that a subtask leaves aside: with its parent, and to its own gate."""
    here = schedule.by_id.get(row)
    own, above = (edit.catalogue.find("tasks", one) for one in (row, here.parent if here else ""))
    if here is None or own is None or not here.parent:
        return []
    pairs = [(row, own.gate)]
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


def arrange_rows(edit: Edit, rows: Sequence[str], moved: Sequence[str]) -> Step:
    """Let the rows of one phase, or of one parent, stand in this order; ``moved`` names which of
    them were taken somewhere else. A gate is refused, so that gates keep their order (S1-55)."""
    changes = RowChanges(edit)
    for place, row in enumerate(rows):
        changes.refuse_gate(row, "is a gate and stands by its date.")
        if changes.record(row).place != place:
            changes.put(row, place=place)
    return Step(f"Move {changes.names(moved)} to another place", changes.plan())


def arrange_by_date(edit: Edit, rows: Sequence[str]) -> Step:
    """Let rows stand by date again."""
    changes = RowChanges(edit)
    for row in rows:
        if changes.record(row).place is not None:
            changes.put(row, place=None)
    return Step("Put rows in the order of their dates", changes.plan())


def _owner(edit: Edit, plan: Plan, name: str) -> tuple[Plan, str]:
    return with_person(plan, wording.name(name, "") if name.strip() else "", edit.new_id)
