"""Roles: a business owner, a sponsor, functions and decision rights (S1-31 to S1-34, S2-34)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, listed, row
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Finding, Severity

BUSINESS_VOICES = ("sponsor", "operations_lead", "product_owner", "governance_sponsor")
"""Roles that let the business share in the ownership of a technical owner."""
_TECHNICAL = re.compile(
    r"\b(it|ict|developer|programmer|software|data scien\w+|machine learning|sysadmin|"
    r"system administrator|vendor|supplier|external consultant)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\band\b|[,/&+]")
FUNCTIONS = ("product", "engineering", "operations", "risk", "finance")


def people_findings(case: Case) -> Iterator[Finding]:
    """Who is missing at this depth."""
    held = {a.role for a in case.plan.roles if case.name(a.person_id)}
    roles = {r.id: r for r in case.catalogue.roles}
    about = case.about("people.roles", "Roles")
    owner = case.holder("owner")
    if owner and is_technical(owner.function) and not _others_own(case, owner.id):
        yield Finding(
            code="people.no_business_owner",
            severity=Severity.WARNING,
            subject=case.about("people.owner"),
            reason=f"{owner.name} ({owner.function}) owns the use, and nobody from the business "
            "side shares in it.",
            remedy="Name an owner who does the work or answers for its result.",
            causes=(row("person", owner, "people.owner", owner.name),),
            requirements=("S1-34", "S1-57"),
        )
    elif held and not any(roles[r].business for r in held if r in roles):
        yield Finding(
            code="people.no_business_owner",
            severity=Severity.ERROR if case.reaches(Depth.STANDARD) else Severity.WARNING,
            subject=about,
            reason="Only technical roles are filled; nobody from the business side owns the use.",
            remedy="Name an owner who does the work or answers for its result.",
            requirements=("S1-34", "S1-57"),
        )
    if "sponsor" not in held and case.reaches(Depth.STANDARD):
        yield Finding(
            code="people.no_sponsor",
            severity=Severity.WARNING,
            subject=case.about("people.sponsor"),
            reason="Nobody stands for money and time from above.",
            remedy="Name a sponsor, and on which days they are involved.",
            requirements=("S2-34",),
        )
    filled = {roles[r].function for r in held if r in roles}
    missing = [f for f in FUNCTIONS if f not in filled]
    if missing and case.reaches(Depth.FORMAL):
        yield Finding(
            code="people.function_blank",
            severity=Severity.ERROR,
            subject=about,
            reason=f"No named person speaks for {listed(missing)}.",
            remedy="Give each function to a person; one person may hold several.",
            requirements=("S1-31",),
        )
    decided = {right for a in case.plan.roles for right in a.rights}
    lacking = [r for r in ("scope", "quality", "release", "risk") if r not in decided]
    if lacking and case.reaches(Depth.STANDARD):
        yield Finding(
            code="people.rights_open",
            severity=Severity.WARNING,
            subject=about,
            reason=f"Nobody holds the right to decide on {listed(lacking)}.",
            remedy="Give each of these rights to a role before the pilot begins.",
            requirements=("S1-33", "S1-62"),
        )


def is_technical(function: str) -> bool:
    """The function speaks of technology alone; 'Office and IT' does not."""
    return bool(_TECHNICAL.search(function)) and not _SEVERAL.search(function)


def _others_own(case: Case, owner_id: str) -> bool:
    held = (case.holder(role) for role in BUSINESS_VOICES)
    return any(p and p.id != owner_id and not is_technical(p.function) for p in held)
