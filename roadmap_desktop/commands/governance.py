"""Decisions at gates, accepted findings and an overridden tier: each with a name and a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.depth import deepened
from roadmap_desktop.commands.documents import revision_of
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.baselines import with_frozen_baseline
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.governance import Decision, FindingAcceptance, GateDecision
from roadmap_desktop.domain.model.tasks import BaselineDate

NONE: frozenset[str] = frozenset()
PASSING = frozenset({Decision.CONTINUE, Decision.EXPAND, Decision.LIMIT})
"""Decisions after which the plan goes on to the next gate."""
NO_NAME = "Say who decides; a decision without a name does not count."
NO_REASON = "Say why in a sentence; a decision without a reason does not count."
NOT_A_REASON = ("people liked it", "people like it", "everybody likes it", "we like it")
"""Enthusiasm is no reason to go on (S0-41)."""


def decide(
    edit: Edit,
    gate_id: str,
    decision: Decision,
    by: str,
    because: str,
    *,
    against: str = "",
    conditions: str = "",
    on: date | None = None,
    dates: Iterable[BaselineDate] = (),
) -> Step:
    """Record what was decided at a gate (S0-7, S1-20); gates are decided in their order.

    ``dates`` are those of the timeline that was decided on. Where the gate is passed they are
    frozen with its revision, as a baseline; undo takes both back together.

    Raises ``PlanError`` without a name or a reason, out of order, or for a decision that this
    gate does not offer.
    """
    gate = edit.catalogue.find("gates", gate_id)
    if gate is None:
        known = ", ".join(g.id for g in edit.catalogue.gates)
        raise PlanError(f"No gate is called '{gate_id}'; the gates are {known}.")
    if decision.value not in gate.decisions:
        offered = ", ".join(gate.decisions)
        raise PlanError(f"The {gate.name} offers these decisions: {offered}. Choose one of them.")
    who = wording.name(by, NO_NAME)
    why = checked_reason(because)
    _check_order(edit, gate_id)
    record = GateDecision(
        id=edit.new_id(),
        position=max((d.position for d in edit.plan.gate_decisions), default=-1) + 1,
        gate=gate_id,
        decision=decision,
        decided_by=who,
        decided_on=on or edit.today,
        reason=why,
        evidence_against=wording.optional(against),
        conditions=wording.optional(conditions),
    )
    plan, stood = edit.plan, tuple(dates)
    if stood and decision in PASSING:
        revision = revision_of(plan)
        plan = with_frozen_baseline(edit, f"Revision {revision}, {gate.name}", stood, revision)
    plan = with_records(plan, BY_NAME["gate_decision"], (record,), NONE)
    word = edit.catalogue.text_of("decisions", decision.value)
    return Step(f"{gate.name}: {word}", plan)


def checked_reason(because: str) -> str:
    """The reason of a decision; ``PlanError`` for none, a single word, or mere liking."""
    why = wording.reason(because, NO_REASON)
    if len(why.split()) < 2:
        raise PlanError(NO_REASON)
    if " ".join(re.findall(r"[a-z]+", why.casefold())) in NOT_A_REASON:
        raise PlanError("That people like it is no reason by itself; name what was measured.")
    return why


def _check_order(edit: Edit, gate_id: str) -> None:
    """Every gate before this one was passed; its last decision counts."""
    last = {d.gate: d.decision for d in edit.plan.gate_decisions}
    for earlier in edit.catalogue.gates:
        if earlier.id == gate_id:
            return
        if last.get(earlier.id) not in PASSING:
            raise PlanError(f"The {earlier.name} comes first; record its decision before this one.")


def accept_finding(
    edit: Edit, code: str, subject: str, by: str, because: str, *, called: str = ""
) -> Step:
    """Live with a finding, by name and with a reason; ``called`` names it in the history."""
    missing = "Accepting a finding needs a name and a reason; give both."
    record = FindingAcceptance(
        id=edit.new_id(),
        code=code,
        subject=subject,
        accepted_by=wording.name(by, missing),
        because=wording.reason(because, missing),
        accepted_on=edit.today,
    )
    same = frozenset(a.id for a in edit.plan.acceptances if (a.code, a.subject) == (code, subject))
    plan = with_records(edit.plan, BY_NAME["finding_acceptance"], (record,), same)
    return Step(f"Accept “{called}”" if called else "Accept a finding", plan)


def override_tier(edit: Edit, depth: Depth | None, by: str, because: str) -> Step:
    """Set the depth by hand, or (``None``) give it back to the rules (S0-4)."""
    missing = "Changing the depth by hand needs a name and a reason; give both."
    header = replace(
        edit.plan.header,
        tier_override=depth,
        tier_override_by=wording.name(by, missing) if depth else "",
        tier_override_because=wording.reason(because, missing) if depth else "",
    )
    label = f"Set the depth to {depth.value}" if depth else "Let the rules set the depth"
    return Step(label, deepened(edit, replace(edit.plan, header=header)))
