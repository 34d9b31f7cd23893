"""The table of rollout stages."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.store.tables.base import PlanPart


class RolloutStageRow(PlanPart):
    """Rows of ``rollout.RolloutStage``."""

    __tablename__ = "rollout_stage"

    position: Mapped[int] = mapped_column(default=0)
    stage: Mapped[str] = mapped_column(default="")
    pattern: Mapped[str] = mapped_column(default="")
    segment: Mapped[str] = mapped_column(default="")
    user_count: Mapped[int | None] = mapped_column(default=None)
    weeks: Mapped[float | None] = mapped_column(default=None)
    criterion: Mapped[str] = mapped_column(default="")
    decision_point: Mapped[str] = mapped_column(default="")
    monitoring: Mapped[str] = mapped_column(default="")
    support: Mapped[str] = mapped_column(default="")
    training: Mapped[str] = mapped_column(default="")
    conditions: Mapped[str] = mapped_column(default="")
