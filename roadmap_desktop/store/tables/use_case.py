"""Tables of the use case and its candidates."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.use_case import Approval, PrivateData, ValueType, ValueUnit
from roadmap_desktop.store.tables.base import PlanPart


class UseCaseRow(PlanPart):
    """Rows of ``use_case.UseCase``."""

    __tablename__ = "use_case"

    work: Mapped[str] = mapped_column(default="")
    users: Mapped[str] = mapped_column(default="")
    affected: Mapped[str] = mapped_column(default="")
    output: Mapped[str] = mapped_column(default="")
    not_allowed: Mapped[str] = mapped_column(default="")
    current_way: Mapped[str] = mapped_column(default="")
    tool: Mapped[str] = mapped_column(default="")
    approval: Mapped[Approval | None] = mapped_column(default=None)
    private_data: Mapped[PrivateData | None] = mapped_column(default=None)
    impact_flags: Mapped[tuple[str, ...]] = mapped_column(default=())
    high_impact_work: Mapped[tuple[str, ...]] = mapped_column(default=())
    value_text: Mapped[str] = mapped_column(default="")
    value_unit: Mapped[ValueUnit | None] = mapped_column(default=None)
    value_type: Mapped[ValueType | None] = mapped_column(default=None)


class CandidateRow(PlanPart):
    """Rows of ``use_case.Candidate``."""

    __tablename__ = "candidate"

    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    impact: Mapped[int | None] = mapped_column(default=None)
    feasibility: Mapped[int | None] = mapped_column(default=None)
    importance: Mapped[int | None] = mapped_column(default=None)
    readiness: Mapped[int | None] = mapped_column(default=None)
    chosen: Mapped[bool] = mapped_column(default=False)
