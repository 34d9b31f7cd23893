"""Tables of measures and costs."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.pilot import Comparator, KpiType
from roadmap_desktop.store.tables.base import PlanPart, a_person


class KpiRow(PlanPart):
    """Rows of ``kpis.Kpi``."""

    __tablename__ = "kpi"

    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    layer: Mapped[str] = mapped_column(default="")
    kpi_type: Mapped[KpiType | None] = mapped_column(default=None)
    library: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    comparator: Mapped[Comparator | None] = mapped_column(default=None)
    baseline: Mapped[float | None] = mapped_column(default=None)
    target: Mapped[float | None] = mapped_column(default=None)
    threshold: Mapped[float | None] = mapped_column(default=None)
    action: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[str] = a_person()


class BudgetLineRow(PlanPart):
    """Rows of ``kpis.BudgetLine``."""

    __tablename__ = "budget_line"

    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(default="")
    amount: Mapped[float | None] = mapped_column(default=None)
    hours: Mapped[float | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
