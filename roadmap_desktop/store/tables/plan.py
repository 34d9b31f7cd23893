"""The table of plans."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.plan import Origin
from roadmap_desktop.store.tables.base import Row, to


class PlanRow(Row):
    """Rows of ``plan.PlanHeader``."""

    __tablename__ = "plan"

    client_id: Mapped[str] = mapped_column(to("client.id"), index=True)
    title: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    prepared_by: Mapped[str] = mapped_column(default="")
    origin: Mapped[Origin | None] = mapped_column(default=None)
    start: Mapped[date | None] = mapped_column(default=None)
    preset: Mapped[str] = mapped_column(default="")
    tier_override: Mapped[Depth | None] = mapped_column(default=None)
    tier_override_by: Mapped[str] = mapped_column(default="")
    tier_override_because: Mapped[str] = mapped_column(default="")
    catalogue_version: Mapped[str] = mapped_column(default="")
    created_on: Mapped[date | None] = mapped_column(default=None)
    archived: Mapped[bool] = mapped_column(default=False)
    made_from: Mapped[str] = mapped_column(default="")
