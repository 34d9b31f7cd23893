"""Where every shown question stands, what was assumed, what was left out, how long it gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from roadmap_desktop.assessment.case import Case, figure, listed
from roadmap_desktop.assessment.result import Assumed, Estimate, Left, QuestionLine
from roadmap_desktop.domain.bindings import is_empty
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import Question, QuestionKind
from roadmap_desktop.domain.content.terms import Choice
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.entities import BY_NAME

PAGES = {Depth.LIGHT: 8, Depth.STANDARD: 16, Depth.FORMAL: 30}
"""Pages of the printed plan before long answers, by depth (S0-10)."""
_MOST_ROWS_NAMED = 4


def question_lines(case: Case) -> tuple[QuestionLine, ...]:
    """Every question this depth shows, in catalogue order."""
    return tuple(_line(case, q) for q in case.catalogue.questions if is_asked(case, q))


def is_asked(case: Case, question: Question) -> bool:
    """Shown at this depth, and not hidden by another answer."""
    if not case.reaches(question.depth):
        return False
    condition = question.shown_when
    if condition is None:
        return True
    value = case.generic(condition.question)
    given = value if isinstance(value, tuple | list) else (value,)
    return any(str(one) in condition.any_of for one in given)


def _line(case: Case, question: Question) -> QuestionLine:
    state = case.states.get(question.id)
    return QuestionLine(
        question=question.id,
        status=case.status(question),
        optional=question.optional,
        owner=case.name(state.owner_id) if state else "",
        due=state.due if state else None,
        note=state.note if state else "",
    )


def assumed_answers(case: Case) -> tuple[Assumed, ...]:
    """What nobody answered and the plan takes for granted, in words."""
    return tuple(
        Assumed(question=q.id, label=q.label, value=in_words(case, q))
        for q in case.catalogue.questions
        if is_asked(case, q) and case.status(q) is QuestionStatus.ASSUMED
    )


def in_words(case: Case, question: Question) -> str:
    """The answer as a person would say it."""
    return _said(case, question, case.value(question))


def _said(case: Case, question: Question, value: Any) -> str:
    if is_empty(value):
        return "Not provided"
    match question.kind:
        case QuestionKind.ONE_OF:
            return _choice(case, question, value)
        case QuestionKind.MANY_OF:
            return listed(_choice(case, question, one) for one in value)
        case QuestionKind.NUMBER:
            return figure(float(value), question.unit)
        case QuestionKind.YES_NO:
            return "Yes" if value else "No"
        case QuestionKind.ROWS:
            return _rows(case, question, value)
        case QuestionKind.CHECKLIST:
            return f"{len(value)} lines answered"
        case _:
            return str(value)


def _choice(case: Case, question: Question, chosen: Any) -> str:
    if question.choices_from:
        return case.catalogue.text_of(question.choices_from, str(chosen))
    choices: Sequence[Choice] = question.choices
    return next((c.text for c in choices if c.id == str(chosen)), str(chosen))


def _rows(case: Case, question: Question, rows: Sequence[Any]) -> str:
    entity = BY_NAME[question.binds.partition(".")[2]]
    names = [_name(case, question, r) for r in rows[:_MOST_ROWS_NAMED]]
    more = len(rows) - len(names)
    tail = [f"{more} more"] if more > 0 else []
    return listed([*(n for n in names if n), *tail]) or f"{len(rows)} × {entity.noun}"


def _name(case: Case, question: Question, record: Any) -> str:
    first = question.columns[0]
    value = getattr(record, first.field)
    if first.kind is QuestionKind.ONE_OF and first.choices_from:
        return case.catalogue.text_of(first.choices_from, str(value))
    return str(value).rstrip(".")


def left_out(case: Case) -> tuple[Left, ...]:
    """What deeper plans have and this one does without, and why (X-10)."""
    return tuple(
        Left(text=one.text, why=one.why, depth=one.depth)
        for one in case.catalogue.left_out
        if not case.reaches(one.depth)
    )


def estimate(case: Case, lines: Sequence[QuestionLine]) -> Estimate:
    """Pages and open questions of the plan (S0-10)."""
    open_ = (QuestionStatus.UNANSWERED, QuestionStatus.DRAFT, QuestionStatus.NOT_SURE)
    count = sum(1 for line in lines if line.status in open_ and not line.optional)
    return Estimate(pages=PAGES[case.depth], open_questions=count)
