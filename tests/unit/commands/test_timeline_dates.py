"""Rows moved, made longer and held: what follows, what is refused, what one undo gives back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline import dates
from roadmap_desktop.commands.timeline.progress import record_actuals
from roadmap_desktop.domain.model.tasks import LengthUnit, TaskKind
from tests.unit.commands.command_rig import TODAY
from tests.unit.commands.timeline_rig import (
    AGREEMENT,
    BASELINE,
    BRIEF,
    FIRST_WEEK,
    GATE_STAYS,
    READINESS,
    TESTS,
    WIDER,
    add,
    no_step,
    record,
    refused,
    row,
    schedule,
    step,
)

THURSDAY = date(2027, 2, 4)
CHECK = "pilot.adoption_check"
REVIEW = "pilot.weekly_review"
UNKNOWN = "The timeline has no row 'nothing'; look at the timeline again."


# --- moving -----------------------------------------------------------------------------------


def test_a_row_is_moved_and_what_waits_for_it_follows(bakery: PlanSession) -> None:
    before = row(bakery, WIDER).start
    name = row(bakery, FIRST_WEEK).name
    step(bakery, f"Move “{name}”", dates.move_rows, {FIRST_WEEK: THURSDAY})
    moved = row(bakery, FIRST_WEEK)
    assert (moved.start, moved.start_no_earlier) == (THURSDAY, THURSDAY)
    assert row(bakery, WIDER).start > before
    assert row(bakery, WIDER).start > moved.finish


def test_a_row_never_starts_before_what_it_waits_for(bakery: PlanSession) -> None:
    before = row(bakery, WIDER)
    bakery.run(dates.move_rows, {WIDER: THURSDAY})
    assert row(bakery, WIDER).start == before.start


def test_many_rows_are_counted_two_are_named(bakery: PlanSession) -> None:
    starts = {one: date(2027, 3, 9) for one in (AGREEMENT, TESTS, "make_ready.way_back")}
    names = [row(bakery, one).name for one in starts]
    two = {AGREEMENT: date(2027, 3, 5), TESTS: date(2027, 3, 6)}
    step(bakery, f"Move “{names[0]}” and “{names[1]}”", dates.move_rows, two)
    step(bakery, "Move 3 rows", dates.move_rows, starts)
    assert {row(bakery, one).start_no_earlier for one in starts} == {date(2027, 3, 9)}


def test_a_fixed_start_is_moved_as_a_fixed_start(bakery: PlanSession) -> None:
    bakery.run(dates.hold_row, TESTS, must_start_on=date(2027, 3, 10))
    bakery.run(dates.move_rows, {TESTS: date(2027, 3, 12)})
    found = row(bakery, TESTS)
    assert (found.must_start_on, found.start_no_earlier) == (date(2027, 3, 12), None)
    assert found.start == date(2027, 3, 12)


def test_a_moved_row_is_no_longer_as_late_as_possible(bakery: PlanSession) -> None:
    bakery.run(dates.hold_row, TESTS, as_late_as_possible=True)
    late = row(bakery, TESTS).start
    assert late > date(2027, 3, 10)
    bakery.run(dates.move_rows, {TESTS: date(2027, 3, 10)})
    assert row(bakery, TESTS).start == date(2027, 3, 10)
    assert not row(bakery, TESTS).as_late_as_possible


def test_what_recurs_begins_later(bakery: PlanSession) -> None:
    bakery.run(dates.move_rows, {REVIEW: date(2027, 2, 13)})
    assert row(bakery, REVIEW).occurrences[0] == date(2027, 2, 13)


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2100, 12, 31)])
def test_dates_reach_from_2000_to_2100(bakery: PlanSession, day: date) -> None:
    bakery.run(dates.move_rows, {TESTS: day})
    assert record(bakery, TESTS).start_no_earlier == day


OUT_OF_REACH: dict[str, Callable[[date], tuple[Any, tuple[Any, ...], dict[str, Any]]]] = {
    "moved": lambda day: (dates.move_rows, ({TESTS: day},), {}),
    "rescheduled": lambda day: (dates.reschedule_rows, ({TESTS: day},), {}),
    "resized": lambda day: (dates.resize_rows, ({TESTS: 2}, None, {TESTS: day}), {}),
    "held": lambda day: (dates.hold_row, (TESTS,), {"start_no_earlier": day}),
    "fixed": lambda day: (dates.hold_row, (TESTS,), {"must_start_on": day}),
    "promised": lambda day: (dates.hold_row, (TESTS,), {"finish_no_later": day}),
}


@pytest.mark.parametrize("act", OUT_OF_REACH.values(), ids=OUT_OF_REACH)
@pytest.mark.parametrize(
    ("day", "words"),
    [(date(1999, 12, 31), "Fri 31 Dec 1999"), (date(2101, 1, 1), "Sat 1 Jan 2101")],
)
def test_a_day_no_calendar_reaches_is_refused(
    bakery: PlanSession, act: Callable[[date], Any], day: date, words: str
) -> None:
    command, args, kwargs = act(day)
    sentence = f"{words} is out of reach: choose a day between 2000 and 2100."
    refused(bakery, sentence, command, *args, **kwargs)


@pytest.mark.requirement("S1-55")
@pytest.mark.parametrize(
    ("command", "args"),
    [
        (dates.move_rows, ({"pilot": THURSDAY},)),
        (dates.reschedule_rows, ({"pilot": THURSDAY},)),
        (dates.resize_rows, ({"pilot": 3},)),
        (dates.resize_rows, ({TESTS: 3}, None, {"pilot": THURSDAY})),
        (dates.hold_row, ("pilot",)),
        (dates.free_rows, (["pilot"],)),
    ],
)
def test_a_gate_stands_where_its_phase_puts_it(
    bakery: PlanSession, command: Any, args: tuple[Any, ...]
) -> None:
    refused(bakery, GATE_STAYS, command, *args)


NO_ROWS = {
    "nothing": UNKNOWN,
    "phase.nothing": "The timeline has no row 'phase.nothing'; look at the timeline again.",
    "phase.pilot": "“Pilot” is a phase; choose tasks inside it.",
    "tail.roi_first": "“{name}” follows from the end of the plan; choose a row inside a phase.",
}


@pytest.mark.parametrize(("one", "sentence"), NO_ROWS.items(), ids=NO_ROWS)
def test_what_is_no_row_of_a_phase_is_refused(bakery: PlanSession, one: str, sentence: str) -> None:
    known = schedule(bakery).by_id.get(one)
    told = sentence.format(name=known.name if known else "")
    for command, args in (
        (dates.move_rows, ({one: THURSDAY},)),
        (dates.resize_rows, ({one: 3},)),
        (dates.hold_row, (one,)),
        (dates.free_rows, ([one],)),
    ):
        refused(bakery, told, command, *args)


def test_of_several_rows_one_refusal_refuses_all(bakery: PlanSession) -> None:
    refused(bakery, GATE_STAYS, dates.move_rows, {TESTS: THURSDAY, "pilot": THURSDAY})


def test_what_has_begun_keeps_its_start(bakery: PlanSession) -> None:
    bakery.run(record_actuals, BASELINE, start=TODAY, finish=None)
    name = row(bakery, BASELINE).name
    sentence = f"“{name}” began on Mon 4 Jan 2027. Change the recorded start if it is wrong."
    refused(bakery, sentence, dates.move_rows, {BASELINE: THURSDAY})
    refused(bakery, sentence, dates.reschedule_rows, {BASELINE: THURSDAY})
    refused(bakery, sentence, dates.resize_rows, {BASELINE: 3}, None, {BASELINE: THURSDAY})
    bakery.run(dates.resize_rows, {BASELINE: 3})
    assert row(bakery, BASELINE).start == TODAY


# --- lengths ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "unit", "finish"),
    [
        (1, None, date(2027, 3, 4)),
        (3, None, date(2027, 3, 6)),
        (4, LengthUnit.WORKING_DAYS, date(2027, 3, 9)),
        (4, LengthUnit.CALENDAR_DAYS, date(2027, 3, 7)),
        (1, LengthUnit.WEEKS, date(2027, 3, 10)),
    ],
)
@pytest.mark.requirement("S1-54")
def test_a_length_counts_what_it_is_asked_to_count(
    bakery: PlanSession, length: int, unit: LengthUnit | None, finish: date
) -> None:
    """The bakery is open from Tuesday to Saturday; 4 March is a Thursday."""
    bakery.run(dates.resize_rows, {TESTS: 6}, LengthUnit.WEEKS)
    bakery.run(dates.resize_rows, {TESTS: length}, unit or LengthUnit.WORKING_DAYS)
    found = row(bakery, TESTS)
    assert (found.start, found.finish, found.length) == (date(2027, 3, 4), finish, length)
    assert found.length_unit == (unit or LengthUnit.WORKING_DAYS)


def test_the_unit_stays_where_none_is_given(bakery: PlanSession) -> None:
    bakery.run(dates.resize_rows, {TESTS: 1}, LengthUnit.WEEKS)
    bakery.run(dates.resize_rows, {TESTS: 2})
    assert (row(bakery, TESTS).length, row(bakery, TESTS).length_unit) == (2, LengthUnit.WEEKS)


@pytest.mark.parametrize("length", [1, 730])
def test_lengths_up_to_two_years_are_taken(bakery: PlanSession, length: int) -> None:
    name = row(bakery, TESTS).name
    step(bakery, f"Change the length of “{name}”", dates.resize_rows, {TESTS: length})
    assert row(bakery, TESTS).length == length


@pytest.mark.parametrize("length", [-1, 731])
def test_other_lengths_are_refused(bakery: PlanSession, length: int) -> None:
    sentence = "A task lasts 0 to 730 days; give another number."
    refused(bakery, sentence, dates.resize_rows, {TESTS: length})


def test_work_of_the_template_takes_a_day_at_least(bakery: PlanSession) -> None:
    name = row(bakery, TESTS).name
    sentence = (
        f"“{name}” is work of the template and takes a day at least; remove it where it is not "
        "needed."
    )
    refused(bakery, sentence, dates.resize_rows, {TESTS: 0})


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (CHECK, "is a milestone of the template and takes no time; add a task beside it."),
        (REVIEW, "comes again and again and has no length; change its start."),
    ],
)
@pytest.mark.parametrize("length", [0, 3])
def test_what_takes_no_time_cannot_be_made_longer(
    bakery: PlanSession, one: str, why: str, length: int
) -> None:
    refused(bakery, f"“{row(bakery, one).name}” {why}", dates.resize_rows, {one: length})


def test_a_row_of_ones_own_becomes_a_milestone_and_a_task_again(bakery: PlanSession) -> None:
    own = add(bakery, "Label the shelf", length=2)
    step(bakery, "Change the length of “Label the shelf”", dates.resize_rows, {own: 0})
    assert row(bakery, own).kind is TaskKind.MILESTONE
    assert row(bakery, own).start == row(bakery, own).finish
    step(bakery, "Change the length of “Label the shelf”", dates.resize_rows, {own: 3})
    assert (row(bakery, own).kind, row(bakery, own).working_days) == (TaskKind.TASK, 3)


def test_a_new_milestone_becomes_a_task(bakery: PlanSession) -> None:
    own = add(bakery, "Label the shelf", length=0)
    bakery.run(dates.resize_rows, {own: 2})
    assert (row(bakery, own).kind, row(bakery, own).working_days) == (TaskKind.TASK, 2)


def test_start_and_length_change_in_one_step(bakery: PlanSession) -> None:
    """As where a bar's left edge is dragged."""
    label = f"Change the length of “{row(bakery, TESTS).name}”"
    day = date(2027, 3, 6)
    step(bakery, label, dates.resize_rows, {TESTS: 2}, None, {TESTS: day})
    assert (row(bakery, TESTS).start, row(bakery, TESTS).finish) == (day, date(2027, 3, 9))


