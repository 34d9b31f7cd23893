"""Recurring items: the last day moves with the end of the phase, or stays where it was fixed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.phases import move_phase, stretch_phase
from roadmap_desktop.commands.timeline.rhythm import add_recurring, set_rhythm
from roadmap_desktop.commands.timing import set_timing, timing_of
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
