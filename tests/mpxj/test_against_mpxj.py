"""Dates and float against MPXJ's ``MicrosoftScheduler``, which follows Microsoft Project.

Seeded plans of working-day tasks with links of every kind, lag and lead, holidays and short weeks:
start, finish and total slack have to be equal.

Where the two mean different things, the plans here keep away from it. The differences:

- Finish no later than. Project moves the task before its predecessors so that the date is kept;
  here it stays behind them, its float becomes negative and a conflict says so. Project's *deadline*
  means the same as our constraint and is what is compared.
- Must start on. The dates are the same. Project gives such a task no slack whatever follows it;
  here what follows it can make it negative. Only dates are compared.
- As late as possible. Project lets the task use up its total slack, so that what follows it may
  move; here it uses only its free float, and nothing else moves. Not compared.
- Lag in calendar days (elapsed) on links that do not lead from an end to a start. Between two ends
  Project adds it to the start that follows from the length; here the ends lie that many days
  apart, which across a weekend is not the same. Between two starts MPXJ counts from the evening
  before where a start happens to be noted so, and rounds a latest start that falls on a closed day
  forward, to a day on which the successor would have to move; here it is rounded back. Compared
  for finish-to-start only.
- Elapsed tasks. In Project they may begin in the evening before a weekend; here on an open day.
- A task without a predecessor of its own. Project takes the project's start for it, and for others
  whatever their links say, even a day before the project's start; here no task starts before the
  plan unless it is other work with a date. Every task here has an earliest start.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.client import Client, Closure
from roadmap_desktop.domain.model.pilot import Pilot, ReviewProcess
from roadmap_desktop.domain.model.plan import Plan, PlanHeader
from roadmap_desktop.domain.model.tasks import OUTSIDE, LagUnit, LinkKind, Task, TaskLink
from roadmap_desktop.domain.model.use_case import UseCase
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from tests.unit.exchange.exchange_rig import repeats

START = date(2027, 1, 11)
TASKS = 25
MORNING, EVENING = (8, 17)
Found = dict[str, tuple[date, date, int]]
"""Start, finish and total float in working days."""

KIND = {
    LinkKind.FS: "FINISH_START",
    LinkKind.SS: "START_START",
    LinkKind.FF: "FINISH_FINISH",
    LinkKind.SF: "START_FINISH",
}


def seeded_plan(seed: int, *, fixed: bool = False) -> Plan:
    """Tasks of one to nine working days, one and a half links a task that point forward."""
    chance = random.Random(seed)
    week = tuple(sorted(chance.sample(range(7), chance.choice([3, 5, 5, 5, 6, 7]))))
    shut = [START + timedelta(days=chance.randrange(90)) for _ in range(chance.randrange(12))]
    closures = tuple(Closure(id=f"c{n}", name="Shut", start=day) for n, day in enumerate(shut))
    tasks = [
        Task(
            id=f"t{n}",
            name=f"Task {n}",
            phase=OUTSIDE,
            working_days=chance.randint(1, 9),
            start_no_earlier=START + timedelta(days=chance.choice([0, 0, 0, chance.randrange(30)])),
            finish_no_later=START + timedelta(days=chance.randrange(10, 90))
            if chance.random() < 0.1
            else None,
        )
        for n in range(TASKS)
    ]
    if fixed:
        tasks = [
            replace(task, must_start_on=open_day(START + timedelta(days=n), week, shut))
            if n % 8 == 5
            else task
            for n, task in enumerate(tasks)
        ]
    pairs = {tuple(sorted(chance.sample(range(TASKS), 2))) for _ in range(TASKS * 3 // 2)}
    links = tuple(seeded_link(chance, f"t{before}", f"t{after}") for before, after in sorted(pairs))
    return Plan(
        header=PlanHeader(id="plan", start=START),
        client=Client(id="firm", work_week=week),
        use_case=UseCase(id="use"),
        pilot=Pilot(id="pilot"),
        review=ReviewProcess(id="review"),
        closures=closures,
        tasks=tuple(tasks),
        task_links=links,
    )


def seeded_link(chance: random.Random, before: str, after: str) -> TaskLink:
    kind = chance.choice(list(LinkKind))
    unit = LagUnit.WORKING_DAYS
    if kind is LinkKind.FS:
        unit = chance.choice([LagUnit.WORKING_DAYS, LagUnit.WORKING_DAYS, LagUnit.CALENDAR_DAYS])
    least = 0 if unit is LagUnit.CALENDAR_DAYS else -4
    lag = chance.choice([0, 0, chance.randint(least, 7)])
    return TaskLink(
        id=f"{before}-{after}",
        predecessor=before,
        successor=after,
        kind=kind,
        lag=lag,
        lag_unit=unit,
    )


def open_day(day: date, week: Sequence[int], shut: Sequence[date]) -> date:
    while day.weekday() not in week or day in shut:
        day += timedelta(days=1)
    return day


class MicrosoftProject:
    """A plan as Microsoft Project would schedule it."""

    def __init__(self, jvm: Any) -> None:
        self._class = jvm.JClass
        self._days = self._unit("DAYS")
        self._elapsed = self._unit("ELAPSED_DAYS")

    def found(self, plan: Plan) -> Found:
        """Dates and slack of every task."""
        project = self._class("org.mpxj.ProjectFile")()
        project.setDefaultCalendar(self._calendar(project, plan))
        properties = project.getProjectProperties()
        properties.setStartDate(self._moment(START, MORNING))
        tasks = {task.id: self._task(project, task) for task in plan.tasks}
        for link in plan.task_links:
            self._link(link, tasks)
        scheduler = self._class("org.mpxj.cpm.MicrosoftScheduler")()
        scheduler.schedule(project, self._moment(START, MORNING))
        return {id_: self._dates(task) for id_, task in tasks.items()}

    def _unit(self, name: str) -> Any:
        return getattr(self._class("org.mpxj.TimeUnit"), name)

    def _moment(self, day: date, hour: int) -> Any:
        return self._class("java.time.LocalDateTime").of(day.year, day.month, day.day, hour, 0)

    def _span(self, days: int, unit: Any) -> Any:
        return self._class("org.mpxj.Duration").getInstance(float(days), unit)

    def _calendar(self, project: Any, plan: Plan) -> Any:
        calendar = project.addDefaultBaseCalendar()
        weekdays = self._class("java.time.DayOfWeek")
        local_day = self._class("java.time.LocalDate")
        hours_of = self._class("org.mpxj.LocalTimeRange")
        local_time = self._class("java.time.LocalTime")
        for weekday in range(7):
            day = weekdays.of(weekday + 1)
            opened = weekday in plan.client.work_week
            calendar.setWorkingDay(day, opened)
            hours = calendar.getCalendarHours(day)
            if hours is None:
                hours = calendar.addCalendarHours(day)
            hours.clear()
            if opened:
                for begin, end in ((8, 12), (13, 17)):
                    hours.add(hours_of(local_time.of(begin, 0), local_time.of(end, 0)))
        for day in {one.start for one in plan.closures if one.start}:
            shut = local_day.of(day.year, day.month, day.day)
            calendar.addCalendarException(shut, shut)
        return calendar

    def _task(self, project: Any, task: Task) -> Any:
        made = project.addTask()
        made.setName(task.name)
        made.setDuration(self._span(task.working_days or 1, self._days))
        made.setRemainingDuration(self._span(task.working_days or 1, self._days))
        made.setActualDuration(self._span(0, self._days))
        constraint = self._class("org.mpxj.ConstraintType")
        wanted = task.must_start_on or task.start_no_earlier
        assert wanted is not None
        made.setConstraintType(
            constraint.MUST_START_ON if task.must_start_on else constraint.START_NO_EARLIER_THAN
        )
        made.setConstraintDate(self._moment(wanted, MORNING))
        if task.finish_no_later:
            made.setDeadline(self._moment(task.finish_no_later, EVENING))
        return made

    def _link(self, link: TaskLink, tasks: Mapping[str, Any]) -> None:
        unit = self._elapsed if link.lag_unit is LagUnit.CALENDAR_DAYS else self._days
        kind = getattr(self._class("org.mpxj.RelationType"), KIND[link.kind])
        tasks[link.successor].addPredecessor(
            self._class("org.mpxj.Relation$Builder")()
            .predecessorTask(tasks[link.predecessor])
            .type(kind)
            .lag(self._span(link.lag, unit))
        )

    def _dates(self, task: Any) -> tuple[date, date, int]:
        slack = task.getTotalSlack()
        assert str(slack.getUnits()) == "d"
        days = float(slack.getDuration())
        assert days == round(days)
        # The evening before is the same moment as the morning on which work begins.
        calendar = task.getEffectiveCalendar()
        start = calendar.getNextWorkStart(task.getStart())
        finish = calendar.getPreviousWorkFinish(task.getFinish())
        return (
            date.fromisoformat(str(start)[:10]),
            date.fromisoformat(str(finish)[:10]),
            round(days),
        )


@pytest.fixture
def microsoft_project(jvm: Any) -> MicrosoftProject:
    return MicrosoftProject(jvm)


def ours(plan: Plan, catalogue: Catalogue) -> Found:
    schedule = plan_schedule(plan, catalogue, Depth.LIGHT, START)
    rows = (schedule.by_id[task.id] for task in plan.tasks)
    return {row.id: (row.start, row.finish, row.total_float) for row in rows}


def told(plan: Plan, one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """What differs, with the task and its links, as a reader of a failed test wants it."""
    return [
        f"{task.id}: {one[task.id]} / {other[task.id]}"
        for task in plan.tasks
        if one[task.id] != other[task.id]
    ]


@pytest.mark.soak
def test_dates_and_slack_are_those_of_microsoft_project(
    catalogue: Catalogue, microsoft_project: MicrosoftProject
) -> None:
    for seed in range(repeats(12, 1_000)):
        plan = seeded_plan(seed)
        expected = microsoft_project.found(plan)
        assert not told(plan, ours(plan, catalogue), expected), seed


@pytest.mark.soak
def test_dates_around_fixed_starts_are_those_of_microsoft_project(
    catalogue: Catalogue, microsoft_project: MicrosoftProject
) -> None:
    for seed in range(repeats(6, 500)):
        plan = seeded_plan(seed, fixed=True)
        expected = {id_: found[:2] for id_, found in microsoft_project.found(plan).items()}
        dates = {id_: found[:2] for id_, found in ours(plan, catalogue).items()}
        assert not told(plan, dates, expected), seed
