"""Which days are open, and counting in them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.client import Client, Closure
from roadmap_desktop.timeline.calendar import (
    WorkingCalendar,
    build_calendar,
    check_closure,
    check_work_week,
)

FIRST, LAST = date(2026, 12, 1), date(2027, 12, 31)
TUESDAY_TO_SATURDAY = (1, 2, 3, 4, 5)


def firm(
    country: str = "", region: str = "", work_week: tuple[int, ...] = (0, 1, 2, 3, 4)
) -> Client:
    return Client(id="firm", country=country, region=region, work_week=work_week)


def closed_for(closure: Closure, first: date = FIRST, last: date = LAST) -> set[date]:
    return set(build_calendar(firm(), (closure,), first, last).closed)


@pytest.mark.parametrize(
    ("work_week", "day", "before", "after"),
    [
        ((0, 1, 2, 3, 4), "2027-01-15", "2027-01-15", "2027-01-15"),  # a Friday
        ((0, 1, 2, 3, 4), "2027-01-16", "2027-01-15", "2027-01-18"),
        ((0, 1, 2, 3, 4), "2027-01-17", "2027-01-15", "2027-01-18"),
        (TUESDAY_TO_SATURDAY, "2027-01-16", "2027-01-16", "2027-01-16"),
        (TUESDAY_TO_SATURDAY, "2027-01-17", "2027-01-16", "2027-01-19"),
        (TUESDAY_TO_SATURDAY, "2027-01-18", "2027-01-16", "2027-01-19"),
        ((6,), "2027-01-11", "2027-01-10", "2027-01-17"),
    ],
)
@pytest.mark.requirement("S1-54")
def test_a_closed_day_gives_way_to_the_open_days_around_it(
    work_week: tuple[int, ...], day: str, before: str, after: str
) -> None:
    calendar = build_calendar(firm(work_week=work_week), (), FIRST, LAST)
    assert calendar.previous_open(date.fromisoformat(day)) == date.fromisoformat(before)
    assert calendar.next_open(date.fromisoformat(day)) == date.fromisoformat(after)
    assert calendar.is_open(date.fromisoformat(day)) == (before == after)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2027-01-15", 0, "2027-01-15"),
        ("2027-01-15", 1, "2027-01-18"),
        ("2027-01-16", 0, "2027-01-18"),
        ("2027-01-16", 1, "2027-01-19"),
        ("2027-01-18", -1, "2027-01-15"),
        ("2027-01-11", 260, "2028-01-10"),
    ],
)
def test_working_days_are_added_across_weekends(day: str, count: int, expected: str) -> None:
    calendar = build_calendar(firm(), (), FIRST, LAST)
    added = calendar.add_working_days(date.fromisoformat(day), count)
    assert added == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2027-01-11", "2027-01-15", 5),
        ("2027-01-11", "2027-01-17", 5),
        ("2027-01-16", "2027-01-17", 0),
        ("2027-01-15", "2027-01-18", 2),
        ("2027-01-18", "2027-01-15", 0),
    ],
)
def test_working_days_between_count_both_ends(first: str, last: str, days: int) -> None:
    calendar = build_calendar(firm(), (), FIRST, LAST)
    counted = calendar.working_days_between(date.fromisoformat(first), date.fromisoformat(last))
    assert counted == days


@pytest.mark.parametrize(
    ("region", "closed", "open_"),
    [
        ("ENG", ("2027-03-26", "2027-03-29"), ("2027-01-04", "2027-11-30")),
        ("SCT", ("2027-03-26", "2027-01-04", "2027-11-30"), ("2027-03-29", "2027-08-30")),
    ],
)
@pytest.mark.requirement("S1-54")
def test_england_and_scotland_keep_different_holidays(
    region: str, closed: tuple[str, ...], open_: tuple[str, ...]
) -> None:
    calendar = build_calendar(firm("GB", region), (), FIRST, LAST)
    for day in closed:
        assert not calendar.is_open(date.fromisoformat(day)), day
    for day in open_:
        assert calendar.is_open(date.fromisoformat(day)), day


def test_a_firm_without_a_country_observes_no_public_holidays() -> None:
    assert not build_calendar(firm(), (), FIRST, LAST).closed


def test_a_closure_covers_both_its_ends() -> None:
    inventory = Closure(id="1", start=date(2027, 2, 1), finish=date(2027, 2, 3))
    assert closed_for(inventory) == {date(2027, 2, day) for day in (1, 2, 3)}


def test_a_closure_without_end_is_one_day() -> None:
    assert closed_for(Closure(id="1", start=date(2027, 2, 1))) == {date(2027, 2, 1)}


def test_a_closure_without_start_closes_nothing() -> None:
    assert closed_for(Closure(id="1", name="some day")) == set()


def test_a_yearly_closure_over_the_year_end_comes_back_every_year() -> None:
    closure = Closure(id="1", start=date(2020, 12, 24), finish=date(2021, 1, 2), yearly=True)
    closed = closed_for(closure, date(2026, 12, 1), date(2028, 1, 31))
    assert len(closed) == 20
    assert {date(2026, 12, 24), date(2027, 1, 2), date(2027, 12, 31), date(2028, 1, 2)} <= closed
    assert date(2027, 1, 3) not in closed


def test_a_yearly_closure_is_already_running_when_the_calendar_begins() -> None:
    closure = Closure(id="1", start=date(2020, 12, 24), finish=date(2021, 1, 2), yearly=True)
    closed = closed_for(closure, date(2027, 1, 1), date(2027, 6, 1))
    assert closed == {date(2027, 1, 1), date(2027, 1, 2)}


def test_the_29th_of_february_closes_the_28th_in_other_years() -> None:
    closure = Closure(id="1", start=date(2024, 2, 29), yearly=True)
    closed = closed_for(closure, date(2027, 1, 1), date(2028, 12, 31))
    assert closed == {date(2027, 2, 28), date(2028, 2, 29)}


def test_every_closed_day_says_why() -> None:
    holiday = Closure(id="1", name="Stocktaking", start=date(2027, 3, 29))
    calendar = build_calendar(firm("GB", "ENG"), (holiday,), FIRST, LAST)
    assert calendar.why_closed(date(2027, 3, 26)) == "Good Friday"
    assert calendar.why_closed(date(2027, 3, 29)) == "Stocktaking"
    assert calendar.why_closed(date(2027, 3, 27)) == "Saturday"
    assert calendar.why_closed(date(2027, 3, 30)) == ""


@pytest.mark.parametrize("work_week", [(), (7,), (-1, 0)])
def test_a_week_that_cannot_be_worked_is_refused(work_week: tuple[int, ...]) -> None:
    with pytest.raises(PlanError, match="work week"):
        check_work_week(work_week)
    with pytest.raises(PlanError, match="work week"):
        build_calendar(firm(work_week=work_week), (), FIRST, LAST)


@pytest.mark.parametrize(
    ("closure", "sentence"),
    [
        (Closure(id="1", name="Fair"), "“Fair” is missing"),
        (
            Closure(id="1", name="Fair", start=date(2027, 2, 2), finish=date(2027, 2, 1)),
            "before it begins",
        ),
    ],
)
def test_a_closure_that_closes_nothing_is_refused(closure: Closure, sentence: str) -> None:
    with pytest.raises(PlanError, match=sentence):
        check_closure(closure)


days = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@given(
    work_week=st.frozensets(st.integers(0, 6), min_size=1),
    offsets=st.lists(st.integers(0, 60), max_size=40),
    day=days,
    count=st.integers(-80, 80),
)
def test_counting_agrees_with_walking_from_day_to_day(
    work_week: frozenset[int], offsets: list[int], day: date, count: int
) -> None:
    closed = {date(2027, 1, 1) + timedelta(days=n) for n in offsets}
    calendar = WorkingCalendar(work_week=work_week, closed=dict.fromkeys(closed, "shut"))

    def is_open(one: date) -> bool:
        return one.weekday() in work_week and one not in closed

    def walk(one: date, step: int) -> date:
        while not is_open(one):
            one += timedelta(days=step)
        return one

    assert calendar.is_open(day) == is_open(day)
    assert calendar.next_open(day) == walk(day, 1)
    assert calendar.previous_open(day) == walk(day, -1)
    target = walk(day, 1)
    for _ in range(abs(count)):
        target = walk(target + timedelta(days=1 if count > 0 else -1), 1 if count > 0 else -1)
    assert calendar.add_working_days(day, count) == target
    end = day + timedelta(days=abs(count))
    walked = sum(is_open(day + timedelta(days=n)) for n in range((end - day).days + 1))
    assert calendar.working_days_between(day, end) == walked
    assert calendar.date_at(calendar.index_from(day)) == walk(day, 1)
