"""KPIs and budget: no empty layer, a response to each limit, no hidden cost."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, counted, figure, listed, row
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Finding, Severity

TINY_DATA_SHARE = 0.1
"""Share of the planned hours below which data preparation is asked about (S4-26)."""
HARDENING, HARDENING_PHASE = "hardening", "make_ready"
RUNNING_COSTS = ("review", "support", "monitoring")


def kpi_findings(case: Case) -> Iterator[Finding]:
    """Empty layers (S1-44), types missing at formal depth (S4-6), limits without an action."""
    kpis = case.plan.kpis
    about = case.about("kpis.list", "Measures")
    filled = {k.layer for k in kpis}
    empty = [layer for layer in case.catalogue.kpi_layers if layer.id not in filled]
    if empty and case.reaches(Depth.STANDARD):
        yield Finding(
            code="kpi.layer_empty",
            severity=Severity.WARNING,
            subject=about,
            reason=f"No measure for {listed(layer.text.lower() for layer in empty)}.",
            remedy="Take one from the library for each empty layer.",
            requirements=("S1-44",),
        )
    types = {k.kpi_type for k in kpis} | {c.kpi_type for c in case.plan.criteria}
    missing = [t for t in ("technical", "business", "operational") if t not in types]
    if missing and case.reaches(Depth.FORMAL):
        yield Finding(
            code="kpi.type_missing",
            severity=Severity.ERROR,
            subject=about,
            reason=f"No {listed(missing, 'or')} measure; a formal plan needs one of each type.",
            remedy="Add one, or give an existing measure its type.",
            requirements=("S4-6",),
        )
    silent = [k for k in kpis if k.threshold is not None and not k.action.strip()]
    if silent:
        yield Finding(
            code="kpi.measurement_only",
            severity=Severity.NOTE,
            subject=about,
            reason=f"{counted(len(silent), 'measure')} with a limit but without an action; "
            "they count as measurement only.",
            remedy="Write what is done when the limit is crossed.",
            causes=tuple(row("kpi", k, "kpis.list", k.name) for k in silent),
            requirements=("S1-46",),
        )


def budget_findings(case: Case) -> Iterator[Finding]:
    """Support, review and monitoring belong into the budget (S0-76), data work too (S4-26)."""
    lines = case.plan.budget_lines
    if not lines:
        if case.reaches(Depth.STANDARD):
            yield Finding(
                code="mistake.hidden_costs",
                severity=Severity.WARNING,
                subject=case.about("budget.lines", "Budget"),
                reason="No budget: the licence is the small part, reading and helping take hours.",
                remedy="Write hours or money for review, support and monitoring.",
                requirements=("S0-76", "S0-74"),
            )
        return
    planned = {b.kind for b in lines if b.amount is not None or b.hours is not None}
    missing = [k for k in RUNNING_COSTS if k not in planned]
    if missing:
        yield Finding(
            code="mistake.hidden_costs",
            severity=Severity.WARNING,
            subject=case.about("budget.lines", "Budget"),
            reason=f"The budget has nothing for {listed(missing)}.",
            remedy="Write hours or money for each; a zero is an answer too.",
            requirements=("S0-76", "S0-74"),
        )
    hours = sum(b.hours or 0 for b in lines)
    data = sum(b.hours or 0 for b in lines if b.kind == "data_preparation")
    if case.reaches(Depth.STANDARD) and hours and data < hours * TINY_DATA_SHARE:
        yield Finding(
            code="budget.data_share_small",
            severity=Severity.WARNING,
            subject=case.about("budget.lines", "Budget"),
            reason=f"Preparing data has {figure(data)} of {figure(hours)} hours. Others report "
            "that it takes most of the effort.",
            remedy="Ask whoever knows the data whether that is enough.",
            requirements=("S4-26",),
        )
    settings = case.plan.phase_settings
    budgeted = any(s.phase == HARDENING_PHASE and s.budget is not None for s in settings)
    if case.reaches(Depth.STANDARD) and HARDENING not in planned and not budgeted:
        yield Finding(
            code="budget.no_hardening",
            severity=Severity.NOTE,
            subject=case.about("budget.lines", "Budget"),
            reason="Making it ready after the pilot has no money or hours of its own, so it would "
            "be paid out of the pilot.",
            remedy="Give the make-ready phase its own line, even a small one.",
            requirements=("S1-22",),
        )
