"""Every command: what it changes is kept, and undo and redo give back exactly what was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.commands import (
    answers,
    checklists,
    governance,
    people,
    plans,
    rows,
)
from roadmap_desktop.commands.handover import duplicate
from roadmap_desktop.commands.session import PlanChange, PlanSession
from roadmap_desktop.commands.timeline.dates import resize_rows
from roadmap_desktop.commands.timeline.rows import (
    NewRow,
    add_rows,
    name_row,
    own_rows,
    remove_rows,
)
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.store.store import Store
from tests.unit.commands.command_rig import ME, TODAY, person

Act = Callable[[PlanSession], Any]


def answered(question: str, value: Any) -> Act:
    return lambda s: s.run(answers.answer, question, value)


def typed(question: str, text: str) -> Act:
    return lambda s: s.run(answers.answer_in_words, question, text)


def decided(gate: str, decision: Decision) -> Act:
    return lambda s: s.run(governance.decide, gate, decision, "Marta", "Four of five are met.")


ACTS: dict[str, Act] = {
    "a text": answered("use.work", "Sorting the morning's mail."),
    "a text taken away": answered("use.tool", ""),
    "a number": answered("firm.head_count", 7),
    "a number with a comma": typed("review.minutes", "2,5"),
    "a date": answered("plan.start", date(2027, 2, 1)),
    "a date as a day": typed("plan.start", "day 15"),
    "a choice in words": typed("use.approval", "It stays inside"),
    "a country": typed("firm.country", "DE"),
    "several choices": answered("use.impact_flags", ["money", "customers"]),
    "none of the choices": typed("use.impact_flags", "none"),
    "days of the week": typed("firm.work_week", "mon, tue"),
    "a person who is there": answered("people.reviewer", "Ines Carver"),
    "a person who is new": answered("people.sponsor", "Noor Haddad"),
    "nobody": answered("people.pauser_deputy", ""),
    "a list as a whole": answered("data.forbidden", ["Passwords", {"category": "Wages"}]),
    "a list as it is suggested": typed("stop.rules", "suggested"),
    "a list emptied": answered("data.allowed", []),
    "a list of the firm": answered("firm.closures", [{"name": "Fair", "start": "2027-03-01"}]),
    "people": answered("people.list", [{"name": "Ines Carver"}, {"name": "Zoe"}]),
    "a checklist": answered("readiness.dimensions", {"readiness.data": "ready"}),
    "a generic text": answered("data.cleaned_by", "Tomasz"),
    "a generic number": typed("tests.set_size", "25"),
    "generic choices": typed("rollout.start_small", "draft_only"),
    "not sure in words": typed("use.tool", "? Ines Carver, day 10"),
    "not sure": lambda s: s.run(answers.not_sure, "use.tool", "Zoe", date(2027, 2, 1)),
    "does not apply": lambda s: s.run(answers.does_not_apply, "partner.used", "No partner."),
    "a default accepted": lambda s: s.run(answers.accept_assumed, "pilot.tested"),
    "a question assigned": lambda s: s.run(answers.assign, "use.tool", "Zoe"),
    "a row added": lambda s: s.run(
        rows.add_row, "pilot.evidence", {"signal": "time", "what": "Minutes", "recorder": "Zoe"}
    ),
    "rows added in words": typed("data.allowed", "+ The price list | category = Opening hours"),
    "a row changed": lambda s: s.run(
        rows.change_row, "data.forbidden", s.plan.forbidden_data[1].id, {"examples": "Any"}
    ),
    "a row removed": lambda s: s.run(
        rows.remove_row, "data.forbidden", s.plan.forbidden_data[0].id
    ),
    "a row moved": lambda s: s.run(
        rows.move_row, "data.forbidden", s.plan.forbidden_data[-1].id, 0
    ),
    "a line": lambda s: s.run(checklists.answer_line, "readiness.access", "no"),
    "a line in words": typed("readiness.access", "state = in_part; owner = Zoe; due = day 3"),
    "evidence": typed("idea.owner", "in_part"),
    "a person renamed": lambda s: s.run(people.rename, person(s, "Ines Carver"), "Ines Blum"),
    "duties handed over": lambda s: s.run(people.hand_over, person(s, "Marta Oldfield"), "Zoe"),
    "a decision": decided("idea", Decision.CONTINUE),
    "a finding accepted": lambda s: s.run(
        governance.accept_finding, "pilot.no_baseline", "", "Marta", "We measure in week one."
    ),
    "a deeper tier": lambda s: s.run(
        governance.override_tier, Depth.FORMAL, "Marta", "An auditor reads it."
    ),
    "a deeper tier by answers": typed("use.private_data", "some"),
    "a task added": lambda s: s.run(
        add_rows, (NewRow(name="Hang up the sheet", length=2, owner="Zoe"),), phase="pilot"
    ),
    "a task renamed": lambda s: s.run(name_row, first_task(s), "Other words"),
    "a task of another length": lambda s: s.run(resize_rows, {first_task(s): 3}),
    "a task of somebody else": lambda s: s.run(own_rows, [first_task(s)], "Zoe"),
    "a task removed": lambda s: s.run(remove_rows, [first_task(s)]),
    "another title": lambda s: s.run(plans.rename, "Replies"),
    "put away": lambda s: s.run(plans.archive, True),
}


def first_task(session: PlanSession) -> str:
    return next(r.id for r in session.assessment.schedule.rows if r.kind == "task")


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_what_is_done_is_kept_undone_and_done_again(
    bakery: PlanSession, store: Store, act: Act
) -> None:
    before = bakery.plan
    revision = act(bakery)
    after = bakery.plan
    assert revision is not None
    assert after != before
    assert store.load_plan(after.id) == after
    assert bakery.undo_label == revision.label
    bakery.undo()
    assert bakery.plan == before == store.load_plan(before.id)
    bakery.redo()
    assert bakery.plan == after == store.load_plan(after.id)
    assert store.verify().is_whole


def test_all_of_it_in_a_row_is_undone_to_the_beginning(bakery: PlanSession, store: Store) -> None:
    seen = [bakery.plan]
    bakery.on_changed(lambda change: seen.append(change.plan))
    for act in ACTS.values():
        act(bakery)
    states = tuple(seen)
    assert len(states) > 40
    for earlier in reversed(states[:-1]):
        bakery.undo()
        assert bakery.plan == earlier
    assert bakery.undo_label == ""
    for later in states[1:]:
        bakery.redo()
        assert bakery.plan == later
    assert store.load_plan(bakery.plan.id) == bakery.plan
    assert store.verify().is_whole


@pytest.mark.parametrize(
    "act",
    [
        answered("firm.name", "Wrenfield Bakery"),
        answered("use.impact_flags", ["customers"]),
        typed("plan.start", "2027-01-12"),
        lambda s: s.run(rows.move_row, "data.forbidden", s.plan.forbidden_data[0].id, 0),
        lambda s: s.run(plans.archive, False),
    ],
)
def test_the_same_again_writes_no_step(bakery: PlanSession, act: Act) -> None:
    before = bakery.plan
    assert act(bakery) is None
    assert bakery.plan is before
    assert bakery.undo_label == ""


def test_whoever_listens_is_told_once_a_step(bakery: PlanSession) -> None:
    told: list[PlanChange] = []
    bakery.on_changed(told.append)
    bakery.run(answers.answer, "people.sponsor", "Noor Haddad")
    bakery.undo()
    bakery.run(answers.answer, "firm.name", "Wrenfield Bakery")
    assert [change.touched for change in told] == [
        frozenset({"person", "role_assignment"}),
        frozenset({"person", "role_assignment"}),
    ]
    assert told[0].plan != told[1].plan == bakery.plan


def test_the_assessment_is_made_once_for_each_state(bakery: PlanSession) -> None:
    first = bakery.assessment
    assert bakery.assessment is first
    bakery.run(answers.answer, "use.private_data", "some")
    second = bakery.assessment
    assert second is bakery.assessment
    assert (first.depth, second.depth) == (Depth.LIGHT, Depth.STANDARD)


def test_another_plan_of_the_firm_sees_its_changes(
    bakery: PlanSession, store: Store, catalogue: Catalogue
) -> None:
    copy_id = duplicate(store, bakery.plan.id, catalogue, ME)
    copy = PlanSession(store, copy_id, catalogue, TODAY, ME)
    bakery.run(answers.answer, "firm.head_count", 9)
    assert copy.plan.client.head_count == 6
    copy.run(answers.answer, "firm.currency", "EUR")
    copy.refresh()
    assert copy.plan.client.head_count == 9
    assert store.load_plan(copy.plan.id) == copy.plan