def test_a_new_start_beside_a_length_moves_a_fixed_start(bakery: PlanSession) -> None:
    bakery.run(dates.hold_row, TESTS, must_start_on=date(2027, 3, 10))
    bakery.run(dates.resize_rows, {TESTS: 2}, None, {TESTS: date(2027, 3, 12)})
    assert row(bakery, TESTS).start == date(2027, 3, 12)


# --- what holds -------------------------------------------------------------------------------


def test_what_holds_a_row_is_set_whole(bakery: PlanSession) -> None:
    label = f"Change what holds “{row(bakery, TESTS).name}”"
    day = date(2027, 3, 10)
    step(bakery, label, dates.hold_row, TESTS, start_no_earlier=day, finish_no_later=day)
    step(bakery, label, dates.hold_row, TESTS, must_start_on=day)
    found = row(bakery, TESTS)
    assert (found.start_no_earlier, found.finish_no_later) == (None, None)
    assert (found.must_start_on, found.start) == (day, day)


def test_a_promise_that_cannot_be_kept_is_told_not_refused(bakery: PlanSession) -> None:
    bakery.run(dates.hold_row, TESTS, finish_no_later=date(2027, 3, 5))
    assert row(bakery, TESTS).total_float < 0
    late = [one for one in schedule(bakery).conflicts if one.code == "late_for_date"]
    assert [one.tasks[0] for one in late] == [TESTS]


