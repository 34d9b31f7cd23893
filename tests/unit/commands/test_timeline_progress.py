"""How far the work is: percent, and what really happened."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline import progress
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.store.store import Store
from tests.unit.commands.command_rig import ME
from tests.unit.commands.timeline_rig import (
    BASELINE,
    BRIEF,
    READINESS,
    TESTS,
    no_step,
    record,
    refused,
    row,
    step,
)

TODAY = date(2027, 1, 26)
"""A Tuesday in the middle of the first phase: readiness and baseline lie behind it."""
DECIDED = "“Pilot gate” is a gate and is passed by a decision; record that on the Gates page."
ENDS_FIRST = (
    "“{name}” would end on Wed 20 Jan 2027, before it began on Thu 21 Jan 2027: swap the two dates."
)
NOT_YET = "Wed 27 Jan 2027 has not come yet; record it when it has happened, or move the row there."
PHASE = "“Pilot” is a phase; choose tasks inside it."


@pytest.fixture
def midway(bakery: PlanSession, store: Store, catalogue: Catalogue) -> PlanSession:
    return PlanSession(store, bakery.plan.id, catalogue, TODAY, ME)


# --- percent ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("percent", "words"), [(0, "0"), (12.5, "12.5"), (50, "50"), (100, "100")])
def test_so_much_is_done(midway: PlanSession, percent: float, words: str) -> None:
    names = f"“{row(midway, TESTS).name}” and “{row(midway, BRIEF).name}”"
    no_step(midway, progress.record_percent, [TESTS, BRIEF], 0)
    midway.run(progress.record_percent, [TESTS, BRIEF], 5)
    label = f"{words} % of {names} done"
    step(midway, label, progress.record_percent, [TESTS, BRIEF], percent)
    assert (row(midway, TESTS).percent, row(midway, BRIEF).percent) == (percent, percent)
    no_step(midway, progress.record_percent, [TESTS, BRIEF], percent)


def test_a_phase_tells_how_far_its_tasks_are(midway: PlanSession) -> None:
    midway.run(progress.record_percent, ["prepare.use", READINESS, BASELINE, BRIEF], 100)
    assert row(midway, "phase.prepare").percent == 100
    midway.run(progress.record_percent, [BASELINE], 50)
    assert row(midway, "phase.prepare").percent == 75  # five of ten working days are half done


@pytest.mark.parametrize("percent", [-0.5, 100.5, float("nan")])
def test_another_figure_is_refused(midway: PlanSession, percent: float) -> None:
    sentence = "Done is a figure from 0 to 100 %."
    refused(midway, sentence, progress.record_percent, [TESTS], percent)


@pytest.mark.requirement("S1-20")
def test_no_gate_is_passed_by_ticking_it_off(midway: PlanSession) -> None:
    refused(midway, DECIDED, progress.record_percent, [TESTS, "pilot"], 100)
    refused(midway, DECIDED, progress.record_actuals, "pilot", start=TODAY, finish=TODAY)


def test_a_phase_follows_from_its_tasks(midway: PlanSession) -> None:
    refused(midway, PHASE, progress.record_percent, ["phase.pilot"], 100)
    refused(midway, PHASE, progress.record_actuals, "phase.pilot", start=TODAY, finish=None)


# --- what happened ----------------------------------------------------------------------------


def test_what_ended_is_done_and_what_follows_moves(midway: PlanSession) -> None:
    start, finish = date(2027, 1, 21), TODAY
    label = f"Record how “{row(midway, BASELINE).name}” went"
    step(midway, label, progress.record_actuals, BASELINE, start=start, finish=finish)
    found = row(midway, BASELINE)
    assert (found.start, found.finish, found.percent) == (start, finish, 100)
    assert (found.actual_start, found.actual_finish) == (start, finish)
    assert row(midway, BRIEF).start == date(2027, 1, 27)


def test_what_began_late_ends_later(midway: PlanSession) -> None:
    midway.run(progress.record_actuals, BASELINE, start=TODAY, finish=None)
    found = row(midway, BASELINE)
    assert (found.start, found.finish, found.percent) == (TODAY, date(2027, 1, 30), 0)


@pytest.mark.parametrize(("left", "finish"), [(1, date(2027, 1, 26)), (8, date(2027, 2, 4))])
def test_what_remains_says_when_it_ends(midway: PlanSession, left: int, finish: date) -> None:
    midway.run(progress.record_actuals, BASELINE, start=TODAY, finish=None, remaining_days=left)
    assert row(midway, BASELINE).finish == finish


def test_nothing_remains_of_what_has_ended(midway: PlanSession) -> None:
    midway.run(progress.record_actuals, BASELINE, start=TODAY, finish=TODAY, remaining_days=3)
    assert record(midway, BASELINE).remaining_days is None
    assert row(midway, BASELINE).finish == TODAY


def test_an_end_taken_away_opens_the_row_again(midway: PlanSession) -> None:
    midway.run(progress.record_actuals, BASELINE, start=TODAY, finish=TODAY)
    midway.run(progress.record_actuals, BASELINE, start=TODAY, finish=None)
    found = row(midway, BASELINE)
    assert (found.actual_start, found.actual_finish, found.percent) == (TODAY, None, 0)


def test_percent_of_what_is_under_way_stays_when_its_start_is_put_right(
    midway: PlanSession,
) -> None:
    midway.run(progress.record_actuals, BASELINE, start=TODAY, finish=None)
    midway.run(progress.record_percent, [BASELINE], 40)
    midway.run(progress.record_actuals, BASELINE, start=date(2027, 1, 23), finish=None)
    assert row(midway, BASELINE).percent == 40


def test_nothing_recorded_leaves_no_record(midway: PlanSession) -> None:
    midway.run(progress.record_actuals, BASELINE, start=TODAY, finish=TODAY)
    midway.run(progress.record_actuals, BASELINE, start=None, finish=None)
    assert midway.plan.tasks == ()
    no_step(midway, progress.record_actuals, BASELINE, start=None, finish=None)


def test_less_than_all_of_what_has_ended_is_refused(midway: PlanSession) -> None:
    midway.run(progress.record_actuals, BASELINE, start=TODAY, finish=TODAY)
    sentence = (
        f"“{row(midway, BASELINE).name}” ended on Tue 26 Jan 2027, so all of it is done. Take the "
        "recorded end away if it is wrong."
    )
    refused(midway, sentence, progress.record_percent, [BASELINE], 99)
    no_step(midway, progress.record_percent, [BASELINE], 100)


@pytest.mark.parametrize(
    ("start", "finish", "left", "sentence"),
    [
        (None, TODAY, None, "“{name}” has an end without a beginning: say when it began."),
        (
            date(2027, 1, 21),
            date(2027, 1, 20),
            None,
            ENDS_FIRST,
        ),
        (
            date(2027, 1, 27),
            None,
            None,
            NOT_YET,
        ),
        (
            TODAY,
            date(2027, 1, 27),
            None,
            NOT_YET,
        ),
        (
            date(1999, 12, 31),
            None,
            None,
            "Fri 31 Dec 1999 is out of reach: choose a day between 2000 and 2100.",
        ),
        (TODAY, None, -1, "A task lasts 0 to 730 days; give another number."),
        (TODAY, None, 731, "A task lasts 0 to 730 days; give another number."),
    ],
)
def test_what_cannot_have_happened_is_refused(
    midway: PlanSession, start: date | None, finish: date | None, left: int | None, sentence: str
) -> None:
    told = sentence.format(name=row(midway, BASELINE).name)
    refused(
        midway,
        told,
        progress.record_actuals,
        BASELINE,
        start=start,
        finish=finish,
        remaining_days=left,
    )
