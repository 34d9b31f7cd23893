"""Where the value of a question lives in a plan.

A binding is one of

==========================  ====================================================================
``plan.title``              a field of a single record: ``plan``, ``client``, ``use_case``,
                            ``pilot``, ``review_process``
``role.owner``              the person who holds a role of the catalogue
``rows.data_rule``          the records of one entity that match the question's ``fixed`` fields
``checklist.readiness``     the answers to the lines of one checklist
``''``                      the generic ``answer`` table
==========================  ====================================================================
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Question, QuestionKind
from roadmap_desktop.domain.model.answers import QuestionState, QuestionStatus
from roadmap_desktop.domain.model.entities import BY_NAME, Entity
from roadmap_desktop.domain.model.plan import Plan


class BindingKind(StrEnum):
    """The five kinds of place a value can live in."""

    FIELD = "field"
    ROLE = "role"
    ROWS = "rows"
    CHECKLIST = "checklist"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class Binding:
    """A binding taken apart."""

    kind: BindingKind
    name: str = ""
    """Entity, role or checklist."""
    field: str = ""

    @property
    def entity(self) -> Entity:
        """The entity of a FIELD or ROWS binding."""
        return BY_NAME[self.name]


def parse(question: Question) -> Binding:
    """The question's binding; ``ValueError`` where it names nothing that exists."""
    if not question.binds:
        return Binding(BindingKind.GENERIC)
    head, _, tail = question.binds.partition(".")
    if head in ("role", "checklist"):
        return Binding(BindingKind(head), tail)
    name = tail if head == "rows" else head
    entity = BY_NAME.get(name)
    if entity is None or entity.many != (head == "rows"):
        raise ValueError(f"question {question.id}: nothing is called {question.binds!r}")
    known = {f.name for f in fields(entity.record)}
    wanted = {c.field for c in question.columns} | set(question.fixed) if entity.many else {tail}
    if not wanted <= known:
        unknown = ", ".join(sorted(wanted - known))
        raise ValueError(f"question {question.id}: {name} has no field {unknown}")
    return Binding(BindingKind.ROWS if entity.many else BindingKind.FIELD, name, tail)


def value_of(plan: Plan, question: Question, catalogue: Catalogue) -> Any:
    """The value as the plan holds it.

    A field's value, a person's name, a tuple of records, a tuple of checklist answers, or the
    decoded JSON of a generic answer; None, '' or () mean empty.
    """
    binding = parse(question)
    match binding.kind:
        case BindingKind.FIELD:
            return getattr(getattr(plan, binding.entity.attribute), binding.field)
        case BindingKind.ROLE:
            person = plan.holder(binding.name)
            return person.name if person else ""
        case BindingKind.ROWS:
            return tuple(
                record
                for record in getattr(plan, binding.entity.attribute)
                if all(getattr(record, key) == value for key, value in question.fixed.items())
            )
        case BindingKind.CHECKLIST:
            checklist = catalogue.find("checklists", binding.name)
            items = {item.id for item in checklist.items}
            return tuple(a for a in plan.checklist_answers if a.item in items and a.state)
        case BindingKind.GENERIC:
            answer = plan.answer(question.id)
            return json.loads(answer.value) if answer and answer.value else None


def is_empty(value: Any) -> bool:
    """Nothing was said: None, '', or an empty list."""
    return value is None or value == "" or value == () or value == []


def status_of(plan: Plan, question: Question, catalogue: Catalogue) -> QuestionStatus:
    """Where the question stands in this plan."""
    value = value_of(plan, question, catalogue)
    return status_from(plan.question_state(question.id), question, value)


def status_from(state: QuestionState | None, question: Question, value: Any) -> QuestionStatus:
    """Where a question stands, from what was said about it and its value.

    'None of these' is an answer to a question with several choices; nothing else is answered
    while it is empty.
    """
    empty = is_empty(value)
    if state is None:
        return QuestionStatus.UNANSWERED if empty else QuestionStatus.ANSWERED
    none_of_these = question.kind is QuestionKind.MANY_OF
    if empty and state.status is QuestionStatus.ANSWERED and none_of_these:
        return QuestionStatus.ANSWERED
    if empty and state.status in (QuestionStatus.ANSWERED, QuestionStatus.ASSUMED):
        return QuestionStatus.UNANSWERED
    return state.status


def is_shown(plan: Plan, question: Question, catalogue: Catalogue) -> bool:
    """False while another answer hides the question; its own answer is kept all the same."""
    condition = question.shown_when
    if condition is None:
        return True
    value = value_of(plan, catalogue.question(condition.question), catalogue)
    given = value if isinstance(value, tuple | list) else (value,)
    return any(str(one) in condition.any_of for one in given)
