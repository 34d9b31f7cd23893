"""Records as plain values and back, and the fingerprint a signature stands on."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_desktop.domain.model.checklists import ChecklistAnswer, ItemState
from roadmap_desktop.domain.model.client import Client, Closure
from roadmap_desktop.domain.model.data_rules import DataRule, DataRuleKind
from roadmap_desktop.domain.model.entities import ENTITIES, Entity, with_records
from roadmap_desktop.domain.model.governance import Decision, GateDecision
from roadmap_desktop.domain.model.pilot import Comparator, Criterion, Pilot, ReviewProcess
from roadmap_desktop.domain.model.plan import Plan, PlanHeader
from roadmap_desktop.domain.model.tasks import Task
from roadmap_desktop.domain.model.use_case import Approval, UseCase
from roadmap_desktop.domain.records import (
    canonical_json,
    fingerprint,
    record_from_plain,
    record_to_plain,
)


def plan() -> Plan:
    return Plan(
        header=PlanHeader(id="p", client_id="c", title="Replies", start=date(2027, 1, 12)),
        client=Client(id="c", name="Wrenfield Bakery", work_week=(1, 2, 3, 4, 5)),
        use_case=UseCase(id="u", work="Draft replies", approval=Approval.PERSON_APPROVES),
        pilot=Pilot(id="q", user_count=2),
        review=ReviewProcess(id="r", share_percent=100.0),
        data_rules=(DataRule(id="d", kind=DataRuleKind.FORBIDDEN, category="Card numbers"),),
        criteria=(Criterion(id="k", metric="Minutes", comparator=Comparator.AT_MOST, success=5),),
        checklist_answers=(ChecklistAnswer(id="a", item="seven.use", state=ItemState.YES),),
    )


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: e.name)
def test_every_record_survives_json_unchanged(entity: Entity) -> None:
    value = getattr(plan(), entity.attribute)
    for record in value if isinstance(value, tuple) else (value,):
        text = json.dumps(record_to_plain(record))
        assert record_from_plain(type(record), json.loads(text)) == record


@given(
    start=st.none() | st.dates(),
    finish=st.none() | st.dates(),
    name=st.text(max_size=40),
    yearly=st.booleans(),
)
def test_any_closure_survives_json(
    start: date | None, finish: date | None, name: str, yearly: bool
) -> None:
    closure = Closure(id="x", name=name, start=start, finish=finish, yearly=yearly)
    assert record_from_plain(Closure, json.loads(json.dumps(record_to_plain(closure)))) == closure


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        (ChecklistAnswer, "state", "maybe"),
        (Closure, "start", "31.12.2026"),
        (Criterion, "success", "many"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(record: type, field: str, value: str) -> None:
    with pytest.raises(ValueError, match=value.split(".")[0]):
        record_from_plain(record, {"id": "x", field: value})


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(KeyError):
        record_from_plain(Closure, {"id": "x", "colour": "red"})


def changed(before: Plan, part: str, change: dict[str, Any]) -> Plan:
    parts: dict[str, Any] = {part: replace(getattr(before, part), **change)}
    return replace(before, **parts)


SIGNED = [
    ("use_case", {"work": "Draft replies and refunds"}),
    ("pilot", {"user_count": 3}),
    ("header", {"start": date(2027, 1, 13)}),
    ("header", {"catalogue_version": "2027.1"}),
]
UNSIGNED = [("header", {"archived": True}), ("client", {"logo": "aGk="})]


@pytest.mark.parametrize(("part", "change"), SIGNED)
def test_the_fingerprint_moves_with_planning_content(part: str, change: dict[str, object]) -> None:
    before = plan()
    assert fingerprint(changed(before, part, change)) != fingerprint(before)


@pytest.mark.parametrize(("part", "change"), UNSIGNED)
def test_the_fingerprint_stays_with_what_nobody_signs(part: str, change: dict[str, object]) -> None:
    before = plan()
    assert fingerprint(changed(before, part, change)) == fingerprint(before)


def test_decisions_and_progress_are_not_signed() -> None:
    before = replace(plan(), tasks=(Task(id="t", template="prepare.use"),))
    after = replace(
        before,
        tasks=(replace(before.tasks[0], percent=50.0, actual_start=date(2027, 1, 12)),),
        gate_decisions=(GateDecision(id="g", gate="idea", decision=Decision.CONTINUE),),
    )
    assert canonical_json(before) == canonical_json(after)


def test_records_are_put_in_their_order_and_dropped_by_id() -> None:
    rules = next(e for e in ENTITIES if e.name == "data_rule")
    later = DataRule(id="b", position=2, category="Later")
    first = DataRule(id="z", position=-1, category="First")
    after = with_records(plan(), rules, (later, first), frozenset({"d"}))
    assert [r.category for r in after.data_rules] == ["First", "Later"]


def test_every_part_of_a_plan_is_registered_once() -> None:
    assert sorted(e.attribute for e in ENTITIES) == sorted(f.name for f in fields(Plan))
