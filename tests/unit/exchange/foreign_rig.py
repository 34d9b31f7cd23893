"""A small plan with its dates, made by hand, that has one of everything a file has to carry."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from roadmap_desktop.domain.model.client import Client
from roadmap_desktop.domain.model.pilot import Pilot, ReviewProcess
from roadmap_desktop.domain.model.plan import Plan, PlanHeader
from roadmap_desktop.domain.model.tasks import (
    Baseline,
    BaselineDate,
    LagUnit,
    LengthUnit,
    LinkKind,
    Task,
    TaskKind,
)
from roadmap_desktop.domain.model.use_case import UseCase
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask

START = date(2027, 1, 11)
"""A Monday."""
EASTER = date(2027, 3, 26)


def day(number: int) -> date:
    """Date of a plan day; day 1 is the start."""
    return START + timedelta(number - 1)


def row(id_: str, first: int, last: int, **more: Any) -> ScheduledTask:
    """A row from one plan day to another; a task of so many working days unless told otherwise."""
    calendar = make_calendar()
    kind = more.pop("kind", TaskKind.TASK)
    worked = calendar.working_days_between(day(first), day(last)) if kind is TaskKind.TASK else 0
    return ScheduledTask(
        id=id_,
        name=more.pop("name", id_.capitalize()),
        phase=more.pop("phase", "prepare"),
        kind=kind,
        start=day(first),
        finish=day(last),
        start_day=first,
        finish_day=last,
        working_days=worked,
        length=more.pop("length", worked),
        **more,
    )


def make_calendar() -> WorkingCalendar:
    """Monday to Friday, closed at Easter and for a week of summer."""
    summer = {date(2027, 8, 2) + timedelta(n): "Summer break" for n in range(5)}
    return WorkingCalendar(
        work_week=frozenset(range(5)), closed={EASTER: "Good Friday & more", **summer}
    )


ROWS = (
    row("phase.prepare", 1, 20, kind=TaskKind.PHASE, name="Prepare", owner="Marta"),
    row("write", 1, 3, owner="Marta", percent=50.0, actual_start=day(1), critical=True),
    row("count", 8, 12, owner="Ines", note="Minutes & errors,\nby hand", total_float=2),
    row("side", 9, 11, name="Beside <it>"),
    row("parent", 15, 19, name="Set up", summary=True),
    row("child", 15, 16, parent="parent", name="Accounts"),
    row("wait", 15, 21, length=7, length_unit=LengthUnit.CALENDAR_DAYS, name="Paint dries"),
    row("weeks", 22, 33, length=2, length_unit=LengthUnit.WEEKS, name="Two weeks"),
    row("talk", 5, 19, kind=TaskKind.RECURRING, owner="Ines", occurrences=(day(5), day(12))),
    row("gate", 19, 19, kind=TaskKind.GATE, name="Pilot gate", owner="Marta"),
    row("phase.pilot", 21, 50, kind=TaskKind.PHASE, phase="pilot", name="Pilot"),
    row("last", 47, 50, phase="pilot", name="Sum up"),
    row("mile", 36, 36, kind=TaskKind.MILESTONE, phase="pilot", name="Letter is out"),
    row("after", 161, 161, kind=TaskKind.MILESTONE, phase="", tail=True, name="Adoption check"),
)
LINKS = (
    ScheduledLink(predecessor="write", successor="count", lag=2),
    ScheduledLink(predecessor="count", successor="side", kind=LinkKind.SS, lag=1),
    ScheduledLink(
        predecessor="count",
        successor="child",
        kind=LinkKind.FF,
        lag=4,
        lag_unit=LagUnit.CALENDAR_DAYS,
    ),
    ScheduledLink(predecessor="gate", successor="side", kind=LinkKind.SF, lag=-3),
    ScheduledLink(predecessor="count", successor="gate"),
)
TASKS = (
    Task(id="o1", template="count", start_no_earlier=day(8), finish_no_later=day(15)),
    Task(id="weeks", must_start_on=day(22), name="Two weeks"),
    Task(id="last", as_late_as_possible=True, name="Sum up"),
    Task(id="o2", template="write", remaining_days=1),
)


def make_plan() -> Plan:
    """The plan behind ``make_schedule``."""
    return Plan(
        header=PlanHeader(id="plan-1", title="Replies & more", number="WB-AI-01", start=START),
        client=Client(id="firm", name="Wrenfield “Bakery” & Co"),
        use_case=UseCase(id="use"),
        pilot=Pilot(id="pilot"),
        review=ReviewProcess(id="review"),
        tasks=TASKS,
        baselines=(
            Baseline(id="b1", name="First", taken_on=day(1)),
            Baseline(id="b2", position=1, name="Second", taken_on=day(9)),
        ),
        baseline_dates=(
            BaselineDate(id="d1", baseline="b1", row="count", start=day(4), finish=day(9)),
            BaselineDate(id="d2", baseline="b2", row="count", start=day(8), finish=day(12)),
            BaselineDate(id="d3", baseline="b2", row="gate", start=day(18), finish=day(18)),
        ),
    )


def make_schedule(**changes: Any) -> Schedule:
    """The dated rows."""
    parts: dict[str, Any] = {
        "start": START,
        "finish": day(120),
        "preset": "days_120",
        "rows": ROWS,
        "phases": (),
        "links": LINKS,
        "calendar": make_calendar(),
        "go_live": day(71),
    }
    return Schedule(**{**parts, **changes})
