"""One answer as somebody wrote it, put into a plan: a value, ``?``, ``suggested``, or none of it.

Answers files, the command line and forms all come through here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from roadmap_desktop.domain.answering import NewId, mark, put, with_person
from roadmap_desktop.domain.bindings import is_empty, value_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.governance import OpenItem
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.assumptions import suggested
from roadmap_desktop.exchange.numbers import RefusedValueError
from roadmap_desktop.exchange.values import NOT_SURE, SUGGESTED, ValueReader
from roadmap_desktop.exchange.words import LONGEST_NAME, date_from, text_from
from roadmap_desktop.timeline.calendar import check_closure
from roadmap_desktop.timeline.public_holidays import UnknownPlaceError, check_place

NONE: frozenset[str] = frozenset()
NO_ITEMS = "none of these"


def give(plan: Plan, question: Question, raw: Any, catalogue: Catalogue, new_id: NewId) -> Plan:
    """The plan with this answer; an empty one takes the answer away.

    ``[]`` for a question with several choices says that none of them is meant. Raises
    ``RefusedValueError`` with everything that does not fit.
    """
    if is_not_sure(raw):
        return _not_sure_in_words(plan, question, raw, new_id)
    if _is_blank(question, raw):
        return put(plan, question, None, catalogue, new_id)
    if raw == SUGGESTED and question.suggestions:
        raw = suggested(plan, question, catalogue)
        if not raw:
            raise RefusedValueError("Nothing is suggested here yet; write the list yourself")
    value = ValueReader(catalogue, plan.header.start).read(question, raw)
    try:
        given = put(plan, question, value, catalogue, new_id)
    except ValueError as error:
        raise RefusedValueError(f"This value does not fit here ({error})") from None
    given = fitting(given, question)
    if question.kind is Kind.MANY_OF and value == ():
        if not is_empty(value_of(given, question, catalogue)):
            raise RefusedValueError("None of them is not possible here; choose at least one")
        return mark(given, question, QuestionStatus.DOES_NOT_APPLY, new_id, note=NO_ITEMS)
    return settle_open_items(given, question)


def _is_blank(question: Question, raw: Any) -> bool:
    """Nothing was written; an empty list of choices says something all the same."""
    if question.kind is Kind.MANY_OF:
        return raw is None or (isinstance(raw, str) and not raw.strip())
    return raw is None or raw in ([], (), {}) or (isinstance(raw, str) and not raw.strip())


def is_not_sure(raw: Any) -> bool:
    """``?``, or ``? Ines Carver, 2027-02-01``: who finds out, and until when."""
    return isinstance(raw, str) and (raw.strip() == NOT_SURE or raw.startswith(f"{NOT_SURE} "))


def _not_sure_in_words(plan: Plan, question: Question, raw: str, new_id: NewId) -> Plan:
    name, comma, day = raw.strip().removeprefix(NOT_SURE).partition(",")
    due = date_from(day.strip(), plan.header.start) if comma else None
    owner = text_from(name, lines=False, longest=LONGEST_NAME)
    return not_sure(plan, question, new_id, owner, due)


def not_sure(
    plan: Plan, question: Question, new_id: NewId, owner: str = "", due: date | None = None
) -> Plan:
    """The plan with the question marked 'not sure yet', and an open item that stands for it.

    Nobody named means the owner of the use, as soon as there is one.
    """
    plan, owner_id = with_person(plan, owner, new_id)
    holder = plan.holder("owner")
    owner_id = owner_id or (holder.id if holder else "")
    plan = mark(plan, question, QuestionStatus.NOT_SURE, new_id, owner_id=owner_id, due=due)
    entity = BY_NAME["open_item"]
    known = next((i for i in plan.open_items if i.question == question.id), None)
    if known is None:
        position = max((i.position for i in plan.open_items), default=-1) + 1
        known = OpenItem(id=new_id(), position=position, text=question.text, question=question.id)
    item = replace(known, owner_id=owner_id, due=due, done=False)
    return with_records(plan, entity, (item,), NONE)


def settle_open_items(plan: Plan, question: Question) -> Plan:
    """An answer ends the open item that stood for the question."""
    items = tuple(
        replace(i, done=True) for i in plan.open_items if i.question == question.id and not i.done
    )
    return with_records(plan, BY_NAME["open_item"], items, NONE) if items else plan


def fitting(plan: Plan, question: Question) -> Plan:
    """The plan where the firm's calendar can be made of it; codes of places in their spelling."""
    check = _CHECKS.get(question.id)
    return check(plan) if check else plan


def _with_country(plan: Plan) -> Plan:
    """Another country takes a region away that it does not have."""
    try:
        check_place(plan.client.country, plan.client.region)
    except UnknownPlaceError:
        return replace(plan, client=replace(plan.client, region=""))
    return plan


def _with_region(plan: Plan) -> Plan:
    try:
        _, region = check_place(plan.client.country, plan.client.region)
    except UnknownPlaceError as error:
        raise RefusedValueError(str(error).rstrip(".")) from None
    return replace(plan, client=replace(plan.client, region=region))


def _with_closures(plan: Plan) -> Plan:
    for closure in plan.closures:
        try:
            check_closure(closure)
        except PlanError as error:
            raise RefusedValueError(str(error).rstrip(".")) from None
    return plan


_CHECKS: dict[str, Callable[[Plan], Plan]] = {
    "firm.country": _with_country,
    "firm.region": _with_region,
    "firm.closures": _with_closures,
}
