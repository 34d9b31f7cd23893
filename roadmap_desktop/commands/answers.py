"""Answers to questions: one command for all of them, whatever place the answer lives in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.domain.answering import mark, put, with_person
from roadmap_desktop.domain.bindings import BindingKind, parse, status_of, value_of
from roadmap_desktop.domain.content import Question
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.entities import BY_NAME, Entity, with_records
from roadmap_desktop.exchange.answers_file import not_sure as with_open_item
from roadmap_desktop.exchange.assumptions import suggested
from roadmap_desktop.exchange.numbers import RefusedValueError
from roadmap_desktop.exchange.values import NOT_SURE, SUGGESTED, ValueReader, did_you_mean

NONE: frozenset[str] = frozenset()


def question_of(edit: Edit, question_id: str) -> Question:
    """The question with that id; ``PlanError`` names the nearest one where there is none."""
    try:
        return edit.catalogue.question(question_id)
    except KeyError:
        near = did_you_mean(question_id, [q.id for q in edit.catalogue.questions])
        raise PlanError(
            f"No question is called '{question_id}'{near or '; answers-template lists them all'}."
        ) from None


def answer(edit: Edit, question_id: str, value: Any) -> Step:
    """Answer a question with a value of its kind; an empty one takes the answer away."""
    question = question_of(edit, question_id)
    try:
        plan = put(edit.plan, question, value, edit.catalogue, edit.new_id)
    except ValueError as error:
        raise PlanError(f"{question.text} This value does not fit ({error}).") from None
    items = tuple(
        replace(i, done=True) if i.question == question.id and not i.done else i
        for i in plan.open_items
    )
    if items != plan.open_items:
        plan = replace(plan, open_items=items)
    return Step(f"Answer “{question.text}”", plan)


def answer_in_words(edit: Edit, question_id: str, text: str) -> Step:
    """Answer a question as it was typed in one line: ``?``, ``suggested`` or the answer."""
    question = question_of(edit, question_id)
    if text.strip() == NOT_SURE:
        return not_sure(edit, question_id)
    if text.strip() == SUGGESTED and question.suggestions:
        return answer(edit, question_id, suggested(edit.plan, question, edit.catalogue))
    if not text.strip():
        return answer(edit, question_id, None)
    try:
        value = ValueReader(edit.catalogue, edit.plan.header.start).from_text(question, text)
    except RefusedValueError as error:
        raise PlanError(f"{question.text} {error.sentence}.") from None
    return answer(edit, question_id, value)


def not_sure(edit: Edit, question_id: str, owner: str = "", due: date | None = None) -> Step:
    """Mark a question 'not sure yet'; it becomes an open item with an owner."""
    question = question_of(edit, question_id)
    plan, owner_id = with_person(edit.plan, owner, edit.new_id)
    holder = plan.holder("owner")
    plan = with_open_item(
        plan, question, edit.new_id, owner_id or (holder.id if holder else ""), due
    )
    return Step(f"Not sure yet: “{question.text}”", plan)


def does_not_apply(edit: Edit, question_id: str, because: str) -> Step:
    """Mark a question as not meant for this plan; the reason is printed."""
    question = question_of(edit, question_id)
    if not because.strip():
        raise PlanError("Say in a few words why the question does not apply here.")
    plan = mark(
        edit.plan, question, QuestionStatus.DOES_NOT_APPLY, edit.new_id, note=because.strip()
    )
    return Step(f"Does not apply: “{question.text}”", plan)


def accept_assumed(edit: Edit, question_id: str) -> Step:
    """Make a default the firm's own answer."""
    question = question_of(edit, question_id)
    if status_of(edit.plan, question, edit.catalogue) is not QuestionStatus.ASSUMED:
        raise PlanError(f"“{question.text}” has no assumed answer to accept; answer it instead.")
    state = edit.plan.question_state(question_id)
    gone = frozenset({state.id}) if state else NONE
    plan = with_records(edit.plan, BY_NAME["question_state"], (), gone)
    return Step(f"Accept the answer to “{question.text}”", plan)


