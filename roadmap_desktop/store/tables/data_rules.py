"""Tables of the data lists."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.data_rules import DataRuleKind
from roadmap_desktop.store.tables.base import PlanPart, a_person


class DataRuleRow(PlanPart):
    """Rows of ``data_rules.DataRule``."""

    __tablename__ = "data_rule"

    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[DataRuleKind] = mapped_column(default=DataRuleKind.FORBIDDEN)
    category: Mapped[str] = mapped_column(default="")
    examples: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")


class DataSourceRow(PlanPart):
    """Rows of ``data_rules.DataSource``."""

    __tablename__ = "data_source"

    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    quality: Mapped[str] = mapped_column(default="")
    access: Mapped[str] = mapped_column(default="")
    governance: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[str] = a_person()
