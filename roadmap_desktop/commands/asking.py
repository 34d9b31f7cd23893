"""Finds the question an edit is about."""

from __future__ import annotations

from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange.words import did_you_mean


def question_of(edit: Edit, question_id: str) -> Question:
    """The question with that id; ``PlanError`` names the nearest one where there is none."""
    try:
        return edit.catalogue.question(question_id)
    except KeyError:
        near = did_you_mean(question_id, [q.id for q in edit.catalogue.questions])
        raise PlanError(
            f"No question is called '{question_id}'{near or '; answers-template lists them all.'}"
        ) from None