@pytest.mark.parametrize("start", ["must_start_on", "start_no_earlier"])
def test_a_row_cannot_end_before_it_starts(bakery: PlanSession, start: str) -> None:
    sentence = (
        f"“{row(bakery, TESTS).name}” would have to end on Tue 9 Mar 2027, before it starts on Wed "
        "10 Mar 2027: change one of the two dates."
    )
    ends = date(2027, 3, 9)
    held: dict[str, Any] = {start: date(2027, 3, 10), "finish_no_later": ends}
    refused(bakery, sentence, dates.hold_row, TESTS, **held)
    bakery.run(dates.hold_row, TESTS, **{**held, start: ends})
    assert row(bakery, TESTS).finish_no_later == ends


def test_freed_rows_start_as_soon_as_what_they_wait_for_allows(bakery: PlanSession) -> None:
    before, tasks = row(bakery, TESTS).start, bakery.plan.tasks
    names = f"“{row(bakery, TESTS).name}” and “{row(bakery, BRIEF).name}”"
    bakery.run(dates.hold_row, TESTS, must_start_on=date(2027, 3, 12))
    bakery.run(dates.hold_row, BRIEF, as_late_as_possible=True)
    label = f"Let {names} start as soon as possible"
    step(bakery, label, dates.free_rows, [TESTS, BRIEF])
    assert row(bakery, TESTS).start == before
    assert bakery.plan.tasks == tasks  # nothing differs from the template, so nothing is recorded


