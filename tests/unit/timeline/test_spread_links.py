"""Links of summaries: fewer than all of them, and the same dates and float."""

from __future__ import annotations

from random import Random

import pytest

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.activity import Activity, Link, Terms
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.network import solve
from roadmap_desktop.timeline.spread_links import spread_out
from roadmap_desktop.timeline.subtasks import Family

CALENDAR = WorkingCalendar(work_week=frozenset(range(5)), closed={})
KINDS = (LinkKind.FS, LinkKind.FS, LinkKind.FS, LinkKind.SS, LinkKind.FF, LinkKind.SF)
SIZE = 5
FAMILY = Family(
    {
        **{head: tuple(f"{head}{n}" for n in range(SIZE)) for head in "ABC"},
        "AB": tuple(f"{head}{n}" for head in "AB" for n in range(SIZE)),
    }
)
"""Three tasks with subtasks; the first two stand under another one."""


def all_of(links: list[Link]) -> list[Link]:
    return [part for link in links for part in FAMILY.spread(link)]


def some_link(random: Random, before: str, after: str) -> Link:
    return Link(
        before,
        after,
        random.choice(KINDS),
        random.choice((0, 0, 0, 1, 3, -1, -2)),
        random.choice((LagUnit.WORKING_DAYS, LagUnit.CALENDAR_DAYS)),
    )


def some_activity(random: Random, id_: str) -> Activity:
    length = random.choice((0, 1, 2, 3, 5))
    chance, begin = random.random(), random.choice((0, 0, 2, 4))
    if chance < 0.15:
        return Activity(id_, length, terms=Terms(starts=random.randrange(8), begun=chance < 0.05))
    if chance < 0.25:
        return Activity(id_, 0, begin, terms=Terms(elapsed=random.randint(1, 9)))
    return Activity(id_, length, begin, random.choice((None, None, None, 9)))


@pytest.mark.parametrize("seed", range(400))
def test_what_is_left_out_changes_no_date_and_no_float(seed: int) -> None:
    random = Random(seed)
    work = [f"{head}{n}" for head in "ABC" for n in range(SIZE)]
    activities = [some_activity(random, id_) for id_ in work]
    inner = [
        some_link(random, f"{head}{before}", f"{head}{after}")
        for head in "ABC"
        for after in range(SIZE)
        for before in range(after)
        if random.random() < 0.35
    ]
    outer = [some_link(random, *pair) for pair in (("A", "B"), ("B", "C"), ("AB", "C"))]
    links = [*inner, *random.sample(outer, 2)]
    fixed = {one.id for one in activities if one.terms and one.terms.starts is not None}
    fewer, full = spread_out(links, FAMILY, fixed), all_of(links)
    assert set(fewer) <= set(full)
    short, long = solve(activities, fewer, CALENDAR), solve(activities, full, CALENDAR)
    assert short.early_start == long.early_start
    assert short.total_float == long.total_float
    assert short.free_float == long.free_float


def test_chains_in_both_summaries_are_joined_by_one_link() -> None:
    chains = [Link(f"{head}{n - 1}", f"{head}{n}") for head in "AB" for n in range(1, SIZE)]
    left = spread_out([*chains, Link("A", "B")], FAMILY, ())
    assert left == [*chains, Link("A4", "B0")]


@pytest.mark.parametrize(
    "inner",
    [
        Link("A0", "A1", LinkKind.SS),
        Link("A0", "A1", LinkKind.FF),
        Link("A0", "A1", lag=-1),
    ],
)
def test_what_may_end_after_its_follower_stays(inner: Link) -> None:
    left = spread_out([inner, Link("A", "C3")], FAMILY, ())
    assert Link("A0", "C3") in left


def test_what_starts_on_its_day_passes_nothing_on() -> None:
    links = [Link("A0", "A1"), Link("C3", "A")]
    assert Link("C3", "A1") not in spread_out(links, FAMILY, ())
    assert Link("C3", "A1") in spread_out(links, FAMILY, {"A0"})
    assert Link("C3", "A1") in spread_out(links, FAMILY, {"A1"})


def test_without_links_of_summaries_nothing_is_touched() -> None:
    links = [Link("A0", "A1"), Link("A1", "B2")]
    assert spread_out(links, FAMILY, ()) is links
