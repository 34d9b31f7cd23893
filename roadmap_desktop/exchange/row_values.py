"""Rows of a plan's lists as a person would write them: what forms show and hand back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from roadmap_desktop.domain.bindings import value_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Question, QuestionKind
from roadmap_desktop.domain.model.plan import Plan

Row = Mapping[str, Any]


def row_as_raw(plan: Plan, question: Question, record: Any) -> dict[str, Any]:
    """A record's columns by field; people by name, choices by id, dates in ISO form."""
    row: dict[str, Any] = {}
    for column in question.columns:
        value = getattr(record, column.field)
        if column.kind is QuestionKind.PERSON:
            value = plan.name_of(value)
        row[column.field] = plain(value)
    return row


def rows_as_raw(plan: Plan, question: Question, catalogue: Catalogue) -> list[dict[str, Any]]:
    """All rows of a list."""
    return [row_as_raw(plan, question, r) for r in value_of(plan, question, catalogue)]


def plain(value: Any) -> Any:
    """A value that JSON can hold; '' for none."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value


def is_same_row(question: Question, one: Row, other: Row) -> bool:
    """The same thing, by the words it begins with."""
    key = next((c.field for c in question.columns if c.required), question.columns[0].field)
    return _words(one.get(key)) == _words(other.get(key))


def _words(value: Any) -> str:
    return " ".join(str(value or "").split()).casefold()
