"""What has to hold imported tasks so that they keep the dates of their file.

What links explain is left to the links; what they do not explain is held by a date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap_desktop.domain.model.tasks import LengthUnit
from roadmap_desktop.exchange.flat_outline import FlatRow, members
from roadmap_desktop.exchange.foreign_tasks import ForeignLink, ForeignTask
from roadmap_desktop.exchange.link_dates import Reach, Span, allowed_point, start_point
from roadmap_desktop.timeline.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Kept:
    """Dates that hold tasks, by key."""

    no_earlier: Mapping[str, date]
    early: Sequence[str]
    """Tasks that start in the file before their links allow it."""


def keep_dates(
    rows: Sequence[FlatRow],
    links: Sequence[ForeignLink],
    calendar: WorkingCalendar,
    plan_start: date,
) -> Kept:
    """For each task without rows below the day before which it must not start, where one is
    needed. What lies before ``plan_start`` always needs one."""
    tasks = {row.task.key: row.task for row in rows if not row.has_below}
    before = _incoming(rows, links)
    spans: dict[str, Span] = {}
    no_earlier: dict[str, date] = {}
    early = []
    for key in _in_order(tasks, before):
        task = tasks[key]
        if task.start is None:
            if task.start_no_earlier:
                no_earlier[key] = task.start_no_earlier
            continue
        span = _span(task, calendar)
        points = [
            allowed_point(spans[link.predecessor], span, _reach(link), calendar)
            for link in before.get(key, ())
            if link.predecessor in spans
        ]
        here = start_point(span, calendar)
        held = task.start_no_earlier
        floor = max([*points, *([calendar.index_from(held)] if held else [])], default=None)
        if points and max(points) > here:
            early.append(key)
        explained = floor is not None and floor >= here and task.start >= plan_start
        if not explained:
            held = task.start
        if held is not None:
            no_earlier[key] = held
        morning = task.milestone and held is not None and max(points, default=here - 1) < here
        spans[key] = Span(span.start, span.finish, task.milestone, morning)
    return Kept(no_earlier, early)


def _span(task: ForeignTask, calendar: WorkingCalendar) -> Span:
    """Where it lies once the firm's calendar counts its length."""
    start = task.start or date.min
    if task.milestone:
        return Span(start, start, milestone=True)
    begin, finish = calendar.next_open(start), task.finish or start
    if task.length and task.unit is LengthUnit.CALENDAR_DAYS:
        finish = date.fromordinal(begin.toordinal() + task.length - 1)
    elif task.length:
        week = len(calendar.work_week) if task.unit is LengthUnit.WEEKS else 1
        finish = calendar.add_working_days(begin, task.length * week - 1)
    return Span(begin, max(begin, finish))


def last_day(task: ForeignTask, calendar: WorkingCalendar) -> date | None:
    """The day on which it ends by its length in that calendar; None without a start."""
    return _span(task, calendar).finish if task.start else None


def _reach(link: ForeignLink) -> Reach:
    return Reach(link.kind, link.lag, link.lag_unit)


def _incoming(
    rows: Sequence[FlatRow], links: Sequence[ForeignLink]
) -> Mapping[str, Sequence[ForeignLink]]:
    """The links each task waits for; those of a task with subtasks count for all of these."""
    inner = members(rows)
    found: dict[str, list[ForeignLink]] = {}
    for link in links:
        for predecessor in inner[link.predecessor]:
            for successor in inner[link.successor]:
                found.setdefault(successor, []).append(
                    ForeignLink(
                        predecessor=predecessor,
                        successor=successor,
                        kind=link.kind,
                        lag=link.lag,
                        lag_unit=link.lag_unit,
                    )
                )
    return found


def _in_order(
    tasks: Mapping[str, ForeignTask], before: Mapping[str, Sequence[ForeignLink]]
) -> Sequence[str]:
    """What is waited for comes first; what is part of a ring comes last."""
    following: dict[str, list[str]] = {}
    waiting = dict.fromkeys(tasks, 0)
    for key in tasks:
        for link in before.get(key, ()):
            if link.predecessor in tasks:
                following.setdefault(link.predecessor, []).append(key)
                waiting[key] += 1
    order = [key for key, count in waiting.items() if not count]
    for key in order:
        for after in following.get(key, ()):
            waiting[after] -= 1
            if not waiting[after]:
                order.append(after)
    return [*order, *(key for key, count in waiting.items() if count)]
