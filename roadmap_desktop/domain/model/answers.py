"""Answers that no rule reads, and the state of every question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class QuestionStatus(StrEnum):
    """Where a question stands; without a row it is answered when its value is not empty."""

    UNANSWERED = "unanswered"
    DRAFT = "draft"
    ANSWERED = "answered"
    ASSUMED = "assumed"
    NOT_SURE = "not_sure"
    DOES_NOT_APPLY = "does_not_apply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The value of a question that binds to no typed field, as JSON text."""

    id: str
    question: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionState:
    """What is known about a question beyond its value."""

    id: str
    question: str = ""
    status: QuestionStatus = QuestionStatus.UNANSWERED
    owner_id: str = ""
    due: date | None = None
    note: str = ""
