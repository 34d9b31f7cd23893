"""Tasks of another program taken into a plan, as other work beside its phases.

A pure step from plan to plan: nothing is written until whoever sees the notes accepts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from roadmap_desktop.domain.answering import NewId, next_position, with_person
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.client import MONDAY_TO_FRIDAY
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import (
    OUTSIDE,
    Baseline,
    BaselineDate,
    LengthUnit,
    Task,
    TaskKind,
    TaskLink,
)
from roadmap_desktop.exchange.calendar_difference import differences
from roadmap_desktop.exchange.flat_outline import FlatOutline, FlatRow, flatten
from roadmap_desktop.exchange.foreign_tasks import ForeignTask, ForeignTasks
from roadmap_desktop.exchange.kept_dates import Kept, keep_dates
from roadmap_desktop.exchange.plan_records import MOST_ROWS
from roadmap_desktop.exchange.rhythm import rhythm_of
from roadmap_desktop.exchange.taken_dates import date_notes
from roadmap_desktop.timeline.calendar import WorkingCalendar, build_calendar
from roadmap_desktop.timeline.lengths import LONGEST_TASK
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.words import full_date

NONE: frozenset[str] = frozenset()
REACH = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The plan with the tasks in it, and what is different from their file."""

    plan: Plan
    ids: Mapping[str, str]
    """Key of a task in the file -> its id in the plan; what became no row has none."""
    notes: tuple[str, ...]


def take_tasks(
    plan: Plan, foreign: ForeignTasks, new_id: NewId, today: date, *, baseline: str = ""
) -> Taken:
    """The plan with the tasks of a file as own tasks among its other work.

    Outline, links, lags, lengths, constraints, progress, owners and baselines come along; a task
    that its links do not explain keeps its start by 'no earlier than'. The firm's calendar stays
    and counts. ``baseline`` names the file's first baseline. Raises ``PlanError`` where the plan
    would hold more rows than a plan file can.
    """
    return _Taking(plan, foreign, new_id, today, baseline).all()


