"""The risk register."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.risks import RiskStatus
from roadmap_desktop.store.tables.base import PlanPart, a_person


class RiskRow(PlanPart):
    """Rows of ``risks.Risk``."""

    __tablename__ = "risk"

    position: Mapped[int] = mapped_column(default=0)
    risk: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
    effect: Mapped[str] = mapped_column(default="")
    likelihood: Mapped[int | None] = mapped_column(default=None)
    impact: Mapped[int | None] = mapped_column(default=None)
    response: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[str] = a_person()
    status: Mapped[RiskStatus] = mapped_column(default=RiskStatus.OPEN)
    residual: Mapped[int | None] = mapped_column(default=None)
    review_date: Mapped[date | None] = mapped_column(default=None)
