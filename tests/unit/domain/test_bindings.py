"""Where a question's value lives, and how a question stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from roadmap_desktop.domain.bindings import is_empty, is_shown, parse, status_of, value_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Column, Condition, Question, QuestionKind
from roadmap_desktop.domain.model.answers import Answer, QuestionState, QuestionStatus
from roadmap_desktop.domain.model.client import Client
from roadmap_desktop.domain.model.data_rules import DataRule, DataRuleKind
from roadmap_desktop.domain.model.people import Person, RoleAssignment
from roadmap_desktop.domain.model.pilot import Pilot, ReviewProcess
from roadmap_desktop.domain.model.plan import Plan, PlanHeader
from roadmap_desktop.domain.model.use_case import Approval, UseCase


def question(binds: str, **more: Any) -> Question:
    words: Mapping[str, Any] = {"why": "", "hint": "", "good": "", "bad": "", "printed": ()}
    given: dict[str, Any] = {"id": "q", "section": "s", "text": "?", "label": "?", **words, **more}
    return Question(kind=QuestionKind.TEXT, binds=binds, **given)


@pytest.fixture
def plan() -> Plan:
    return Plan(
        header=PlanHeader(id="p"),
        client=Client(id="c", name="Wrenfield Bakery"),
        use_case=UseCase(id="u", approval=Approval.PERSON_APPROVES, impact_flags=("money",)),
        pilot=Pilot(id="q"),
        review=ReviewProcess(id="r"),
        people=(Person(id="m", name="Marta Oldfield"),),
        roles=(RoleAssignment(id="a", role="owner", person_id="m"),),
        data_rules=(
            DataRule(id="d1", kind=DataRuleKind.FORBIDDEN, category="Card numbers"),
            DataRule(id="d2", kind=DataRuleKind.ALLOWED, category="Opening hours"),
        ),
        answers=(Answer(id="g", question="q", value=json.dumps("daily")),),
    )


def test_each_kind_of_binding_reads_its_value(plan: Plan, catalogue: Catalogue) -> None:
    forbidden = question("rows.data_rule", fixed={"kind": "forbidden"})
    assert value_of(plan, question("client.name"), catalogue) == "Wrenfield Bakery"
    assert value_of(plan, question("role.owner"), catalogue) == "Marta Oldfield"
    assert value_of(plan, question("role.pauser"), catalogue) == ""
    assert [r.id for r in value_of(plan, forbidden, catalogue)] == ["d1"]
    assert value_of(plan, question(""), catalogue) == "daily"
    assert value_of(plan, question("checklist.readiness"), catalogue) == ()


@pytest.mark.parametrize(
    "asked",
    [
        question("client.nickname"),
        question("bakery.name"),
        question("rows.client"),
        question("data_rule.category"),
        question("rows.data_rule", columns=(Column(field="colour", label="?"),)),
        question("rows.data_rule", fixed={"flavour": "sweet"}),
    ],
    ids=lambda q: q.binds,
)
def test_a_binding_to_nothing_is_refused(asked: Question) -> None:
    with pytest.raises(ValueError, match="question q"):
        parse(asked)


@pytest.mark.parametrize(
    ("value", "empty"),
    [(None, True), ("", True), ((), True), ([], True), (0, False), (False, False), ("x", False)],
)
def test_zero_and_no_are_answers(value: object, empty: bool) -> None:
    assert is_empty(value) is empty


@pytest.mark.parametrize(
    ("binds", "stored", "expected"),
    [
        ("client.name", None, QuestionStatus.ANSWERED),
        ("client.country", None, QuestionStatus.UNANSWERED),
        ("client.name", QuestionStatus.ASSUMED, QuestionStatus.ASSUMED),
        ("client.country", QuestionStatus.ASSUMED, QuestionStatus.UNANSWERED),
        ("client.country", QuestionStatus.NOT_SURE, QuestionStatus.NOT_SURE),
        ("client.country", QuestionStatus.DOES_NOT_APPLY, QuestionStatus.DOES_NOT_APPLY),
    ],
)
def test_status_follows_value_and_what_was_said(
    plan: Plan,
    catalogue: Catalogue,
    binds: str,
    stored: QuestionStatus | None,
    expected: QuestionStatus,
) -> None:
    states = (QuestionState(id="s", question="q", status=stored),) if stored else ()
    assert status_of(replace(plan, question_states=states), question(binds), catalogue) is expected


@pytest.mark.parametrize(
    ("any_of", "shown"), [(("person_approves", "sampled"), True), (("automatic",), False)]
)
def test_another_answer_shows_or_hides_a_question(
    plan: Plan, catalogue: Catalogue, any_of: tuple[str, ...], shown: bool
) -> None:
    asked = question("pilot.fallback", shown_when=Condition(question="use.approval", any_of=any_of))
    assert is_shown(plan, asked, catalogue) is shown