def test_a_promised_end_stays_when_a_row_is_freed(bakery: PlanSession) -> None:
    bakery.run(dates.hold_row, TESTS, finish_no_later=date(2027, 3, 20))
    no_step(bakery, dates.free_rows, [TESTS])
    assert row(bakery, TESTS).finish_no_later == date(2027, 3, 20)


def test_what_is_as_it_was_writes_no_step(bakery: PlanSession) -> None:
    no_step(bakery, dates.free_rows, [TESTS, READINESS])
    no_step(bakery, dates.hold_row, TESTS)
    no_step(bakery, dates.move_rows, {})
    bakery.run(dates.move_rows, {TESTS: date(2027, 3, 12)})
    no_step(bakery, dates.move_rows, {TESTS: date(2027, 3, 12)})
    own = add(bakery, "Label the shelf", length=2)
    no_step(bakery, dates.resize_rows, {own: 2}, LengthUnit.WORKING_DAYS)


def test_late_work_is_rescheduled_as_one_step(bakery: PlanSession) -> None:
    day = date(2027, 3, 9)
    one, both = {TESTS: day}, {TESTS: day, AGREEMENT: day}
    step(bakery, "Reschedule what is late", dates.reschedule_rows, both)
    assert row(bakery, AGREEMENT).start == day
    bakery.undo()
    step(bakery, f"Reschedule “{row(bakery, TESTS).name}”", dates.reschedule_rows, one)
