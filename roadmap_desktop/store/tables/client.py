"""Tables of the firm."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.client import MONDAY_TO_FRIDAY
from roadmap_desktop.store.tables.base import ClientPart, Row


class ClientRow(Row):
    """Rows of ``client.Client``."""

    __tablename__ = "client"

    name: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    head_count: Mapped[int | None] = mapped_column(default=None)
    country: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    work_week: Mapped[tuple[int, ...]] = mapped_column(default=MONDAY_TO_FRIDAY)
    currency: Mapped[str] = mapped_column(default="")
    logo: Mapped[str] = mapped_column(default="")


class ClosureRow(ClientPart):
    """Rows of ``client.Closure``."""

    __tablename__ = "closure"

    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    start: Mapped[date | None] = mapped_column(default=None)
    finish: Mapped[date | None] = mapped_column(default=None)
    yearly: Mapped[bool] = mapped_column(default=False)
