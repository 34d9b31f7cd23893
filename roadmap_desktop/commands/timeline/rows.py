"""Rows of the firm's own, and their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.nesting import check_parent
from roadmap_desktop.commands.timeline.row_changes import (
    RowChanges,
    checked_day,
    checked_length,
    checked_percent,
)
from roadmap_desktop.domain.answering import with_person
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import OUTSIDE, LengthUnit, Task, TaskKind

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

    They stand by date, or behind ``after`` where the phase's rows were arranged by hand. Raises
    ``PlanError`` for a nameless row, an unknown phase, a parent that takes no subtasks, and a
    length, date or percentage out of reach.
    """
    if phase != OUTSIDE and edit.catalogue.find("phases", phase) is None:
        known = ", ".join(p.id for p in edit.catalogue.phases)
        raise PlanError(f"No phase is called '{phase}'; the phases are {known}.")
    changes, plan = RowChanges(edit), edit.plan
    if parent:
        check_parent(changes, parent)
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
    changes, found = RowChanges(edit, later=True), list(rows)
    plan, owner_id = _owner(edit, edit.plan, owner)
    for row in found:
        changes.put(row, owner_id=owner_id)
    return Step(f"Change who does {changes.names(found)}", changes.plan(plan))


def remove_rows(edit: Edit, rows: Iterable[str]) -> Step:
    """Take rows off the timeline with their subtasks and links; a gate is refused (S1-55)."""
    changes, found = RowChanges(edit), list(dict.fromkeys(rows))
    label = f"Remove {changes.names(found)}"
    for row in found:
        changes.refuse_gate(row, "is a gate; no plan goes without it.")
    gone = set()
    for row in changes.family(found):
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
