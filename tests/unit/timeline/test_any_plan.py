"""Whatever a firm writes into its plan, the timeline opens and keeps its promises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.timeline import TaskTemplate
from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import (
    OUTSIDE,
    LagUnit,
    LengthUnit,
    LinkKind,
    OffDays,
    PhaseSetting,
    Task,
    TaskKind,
    TaskLink,
)
from roadmap_desktop.timeline.geometry import chart
from roadmap_desktop.timeline.network import Link
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from roadmap_desktop.timeline.schedule import Schedule

PHASES = ("prepare", "pilot", "make_ready", "limited_rollout", "settle")
TEMPLATES = ("write", "measure", "try", "sum up", "sprint")
OWN = ("o1", "o2", "o3")
IDS = (*TEMPLATES, *OWN, "idea", "pilot", "verdict", "review", "nowhere")

dates = st.dates(date(2026, 1, 1), date(2029, 1, 1))
maybe_date = st.none() | dates | st.sampled_from([date.min, date.max])
closures = st.lists(
    st.builds(
        Closure,
        id=st.just("c"),
        name=st.just("Shut"),
        start=maybe_date,
        finish=maybe_date,
        yearly=st.booleans(),
    ),
    max_size=3,
)
lengths = st.none() | st.integers(-5, 60) | st.just(10**9)
percents = st.none() | st.sampled_from([-5.0, 0.0, 30.0, 100.0, 1e9])
entered = {
    "working_days": lengths,
    "length_unit": st.none() | st.sampled_from(LengthUnit),
    "start_no_earlier": maybe_date,
    "finish_no_later": maybe_date,
    "must_start_on": st.none() | maybe_date,
    "as_late_as_possible": st.booleans(),
    "parent": st.sampled_from(("", "", *OWN, "write", "idea", "nowhere")),
    "place": st.none() | st.integers(-2, 99),
    "every": st.none() | st.sampled_from([-1, 0, 1, 3, 10**9]),
    "every_unit": st.sampled_from(("", "day", "week", "month", "year")),
    "until": maybe_date,
    "ends_before": st.none() | st.sampled_from([-(10**9), -3, 0, 5, 10**9]),
    "off_days": st.none() | st.sampled_from(OffDays),
    "removed": st.booleans(),
    "percent": percents,
    "actual_start": st.none() | maybe_date,
    "actual_finish": st.none() | maybe_date,
    "remaining_days": st.none() | st.integers(-2, 30),
}
changes = st.builds(
    Task,
    id=st.just("x"),
    template=st.sampled_from((*TEMPLATES, "idea", "nowhere")),
    **entered,
)


def own_task(id_: str) -> st.SearchStrategy[Task]:
    return st.builds(
        Task,
        id=st.just(id_),
        name=st.just(id_),
        phase=st.sampled_from((*PHASES, "", "nowhere", OUTSIDE, OUTSIDE)),
        kind=st.none() | st.sampled_from(TaskKind),
        **entered,
    )


own_links = st.builds(
    TaskLink,
    id=st.just("l"),
    predecessor=st.sampled_from(IDS),
    successor=st.sampled_from(IDS),
    kind=st.sampled_from(LinkKind),
    lag=st.integers(-20, 20) | st.sampled_from([-(10**9), 10**9]),
    lag_unit=st.sampled_from(LagUnit),
    removed=st.booleans(),
)
phase_settings = st.builds(
    PhaseSetting, id=st.just("s"), phase=st.sampled_from((*PHASES, "nowhere")), days=lengths
)


def follows(link: Link, schedule: Schedule) -> bool:
    """A finish-to-start link in working days is kept by the dates as they are shown."""
    before, after = schedule.by_id[link.predecessor], schedule.by_id[link.successor]
    if before.summary or after.summary or after.must_start_on or after.actual_start:
        return True
    if after.actual_finish or before.actual_finish:
        return True
    if before.kind is not TaskKind.TASK or after.kind is not TaskKind.TASK:
        return True
    free = schedule.calendar.next_open(before.finish + timedelta(days=1))
    return schedule.calendar.add_working_days(free, link.lag) <= after.start


@settings(deadline=None)
@given(
    start=st.none() | dates,
    week=st.frozensets(st.integers(0, 6)),
    preset=st.sampled_from(["", "focused", "phased"]),
    shut=closures,
    changed=st.lists(changes, max_size=3),
    own=st.tuples(*(own_task(id_) for id_ in OWN)),
    links=st.lists(own_links, max_size=6),
    phases=st.lists(phase_settings, max_size=3),
    sprint=st.booleans(),
    depth=st.sampled_from(Depth),
)
def test_any_plan_has_a_timeline(
    make_catalogue: Callable[..., Catalogue],
    make_plan: Callable[..., Plan],
    task: Callable[..., TaskTemplate],
    start: date | None,
    week: frozenset[int],
    preset: str,
    shut: list[Closure],
    changed: list[Task],
    own: tuple[Task, ...],
    links: list[TaskLink],
    phases: list[PhaseSetting],
    sprint: bool,
    depth: Depth,
) -> None:
    catalogue = make_catalogue(
        task("write", days=2, gate="idea"),
        task("measure", days=5, after=("idea",), gate="pilot", depth=Depth.STANDARD),
        task("sprint", days=4, after=("measure",), gate="pilot", condition="readiness_sprint"),
        task("try", "pilot", days=9, after=("pilot",), gate="verdict", fills=True),
        task("sum up", "pilot", days=2, after=("try+1",), gate="verdict"),
    )
    plan = make_plan(
        start,
        work_week=tuple(week),
        preset=preset,
        closures=tuple(shut),
        tasks=(*changed, *own),
        task_links=tuple(links),
        phase_settings=tuple(phases),
    )
    schedule = plan_schedule(plan, catalogue, depth, date(2026, 6, 1), sprint)
    calendar = schedule.calendar
    assert len(schedule.by_id) == len(schedule.rows)
    assert [phase.id for phase in schedule.phases] == list(PHASES)
    for before, after in zip(schedule.phases, schedule.phases[1:], strict=False):
        assert after.start == before.finish + timedelta(days=1)
    gates = schedule.gates
    assert sorted(gate.start for gate in gates) == [gate.start for gate in gates]
    assert len(gates) == 6
    for row in schedule.rows:
        assert row.start_day == schedule.day_number(row.start)
        assert row.start <= row.finish
        assert 0 <= row.percent <= 100
        if row.kind is TaskKind.TASK:
            assert calendar.working_days_between(row.start, row.finish) == row.working_days or (
                row.actual_start is not None
            )
        if row.actual_start or row.actual_finish or row.summary:
            continue
        if row.kind in (TaskKind.TASK, TaskKind.GATE, TaskKind.MILESTONE):
            assert calendar.is_open(row.start)
            assert calendar.is_open(row.finish) or row.length_unit is LengthUnit.CALENDAR_DAYS
            assert row.critical == (row.total_float <= 0)
            assert 0 <= row.free_float <= max(0, row.total_float)
    for link in schedule.links:
        if link.kind is LinkKind.FS and link.lag_unit is LagUnit.WORKING_DAYS:
            assert follows(Link(link.predecessor, link.successor, lag=link.lag), schedule)
    assert all(conflict.text.endswith(".") for conflict in schedule.conflicts)
    assert chart(schedule).height == len(schedule.rows)
