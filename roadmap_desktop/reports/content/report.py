"""What every section builder is given: the plan, its assessment, the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roadmap_desktop.assessment.case import Case
from roadmap_desktop.assessment.questions import in_words
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.assessment.standing import GateStatus
from roadmap_desktop.domain.bindings import is_empty
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.reports.blocks import DocumentControl
from roadmap_desktop.reports.content.words import NOT_PROVIDED
from roadmap_desktop.timeline.schedule import ScheduledPhase


@dataclass(frozen=True, kw_only=True)
class Report:
    """A plan as its document sees it."""

    plan: Plan
    assessment: Assessment
    catalogue: Catalogue
    control: DocumentControl

    @cached_property
    def case(self) -> Case:
        """The plan as the rules look at it, at the depth in force."""
        return Case(
            plan=self.plan,
            catalogue=self.catalogue,
            today=self.assessment.today,
            depth=self.assessment.depth,
        )

    def reaches(self, depth: Depth) -> bool:
        """True when this document shows what belongs to ``depth``."""
        return self.assessment.depth.reaches(depth)

    def holder(self, role: str) -> str:
        """Who holds a role or the one it falls back to; 'nobody named yet'."""
        seen: set[str] = set()
        while role and role not in seen:
            seen.add(role)
            person = self.plan.holder(role)
            if person:
                return person.name
            record = self.catalogue.find("roles", role)
            role = record.falls_back_to if record else ""
        return "nobody named yet"

    def answer(self, question_id: str) -> str:
        """A question's answer in words, 'Not provided' or 'Not sure yet'."""
        case = self.case
        question = case.question(question_id)
        if question is None:
            return NOT_PROVIDED
        if case.status(question) is QuestionStatus.NOT_SURE:
            return "Not sure yet"
        return in_words(case, question)

    def has(self, question_id: str) -> bool:
        """The question has a value."""
        return not is_empty(self.case.generic(question_id))

    def phase(self, phase_id: str) -> ScheduledPhase:
        """A phase of the schedule by its id."""
        return next(p for p in self.assessment.schedule.phases if p.id == phase_id)

    def gate(self, gate_id: str) -> GateStatus:
        """A gate's status by its id."""
        return next(g for g in self.assessment.gates if g.gate == gate_id)

    @property
    def next_gate(self) -> GateStatus:
        """The gate that is decided next; the last one when all are decided."""
        wanted = self.assessment.next_gate or self.assessment.gates[-1].gate
        return self.gate(wanted)

    @property
    def today(self) -> date:
        """The day the document was made."""
        return self.assessment.today
