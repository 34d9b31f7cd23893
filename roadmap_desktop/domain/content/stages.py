"""The eight stages, the gates between them and the words of a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One of the eight stages (S0-12 to S0-19)."""

    id: str
    number: int
    name: str
    question: str
    output: str
    phase: str
    """Phase of the timeline in which the stage is worked on."""
    gate: str = ""
    """Gate that ends the stage, '' where none does."""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateEvidence:
    """One piece a gate needs."""

    id: str
    text: str
    shown_by: tuple[str, ...] = ()
    """Questions whose answers are the piece; empty when only a claim or a record can show it."""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One of the five gates, or the pilot verdict."""

    id: str
    number: int
    name: str
    question: str
    day: int
    """Day of the 120-day template on which it falls at the latest."""
    stage: str
    decisions: tuple[str, ...]
    """Values of ``Decision`` that are offered here."""
    evidence: tuple[GateEvidence, ...] = ()
    criteria: tuple[Term, ...] = ()
    """What is judged together, e.g. the five production readiness criteria (S1-18)."""
    reviewers: Mapping[str, int] = field(default_factory=dict)
    """How many people decide, by depth (S0-66)."""
    is_verdict: bool = False
    """True for the pilot verdict, which is the decision of stage 5 and no gate of seed 000."""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionWord:
    """A value of ``Decision`` with its everyday words in each view (X-9)."""

    id: str
    text: str
    meaning: str
    synonyms: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMapping:
    """A stage as other stage models call it (X-8)."""

    stage: str
    seed_001: str
    seed_002: str
    seed_003: str
    requirements: tuple[str, ...] = ()
