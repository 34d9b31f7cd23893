"""Where the pages of Quick plan stand: what is open on them, and what a step changed."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap_desktop.domain.bindings import status_of, value_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.ui.quick_plan.pages import QuickPage

_OPEN = (QuestionStatus.UNANSWERED, QuestionStatus.DRAFT, QuestionStatus.NOT_SURE)


def open_counts(plan: Plan, pages: Sequence[QuickPage], catalogue: Catalogue) -> list[int]:
    """How many questions of each page have no answer yet."""
    return [
        sum(
            1
            for question in map(catalogue.question, page.questions)
            if status_of(plan, question, catalogue) in _OPEN and not question.optional
        )
        for page in pages
    ]


def changed_questions(before: Plan, after: Plan, catalogue: Catalogue) -> list[str]:
    """The questions that are answered otherwise now, or stand otherwise."""
    return [
        q.id
        for q in catalogue.questions
        if value_of(before, q, catalogue) != value_of(after, q, catalogue)
        or status_of(before, q, catalogue) != status_of(after, q, catalogue)
    ]
