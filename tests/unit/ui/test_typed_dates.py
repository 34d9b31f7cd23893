"""Dates as people type them, without a window."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.ui.widgets.typed_dates import DateBasis, DateWords, read_date

TODAY = date(2027, 2, 15)
"""A Monday."""
MIDSUMMER = {date(2027, 1, 22): "Fair"}
BASIS = DateBasis(
    today=TODAY,
    start=date(2027, 1, 18),
    base=date(2027, 1, 19),
    calendar=WorkingCalendar(work_week=frozenset(range(5)), closed=MIDSUMMER),
)
GERMAN = DateWords(
    order="dmy",
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    weekdays=(
        *("Montag", "Dienstag", "Mittwoch", "Donnerstag"),
        *("Freitag", "Samstag", "Sonntag"),
        *("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
    ),
    near={"heute": 0, "morgen": 1},
)
AMERICAN = DateWords(order="mdy")
JAPANESE = DateWords(order="ymd")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2027, 2, 16)),
        ("yesterday", date(2027, 2, 14)),
        ("Mon", TODAY),
        ("tuesday", date(2027, 2, 16)),
        ("sun", date(2027, 2, 21)),
        ("+0d", date(2027, 1, 19)),
        ("+3d", date(2027, 1, 25)),  # over the fair on Friday and the weekend
        ("+3", date(2027, 1, 25)),
        ("-1d", date(2027, 1, 18)),
        ("−2 days", date(2027, 1, 15)),
        ("+1w", date(2027, 1, 26)),
        ("-1 week", date(2027, 1, 12)),
        ("+4ed", date(2027, 1, 23)),
        ("day 1", date(2027, 1, 18)),
        ("Day 30", date(2027, 2, 16)),
        ("2027-03-03", date(2027, 3, 3)),
        ("3 Mar", date(2027, 3, 3)),
        ("Mar 3", date(2027, 3, 3)),
        ("3. March 2028", date(2028, 3, 3)),
        ("Mon 3 Mar 2027", date(2027, 3, 3)),  # the weekday of a date that was changed
        ("March 3, 2027", date(2027, 3, 3)),
        ("2027 Mar 3", date(2027, 3, 3)),
        ("3/3", date(2027, 3, 3)),
        ("4.3.", date(2027, 3, 4)),
        ("4.3.27", date(2027, 3, 4)),
        ("28 Dec", date(2026, 12, 28)),  # the one that is near
        ("29 Feb", date(2028, 2, 29)),
    ],
)
def test_what_is_typed_is_read(typed: str, day: date) -> None:
    assert read_date(typed, BASIS) == day


@pytest.mark.parametrize(
    ("typed", "words", "day"),
    [
        ("4.3.2027", GERMAN, date(2027, 3, 4)),
        ("4. März", GERMAN, date(2027, 3, 4)),
        ("Mi., 3. Mär. 2027", GERMAN, date(2027, 3, 3)),
        ("Mit", GERMAN, date(2027, 2, 17)),
        ("heute", GERMAN, TODAY),
        ("4 Mar", GERMAN, date(2027, 3, 4)),
        ("3/4/27", AMERICAN, date(2027, 3, 4)),
        ("3/4", AMERICAN, date(2027, 3, 4)),
        ("27/3/4", JAPANESE, date(2027, 3, 4)),
        ("2027/3/4", GERMAN, date(2027, 3, 4)),
    ],
)
def test_each_country_writes_dates_its_way(typed: str, words: DateWords, day: date) -> None:
    assert read_date(typed, BASIS, words) == day


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "12", "31.2.2027", "30 Feb", "3 Mar 99999", "m 3", "+3x", "+99999d", "3 3 3 3"],
)
def test_what_is_no_date_says_what_to_write(typed: str) -> None:
    with pytest.raises(PlanError, match=r"write it as 3 Mar, 2027-03-03, Mon, \+3d"):
        read_date(typed, BASIS)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("day 0", "no day 0"), ("day 9999", "no day 9999"), ("+9999w", "check the year")],
)
def test_a_date_out_of_reach_says_so(typed: str, why: str) -> None:
    with pytest.raises(PlanError, match=why):
        read_date(typed, BASIS)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_a_sentence(typed: str) -> None:
    with suppress(PlanError):
        assert isinstance(read_date(typed, BASIS, GERMAN), date)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["dmy", "mdy", "ymd"]))
def test_a_date_written_in_full_comes_back(day: date, order: str) -> None:
    parts = {"d": str(day.day), "m": str(day.month), "y": str(day.year)}
    assert read_date(".".join(parts[one] for one in order), BASIS, DateWords(order)) == day
