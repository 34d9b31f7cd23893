"""Tasks of another program in a plan: where they stand, what holds them, what is told."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import (
    OUTSIDE,
    LagUnit,
    LengthUnit,
    LinkKind,
    Task,
    TaskKind,
)
from roadmap_desktop.exchange.foreign_tasks import (
    BaselineSpan,
    ClosedDays,
    ForeignCalendar,
    ForeignLink,
    ForeignTask,
    ForeignTasks,
)
from roadmap_desktop.exchange.mspdi import read, write
from roadmap_desktop.exchange.taking_tasks import Taken, other_dates, take_tasks
from roadmap_desktop.timeline.schedule import Schedule
from tests.unit.exchange.exchange_rig import TODAY, repeats
from tests.unit.exchange.foreign_rig import START, day, make_plan

NewId = Callable[[], str]
MONDAY = START


@pytest.fixture
def plan() -> Plan:
    """A plan of a firm that works Monday to Friday, with nothing in it."""
    return replace(make_plan(), tasks=(), baselines=(), baseline_dates=())


@pytest.fixture
def put(plan: Plan, new_id: NewId) -> Callable[..., Taken]:
    """Take tasks into that plan."""

    def taken(*tasks: ForeignTask, links: tuple[ForeignLink, ...] = (), **more: Any) -> Taken:
        foreign = ForeignTasks(name="Shop", tasks=tasks, links=links, **more)
        return take_tasks(plan, foreign, new_id, TODAY)

    return taken


@pytest.fixture
def dated(catalogue: Catalogue) -> Callable[[Taken], Schedule]:
    return lambda taken: assess(taken.plan, catalogue, TODAY).schedule


def task(key: str, first: int = 1, last: int = 0, **more: Any) -> ForeignTask:
    """A task from one day of January 2027 on to another, day 1 is Monday the 11th."""
    start, finish = day(first), day(last or first)
    return ForeignTask(
        key=key, name=more.pop("name", key.upper()), start=start, finish=finish, **more
    )


def link(before: str, after: str, **more: Any) -> ForeignLink:
    return ForeignLink(predecessor=before, successor=after, **more)


def in_plan(taken: Taken, key: str) -> Task:
    return next(t for t in taken.plan.tasks if t.id == taken.ids[key])


Put = Callable[..., Taken]
Dated = Callable[[Taken], Schedule]


# --- where they stand -----------------------------------------------------------------------------


def test_rows_become_tasks_and_subtasks_of_other_work(put: Put) -> None:
    taken = put(
        task("a", summary=True),
        task("b", level=2),
        task("c", level=2),
        task("d"),
    )
    assert [(t.name, t.phase) for t in taken.plan.tasks] == [(n, OUTSIDE) for n in "ABCD"]
    assert [t.parent for t in taken.plan.tasks] == ["", taken.ids["a"], taken.ids["a"], ""]
    assert in_plan(taken, "a").working_days is None
    assert taken.notes == ()


def outline_of(taken: Taken) -> list[tuple[int, str]]:
    """Level and name of each row, in the order of the file."""
    parent = {t.id: t.parent for t in taken.plan.tasks}

    def level(row: str) -> int:
        return 1 + level(parent[row]) if parent[row] else 1

    return [(level(t.id), t.name) for t in taken.plan.tasks]


def nested(*levels: int) -> list[ForeignTask]:
    """Rows of these levels, named by their numbers."""
    following = [*levels[1:], 0]
    return [
        task(f"t{n}", name=f"{n}", level=level, summary=below > level)
        for n, (level, below) in enumerate(zip(levels, following, strict=True), 1)
    ]


def test_five_levels_stand_as_they_are(put: Put) -> None:
    levels = (1, 2, 3, 4, 5, 3, 2, 1, 2)
    taken = put(*nested(*levels))
    assert outline_of(taken) == [(level, f"{n}") for n, level in enumerate(levels, 1)]
    assert not [note for note in taken.notes if "level" in note or "row here" in note]


def test_of_deeper_rows_the_headings_are_counted_and_go_before_their_names(put: Put) -> None:
    taken = put(*nested(1, 2, 3, 4, 5, 6, 7, 5, 4, 1))
    assert outline_of(taken) == [
        *((1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5: 6: 7"), (5, "8"), (4, "9"), (1, "10")),
    ]
    assert [
        note
        for note in taken.notes
        if "Tasks nest 5 levels deep here. 2 headings below that are no row" in note
    ]


def test_a_single_row_over_all_goes_only_where_that_gives_room(put: Put) -> None:
    kept = put(*nested(1, 2, 3, 4, 5))
    assert outline_of(kept) == [(n, f"{n}") for n in range(1, 6)]
    gone = put(*nested(1, 2, 3, 4, 5, 6))
    assert outline_of(gone) == [(n, f"{n + 1}") for n in range(1, 6)]
    assert [n for n in gone.notes if "“1” spans the whole project and is no row here" in n]
    assert not [n for n in gone.notes if "heading" in n]


def test_the_order_of_the_file_is_kept(put: Put) -> None:
    taken = put(task("a", 10), task("b", 2), task("c", 5))
    places = [t.place or 0 for t in taken.plan.tasks]
    assert places == sorted(places)
    assert len(set(places)) == 3


def test_links_of_a_heading_stay_its_own(put: Put, dated: Dated) -> None:
    taken = put(
        task("a", summary=True),
        task("b", level=2, summary=True),
        task("c", 1, 2, level=3, length=2),
        task("d", 1, 3, level=3, length=3),
        task("e", 4, 4, length=1),
        links=(link("b", "e"),),
    )
    drawn = [(x.predecessor, x.successor) for x in taken.plan.task_links]
    assert drawn == [(taken.ids["b"], taken.ids["e"])]
    assert in_plan(taken, "e").start_no_earlier is None
    assert dated(taken).by_id[taken.ids["e"]].start == day(4)


def test_links_of_a_heading_that_is_no_row_go_to_its_rows(put: Put) -> None:
    rows = nested(1, 2, 3, 4, 5, 6, 6, 1, 1)
    taken = put(*rows, links=(link("t5", "t8"), link("t9", "t5", kind=LinkKind.SS)))
    names = {t.id: t.name for t in taken.plan.tasks}
    got = {(names[x.predecessor], names[x.successor], x.kind) for x in taken.plan.task_links}
    assert got == {
        ("5: 6", "8", LinkKind.FS),
        ("5: 7", "8", LinkKind.FS),
        ("9", "5: 6", LinkKind.SS),
        ("9", "5: 7", LinkKind.SS),
    }


# --- what they are --------------------------------------------------------------------------------


def test_lengths_progress_constraints_and_owners_come_along(put: Put) -> None:
    taken = put(
        task(
            "a",
            1,
            2,
            length=2,
            percent=40.0,
            actual_start=day(1),
            remaining_days=3,
            owner="Ines",
            finish_no_later=day(9),
            note="twice",
        ),
        task("b", 1, 3, length=3, unit=LengthUnit.CALENDAR_DAYS, owner="ines"),
        task("c", 3, milestone=True, length=0),
        task("d", 3, must_start_on=day(3)),
        task("e", 3, as_late_as_possible=True),
        task("f", 1, 5),
        task("g", 3, actual_finish=day(3)),
    )
    a, b, c, d, e, f, g = taken.plan.tasks
    assert (a.working_days, a.length_unit, a.percent, a.remaining_days) == (2, None, 40, 3)
    assert (a.actual_start, a.finish_no_later, a.note) == (day(1), day(9), "twice")
    assert (b.working_days, b.length_unit) == (3, LengthUnit.CALENDAR_DAYS)
    assert a.owner_id == b.owner_id
    assert taken.plan.name_of(a.owner_id) == "Ines"
    assert (c.kind, c.working_days) == (TaskKind.MILESTONE, 0)
    assert (d.must_start_on, d.start_no_earlier) == (day(3), None)
    assert (e.as_late_as_possible, e.start_no_earlier) == (True, day(3))
    assert f.working_days == 5
    assert (g.percent, g.actual_start, g.actual_finish) == (100, day(3), day(3))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((1, 8, 15), (1, "week")),
        ((1, 15, 29), (2, "week")),
        ((1, 32, 61), None),
        ((2, 33, 61), (1, "month")),
        ((1, 2, 3), (1, "day")),
    ],
)
def test_a_rhythm_is_recognised(
    put: Put, dated: Dated, days: tuple[int, ...], expected: tuple[int, str] | None
) -> None:
    dates = tuple(day(n) for n in days)
    taken = put(task("a", occurrences=dates))
    if expected is None:
        assert [(t.kind, t.start_no_earlier) for t in taken.plan.tasks] == [
            (TaskKind.MILESTONE, one) for one in dates
        ]
        assert "without a rhythm" in taken.notes[0]
        return
    (one,) = taken.plan.tasks
    assert (one.kind, one.every, one.every_unit) == (TaskKind.RECURRING, *expected)
    assert dated(taken).by_id[one.id].occurrences == dates


def test_baselines_come_along_oldest_first(put: Put) -> None:
    spans = (
        BaselineSpan(number=0, start=day(1), finish=day(2)),
        BaselineSpan(number=3, start=day(3), finish=day(4)),
    )
    taken = put(task("a", baselines=spans))
    assert [b.name for b in taken.plan.baselines] == [
        "Baseline of the file 3",
        "Baseline of the file",
    ]
    newest = taken.plan.baselines[-1].id
    (one,) = [d for d in taken.plan.baseline_dates if d.baseline == newest]
    assert (one.row, one.start, one.finish) == (taken.ids["a"], day(1), day(2))


def test_a_heading_without_rows_becomes_a_task_and_it_is_said(put: Put) -> None:
    taken = put(task("a", 1, 3, summary=True), task("b"))
    assert in_plan(taken, "a").working_days == 3
    assert "1 task spans only what is left out; here it is a task of its own: “A”." in taken.notes


def test_baselines_with_gaps_between_their_numbers_are_told(put: Put) -> None:
    def baselines(*numbers: int) -> tuple[BaselineSpan, ...]:
        return tuple(BaselineSpan(number=n, start=day(1), finish=day(2)) for n in numbers)

    told = "The file's baselines 0, 3, 7 keep their order; sent back they are numbered 0 to 2."
    assert told in put(task("a", baselines=baselines(0, 3, 7))).notes
    assert put(task("a", baselines=baselines(0, 1, 2))).notes == ()


# --- what holds their dates -----------------------------------------------------------------------


def test_only_what_links_and_the_start_do_not_give_is_held_by_a_date_and_told(put: Put) -> None:
    taken = put(
        task("a", 1, 3, length=3),
        task("b", 4, 5, length=2),
        task("c", 15, 16, length=2),
        task("d", 17, 17, length=1, start_no_earlier=day(2)),
        task("e", 8, 8, length=1, start_no_earlier=day(3)),
        task("f", 8, 8, milestone=True),
        task("g", 9, 9, must_start_on=day(9)),
        task("h", 1, 1, milestone=True),
        task("i", 9, 9, actual_start=day(9)),
        links=(link("a", "b"), link("b", "c"), link("c", "d")),
    )
    held = [t.start_no_earlier for t in taken.plan.tasks]
    assert held == [None, None, day(15), day(2), day(8), day(8), None, None, None]
    told = "3 tasks stand on dates that neither links nor the start of the plan give; here they"
    assert [n for n in taken.notes if n.startswith(told) and n.endswith(": “C”, “E”, “F”.")]


@pytest.mark.parametrize("milestone", [False, True])
def test_what_starts_with_the_plan_needs_no_date_and_starts_there(
    put: Put, dated: Dated, *, milestone: bool
) -> None:
    taken = put(task("a", milestone=milestone), task("b", 1, 1, length=1, level=1))
    assert [t.start_no_earlier for t in taken.plan.tasks] == [None, None]
    assert [dated(taken).by_id[id_].start for id_ in taken.ids.values()] == [day(1), day(1)]
    assert taken.notes == ()


def test_a_heading_s_own_start_holds_its_rows(put: Put, dated: Dated) -> None:
    taken = put(
        task("a", 8, 9, summary=True, start_no_earlier=day(8)),
        task("b", 8, 8, level=2, summary=True),
        task("c", 8, 8, level=3, length=1),
        task("d", 9, 9, level=2, length=1),
    )
    held = [t.start_no_earlier for t in taken.plan.tasks]
    assert held == [day(8), None, None, day(9)]
    assert dated(taken).by_id[taken.ids["c"]].start == day(8)


def test_what_lies_before_the_plan_is_held_there(put: Put, dated: Dated) -> None:
    taken = put(
        task("a", -13, -12, length=2), task("b", -11, -10, length=2), links=(link("a", "b"),)
    )
    rows = dated(taken).by_id
    assert [rows[i].start for i in taken.ids.values()] == [day(-13), day(-11)]


def test_a_task_before_its_predecessor_is_told(put: Put) -> None:
    taken = put(task("a", 1, 3, length=3), task("b", 2, 2, length=1), links=(link("a", "b"),))
    assert [n for n in taken.notes if "1 task starts in the file before" in n and "“B”" in n]


def test_an_end_that_the_firm_s_calendar_moves_is_told(put: Put) -> None:
    taken = put(task("a", 5, 6, length=2))
    assert [n for n in taken.notes if "ends on another day" in n]


def any_file(seed: int) -> ForeignTasks:
    """A file whose dates follow from its links, lengths and some dates, as its program saw them."""
    rng = random.Random(seed)
    calendar = make_plan_calendar()
    tasks: list[ForeignTask] = []
    links: list[ForeignLink] = []
    for number in range(rng.randrange(2, 25)):
        start, length = day(1) + timedelta(rng.randrange(40)), rng.randrange(1, 12)
        milestone = rng.random() < 0.2
        start = calendar.next_open(start)
        before = rng.choice(tasks) if tasks and rng.random() < 0.8 else None
        if before is not None and before.finish:
            links.append(
                link(
                    before.key,
                    str(number),
                    lag=rng.choice([0, 0, 1, 3]),
                    lag_unit=rng.choice(list(LagUnit)),
                )
            )
            lag = links[-1].lag
            after = before.finish + timedelta(1)
            start = calendar.next_open(after)
            if lag and links[-1].lag_unit is LagUnit.CALENDAR_DAYS:
                start = calendar.next_open(after + timedelta(lag))
            elif lag:
                start = calendar.add_working_days(start, lag)
            if milestone:  # reached in the evening
                start = calendar.add_working_days(start, -1)
            elif rng.random() < 0.3:
                start = calendar.add_working_days(start, rng.randrange(1, 9))
        finish = start if milestone else calendar.add_working_days(start, length - 1)
        tasks.append(
            ForeignTask(
                key=str(number),
                name=f"T{number}",
                start=start,
                finish=finish,
                milestone=milestone,
                length=0 if milestone else length,
            )
        )
    return ForeignTasks(name="Any", tasks=tuple(tasks), links=tuple(links))


def make_plan_calendar() -> Any:
    from roadmap_desktop.timeline.calendar import build_calendar

    return build_calendar(make_plan().client, (), date(2026, 1, 1), date(2030, 1, 1))


@pytest.mark.soak
def test_the_timeline_shows_the_dates_of_the_file(
    plan: Plan, new_id: NewId, catalogue: Catalogue
) -> None:
    for seed in range(repeats(25, 2_000)):
        foreign = any_file(seed)
        taken = take_tasks(plan, foreign, new_id, TODAY)
        schedule = assess(taken.plan, catalogue, TODAY).schedule
        early = [n for n in taken.notes if "before what" in n]
        assert other_dates(foreign, taken, schedule) == () or early, f"seed {seed}"


def test_a_real_plan_comes_back_with_its_dates(
    sample: Plan, new_id: NewId, catalogue: Catalogue
) -> None:
    """Out and in again: every row of a phase stands where it stood, as other work."""
    schedule = assess(sample, catalogue, TODAY).schedule
    foreign = read(write(sample, schedule))
    taken = take_tasks(sample, foreign, new_id, TODAY)
    again = assess(taken.plan, catalogue, TODAY).schedule
    moved = other_dates(foreign, taken, again)
    closed = [r.name for r in schedule.rows if not schedule.calendar.is_open(r.start)]
    assert all(any(name[:60] in sentence for name in closed) for sentence in moved)
    assert {r.name for r in schedule.rows} <= {r.name for r in again.rows}


# --- calendars, room ------------------------------------------------------------------------------


def test_the_firm_s_calendar_stays_and_differences_are_told(plan: Plan, new_id: NewId) -> None:
    plan = replace(plan, closures=(Closure(id="c", name="Fair", start=day(3)),))
    theirs = ForeignCalendar(
        work_week=(0, 1, 2, 3, 4, 5),
        closed=(
            ClosedDays(name="Snow", start=day(2), finish=day(2)),
            ClosedDays(name="Far", start=day(900), finish=day(900)),
        ),
    )
    foreign = ForeignTasks(tasks=(task("a", 1, 10),), calendar=theirs)
    taken = take_tasks(plan, foreign, new_id, TODAY)
    assert (taken.plan.client, taken.plan.closures) == (plan.client, plan.closures)
    week, closed, open_ = taken.notes[-3:]
    assert week.startswith("The file works on Monday to Saturday, the firm on Monday to Friday")
    assert "Closed in the file but open here: Tue 12 Jan 2027." in closed
    assert open_ == "Open in the file but closed here: Wed 13 Jan 2027."


def test_the_same_calendar_is_not_mentioned(put: Put) -> None:
    assert put(task("a"), calendar=ForeignCalendar()).notes == ()


def test_what_the_file_lost_is_told_first(put: Put) -> None:
    assert put(task("a"), not_carried=("Costs stay behind.",)).notes[0] == "Costs stay behind."


def test_a_plan_that_would_be_too_large_is_refused(plan: Plan, new_id: NewId) -> None:
    crowded = replace(plan, tasks=tuple(Task(id=f"t{n}") for n in range(4_999)))
    foreign = ForeignTasks(tasks=(task("a"), task("b")))
    with pytest.raises(PlanError, match="5,001 tasks"):
        take_tasks(crowded, foreign, new_id, TODAY)


def test_nothing_else_of_the_plan_is_touched(sample: Plan, new_id: NewId) -> None:
    foreign = ForeignTasks(tasks=(task("a"),))
    taken = take_tasks(sample, foreign, new_id, TODAY)
    kept = tuple(t for t in taken.plan.tasks if t.id not in taken.ids.values())
    assert replace(taken.plan, tasks=kept) == sample
