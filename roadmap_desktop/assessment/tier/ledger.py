"""The ledger of the tier: what each answer switched."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case
from roadmap_desktop.assessment.result import LedgerLine
from roadmap_desktop.assessment.tier.rule import (
    APPROVAL_WORDS,
    DRAFT_ONLY_FLAGS,
    FORMAL_FLAGS,
    FORMAL_WORK,
    UNNOTICED,
    TierAnswers,
)
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.use_case import PrivateData

NO_EFFECT = "leaves the depth alone"


def ledger(case: Case, answers: TierAnswers) -> Iterator[LedgerLine]:
    """A line an answer that can switch the depth, in the order the questions are asked."""
    yield from _flag_lines(case.catalogue, answers)
    yield from _work_lines(case.catalogue, answers)
    yield _approval_line(answers)
    yield _private_line(case)
    yield _unnoticed_line(case)
    reviewer = case.holder_name("reviewer")
    matters = bool(answers.flags & DRAFT_ONLY_FLAGS)
    yield LedgerLine(
        question_id="people.reviewer",
        question="Named reviewer",
        answer=reviewer or "nobody named",
        depth=None,
        effect=_reviewer_effect(answers) if matters else NO_EFFECT,
    )


def _reviewer_effect(answers: TierAnswers) -> str:
    if answers.draft_only:
        return "keeps customers or staff alone at light, because the AI only drafts"
    return "customers or staff alone could stay light with drafts only and a named reviewer"


def _flag_lines(catalogue: Catalogue, answers: TierAnswers) -> Iterator[LedgerLine]:
    question = "What it touches"
    if not answers.flags:
        yield LedgerLine(
            question_id="use.impact_flags",
            question=question,
            answer="none of the seven",
            depth=None,
            effect=NO_EFFECT,
        )
    for term in catalogue.impact_flags:
        if term.id in answers.flags:
            depth, effect = _flag_effect(term.id, answers)
            yield LedgerLine(
                question_id="use.impact_flags",
                question=question,
                answer=term.text,
                depth=depth,
                effect=effect,
            )


def _flag_effect(flag: str, answers: TierAnswers) -> tuple[Depth | None, str]:
    if flag in FORMAL_FLAGS:
        return Depth.FORMAL, "calls for a formal plan, whoever approves the output"
    if answers.unchecked:
        return (
            Depth.FORMAL,
            "calls for a formal plan, because output goes out before a person approved it",
        )
    if flag in DRAFT_ONLY_FLAGS and answers.draft_only:
        return None, "stays light, because the AI only drafts and a named person reviews"
    return Depth.STANDARD, "calls for a standard plan"


def _work_lines(catalogue: Catalogue, answers: TierAnswers) -> Iterator[LedgerLine]:
    for term in catalogue.high_impact_work:
        if term.id in answers.work:
            formal = term.id in FORMAL_WORK or answers.unchecked
            depth = Depth.FORMAL if formal else Depth.STANDARD
            yield LedgerLine(
                question_id="use.high_impact_work",
                question="Higher-impact work",
                answer=term.text,
                depth=depth,
                effect=f"calls for a {depth} plan",
            )


def _approval_line(answers: TierAnswers) -> LedgerLine:
    impact = bool(answers.flags or answers.work)
    if answers.approval is None:
        answer, effect = "not answered", "leaves the depth alone until it is answered"
    else:
        answer = APPROVAL_WORDS[answers.approval]
        effect = NO_EFFECT
        if answers.unchecked:
            effect = (
                "calls for a formal plan together with what it touches"
                if impact
                else "would call for a formal plan as soon as it touches one of the seven"
            )
    return LedgerLine(
        question_id="use.approval",
        question="What stands between output and the world",
        answer=answer,
        depth=Depth.FORMAL if answers.unchecked and impact else None,
        effect=effect,
    )


def _private_line(case: Case) -> LedgerLine:
    given = case.plan.use_case.private_data
    some = given is PrivateData.SOME
    words = {None: "not answered", PrivateData.NONE: "none", PrivateData.SOME: "some is allowed in"}
    return LedgerLine(
        question_id="use.private_data",
        question="Private data",
        answer=words[given],
        depth=Depth.STANDARD if some else None,
        effect="calls for a standard plan" if some else NO_EFFECT,
    )


def _unnoticed_line(case: Case) -> LedgerLine:
    state = case.state_of(UNNOTICED)
    yes = state is ItemState.YES
    words = {
        ItemState.YES: "yes",
        ItemState.IN_PART: "to a degree",
        ItemState.NO: "no",
        ItemState.NOT_SURE: "not sure yet",
        ItemState.NOT_APPLICABLE: "does not apply",
    }
    return LedgerLine(
        question_id="risk.questions",
        question="Errors that would go unnoticed",
        answer=words[state] if state else "not answered",
        depth=Depth.STANDARD if yes else None,
        effect="calls for a standard plan" if yes else NO_EFFECT,
    )
