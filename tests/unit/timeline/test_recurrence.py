"""When recurring items fall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from roadmap_desktop.domain.content.timeline import Recurrence, TaskTemplate
from roadmap_desktop.domain.model.tasks import OffDays, Task, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.recurrence import add_months, occurrences, times_per_month
from roadmap_desktop.timeline.schedule import Schedule
from tests.unit.timeline.own_rig import codes, own, span

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


@pytest.mark.parametrize(
    ("off_days", "expected"),
    [
        (OffDays.LATER, on("03-19", "03-30", "04-02")),
        (OffDays.EARLIER, on("03-19", "03-25", "04-02")),
        (OffDays.SKIP, on("03-19", "04-02")),
    ],
)
def test_an_occurrence_on_a_closed_day_moves_or_does_not_take_place(
    off_days: OffDays, expected: tuple[date, ...]
) -> None:
    first, last = on("03-19", "04-02")
    assert occurrences(weekly(), first, last, CALENDAR, off_days) == expected


@pytest.mark.parametrize(
    ("every", "off_days", "expected"),
    [
        (1, OffDays.SKIP, on("03-24", "03-25", "03-30", "03-31")),
        (2, OffDays.SKIP, on("03-24", "03-30")),
        (2, OffDays.EARLIER, on("03-24", "03-25", "03-30")),
        (3, OffDays.LATER, on("03-24", "03-30")),
    ],
)
def test_daily_items(every: int, off_days: OffDays, expected: tuple[date, ...]) -> None:
    daily = Recurrence(every=every, unit="day", first_day=1, last_day=120)
    first, last = on("03-24", "03-31")
    assert occurrences(daily, first, last, CALENDAR, off_days) == expected


def test_one_that_would_move_before_its_span_moves_into_it() -> None:
    first, last = on("03-27", "04-10")
    found = occurrences(weekly(2), first, last, CALENDAR, OffDays.EARLIER)
    assert found == on("03-30", "04-09")


@pytest.mark.parametrize(
    ("every", "open_days", "times"), [(1, 5, 21.74), (1, 7, 30.44), (2, 5, 15.2)]
)
def test_how_often_a_month_daily(every: int, open_days: int, times: float) -> None:
    daily = Recurrence(every=every, unit="day", first_day=1, last_day=120)
    assert times_per_month(daily, open_days) == pytest.approx(times, abs=0.02)


# --- what the firm chose ----------------------------------------------------------------------


def test_an_own_item_recurs_as_chosen_until_its_last_day(dated: Callable[..., Schedule]) -> None:
    talk = own(
        "talk",
        None,
        kind=TaskKind.RECURRING,
        start_no_earlier=date(2027, 1, 12),
        every=2,
        every_unit="week",
        until=date(2027, 2, 23),
    )
    row = dated(talk).by_id["talk"]
    assert row.occurrences == on("01-12", "01-26", "02-09", "02-23")
    assert span(row) == (date(2027, 1, 12), date(2027, 2, 23))


def test_a_template_item_takes_another_rhythm_and_keeps_the_rest(
    dated: Callable[..., Schedule], weekly: Callable[..., TaskTemplate]
) -> None:
    review = weekly("review_weekly", "pilot", 26, 50)
    usual = dated(templates=(review,)).by_id["review_weekly"]
    assert len(usual.occurrences) == 4
    change = Task(id="x", template="review_weekly", every=2, off_days=OffDays.SKIP)
    row = dated(change, templates=(review,)).by_id["review_weekly"]
    assert row.occurrences == usual.occurrences[::2]
    monthly_ = Task(id="x", template="review_weekly", every_unit="month", until=date(2027, 4, 30))
    row = dated(monthly_, templates=(review,)).by_id["review_weekly"]
    assert row.occurrences == on("02-05", "03-05", "04-05")


def test_an_item_without_a_day_left_stays_in_sight_and_says_so(
    dated: Callable[..., Schedule],
) -> None:
    talk = own("talk", None, kind=TaskKind.RECURRING, until=date(2027, 1, 8))
    schedule = dated(talk)
    assert schedule.by_id["talk"].occurrences == ()
    assert codes(schedule) == ["no_day_left"]
    assert schedule.conflicts[0].text.endswith(
        "Give it a later last day, or let it move off closed days."
    )
