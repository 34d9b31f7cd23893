"""Roles: a business owner, a sponsor, functions and decision rights (S1-31 to S1-34, S2-34)."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, listed
from roadmap_desktop.domain.content import Depth
from roadmap_desktop.domain.findings import Finding, Severity

FUNCTIONS = ("product", "engineering", "operations", "risk", "finance")


def people_findings(case: Case) -> Iterator[Finding]:
    """Who is missing at this depth."""
    held = {a.role for a in case.plan.roles if case.name(a.person_id)}
    roles = {r.id: r for r in case.catalogue.roles}
    about = case.about("people.roles", "Roles")
    if held and not any(roles[r].business for r in held if r in roles):
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
