"""What the firm changed about the template's tasks, and its own tasks.

The template itself stays in the catalogue; rows here override or add. Dates are never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

OUTSIDE = "outside"
"""Phase of own tasks that belong to none of the plan's phases, such as imported work: no gate
holds them, and no phase ends them."""


class TaskKind(StrEnum):
    """What a row of the timeline is."""

    TASK = "task"
    MILESTONE = "milestone"
    GATE = "gate"
    PHASE = "phase"
    RECURRING = "recurring"


class LinkKind(StrEnum):
    """Finish-to-start and its three relatives."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


class LagUnit(StrEnum):
    """What a lag counts."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


class LengthUnit(StrEnum):
    """What a task's length counts."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    """Elapsed: runs through weekends and closures."""
    WEEKS = "weeks"
    """Working weeks, each as many working days as the firm's week has open days."""


class OffDays(StrEnum):
    """What happens to an occurrence that would fall on a closed day."""

    LATER = "later"
    """Moves to the next open day."""
    EARLIER = "earlier"
    """Moves to the open day before."""
    SKIP = "skip"
    """Does not take place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An own task (``template`` is '') or what is different about a template's task.

    In an override a None or '' leaves the template's value.
    """

    id: str
    position: int = 0
    template: str = ""
    """Id of a ``TaskTemplate`` that this row overrides."""
    phase: str = ""
    name: str = ""
    kind: TaskKind | None = None
    owner_id: str = ""
    working_days: int | None = None
    """Length, counted in ``length_unit``."""
    length_unit: LengthUnit | None = None
    """None counts working days."""
    start_no_earlier: date | None = None
    finish_no_later: date | None = None
    """Where it cannot be kept, the float becomes negative and a finding says so."""
    must_start_on: date | None = None
    """Starts on this day whatever it waits for; what it should have waited for is a finding."""
    as_late_as_possible: bool = False
    """Starts as late as what follows it allows."""
    parent: str = ""
    """Timeline id of the task it is a subtask of; the parent then spans its subtasks."""
    place: int | None = None
    """Place among its siblings where the firm arranged them; None stands by date."""
    every: int | None = None
    """For what recurs: every how many ``every_unit``; None leaves the template's rhythm."""
    every_unit: str = ""
    """``day``, ``week`` or ``month``."""
    until: date | None = None
    """Last day on which it may recur; it stays where it is when the phase moves."""
    ends_before: int | None = None
    """Calendar days from the last day on which it may recur to the end of its phase, negative
    after that end; it moves with the phase. Counts where ``until`` is None."""
    off_days: OffDays | None = None
    removed: bool = False
    percent: float | None = None
    """Done, 0 to 100."""
    actual_start: date | None = None
    actual_finish: date | None = None
    remaining_days: int | None = None
    """Working days still to do, where that differs from what percent and length say."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLink:
    """A dependency the firm added, or (``removed``) one of the template's that it took away."""

    id: str
    predecessor: str = ""
    """Task id on the timeline: a template's id or the id of an own task."""
    successor: str = ""
    kind: LinkKind = LinkKind.FS
    lag: int = 0
    lag_unit: LagUnit = LagUnit.WORKING_DAYS
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSetting:
    """A phase made longer or shorter than the preset says (S1-55), and its budget (S1-22)."""

    id: str
    phase: str = ""
    days: int | None = None
    """Length in calendar days; None leaves the preset's."""
    wait_days: int | None = None
    """Calendar days between the end of the phase before and its beginning; None for none."""
    budget: float | None = None
    owner_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The dates of the whole timeline as they stood on one day, to compare with later."""

    id: str
    position: int = 0
    name: str = ""
    taken_on: date | None = None
    version: str = ""
    """Revision it was frozen with, '' when it was taken by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineDate:
    """Where one row of the timeline stood in a baseline."""

    id: str
    baseline: str = ""
    row: str = ""
    """Timeline id of the row, ``phase.<id>`` for a phase."""
    start: date | None = None
    finish: date | None = None