class _Taking:
    def __init__(
        self, plan: Plan, foreign: ForeignTasks, new_id: NewId, today: date, baseline: str
    ) -> None:
        self.plan = plan
        self.foreign = foreign
        self.new_id = new_id
        self.today = today
        self.baseline = baseline or "Baseline of the file"
        self.notes = list(foreign.not_carried)
        self.first, self.last = _reach(foreign, today)
        self.calendar = _calendar(plan, self.first - REACH, self.last + REACH)
        self.flat: FlatOutline = flatten(foreign)
        self.notes += self.flat.notes
        self.ids = {row.task.key: new_id() for row in self.flat.rows}

    def all(self) -> Taken:
        """Everything, put in."""
        start = self.plan.header.start or self.today
        earlier = any(
            day < start
            for task in self.plan.tasks
            if task.phase == OUTSIDE
            for day in (task.start_no_earlier, task.must_start_on, task.actual_start)
            if day is not None
        )
        kept = keep_dates(
            self.flat.rows, self.flat.links, self.calendar, start, earlier_work=earlier
        )
        leaves = [row.task for row in self.flat.rows if not row.has_below]
        self.notes += date_notes(leaves, kept, self.calendar)
        tasks = self._tasks(kept)
        plan = with_records(self.plan, BY_NAME["task"], tuple(tasks), NONE)
        links = tuple(
            TaskLink(
                id=self.new_id(),
                predecessor=self.ids[link.predecessor],
                successor=self.ids[link.successor],
                kind=link.kind,
                lag=link.lag,
                lag_unit=link.lag_unit,
            )
            for link in self.flat.links
        )
        plan = with_records(plan, BY_NAME["task_link"], links, NONE)
        plan = self._with_baselines(plan)
        _check_room(plan)
        if self.foreign.calendar:
            self.notes += differences(self.foreign.calendar, self.calendar, self.first, self.last)
        return Taken(plan=plan, ids=self.ids, notes=tuple(self.notes))

    # --- tasks ---------------------------------------------------------------------------------

    def _tasks(self, kept: Kept) -> list[Task]:
        position = next_position(self.plan.tasks)
        place = max((task.place or 0 for task in self.plan.tasks), default=0)
        found: list[Task] = []
        for number, row in enumerate(self.flat.rows, 1):
            self.plan, owner = with_person(self.plan, row.task.owner, self.new_id)
            task = self._task(row, kept, owner)
            if row.task.occurrences:
                for one in self._recurring(task, row.task):
                    found.append(replace(one, position=position + len(found), place=place + number))
            else:
                found.append(replace(task, position=position + len(found), place=place + number))
        return found

    def _task(self, row: FlatRow, kept: Kept, owner: str) -> Task:
        task = row.task
        common = Task(
            id=self.ids[task.key],
            phase=OUTSIDE,
            name=task.name,
            kind=TaskKind.TASK,
            owner_id=owner,
            finish_no_later=task.finish_no_later,
            parent=self.ids.get(row.parent, ""),
            note=task.note,
        )
        if row.has_below:
            return replace(common, start_no_earlier=task.start_no_earlier)
        length, unit = self._length(task)
        begun = task.actual_start or (task.start if task.actual_finish else None)
        return replace(
            common,
            kind=TaskKind.MILESTONE if task.milestone else TaskKind.TASK,
            working_days=length,
            length_unit=None if unit is LengthUnit.WORKING_DAYS else unit,
            start_no_earlier=None if task.must_start_on else kept.no_earlier.get(task.key),
            must_start_on=task.must_start_on,
            as_late_as_possible=task.as_late_as_possible,
            percent=100.0 if task.actual_finish else task.percent,
            actual_start=begun,
            actual_finish=task.actual_finish,
            remaining_days=None if task.actual_finish else task.remaining_days,
        )

    def _length(self, task: ForeignTask) -> tuple[int, LengthUnit]:
        if task.milestone:
            return 0, LengthUnit.WORKING_DAYS
        if task.length:
            return task.length, task.unit
        if task.start and task.finish:
            days = self.calendar.working_days_between(task.start, task.finish)
            return max(1, min(LONGEST_TASK, days)), LengthUnit.WORKING_DAYS
        return 1, LengthUnit.WORKING_DAYS

    def _recurring(self, task: Task, foreign: ForeignTask) -> list[Task]:
        """One recurring item where its dates have a rhythm, else a milestone for each date."""
        days = foreign.occurrences
        bare = replace(task, working_days=0, percent=None, actual_start=None, actual_finish=None)
        rhythm = rhythm_of(days, self.calendar)
        if rhythm is not None:
            return [
                replace(
                    bare,
                    kind=TaskKind.RECURRING,
                    working_days=None,
                    start_no_earlier=days[0],
                    until=days[-1],
                    every=rhythm.every,
                    every_unit=rhythm.unit,
                )
            ]
        if len(days) > 1:
            self.notes.append(
                f"“{foreign.name[:60]}” recurs without a rhythm; each of its {len(days)} dates "
                "becomes a milestone."
            )
        return [
            replace(
                bare,
                id=task.id if number == 1 else self.new_id(),
                kind=TaskKind.MILESTONE,
                start_no_earlier=day,
            )
            for number, day in enumerate(days, 1)
        ]

    # --- baselines -----------------------------------------------------------------------------

    def _with_baselines(self, plan: Plan) -> Plan:
        """The file's baselines, the oldest first; names that are taken get a number."""
        numbers = sorted({b.number for t in self.foreign.tasks for b in t.baselines}, reverse=True)
        if sorted(numbers) != list(range(len(numbers))):
            listed = ", ".join(str(number) for number in sorted(numbers))
            self.notes.append(
                f"The file's baselines {listed} keep their order; sent back they are numbered "
                f"0 to {len(numbers) - 1}."
            )
        taken = {one.name.casefold() for one in plan.baselines}
        position = next_position(plan.baselines)
        room = MOST_ROWS - len(plan.baseline_dates)
        for number in numbers:
            spans = [
                (self.ids[task.key], one)
                for task in self.foreign.tasks
                for one in task.baselines
                if one.number == number and task.key in self.ids
            ]
            room -= len(spans)
            if room < 0 or not spans:
                if spans:
                    self.notes.append("Not all baselines of the file have room in one plan.")
                continue
            name = self.baseline if number == 0 else f"{self.baseline} {number}"
            while name.casefold() in taken:
                name += " (again)"
            taken.add(name.casefold())
            one = Baseline(id=self.new_id(), position=position, name=name, taken_on=None)
            position += 1
            dates = tuple(
                BaselineDate(
                    id=self.new_id(), baseline=one.id, row=row, start=span.start, finish=span.finish
                )
                for row, span in spans
            )
            plan = with_records(plan, BY_NAME["baseline"], (one,), NONE)
            plan = with_records(plan, BY_NAME["baseline_date"], dates, NONE)
        return plan


def _check_room(plan: Plan) -> None:
    for what, rows in (("tasks", plan.tasks), ("links", plan.task_links)):
        if len(rows) > MOST_ROWS:
            raise PlanError(
                f"With this file the plan would have {len(rows):,} {what}; it can hold "
                f"{MOST_ROWS:,}. Save only the part that matters, or take it into another plan."
            )


def _reach(foreign: ForeignTasks, today: date) -> tuple[date, date]:
    days = [day for task in foreign.tasks for day in (task.start, task.finish) if day]
    return min(days, default=today), max(days, default=today)


def _calendar(plan: Plan, first: date, last: date) -> WorkingCalendar:
    """The firm's calendar; what it cannot know is left out, as the timeline does it."""
    client = plan.client
    for tried in (
        client,
        replace(client, country="", region=""),
        replace(client, country="", region="", work_week=MONDAY_TO_FRIDAY),
    ):
        try:
            return build_calendar(tried, plan.closures, first, last)
        except PlanError:
            continue
    return WorkingCalendar(work_week=frozenset(MONDAY_TO_FRIDAY), closed={})


def other_dates(foreign: ForeignTasks, taken: Taken, schedule: Schedule) -> tuple[str, ...]:
    """Tasks that the timeline puts on other dates than the file does, one sentence each."""
    told = []
    for task in foreign.tasks:
        row = schedule.by_id.get(taken.ids.get(task.key, ""))
        if row is None or row.summary or task.start is None or row.start == task.start:
            continue
        told.append(
            f"“{row.name[:60]}” starts on {full_date(row.start)}, in the file on "
            f"{full_date(task.start)}."
        )
    return tuple(told)
