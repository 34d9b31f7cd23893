"""The dated plan as values; computed from plan and catalogue, never stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar


def above(row: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The tasks that a row is a subtask of, the nearest first; ``parents`` has the parent of each
    subtask. A ring of them ends before it comes round."""
    seen = {row}
    while (row := parents.get(row, "")) and row not in seen:
        seen.add(row)
        yield row


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledLink:
    """A dependency between two rows of the schedule."""

    predecessor: str
    successor: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0
    lag_unit: LagUnit = LagUnit.WORKING_DAYS
    critical: bool = False
    implied: bool = False
    """Follows from the plan's order and needs no line of its own in a chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledTask:
    """One row of the timeline with its dates; gates and milestones start and finish on one day."""

    id: str
    """Id of the template task, gate or tail item, or of the plan's own task. A phase's row has the
    phase's id after ``phase.``, because a gate may have the same id as a phase."""
    name: str
    phase: str
    """Phase id; '' for what falls after the last phase."""
    kind: TaskKind
    owner: str = ""
    """Name of the person who does it, '' when nobody is named."""
    owner_role: str = ""
    start: date
    finish: date
    start_day: int
    """Plan day: calendar days from the start, day 1 is the plan's start."""
    finish_day: int
    working_days: int = 0
    total_float: int = 0
    """Working days it can slip before its gate, its phase or the end of the plan moves; negative
    when dates clash. 0 for recurring items and the tail, which nothing waits for, and for what has
    ended. Of a summary or phase the least of its tasks'."""
    free_float: int = 0
    """Working days it can slip before anything else has to move; never negative."""
    critical: bool = False
    gate: str = ""
    """Gate a task works towards."""
    minutes: int = 0
    """Length of one occurrence of a recurring item."""
    occurrences: tuple[date, ...] = ()
    tail: bool = False
    """Falls after the last phase of the plan."""
    own: bool = False
    """Added by the firm, not by the template."""
    note: str = ""
    length: int = 0
    """Its length as entered, in ``length_unit``; 0 for what takes no time. ``working_days`` are
    those it is scheduled for, with what remains of it where that is known."""
    length_unit: LengthUnit = LengthUnit.WORKING_DAYS
    fills: bool = False
    """Runs to the end of its phase as long as nobody gives it a length."""
    parent: str = ""
    """Id of the row it is a subtask of."""
    level: int = 0
    """Tasks above it: 0 for a row of its phase, 1 for a subtask, and so on."""
    summary: bool = False
    """Spans its subtasks; its dates follow from theirs."""
    start_no_earlier: date | None = None
    """Constraint the firm set; None where only the template or the phase holds it."""
    finish_no_later: date | None = None
    must_start_on: date | None = None
    as_late_as_possible: bool = False
    percent: float = 0.0
    """Done, 0 to 100; of a summary or phase that of its tasks, weighed by their length."""
    actual_start: date | None = None
    actual_finish: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledPhase:
    """A phase with its planned span; tasks lie inside it, its last gate ends it."""

    id: str
    number: int
    name: str
    start: date
    finish: date
    start_day: int
    finish_day: int
    template_days: int
    """Length in the 120-day template."""
    owner: str = ""

    @property
    def days(self) -> int:
        """Length in calendar days."""
        return self.finish_day - self.start_day + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """One way in which the plan differs from the 120-day original (S1-55)."""

    phase: str
    """Phase id, '' for the plan as a whole."""
    days: int
    """Calendar days longer (positive) or shorter (negative) than the original."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A date that cannot be kept, or a dependency that cannot be followed."""

    code: str
    """``late_for_gate``, ``late_for_date`` (finish no later), ``must_start`` (a fixed start before
    what it waits for), ``broken_order`` (the same of what has happened), ``closed_day`` (a fixed
    start on one), ``outside_phase``, ``cycle``, ``unknown_task``, ``no_day_left`` (recurs on no
    day at all); ``unknown_place`` or ``no_open_day`` where the calendar had to leave something
    out, ``start_out_of_range``."""
    tasks: tuple[str, ...]
    """Ids of rows, the one that cannot be as asked first."""
    text: str
    days: int = 0
    """By how many working days a date is missed, where it is about one."""


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """The whole timeline; rows in reading order: a phase, its tasks and gates, ..., other work
    under the row ``phase.outside`` where there is any (first, where the plan was made of it), the
    tail.

    Other work belongs to none of ``phases``. Within a phase a task is followed by its subtasks;
    ``reading_order`` says where each stands.
    """

    start: date
    finish: date
    """Last day of the last phase (day 120 of the unchanged template)."""
    preset: str
    rows: tuple[ScheduledTask, ...]
    phases: tuple[ScheduledPhase, ...]
    links: tuple[ScheduledLink, ...]
    calendar: WorkingCalendar
    go_live: date
    """First day of the limited rollout (day 71), later when the gate before it is."""
    adaptations: tuple[Adaptation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    sprint_days: int = 0
    """Length of the readiness sprint that was put in, in calendar days; 0 for none (S1-8)."""
    start_assumed: bool = False
    """The plan names no start, so a date was assumed."""
    cadence_minutes_per_month: float = 0.0
    """Minutes a month that reviews take at the busiest time of the plan (S1-37)."""

    @cached_property
    def by_id(self) -> Mapping[str, ScheduledTask]:
        """Every row by id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The task that each subtask stands under."""
        return {row.id: row.parent for row in self.rows if row.parent}

    def above(self, row: str) -> Iterator[str]:
        """The tasks that a row is a subtask of, the nearest first."""
        return above(row, self.parents)

    @cached_property
    def gates(self) -> tuple[ScheduledTask, ...]:
        """The gates and the verdict in the order of their dates."""
        gates = [row for row in self.rows if row.kind is TaskKind.GATE]
        return tuple(sorted(gates, key=lambda row: row.start))

    @cached_property
    def tail(self) -> tuple[ScheduledTask, ...]:
        """What falls after the last phase."""
        return tuple(row for row in self.rows if row.tail)

    def day_number(self, day: date) -> int:
        """Plan day of a date; day 1 is the start."""
        return (day - self.start).days + 1
