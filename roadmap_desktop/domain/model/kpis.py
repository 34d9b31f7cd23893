"""Measures, and what the use costs."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.model.pilot import Comparator, KpiType


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """A measure with baseline, target, threshold and what follows when it is crossed (S1-46)."""

    id: str
    position: int = 0
    name: str = ""
    layer: str = ""
    """Id of ``Catalogue.kpi_layers``: governance, business, operations, model (S1-44)."""
    kpi_type: KpiType | None = None
    library: str = ""
    """Id of a KPI of the library it came from, '' for an own one."""
    unit: str = ""
    comparator: Comparator | None = None
    """The good side of target and threshold."""
    baseline: float | None = None
    target: float | None = None
    threshold: float | None = None
    action: str = ""
    """What is done when the threshold is crossed; '' makes it 'measurement only'."""
    owner_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Money and hours for one kind of cost (S0-76, S4-26, S4-47)."""

    id: str
    position: int = 0
    kind: str = ""
    """Id of ``Catalogue.budget_kinds``: licence, review, support, ..."""
    amount: float | None = None
    """In the client's currency, over the 120 days."""
    hours: float | None = None
    note: str = ""
