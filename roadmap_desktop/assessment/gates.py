"""What each gate has, misses or has only as a claim, and where the plan stands (S0-61 to S0-66)."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, counted, listed
from roadmap_desktop.assessment.result import EvidenceState, EvidenceStatus, GateStatus
from roadmap_desktop.domain.content import Gate, GateEvidence
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.governance import Decision, GateDecision
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

PASSING = frozenset({Decision.CONTINUE, Decision.EXPAND, Decision.LIMIT})
"""Decisions after which the plan goes on to the next gate."""
BASELINE = "pilot.baseline"


def assess_gates(case: Case, schedule: Schedule) -> tuple[GateStatus, ...]:
    """Every gate in the order of its day."""
    dated = {row.id: row for row in schedule.gates}
    return tuple(_gate(case, dated[gate.id], gate) for gate in case.catalogue.gates)


def _gate(case: Case, row: ScheduledTask, gate: Gate) -> GateStatus:
    decision = latest_decision(case, gate.id)
    return GateStatus(
        gate=gate.id,
        name=gate.name,
        question=gate.question,
        due=row.start,
        day=row.start_day,
        evidence=tuple(_evidence(case, e) for e in gate.evidence if case.reaches(e.depth)),
        decision=decision,
        deciders_needed=gate.reviewers.get(case.depth.value, 1),
        overdue=decision is None and row.start < case.today,
    )


def latest_decision(case: Case, gate: str) -> GateDecision | None:
    """The decision in force at a gate, None while there is none."""
    made = [d for d in case.plan.gate_decisions if d.gate == gate]
    return made[-1] if made else None


def _evidence(case: Case, evidence: GateEvidence) -> EvidenceStatus:
    said = case.line(evidence.id)
    if said and said.state in (ItemState.YES, ItemState.NOT_APPLICABLE):
        state, detail = EvidenceState.THERE, said.text or "recorded"
    elif said and said.state is ItemState.IN_PART:
        state, detail = EvidenceState.CLAIMED, said.text or "said, but nothing shows it"
    else:
        state, detail = _shown(case, evidence)
    return EvidenceStatus(evidence=evidence.id, text=evidence.text, state=state, detail=detail)


def _shown(case: Case, evidence: GateEvidence) -> tuple[EvidenceState, str]:
    if not evidence.shown_by:
        return EvidenceState.MISSING, "comes with the work of the phase before"
    if evidence.id == BASELINE:
        measured = [c.metric for c in case.plan.criteria if c.baseline is not None]
        if measured:
            return EvidenceState.THERE, f"today's value of {measured[0].rstrip('.')}"
        return EvidenceState.MISSING, "no measure has today's value"
    open_ = [q for q in evidence.shown_by if not case.is_answered(q)]
    labels = {q: case.about(q).label for q in evidence.shown_by}
    if not open_:
        return EvidenceState.THERE, listed(labels.values())
    assumed = [q for q in open_ if case.is_assumed(q)]
    if len(assumed) == len(open_):
        return EvidenceState.CLAIMED, f"assumed: {listed(labels[q] for q in assumed)}"
    return EvidenceState.MISSING, f"still open: {listed(labels[q] for q in open_)}"


def current_stage(case: Case) -> str:
    """The stage that is worked on: the one after the last gate that was passed in order."""
    stages = sorted(case.catalogue.stages, key=lambda s: s.number)
    at = stages[0].id
    for gate in case.catalogue.gates:
        decision = latest_decision(case, gate.id)
        if decision is None or decision.decision not in PASSING:
            break
        number = next((s.number for s in stages if s.id == gate.stage), 1)
        at = stages[min(number, len(stages) - 1)].id
    return at


def next_gate(case: Case) -> str:
    """The gate that is decided next, '' when all are passed."""
    for gate in case.catalogue.gates:
        decision = latest_decision(case, gate.id)
        if decision is None or decision.decision not in PASSING:
            return gate.id
    return ""


def gate_findings(case: Case, gates: tuple[GateStatus, ...]) -> Iterator[Finding]:
    """A gate overdue, decided against its evidence, or by too few (S0-41, S0-66, S1-21)."""
    late = [g for g in gates if g.overdue]
    if late:
        first = late[0]
        yield Finding(
            code="gate.overdue",
            severity=Severity.ERROR,
            subject=case.about(first.gate, first.name),
            reason=f"The {first.name} was due on {first.due} (day {first.day}) and nothing is "
            "decided.",
            remedy="Decide it, or move the start of the plan.",
            requirements=("S0-7", "S0-41", "S1-21"),
        )
    for gate in gates:
        decision = gate.decision
        if decision is None or decision.decision not in PASSING:
            continue
        if gate.missing:
            yield Finding(
                code="gate.passed_without_evidence",
                severity=Severity.WARNING,
                subject=case.about(gate.gate, gate.name),
                reason=f"The {gate.name} was passed although "
                f"{counted(len(gate.missing), 'piece')} of evidence was missing: "
                f"{listed(e.text.rstrip('.') for e in gate.missing)}.",
                remedy="Bring it in, or write beside the decision why it was not needed.",
                requirements=("S1-20", "S0-66"),
            )
        deciders = [n for n in decision.decided_by.replace(" and ", ",").split(",") if n.strip()]
        if len(deciders) < gate.deciders_needed:
            yield Finding(
                code="gate.too_few_deciders",
                severity=Severity.WARNING,
                subject=case.about(gate.gate, gate.name),
                reason=f"The {gate.name} was decided by {decision.decided_by} alone; a "
                f"{case.depth} plan needs {gate.deciders_needed} people.",
                remedy="Let the others read it and record the decision again with all names.",
                requirements=("S0-66",),
            )
