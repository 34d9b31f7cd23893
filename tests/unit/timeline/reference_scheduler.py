"""A scheduler that is slow and obvious: it counts days on a calendar page.

Shared with the program are only the records it reads. A task that does not fit is put on the next
open day and tried again; how far one can slip is found by letting it slip until something breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind, Task, TaskLink

DAY = timedelta(days=1)
LONG_AGO = timedelta(days=150)


@dataclass(frozen=True)
class Page:
    """Which days are open."""

    week: frozenset[int]
    closed: frozenset[date]

    def is_open(self, day: date) -> bool:
        return day.weekday() in self.week and day not in self.closed

    def open_from(self, day: date) -> date:
        """That day, or the first open one after it."""
        while not self.is_open(day):
            day += DAY
        return day

    def on(self, day: date, count: int) -> date:
        """So many open days on, or back, from an open day."""
        step = DAY if count > 0 else -DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_open(day):
                day += step
        return day

    def open_days(self, first: date, before: date) -> int:
        """How many open days lie from one day up to but without another; negative backwards."""
        if before < first:
            return -self.open_days(before, first)
        return sum(self.is_open(first + n * DAY) for n in range((before - first).days))


class Reference:
    """Tasks with lengths and earliest starts of their own, links between them, one calendar."""

    def __init__(self, tasks: Iterable[Task], links: Sequence[TaskLink], page: Page) -> None:
        self.tasks = {task.id: task for task in tasks}
        self.links = links
        self.page = page
        self.start = self._as_early_as_possible()
        last = max(self.finish(one, self.start[one]) for one in self.tasks)
        self.over = page.open_from(last + DAY)
        """The first open day on which nothing is left to do."""
        self.latest = {one: self._latest(one) for one in self.tasks}
        self._let_late_ones_wait()

    # --- one task, one link -------------------------------------------------------------------

    def finish(self, task_id: str, start: date) -> date:
        """Its last day when it starts on that one."""
        task = self.tasks[task_id]
        length = task.working_days or 1
        if task.length_unit is LengthUnit.CALENDAR_DAYS:
            return start + (length - 1) * DAY
        if task.length_unit is LengthUnit.WEEKS:
            length *= len(self.page.week)
        return self.page.on(start, length - 1)

    def holds(self, link: TaskLink, start: date, follow: date) -> bool:
        """The link is kept when its two tasks start on these days."""
        before_end = self.finish(link.predecessor, start) + DAY
        after_end = self.finish(link.successor, follow) + DAY
        leaves = start if link.kind in (LinkKind.SS, LinkKind.SF) else before_end
        arrives = follow if link.kind in (LinkKind.SS, LinkKind.FS) else after_end
        if link.lag and link.lag_unit is LagUnit.CALENDAR_DAYS:
            return arrives >= leaves + link.lag * DAY
        asked = self.page.on(self.page.open_from(leaves), link.lag)
        return self.page.open_from(arrives) >= asked

    # --- all of them --------------------------------------------------------------------------

    def _first(self, task: Task) -> date:
        day = task.must_start_on or task.start_no_earlier
        assert day is not None
        return self.page.open_from(day)

    def _as_early_as_possible(self) -> dict[str, date]:
        starts = {task.id: self._first(task) for task in self.tasks.values()}
        fixed = {task.id for task in self.tasks.values() if task.must_start_on}
        self._push(starts, self.links, fixed)
        return starts

    def _push(self, starts: dict[str, date], links: Sequence[TaskLink], fixed: set[str]) -> None:
        """Put off whatever starts too soon for a link, day by day, until nothing does."""
        moved = True
        while moved:
            moved = False
            for link in links:
                if link.successor in fixed:
                    continue
                while not self.holds(link, starts[link.predecessor], starts[link.successor]):
                    starts[link.successor] = self.page.on(starts[link.successor], 1)
                    moved = True

    def _followers(self, task_id: str) -> set[str]:
        found = {task_id}
        while more := {k.successor for k in self.links if k.predecessor in found} - found:
            found |= more
        return found

    def _keeps_its_dates(self, task_id: str, start: date) -> bool:
        task, finish = self.tasks[task_id], self.finish(task_id, start)
        fixed = self._first(task) if task.must_start_on else None
        return (
            finish < self.over
            and (task.finish_no_later is None or finish <= task.finish_no_later)
            and (fixed is None or start <= fixed)
        )

    def _latest(self, task_id: str) -> date:
        """The last day on which it can start so that neither it nor what follows it is too late,
        as if nothing else stood in the way."""
        concerned = self._followers(task_id)
        links = [k for k in self.links if {k.predecessor, k.successor} <= concerned]
        start = self.page.open_from(self.over)
        while True:
            starts = dict.fromkeys(concerned, self.page.open_from(start - LONG_AGO))
            starts[task_id] = start
            self._push(starts, links, {task_id})
            if all(self._keeps_its_dates(one, starts[one]) for one in concerned):
                return start
            start = self.page.on(start, -1)

    def _may_start(self, task_id: str, start: date) -> bool:
        """It could start then with everything after it staying where it is."""
        return start <= self.latest[task_id] and all(
            self.holds(link, start, self.start[link.successor])
            for link in self.links
            if link.predecessor == task_id
        )

    def _let_late_ones_wait(self) -> None:
        waiting = {task.id for task in self.tasks.values() if task.as_late_as_possible}
        waiting -= {task.id for task in self.tasks.values() if task.must_start_on}
        while waiting:
            last = next(one for one in sorted(waiting) if self._followers(one) & waiting == {one})
            while self._may_start(last, later := self.page.on(self.start[last], 1)):
                self.start[last] = later
            waiting.remove(last)

    # --- what is compared ---------------------------------------------------------------------

    def total_float(self, task_id: str) -> int:
        return self.page.open_days(self.start[task_id], self.latest[task_id])

    def free_float(self, task_id: str) -> int:
        days = 0
        while self._may_start(task_id, self.page.on(self.start[task_id], days + 1)):
            days += 1
        return days

    def found(self) -> Mapping[str, tuple[date, date, int, int]]:
        """Start, finish, total and free float of each task."""
        return {
            one: (
                start,
                self.finish(one, start),
                self.total_float(one),
                self.free_float(one),
            )
            for one, start in self.start.items()
        }
