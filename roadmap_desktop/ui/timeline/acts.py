"""What a hand or a key wants of the timeline, as commands ready to be tried or run.

Each function looks at the schedule as it stands and gives an ``Act``; ``PlanError`` says why
something cannot be wanted at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.dates import move_rows, resize_rows
from roadmap_desktop.commands.timeline.links import link_rows
from roadmap_desktop.commands.timeline.phases import move_phase, stretch_phase
from roadmap_desktop.commands.timeline.progress import record_percent
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LengthUnit, LinkKind, TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledPhase, ScheduledTask

Act = Callable[[Edit], Step]

ONE_DAY = timedelta(days=1)
WEEK = 7
_WORK = (TaskKind.TASK, TaskKind.MILESTONE, TaskKind.RECURRING)
DONE_STEP = 5
"""Percent from one mark to the next where it is dragged."""


def move(schedule: Schedule, rows: Sequence[str], days: int) -> Act:
    """Move rows by calendar days; what would begin on a closed day begins on the next open one in
    the direction of the move.

    A phase takes its tasks along, a gate at the end of its phase the phase's end, a task with
    subtasks these.
    """
    first = schedule.by_id[rows[0]]
    if first.kind is TaskKind.PHASE:
        return partial(move_phase, schedule=schedule, phase=_phase(schedule, first).id, days=days)
    if first.kind is TaskKind.GATE:
        return _move_gate(schedule, first, days)
    open_day = schedule.calendar.next_open if days >= 0 else schedule.calendar.previous_open
    starts = {
        row.id: open_day(row.start + timedelta(days=days)) for row in _workable(schedule, rows)
    }
    if not starts:
        raise PlanError("Nothing chosen here can be moved; choose a task, a phase or a gate.")
    return partial(move_rows, starts=starts)


def move_working(schedule: Schedule, rows: Sequence[str], steps: int) -> Act:
    """Move tasks by working days; a phase or gate by calendar days."""
    first = schedule.by_id[rows[0]]
    if counts_every_day(first):
        return move(schedule, rows, steps)
    calendar = schedule.calendar
    starts = {
        row.id: calendar.add_working_days(row.start, steps) for row in _workable(schedule, rows)
    }
    if not starts:
        raise PlanError("Nothing chosen here can be moved; choose a task, a phase or a gate.")
    return partial(move_rows, starts=starts)


def counts_every_day(row: ScheduledTask) -> bool:
    """A phase or gate moves by calendar days, whether the firm is open or not."""
    return row.kind in (TaskKind.PHASE, TaskKind.GATE)


def move_end(schedule: Schedule, row: str, days: int) -> Act:
    """Let a task or a phase end so many calendar days later, or earlier."""
    task = schedule.by_id[row]
    if task.kind is TaskKind.PHASE:
        span = _phase(schedule, task)
        return partial(stretch_phase, schedule=schedule, phase=span.id, days=span.days + days)
    if task.kind is TaskKind.GATE:
        return _move_gate(schedule, task, days)
    return end_on(schedule, row, task.finish + timedelta(days=days))


def end_on(schedule: Schedule, row: str, finish: date) -> Act:
    """Let a task end on a date."""
    task = _sizable(schedule.by_id[row])
    length, unit = _length(schedule, task, task.start, max(task.start, finish))
    return partial(resize_rows, lengths={row: length}, unit=unit)


def move_begin(schedule: Schedule, row: str, days: int) -> Act:
    """Let a task begin earlier or later and end where it ends."""
    task = _sizable(schedule.by_id[row])
    start = min(schedule.calendar.next_open(task.start + timedelta(days=days)), task.finish)
    length, unit = _length(schedule, task, start, task.finish)
    return partial(resize_rows, lengths={row: length}, unit=unit, starts={row: start})


def change_length(schedule: Schedule, row: str, steps: int) -> Act:
    """Make a task so many of its own units longer or shorter, a phase so many days."""
    task = schedule.by_id[row]
    if task.kind in (TaskKind.PHASE, TaskKind.GATE):
        return move_end(schedule, row, steps)
    length = max(1, (_sizable(task).length or task.working_days) + steps)
    return partial(resize_rows, lengths={row: length})


def set_done(row: str, share: float) -> Act:
    """Say which share of a task is done, to the next five per cent."""
    percent = round(max(0.0, min(1.0, share)) * 100 / DONE_STEP) * DONE_STEP
    return partial(record_percent, rows=(row,), percent=float(percent))


def link(schedule: Schedule, before: str, after: str, *, from_end: bool, to_end: bool) -> Act:
    """Link two rows from an end or start to an end or start."""
    kinds = {
        (True, False): LinkKind.FS,
        (False, False): LinkKind.SS,
        (True, True): LinkKind.FF,
        (False, True): LinkKind.SF,
    }
    return partial(
        link_rows,
        schedule=schedule,
        predecessor=before,
        successor=after,
        kind=kinds[from_end, to_end],
    )


def _move_gate(schedule: Schedule, gate: ScheduledTask, days: int) -> Act:
    span = next((one for one in schedule.phases if one.id == gate.phase), None)
    if span is None or gate.id != _last_gate(schedule, span):
        raise PlanError(
            f"“{gate.name}” stands at its day inside the phase; move or stretch the phase to move "
            "it."
        )
    return partial(stretch_phase, schedule=schedule, phase=span.id, days=span.days + days)


def _last_gate(schedule: Schedule, span: ScheduledPhase) -> str:
    inside = [gate.id for gate in schedule.gates if gate.phase == span.id]
    return inside[-1] if inside else ""


def _phase(schedule: Schedule, row: ScheduledTask) -> ScheduledPhase:
    found = next((one for one in schedule.phases if one.id == row.phase), None)
    if found is None:
        raise PlanError(f"“{row.name}” follows from its rows; move these.")
    return found


def _workable(schedule: Schedule, rows: Sequence[str]) -> list[ScheduledTask]:
    """Tasks, milestones and recurring items among rows; a task with subtasks stands for these."""
    chosen = set(rows)
    found = []
    for row in schedule.rows:
        mine = row.id in chosen or not chosen.isdisjoint(schedule.above(row.id))
        if mine and not row.tail and not row.summary and row.kind in _WORK:
            found.append(row)
    return found


def _sizable(task: ScheduledTask) -> ScheduledTask:
    if task.kind is not TaskKind.TASK or task.summary or task.tail:
        why = "follows from its subtasks" if task.summary else "takes no time of its own"
        raise PlanError(f"The length of “{task.name}” {why}; change a task instead.")
    return task


def _length(
    schedule: Schedule, task: ScheduledTask, start: date, finish: date
) -> tuple[int, LengthUnit | None]:
    """The length from one date to another in the task's own unit, and a unit where that changes:
    weeks that are no whole ones are counted in working days from then on."""
    if task.length_unit is LengthUnit.CALENDAR_DAYS:
        return max(1, (finish - start).days + 1), None
    days = max(1, schedule.calendar.working_days_between(start, finish))
    week = len(schedule.calendar.work_week)
    if task.length_unit is not LengthUnit.WEEKS:
        return days, None
    return (days // week, None) if days % week == 0 else (days, LengthUnit.WORKING_DAYS)
