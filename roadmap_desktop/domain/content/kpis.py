"""The library of measures."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.content.depth import Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiTemplate:
    """A measure of the library (S1-45)."""

    id: str
    name: str
    layer: str
    kpi_type: str
    unit: str
    comparator: str
    definition: str
    action: str
    target: float | None = None
    threshold: float | None = None
    depth: Depth = Depth.LIGHT
    suggested: bool = False
    requirements: tuple[str, ...] = ()
