"""When recurring items fall."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap_desktop.domain.content import Recurrence
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.recurrence import add_months, occurrences, times_per_month

GOOD_FRIDAY, EASTER_MONDAY = date(2027, 3, 26), date(2027, 3, 29)
CALENDAR = WorkingCalendar(
    work_week=frozenset(range(5)),
    closed={GOOD_FRIDAY: "Good Friday", EASTER_MONDAY: "Easter Monday"},
)


def weekly(every: int = 1) -> Recurrence:
    return Recurrence(every=every, unit="week", first_day=1, last_day=120)


def monthly(every: int = 1) -> Recurrence:
    return Recurrence(every=every, unit="month", first_day=1, last_day=120)


def on(*days: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(f"2027-{day}") for day in days)


@pytest.mark.parametrize(
    ("recurrence", "first", "last", "expected"),
    [
        # Fridays; Good Friday and the Monday after it are closed
        (weekly(), "03-12", "04-02", on("03-12", "03-19", "03-30", "04-02")),
        (weekly(2), "03-12", "04-02", on("03-12", "03-30")),
        # nothing open is left before the end: the last one moves back
        (weekly(), "03-12", "03-28", on("03-12", "03-19", "03-25")),
        # both would meet on one day
        (weekly(), "03-18", "03-26", on("03-18", "03-25")),
        (weekly(), "03-20", "03-21", ()),
        (weekly(), "03-19", "03-18", ()),
        (monthly(), "01-29", "04-30", on("01-29", "03-01", "03-30", "04-29")),
        (monthly(3), "01-15", "07-15", on("01-15", "04-15", "07-15")),
    ],
)
@pytest.mark.requirement("S1-35")
def test_occurrences_keep_to_open_days_inside_their_span(
    recurrence: Recurrence, first: str, last: str, expected: tuple[date, ...]
) -> None:
    begin, end = on(first, last)
    assert occurrences(recurrence, begin, end, CALENDAR) == expected


def test_two_occurrences_never_share_a_day() -> None:
    closed = {date(2027, 3, day): "closed" for day in range(8, 20)}
    calendar = WorkingCalendar(work_week=frozenset(range(5)), closed=closed)
    found = occurrences(weekly(), date(2027, 3, 8), date(2027, 3, 26), calendar)
    assert found == on("03-22")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2027-12-15", 1, "2028-01-15"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-01-11", 18, "2028-07-11"),
    ],
)
def test_months_are_calendar_months(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("recurrence", "times"),
    [(weekly(), 4.348), (weekly(2), 2.174), (monthly(), 1), (monthly(3), 1 / 3)],
)
def test_how_often_a_month(recurrence: Recurrence, times: float) -> None:
    assert times_per_month(recurrence) == pytest.approx(times, abs=0.001)
