"""How deep a plan goes: the tier, its ledger, and the smallest change that would move it (S0-4).

Formal: safety, care settings, legal rights or regulated records, or any impact while output leaves
the firm or changes records without a person approving it. Standard: money, staff, customers,
private data, or errors that would go unnoticed. Customers or staff alone stay light while the AI
only drafts and a named person reviews. Everything else is light.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from roadmap_desktop.assessment.case import Case, first_upper, listed, quoted
from roadmap_desktop.assessment.result import LedgerLine, TierResult
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.terms import Term
from roadmap_desktop.domain.findings import Finding, Severity, Subject
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.use_case import Approval, PrivateData

Terms = tuple[Term, ...]
FORMAL_FLAGS = frozenset({"safety", "legal_rights", "care", "regulated_records"})
STANDARD_FLAGS = frozenset({"money", "staff", "customers"})
DRAFT_ONLY_FLAGS = frozenset({"staff", "customers"})
"""Flags that stay light while the AI only drafts and a named person reviews."""
FORMAL_WORK = frozenset({"care", "safety_alerts", "regulated_records"})
STANDARD_WORK = frozenset(
    {"customer_access", "employee_decisions", "public_statements", "financial_approvals"}
)
UNNOTICED = "risk.unnoticed_errors"
APPROVAL_WORDS = {
    Approval.STAYS_INSIDE: "output stays inside and changes no record",
    Approval.PERSON_APPROVES: "a person approves every output",
    Approval.SAMPLED: "some outputs go out before a person saw them",
    Approval.AUTOMATIC: "outputs go out by themselves",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TierAnswers:
    """The answers that decide the tier, and nothing else."""

    flags: frozenset[str] = frozenset()
    """Impact flags (S0-5)."""
    work: frozenset[str] = frozenset()
    """Kinds of higher-impact work (S0-25)."""
    approval: Approval | None = None
    private_data: bool = False
    unnoticed_errors: bool = False
    reviewer: bool = False

    @property
    def unchecked(self) -> bool:
        """Output leaves the firm or changes records without a person approving each one."""
        return self.approval in (Approval.SAMPLED, Approval.AUTOMATIC)

    @property
    def draft_only(self) -> bool:
        """Nothing acts by itself, and a named person reviews."""
        return self.reviewer and self.approval in (Approval.STAYS_INSIDE, Approval.PERSON_APPROVES)


def tier_of(answers: TierAnswers) -> Depth:
    """The tier these answers call for."""
    impact = answers.flags or answers.work
    if answers.flags & FORMAL_FLAGS or answers.work & FORMAL_WORK:
        return Depth.FORMAL
    if impact and answers.unchecked:
        return Depth.FORMAL
    if answers.private_data or answers.unnoticed_errors or answers.work & STANDARD_WORK:
        return Depth.STANDARD
    excused = DRAFT_ONLY_FLAGS if answers.draft_only else frozenset[str]()
    return Depth.STANDARD if (answers.flags & STANDARD_FLAGS) - excused else Depth.LIGHT


def read_answers(case: Case) -> TierAnswers:
    """The tier's answers as this plan gives them; what nobody answered switches nothing."""
    use = case.plan.use_case
    return TierAnswers(
        flags=frozenset(use.impact_flags),
        work=frozenset(use.high_impact_work),
        approval=use.approval,
        private_data=use.private_data is PrivateData.SOME,
        unnoticed_errors=case.state_of(UNNOTICED) is ItemState.YES,
        reviewer=bool(case.holder_name("reviewer")),
    )


def assess_tier(case: Case) -> TierResult:
    """The tier in force with its ledger; an override counts only with a name and a reason."""
    answers = read_answers(case)
    computed = tier_of(answers)
    header = case.plan.header
    valid = header.tier_override is not None and not _override_lacks(case)
    return TierResult(
        depth=header.tier_override if valid and header.tier_override else computed,
        computed=computed,
        ledger=tuple(_ledger(case, answers)),
        smallest_change=smallest_change(answers, case.catalogue),
        overridden_by=header.tier_override_by.strip() if valid else "",
        overridden_because=header.tier_override_because.strip() if valid else "",
    )


def _override_lacks(case: Case) -> list[str]:
    header = case.plan.header
    lacks = ["a name"] if not header.tier_override_by.strip() else []
    return lacks + (["a reason"] if not header.tier_override_because.strip() else [])


def tier_findings(case: Case, result: TierResult) -> Iterator[Finding]:
    """An override without name or reason does not count (S0-4)."""
    wanted = case.plan.header.tier_override
    if wanted is None:
        return
    subject = Subject(entity="plan", id=case.plan.id, label="Depth of the plan")
    lacks = _override_lacks(case)
    if lacks:
        yield Finding(
            code="tier.override_incomplete",
            severity=Severity.ERROR,
            subject=subject,
            reason=f"The depth was set to {wanted} without {listed(lacks)}, so the plan stays "
            f"{result.computed} as its answers call for.",
            remedy="Write who sets the depth and why, or take the setting back.",
            requirements=("S0-4",),
        )
    elif wanted.rank < result.computed.rank:
        yield Finding(
            code="tier.lowered",
            severity=Severity.NOTE,
            subject=subject,
            reason=f"{result.overridden_by} made this a {wanted} plan although its answers call "
            f"for {result.computed}: {quoted(result.overridden_because, 120)}.",
            remedy="Look at this choice again at each gate.",
            requirements=("S0-4",),
        )