def assign(edit: Edit, question_id: str, owner: str, due: date | None = None) -> Step:
    """Say who looks after a question, and until when."""
    question = question_of(edit, question_id)
    status = status_of(edit.plan, question, edit.catalogue)
    plan, owner_id = with_person(edit.plan, owner, edit.new_id)
    plan = mark(plan, question, status, edit.new_id, owner_id=owner_id, due=due)
    return Step(f"{owner or 'Nobody'} looks after “{question.text}”", plan)


def add_row(edit: Edit, question_id: str, row: Mapping[str, Any]) -> Step:
    """Add a row at the end of a list; people are given by name."""
    question, entity, rows = _list_of(edit, question_id)
    del entity
    return _with_rows(edit, question, [*map(_as_row(edit, question), rows), dict(row)], "Add to")


def change_row(edit: Edit, question_id: str, row_id: str, row: Mapping[str, Any]) -> Step:
    """Change fields of one row of a list."""
    question, entity, rows = _list_of(edit, question_id)
    _must_have(entity, rows, row_id)
    changed = [{**_as_row(edit, question)(r), **(row if r.id == row_id else {})} for r in rows]
    return _with_rows(edit, question, changed, "Change")


def remove_row(edit: Edit, question_id: str, row_id: str) -> Step:
    """Take one row off a list."""
    question, entity, rows = _list_of(edit, question_id)
    _must_have(entity, rows, row_id)
    if entity.name == "person" and _has_duty(edit, row_id):
        name = edit.plan.name_of(row_id)
        raise PlanError(f"{name} still has duties in this plan; give them to somebody else first.")
    plan = with_records(edit.plan, entity, (), frozenset({row_id}))
    return Step(f"Remove from “{question.label}”", plan)


def move_row(edit: Edit, question_id: str, row_id: str, place: int) -> Step:
    """Move a row of a list to another place, 0 being the first."""
    question, entity, rows = _list_of(edit, question_id)
    _must_have(entity, rows, row_id)
    moved = [r for r in rows if r.id != row_id]
    moved.insert(max(0, place), next(r for r in rows if r.id == row_id))
    placed = tuple(replace(r, position=n) for n, r in enumerate(moved))
    return Step(f"Reorder “{question.label}”", with_records(edit.plan, entity, placed, NONE))


def _list_of(edit: Edit, question_id: str) -> tuple[Question, Entity, tuple[Any, ...]]:
    question = question_of(edit, question_id)
    binding = parse(question)
    if binding.kind is not BindingKind.ROWS:
        raise PlanError(f"“{question.text}” is no list; answer it as a whole.")
    return question, binding.entity, value_of(edit.plan, question, edit.catalogue)


def _must_have(entity: Entity, rows: tuple[Any, ...], row_id: str) -> None:
    if all(r.id != row_id for r in rows):
        raise PlanError(f"This {entity.noun} is no longer in the plan; look at the list again.")


def _has_duty(edit: Edit, person_id: str) -> bool:
    plan = edit.plan
    holders = {a.person_id for a in plan.roles}
    owners = {
        getattr(record, name)
        for entity in BY_NAME.values()
        if entity.many
        for record in getattr(plan, entity.attribute)
        for name in ("owner_id", "recorder_id")
        if hasattr(record, name)
    }
    return person_id in holders | owners | {r.person_id for r in plan.stop_rules}


def _as_row(edit: Edit, question: Question) -> Any:
    """A record as the row it would be typed as: people by name."""

    def row(record: Any) -> dict[str, Any]:
        fields = {c.field: getattr(record, c.field) for c in question.columns}
        return {
            k: edit.plan.name_of(v) if k.endswith("_id") and v else v for k, v in fields.items()
        }

    return row


def _with_rows(edit: Edit, question: Question, rows: list[dict[str, Any]], verb: str) -> Step:
    step = answer(edit, question.id, tuple(rows))
    return Step(f"{verb} “{question.label}”", step.plan)
