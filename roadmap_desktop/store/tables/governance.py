"""Tables of decisions and open items."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.store.tables.base import PlanPart, a_person


class GateDecisionRow(PlanPart):
    """Rows of ``governance.GateDecision``."""

    __tablename__ = "gate_decision"

    position: Mapped[int] = mapped_column(default=0)
    gate: Mapped[str] = mapped_column(default="")
    decision: Mapped[Decision] = mapped_column(default=Decision.CONTINUE)
    decided_by: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    evidence_against: Mapped[str] = mapped_column(default="")
    conditions: Mapped[str] = mapped_column(default="")


class OpenItemRow(PlanPart):
    """Rows of ``governance.OpenItem``."""

    __tablename__ = "open_item"

    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[str] = a_person()
    due: Mapped[date | None] = mapped_column(default=None)
    done: Mapped[bool] = mapped_column(default=False)


class FindingAcceptanceRow(PlanPart):
    """Rows of ``governance.FindingAcceptance``."""

    __tablename__ = "finding_acceptance"

    code: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    accepted_by: Mapped[str] = mapped_column(default="")
    because: Mapped[str] = mapped_column(default="")
    accepted_on: Mapped[date | None] = mapped_column(default=None)
