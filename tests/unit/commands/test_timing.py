"""Start, phases, work week and closures in one step, and what it would move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.commands import answers
from roadmap_desktop.commands.handover import duplicate
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timing import set_timing, timing_of
from roadmap_desktop.domain.bindings import status_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.store.store import Store
from roadmap_desktop.timeline.what_if import consequences
from tests.unit.commands.command_rig import ME, TODAY

MONDAY = date(2027, 3, 1)


def changed(session: PlanSession, **fields: Any) -> None:
    session.run(set_timing, replace(timing_of(session.plan), **fields))


def test_everything_about_time_is_one_step_and_one_undo(bakery: PlanSession) -> None:
    before = bakery.plan
    week, closed = (1, 2, 3), Closure(id="", name="Fair", start=date(2027, 3, 9))
    changed(
        bakery,
        start=MONDAY,
        preset="focused",
        phase_days={"pilot": 33},
        work_week=week,
        closures=(*before.closures, closed),
    )
    plan = bakery.plan
    assert (plan.header.start, plan.header.preset) == (MONDAY, "focused")
    assert {s.phase: s.days for s in plan.phase_settings if s.days} == {"pilot": 33}
    assert plan.client.work_week == week
    assert plan.closures[-1].name == "Fair"
    assert plan.closures[-1].id
    assert bakery.undo_label == "Change the timeline"
    bakery.undo()
    assert bakery.plan == before


def test_the_schedule_follows(bakery: PlanSession) -> None:
    changed(bakery, start=MONDAY, phase_days={"pilot": 45})
    schedule = bakery.assessment.schedule
    assert schedule.start == MONDAY
    assert [p.days for p in schedule.phases if p.id == "pilot"] == [45]


def test_no_change_writes_nothing(bakery: PlanSession) -> None:
    revisions = len(bakery.revisions())
    changed(bakery)
    assert len(bakery.revisions()) == revisions


def test_a_phase_that_has_its_usual_length_again_leaves_no_row(bakery: PlanSession) -> None:
    rows = bakery.plan.phase_settings
    changed(bakery, phase_days={"pilot": 33})
    changed(bakery, phase_days={})
    assert bakery.plan.phase_settings == rows


def test_work_week_and_closures_are_those_of_all_plans_of_the_firm(
    bakery: PlanSession, store: Store, catalogue: Catalogue
) -> None:
    copy_id = duplicate(store, bakery.plan.id, catalogue, ME)
    copy = PlanSession(store, copy_id, catalogue, TODAY, ME)
    changed(bakery, work_week=(0, 1), closures=())
    copy.refresh()
    assert copy.plan.client.id == bakery.plan.client.id
    assert copy.plan.client.work_week == (0, 1)
    assert copy.plan.closures == ()


def test_it_answers_what_was_not_sure(bakery: PlanSession, catalogue: Catalogue) -> None:
    bakery.run(answers.not_sure, "plan.start")
    changed(bakery, start=MONDAY)
    question = catalogue.question("plan.start")
    assert status_of(bakery.plan, question, catalogue) is QuestionStatus.ANSWERED
    assert all(item.done for item in bakery.plan.open_items if item.question == "plan.start")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"work_week": ()}, "mark at least one weekday"),
        ({"phase_days": {"pilot": 0}}, "give it 1 to 730"),
        ({"phase_days": {"plot": 20}}, "No phase is called 'plot'"),
        ({"preset": "days_12"}, "No preset is called 'days_12'"),
        ({"start": date(1900, 1, 1)}, "choose a day between"),
        ({"closures": (Closure(id="", name="Fair"),)}, "give its date"),
        (
            {"closures": (Closure(id="", name="Fair", start=MONDAY, finish=date(2027, 2, 1)),)},
            "swap the two dates",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    bakery: PlanSession, fields: dict[str, Any], sentence: str
) -> None:
    before, revisions = bakery.plan, len(bakery.revisions())
    with pytest.raises(PlanError, match=sentence):
        changed(bakery, **fields)
    assert bakery.plan is before
    assert len(bakery.revisions()) == revisions


def test_what_moves_is_told_with_dates_and_distance(
    make_sample: Callable[[str], str], store: Store, catalogue: Catalogue
) -> None:
    session = PlanSession(store, make_sample("home_care"), catalogue, TODAY, ME)
    before = session.assessment.schedule
    start = timing_of(session.plan).start
    assert start is not None
    changed(session, start=date.fromordinal(start.toordinal() + 7))
    moved = {one.id: one for one in consequences(before, session.assessment.schedule)}
    assert {"start", "go_live", "finish", *(gate.id for gate in before.gates)} <= moved.keys()
    assert moved["start"].days == 7
    assert moved["start"].sentence == ("Day 1: Mon 18 Jan 2027 → Mon 25 Jan 2027, 7 days later")
    assert consequences(before, before) == ()
