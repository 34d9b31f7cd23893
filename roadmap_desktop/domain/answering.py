"""Answering as a pure act: a plan and a value in, the plan with that value out.

The answers file, the command line and the window all go through here, so that a value means the
same wherever it was typed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from roadmap_desktop.domain.bindings import Binding, BindingKind, parse, value_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Question, QuestionKind
from roadmap_desktop.domain.model.answers import Answer, QuestionState, QuestionStatus
from roadmap_desktop.domain.model.checklists import ChecklistAnswer, ItemState
from roadmap_desktop.domain.model.entities import BY_NAME, Entity, with_records
from roadmap_desktop.domain.model.people import Person, RoleAssignment
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.records import converters, to_plain

NewId = Callable[[], str]
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnswer:
    """What is said to one line of a checklist; people by name."""

    state: ItemState
    text: str = ""
    owner: str = ""
    due: date | None = None


def with_person(plan: Plan, name: str, new_id: NewId) -> tuple[Plan, str]:
    """The plan with a person of that name, and the person's id; '' for an empty name."""
    wanted = " ".join(name.split())
    if not wanted:
        return plan, ""
    for person in plan.people:
        if person.name.casefold() == wanted.casefold():
            return plan, person.id
    added = Person(id=new_id(), position=next_position(plan.people), name=wanted)
    return with_records(plan, BY_NAME["person"], (added,), NONE), added.id


def next_position(records: Sequence[Any]) -> int:
    """The place after the last one."""
    return max((r.position for r in records), default=-1) + 1


def put(plan: Plan, question: Question, value: Any, catalogue: Catalogue, new_id: NewId) -> Plan:
    """The plan with this answer to the question, whatever kind of place the answer lives in.

    ``value`` is of the question's kind: text, a number, a date, a tuple of choice ids, a person's
    name, a sequence of rows (field -> value, people by name), or item id -> ``ItemAnswer``.
    An empty value takes the answer away. Raises ``ValueError`` where the value does not fit.
    """
    binding = parse(question)
    match binding.kind:
        case BindingKind.FIELD:
            plan = _put_field(plan, binding, value)
        case BindingKind.ROLE:
            role = catalogue.find("roles", binding.name)
            rights = role.rights if role else ()
            plan = _put_role(plan, binding.name, value or "", rights, new_id)
        case BindingKind.ROWS:
            plan = _put_rows(plan, question, binding.entity, value or (), catalogue, new_id)
        case BindingKind.CHECKLIST:
            plan = put_items(plan, value or {}, new_id)
        case BindingKind.GENERIC:
            plan = _put_generic(plan, question, value, new_id)
    if question.kind is QuestionKind.MANY_OF and value == ():
        return mark(plan, question, QuestionStatus.ANSWERED, new_id)
    return settled(plan, question)


def _put_field(plan: Plan, binding: Binding, value: Any) -> Plan:
    entity = binding.entity
    record = getattr(plan, entity.attribute)
    empty = _empty_of(entity.record, binding.field)
    fitting = empty if value in (None, "", ()) else converters(entity.record)[binding.field](value)
    return with_records(plan, entity, (replace(record, **{binding.field: fitting}),), NONE)


def _empty_of(record: type, field: str) -> Any:
    return getattr(record(id=""), field)


def _put_role(plan: Plan, role: str, name: str, rights: tuple[str, ...], new_id: NewId) -> Plan:
    """Give a role to a person; a new one comes with what such a role usually decides."""
    entity = BY_NAME["role_assignment"]
    held = [a for a in plan.roles if a.role == role]
    if not name:
        return with_records(plan, entity, (), frozenset(a.id for a in held))
    plan, person_id = with_person(plan, name, new_id)
    if held:
        return with_records(plan, entity, (replace(held[0], person_id=person_id),), NONE)
    position = next_position(plan.roles)
    given = RoleAssignment(
        id=new_id(), position=position, role=role, person_id=person_id, rights=rights
    )
    return with_records(plan, entity, (given,), NONE)


def _put_rows(
    plan: Plan,
    question: Question,
    entity: Entity,
    rows: Sequence[Mapping[str, Any]],
    catalogue: Catalogue,
    new_id: NewId,
) -> Plan:
    """Replace the list; a row that says the same keeps its id, so that little changes.

    What a row leaves out is empty, except for people and roles: those are the same ones as before.
    """
    before = list(value_of(plan, question, catalogue))
    named = []
    for row in rows:
        plan, fields = _named_people(plan, question, row, new_id)
        named.append(fields)
    olds = _rows_taken_over(before, question, named)
    records = []
    for place, (fields, old) in enumerate(zip(named, olds, strict=True)):
        start = old or entity.record(id=new_id())
        if entity.name not in _SAME_BY:
            start = replace(start, **_blanks(question, entity.record))
        records.append(_filled(question, start, fields, place))
    kept = {r.id for r in records}
    drop = frozenset(r.id for r in before if r.id not in kept) - _still_needed(plan, entity)
    return with_records(plan, entity, tuple(records), drop)


def _blanks(question: Question, record: type) -> dict[str, Any]:
    return {c.field: _empty_of(record, c.field) for c in question.columns}


_SAME_BY = MappingProxyType({"person": "name", "role_assignment": "role"})
"""Fields by which a row of a list is the same one, whatever its place."""


