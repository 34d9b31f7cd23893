"""The difference between a plan as it is and as it would be; starts Monday 11 January 2027."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.timeline import TailItem, TaskTemplate
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import OUTSIDE, PhaseSetting, Task, TaskKind
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.what_if import Mark, Moved, consequences, difference
from tests.unit.timeline.own_rig import jan, link, own

Dated = Callable[..., Schedule]
CHECK = TailItem(
    id="tail.check", name="90-day check", kind="milestone", days_from_go_live=90, owner_role="owner"
)


@pytest.fixture
def with_tail(
    make_catalogue: Callable[..., Any],
    make_plan: Callable[..., Plan],
    task: Callable[..., TaskTemplate],
) -> Dated:
    """Two tasks of the template that hold gates, a check after go-live, and own tasks."""
    catalogue = make_catalogue(
        task("measure", days=5, gate="pilot"),
        task("harden", "make_ready", days=10, gate="rollout"),
        tail=(CHECK,),
    )

    def make(*tasks: Task, **parts: Any) -> Schedule:
        return plan_schedule(make_plan(tasks=tasks, **parts), catalogue, Depth.LIGHT, jan(6))

    return make


def ids(moved: tuple[Moved, ...]) -> list[str]:
    return [one.id for one in moved]


def test_nothing_differs_from_itself(with_tail: Dated) -> None:
    same = difference(with_tail(), with_tail())
    assert same.nothing
    assert same.fits
    assert same.headline() == "Nothing else moves"
    assert same.sentences() == ("Nothing moves.",)


def test_a_longer_phase_moves_gates_go_live_the_check_and_the_end(with_tail: Dated) -> None:
    longer = with_tail(phase_settings=(PhaseSetting(id="p", phase="make_ready", days=27),))
    told = difference(with_tail(), longer)
    assert ids(told.moved) == ["review", "production", "rollout", "go_live", "tail.check", "finish"]
    assert all(one.days == 7 for one in told.moved)
    assert told.fits
    assert told.headline(2) == "Review gate +7 days, Go-live +7, 4 more"
    assert told.headline(4) == (
        "Review gate +7 days, Go-live +7, 90-day check +7, Last day of the plan +7, 2 more"
    )
    assert told.sentences()[0].startswith("Rollout gate: Fri 19 Mar 2027 → Fri 26 Mar 2027, 7 days")
    assert told.sentences()[-1] == "1 task moves."  # harden takes longer in a longer phase


def test_only_tasks_that_are_not_moved_by_hand_are_counted(dated: Dated) -> None:
    tasks = own("a", 3), own("b", 2), own("c", 2)
    links = link("a", "b"), link("b", "c")
    before = dated(*tasks, *links)
    after = dated(own("a", 4), *tasks[1:], *links)
    told = difference(before, after, besides=["a"])
    assert (told.tasks, told.moved) == (2, ())
    assert told.headline() == "2 tasks move; gates, go-live, reviews and the end stay"
    assert told.sentences() == ("2 tasks move.",)


def test_other_work_tells_its_own_end_which_is_not_that_of_the_plan(dated: Dated) -> None:
    links = (link("a", "b"),)
    tasks = own("a", 3, phase=OUTSIDE), own("b", 2, phase=OUTSIDE)
    before = dated(*tasks, *links)
    told = difference(before, dated(own("a", 5, phase=OUTSIDE), tasks[1], *links))
    (end,) = told.moved
    assert (end.name, end.mark) == ("End of Other work", Mark.END)
    assert end.before == before.by_id["b"].finish
    assert told.sentences()[-1] == "2 tasks move."
    assert difference(before, dated(own("a", 3, phase=OUTSIDE))).moved[0].days < 0
    assert difference(before, dated()).moved == ()


def test_a_new_conflict_does_not_fit_and_says_why(with_tail: Dated) -> None:
    before = with_tail()
    after = with_tail(Task(id="x", template="harden", working_days=18))
    told = difference(before, after)
    assert not told.fits
    assert [one.code for one in told.conflicts] == ["late_for_gate"]
    assert told.sentences()[-1] == told.conflicts[0].text
    assert ids(told.moved) == ["rollout", "go_live", "tail.check"]


def test_a_conflict_that_gets_no_worse_is_nothing_new(with_tail: Dated) -> None:
    late = with_tail(Task(id="x", template="harden", working_days=18))
    later = with_tail(Task(id="x", template="harden", working_days=19))
    assert not difference(late, later).fits
    assert difference(later, late).fits
    assert difference(later, with_tail()).fits


def test_decided_and_near_gates_are_signatures_and_come_first(with_tail: Dated) -> None:
    before = with_tail()
    after = with_tail(Task(id="x", template="measure", working_days=20))
    marks = {one.id: one.mark for one in difference(before, after).moved}
    assert marks == {"pilot": Mark.GATE}
    decided = difference(before, after, decided=["pilot"])
    assert [one.mark for one in decided.moved] == [Mark.SIGNATURE]
    for today, mark in ((jan(14), Mark.GATE), (jan(15), Mark.SIGNATURE), (jan(30), Mark.GATE)):
        assert difference(before, after, today=today).moved[0].mark is mark


def test_promises_are_own_milestones_and_what_has_to_be_done_by_a_day(dated: Dated) -> None:
    def plan(days: int) -> Schedule:
        return dated(
            own("work", days),
            own("handed over", 0, kind=TaskKind.MILESTONE),
            own("paid", 2, finish_no_later=jan(29)),
            own("other", 2),
            *(link("work", one) for one in ("handed over", "paid", "other")),
        )

    told = difference(plan(3), plan(5), besides=["work"])
    assert {one.id: one.mark for one in told.moved} == {
        "handed over": Mark.PROMISE,
        "paid": Mark.PROMISE,
    }
    assert [one.days for one in told.moved] == [2, 4]  # of the second its end counts
    assert told.tasks == 3


def test_a_promise_taken_back_is_no_date_that_falls_away(dated: Dated) -> None:
    told = difference(dated(own("a", 2, finish_no_later=jan(29))), dated(own("a", 2)))
    assert told.nothing


def test_a_review_that_moves_is_told_by_its_first_day(
    dated: Dated, weekly: Callable[..., TaskTemplate]
) -> None:
    review = weekly("weekly", "pilot", 26, 50)
    longer = (PhaseSetting(id="p", phase="prepare", days=27),)
    told = difference(dated(templates=(review,)), dated(templates=(review,), phase_settings=longer))
    assert [(one.id, one.days) for one in told.moved if one.mark is Mark.REVIEW] == [("weekly", 7)]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (jan(11), jan(12), "Gate: Mon 11 Jan 2027 → Tue 12 Jan 2027, 1 day later"),
        (jan(18), jan(11), "Gate: Mon 18 Jan 2027 → Mon 11 Jan 2027, 7 days earlier"),
        (None, jan(11), "Gate: new, Mon 11 Jan 2027"),
        (jan(11), None, "Gate: falls away"),
    ],
)
def test_a_move_in_words(before: date | None, after: date | None, sentence: str) -> None:
    assert Moved("g", "Gate", before, after).sentence == sentence


def test_something_new_among_what_moves_is_told(dated: Dated) -> None:
    told = difference(dated(), dated(own("m", 0, kind=TaskKind.MILESTONE)))
    assert told.headline() == "M is new"
    assert difference(dated(own("m", 0)), dated()).headline() == "M falls away"


def test_an_earlier_plan_is_told_with_a_minus(with_tail: Dated) -> None:
    earlier = with_tail(phase_settings=(PhaseSetting(id="p", phase="settle", days=13),))
    assert difference(with_tail(), earlier).headline() == (
        "Review gate −7 days, Last day of the plan −7"
    )


def test_consequences_leave_own_dates_and_reviews_inside_the_plan_out(with_tail: Dated) -> None:
    milestone = own("m", 0, start_no_earlier=jan(20))
    before, after = with_tail(milestone), with_tail(milestone, start=jan(18))
    assert set(ids(consequences(before, after))) == {
        "start",
        "go_live",
        "finish",
        *(gate.id for gate in before.gates),
        "tail.check",
    }
