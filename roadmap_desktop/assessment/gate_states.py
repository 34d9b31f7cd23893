"""How gates stand, as their diamonds show it on screen and on paper."""

from __future__ import annotations

from roadmap_desktop.assessment.gates import PASSING
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.assessment.standing import GateStatus
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.drawing.mark_shapes import GateState


def gate_states(assessment: Assessment) -> dict[str, GateState]:
    """How each gate stands, by its id."""
    return {gate.gate: gate_state(gate, assessment.next_gate) for gate in assessment.gates}


def gate_state(gate: GateStatus, next_gate: str) -> GateState:
    """How a gate stands; ``next_gate`` is the id of the one to be decided next."""
    made = gate.decision
    if made is None:
        return GateState.NEXT if gate.gate == next_gate else GateState.PLANNED
    if made.decision not in PASSING:
        return GateState.STOPPED
    if made.decision is Decision.LIMIT or made.conditions:
        return GateState.CONDITIONS
    return GateState.PASSED


def comes_first(assessment: Assessment, gate: str) -> str:
    """The gate to be decided before this one, as gates are taken in order; '' for none."""
    for earlier in assessment.gates:
        if earlier.gate == gate:
            return ""
        if gate_state(earlier, "") in (GateState.PLANNED, GateState.STOPPED):
            return earlier.gate
    return ""
