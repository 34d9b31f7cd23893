"""Phases moved and stretched: all after them follows, gates and order stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from roadmap_desktop.commands import checklists
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline import dates
from roadmap_desktop.commands.timeline.phases import move_phase, stretch_phase
from roadmap_desktop.commands.timeline.progress import record_actuals
from roadmap_desktop.commands.timing import set_timing, timing_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.tasks import LengthUnit
from roadmap_desktop.store.store import Store
from tests.unit.commands.command_rig import ME, TODAY
from tests.unit.commands.timeline_rig import (
    BASELINE,
    FIRST_WEEK,
    TESTS,
    WIDER,
    add,
    no_step,
    record,
    refused,
    rings,
    row,
    schedule,
    step,
)

PHASES = ("prepare", "pilot", "make_ready", "limited_rollout", "settle")
GATES = ("idea", "pilot", "verdict", "rollout", "production", "review")
HELD_BY = {"idea": 0, "pilot": 0, "verdict": 1, "rollout": 2, "production": 3, "review": 4}
"""Place of the phase in which a gate stands."""
UNKNOWN = (
    "This plan has no phase 'rest'; it has prepare, pilot, make_ready, limited_rollout, settle."
)


@pytest.fixture
def home_care(make_sample: Callable[[str], str], store: Store, catalogue: Catalogue) -> PlanSession:
    return PlanSession(store, make_sample("home_care"), catalogue, TODAY, ME)


def move(session: PlanSession, phase: str, days: int) -> None:
    session.run(move_phase, schedule(session), phase, days)


def stretch(session: PlanSession, phase: str, days: int) -> None:
    session.run(stretch_phase, schedule(session), phase, days)


def lengths(session: PlanSession) -> dict[str, int]:
    return {one.id: one.days for one in schedule(session).phases}


def gate_days(session: PlanSession) -> dict[str, date]:
    return {one.id: one.start for one in schedule(session).gates}


# --- moving -----------------------------------------------------------------------------------


@pytest.mark.requirement("S1-55")
@pytest.mark.parametrize("days", [7, 14, 70, -7, -14])
@pytest.mark.parametrize("place", range(1, 5))
def test_gates_of_a_moved_phase_and_all_later_ones_move_by_as_many_days(
    bakery: PlanSession, place: int, days: int
) -> None:
    every_day = replace(timing_of(bakery.plan), closures=(), work_week=tuple(range(7)))
    bakery.run(set_timing, every_day)
    before = schedule(bakery)
    was = gate_days(bakery)
    span = before.phases[place]
    step(bakery, f"Move {span.name}", move_phase, before, span.id, days)
    after = gate_days(bakery)
    by = timedelta(days=days)
    assert tuple(after) == GATES
    open_on = schedule(bakery).calendar.is_open
    moved_gates = [one for one, on in HELD_BY.items() if on >= place and open_on(was[one] + by)]
    assert len(moved_gates) >= 4 - place  # one may fall on a public holiday
    assert {one: after[one] - was[one] for one in moved_gates} == dict.fromkeys(moved_gates, by)
    moved = schedule(bakery).phases
    assert [one.start - old.start for one, old in zip(moved, before.phases, strict=True)] == [
        by if here >= place else timedelta(0) for here in range(5)
    ]
    assert moved[place].days == span.days
    shorter = min(0, days)  # a wait takes no days of the phase before it
    assert moved[place - 1].days == before.phases[place - 1].days + shorter
    assert rings(bakery) == []


def test_the_first_phase_takes_the_start_of_the_plan_along(bakery: PlanSession) -> None:
    start, was = schedule(bakery).start, gate_days(bakery)
    step(bakery, "Move the whole plan", move_phase, schedule(bakery), "prepare", 7)
    assert bakery.plan.header.start == start + timedelta(days=7)
    assert gate_days(bakery)["review"] == was["review"] + timedelta(days=7)
    assert lengths(bakery)["prepare"] == 20


@pytest.mark.parametrize("phase", PHASES)
def test_no_days_move_nothing(bakery: PlanSession, phase: str) -> None:
    no_step(bakery, move_phase, schedule(bakery), phase, 0)


def test_a_plan_without_a_start_gets_one_when_it_is_moved(bakery: PlanSession) -> None:
    bakery.run(set_timing, replace(timing_of(bakery.plan), start=None))
    assumed = schedule(bakery).start
    move(bakery, "prepare", 7)
    assert bakery.plan.header.start == assumed + timedelta(days=7)
    assert not schedule(bakery).start_assumed


def test_dates_the_firm_set_move_along_in_later_phases_only(bakery: PlanSession) -> None:
    day = date(2027, 3, 10)
    bakery.run(dates.hold_row, TESTS, must_start_on=day, finish_no_later=date(2027, 3, 20))
    bakery.run(dates.move_rows, {BASELINE: date(2027, 1, 20)})
    move(bakery, "make_ready", 7)
    assert row(bakery, TESTS).must_start_on == day + timedelta(days=7)
    assert row(bakery, TESTS).finish_no_later == date(2027, 3, 20)  # a promise stays
    assert row(bakery, BASELINE).start_no_earlier == date(2027, 1, 20)


def test_with_the_whole_plan_all_dates_move(bakery: PlanSession) -> None:
    bakery.run(dates.move_rows, {BASELINE: date(2027, 1, 20), TESTS: date(2027, 3, 10)})
    move(bakery, "prepare", -1)
    assert row(bakery, BASELINE).start_no_earlier == date(2027, 1, 19)
    assert row(bakery, TESTS).start_no_earlier == date(2027, 3, 9)


def test_other_work_stays_where_a_phase_is_moved(bakery: PlanSession) -> None:
    other = add(bakery, "Paint the shop", phase="outside", start=date(2027, 3, 10), length=2)
    move(bakery, "make_ready", 7)
    assert row(bakery, other).start == date(2027, 3, 10)


@pytest.mark.parametrize("phase", ["prepare", "pilot"])
def test_what_has_begun_stays(bakery: PlanSession, phase: str) -> None:
    bakery.run(dates.move_rows, {FIRST_WEEK: TODAY})
    bakery.run(record_actuals, FIRST_WEEK, start=TODAY, finish=None)
    before = record(bakery, FIRST_WEEK)
    move(bakery, phase, 7)
    stretch(bakery, "pilot", 60)
    assert record(bakery, FIRST_WEEK) == before
    assert row(bakery, FIRST_WEEK).start == TODAY


# --- stretching -------------------------------------------------------------------------------


@pytest.mark.requirement("S1-55")
@pytest.mark.parametrize("days", [1, 10, 29, 31, 60, 730])
@pytest.mark.parametrize("phase", PHASES)
def test_a_stretched_phase_keeps_order_and_gates_and_says_so(
    bakery: PlanSession, phase: str, days: int
) -> None:
    was = lengths(bakery)
    name = next(one.name for one in schedule(bakery).phases if one.id == phase)
    words = f"{days} day" if days == 1 else f"{days} days"
    step(bakery, f"Make {name} {words} long", stretch_phase, schedule(bakery), phase, days)
    assert lengths(bakery) == {**was, phase: days}
    assert tuple(gate_days(bakery)) == GATES
    told = {one.phase: one.days for one in schedule(bakery).adaptations if one.days}
    assert told == {"": days - was[phase], phase: days - was[phase]}
    assert rings(bakery) == []


def test_lengths_and_dates_the_firm_set_are_scaled(bakery: PlanSession) -> None:
    own = add(bakery, "Taste", phase="pilot", length=4, start=date(2027, 2, 11))
    weeks = add(bakery, "Watch", phase="pilot", length=2, unit=LengthUnit.WEEKS)
    point = add(bakery, "Half time", phase="pilot", length=0)
    bakery.run(dates.resize_rows, {WIDER: 7})
    bakery.run(dates.hold_row, FIRST_WEEK, must_start_on=date(2027, 2, 1))
    step(bakery, "Make Pilot 60 days long", stretch_phase, schedule(bakery), "pilot", 60)
    assert record(bakery, own).working_days == 8
    assert record(bakery, own).start_no_earlier == date(2027, 2, 21)  # 10 days in, now 20
    assert record(bakery, weeks).working_days == 4
    assert record(bakery, point).working_days == 0
    assert record(bakery, WIDER).working_days == 14
    assert record(bakery, FIRST_WEEK).must_start_on == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("days", "length"), [(1, 1), (15, 2), (29, 3), (45, 5), (59, 6), (730, 73)]
)
def test_a_length_of_three_days_keeps_its_share(
    bakery: PlanSession, days: int, length: int
) -> None:
    """Of 30 days in all; halves are rounded up, one day is left at least."""
    own = add(bakery, "Taste", phase="pilot", length=3)
    stretch(bakery, "pilot", days)
    assert record(bakery, own).working_days == length


def test_no_length_grows_beyond_what_a_task_may_take(bakery: PlanSession) -> None:
    own = add(bakery, "Taste", phase="pilot", length=400)
    stretch(bakery, "pilot", 60)
    assert record(bakery, own).working_days == 730


def test_dates_after_the_phase_move_along_those_before_it_stay(bakery: PlanSession) -> None:
    early = add(bakery, "Fetch", phase="pilot", start=date(2027, 1, 27))
    late = add(bakery, "Count", phase="pilot", start=date(2027, 3, 5))
    next_one = add(bakery, "Label", phase="make_ready", start=date(2027, 3, 10))
    before = add(bakery, "Ask", phase="prepare", start=date(2027, 1, 20))
    stretch(bakery, "pilot", 37)
    found = {one: record(bakery, one).start_no_earlier for one in (early, late, next_one, before)}
    assert found == {
        early: date(2027, 1, 27),
        late: date(2027, 3, 12),
        next_one: date(2027, 3, 17),
        before: date(2027, 1, 20),
    }


@pytest.mark.parametrize("phase", PHASES)
def test_the_length_it_has_already_writes_no_step(bakery: PlanSession, phase: str) -> None:
    add(bakery, "Taste", phase=phase, length=3, start=date(2027, 3, 5))
    no_step(bakery, stretch_phase, schedule(bakery), phase, lengths(bakery)[phase])


# --- readiness sprint -------------------------------------------------------------------------


@pytest.fixture
def with_sprint(home_care: PlanSession) -> PlanSession:
    """A plan with a readiness sprint of two weeks at the end of its first phase."""
    home_care.run(checklists.answer_line, "readiness.data", "no")
    assert (schedule(home_care).sprint_days, lengths(home_care)["prepare"]) == (14, 34)
    return home_care


@pytest.mark.requirement("S1-8")
@pytest.mark.parametrize("days", [15, 33, 35, 48])
def test_a_phase_with_a_sprint_becomes_as_long_as_was_asked(
    with_sprint: PlanSession, days: int
) -> None:
    own = add(with_sprint, "Ask round", phase="prepare", length=10)
    bakery_day = schedule(with_sprint).phases[1].start
    later = add(with_sprint, "Print", phase="make_ready", start=bakery_day + timedelta(days=40))
    stretch(with_sprint, "prepare", days)
    assert (schedule(with_sprint).sprint_days, lengths(with_sprint)["prepare"]) == (14, days)
    assert record(with_sprint, own).working_days == max(1, (days - 14 + 1) // 2)
    moved = bakery_day + timedelta(days=40 + days - 34)
    assert record(with_sprint, later).start_no_earlier == moved


@pytest.mark.requirement("S1-8")
def test_work_of_the_sprint_is_not_stretched(
    with_sprint: PlanSession, catalogue: Catalogue
) -> None:
    sprint = [one.id for one in catalogue.tasks if one.condition == "readiness_sprint"]
    shown = [one for one in sprint if one in schedule(with_sprint).by_id]
    with_sprint.run(dates.resize_rows, dict.fromkeys(shown, 2))
    before, was = schedule(with_sprint).sprint_days, lengths(with_sprint)["prepare"]
    stretch(with_sprint, "prepare", was + 20)
    assert shown
    assert {record(with_sprint, one).working_days for one in shown} == {2}
    assert schedule(with_sprint).sprint_days == before


@pytest.mark.requirement("S1-8")
def test_a_phase_cannot_be_shorter_than_its_sprint(with_sprint: PlanSession) -> None:
    name = schedule(with_sprint).phases[0].name
    sentence = (
        f"{name} cannot take 14 days: its readiness sprint alone takes 14 days. Give it 15 at "
        "least."
    )
    refused(with_sprint, sentence, stretch_phase, schedule(with_sprint), "prepare", 14)
    no_step(with_sprint, stretch_phase, schedule(with_sprint), "prepare", 34)
    sentence = (
        f"Pilot cannot begin 20 days earlier: {name} would have no day left. It has 34 days now."
    )
    refused(with_sprint, sentence, move_phase, schedule(with_sprint), "pilot", -20)
    move(with_sprint, "pilot", -19)
    assert lengths(with_sprint)["prepare"] == 15


# --- refusals ---------------------------------------------------------------------------------


@pytest.mark.requirement("S1-55")
@pytest.mark.parametrize("days", [-1, 0, 731])
def test_a_phase_may_be_short_but_not_dropped(bakery: PlanSession, days: int) -> None:
    sentence = (
        f"A phase cannot take {days} days: give it 1 to 730. A phase may be short, but none may be "
        "dropped."
    )
    refused(bakery, sentence, stretch_phase, schedule(bakery), "pilot", days)


def test_a_phase_that_would_leave_no_day_to_the_one_before_is_refused(bakery: PlanSession) -> None:
    name = schedule(bakery).phases[0].name
    sentence = (
        f"Pilot cannot begin 20 days earlier: {name} would have no day left. It has 20 days now."
    )
    refused(bakery, sentence, move_phase, schedule(bakery), "pilot", -20)
    move(bakery, "pilot", -19)
    assert lengths(bakery)["prepare"] == 1


def test_a_phase_moved_out_of_reach_is_refused(bakery: PlanSession) -> None:
    sentence = "Pilot can wait 730 days at most."
    refused(bakery, sentence, move_phase, schedule(bakery), "pilot", 731)
    sentence = "The plan cannot start on 1999-12-31: choose a day between 2000 and 2100."
    days = (date(1999, 12, 31) - schedule(bakery).start).days
    refused(bakery, sentence, move_phase, schedule(bakery), "prepare", days)
    move(bakery, "prepare", days + 1)
    assert schedule(bakery).start == date(2000, 1, 1)


def test_an_unknown_phase_is_refused(bakery: PlanSession) -> None:
    refused(bakery, UNKNOWN, stretch_phase, schedule(bakery), "rest", 10)
    refused(bakery, UNKNOWN, move_phase, schedule(bakery), "rest", 10)
