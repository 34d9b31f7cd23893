"""What the firm changed about the template's tasks, and its own tasks.

The template itself stays in the catalogue; rows here override or add. Dates are never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    start_no_earlier: date | None = None
    removed: bool = False
    percent: float | None = None
    actual_start: date | None = None
    actual_finish: date | None = None
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
    budget: float | None = None
    owner_id: str = ""
