"""Rows of a list question, one at a time: added, changed, removed, moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.asking import question_of
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.domain.answering import people_with_duties, put_row, settled
from roadmap_desktop.domain.bindings import BindingKind, parse, value_of
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.diff import name_of
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import Entity, with_records
from roadmap_desktop.domain.model.people import Person
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.giving import fitting, settle_open_items
from roadmap_desktop.exchange.numbers import RefusedValueError
from roadmap_desktop.exchange.values import MOST_ROWS, ValueReader

NONE: frozenset[str] = frozenset()


def add_row(edit: Edit, question_id: str, row: Mapping[str, Any] | str) -> Step:
    """Add a row at the end of a list; people are given by name."""
    question, entity, rows = _list_of(edit, question_id)
    if len(rows) >= MOST_ROWS:
        raise PlanError(f"“{question.label}” has {MOST_ROWS} rows already; remove one first.")
    record = entity.record(id=edit.new_id())
    if hasattr(record, "position"):
        record = replace(record, position=max((r.position for r in rows), default=-1) + 1)
    return _filled(edit, question, record, row, part=False)


def add_rows(edit: Edit, question_id: str, rows: Any) -> Step:
    """Add several rows at the end of a list, in one step."""
    step = Step("", edit.plan)
    given = rows if isinstance(rows, list) else [rows]
    for row in given:
        step = add_row(replace(edit, plan=step.plan), question_id, row)
    if len(given) > 1:
        label = question_of(edit, question_id).label
        step = replace(step, label=f"Add {len(given)} rows to “{label}”")
    return step


def change_row(edit: Edit, question_id: str, row_id: str, row: Mapping[str, Any]) -> Step:
    """Change the given fields of one row of a list."""
    question, entity, rows = _list_of(edit, question_id)
    record = _row(entity, rows, row_id)
    return _filled(edit, question, record, row, part=True)


def remove_row(edit: Edit, question_id: str, row_id: str) -> Step:
    """Take one row off a list; a person with duties only once somebody else has them."""
    question, entity, rows = _list_of(edit, question_id)
    record = _row(entity, rows, row_id)
    if entity.name == "person" and row_id in people_with_duties(edit.plan):
        name = edit.plan.name_of(row_id)
        raise PlanError(f"{name} still has duties in this plan; give them to somebody else first.")
    plan = with_records(edit.plan, entity, (), frozenset({row_id}))
    label = _label("Remove", "from", question, name_of(edit.plan, edit.catalogue, entity, record))
    return Step(label, settled(plan, question))


def move_row(edit: Edit, question_id: str, row_id: str, place: int) -> Step:
    """Move a row of a list to another place, 0 being the first."""
    question, entity, rows = _list_of(edit, question_id)
    record = _row(entity, rows, row_id)
    if not hasattr(record, "position"):
        raise PlanError(f"“{question.label}” has no order of its own; leave it as it is.")
    moved = [r for r in rows if r.id != row_id]
    moved.insert(max(0, place), record)
    places = sorted({r.position for r in rows})
    if len(places) < len(rows):
        places = list(range(len(rows)))
    placed = tuple(replace(r, position=p) for r, p in zip(moved, places, strict=True))
    return Step(f"Reorder “{question.label}”", with_records(edit.plan, entity, placed, NONE))


def _list_of(edit: Edit, question_id: str) -> tuple[Question, Entity, tuple[Any, ...]]:
    question = question_of(edit, question_id)
    binding = parse(question)
    if binding.kind is not BindingKind.ROWS:
        raise PlanError(f"“{question.text}” is no list; answer it as a whole.")
    return question, binding.entity, value_of(edit.plan, question, edit.catalogue)


def _row(entity: Entity, rows: tuple[Any, ...], row_id: str) -> Any:
    for record in rows:
        if record.id == row_id:
            return record
    raise PlanError(f"This {entity.noun} is no longer in the plan; look at the list again.")


def _check_name(plan: Plan, person_id: str) -> None:
    """People are named by their names everywhere; two with the same one would be mixed up."""
    name = plan.name_of(person_id)
    others = {p.name.casefold() for p in plan.people if p.id != person_id}
    if name.casefold() in others:
        raise PlanError(f"{name} is in this plan already; add what tells the two apart.")


def _label(act: str, at: str, question: Question, name: str) -> str:
    """What the history calls it: 'Add “Fabric price is out of date” to “Risks”'."""
    what = f"{act} “{name}”" if name else f"{act} a row"
    return f"{what} {at} “{question.label}”"


def _filled(edit: Edit, question: Question, record: Any, row: Any, *, part: bool) -> Step:
    reader = ValueReader(edit.catalogue, edit.plan.header.start)
    try:
        values = reader.read_row(question, row, part=part)
        plan = fitting(put_row(edit.plan, question, record, values, edit.new_id), question)
    except RefusedValueError as error:
        raise wording.refused(error, question.id, question.text) from None
    if isinstance(record, Person):
        _check_name(plan, record.id)
    entity = parse(question).entity
    filled = next(r for r in getattr(plan, entity.attribute) if r.id == record.id)
    name = name_of(plan, edit.catalogue, entity, filled)
    label = _label(*(("Change", "in") if part else ("Add", "to")), question, name)
    return Step(label, settle_open_items(plan, question))
