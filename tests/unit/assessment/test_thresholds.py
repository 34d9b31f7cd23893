"""Comparisons at their edges, exactly as their rows say."""

from __future__ import annotations

import pytest

from roadmap_desktop.assessment import thresholds as t
from roadmap_desktop.domain.content.catalogue import Catalogue

pytestmark = pytest.mark.requirement("X-6")


@pytest.mark.parametrize(
    ("minutes", "by_hand", "zone"),
    [
        (1.49, 10, t.EditingZone.PASSES),
        (1.5, 10, t.EditingZone.REWORK),
        (2.5, 10, t.EditingZone.REWORK),
        (2.51, 10, t.EditingZone.CALIBRATE),
        (0, 10, t.EditingZone.PASSES),
    ],
)
def test_editing_share_passes_below_fifteen(
    catalogue: Catalogue, minutes: float, by_hand: float, zone: t.EditingZone
) -> None:
    assert t.editing_zone(t.editing_share(minutes, by_hand), catalogue) is zone


def test_editing_share_needs_a_time_by_hand() -> None:
    with pytest.raises(ValueError, match="more than 0"):
        t.editing_share(1, 0)


@pytest.mark.parametrize(
    ("passed", "total", "ready"), [(19, 24, False), (16, 20, True), (24, 30, True), (0, 0, False)]
)
def test_eighty_percent_of_the_items_must_pass(
    catalogue: Catalogue, passed: int, total: int, ready: bool
) -> None:
    assert t.is_ready(passed, total, catalogue) is ready


def test_the_share_is_said_with_its_counts(catalogue: Catalogue) -> None:
    assert t.readiness_in_words(19, 24, catalogue) == "19 of 24 = 79.2 % not ready"


@pytest.mark.parametrize(
    ("users", "group", "passes"), [(1, 2, True), (49, 100, False), (0, 0, False)]
)
def test_half_the_group_passes_week_four(
    catalogue: Catalogue, users: int, group: int, passes: bool
) -> None:
    assert t.adoption_passes(users, group, catalogue) is passes


@pytest.mark.parametrize(("days", "fires"), [(14, False), (15, True)])
def test_two_weeks_fire_on_day_fifteen(catalogue: Catalogue, days: int, fires: bool) -> None:
    assert t.quality_rollback_fires(days, catalogue) is fires


@pytest.mark.parametrize(
    ("share", "days", "fires"),
    [(29.9, 90, True), (30.0, 90, False), (29.9, 89, False), (0, 200, True)],
)
def test_adoption_below_thirty_after_ninety_days(
    catalogue: Catalogue, share: float, days: int, fires: bool
) -> None:
    assert t.adoption_rollback_fires(share, days, catalogue) is fires


@pytest.mark.parametrize(("average", "due"), [(20.0, False), (20.1, True)])
def test_an_average_above_twenty_asks_for_an_update(
    catalogue: Catalogue, average: float, due: bool
) -> None:
    assert t.update_is_due(average, catalogue) is due
