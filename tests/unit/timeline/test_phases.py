"""Presets, stretched and shortened phases, and how the plan says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import PhaseSetting
from roadmap_desktop.timeline.phases import (
    LONGEST_PHASE,
    Layout,
    adaptations,
    check_phase_days,
    lay_out,
)

START = date(2027, 1, 11)


def layout(catalogue: Catalogue, preset: str = "", **lengths: int) -> Layout:
    settings = [PhaseSetting(id=phase, phase=phase, days=days) for phase, days in lengths.items()]
    return lay_out(catalogue, preset, settings, START)


def spans(one: Layout) -> list[tuple[int, int]]:
    return [(span.first_day, span.last_day) for span in one.spans]


@pytest.fixture
def empty(make_catalogue: Callable[..., Catalogue]) -> Catalogue:
    return make_catalogue()


@pytest.mark.requirement("S1-49", "S1-50", "S1-51", "S1-52", "S1-53", "X-1")
def test_the_default_is_the_120_day_original(empty: Catalogue) -> None:
    assert spans(layout(empty)) == [(1, 20), (21, 50), (51, 70), (71, 100), (101, 120)]
    assert adaptations(layout(empty)) == ()


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        ("days_120", [(1, 20), (21, 50), (51, 70), (71, 100), (101, 120)]),
        ("focused", [(1, 16), (17, 41), (42, 57), (58, 82), (83, 98)]),
        ("phased", [(1, 45), (46, 180), (181, 225), (226, 270), (271, 360)]),
        ("long gone", [(1, 20), (21, 50), (51, 70), (71, 100), (101, 120)]),
    ],
)
@pytest.mark.requirement("X-1")
def test_each_preset_lays_the_same_phases_on_its_own_days(
    empty: Catalogue, preset: str, expected: list[tuple[int, int]]
) -> None:
    assert spans(layout(empty, preset)) == expected


@pytest.mark.parametrize(
    ("preset", "lengths", "days", "text"),
    [
        (
            "",
            {"make_ready": 41},
            21,
            "21 days longer than the 120-day original, all in Make ready.",
        ),
        ("", {"pilot": 29}, -1, "1 day shorter than the 120-day original, all in Pilot."),
        (
            "",
            {"prepare": 27, "settle": 13},
            0,
            "As long as the 120-day original: Prepare +7, Settle and decide −7.",
        ),
        (
            "focused",
            {},
            -22,
            "22 days shorter than the 120-day original; follows the preset “Focused”.",
        ),
        (
            "focused",
            {"pilot": 30},
            -17,
            (
                "17 days shorter than the 120-day original: Prepare −4, Make ready −4, "
                "Limited rollout −5, Settle and decide −4; follows the preset “Focused”."
            ),
        ),
        ("", {"pilot": 30}, None, ""),
    ],
)
@pytest.mark.requirement("S1-55", "X-1")
def test_an_adapted_plan_says_so_and_by_how_much(
    empty: Catalogue, preset: str, lengths: dict[str, int], days: int | None, text: str
) -> None:
    found = adaptations(layout(empty, preset, **lengths))
    whole = [(one.days, one.text) for one in found if not one.phase]
    assert whole == ([] if days is None else [(days, text)])


@pytest.mark.requirement("S1-55")
def test_each_changed_phase_is_named_with_both_lengths(empty: Catalogue) -> None:
    found = adaptations(layout(empty, make_ready=41, settle=19))
    assert [(one.phase, one.days, one.text) for one in found if one.phase] == [
        ("make_ready", 21, "Make ready: 41 days instead of 20."),
        ("settle", -1, "Settle and decide: 19 days instead of 20."),
    ]


@pytest.mark.parametrize("days", [-3, 0, LONGEST_PHASE + 1])
@pytest.mark.requirement("S1-55")
def test_no_phase_can_be_dropped_or_made_endless(empty: Catalogue, days: int) -> None:
    with pytest.raises(PlanError, match="give it 1 to"):
        check_phase_days(days)
    kept = layout(empty, pilot=days).spans[1].days
    assert kept == (LONGEST_PHASE if days > 0 else 1)


@pytest.mark.parametrize("days", [1, LONGEST_PHASE])
def test_the_bounds_themselves_are_allowed(empty: Catalogue, days: int) -> None:
    check_phase_days(days)
    assert layout(empty, pilot=days).spans[1].days == days


@pytest.mark.parametrize(
    ("prepare", "template_day", "first", "last"),
    [
        (20, 1, 1, 1),
        (20, 5, 5, 5),
        (20, 20, 20, 20),
        (20, 21, 21, 21),
        (40, 1, 1, 2),
        (40, 5, 9, 10),
        (40, 8, 15, 16),
        (40, 20, 39, 40),
        (40, 21, 41, 41),
        (10, 1, 1, 1),
        (10, 5, 3, 3),
        (10, 20, 10, 10),
        (1, 5, 1, 1),
        (1, 20, 1, 1),
        (20, 121, 121, 121),
        (41, 131, 152, 152),
    ],
)
def test_days_of_the_template_move_in_proportion(
    empty: Catalogue, prepare: int, template_day: int, first: int, last: int
) -> None:
    one = layout(empty, prepare=prepare)
    assert one.first_day_for(template_day) == first
    assert one.last_day_for(template_day) == last


@pytest.mark.parametrize(
    ("pilot", "working_days", "expected"),
    [(30, 10, 10), (60, 10, 20), (15, 10, 5), (15, 1, 1), (3, 4, 1), (33, 5, 6), (31, 15, 16)],
)
@pytest.mark.requirement("S1-55")
def test_task_lengths_follow_their_phase_and_never_vanish(
    empty: Catalogue, pilot: int, working_days: int, expected: int
) -> None:
    assert layout(empty, pilot=pilot).spans[1].scaled_days(working_days) == expected


@pytest.mark.requirement("S1-8")
def test_a_sprint_moves_everything_behind_it(empty: Catalogue) -> None:
    one = layout(empty).with_sprint("prepare", 14)
    assert spans(one) == [(1, 34), (35, 64), (65, 84), (85, 114), (115, 134)]
    assert one.spans[0].sprint_first_day == 21
    assert one.last_day_for(5) == 5
    assert one.last_day_for(20) == 34
    whole, sprint = adaptations(one)
    assert whole.text == "14 days longer than the 120-day original, all in Prepare."
    assert sprint.text.startswith("Prepare: a readiness sprint of 14 days before the pilot")
