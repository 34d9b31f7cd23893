"""The dated plan: template, calendar and network put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.client import MONDAY_TO_FRIDAY, Client, Closure
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.timeline.calendar import ONE_DAY, WorkingCalendar, build_calendar
from roadmap_desktop.timeline.conflicts import Broken, broken_dates
from roadmap_desktop.timeline.dated import DatedRows, DatesMemory, date_rows
from roadmap_desktop.timeline.firms_rows import REACH
from roadmap_desktop.timeline.links import LinksMemory, links
from roadmap_desktop.timeline.order_conflicts import broken_order
from roadmap_desktop.timeline.other_work import let_links_lead
from roadmap_desktop.timeline.owners import Owners
from roadmap_desktop.timeline.phase_rows import all_rows
from roadmap_desktop.timeline.phases import Layout, adaptations, lay_out
from roadmap_desktop.timeline.plan_network import NetworkMemory, solve_plan
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.public_holidays import UnknownPlaceError
from roadmap_desktop.timeline.recurrence import times_per_month
from roadmap_desktop.timeline.remembered import Once, PerItem
from roadmap_desktop.timeline.schedule import (
    Adaptation,
    Conflict,
    Schedule,
    ScheduledPhase,
    ScheduledTask,
    above,
)
from roadmap_desktop.timeline.tail import changes_after_the_end, tail_rows
from roadmap_desktop.timeline.template import (
    ADOPTION_CHECK,
    FOUR_WEEKS,
    READINESS_SPRINT,
    RowsMemory,
    Template,
    choose,
    first_stage_days,
    rows,
)
from roadmap_desktop.timeline.words import days as in_days

LIMITED_ROLLOUT = "limited_rollout"
"""The phase whose first day is go-live."""

EARLIEST_START, LATEST_START = date(2000, 1, 1), date(2100, 12, 31)

WEEK = 7


def check_start(start: date) -> None:
    """Refuse a start for which no calendar can be known (``PlanError``)."""
    if not EARLIEST_START <= start <= LATEST_START:
        raise PlanError(
            f"The plan cannot start on {start}: choose a day between {EARLIEST_START.year} and "
            f"{LATEST_START.year}."
        )


class ScheduleMemory:
    """What was worked out for a plan last time, step by step.

    Given to ``plan_schedule`` again it is used wherever it still holds. One memory serves one plan
    after the other, but only one at a time.
    """

    def __init__(self) -> None:
        self.layout: Once[Layout] = Once()
        self.calendar: Once[tuple[WorkingCalendar, Sequence[Conflict]]] = Once()
        self.owners: Once[Owners] = Once()
        self.template: Once[Template] = Once()
        self.rows = RowsMemory()
        self.links = LinksMemory()
        self.led: PerItem[PlannedRow] = PerItem()
        self.network = NetworkMemory()
        self.dates = DatesMemory()
        self.broken: PerItem[Broken] = PerItem(from_memory=True)
        self.tail: Once[Sequence[ScheduledTask]] = Once()
        self._sprint: ScheduleMemory | None = None

    @property
    def sprint(self) -> ScheduleMemory:
        """The same for the plan as it is before room is made for a sprint."""
        self._sprint = self._sprint or ScheduleMemory()
        return self._sprint


def plan_schedule(
    plan: Plan,
    catalogue: Catalogue,
    depth: Depth,
    today: date,
    sprint: bool = False,
    memory: ScheduleMemory | None = None,
) -> Schedule:
    """The whole timeline of a plan at one depth.

    Without a start date the plan is taken to start on the next Monday after ``today``, or the
    first open day from then. With ``sprint`` a readiness sprint goes before the pilot and moves
    everything after it (S1-8). What cannot be done as asked is left out and reported among the
    schedule's conflicts; nothing is raised for it. With a ``memory`` of the plan as it was before
    only what has changed since is worked out; the schedule is the same.
    """
    memory = memory or ScheduleMemory()
    conflicts: list[Conflict] = []
    header, settings = plan.header, plan.phase_settings
    start = header.start or _next_monday(today)
    if header.start:
        start = _kept_in_range(start, conflicts)
    layout = lay_out(catalogue, header.preset, settings, start)
    calendar = _calendar(plan, layout, start, conflicts, memory)
    if header.start is None:
        layout = replace(layout, start=calendar.next_open(start))
    owners = memory.owners.of(
        (plan.people, plan.roles, settings, catalogue), lambda: Owners(plan, catalogue)
    )
    removed = tuple(task.template for task in plan.tasks if task.template and task.removed)
    template = memory.template.of(
        (catalogue, depth, sprint, removed), lambda: choose(catalogue, depth, sprint, removed)
    )
    if sprint:
        layout = memory.sprint.layout.of((layout,), lambda: layout)
        layout = _make_room_for_sprint(
            plan, catalogue, template, layout, owners, calendar, memory.sprint
        )
    layout = memory.layout.of((layout,), lambda: layout)
    planned, row_conflicts = rows(plan, catalogue, template, layout, owners, calendar, memory.rows)
    planned_links, link_conflicts = links(plan, template, planned, memory.links)
    led = let_links_lead(planned, planned_links, memory.led)
    network, network_conflicts = solve_plan(led, planned_links, calendar, memory.network)
    dated = date_rows(network, calendar, layout, memory.dates)
    conflicts += [*row_conflicts, *link_conflicts, *network_conflicts]
    conflicts += broken_dates(dated, calendar, memory.broken)
    conflicts += broken_order(network.links, network.solution, dated.by_id)
    go_live = _go_live(layout, dated, calendar)
    later = changes_after_the_end(plan.tasks, catalogue)
    tail = memory.tail.of(
        (catalogue, depth, layout, go_live, calendar, owners, later),
        lambda: tail_rows(catalogue, depth, layout, go_live, calendar, owners, later),
    )
    return Schedule(
        start=layout.start,
        finish=layout.date_of(layout.last_day),
        preset=layout.preset.id,
        rows=(*all_rows(dated, owners, calendar, plan.header.made_from), *tail),
        phases=_phases(layout, owners),
        links=dated.links,
        calendar=calendar,
        go_live=go_live,
        adaptations=(*adaptations(layout), *_shorter_first_stage(plan, planned)),
        conflicts=tuple(conflicts),
        sprint_days=sum(span.sprint_days for span in layout.spans),
        start_assumed=header.start is None,
        cadence_minutes_per_month=_cadence(planned, len(calendar.work_week)),
    )


# --- start and calendar -----------------------------------------------------------------------


def _next_monday(today: date) -> date:
    return today + timedelta(days=WEEK - today.weekday())


def _kept_in_range(start: date, conflicts: list[Conflict]) -> date:
    try:
        check_start(start)
    except PlanError as problem:
        conflicts.append(Conflict(code="start_out_of_range", tasks=(), text=str(problem)))
        return max(EARLIEST_START, min(LATEST_START, start))
    return start


def _calendar(
    plan: Plan, layout: Layout, start: date, conflicts: list[Conflict], memory: ScheduleMemory
) -> WorkingCalendar:
    span = _span(plan, start, layout.date_of(layout.last_day))
    calendar, told = memory.calendar.of(
        (plan.client, plan.closures, span),
        lambda: _calendar_of(plan.client, plan.closures, *span),
    )
    conflicts += told
    return calendar


def _calendar_of(
    client: Client, closures: Sequence[Closure], first: date, last: date
) -> tuple[WorkingCalendar, Sequence[Conflict]]:
    """The firm's calendar; what it cannot know is left out and reported, so that a plan whose
    region has gone out of the library still opens."""
    try:
        return build_calendar(client, closures, first, last), ()
    except UnknownPlaceError as problem:
        told = Conflict(code="unknown_place", tasks=(), text=str(problem))
        client = replace(client, country="", region="")
    except PlanError as problem:
        told = Conflict(code="no_open_day", tasks=(), text=str(problem))
        client = replace(client, work_week=MONDAY_TO_FRIDAY)
    calendar, more = _calendar_of(client, closures, first, last)
    return calendar, (told, *more)


def _span(plan: Plan, start: date, finish: date) -> tuple[date, date]:
    """Between which days closed days have to be known: around the plan, and around what was done
    before it or stands beside it. Whole years, so that moving a task seldom changes it."""
    reach = start - REACH, start + REACH
    dates = {
        max(reach[0], min(day, reach[1]))
        for task in plan.tasks
        for day in (task.start_no_earlier, task.must_start_on, task.actual_start)
        if day is not None
    }
    first, last = min([start, *dates]), max([finish, *dates])
    first, last = first - timedelta(days=60), last + timedelta(days=3 * 366)
    return date(first.year, 1, 1), date(last.year, 12, 31)


# --- sprint -----------------------------------------------------------------------------------


def _make_room_for_sprint(
    plan: Plan,
    catalogue: Catalogue,
    template: Template,
    layout: Layout,
    owners: Owners,
    calendar: WorkingCalendar,
    memory: ScheduleMemory,
) -> Layout:
    """Put in as many whole weeks as the sprint's tasks take, their subtasks too, one at least, so
    that later days keep their weekday."""
    wanted = {task.id for task in template.shown.values() if task.condition == READINESS_SPRINT}
    planned, _ = rows(plan, catalogue, template, layout, owners, calendar, memory.rows)
    parents = {row.id: row.parent for row in planned if row.parent}
    sprint = [row for row in planned if not wanted.isdisjoint((row.id, *above(row.id, parents)))]
    if not sprint:
        return layout
    inner, _ = links(plan, template, planned, memory.links)
    inside = {row.id for row in sprint}
    among = [one for one in inner if {one.link.predecessor, one.link.successor} <= inside]
    network, _ = solve_plan(sprint, among, calendar, memory.network)
    phase = sprint[0].span
    first = layout.date_of(phase.sprint_first_day)
    length = max(1, (calendar.date_at(network.solution.end - 1) - first).days + 1)
    return layout.with_sprint(phase.phase.id, -(-length // WEEK) * WEEK)


# --- what stands beside the rows --------------------------------------------------------------


def _go_live(layout: Layout, dated: DatedRows, calendar: WorkingCalendar) -> date:
    span = layout.span(LIMITED_ROLLOUT) or layout.spans[-1]
    planned = layout.date_of(span.first_day)
    before = [
        gate.finish
        for gate, row in dated.gates
        if row.span.phase.number < span.phase.number and gate.finish >= planned
    ]
    return calendar.next_open(max(before) + ONE_DAY) if before else planned


def _phases(layout: Layout, owners: Owners) -> tuple[ScheduledPhase, ...]:
    return tuple(
        ScheduledPhase(
            id=span.phase.id,
            number=span.phase.number,
            name=span.phase.name,
            start=layout.date_of(span.first_day),
            finish=layout.date_of(span.last_day),
            start_day=span.first_day,
            finish_day=span.last_day,
            template_days=span.phase.days,
            owner=owners.of_phase(span.phase),
        )
        for span in layout.spans
    )


def _shorter_first_stage(plan: Plan, planned: Sequence[PlannedRow]) -> tuple[Adaptation, ...]:
    """Says where the adoption check fell when rollout stage 1 is shorter than four weeks (X-3)."""
    for row in planned:
        if row.id == ADOPTION_CHECK:
            stage = first_stage_days(plan.rollout_stages, row.span)
            if stage < FOUR_WEEKS:
                text = (
                    f"Rollout stage 1 lasts {in_days(stage)} instead of {FOUR_WEEKS}, so the "
                    "adoption check falls on its last day."
                )
                return (Adaptation(phase=row.span.phase.id, days=0, text=text),)
    return ()


def _cadence(planned: Sequence[PlannedRow], open_days: int) -> float:
    """Minutes a month at the busiest time; items of different phases do not add up (S1-37)."""
    spans = [
        (row.first, row.last, row.minutes * times_per_month(row.recurs, open_days))
        for row in planned
        if row.recurs and row.first and row.last
    ]
    return max(
        (
            sum(minutes for first, last, minutes in spans if first <= moment <= last)
            for moment, _, _ in spans
        ),
        default=0.0,
    )
