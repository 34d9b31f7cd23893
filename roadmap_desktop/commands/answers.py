"""Answers to questions: one command for all of them, whatever place the answer lives in."""

from __future__ import annotations

from datetime import date
from typing import Any

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.asking import question_of
from roadmap_desktop.commands.checklists import answer_line, is_line, said_in_words
from roadmap_desktop.commands.depth import deepened
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.rows import add_rows
from roadmap_desktop.domain.answering import mark, settled, with_person
from roadmap_desktop.domain.bindings import status_of
from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.exchange import giving
from roadmap_desktop.exchange.giving import give, is_not_sure
from roadmap_desktop.exchange.numbers import RefusedValueError
from roadmap_desktop.exchange.typed import raw_from

ADD = "+"
"""In front of rows that are added to a list."""


def answer(edit: Edit, question_id: str, value: Any) -> Step:
    """Answer a question with what an answers file could hold; an empty one takes it away.

    ``?`` is 'not sure yet', ``suggested`` takes the catalogue's suggestions over, ``[]`` says that
    none of several choices is meant. Where the answer makes the plan deeper, questions that show
    now get their defaults. Raises ``PlanError`` (``InputError`` for several mistakes).
    """
    question = question_of(edit, question_id)
    try:
        plan = give(edit.plan, question, value, edit.catalogue, edit.new_id)
    except RefusedValueError as error:
        raise wording.refused(error, question_id, question.text) from None
    verb = "Not sure yet:" if is_not_sure(value) else "Answer"
    return Step(f"{verb} “{question.text}”", deepened(edit, plan))


def answer_in_words(edit: Edit, question_id: str, text: str) -> Step:
    """Answer a question as it was typed in one line; see ``exchange.typed`` for the spellings.

    A line of a checklist and a piece of a gate's evidence may be named in place of a question.
    ``+`` in front of rows adds them to the list instead of replacing it.
    """
    if edit.catalogue.find("questions", question_id) is None and is_line(edit, question_id):
        return answer_line(edit, question_id, said_in_words(text))
    question = question_of(edit, question_id)
    added = text.strip()[1:] if question.kind is Kind.ROWS and text.strip()[:1] == ADD else ""
    try:
        if added.strip():
            return add_rows(edit, question_id, raw_from(question, added))
        return answer(edit, question_id, raw_from(question, text))
    except RefusedValueError as error:
        raise wording.refused(error, question_id, question.text) from None


def not_sure(edit: Edit, question_id: str, owner: str = "", due: date | None = None) -> Step:
    """Mark a question 'not sure yet'; it becomes an open item with an owner."""
    question = question_of(edit, question_id)
    who = wording.name(owner, "") if owner.strip() else ""
    plan = giving.not_sure(edit.plan, question, edit.new_id, who, due)
    return Step(f"Not sure yet: “{question.text}”", plan)


def does_not_apply(edit: Edit, question_id: str, because: str) -> Step:
    """Mark a question as not meant for this plan; the reason is printed."""
    question = question_of(edit, question_id)
    note = wording.reason(because, "Say in a few words why the question does not apply here.")
    status = QuestionStatus.DOES_NOT_APPLY
    plan = mark(edit.plan, question, status, edit.new_id, note=note)
    return Step(f"Does not apply: “{question.text}”", giving.settle_open_items(plan, question))


def accept_assumed(edit: Edit, question_id: str) -> Step:
    """Make a default the firm's own answer."""
    question = question_of(edit, question_id)
    if status_of(edit.plan, question, edit.catalogue) is not QuestionStatus.ASSUMED:
        raise PlanError(f"“{question.text}” has no assumed answer to accept; answer it instead.")
    return Step(f"Accept the answer to “{question.text}”", settled(edit.plan, question))


def assign(edit: Edit, question_id: str, owner: str, due: date | None = None) -> Step:
    """Say who looks after a question, and until when; '' for nobody."""
    question = question_of(edit, question_id)
    who = wording.name(owner, "") if owner.strip() else ""
    status = status_of(edit.plan, question, edit.catalogue)
    plan, owner_id = with_person(edit.plan, who, edit.new_id)
    plan = mark(plan, question, status, edit.new_id, owner_id=owner_id, due=due)
    return Step(f"{who or 'Nobody'} looks after “{question.text}”", plan)
