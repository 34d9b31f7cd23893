"""The chart as values: what stands where, before anybody draws it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.timeline import Recurrence, TailItem, TaskTemplate
from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import LinkKind, Task, TaskKind, TaskLink
from roadmap_desktop.timeline.connectors import BAR_BOTTOM, BAR_TOP, Connector, connect
from roadmap_desktop.timeline.geometry import Chart, chart, pages
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask

TODAY = date(2027, 1, 6)
MakeTask = Callable[..., TaskTemplate]


@pytest.fixture
def schedule(
    make_catalogue: Callable[..., Catalogue],
    make_plan: Callable[..., Plan],
    task: MakeTask,
    weekly: MakeTask,
) -> Schedule:
    """A bakery, Tuesday to Saturday, closed on Good Friday."""
    catalogue = make_catalogue(
        task("write", days=4, gate="idea"),
        task("measure", days=7, after=("idea",), gate="pilot"),
        task("try", "pilot", days=5, gate="verdict"),
        weekly("reviews", "pilot", 26, 50),
        task("live", "limited_rollout", days=0, kind="milestone"),
        tail=(
            TailItem(
                id="tail.check",
                name="Adoption check",
                kind="milestone",
                days_from_go_live=90,
                owner_role="owner",
            ),
            TailItem(
                id="tail.update",
                name="Update",
                kind="recurring",
                recurs=Recurrence(every=1, unit="month", first_day=131, last_day=170),
                owner_role="owner",
            ),
        ),
    )
    plan = make_plan(
        date(2027, 1, 12),
        work_week=(1, 2, 3, 4, 5),
        closures=(Closure(id="1", name="Good Friday", start=date(2027, 3, 26)),),
    )
    return plan_schedule(plan, catalogue, Depth.LIGHT, TODAY)


@pytest.fixture
def drawn(schedule: Schedule) -> Chart:
    return chart(schedule)


@pytest.mark.requirement("S1-56")
def test_rows_say_who_when_and_on_which_plan_days(drawn: Chart) -> None:
    told = [(r.number, r.name, r.days, r.start, r.finish) for r in drawn.rows]
    assert told[:9] == [
        ("1", "Prepare", "1–20", "12 Jan", "31 Jan"),
        ("", "write", "1–4", "12 Jan", "15 Jan"),
        ("", "Idea gate", "5", "16 Jan", ""),
        ("", "measure", "8–16", "19 Jan", "27 Jan"),
        ("", "Pilot gate", "19", "30 Jan", ""),
        ("2", "Pilot", "21–50", "1 Feb", "2 Mar"),
        ("", "try", "22–26", "2 Feb", "6 Feb"),
        ("", "reviews", "26–47", "6 Feb", "27 Feb"),
        ("", "Pilot verdict", "50", "2 Mar", ""),
    ]
    assert [row.index for row in drawn.rows] == list(range(drawn.height))
    assert [row.mark_x for row in drawn.rows[:9]] == [1, 1, 5.5, 8, 19.5, 21, 22, 26.5, 50.5]
    assert not any(row.task.tail for row in drawn.rows)


def test_a_bar_reaches_from_morning_to_evening(drawn: Chart) -> None:
    bars = {drawn.rows[bar.row].name: (bar.x, bar.width) for bar in drawn.bars}
    assert bars == {"write": (1, 4), "measure": (8, 9), "try": (22, 5)}
    brackets = [(b.x, b.width) for b in drawn.brackets]
    assert brackets == [(1, 20), (21, 30), (51, 20), (71, 30), (101, 20)]


def test_gates_and_milestones_stand_in_the_middle_of_their_day(drawn: Chart) -> None:
    diamonds = [(d.x, d.gate, d.label) for d in drawn.diamonds]
    assert diamonds[0] == (5.5, True, "Idea gate, 16 Jan")
    assert (71.5, False, "live, 23 Mar") in diamonds
    assert sum(d.gate for d in drawn.diamonds) == 6


def test_each_occurrence_has_its_dot(drawn: Chart) -> None:
    assert [dot.x for dot in drawn.dots] == [26.5, 33.5, 40.5, 47.5]
    assert {drawn.rows[dot.row].name for dot in drawn.dots} == {"reviews"}


@pytest.mark.requirement("S1-56", "S1-54")
def test_the_header_has_months_plan_weeks_and_days(drawn: Chart) -> None:
    assert [(m.label, m.x, m.width) for m in drawn.months] == [
        ("January 2027", 1, 20),
        ("February 2027", 21, 28),
        ("March 2027", 49, 31),
        ("April 2027", 80, 30),
        ("May 2027", 110, 11),
    ]
    assert [w.day for w in drawn.weeks] == list(range(1, 121, 7))
    assert [w.label for w in drawn.weeks][:4] == ["12", "19", "26", "2"]
    assert len(drawn.days) == drawn.width == 120
    assert (drawn.days[5].letter, drawn.days[5].closed) == ("S", True)
    assert (drawn.days[74].date, drawn.days[74].closed) == (date(2027, 3, 27), False)


def test_closed_days_are_strips_with_their_reasons(drawn: Chart) -> None:
    strips = {strip.x: (strip.width, strip.why) for strip in drawn.closed}
    expected = [(2, ("Sunday", "Monday")), (1, ("Good Friday",))]
    assert [strips[6], strips[74]] == expected
    assert sum(strip.width for strip in drawn.closed) == sum(day.closed for day in drawn.days)


@pytest.mark.requirement("X-2")
def test_the_tail_is_marked_on_a_scale_of_its_own(drawn: Chart) -> None:
    update, check = drawn.tail
    assert (check.name, check.day) == ("Adoption check", 161)
    assert check.at == pytest.approx([41 / 42])
    assert (update.name, len(update.at), update.at[1]) == ("Update", 2, 1.0)
    assert update.kind is TaskKind.RECURRING


def test_a_window_shows_part_of_the_days(schedule: Schedule) -> None:
    part = chart(schedule, first_day=19, last_day=24)
    assert [day.day for day in part.days] == [19, 20, 21, 22, 23, 24]
    assert [(m.short, m.x, m.width) for m in part.months] == [("Jan", 19, 2), ("Feb", 21, 4)]
    assert [w.day for w in part.weeks] == [22]
    assert [(s.x, s.width) for s in part.closed] == [(20, 2)]


def test_the_chart_reaches_over_what_ends_late(
    make_catalogue: Callable[..., Catalogue], make_plan: Callable[..., Plan]
) -> None:
    plan = make_plan(tasks=(Task(id="1", name="x", phase="settle", working_days=20),))
    late = chart(plan_schedule(plan, make_catalogue(), Depth.LIGHT, TODAY))
    assert late.last_day == 128
    assert late.days[-1].day == 128


def test_a_folded_phase_keeps_its_gates(schedule: Schedule) -> None:
    folded = chart(schedule, folded={"prepare"})
    assert [row.name for row in folded.rows[:4]] == ["Prepare", "Idea gate", "Pilot gate", "Pilot"]


# --- pages ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("most", "sizes"),
    [
        (30, [16]),
        (16, [16]),
        (15, [14, 2]),
        (9, [9, 7]),
        (5, [5, 4, 5, 2]),
        (3, [3, 2, 3, 3, 3, 2]),
    ],
)
@pytest.mark.requirement("S1-56")
def test_pages_break_before_a_phase(schedule: Schedule, most: int, sizes: list[int]) -> None:
    # rows a phase: 5, 4, 2, 3 and, with the review gate, 2
    found = pages(schedule, most)
    phases = [sum(1 for row in schedule.rows if row.phase == p.id) for p in schedule.phases]
    assert phases == [5, 4, 2, 3, 2]
    assert [row for page in found for row in page] == [r for r in schedule.rows if not r.tail]
    assert [len(page) for page in found] == sizes
    if most >= max(phases):
        assert all(page[0].kind is TaskKind.PHASE for page in found)


def test_a_page_of_a_chart_draws_its_rows_from_the_top(schedule: Schedule) -> None:
    second = chart(schedule, rows=pages(schedule, 9)[1])
    assert second.rows[0].name == "Make ready"
    assert second.brackets[0].row == 0
    assert second.first_day == 1


# --- connectors -------------------------------------------------------------------------------


def bar(id_: str, first: int, last: int, kind: TaskKind = TaskKind.TASK) -> ScheduledTask:
    return ScheduledTask(
        id=id_,
        name=id_,
        phase="p",
        kind=kind,
        start=date(2027, 1, first),
        finish=date(2027, 1, last),
        start_day=first,
        finish_day=last,
    )


def line(kind: LinkKind, before: ScheduledTask, after: ScheduledTask) -> Connector:
    link = ScheduledLink(predecessor=before.id, successor=after.id, kind=kind)
    (only,) = connect([link], [before, after])
    return only


@pytest.mark.parametrize(
    ("kind", "before", "after", "points"),
    [
        # forward: along and down onto the bar
        (LinkKind.FS, (1, 4), (8, 9), [(5, 0.5), (8.35, 0.5), (8.35, 1 + BAR_TOP)]),
        (LinkKind.FS, (1, 4), (5, 5), [(5, 0.5), (5.35, 0.5), (5.35, 1 + BAR_TOP)]),
        # back under itself: straight down
        (LinkKind.FS, (1, 4), (3, 9), [(3.35, BAR_BOTTOM), (3.35, 1 + BAR_TOP)]),
        # further back: around
        (
            LinkKind.FS,
            (8, 9),
            (1, 4),
            [(10, 0.5), (10.6, 0.5), (10.6, 1), (0.4, 1), (0.4, 1.5), (1, 1.5)],
        ),
        (LinkKind.SS, (4, 6), (8, 9), [(4, 0.5), (3.4, 0.5), (3.4, 1.5), (8, 1.5)]),
        (LinkKind.FF, (4, 6), (8, 9), [(7, 0.5), (10.6, 0.5), (10.6, 1.5), (10, 1.5)]),
        (LinkKind.SF, (8, 9), (1, 4), [(8, 0.5), (4.65, 0.5), (4.65, 1 + BAR_TOP)]),
    ],
)
def test_links_run_at_right_angles_from_end_to_end(
    kind: LinkKind,
    before: tuple[int, int],
    after: tuple[int, int],
    points: list[tuple[float, float]],
) -> None:
    found = line(kind, bar("a", *before), bar("b", *after)).points
    assert [pytest.approx(point) for point in points] == list(found)
    for (x1, y1), (x2, y2) in pairwise(found):
        assert x1 == x2 or y1 == y2


def test_a_link_upwards_enters_from_below() -> None:
    link = ScheduledLink(predecessor="a", successor="b")
    (found,) = connect([link], [bar("b", 8, 9), bar("a", 1, 4)])
    assert found.points[-1] == pytest.approx((8.35, BAR_BOTTOM))


def test_a_line_to_a_gate_on_the_last_day_of_its_task_drops_from_the_bar() -> None:
    found = line(LinkKind.FS, bar("a", 1, 5), bar("g", 5, 5, TaskKind.GATE))
    assert found.points == ((5.5, BAR_BOTTOM), (5.5, 1 + BAR_TOP))


def test_a_gate_and_a_phase_of_the_same_id_are_not_confused(drawn: Chart) -> None:
    (found,) = (c for c in drawn.connectors if (c.predecessor, c.successor) == ("pilot", "try"))
    assert found.points[0] == (19.5, 4.5)
    assert drawn.rows[4].name == "Pilot gate"


def test_implied_links_are_drawn_only_when_asked(schedule: Schedule) -> None:
    shown = {(c.predecessor, c.successor) for c in chart(schedule).connectors}
    everything = {
        (c.predecessor, c.successor) for c in chart(schedule, implied_links=True).connectors
    }
    assert ("measure", "pilot") in shown
    assert ("idea", "pilot") in everything - shown


def test_a_link_to_a_row_on_another_page_has_no_line(schedule: Schedule) -> None:
    second = chart(schedule, rows=pages(schedule, 5)[1])
    assert not [c for c in second.connectors if c.predecessor == "pilot"]


def test_own_links_reach_the_chart(
    make_catalogue: Callable[..., Catalogue], make_plan: Callable[..., Plan], task: MakeTask
) -> None:
    own = TaskLink(id="1", predecessor="a", successor="b", kind=LinkKind.SS)
    plan = make_plan(task_links=(own,))
    found = chart(
        plan_schedule(plan, make_catalogue(task("a"), task("b")), Depth.LIGHT, TODAY)
    ).connectors
    assert [(c.kind, c.predecessor, c.successor) for c in found if c.predecessor == "a"] == [
        (LinkKind.SS, "a", "b")
    ]
