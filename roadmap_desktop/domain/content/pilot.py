"""What a pilot is designed and judged by."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.content.depth import Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotItem:
    """One of the five design items of a pilot (S0-37)."""

    id: str
    name: str
    question: str
    why: str
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionTemplate:
    """A success criterion offered as a starting point."""

    id: str
    metric: str
    aspect: str
    kpi_type: str
    comparator: str
    unit: str
    success: float | None = None
    failure: float | None = None
    period: str = ""
    source: str = ""
    depth: Depth = Depth.LIGHT
    suggested: bool = False
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceTemplate:
    """One of the five signals with what is written down and how often (S0-34)."""

    id: str
    name: str
    what: str
    interval: str
    recorder_role: str
    requirements: tuple[str, ...] = ()
