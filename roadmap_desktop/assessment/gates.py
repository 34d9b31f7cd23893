"""What each gate has, misses or has only as a claim, and where the plan stands (S0-61 to S0-66)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from roadmap_desktop.assessment.case import Case, counted, listed, quoted
from roadmap_desktop.assessment.standing import EvidenceState, EvidenceStatus, GateStatus
from roadmap_desktop.assessment.vagueness import speaks_of_liking_only
from roadmap_desktop.domain.content.stages import Gate, GateEvidence
from roadmap_desktop.domain.findings import Finding, Severity, Subject
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.governance import Decision, GateDecision
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.timeline.words import full_date

PASSING = frozenset({Decision.CONTINUE, Decision.EXPAND, Decision.LIMIT})
"""Decisions after which the plan goes on to the next gate."""
HALTED = frozenset({Decision.STOP, Decision.PAUSE})
"""Decisions after which no later gate is awaited."""
MOST_EXTENSIONS = 1
"""How often a pilot may be prolonged before stopping is proposed (S2-3)."""
_BETWEEN_NAMES = re.compile(r"\band\b|[,;&+/]")
BASELINE = "pilot.baseline"


Evidence = Mapping[str, tuple[EvidenceStatus, ...]]
"""Gate id -> how each piece it needs stands."""


def assess_evidence(case: Case) -> Evidence:
    """What each gate has; no date counts in it."""
    return {
        gate.id: tuple(_evidence(case, e) for e in gate.evidence if case.reaches(e.depth))
        for gate in case.catalogue.gates
    }


def assess_gates(case: Case, schedule: Schedule, evidence: Evidence) -> tuple[GateStatus, ...]:
    """Every gate in the order of its day."""
    dated = {row.id: row for row in schedule.gates}
    gates = case.catalogue.gates
    halted = any((d := latest_decision(case, g.id)) and d.decision in HALTED for g in gates)
    return tuple(_gate(case, dated[gate.id], gate, evidence[gate.id], halted) for gate in gates)


def _gate(
    case: Case,
    row: ScheduledTask,
    gate: Gate,
    evidence: tuple[EvidenceStatus, ...],
    halted: bool,
) -> GateStatus:
    decision = latest_decision(case, gate.id)
    wanted = gate.reviewers.get(case.depth.value, 1)
    return GateStatus(
        gate=gate.id,
        name=gate.name,
        question=gate.question,
        due=row.start,
        day=row.start_day,
        evidence=evidence,
        decision=decision,
        deciders_needed=min(wanted, max(case.plan.client.head_count or wanted, 1)),
        overdue=decision is None and row.start < case.today and not halted,
    )


def latest_decision(case: Case, gate: str) -> GateDecision | None:
    """The decision in force at a gate, None while there is none."""
    made = [d for d in case.plan.gate_decisions if d.gate == gate]
    return made[-1] if made else None


def is_held(decision: GateDecision | None) -> bool:
    """A decision counts with a name and a reason; without, the gate was not held (S1-20)."""
    return bool(decision and decision.decided_by.strip() and decision.reason.strip())


def is_passed(case: Case, gate: str) -> bool:
    """The latest decision lets the plan go on, and it is documented."""
    decision = latest_decision(case, gate)
    return decision is not None and decision.decision in PASSING and is_held(decision)


def _evidence(case: Case, evidence: GateEvidence) -> EvidenceStatus:
    said = case.line(evidence.id)
    if said and said.state in (ItemState.YES, ItemState.NOT_APPLICABLE):
        state, detail = EvidenceState.THERE, said.text or "Recorded"
    elif said and said.state is ItemState.IN_PART:
        state, detail = EvidenceState.CLAIMED, said.text or "Said, but nothing shows it"
    else:
        state, detail = _shown(case, evidence)
    return EvidenceStatus(evidence=evidence.id, text=evidence.text, state=state, detail=detail)


def _shown(case: Case, evidence: GateEvidence) -> tuple[EvidenceState, str]:
    if not evidence.shown_by:
        return EvidenceState.MISSING, "Comes with the work of the phase before"
    if evidence.id == BASELINE:
        measured = [c.metric for c in case.plan.criteria if c.baseline is not None]
        if measured:
            return EvidenceState.THERE, f"Today's value of {measured[0].rstrip('.')}"
        return EvidenceState.MISSING, "No measure has today's value"
    open_ = [q for q in evidence.shown_by if not case.is_answered(q)]
    labels = {q: case.about(q).label for q in evidence.shown_by}
    if not open_:
        return EvidenceState.THERE, listed(labels.values())
    assumed = [q for q in open_ if case.is_assumed(q)]
    if len(assumed) == len(open_):
        return EvidenceState.CLAIMED, f"Assumed: {listed(labels[q] for q in assumed)}"
    return EvidenceState.MISSING, f"Still open: {listed(labels[q] for q in open_)}"


def current_stage(case: Case) -> str:
    """The stage that is worked on: the one after the last gate that was passed in order."""
    stages = sorted(case.catalogue.stages, key=lambda s: s.number)
    at = stages[0].id
    for gate in case.catalogue.gates:
        if not is_passed(case, gate.id):
            break
        number = next((s.number for s in stages if s.id == gate.stage), 1)
        at = stages[min(number, len(stages) - 1)].id
    return at


def next_gate(case: Case) -> str:
    """The gate that is decided next, '' when all are passed."""
    for gate in case.catalogue.gates:
        if not is_passed(case, gate.id):
            return gate.id
    return ""


def gate_findings(case: Case, gates: tuple[GateStatus, ...]) -> Iterator[Finding]:
    """Overdue, out of order, undocumented, against the evidence, or decided by too few."""
    late = [g for g in gates if g.overdue]
    if late:
        first = late[0]
        yield Finding(
            code="gate.overdue",
            severity=Severity.ERROR,
            subject=_about(first),
            reason=f"The {first.name} was due on {full_date(first.due)} (day {first.day}) and "
            "nothing is decided.",
            remedy="Decide it, or move the start of the plan.",
            requirements=("S0-7", "S0-41", "S1-21"),
        )
    yield from _out_of_order(case, gates)
    yield from _extensions(case, gates)
    for gate in gates:
        if gate.decision is not None:
            yield from _decision_findings(case, gate, gate.decision)


def _about(gate: GateStatus) -> Subject:
    return Subject(id=gate.gate, label=gate.name)


def _out_of_order(case: Case, gates: tuple[GateStatus, ...]) -> Iterator[Finding]:
    """Gates are passed in order; the first one that was jumped over is named (S0-7, S1-55)."""
    open_: GateStatus | None = None
    for gate in gates:
        if not is_passed(case, gate.gate):
            open_ = open_ or gate
        elif open_:
            yield Finding(
                code="gate.out_of_order",
                severity=Severity.ERROR,
                subject=_about(gate),
                reason=f"The {gate.name} was passed while the {open_.name} is not.",
                remedy=f"Decide the {open_.name} first, and record the later decision again.",
                causes=(_about(open_),),
                requirements=("S0-7", "S1-55"),
            )
            return


def _extensions(case: Case, gates: tuple[GateStatus, ...]) -> Iterator[Finding]:
    """A pilot prolonged more than once without being passed goes on for its own sake (S2-3)."""
    for gate in gates:
        again = [
            d
            for d in case.plan.gate_decisions
            if d.gate == gate.gate and d.decision is Decision.TEST_MORE
        ]
        if len(again) > MOST_EXTENSIONS and not is_passed(case, gate.gate):
            yield Finding(
                code="gate.endless_pilot",
                severity=Severity.WARNING,
                subject=_about(gate),
                reason=f"The {gate.name} asked for more testing {len(again)} times, and no effect "
                "on the business was shown.",
                remedy="Stop, or change the use; a further extension needs a new reason.",
                causes=tuple(Subject(entity="gate_decision", id=d.id) for d in again),
                requirements=("S2-3",),
            )


def _decision_findings(case: Case, gate: GateStatus, made: GateDecision) -> Iterator[Finding]:
    if not is_held(made):
        lacks = [
            words
            for words, text in (("a name", made.decided_by), ("a reason", made.reason))
            if not text.strip()
        ]
        yield Finding(
            code="gate.undocumented",
            severity=Severity.ERROR,
            subject=_about(gate),
            reason=f"The decision at the {gate.name} lacks {listed(lacks)}, so it counts as not "
            "held.",
            remedy="Record it again with who decided and why.",
            requirements=("S1-20",),
        )
        return
    if made.decision not in PASSING:
        return
    if speaks_of_liking_only(made.reason):
        yield Finding(
            code="gate.reason_is_liking",
            severity=Severity.ERROR,
            subject=_about(gate),
            reason=f"{quoted(made.reason)} says that it was liked, not that it works.",
            remedy="Decide on what was measured: value, errors, minutes of review.",
            requirements=("S0-41", "S1-2"),
        )
    if gate.missing:
        yield Finding(
            code="gate.passed_without_evidence",
            severity=Severity.WARNING,
            subject=_about(gate),
            reason=f"The {gate.name} was passed although "
            f"{counted(len(gate.missing), 'piece')} of evidence was missing: "
            f"{listed(e.text.rstrip('.') for e in gate.missing)}.",
            remedy="Bring it in, or write beside the decision why it was not needed.",
            requirements=("S1-20", "S0-66"),
        )
    deciders = [name for name in _BETWEEN_NAMES.split(made.decided_by) if name.strip()]
    if len(deciders) < gate.deciders_needed:
        alone = " alone" if len(deciders) == 1 else ""
        yield Finding(
            code="gate.too_few_deciders",
            severity=Severity.WARNING,
            subject=_about(gate),
            reason=f"The {gate.name} was decided by {made.decided_by}{alone}; a "
            f"{case.depth} plan needs {gate.deciders_needed} people.",
            remedy="Let the others read it and record the decision again with all names.",
            requirements=("S0-66",),
        )
