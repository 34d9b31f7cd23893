"""How long a task takes: counted in working days, calendar days or weeks (S1-54)."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import LengthUnit, Task

LONGEST_TASK = 1000
"""Working days; four years."""

LONGEST = {
    LengthUnit.WORKING_DAYS: LONGEST_TASK,
    LengthUnit.CALENDAR_DAYS: 1461,
    LengthUnit.WEEKS: 208,
}
"""Four years in each unit."""


@dataclass(frozen=True, slots=True)
class Length:
    """A task's length as it was entered, and what it comes to."""

    entered: int
    unit: LengthUnit
    working_days: int
    """0 for an elapsed task, a milestone, or a summary."""
    elapsed: int = 0
    """Calendar days that an elapsed task runs through; 0 for any other."""


def length_of(task: Task, default: int, week: int) -> Length:
    """The length of a task the firm entered, kept within what a plan can hold.

    ``default`` are the working days of one without a length, ``week`` the open days of the firm's
    week. What is in progress lasts as long as the part that is done, plus what the firm says
    remains; that counts calendar days where the length does.
    """
    unit = task.length_unit or LengthUnit.WORKING_DAYS
    if task.working_days is None:
        unit = LengthUnit.WORKING_DAYS
    entered = default if task.working_days is None else task.working_days
    entered = max(1, min(LONGEST[unit], entered))
    days = _with_remaining(task, entered * week if unit is LengthUnit.WEEKS else entered)
    if unit is LengthUnit.CALENDAR_DAYS:
        return Length(entered, unit, 0, days)
    return Length(entered, unit, days)


def _with_remaining(task: Task, days: int) -> int:
    if task.remaining_days is None or task.actual_finish is not None:
        return days
    done = int(days * percent_of(task) / 100 + 0.5)
    return max(1, done + max(0, min(LONGEST_TASK, task.remaining_days)))


def percent_of(task: Task) -> float:
    """How much of it is done, 0 to 100; all of it once it has ended."""
    if task.actual_finish is not None:
        return 100.0
    return max(0.0, min(100.0, task.percent or 0.0))
