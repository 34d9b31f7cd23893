"""Lengths, percentages and predecessors as people type them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_desktop.commands.timeline.links import WaitsFor
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind
from roadmap_desktop.ui.timeline.typed_cells import (
    read_elapsed,
    read_lag,
    read_length,
    read_percent,
    read_predecessors,
    step_lag,
)

ROWS = ("a", "b", "c")
DAYS, WEEKS, ELAPSED = (
    LengthUnit.WORKING_DAYS,
    LengthUnit.WEEKS,
    LengthUnit.CALENDAR_DAYS,
)


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("5", (5, None)),
        ("0", (0, None)),
        (" 5d ", (5, DAYS)),
        ("5 days", (5, DAYS)),
        ("2W", (2, WEEKS)),
        ("2 weeks", (2, WEEKS)),
        ("10ed", (10, ELAPSED)),
        ("2ew", (14, ELAPSED)),
    ],
)
def test_lengths(typed: str, length: tuple[int, LengthUnit | None]) -> None:
    assert read_length(typed) == length


@pytest.mark.parametrize("typed", ["", "d", "-5", "1.5", "5 minutes", "two", "5dd"])
def test_what_is_no_length_says_what_to_write(typed: str) -> None:
    with pytest.raises(PlanError, match="write 5d for working days"):
        read_length(typed)


def test_a_phase_is_counted_in_calendar_days() -> None:
    assert [read_elapsed(one) for one in ("20", "20ed", "3w")] == [20, 20, 21]


@pytest.mark.parametrize(
    ("typed", "percent"), [("40", 40), ("40 %", 40), ("0%", 0), ("100", 100), ("12,5", 12.5)]
)
def test_percentages(typed: str, percent: float) -> None:
    assert read_percent(typed) == percent


@pytest.mark.parametrize("typed", ["", "101", "-1", "half"])
def test_what_is_no_percentage_is_refused(typed: str) -> None:
    with pytest.raises(PlanError):
        read_percent(typed)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ()),
        ("1", (WaitsFor("a"),)),
        ("1; 3", (WaitsFor("a"), WaitsFor("c"))),
        ("1,3", (WaitsFor("a"), WaitsFor("c"))),
        ("2ss", (WaitsFor("b", LinkKind.SS),)),
        ("3FS+2d", (WaitsFor("c", LinkKind.FS, 2),)),
        ("3 FF − 1", (WaitsFor("c", LinkKind.FF, -1),)),
        ("1SF+1w", (WaitsFor("a", LinkKind.SF, 4),)),
        ("1+2ed", (WaitsFor("a", LinkKind.FS, 2, LagUnit.CALENDAR_DAYS),)),
    ],
)
def test_predecessors(typed: str, wanted: tuple[WaitsFor, ...]) -> None:
    assert read_predecessors(typed, ROWS, week=4) == wanted


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("0", "There is no row 0; the rows go from 1 to 3"),
        ("4", "There is no row 4"),
        ("1XX", "no predecessor"),
        ("Collect baseline", "no predecessor"),
        ("1FS+999d", "A lag reaches from"),
        ("1FS+2 fortnights", "no predecessor"),
    ],
)
def test_what_is_no_predecessor_says_why(typed: str, why: str) -> None:
    with pytest.raises(PlanError, match=why):
        read_predecessors(typed, ROWS, week=5)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    for read in (read_length, read_percent, lambda one: read_predecessors(one, ROWS, 5)):
        with suppress(PlanError):
            read(typed)


@pytest.mark.parametrize(
    ("typed", "lag"),
    [
        ("", (0, LagUnit.WORKING_DAYS)),
        ("2", (2, LagUnit.WORKING_DAYS)),
        ("+2d", (2, LagUnit.WORKING_DAYS)),
        ("−1 w", (-5, LagUnit.WORKING_DAYS)),
        ("3ed", (3, LagUnit.CALENDAR_DAYS)),
        ("-2ew", (-14, LagUnit.CALENDAR_DAYS)),
        ("730", (730, LagUnit.WORKING_DAYS)),
    ],
)
def test_a_lag_is_read(typed: str, lag: tuple[int, LagUnit]) -> None:
    assert read_lag(typed, 5) == lag


@pytest.mark.parametrize(
    ("typed", "by", "then"),
    [
        ("0d", 1, "+1d"),
        ("", -1, "-1d"),
        ("+1d", -1, "0d"),
        ("−1d", 1, "0d"),
        ("2", 1, "+3d"),
        ("+1w", 1, "+2w"),
        ("+3ed", -1, "+2ed"),
        ("-1ed", -1, "-2ed"),
        ("soon", 1, "soon"),
    ],
)
def test_a_lag_is_counted_on_in_its_own_unit(typed: str, by: int, then: str) -> None:
    assert step_lag(typed, by) == then


@pytest.mark.parametrize("typed", ["soon", "2x", "+", "1.5d", "731", "-200w"])
def test_what_is_no_lag_says_what_can_be_typed(typed: str) -> None:
    with pytest.raises(PlanError) as told:
        read_lag(typed, 5)
    assert "+2d" in str(told.value) or "from -730 to 730 days" in str(told.value)
