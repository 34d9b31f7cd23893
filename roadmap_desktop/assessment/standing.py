"""How ready a plan is and what its gates have, as values for screen, documents and command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap_desktop.domain.model.governance import GateDecision


class ReadinessState(StrEnum):
    """Overall readiness (S0-28)."""

    READY = "ready"
    WITH_CONDITIONS = "ready_with_conditions"
    NOT_READY = "not_ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessGap:
    """One readiness line that is weak, in part or unanswered."""

    item: str
    text: str
    state: str
    """The checklist's own word for the state."""
    critical: bool
    comment: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore:
    """Readiness of one group: business, operational or technical (S4-25)."""

    group: str
    name: str
    ready: int
    total: int
    open_items: tuple[str, ...]
    """Texts of what is unanswered or failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Readiness with its gaps and the decision that comes next."""

    state: ReadinessState
    gaps: tuple[ReadinessGap, ...]
    groups: tuple[GroupScore, ...]
    next_decision: str
    sprint_needed: bool
    """A critical prerequisite is weak: a readiness sprint goes before the pilot (S1-8)."""


class EvidenceState(StrEnum):
    """What a gate has of a piece of evidence."""

    THERE = "there"
    CLAIMED = "claimed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceStatus:
    """One piece a gate needs and how it stands."""

    evidence: str
    text: str
    state: EvidenceState
    detail: str = ""
    """What shows it, or what is lacking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateStatus:
    """What a gate has, misses, or has only as a claim."""

    gate: str
    name: str
    question: str
    due: date
    day: int
    evidence: tuple[EvidenceStatus, ...]
    decision: GateDecision | None
    """The latest recorded one."""
    deciders_needed: int
    overdue: bool
    """Its date has passed without a decision."""

    @property
    def missing(self) -> tuple[EvidenceStatus, ...]:
        """Evidence that is neither there nor claimed."""
        return tuple(e for e in self.evidence if e.state is EvidenceState.MISSING)
