"""What the catalogue suggests for a list and the list does not have yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.assumptions import suggested
from roadmap_desktop.exchange.row_values import is_same_row, plain, rows_as_raw
from roadmap_desktop.ui.answering.suggested_rows import second_line

LONGEST = 90
"""Letters of a line in the menu."""


def rows_to_offer(plan: Plan, question: Question, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The suggested rows that are not in the list, as values by field."""
    have = rows_as_raw(plan, question, catalogue)
    rows = [
        {field: plain(value) for field, value in one.items() if value not in (None, "")}
        for one in suggested(plan, question, catalogue)
    ]
    return [row for row in rows if not any(is_same_row(question, row, other) for other in have)]


def row_in_words(question: Question, given: Mapping[str, Any]) -> str:
    """A suggested row on one line, cut where it is long."""
    first = next(c.field for c in question.columns if c.required)
    more = second_line(question, given)
    words = f"{given.get(first, '')}" + (f": {more}" if more else "")
    return words if len(words) < LONGEST else words[: LONGEST - 2] + "…"
