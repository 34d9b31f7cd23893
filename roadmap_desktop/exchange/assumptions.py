"""The visible defaults of a plan, and what the catalogue suggests for its lists.

Every default that is taken leaves the state 'assumed' behind, so that it is listed and printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from roadmap_desktop.assessment.case import Case
from roadmap_desktop.assessment.tier.rule import read_answers, tier_of
from roadmap_desktop.domain.answering import NewId, mark, put
from roadmap_desktop.domain.bindings import is_shown, status_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.data_rules import DataExample, FirmKind
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.values import ValueReader

Rows = Sequence[Mapping[str, Any]]


def suggested(plan: Plan, question: Question, catalogue: Catalogue) -> Rows:
    """The rows the catalogue offers for a list of this plan; () where it has none."""
    offer = _OFFERS.get(question.suggestions)
    return offer(plan, catalogue) if offer else ()


def depth_of(plan: Plan, catalogue: Catalogue, today: date) -> Depth:
    """How deep the plan goes, by its answers or by hand with a name and a reason (S0-4)."""
    header = plan.header
    if header.tier_override and header.tier_override_by and header.tier_override_because:
        return header.tier_override
    return tier_of(read_answers(Case(plan=plan, catalogue=catalogue, today=today)))


def with_assumptions(
    plan: Plan,
    catalogue: Catalogue,
    depth: Depth,
    new_id: NewId,
    *,
    above: Depth | None = None,
) -> Plan:
    """The plan with a default for every question of this depth that nobody answered.

    Questions deeper than that stay without one, for they are not shown. With ``above``, only those
    are looked at that a plan of that depth did not show yet.
    """
    reader = ValueReader(catalogue, plan.header.start)
    for question in catalogue.questions:
        if not depth.reaches(question.depth) or not is_shown(plan, question, catalogue):
            continue
        if above is not None and above.reaches(question.depth):
            continue
        if status_of(plan, question, catalogue) is not QuestionStatus.UNANSWERED:
            continue
        value: Any = None
        if question.assumed_suggestions:
            value = suggested(plan, question, catalogue)
        elif question.assumed is not None:
            value = reader.read(question, question.assumed)
        if value not in (None, "", ()):
            plan = put(plan, question, value, catalogue, new_id)
            plan = mark(plan, question, QuestionStatus.ASSUMED, new_id)
    return plan


def _firm_kind(plan: Plan, catalogue: Catalogue) -> FirmKind:
    kind: FirmKind | None = catalogue.find("firm_kinds", plan.client.kind)
    return kind or catalogue.firm_kinds[-1]


def _examples(examples: Sequence[DataExample]) -> Rows:
    return tuple(
        {"category": e.category, "examples": e.examples, "reason": e.reason}
        for e in examples
        if e.suggested
    )


def _forbidden(plan: Plan, catalogue: Catalogue) -> Rows:
    return _examples(_firm_kind(plan, catalogue).forbidden)


def _allowed(plan: Plan, catalogue: Catalogue) -> Rows:
    return _examples(_firm_kind(plan, catalogue).allowed)


def _risks(plan: Plan, catalogue: Catalogue) -> Rows:
    owner = plan.holder("owner")
    name = owner.name if owner else ""
    reviewer = plan.holder("reviewer")
    response = f"{reviewer.name} checks; the stop rules apply." if reviewer else ""
    return tuple(
        {"risk": risk, "owner_id": name, "response": response}
        for risk in _firm_kind(plan, catalogue).typical_risks
    )


def _stop_rules(plan: Plan, catalogue: Catalogue) -> Rows:
    del plan
    return tuple(
        {
            "family": family.id,
            "trigger": rule.trigger,
            "metric": rule.metric,
            "comparator": rule.comparator or None,
            "value": rule.value,
            "unit": rule.unit,
            "window_days": rule.window_days,
            "consequence": rule.consequence,
        }
        for family in catalogue.stop_rule_families
        for rule in family.rules
        if rule.suggested and rule.applies == "pilot" and rule.depth is Depth.LIGHT
    )


def _recorder(plan: Plan, catalogue: Catalogue, role: str) -> str:
    """Who holds the role, or the one it falls back to."""
    seen: set[str] = set()
    while role and role not in seen:
        seen.add(role)
        holder = plan.holder(role)
        if holder:
            return holder.name
        record = catalogue.find("roles", role)
        role = record.falls_back_to if record else ""
    return ""


def _evidence(plan: Plan, catalogue: Catalogue) -> Rows:
    return tuple(
        {
            "signal": signal.id,
            "what": signal.what,
            "recorder_id": _recorder(plan, catalogue, signal.recorder_role),
            "interval": signal.interval,
        }
        for signal in catalogue.evidence_signals
    )


def _kpis(plan: Plan, catalogue: Catalogue) -> Rows:
    owner = plan.holder("owner")
    return tuple(
        {
            "name": kpi.name,
            "layer": kpi.layer,
            "kpi_type": kpi.kpi_type,
            "library": kpi.id,
            "unit": kpi.unit,
            "comparator": kpi.comparator,
            "target": kpi.target,
            "threshold": kpi.threshold,
            "action": kpi.action,
            "owner_id": owner.name if owner else "",
        }
        for kpi in catalogue.kpis
        if kpi.suggested and kpi.depth is Depth.LIGHT
    )


def _rollout(plan: Plan, catalogue: Catalogue) -> Rows:
    heads = plan.client.head_count
    rows = []
    for stage in catalogue.rollout_stages:
        wanted = plan.pilot.user_count if stage.number == 1 else stage.users_min
        users = wanted or heads
        rows.append(
            {
                "stage": stage.id,
                "segment": plan.pilot.users if stage.number == 1 else stage.who,
                "user_count": min(users, heads) if users and heads else users,
                "weeks": stage.weeks_default,
                "criterion": stage.criterion,
                "decision_point": stage.decision_point,
                "monitoring": stage.monitoring,
                "support": stage.support,
                "training": stage.training,
                "conditions": stage.conditions,
            }
        )
    return tuple(rows)


def _criteria(plan: Plan, catalogue: Catalogue) -> Rows:
    del plan
    return tuple(
        {
            "metric": c.metric,
            "aspect": c.aspect,
            "kpi_type": c.kpi_type,
            "comparator": c.comparator,
            "unit": c.unit,
            "success": c.success,
            "failure": c.failure,
            "period": c.period,
            "source": c.source,
        }
        for c in catalogue.criteria
        if c.suggested and c.depth is Depth.LIGHT
    )


_OFFERS: Mapping[str, Callable[[Plan, Catalogue], Rows]] = {
    "forbidden_data": _forbidden,
    "allowed_data": _allowed,
    "risks": _risks,
    "stop_rules": _stop_rules,
    "evidence": _evidence,
    "kpis": _kpis,
    "rollout": _rollout,
    "criteria": _criteria,
}
