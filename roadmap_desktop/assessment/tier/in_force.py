"""The tier in force: what the answers call for, or what a named person set it to and why."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, listed, quoted
from roadmap_desktop.assessment.result import TierResult
from roadmap_desktop.assessment.tier.ledger import ledger
from roadmap_desktop.assessment.tier.rule import read_answers, tier_of
from roadmap_desktop.assessment.tier.smallest_change import smallest_change
from roadmap_desktop.domain.findings import Finding, Severity, Subject


def assess_tier(case: Case) -> TierResult:
    """The tier in force with its ledger; an override counts only with a name and a reason."""
    answers = read_answers(case)
    computed = tier_of(answers)
    header = case.plan.header
    valid = header.tier_override is not None and not _override_lacks(case)
    return TierResult(
        depth=header.tier_override if valid and header.tier_override else computed,
        computed=computed,
        ledger=tuple(ledger(case, answers)),
        smallest_change=smallest_change(answers, case.catalogue),
        overridden_by=header.tier_override_by.strip() if valid else "",
        overridden_because=header.tier_override_because.strip() if valid else "",
    )


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


def _override_lacks(case: Case) -> list[str]:
    header = case.plan.header
    lacks = ["a name"] if not header.tier_override_by.strip() else []
    return lacks + (["a reason"] if not header.tier_override_because.strip() else [])
