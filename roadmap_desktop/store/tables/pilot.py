"""Tables of the pilot."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.pilot import Aspect, Comparator, Consequence, KpiType
from roadmap_desktop.store.tables.base import PlanPart, a_person


class PilotRow(PlanPart):
    """Rows of ``pilot.Pilot``."""

    __tablename__ = "pilot"

    tested: Mapped[str] = mapped_column(default="")
    users: Mapped[str] = mapped_column(default="")
    user_count: Mapped[int | None] = mapped_column(default=None)
    tasks_in: Mapped[str] = mapped_column(default="")
    tasks_out: Mapped[str] = mapped_column(default="")
    data_in: Mapped[str] = mapped_column(default="")
    workflows_in: Mapped[str] = mapped_column(default="")
    workflows_out: Mapped[str] = mapped_column(default="")
    outputs_reviewed: Mapped[str] = mapped_column(default="")
    proceed_if: Mapped[str] = mapped_column(default="")
    fallback: Mapped[str] = mapped_column(default="")
    fallback_minutes: Mapped[float | None] = mapped_column(default=None)


class ReviewProcessRow(PlanPart):
    """Rows of ``pilot.ReviewProcess``."""

    __tablename__ = "review_process"

    checks_for: Mapped[str] = mapped_column(default="")
    how_often: Mapped[str] = mapped_column(default="")
    share_percent: Mapped[float | None] = mapped_column(default=None)
    minutes_per_output: Mapped[float | None] = mapped_column(default=None)
    outputs_per_week: Mapped[float | None] = mapped_column(default=None)
    catch_and_correct: Mapped[str] = mapped_column(default="")


class CriterionRow(PlanPart):
    """Rows of ``pilot.Criterion``."""

    __tablename__ = "criterion"

    position: Mapped[int] = mapped_column(default=0)
    metric: Mapped[str] = mapped_column(default="")
    aspect: Mapped[Aspect | None] = mapped_column(default=None)
    kpi_type: Mapped[KpiType | None] = mapped_column(default=None)
    comparator: Mapped[Comparator | None] = mapped_column(default=None)
    unit: Mapped[str] = mapped_column(default="")
    baseline: Mapped[float | None] = mapped_column(default=None)
    success: Mapped[float | None] = mapped_column(default=None)
    failure: Mapped[float | None] = mapped_column(default=None)
    period: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")


class EvidenceSignalRow(PlanPart):
    """Rows of ``pilot.EvidenceSignal``."""

    __tablename__ = "evidence_signal"

    position: Mapped[int] = mapped_column(default=0)
    signal: Mapped[str] = mapped_column(default="")
    what: Mapped[str] = mapped_column(default="")
    recorder_id: Mapped[str] = a_person()
    interval: Mapped[str] = mapped_column(default="")


class StopRuleRow(PlanPart):
    """Rows of ``pilot.StopRule``."""

    __tablename__ = "stop_rule"

    position: Mapped[int] = mapped_column(default=0)
    family: Mapped[str] = mapped_column(default="")
    trigger: Mapped[str] = mapped_column(default="")
    metric: Mapped[str] = mapped_column(default="")
    comparator: Mapped[Comparator | None] = mapped_column(default=None)
    value: Mapped[float | None] = mapped_column(default=None)
    unit: Mapped[str] = mapped_column(default="")
    window_days: Mapped[int | None] = mapped_column(default=None)
    consequence: Mapped[Consequence] = mapped_column(default=Consequence.PAUSE)
    person_id: Mapped[str] = a_person()
