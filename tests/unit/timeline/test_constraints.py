"""Units of length, constraints, and free float, on plans small enough to count by hand.

The plan starts on Monday 11 January 2027; weekends are closed. Prepare lasts until Saturday 30.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from roadmap_desktop.domain.content.timeline import TaskTemplate
from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.domain.model.tasks import (
    LagUnit,
    LengthUnit,
    LinkKind,
    Task,
    TaskKind,
)
from roadmap_desktop.timeline.schedule import Schedule
from tests.unit.timeline.own_rig import codes, jan, link, own, span

Dated = Callable[..., Schedule]

DAYS, ELAPSED, WEEKS = LengthUnit.WORKING_DAYS, LengthUnit.CALENDAR_DAYS, LengthUnit.WEEKS


# --- units ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "count", "week", "start", "finish", "working_days"),
    [
        (DAYS, 7, (0, 1, 2, 3, 4), 11, 19, 7),
        (WEEKS, 1, (0, 1, 2, 3, 4), 11, 15, 5),
        (WEEKS, 2, (0, 1, 2, 3, 4), 11, 22, 10),
        (WEEKS, 2, (0, 1, 2), 11, 20, 6),  # a firm that works three days a week
        (ELAPSED, 1, (0, 1, 2, 3, 4), 11, 11, 1),
        (ELAPSED, 7, (0, 1, 2, 3, 4), 11, 17, 5),  # ends on a Sunday
        (ELAPSED, 8, (0, 1, 2, 3, 4), 11, 18, 6),
        (ELAPSED, 3, (1, 2, 3, 4, 5), 12, 14, 3),  # begins on an open day
    ],
)
@pytest.mark.requirement("S1-54")
def test_a_length_counts_working_days_calendar_days_or_weeks_of_the_firm(
    dated: Dated,
    unit: LengthUnit,
    count: int,
    week: tuple[int, ...],
    start: int,
    finish: int,
    working_days: int,
) -> None:
    row = dated(own("a", count, length_unit=unit), work_week=week).by_id["a"]
    assert span(row) == (jan(start), jan(finish))
    assert (row.length, row.length_unit, row.working_days) == (count, unit, working_days)


@pytest.mark.parametrize(
    ("kind", "lag", "unit", "start"),
    [
        # a runs from Monday 11 to Sunday 17, b takes two working days
        (LinkKind.FS, 0, LagUnit.WORKING_DAYS, 18),
        (LinkKind.FS, 1, LagUnit.WORKING_DAYS, 19),
        (LinkKind.FS, -1, LagUnit.WORKING_DAYS, 15),
        (LinkKind.FS, 1, LagUnit.CALENDAR_DAYS, 19),
        (LinkKind.FS, -3, LagUnit.CALENDAR_DAYS, 15),
        (LinkKind.SS, 1, LagUnit.WORKING_DAYS, 12),
        (LinkKind.FF, 0, LagUnit.WORKING_DAYS, 14),  # ends on Friday, the last open day before
        (LinkKind.FF, 1, LagUnit.CALENDAR_DAYS, 15),  # not before Monday evening
    ],
)
def test_links_from_the_end_of_an_elapsed_task(
    dated: Dated, kind: LinkKind, lag: int, unit: LagUnit, start: int
) -> None:
    schedule = dated(
        own("a", 7, length_unit=ELAPSED), own("b", 2), link("a", "b", kind, lag, lag_unit=unit)
    )
    assert schedule.by_id["b"].start == jan(start)


def test_an_elapsed_task_runs_through_a_closure_and_its_float_knows(dated: Dated) -> None:
    shut = Closure(id="c", name="Shut", start=jan(12), finish=jan(21))
    schedule = dated(
        own("wait", 10, length_unit=ELAPSED),
        own("then", 2, finish_no_later=jan(27)),
        link("wait", "then"),
        closures=(shut,),
    )
    by_id = schedule.by_id
    assert span(by_id["wait"]) == (jan(11), jan(20))
    assert span(by_id["then"]) == (jan(22), jan(25))
    # two days of float for what follows; one day later the ten days end on Sunday 31
    assert (by_id["then"].total_float, by_id["wait"].total_float) == (2, 0)


def test_a_unit_without_a_length_leaves_the_template_in_working_days(
    dated: Dated, task: Callable[..., TaskTemplate]
) -> None:
    change = Task(id="x", template="write", length_unit=WEEKS)
    row = dated(change, templates=(task("write", days=3),)).by_id["write"]
    assert (row.length, row.length_unit, row.working_days) == (3, DAYS, 3)
    longer = Task(id="x", template="write", length_unit=WEEKS, working_days=2)
    row = dated(longer, templates=(task("write", days=3),)).by_id["write"]
    assert (row.length, row.length_unit, row.working_days) == (2, WEEKS, 10)


# --- finish no later --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "slack", "over"),
    [(20, 3, 0), (17, 0, 0), (15, 0, 0), (14, -1, 1), (10, -5, 5)],
)
def test_finish_no_later_bounds_the_float_and_says_what_cannot_be_kept(
    dated: Dated, wanted: int, slack: int, over: int
) -> None:
    schedule = dated(own("a", 2), own("b", 3, finish_no_later=jan(wanted)), link("a", "b"))
    assert [schedule.by_id[one].total_float for one in "ab"] == [slack, slack]
    assert schedule.by_id["b"].finish_no_later == jan(wanted)
    conflicts = [(one.code, one.tasks, one.days) for one in schedule.conflicts]
    assert conflicts == ([("late_for_date", ("b",), over)] if over else [])


def test_the_sentence_about_a_missed_date_names_both_and_a_way_out(dated: Dated) -> None:
    schedule = dated(own("a", 5, finish_no_later=jan(13)))
    assert schedule.conflicts[0].text == (
        "“A” should end by Wed 13 Jan 2027 and ends on Fri 15 Jan 2027, 2 working days later. "
        "Shorten it or what comes before it, or agree on a later date."
    )


def test_an_elapsed_task_may_have_to_end_on_a_saturday(dated: Dated) -> None:
    ends_sunday = own("a", 7, length_unit=ELAPSED, finish_no_later=jan(16))
    schedule = dated(ends_sunday)
    assert schedule.by_id["a"].total_float == -1
    assert codes(schedule) == ["late_for_date"]
    schedule = dated(own("a", 7, length_unit=ELAPSED, finish_no_later=jan(17)))
    assert schedule.by_id["a"].total_float == 0
    assert not schedule.conflicts


# --- must start on ----------------------------------------------------------------------------


def test_must_start_on_starts_that_day_and_holds_what_comes_before(dated: Dated) -> None:
    schedule = dated(
        own("a", 3), own("b", 2, must_start_on=jan(20)), own("c"), link("a", "b"), link("b", "c")
    )
    by_id = schedule.by_id
    assert span(by_id["b"]) == (jan(20), jan(21))
    assert by_id["b"].critical
    assert by_id["a"].total_float == 4
    assert by_id["c"].start == jan(22)
    assert not schedule.conflicts


def test_must_start_on_wins_over_what_it_should_have_waited_for_and_says_so(dated: Dated) -> None:
    schedule = dated(own("a", 5), own("b", 2, must_start_on=jan(13)), link("a", "b", lag=1))
    by_id = schedule.by_id
    assert by_id["b"].start == jan(13)
    assert (by_id["a"].total_float, by_id["a"].free_float) == (-4, 0)
    assert [(one.code, one.tasks) for one in schedule.conflicts] == [("must_start", ("b", "a"))]
    assert schedule.conflicts[0].text == (
        "“B” must start on Wed 13 Jan 2027, although it waits for others: “A” ends on Fri 15 Jan "
        "2027, and 1 working day has to pass. Choose another day, shorten what comes before, or "
        "remove the link."
    )


@pytest.mark.parametrize(("day", "broken"), [(17, True), (18, False), (15, True), (14, True)])
def test_a_fixed_start_is_in_order_from_the_day_after_its_predecessor(
    dated: Dated, day: int, broken: bool
) -> None:
    schedule = dated(own("a", 5), own("b", must_start_on=jan(day)), link("a", "b"))
    assert ("must_start" in codes(schedule)) == (broken and day != 17)


def test_a_fixed_start_on_a_closed_day_begins_on_the_next_and_says_so(dated: Dated) -> None:
    schedule = dated(own("a", must_start_on=jan(16)))
    assert schedule.by_id["a"].start == jan(18)
    assert codes(schedule) == ["closed_day"]
    assert "which is closed (Saturday), and starts on Mon 18 Jan 2027" in schedule.conflicts[0].text


def test_a_milestone_can_have_a_fixed_day(dated: Dated) -> None:
    schedule = dated(own("m", 0, must_start_on=jan(20)), own("b"), link("m", "b"))
    assert schedule.by_id["m"].start == jan(20)
    assert schedule.by_id["b"].start == jan(20)


def test_a_fixed_start_outside_its_phase_is_kept_and_told(dated: Dated) -> None:
    schedule = dated(own("a", phase="pilot", must_start_on=jan(20)))
    assert schedule.by_id["a"].start == jan(20)
    assert sorted(codes(schedule)) == ["must_start", "outside_phase"]  # the pilot gate comes first


def test_a_ring_through_a_fixed_start_is_still_a_ring(dated: Dated) -> None:
    schedule = dated(own("a"), own("b", must_start_on=jan(20)), link("a", "b"), link("b", "a"))
    assert codes(schedule) == ["cycle"]


# --- as late as possible ----------------------------------------------------------------------


def test_as_late_as_possible_moves_up_to_what_follows_and_moves_nothing_else(dated: Dated) -> None:
    late = own("b", 2, as_late_as_possible=True)
    schedule = dated(
        own("a", 3), late, own("c", 2, start_no_earlier=jan(25)), link("a", "b"), link("b", "c")
    )
    by_id = schedule.by_id
    assert span(by_id["b"]) == (jan(21), jan(22))
    assert span(by_id["c"]) == (jan(25), jan(26))
    assert (by_id["a"].free_float, by_id["b"].free_float) == (5, 0)
    # c may slip until Friday 29, and b and a with it
    assert [by_id[one].total_float for one in "abc"] == [8, 3, 3]


def test_a_chain_of_late_tasks_ends_with_the_phase(dated: Dated) -> None:
    schedule = dated(
        own("a", 2, as_late_as_possible=True), own("b", 3, as_late_as_possible=True), link("a", "b")
    )
    assert span(schedule.by_id["b"]) == (jan(27), jan(29))
    assert span(schedule.by_id["a"]) == (jan(25), jan(26))


def test_late_towards_a_gate_means_up_to_the_gate(
    dated: Dated, task: Callable[..., TaskTemplate]
) -> None:
    change = Task(id="x", template="write", as_late_as_possible=True)
    row = dated(change, templates=(task("write", days=2, gate="idea"),)).by_id["write"]
    assert span(row) == (jan(14), jan(15))


def test_late_cannot_mean_earlier_than_possible(dated: Dated) -> None:
    schedule = dated(
        own("a", 5), own("b", as_late_as_possible=True, finish_no_later=jan(14)), link("a", "b")
    )
    assert schedule.by_id["b"].start == jan(18)
    assert schedule.by_id["b"].total_float == -2


# --- free float -------------------------------------------------------------------------------


def test_free_float_is_what_may_slip_before_another_moves(dated: Dated) -> None:
    schedule = dated(
        own("a", 2),
        own("b", 5),
        own("c", 1),
        own("m", 0, kind=TaskKind.MILESTONE),
        link("a", "c"),
        link("b", "c"),
        link("c", "m"),
    )
    by_id = schedule.by_id
    assert [by_id[one].free_float for one in "abc"] == [3, 0, 0]
    assert by_id["a"].total_float == by_id["b"].total_float + 3
    assert by_id["m"].free_float == by_id["m"].total_float > 0


def test_constraints_of_the_firm_are_shown_as_they_were_entered(dated: Dated) -> None:
    row = dated(
        own("a", start_no_earlier=jan(13), finish_no_later=jan(20), as_late_as_possible=True)
    ).by_id["a"]
    assert (
        row.start_no_earlier,
        row.finish_no_later,
        row.must_start_on,
        row.as_late_as_possible,
    ) == (
        jan(13),
        jan(20),
        None,
        True,
    )