# --- ledger ------------------------------------------------------------------------------------


def _ledger(case: Case, answers: TierAnswers) -> Iterator[LedgerLine]:
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
        effect=_reviewer_effect(answers) if matters else "leaves the depth alone",
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
            effect="leaves the depth alone",
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
        effect = "leaves the depth alone"
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
        effect="calls for a standard plan" if some else "leaves the depth alone",
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
        effect="calls for a standard plan" if yes else "leaves the depth alone",
    )


# --- smallest change ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Change:
    words: str
    answers: TierAnswers


def _changes(start: TierAnswers, flags: Terms, works: Terms) -> Iterator[_Change]:
    """Every answer changed on its own, the likeliest first."""
    for approval in (Approval.SAMPLED, Approval.AUTOMATIC, *Approval):
        if approval is not start.approval:
            words = f"it became true that {APPROVAL_WORDS[approval]}"
            yield _Change(words, replace(start, approval=approval))
    private = "no private data were" if start.private_data else "private data were"
    yield _Change(f"{private} allowed in", replace(start, private_data=not start.private_data))
    noticed = "every error would be noticed" if start.unnoticed_errors else "errors went unnoticed"
    yield _Change(noticed, replace(start, unnoticed_errors=not start.unnoticed_errors))
    reviewer = "no reviewer were named" if start.reviewer else "a reviewer were named"
    yield _Change(reviewer, replace(start, reviewer=not start.reviewer))
    for term in flags:
        on = term.id in start.flags
        words = f"‘{term.text}’ were {'no longer ' if on else ''}ticked"
        yield _Change(words, replace(start, flags=start.flags ^ {term.id}))
    for term in works:
        on = term.id in start.work
        words = f"‘{term.text}’ were {'no longer ' if on else ''}among the work"
        yield _Change(words, replace(start, work=start.work ^ {term.id}))


def _together(start: TierAnswers, changes: tuple[_Change, ...]) -> TierAnswers:
    merged = start
    for change in changes:
        flags = change.answers.flags ^ start.flags ^ merged.flags
        work = change.answers.work ^ start.work ^ merged.work
        others = {
            name: getattr(change.answers, name)
            for name in ("approval", "private_data", "unnoticed_errors", "reviewer")
            if getattr(change.answers, name) != getattr(start, name)
        }
        merged = replace(merged, flags=flags, work=work, **others)
    return merged


def _fewest(
    start: TierAnswers, changes: list[_Change], lower: bool
) -> tuple[tuple[_Change, ...], Depth] | None:
    """The fewest changes that lower or raise the tier, found by trying them.

    Single changes and pairs are all tried. Beyond that each answer that alone holds the tier up
    has to change, so one is dropped after the other from the set of all as long as the tier still
    moves: what remains is as small as it can be.
    """
    now = tier_of(start).rank

    def moved(some: tuple[_Change, ...]) -> Depth | None:
        depth = tier_of(_together(start, some))
        return depth if (depth.rank < now if lower else depth.rank > now) else None

    for size in (1, 2):
        for some in combinations(changes, size):
            if depth := moved(some):
                return some, depth
    kept = [left for order in (changes, changes[::-1]) if (left := _thinned(order, moved))]
    if not kept:
        return None
    fewest = min(kept, key=len)
    depth = moved(fewest)
    return (fewest, depth) if depth else None


def _thinned(
    changes: list[_Change], moved: Callable[[tuple[_Change, ...]], Depth | None]
) -> tuple[_Change, ...]:
    """What is left once every change that is not needed was dropped, in the order given."""
    left = tuple(changes)
    if not moved(left):
        return ()
    for change in changes:
        without = tuple(c for c in left if c is not change)
        if moved(without):
            left = without
    return left


def smallest_change(answers: TierAnswers, catalogue: Catalogue) -> str:
    """The fewest changed answers that would make the plan lighter, and deeper, in words."""
    return _smallest_change(answers, catalogue.impact_flags, catalogue.high_impact_work)


@lru_cache(maxsize=256)
def _smallest_change(answers: TierAnswers, flags: Terms, works: Terms) -> str:
    """Remembered, because most edits of a plan leave the tier's answers as they are."""
    changes = list(_changes(answers, flags, works))
    sentences = []
    quieter = [c for c in changes if tier_of(c.answers).rank <= tier_of(answers).rank]
    # A change that ticks something more can never lighten a plan; leaving those out keeps the
    # search small when several ticked boxes call for the same tier.
    lighter = [
        c
        for c in quieter
        if c.answers.flags <= answers.flags
        and c.answers.work <= answers.work
        and c.answers.private_data <= answers.private_data
        and c.answers.unnoticed_errors <= answers.unnoticed_errors
        and (c.answers.approval is answers.approval or not c.answers.unchecked)
    ]
    for pool, lower in ((lighter, True), (changes, False)):
        found = _fewest(answers, pool, lower)
        if found:
            some, depth = found
            sentences.append(f"It would be {depth} if {listed(c.words for c in some)}.")
    return first_upper(" ".join(sentences))