def _rows_taken_over(
    before: Sequence[Any], question: Question, rows: Sequence[Mapping[str, Any]]
) -> list[Any]:
    """For each new row the old one whose id it takes, None for none.

    First come the rows that begin with the same words, then what is left, in order.
    """
    entity = parse(question).entity
    field = _SAME_BY.get(entity.name) or next(c.field for c in question.columns)
    left = list(before)
    taken: list[Any] = []
    for row in rows:
        wanted = str(row.get(field, "")).casefold()
        same = next((r for r in left if str(getattr(r, field)).casefold() == wanted), None)
        taken.append(same)
        if same is not None:
            left.remove(same)
    if entity.name in _SAME_BY:
        return taken
    return [old or (left.pop(0) if left else None) for old in taken]


def put_row(
    plan: Plan, question: Question, record: Any, row: Mapping[str, Any], new_id: NewId
) -> Plan:
    """The plan with some fields of one row changed; ``record`` may be one that is not in it yet.

    The list is then the firm's own: it is no longer assumed.
    """
    plan, fields = _named_people(plan, question, row, new_id)
    place = getattr(record, "position", 0)
    changed = _filled(question, record, fields, place)
    plan = with_records(plan, parse(question).entity, (changed,), NONE)
    return settled(plan, question)


def _filled(question: Question, record: Any, fields: Mapping[str, Any], place: int) -> Any:
    convert = converters(parse(question).entity.record)
    fixed = {name: convert[name](value) for name, value in question.fixed.items()}
    position = {"position": place} if hasattr(record, "position") else {}
    return replace(record, **{**position, **fields, **fixed})


def _still_needed(plan: Plan, entity: Entity) -> frozenset[str]:
    """Rows another question speaks for: people with duties, roles with a question of their own."""
    if entity.name == "role_assignment":
        return frozenset(a.id for a in plan.roles if a.role in OWN_QUESTION)
    return people_with_duties(plan) if entity.name == "person" else NONE


PERSON_FIELDS = ("owner_id", "person_id", "recorder_id")
"""Fields that hold the id of a person of the plan."""


def people_with_duties(plan: Plan) -> frozenset[str]:
    """The ids of all people whom a role, risk, task, ... of the plan names."""
    return frozenset(
        getattr(record, field)
        for entity in BY_NAME.values()
        if entity.many
        for record in getattr(plan, entity.attribute)
        for field in PERSON_FIELDS
        if getattr(record, field, "")
    )


OWN_QUESTION = frozenset({"owner", "reviewer", "pauser", "pauser_deputy", "ai_lead", "sponsor"})
"""Roles that a question of their own fills; the list of further roles leaves them alone."""


def _named_people(
    plan: Plan, question: Question, row: Mapping[str, Any], new_id: NewId
) -> tuple[Plan, dict[str, Any]]:
    fields = dict(row)
    for column in question.columns:
        if column.kind is QuestionKind.PERSON and column.field in fields:
            plan, fields[column.field] = with_person(plan, fields[column.field] or "", new_id)
    record = parse(question).entity.record
    empty = {n: _empty_of(record, n) for n, v in fields.items() if v is None}
    given = {n: converters(record)[n](v) for n, v in fields.items() if v is not None}
    return plan, {**empty, **given}


def put_items(plan: Plan, items: Mapping[str, ItemAnswer], new_id: NewId) -> Plan:
    """The plan with what is said to lines of checklists; other lines stay as they are."""
    entity = BY_NAME["checklist_answer"]
    for item, said in items.items():
        old = plan.checklist_answer(item) or ChecklistAnswer(id=new_id(), item=item)
        plan, owner_id = with_person(plan, said.owner, new_id)
        answer = replace(
            old, state=said.state, text=said.text, owner_id=owner_id or old.owner_id, due=said.due
        )
        plan = with_records(plan, entity, (answer,), NONE)
    return plan


def _put_generic(plan: Plan, question: Question, value: Any, new_id: NewId) -> Plan:
    entity = BY_NAME["answer"]
    old = plan.answer(question.id)
    if value is None or value in ("", ()):
        return with_records(plan, entity, (), frozenset({old.id}) if old else NONE)
    text = json.dumps(to_plain(value), ensure_ascii=False)
    new = replace(old or Answer(id=new_id(), question=question.id), value=text)
    return with_records(plan, entity, (new,), NONE)


def settled(plan: Plan, question: Question) -> Plan:
    """An answer ends 'assumed' and 'not sure yet'; who looks after the question stays."""
    state = plan.question_state(question.id)
    if state is None:
        return plan
    entity = BY_NAME["question_state"]
    if state.owner_id or state.due or state.note:
        return with_records(plan, entity, (replace(state, status=QuestionStatus.ANSWERED),), NONE)
    return with_records(plan, entity, (), frozenset({state.id}))


def mark(
    plan: Plan, question: Question, status: QuestionStatus, new_id: NewId, **more: Any
) -> Plan:
    """The plan with that state of a question; ``more`` may give owner_id, due and note."""
    old = plan.question_state(question.id) or QuestionState(id=new_id(), question=question.id)
    state = replace(old, status=status, **more)
    return with_records(plan, BY_NAME["question_state"], (state,), NONE)
