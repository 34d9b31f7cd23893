"""The tier that the answers call for (S0-4).

Formal: safety, care settings, legal rights or regulated records, or any impact while output leaves
the firm or changes records without a person approving it. Standard: money, staff, customers,
private data, or errors that would go unnoticed. Customers or staff alone stay light while the AI
only drafts and a named person reviews. Everything else is light.
"""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.assessment.case import Case
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.use_case import Approval, PrivateData

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
