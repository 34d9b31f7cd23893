"""The register of what a plan is made of.

Store tables, journal entries, the plan file and the diff all use these names, so that a new part
of the plan is added in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from roadmap_desktop.domain.model import (
    answers,
    checklists,
    client,
    data_rules,
    governance,
    kpis,
    people,
    pilot,
    risks,
    rollout,
    tasks,
    use_case,
)
from roadmap_desktop.domain.model.plan import Plan, PlanHeader


class Scope(StrEnum):
    """Whose undo stack an edit belongs to."""

    STORE = "store"
    CLIENT = "client"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Entity:
    """One kind of record: its table's name, its type and where a ``Plan`` keeps it."""

    name: str
    record: type
    attribute: str
    many: bool
    scope: Scope
    noun: str
    """The word for one of them in a sentence."""


def _one(name: str, record: type, attribute: str, noun: str, scope: Scope = Scope.PLAN) -> Entity:
    return Entity(name, record, attribute, False, scope, noun)


def _many(name: str, record: type, attribute: str, noun: str, scope: Scope = Scope.PLAN) -> Entity:
    return Entity(name, record, attribute, True, scope, noun)


ENTITIES: tuple[Entity, ...] = (
    _one("client", client.Client, "client", "firm", Scope.CLIENT),
    _many("closure", client.Closure, "closures", "closure", Scope.CLIENT),
    _one("plan", PlanHeader, "header", "plan"),
    _one("use_case", use_case.UseCase, "use_case", "use case"),
    _one("pilot", pilot.Pilot, "pilot", "pilot"),
    _one("review_process", pilot.ReviewProcess, "review", "review process"),
    _many("candidate", use_case.Candidate, "candidates", "candidate use"),
    _many("person", people.Person, "people", "person"),
    _many("role_assignment", people.RoleAssignment, "roles", "role"),
    _many("roster_entry", people.RosterEntry, "roster", "user on the roster"),
    _many("data_rule", data_rules.DataRule, "data_rules", "data rule"),
    _many("data_source", data_rules.DataSource, "data_sources", "data source"),
    _many("checklist_answer", checklists.ChecklistAnswer, "checklist_answers", "checklist answer"),
    _many("risk", risks.Risk, "risks", "risk"),
    _many("criterion", pilot.Criterion, "criteria", "success criterion"),
    _many("evidence_signal", pilot.EvidenceSignal, "evidence_signals", "evidence signal"),
    _many("stop_rule", pilot.StopRule, "stop_rules", "stop rule"),
    _many("rollout_stage", rollout.RolloutStage, "rollout_stages", "rollout stage"),
    _many("task", tasks.Task, "tasks", "task"),
    _many("task_link", tasks.TaskLink, "task_links", "dependency"),
    _many("phase_setting", tasks.PhaseSetting, "phase_settings", "phase"),
    _many("baseline", tasks.Baseline, "baselines", "baseline"),
    _many("baseline_date", tasks.BaselineDate, "baseline_dates", "date of a baseline"),
    _many("kpi", kpis.Kpi, "kpis", "KPI"),
    _many("budget_line", kpis.BudgetLine, "budget_lines", "budget line"),
    _many("gate_decision", governance.GateDecision, "gate_decisions", "gate decision"),
    _many("open_item", governance.OpenItem, "open_items", "open item"),
    _many("finding_acceptance", governance.FindingAcceptance, "acceptances", "accepted finding"),
    _many("answer", answers.Answer, "answers", "answer"),
    _many("question_state", answers.QuestionState, "question_states", "state of a question"),
)

BY_NAME: Mapping[str, Entity] = MappingProxyType({e.name: e for e in ENTITIES})


def order_of(record: Any) -> tuple[int, str]:
    """Sort key of a record within its list."""
    return (getattr(record, "position", 0), record.id)


def with_records(plan: Plan, entity: Entity, put: tuple[Any, ...], drop: frozenset[str]) -> Plan:
    """The plan with some records of one entity replaced or added, and others dropped by id."""
    changed: dict[str, Any] = {}
    if entity.many:
        records, by_id = getattr(plan, entity.attribute), {record.id: record for record in put}
        stays = {r.id for r in records if r.id in by_id and order_of(r) == order_of(by_id[r.id])}
        if not drop and len(stays) == len(put):  # as nearly always: none comes, goes or is moved
            changed[entity.attribute] = tuple(by_id.get(r.id, r) for r in records)
            return replace(plan, **changed)
        gone = drop | {record.id for record in put}
        kept = [r for r in records if r.id not in gone]
        changed[entity.attribute] = tuple(sorted([*kept, *put], key=order_of))
    elif put:
        changed[entity.attribute] = put[-1]
    return replace(plan, **changed)
