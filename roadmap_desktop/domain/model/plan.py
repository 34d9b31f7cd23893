"""The whole plan as one immutable value; what the store loads and every rule reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.answers import Answer, QuestionState
from roadmap_desktop.domain.model.checklists import ChecklistAnswer
from roadmap_desktop.domain.model.client import Client, Closure
from roadmap_desktop.domain.model.data_rules import DataRule, DataRuleKind, DataSource
from roadmap_desktop.domain.model.governance import FindingAcceptance, GateDecision, OpenItem
from roadmap_desktop.domain.model.kpis import BudgetLine, Kpi
from roadmap_desktop.domain.model.people import Person, RoleAssignment, RosterEntry
from roadmap_desktop.domain.model.pilot import (
    Criterion,
    EvidenceSignal,
    Pilot,
    ReviewProcess,
    StopRule,
)
from roadmap_desktop.domain.model.risks import Risk
from roadmap_desktop.domain.model.rollout import RolloutStage
from roadmap_desktop.domain.model.tasks import (
    Baseline,
    BaselineDate,
    PhaseSetting,
    Task,
    TaskLink,
)
from roadmap_desktop.domain.model.use_case import Candidate, UseCase


class Origin(StrEnum):
    """How the idea started (S0-2); all but ``OWN_NEED`` are informal."""

    TRIED_TOOL = "tried_tool"
    TEAM_PROMISE = "team_promise"
    VENDOR_DEMO = "vendor_demo"
    PRESSURE = "pressure"
    OWN_NEED = "own_need"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHeader:
    """The plan's own row."""

    id: str
    client_id: str = ""
    title: str = ""
    number: str = ""
    """Document number, printed on every page."""
    prepared_by: str = ""
    origin: Origin | None = None
    start: date | None = None
    """Day 1."""
    preset: str = ""
    """Id of ``Catalogue.presets``; '' means the catalogue's default."""
    tier_override: Depth | None = None
    tier_override_by: str = ""
    tier_override_because: str = ""
    catalogue_version: str = ""
    created_on: date | None = None
    archived: bool = False
    made_from: str = ""
    """Name of another program's project that the plan was made of, '' for a plan begun here. Its
    tasks are the plan's other work and stand first, under that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan with its client and all its parts; lists are ordered by ``position``, then id."""

    header: PlanHeader
    client: Client
    use_case: UseCase
    pilot: Pilot
    review: ReviewProcess
    closures: tuple[Closure, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    people: tuple[Person, ...] = ()
    roles: tuple[RoleAssignment, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    data_rules: tuple[DataRule, ...] = ()
    data_sources: tuple[DataSource, ...] = ()
    checklist_answers: tuple[ChecklistAnswer, ...] = ()
    risks: tuple[Risk, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    evidence_signals: tuple[EvidenceSignal, ...] = ()
    stop_rules: tuple[StopRule, ...] = ()
    rollout_stages: tuple[RolloutStage, ...] = ()
    tasks: tuple[Task, ...] = ()
    task_links: tuple[TaskLink, ...] = ()
    phase_settings: tuple[PhaseSetting, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    baseline_dates: tuple[BaselineDate, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    gate_decisions: tuple[GateDecision, ...] = ()
    open_items: tuple[OpenItem, ...] = ()
    acceptances: tuple[FindingAcceptance, ...] = ()
    answers: tuple[Answer, ...] = ()
    question_states: tuple[QuestionState, ...] = ()

    @property
    def id(self) -> str:
        """The plan's id, that of its header."""
        return self.header.id

    @property
    def allowed_data(self) -> tuple[DataRule, ...]:
        """What may be typed in."""
        return tuple(r for r in self.data_rules if r.kind is DataRuleKind.ALLOWED)

    @property
    def forbidden_data(self) -> tuple[DataRule, ...]:
        """What must never be typed in."""
        return tuple(r for r in self.data_rules if r.kind is DataRuleKind.FORBIDDEN)

    def person(self, person_id: str) -> Person | None:
        """The person with that id, if any."""
        return next((p for p in self.people if p.id == person_id), None)

    def name_of(self, person_id: str) -> str:
        """That person's name, '' when there is none."""
        person = self.person(person_id)
        return person.name if person else ""

    def holder(self, role: str) -> Person | None:
        """Who holds a role of the catalogue, e.g. ``owner``; the first, where several do."""
        for assignment in self.roles:
            if assignment.role == role and assignment.person_id:
                return self.person(assignment.person_id)
        return None

    def checklist_answer(self, item: str) -> ChecklistAnswer | None:
        """The answer to one checklist line."""
        return next((a for a in self.checklist_answers if a.item == item), None)

    def question_state(self, question: str) -> QuestionState | None:
        """The stored state of a question, None when nothing was said beyond its value."""
        return next((s for s in self.question_states if s.question == question), None)

    def answer(self, question: str) -> Answer | None:
        """The generic answer to a question that binds to no typed field."""
        return next((a for a in self.answers if a.question == question), None)
