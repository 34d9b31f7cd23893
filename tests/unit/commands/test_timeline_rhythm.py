"""Recurring items: the last day moves with the end of the phase, or stays where it was fixed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.phases import move_phase, stretch_phase
from roadmap_desktop.commands.timeline.rhythm import add_recurring, set_rhythm
from roadmap_desktop.commands.timeline.rows import name_row, own_rows, remove_rows
from roadmap_desktop.commands.timing import set_timing, timing_of
from roadmap_desktop.domain.model.tasks import OffDays
from roadmap_desktop.timeline.words import full_date
from tests.unit.commands.timeline_rig import record, refused, row, schedule

BEFORE_END = 6


@pytest.fixture
def review(bakery: PlanSession) -> str:
    """An item of the pilot that comes every week."""
    bakery.run(add_recurring, "Look", phase="pilot")
    return bakery.plan.tasks[-1].id


def phase_end(bakery: PlanSession) -> date:
    return next(one.finish for one in schedule(bakery).phases if one.id == "pilot")


def end_it(bakery: PlanSession, review: str, *, stays: bool) -> date:
    """Let it come every day until some days before the phase ends."""
    last = phase_end(bakery) - timedelta(days=BEFORE_END)
    bakery.run(
        set_rhythm,
        review,
        every=1,
        unit="day",
        until=last,
        phase_end=None if stays else phase_end(bakery),
    )
    assert row(bakery, review).occurrences[-1] <= last
    return last


@pytest.mark.requirement("S1-35")
@pytest.mark.parametrize("stays", [True, False])
@pytest.mark.parametrize(
    ("command", "phase", "days"),
    [(move_phase, "pilot", 14), (stretch_phase, "pilot", 37), (stretch_phase, "prepare", 27)],
)
def test_the_last_day_moves_with_the_end_of_its_phase_unless_it_is_fixed(
    bakery: PlanSession, review: str, command: Any, phase: str, days: int, stays: bool
) -> None:
    last = end_it(bakery, review, stays=stays)
    ended, open_day = phase_end(bakery), schedule(bakery).calendar.previous_open
    bakery.run(command, schedule(bakery), phase, days)
    moved = phase_end(bakery) - ended
    assert moved == timedelta(days=14 if command is move_phase else 7)
    expected = last if stays else last + moved
    assert row(bakery, review).occurrences[-1] == open_day(expected)


def test_it_moves_along_however_the_phase_came_to_move(bakery: PlanSession, review: str) -> None:
    last = end_it(bakery, review, stays=False)
    timing = timing_of(bakery.plan)
    bakery.run(set_timing, replace(timing, start=date(2027, 2, 2)))
    moved = phase_end(bakery) - (last + timedelta(days=BEFORE_END))
    assert moved == timedelta(days=21)
    assert row(bakery, review).occurrences[-1] == schedule(bakery).calendar.previous_open(
        last + moved
    )


def test_a_fixed_day_takes_the_place_of_one_that_moves_and_back(
    bakery: PlanSession, review: str
) -> None:
    last = end_it(bakery, review, stays=False)
    assert (record(bakery, review).until, record(bakery, review).ends_before) == (None, BEFORE_END)
    end_it(bakery, review, stays=True)
    assert (record(bakery, review).until, record(bakery, review).ends_before) == (last, None)
    bakery.run(set_rhythm, review, every=1, unit="week", phase_end=phase_end(bakery))
    assert (record(bakery, review).until, record(bakery, review).ends_before) == (None, None)


def test_a_last_day_before_the_first_is_refused_either_way(
    bakery: PlanSession, review: str
) -> None:
    first = phase_end(bakery)
    sentence = (
        f"It would end on {full_date(first - timedelta(days=1))}, before it begins on "
        f"{full_date(first)}: swap the two dates."
    )
    wish = {"first": first, "until": first - timedelta(days=1), "every": 1, "unit": "week"}
    refused(bakery, sentence, set_rhythm, review, **wish)
    refused(bakery, sentence, set_rhythm, review, **wish, phase_end=first)


# --- what falls after the last phase ------------------------------------------------------------

UPDATE, ACCESS = "tail.monthly_update", "tail.security_check"


@pytest.mark.requirement("S3-35")
def test_what_recurs_after_the_end_comes_as_the_firm_wants(bakery: PlanSession) -> None:
    usual = row(bakery, UPDATE)
    bakery.run(set_rhythm, UPDATE, every=2, unit="week")
    days = row(bakery, UPDATE).occurrences
    assert days[0] == usual.occurrences[0]
    assert {(b - a).days for a, b in pairwise(days[:4])} == {14}
    bakery.undo()
    assert row(bakery, UPDATE) == usual


@pytest.mark.parametrize("off", list(OffDays))
def test_days_after_the_end_on_which_the_firm_is_closed_are_as_it_wants(
    bakery: PlanSession, off: OffDays
) -> None:
    calendar = schedule(bakery).calendar
    first = calendar.next_open(schedule(bakery).finish)
    while calendar.is_open(first + timedelta(weeks=4)) or not calendar.is_open(first):
        first += timedelta(days=1)
    closed = first + timedelta(weeks=4)
    until = closed + timedelta(weeks=3)
    bakery.run(set_rhythm, UPDATE, every=4, unit="week", first=first, until=until, off_days=off)
    falls = {
        OffDays.LATER: calendar.next_open(closed),
        OffDays.EARLIER: calendar.previous_open(closed),
        OffDays.SKIP: None,
    }
    found = [first, *(one for one in (falls[off],) if one is not None)]
    assert list(row(bakery, UPDATE).occurrences) == found


def test_the_last_day_after_the_end_moves_with_the_plan_unless_it_is_fixed(
    bakery: PlanSession,
) -> None:
    ends = schedule(bakery).finish
    last = ends + timedelta(days=60)
    bakery.run(set_rhythm, UPDATE, every=1, unit="day", until=last, phase_end=ends)
    bakery.run(set_rhythm, ACCESS, every=1, unit="day", until=last, first=ends)
    bakery.run(stretch_phase, schedule(bakery), "pilot", 37)
    is_open = schedule(bakery).calendar.previous_open
    assert row(bakery, UPDATE).finish == is_open(last + timedelta(days=7))
    assert row(bakery, ACCESS).finish == is_open(last)


def test_a_first_day_after_the_end_moves_with_the_whole_plan(bakery: PlanSession) -> None:
    first = schedule(bakery).calendar.next_open(schedule(bakery).finish + timedelta(days=30))
    bakery.run(set_rhythm, UPDATE, every=1, unit="week", first=first)
    assert row(bakery, UPDATE).start == first
    bakery.run(move_phase, schedule(bakery), schedule(bakery).phases[0].id, 28)
    assert row(bakery, UPDATE).start == first + timedelta(days=28)


@pytest.mark.parametrize("later", [UPDATE, "tail.roi_first"])
def test_who_does_what_falls_after_the_end_is_named(bakery: PlanSession, later: str) -> None:
    usual = row(bakery, later)
    bakery.run(own_rows, [later], "Somebody Else")
    assert row(bakery, later) == replace(usual, owner="Somebody Else")
    bakery.run(own_rows, [later], "")
    assert row(bakery, later) == usual


def test_what_comes_once_after_the_end_has_no_rhythm(bakery: PlanSession) -> None:
    name = row(bakery, "tail.roi_first").name
    told = f"“{name}” comes once, on a day that follows from the plan's."
    refused(bakery, told, set_rhythm, "tail.roi_first", every=1, unit="week")


def test_after_the_end_nothing_else_can_be_changed_once_something_was(bakery: PlanSession) -> None:
    bakery.run(own_rows, [UPDATE], "Somebody Else")
    name = row(bakery, UPDATE).name
    told = f"“{name}” follows from the end of the plan; choose a row inside a phase."
    refused(bakery, told, remove_rows, [UPDATE])
    refused(bakery, told, name_row, UPDATE, "Other")


def test_an_item_after_the_end_that_falls_on_no_day_stays_in_sight(bakery: PlanSession) -> None:
    calendar, day = schedule(bakery).calendar, schedule(bakery).finish
    while calendar.is_open(day):
        day += timedelta(days=1)
    bakery.run(
        set_rhythm, UPDATE, every=1, unit="week", first=day, until=day, off_days=OffDays.SKIP
    )
    assert (row(bakery, UPDATE).start, row(bakery, UPDATE).occurrences) == (day, ())
