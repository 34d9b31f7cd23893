"""Dates and floats of any network against a scheduler that counts days on a calendar page."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.domain.model.tasks import (
    OUTSIDE,
    LagUnit,
    LengthUnit,
    LinkKind,
    Task,
    TaskLink,
)
from roadmap_desktop.timeline.schedule import Schedule
from tests.unit.timeline.own_rig import jan
from tests.unit.timeline.reference_scheduler import Page, Reference

SOAK = os.environ.get("ROADMAP_SOAK") == "1"
FIRST = jan(11)

near = st.integers(0, 12).map(lambda n: FIRST + timedelta(days=n))
deadlines = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))
LENGTHS = {
    LengthUnit.WORKING_DAYS: st.integers(1, 6),
    LengthUnit.CALENDAR_DAYS: st.integers(1, 10),
    LengthUnit.WEEKS: st.just(1),
}


@st.composite
def tasks(draw: st.DrawFn, id_: str) -> Task:
    unit = draw(st.sampled_from([*LengthUnit, LengthUnit.WORKING_DAYS, LengthUnit.CALENDAR_DAYS]))
    return Task(
        id=id_,
        name=id_,
        phase=OUTSIDE,
        working_days=draw(LENGTHS[unit]),
        length_unit=unit,
        start_no_earlier=draw(near),
        finish_no_later=draw(st.none() | st.none() | deadlines),
        must_start_on=draw(st.none() | st.none() | st.none() | deadlines),
        as_late_as_possible=draw(st.sampled_from([False, False, False, True])),
    )


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Task], list[TaskLink], Page]:
    ids = [f"t{n}" for n in range(draw(st.integers(1, 6)))]
    pairs = list(combinations(ids, 2))
    linked = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)) if pairs else []
    links = [
        TaskLink(
            id=f"{before}-{after}",
            predecessor=before,
            successor=after,
            kind=draw(st.sampled_from(LinkKind)),
            lag=draw(st.integers(-4, 6)),
            lag_unit=draw(st.sampled_from(LagUnit)),
        )
        for before, after in linked
    ]
    offsets = draw(st.lists(st.integers(-20, 60), max_size=8))
    page = Page(
        draw(st.frozensets(st.integers(0, 6), min_size=1)),
        frozenset(FIRST + timedelta(days=n) for n in offsets),
    )
    return [draw(tasks(id_)) for id_ in ids], links, page


@pytest.mark.soak
@settings(
    max_examples=20_000 if SOAK else 150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(network=networks())
@pytest.mark.requirement("S1-54")
def test_dates_and_floats_agree_with_the_calendar_page(
    dated: Callable[..., Schedule], network: tuple[list[Task], list[TaskLink], Page]
) -> None:
    own, links, page = network
    closures = tuple(
        Closure(id=str(n), name="Shut", start=day) for n, day in enumerate(page.closed)
    )
    schedule = dated(*own, *links, work_week=tuple(page.week), closures=closures)
    rows = {row.id: row for row in schedule.rows if row.id in {task.id for task in own}}
    assert {
        one: (row.start, row.finish, row.total_float, row.free_float) for one, row in rows.items()
    } == Reference(own, links, page).found()


def test_the_reference_itself_on_a_case_counted_by_hand() -> None:
    """a: Monday 11 to Wednesday 13; Thursday is shut; b waits a working day: Monday 18, and must
    be done by Wednesday 20."""
    page = Page(frozenset(range(5)), frozenset([jan(14)]))
    a = Task(id="a", working_days=3, start_no_earlier=FIRST)
    b = Task(id="b", working_days=2, start_no_earlier=FIRST, finish_no_later=jan(20))
    link = TaskLink(id="l", predecessor="a", successor="b", lag=1)
    found = Reference([a, b], [link], page).found()
    assert found == {"a": (jan(11), jan(13), 0, 0), "b": (jan(18), jan(19), 0, 0)}
    longer = Task(id="c", working_days=8, start_no_earlier=date(2027, 1, 12))
    found = Reference([a, b, longer], [link], page).found()
    assert found["b"] == (jan(18), jan(19), 1, 1)
    assert found["a"] == (jan(11), jan(13), 1, 0)
    assert found["c"] == (jan(12), jan(22), 0, 0)
