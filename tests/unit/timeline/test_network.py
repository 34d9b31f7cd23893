"""The network against a slow, obvious scheduler, and its boundaries by table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from runpy import run_path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.network import Activity, CycleError, Link, solve
from roadmap_desktop.timeline.solution import Solution

FS, SS, FF, SF = LinkKind.FS, LinkKind.SS, LinkKind.FF, LinkKind.SF
BASE = date(2027, 1, 4)
WEEKDAYS_ONLY = WorkingCalendar(work_week=frozenset(range(5)), closed={})


class ObviousScheduler:
    """Tries one start after the other until every link holds; no formula is shared with solve.

    Point p is the morning of the p-th open day after ``BASE``, counted by walking.
    """

    def __init__(
        self, activities: Sequence[Activity], links: Sequence[Link], calendar: WorkingCalendar
    ) -> None:
        self.activities = {one.id: one for one in activities}
        self.links = links
        self.first = calendar.index_from(BASE)
        walk = [BASE - timedelta(days=1000) + timedelta(days=n) for n in range(2000)]
        opened = [day for day in walk if calendar.is_open(day)]
        self.zero = sum(day < BASE for day in opened)
        self.opened = opened

    def morning(self, point: int) -> date:
        return self.opened[self.zero + point - self.first]

    def evening(self, point: int) -> date:
        """The calendar morning after the working day that ends at ``point``."""
        return self.morning(point - 1) + timedelta(days=1)

    def holds(self, link: Link, begin: int, follow: int) -> bool:
        before = self.activities[link.predecessor].duration
        after = self.activities[link.successor].duration
        from_start, to_start = link.kind in (SS, SF), link.kind in (SS, FS)
        if link.unit is LagUnit.WORKING_DAYS or not link.lag:
            leaves = begin if from_start else begin + before
            arrives = follow if to_start else follow + after
            return arrives >= leaves + link.lag
        moment = self.morning(begin) if from_start else self.evening(begin + before)
        moment += timedelta(days=link.lag)
        reached = self.morning(follow) if to_start else self.evening(follow + after)
        return reached >= moment

    def early(
        self, fixed: dict[str, int] | None = None, only: set[str] | None = None
    ) -> dict[str, int]:
        """Earliest points; ``fixed`` ones stay, and with ``only`` nobody else is looked at."""
        low = self.first - 150
        starts = {
            id_: (one.no_earlier if only is None else low) for id_, one in self.activities.items()
        }
        starts |= fixed or {}
        links = [k for k in self.links if only is None or {k.predecessor, k.successor} <= only]
        moved = True
        while moved:
            moved = False
            for link in links:
                if link.successor in (fixed or {}):
                    continue
                while not self.holds(link, starts[link.predecessor], starts[link.successor]):
                    starts[link.successor] += 1
                    moved = True
        return starts

    def reachable(self, id_: str) -> set[str]:
        found = {id_}
        while more := {k.successor for k in self.links if k.predecessor in found} - found:
            found |= more
        return found

    def latest(self, id_: str, end: int) -> int:
        """The last point at which it may start so that nothing after it misses its date."""
        concerned = self.reachable(id_)
        start = end + 5
        while True:
            starts = self.early({id_: start}, concerned)
            if all(
                starts[one] + self.activities[one].duration
                <= min(end, end if (no := self.activities[one].no_later) is None else no)
                for one in concerned
            ):
                return start
            start -= 1


offsets = st.lists(st.integers(0, 40), max_size=8)


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Activity], list[Link], WorkingCalendar]:
    closed = {date(2027, 1, 1) + timedelta(days=n) for n in draw(offsets)}
    work_week = draw(st.frozensets(st.integers(0, 6), min_size=2))
    calendar = WorkingCalendar(work_week=work_week, closed=dict.fromkeys(closed, "shut"))
    first = calendar.index_from(BASE)
    size = draw(st.integers(1, 6))
    activities = [
        Activity(
            f"a{n}",
            draw(st.integers(0, 4)),
            first + draw(st.integers(0, 3)),
            draw(st.none() | st.integers(first + 2, first + 25)),
        )
        for n in range(size)
    ]
    pairs = list(combinations(range(size), 2))
    linked = st.lists(st.sampled_from(pairs), max_size=8) if pairs else st.just([])
    links = [
        Link(
            f"a{before}",
            f"a{after}",
            draw(st.sampled_from(LinkKind)),
            draw(st.integers(-3, 6)),
            draw(st.sampled_from(LagUnit)),
        )
        for before, after in draw(linked)
    ]
    order = draw(st.permutations(activities))
    return order, links, calendar


@settings(deadline=None)
@given(networks())
def test_dates_and_float_agree_with_the_obvious_scheduler(
    network: tuple[list[Activity], list[Link], WorkingCalendar],
) -> None:
    activities, links, calendar = network
    solution = solve(activities, links, calendar)
    obvious = ObviousScheduler(activities, links, calendar)
    early = obvious.early()
    assert {one.id: solution.start(one.id) for one in activities} == early
    end = max(early[one.id] + one.duration for one in activities)
    assert solution.end == end
    assert slack_of(solution) == {
        one.id: obvious.latest(one.id, end) - early[one.id] for one in activities
    }


def slack_of(solution: Solution) -> dict[str, int]:
    """Total float by activity."""
    return {one: solution.total_float[place] for one, place in solution.index.items()}


A, B = "a", "b"
FIRST = WEEKDAYS_ONLY.index_from(BASE)


@pytest.mark.parametrize(
    ("kind", "lag", "unit", "start"),
    [
        # a is worked on Monday to Wednesday (points 0 to 3), b takes two days
        (FS, 0, LagUnit.WORKING_DAYS, 3),
        (FS, 2, LagUnit.WORKING_DAYS, 5),
        (FS, -1, LagUnit.WORKING_DAYS, 2),
        (SS, 0, LagUnit.WORKING_DAYS, 0),
        (SS, 1, LagUnit.WORKING_DAYS, 1),
        (FF, 0, LagUnit.WORKING_DAYS, 1),
        (FF, 2, LagUnit.WORKING_DAYS, 3),
        (SF, 0, LagUnit.WORKING_DAYS, 0),
        (SF, 4, LagUnit.WORKING_DAYS, 2),
        (FS, 2, LagUnit.CALENDAR_DAYS, 5),  # Thursday and Friday pass, then the weekend
        (FS, 3, LagUnit.CALENDAR_DAYS, 5),
        (FS, 4, LagUnit.CALENDAR_DAYS, 5),
        (FS, 5, LagUnit.CALENDAR_DAYS, 6),
        (SS, 5, LagUnit.CALENDAR_DAYS, 5),
        (FF, 2, LagUnit.CALENDAR_DAYS, 3),  # ends on Friday
        (FF, 3, LagUnit.CALENDAR_DAYS, 4),  # Saturday is closed: ends on Monday
        (SF, 5, LagUnit.CALENDAR_DAYS, 3),  # not before Friday evening
        (SF, 6, LagUnit.CALENDAR_DAYS, 4),
    ],
)
def test_each_kind_of_link_with_a_lag(kind: LinkKind, lag: int, unit: LagUnit, start: int) -> None:
    activities = [Activity(A, 3, FIRST), Activity(B, 2, FIRST)]
    solution = solve(activities, [Link(A, B, kind, lag, unit)], WEEKDAYS_ONLY)
    assert solution.start(B) - FIRST == start


def test_float_is_what_may_slip_and_the_longest_chain_has_none() -> None:
    activities = [Activity(A, 5, FIRST), Activity(B, 2, FIRST), Activity("end", 0, FIRST)]
    solution = solve(activities, [Link(A, "end"), Link(B, "end")], WEEKDAYS_ONLY)
    assert slack_of(solution) == {A: 0, B: 3, "end": 0}
    assert solution.critical == [A, "end"]


@pytest.mark.parametrize(("limit", "slack"), [(6, 1), (5, 0), (4, -1), (1, -4)])
def test_a_date_that_cannot_be_kept_makes_float_negative(limit: int, slack: int) -> None:
    activities = [
        Activity(A, 3, FIRST),
        Activity(B, 2, FIRST, FIRST + limit),
        Activity("z", 9, FIRST),
    ]
    solution = solve(activities, [Link(A, B)], WEEKDAYS_ONLY)
    found = slack_of(solution)
    assert (found[A], found[B]) == (slack, slack)
    assert (A in solution.critical) == (slack <= 0)


@pytest.mark.parametrize(
    ("pairs", "ring"),
    [
        (["aa"], ("a",)),
        (["ab", "ba"], ("a", "b")),
        (["ab", "bc", "ca", "cd", "de"], ("a", "b", "c")),
        (["xa", "ab", "bc", "cb", "cd"], ("b", "c")),
    ],
)
def test_a_ring_is_refused_with_its_members_in_order(
    pairs: list[str], ring: tuple[str, ...]
) -> None:
    activities = [Activity(one, 1) for one in "abcdex"]
    links = [Link(pair[0], pair[1]) for pair in pairs]
    with pytest.raises(CycleError) as refused:
        solve(activities, links, WEEKDAYS_ONLY)
    assert refused.value.ids == ring
    assert isinstance(refused.value, PlanError)
    assert " → ".join(f"“{one}”" for one in (*ring, ring[0])) in str(refused.value)


def test_nothing_to_do_ends_at_once() -> None:
    assert solve([], [], WEEKDAYS_ONLY).end == 0


def test_the_benchmark_compares_the_same_work() -> None:
    folder = Path(__file__).parents[2] / "benchmarks"
    generated = run_path(str(folder / "generated_plan.py"), run_name="generated_plan")
    floor = run_path(str(folder / "floor_schedule.py"), run_name="floor_schedule")
    plan = generated["generated_plan"](1000)
    assert len(plan.links) == 1500
    by_floor = floor["floor_schedule"](plan.durations, plan.pairs, plan.calendar, plan.first)
    assert generated["engine_schedule"](plan) == by_floor
