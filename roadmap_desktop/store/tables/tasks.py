"""Tables of what the firm changed about its tasks."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind, OffDays, TaskKind
from roadmap_desktop.store.tables.base import PlanPart, a_person


class TaskRow(PlanPart):
    """Rows of ``tasks.Task``."""

    __tablename__ = "task"

    position: Mapped[int] = mapped_column(default=0)
    template: Mapped[str] = mapped_column(default="")
    phase: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    kind: Mapped[TaskKind | None] = mapped_column(default=None)
    owner_id: Mapped[str] = a_person()
    working_days: Mapped[int | None] = mapped_column(default=None)
    length_unit: Mapped[LengthUnit | None] = mapped_column(default=None)
    start_no_earlier: Mapped[date | None] = mapped_column(default=None)
    finish_no_later: Mapped[date | None] = mapped_column(default=None)
    must_start_on: Mapped[date | None] = mapped_column(default=None)
    as_late_as_possible: Mapped[bool] = mapped_column(default=False)
    parent: Mapped[str] = mapped_column(default="")
    place: Mapped[int | None] = mapped_column(default=None)
    every: Mapped[int | None] = mapped_column(default=None)
    every_unit: Mapped[str] = mapped_column(default="")
    until: Mapped[date | None] = mapped_column(default=None)
    ends_before: Mapped[int | None] = mapped_column(default=None)
    off_days: Mapped[OffDays | None] = mapped_column(default=None)
    removed: Mapped[bool] = mapped_column(default=False)
    percent: Mapped[float | None] = mapped_column(default=None)
    actual_start: Mapped[date | None] = mapped_column(default=None)
    actual_finish: Mapped[date | None] = mapped_column(default=None)
    remaining_days: Mapped[int | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")


class TaskLinkRow(PlanPart):
    """Rows of ``tasks.TaskLink``."""

    __tablename__ = "task_link"

    predecessor: Mapped[str] = mapped_column(default="")
    successor: Mapped[str] = mapped_column(default="")
    kind: Mapped[LinkKind] = mapped_column(default=LinkKind.FS)
    lag: Mapped[int] = mapped_column(default=0)
    lag_unit: Mapped[LagUnit] = mapped_column(default=LagUnit.WORKING_DAYS)
    removed: Mapped[bool] = mapped_column(default=False)


class PhaseSettingRow(PlanPart):
    """Rows of ``tasks.PhaseSetting``."""

    __tablename__ = "phase_setting"

    phase: Mapped[str] = mapped_column(default="")
    days: Mapped[int | None] = mapped_column(default=None)
    wait_days: Mapped[int | None] = mapped_column(default=None)
    budget: Mapped[float | None] = mapped_column(default=None)
    owner_id: Mapped[str] = a_person()


class BaselineRow(PlanPart):
    """Rows of ``tasks.Baseline``."""

    __tablename__ = "baseline"

    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    taken_on: Mapped[date | None] = mapped_column(default=None)
    version: Mapped[str] = mapped_column(default="")


class BaselineDateRow(PlanPart):
    """Rows of ``tasks.BaselineDate``."""

    __tablename__ = "baseline_date"

    baseline: Mapped[str] = mapped_column(default="", index=True)
    row: Mapped[str] = mapped_column(default="")
    start: Mapped[date | None] = mapped_column(default=None)
    finish: Mapped[date | None] = mapped_column(default=None)
