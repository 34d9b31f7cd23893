"""What has happened, what is late, and putting it off.

The plan starts on Monday 11 January 2027; its first phase ends with Saturday 30.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from roadmap_desktop.domain.content.timeline import TaskTemplate
from roadmap_desktop.domain.model.tasks import LengthUnit, LinkKind, Task, TaskKind
from roadmap_desktop.timeline.progress import late, rescheduled
from roadmap_desktop.timeline.schedule import Schedule
from tests.unit.timeline.own_rig import codes, jan, link, own, span

Dated = Callable[..., Schedule]
ELAPSED = LengthUnit.CALENDAR_DAYS

# --- history ----------------------------------------------------------------------------------


def test_what_started_starts_there_and_moves_what_follows(dated: Dated) -> None:
    schedule = dated(own("a", 3, actual_start=jan(14)), own("b"), link("a", "b"))
    assert span(schedule.by_id["a"]) == (jan(14), jan(18))
    assert schedule.by_id["b"].start == jan(19)
    assert not schedule.conflicts


def test_what_ended_ends_there_and_is_neither_critical_nor_late_for_anything(dated: Dated) -> None:
    done = own("a", 3, actual_start=jan(12), actual_finish=jan(20), finish_no_later=jan(15))
    schedule = dated(done, own("b"), link("a", "b"))
    row = schedule.by_id["a"]
    assert span(row) == (jan(12), jan(20))
    assert (row.percent, row.critical, row.total_float, row.free_float) == (100.0, False, 0, 0)
    assert (row.working_days, row.length) == (7, 3)
    assert schedule.by_id["b"].start == jan(21)
    assert not schedule.conflicts


@pytest.mark.parametrize(
    ("days", "unit", "start"),
    [(3, LengthUnit.WORKING_DAYS, 15), (1, LengthUnit.WORKING_DAYS, 19), (3, ELAPSED, 17)],
)
def test_an_end_without_a_start_counts_the_length_back(
    dated: Dated, days: int, unit: LengthUnit, start: int
) -> None:
    row = dated(own("a", days, length_unit=unit, actual_finish=jan(19))).by_id["a"]
    assert span(row) == (jan(start), jan(19))


def test_work_on_a_closed_day_is_shown_where_it_was_done(dated: Dated) -> None:
    saturday, sunday = jan(16), jan(17)
    schedule = dated(
        own("a", 2, actual_start=saturday, actual_finish=sunday),
        own("b", 2, actual_start=sunday),
        own("c", 4, length_unit=ELAPSED, actual_start=saturday),
        own("then"),
        link("a", "then"),
    )
    assert span(schedule.by_id["a"]) == (saturday, sunday)
    assert span(schedule.by_id["b"]) == (sunday, jan(19))
    assert span(schedule.by_id["c"]) == (saturday, jan(19))
    assert schedule.by_id["then"].start == jan(18)


def test_history_before_the_plan_started_is_kept(dated: Dated) -> None:
    schedule = dated(own("a", 2, actual_start=date(2026, 12, 14), actual_finish=date(2026, 12, 15)))
    assert schedule.by_id["a"].start_day == -27
    assert not schedule.conflicts


def test_a_milestone_was_passed_on_the_day_that_was_noted(dated: Dated) -> None:
    schedule = dated(own("m", 0, actual_finish=jan(14)), own("b"), link("m", "b"))
    assert span(schedule.by_id["m"]) == (jan(14), jan(14))
    assert schedule.by_id["m"].percent == 100
    assert schedule.by_id["b"].start == jan(15)


@pytest.mark.parametrize(
    ("kind", "a_ends", "b_starts", "broken"),
    [
        (LinkKind.FS, 15, 18, False),
        (LinkKind.FS, 15, 15, False),  # in the afternoon
        (LinkKind.FS, 15, 14, True),
        (LinkKind.SS, 15, 11, False),
        (LinkKind.SS, 15, 8, True),
    ],
)
def test_history_is_not_moved_by_links_but_a_broken_order_is_named(
    dated: Dated, kind: LinkKind, a_ends: int, b_starts: int, broken: bool
) -> None:
    schedule = dated(
        own("a", 5, actual_start=jan(11), actual_finish=jan(a_ends)),
        own("b", 2, actual_start=jan(b_starts)),
        link("a", "b", kind),
    )
    assert schedule.by_id["b"].start == jan(b_starts)
    assert codes(schedule) == ["broken_order"] * broken


def test_a_start_before_its_unfinished_predecessor_is_told_with_both_dates(dated: Dated) -> None:
    schedule = dated(own("a", 5), own("b", 2, actual_start=jan(13)), link("a", "b"))
    assert schedule.conflicts[0].text == (
        "“B” started on Wed 13 Jan 2027 already, although it waits for others: “A” ends on Fri 15 "
        "Jan 2027. Correct the dates, or remove the link."
    )
    assert schedule.conflicts[0].tasks == ("b", "a")
    # b no longer holds a: what is left of its float is that of its phase
    assert schedule.by_id["a"].total_float == 10


@pytest.mark.parametrize(
    ("percent", "remaining", "days"),
    [(None, None, 10), (50, None, 10), (50, 5, 10), (50, 8, 13), (50, 1, 6), (25, 4, 7), (0, 3, 3)],
)
def test_what_remains_counts_from_what_is_done(
    dated: Dated, percent: float | None, remaining: int | None, days: int
) -> None:
    task = own("a", 10, actual_start=jan(11), percent=percent, remaining_days=remaining)
    row = dated(task).by_id["a"]
    assert (row.working_days, row.length) == (days, 10)


def test_a_template_task_in_progress_lasts_as_long_as_is_said(
    dated: Dated, task: Callable[..., TaskTemplate]
) -> None:
    change = Task(id="x", template="write", actual_start=jan(12), percent=50, remaining_days=4)
    schedule = dated(change, templates=(task("write", days=4, gate="idea"),))
    assert span(schedule.by_id["write"]) == (jan(12), jan(19))
    assert codes(schedule) == ["late_for_gate"]


# --- percent ----------------------------------------------------------------------------------


def test_a_summary_and_a_phase_are_done_as_far_as_their_tasks_weighed_by_length(
    dated: Dated,
) -> None:
    schedule = dated(
        own("s"),
        own("a", 1, parent="s", percent=100),
        own("b", 3, parent="s", percent=50),
        own("c", 6),
        own("m", 0),
    )
    assert schedule.by_id["s"].percent == pytest.approx(62.5)
    assert schedule.by_id["phase.prepare"].percent == pytest.approx(25)
    assert schedule.by_id["phase.pilot"].percent == 0


def test_of_milestones_alone_each_counts_the_same(dated: Dated) -> None:
    schedule = dated(
        own("s"), own("m", 0, parent="s", actual_finish=jan(11)), own("n", 0, parent="s")
    )
    assert schedule.by_id["s"].percent == 50


def test_a_summary_has_ended_when_all_its_subtasks_have(dated: Dated) -> None:
    done = {"actual_start": jan(11), "actual_finish": jan(12)}
    half = dated(own("s"), own("a", 2, parent="s", **done), own("b", 2, parent="s")).by_id["s"]
    assert (half.actual_start, half.actual_finish, half.percent) == (jan(11), None, 50)
    whole = dated(own("s"), own("a", 2, parent="s", **done)).by_id["s"]
    assert (whole.actual_finish, whole.percent, whole.critical) == (jan(12), 100, False)


# --- late -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "done", "expected"),
    [
        (11, {}, False),
        (12, {}, True),  # should have started
        (12, {"actual_start": jan(11)}, False),
        (12, {"percent": 10.0}, False),
        (13, {"percent": 10.0}, False),  # due today is not late
        (14, {"percent": 10.0}, True),
        (14, {"percent": 100.0}, False),
        (14, {"actual_finish": jan(13)}, False),
    ],
)
def test_late_is_what_should_have_started_or_ended_before_today(
    dated: Dated, today: int, done: dict[str, object], expected: bool
) -> None:
    schedule = dated(own("s"), own("a", 3, parent="s", **done))
    assert late(schedule, jan(today)) == ({"a", "s", "phase.prepare"} if expected else set())


def test_gates_are_late_until_they_are_decided(dated: Dated) -> None:
    schedule = dated()
    assert late(schedule, date(2027, 2, 1)) == set()
    assert late(schedule, date(2027, 2, 1), decided=["idea"]) == {"pilot", "phase.prepare"}
    assert late(schedule, jan(29), decided=["idea"]) == set()


def test_nothing_moves_out_of_the_past_unless_asked(dated: Dated) -> None:
    assert dated(own("a", 3)).by_id["a"].start == jan(11)


def test_rescheduling_brings_what_has_not_begun_to_today_and_the_rest_follows(dated: Dated) -> None:
    tasks = (
        own("done", 2, actual_start=jan(11), actual_finish=jan(12)),
        own("running", 3, actual_start=jan(12)),
        own("behind", 2),
        own("follows", 2),
        own("promised", 1, must_start_on=jan(12)),
        own("later", 1, start_no_earlier=jan(20)),
        own("m", 0, kind=TaskKind.MILESTONE, start_no_earlier=jan(13)),
        own("s"),
        own("sub", 1, parent="s"),
    )
    links = (link("behind", "follows"),)
    before = dated(*tasks, *links)
    saturday, monday = jan(16), jan(18)
    new = rescheduled(before, saturday)
    assert new == {"behind": monday, "m": monday, "sub": monday}
    moved = tuple(
        own(t.id, t.working_days, parent=t.parent, start_no_earlier=new[t.id]) if t.id in new else t
        for t in tasks
    )
    after = dated(*moved, *links).by_id
    assert after["behind"].start == monday
    assert after["follows"].start == jan(20)
    assert after["sub"].start == after["s"].start == monday
    for unmoved in ("done", "running", "promised", "later"):
        assert span(after[unmoved]) == span(before.by_id[unmoved])
    assert not rescheduled(dated(*moved, *links), monday)
