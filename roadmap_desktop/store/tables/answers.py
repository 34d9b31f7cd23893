"""Tables of generic answers and question states."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.store.tables.base import PlanPart, a_person


class AnswerRow(PlanPart):
    """Rows of ``answers.Answer``."""

    __tablename__ = "answer"

    question: Mapped[str] = mapped_column(default="")
    value: Mapped[str] = mapped_column(default="")


class QuestionStateRow(PlanPart):
    """Rows of ``answers.QuestionState``."""

    __tablename__ = "question_state"

    question: Mapped[str] = mapped_column(default="")
    status: Mapped[QuestionStatus] = mapped_column(default=QuestionStatus.UNANSWERED)
    owner_id: Mapped[str] = a_person()
    due: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
