"""Everything there is to say about a plan on one day, computed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from roadmap_desktop.assessment.case import Case
from roadmap_desktop.assessment.cautions import caution_findings
from roadmap_desktop.assessment.data import data_findings
from roadmap_desktop.assessment.duration import assess_duration, duration_findings
from roadmap_desktop.assessment.gates import (
    Evidence,
    assess_evidence,
    assess_gates,
    current_stage,
    gate_findings,
    next_gate,
)
from roadmap_desktop.assessment.lamps import (
    assess_lamps,
    assess_proofs,
    assess_stall_risks,
    assess_symptoms,
)
from roadmap_desktop.assessment.measures import budget_findings, kpi_findings
from roadmap_desktop.assessment.people import people_findings
from roadmap_desktop.assessment.pilot import (
    evidence_findings,
    pilot_findings,
    stop_rule_findings,
)
from roadmap_desktop.assessment.portfolio import rank_candidates
from roadmap_desktop.assessment.purpose import criteria_findings, purpose_findings
from roadmap_desktop.assessment.questions import (
    assumed_answers,
    estimate,
    left_out,
    question_lines,
)
from roadmap_desktop.assessment.readiness import assess_readiness, readiness_findings
from roadmap_desktop.assessment.result import Assessment, Review, TierResult
from roadmap_desktop.assessment.rollout import deviations, rollout_findings
from roadmap_desktop.assessment.standing import GateStatus, Readiness
from roadmap_desktop.assessment.tier.in_force import assess_tier, tier_findings
from roadmap_desktop.assessment.timing import timing_findings
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.entities import ENTITIES
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.timeline.recent import schedule_of
from roadmap_desktop.timeline.remembered import Once
from roadmap_desktop.timeline.schedule import Schedule

UNSETTLED = frozenset({"use_case.vague", "use_case.incomplete", "pilot.no_owner", "pilot.no_scope"})
"""Findings that leave scope or team open; either can double the time (S4-59)."""


TIMELINE = frozenset({"tasks", "task_links", "baselines", "baseline_dates"})
"""Parts of a plan that decide about its dates only."""
_ANSWERED = tuple(one.attribute for one in ENTITIES if one.attribute not in TIMELINE)


@dataclass(frozen=True)
class Settled:
    """What the answers of a plan decide, wherever its tasks lie."""

    tier: TierResult
    readiness: Readiness
    evidence: Evidence
    stage: str
    next_gate: str


def assess(
    plan: Plan, catalogue: Catalogue, today: date, memory: Once[Settled] | None = None
) -> Assessment:
    """Tier, schedule, readiness, gates and findings of a plan.

    With a ``memory`` of the plan as it was before, what its answers decide is not worked out again
    where only tasks have changed.
    """
    first = Case(plan=plan, catalogue=catalogue, today=today)
    ground = catalogue, today, *(getattr(plan, part) for part in _ANSWERED)
    settled = (memory or Once()).of(ground, lambda: _settle(first))
    tier, readiness = settled.tier, settled.readiness
    case = first.at(tier.depth)
    schedule = schedule_of(plan, catalogue, tier.depth, today, readiness.sprint_needed)
    gates = assess_gates(case, schedule, settled.evidence)
    return Assessment(
        today=today,
        tier=tier,
        schedule=schedule,
        readiness=readiness,
        gates=gates,
        stage=settled.stage,
        next_gate=settled.next_gate,
        make_review=partial(_review, case, tier, schedule, readiness, gates),
    )


def _settle(first: Case) -> Settled:
    tier = assess_tier(first)
    case = first.at(tier.depth)
    return Settled(
        tier=tier,
        readiness=assess_readiness(case),
        evidence=assess_evidence(case),
        stage=current_stage(case),
        next_gate=next_gate(case),
    )


def _review(
    case: Case,
    tier: TierResult,
    schedule: Schedule,
    readiness: Readiness,
    gates: tuple[GateStatus, ...],
) -> Review:
    found = [
        *tier_findings(case, tier),
        *purpose_findings(case),
        *criteria_findings(case),
        *data_findings(case),
        *pilot_findings(case),
        *stop_rule_findings(case),
        *evidence_findings(case),
        *readiness_findings(case, readiness),
        *people_findings(case),
        *rollout_findings(case),
        *kpi_findings(case),
        *budget_findings(case),
        *gate_findings(case, gates),
        *caution_findings(case, schedule),
        *timing_findings(case, schedule),
    ]
    unsettled = any(f.code in UNSETTLED and f.severity is Severity.ERROR for f in found)
    duration = assess_duration(case, schedule, unsettled)
    found += duration_findings(case, duration)
    lines = question_lines(case)
    accepted = _accepted(case.plan, found)
    return Review(
        lamps=assess_lamps(case),
        proofs=assess_proofs(case, schedule),
        symptoms=assess_symptoms(case),
        stall_risks=assess_stall_risks(case),
        questions=lines,
        assumed=assumed_answers(case),
        left_out=left_out(case),
        candidates=rank_candidates(case),
        duration=duration,
        estimate=estimate(case, lines),
        deviations=deviations(case),
        findings=tuple(sorted(accepted, key=lambda f: f.severity.rank)),
    )


def _accepted(plan: Plan, found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings with the name and reason of who accepted them, where somebody did."""
    named = (a for a in plan.acceptances if a.accepted_by.strip() and a.because.strip())
    accepted = {(a.code, a.subject): a for a in named}
    for finding in found:
        subject = finding.subject.id or finding.subject.question
        known = accepted.get((finding.code, subject)) or accepted.get((finding.code, ""))
        if known is None:
            yield finding
        else:
            yield replace(finding, accepted_by=known.accepted_by, accepted_because=known.because)
