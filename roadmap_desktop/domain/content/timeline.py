"""The 120-day template: phases, presets, tasks and what falls after day 120."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.content.depth import Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of the 120-day template (S1-49 to S1-53); its last gate ends it."""

    id: str
    number: int
    name: str
    first_day: int
    last_day: int
    purpose: str
    metrics: str
    owner_role: str
    requirements: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        """Length in calendar days."""
        return self.last_day - self.first_day + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A way to fit the five phases into time (X-1, X-7)."""

    id: str
    name: str
    days: int
    """Total of the five phases in calendar days."""
    phase_days: tuple[int, ...]
    days_min: int
    days_max: int
    meaning: str
    source: str
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """When a recurring item falls; occurrences on closed days move to the next open day."""

    every: int
    unit: str
    """``week`` or ``month``."""
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTemplate:
    """A real task of the 120-day plan."""

    id: str
    phase: str
    name: str
    kind: str = "task"
    """``task``, ``milestone`` or ``recurring``; gates come from ``Catalogue.gates``."""
    owner_role: str
    working_days: int = 0
    fills: bool = False
    """Runs as long as its phase leaves room for, ``working_days`` at least; a length that the firm
    sets counts as it is."""
    after: tuple[str, ...] = ()
    """Finish-to-start predecessors: ids of tasks or gates, ``id+3`` for a lag of 3 working days."""
    earliest_day: int = 0
    """Day of the template before which it does not start; 0 means the phase's first day."""
    gate: str = ""
    """Gate it works towards; the gate waits for it."""
    minutes: int = 0
    """Length of one occurrence of a recurring item, for the cadence load (S1-37)."""
    recurs: Recurrence | None = None
    depth: Depth = Depth.LIGHT
    up_to: Depth = Depth.FORMAL
    """Deepest plan that still shows it; deeper ones have something better instead."""
    replaces_in: tuple[str, ...] = ()
    condition: str = ""
    """'' always; ``readiness_sprint`` only when the assessment inserts one."""
    note: str = ""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TailItem:
    """Something that falls after day 120 (X-2)."""

    id: str
    name: str
    kind: str
    """``milestone`` or ``recurring``."""
    days_from_go_live: int = 0
    months_from_start: int = 0
    recurs: Recurrence | None = None
    owner_role: str
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()
