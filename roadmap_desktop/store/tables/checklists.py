"""The table of checklist answers."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.store.tables.base import PlanPart, a_person


class ChecklistAnswerRow(PlanPart):
    """Rows of ``checklists.ChecklistAnswer``."""

    __tablename__ = "checklist_answer"

    item: Mapped[str] = mapped_column(default="")
    state: Mapped[ItemState | None] = mapped_column(default=None)
    text: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[str] = a_person()
    due: Mapped[date | None] = mapped_column(default=None)
