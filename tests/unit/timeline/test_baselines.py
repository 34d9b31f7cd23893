"""Baselines, variance and forecast; the plan starts on Monday 11 January 2027."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from roadmap_desktop.domain.model.tasks import OUTSIDE, BaselineDate, PhaseSetting, TaskKind
from roadmap_desktop.timeline.baselines import dates_of, forecast, variances
from roadmap_desktop.timeline.schedule import Schedule
from tests.unit.timeline.own_rig import jan, link, own

Dated = Callable[..., Schedule]


def test_a_baseline_keeps_every_row_and_shows_no_variance_at_first(dated: Dated) -> None:
    schedule = dated(own("a", 3), own("talk", kind=TaskKind.RECURRING))
    kept = dates_of(schedule)
    assert [one.row for one in kept] == [row.id for row in schedule.rows]
    assert {one.row for one in kept} >= {"a", "talk", "idea", "phase.prepare"}
    found = variances(schedule, kept)
    assert set(found) == set(schedule.by_id)
    assert all((one.start, one.finish) == (0, 0) for one in found.values())


def test_variance_counts_working_days_later_and_earlier(dated: Dated) -> None:
    kept = dates_of(dated(own("a", 3), own("b", 5), own("gone"), link("a", "b")))
    now = dated(own("a", 5), own("b", 2), own("new"), link("a", "b"))
    found = variances(now, kept)
    assert (found["a"].start, found["a"].finish) == (0, 2)
    # b from Thursday 14 to Wednesday 20, now Monday 18 and Tuesday 19
    assert (found["b"].start, found["b"].finish) == (2, -1)
    assert found["b"].was == (jan(14), jan(20))
    assert not {"gone", "new"} & set(found)


def test_variance_of_phases(dated: Dated) -> None:
    kept = dates_of(dated())
    longer = dated(phase_settings=(PhaseSetting(id="p", phase="pilot", days=44),))
    found = variances(longer, kept)
    assert (found["phase.pilot"].start, found["phase.pilot"].finish) == (0, 10)
    assert (found["phase.settle"].start, found["phase.settle"].finish) == (10, 10)


@pytest.mark.parametrize(
    ("was", "now", "variance"),
    [
        (jan(15), jan(18), 1),  # Friday, Monday
        (jan(15), jan(17), 0),
        (jan(16), jan(18), 1),
        (jan(18), jan(15), -1),
        (jan(13), jan(13), 0),
    ],
)
def test_a_weekend_is_no_variance(dated: Dated, was: date, now: date, variance: int) -> None:
    schedule = dated(own("a", 1, actual_start=now, actual_finish=now))
    found = variances(schedule, [BaselineDate(id="1", row="a", start=was, finish=was)])
    assert found["a"].finish == variance


def test_dates_that_were_never_kept_have_no_variance(dated: Dated) -> None:
    assert not variances(dated(own("a")), [BaselineDate(id="1", row="a"), BaselineDate(id="2")])


def test_a_plan_on_time_ends_on_day_120(dated: Dated) -> None:
    found = forecast(dated(own("a", 3)))
    assert (found.end, found.end_day) == (date(2027, 5, 10), 120)
    assert (found.days, found.working_days) == (0, 0)
    assert (found.days_from_original, found.working_days_from_original) == (0, 0)


def test_the_forecast_follows_what_ends_last_but_not_other_work(dated: Dated) -> None:
    late = own("a", 20, phase="settle", start_no_earlier=date(2027, 4, 21))
    schedule = dated(late, own("far", 300, phase=OUTSIDE))
    found = forecast(schedule)
    assert (found.end, found.end_day) == (date(2027, 5, 18), 128)
    assert (found.days, found.working_days) == (8, 6)
    assert (found.days_from_original, found.working_days_from_original) == (8, 6)


def test_a_stretched_plan_is_on_time_and_still_beyond_day_120(dated: Dated) -> None:
    found = forecast(dated(phase_settings=(PhaseSetting(id="p", phase="pilot", days=51),)))
    assert (found.days, found.working_days) == (0, 0)
    assert (found.days_from_original, found.end_day) == (21, 141)
    shorter = forecast(dated(preset="focused"))
    assert (shorter.end_day, shorter.days_from_original) == (98, -22)
