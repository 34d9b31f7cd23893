"""What has to hold imported tasks so that they keep the dates of their file.

What links explain is left to the links; what they do not explain is held by a date.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
    early: Collection[str]
    """Tasks that start in the file before their links allow it."""
    added: Collection[str]
    """Tasks that are held by a date here and not, or not by that date, in the file."""
    late: Collection[str]
    """Tasks as late as possible, held by their date too: elsewhere they let what follows them slip,
    here they leave it where it is."""


def keep_dates(
    rows: Sequence[FlatRow],
    links: Sequence[ForeignLink],
    calendar: WorkingCalendar,
    plan_start: date,
    *,
    earlier_work: bool = False,
) -> Kept:
    """For each task without rows below the day before which it must not start, where one is
    needed.

    What starts with the plan or by its links needs none, nor what has begun; what lies before
    ``plan_start`` always does. ``earlier_work`` says that the plan has other work before its start.
    """
    return _Keeping(rows, links, calendar, plan_start, earlier_work=earlier_work).all()


class _Keeping:
    def __init__(
        self,
        rows: Sequence[FlatRow],
        links: Sequence[ForeignLink],
        calendar: WorkingCalendar,
        plan_start: date,
        *,
        earlier_work: bool,
    ) -> None:
        self.calendar = calendar
        self.plan_start = plan_start
        self.tasks = {row.task.key: row.task for row in rows if not row.has_below}
        self.before = _incoming(rows, links)
        starts = [task.start for task in self.tasks.values() if task.start]
        self.with_plan = calendar.index_from(plan_start)
        self.led_from_plan = not earlier_work and min(starts, default=plan_start) >= plan_start
        """Links let nothing start before the plan does."""
        self.from_above = _held_from_above(rows)
        self.spans: dict[str, Span] = {}
        self.no_earlier: dict[str, date] = {}
        self.early: set[str] = set()
        self.added: set[str] = set()
        self.late: set[str] = set()

    def all(self) -> Kept:
        for key in _in_order(self.tasks, self.before):
            task = self.tasks[key]
            if task.start is not None:
                self._keep(task, task.start)
            elif task.start_no_earlier:
                self.no_earlier[key] = task.start_no_earlier
        return Kept(self.no_earlier, self.early, self.added, self.late)

    def _keep(self, task: ForeignTask, start: date) -> None:
        calendar, links = self.calendar, self.before.get(task.key, ())
        span = _span(task, calendar)
        points = [
            allowed_point(self.spans[link.predecessor], span, _reach(link), calendar)
            for link in links
            if link.predecessor in self.spans
        ]
        held = task.start_no_earlier
        if points and max(points) > start_point(span, calendar):
            self.early.add(task.key)
        dates = [calendar.index_from(day) for day in (held, self.from_above[task.key]) if day]
        if not dates and (self.led_from_plan or not links):
            dates.append(self.with_plan)
        given = self._given(span, points, dates)
        begun = task.actual_start is not None or task.actual_finish is not None
        if not begun and task.as_late_as_possible:
            self.late.add(task.key)
            held = start
        elif not begun and (not given or start < self.plan_start):
            if held != start and not task.must_start_on:
                self.added.add(task.key)
            held = start
        if held is not None:
            self.no_earlier[task.key] = held
        here = start_point(span, calendar)
        morning = task.milestone and bool(held or dates) and max(points, default=here - 1) < here
        self.spans[task.key] = Span(span.start, span.finish, task.milestone, morning)

    def _given(self, span: Span, points: Sequence[int], dates: Sequence[int]) -> bool:
        """Links, and dates that are there in any case, put it on its day."""
        point = max([*points, *dates], default=None)
        if point is None:
            return False
        morning = span.milestone and point == max(dates, default=None)
        calendar = self.calendar
        here = calendar.index_from(span.start) if morning else start_point(span, calendar)
        return point >= here


def _held_from_above(rows: Sequence[FlatRow]) -> Mapping[str, date | None]:
    """The latest start that headings above a row ask for."""
    found: dict[str, date | None] = {"": None}
    for row in rows:  # a heading stands before its rows
        days = [day for day in (found[row.parent], row.task.start_no_earlier) if day]
        found[row.task.key] = max(days, default=None) if row.has_below else found[row.parent]
    return found


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
