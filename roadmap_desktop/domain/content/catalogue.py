"""The whole content in one language, and how a record of it is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from roadmap_desktop.domain.content.checklists import Checklist, ChecklistItem
from roadmap_desktop.domain.content.data_rules import FirmKind
from roadmap_desktop.domain.content.help import Caution, Fact, HelpText, LeftOut
from roadmap_desktop.domain.content.kpis import KpiTemplate
from roadmap_desktop.domain.content.pilot import CriterionTemplate, EvidenceTemplate, PilotItem
from roadmap_desktop.domain.content.questions import Question, Section
from roadmap_desktop.domain.content.roles import Role
from roadmap_desktop.domain.content.rollout import RolloutPattern, RolloutStageTemplate
from roadmap_desktop.domain.content.stages import DecisionWord, Gate, Stage, StageMapping
from roadmap_desktop.domain.content.stop_rules import StopRuleFamily
from roadmap_desktop.domain.content.terms import Choice, Term
from roadmap_desktop.domain.content.thresholds import Threshold
from roadmap_desktop.domain.content.timeline import Phase, Preset, TailItem, TaskTemplate


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All content in one language; immutable, shared by everything that runs."""

    version: str
    language: str
    notice: str
    """The line on every export (S0-85)."""
    stages: tuple[Stage, ...]
    gates: tuple[Gate, ...]
    """In the order of their days, the verdict among them."""
    decisions: tuple[DecisionWord, ...]
    stage_mapping: tuple[StageMapping, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    checklists: tuple[Checklist, ...]
    firm_kinds: tuple[FirmKind, ...]
    stop_rule_families: tuple[StopRuleFamily, ...]
    pilot_items: tuple[PilotItem, ...]
    criteria: tuple[CriterionTemplate, ...]
    evidence_signals: tuple[EvidenceTemplate, ...]
    thresholds: tuple[Threshold, ...]
    rollout_patterns: tuple[RolloutPattern, ...]
    rollout_stages: tuple[RolloutStageTemplate, ...]
    roles: tuple[Role, ...]
    kpis: tuple[KpiTemplate, ...]
    phases: tuple[Phase, ...]
    presets: tuple[Preset, ...]
    """The first one is the default."""
    tasks: tuple[TaskTemplate, ...]
    tail: tuple[TailItem, ...]
    tiers: tuple[Term, ...]
    impact_flags: tuple[Term, ...]
    high_impact_work: tuple[Term, ...]
    decision_rights: tuple[Term, ...]
    kpi_layers: tuple[Term, ...]
    budget_kinds: tuple[Term, ...]
    concerns: tuple[Term, ...]
    """The eight lamps (S0-1)."""
    redesign_areas: tuple[Term, ...]
    stop_reasons: tuple[Term, ...]
    warnings: tuple[Caution, ...]
    mistakes: tuple[Caution, ...]
    anti_patterns: tuple[Caution, ...]
    left_out: tuple[LeftOut, ...]
    facts: tuple[Fact, ...]
    help: tuple[HelpText, ...]
    glossary: tuple[HelpText, ...]
    countries: tuple[Choice, ...] = ()
    """Countries whose public holidays are known, by ISO 3166 code."""

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Any]]:
        lists = {name: value for name, value in vars(self).items() if isinstance(value, tuple)}
        return {
            name: {getattr(r, "id", getattr(r, "stage", "")): r for r in records}
            for name, records in lists.items()
        }

    def find(self, listing: str, record_id: str) -> Any:
        """The record of one list with that id, None when there is none."""
        return self._by_id[listing].get(record_id)

    def text_of(self, listing: str, record_id: str) -> str:
        """Its name or text, or the id itself when the catalogue no longer knows it."""
        record = self.find(listing, record_id)
        if record is None:
            return record_id
        return str(getattr(record, "name", "") or getattr(record, "text", "") or record_id)

    def question(self, question_id: str) -> Question:
        """The question with that id; ``KeyError`` when there is none."""
        question: Question = self._by_id["questions"][question_id]
        return question

    def gate(self, gate_id: str) -> Gate:
        """The gate with that id; ``KeyError`` when there is none."""
        gate: Gate = self._by_id["gates"][gate_id]
        return gate

    @cached_property
    def checklist_items(self) -> Mapping[str, ChecklistItem]:
        """Every line of every checklist by id."""
        return {item.id: item for checklist in self.checklists for item in checklist.items}

    @cached_property
    def threshold(self) -> Mapping[str, Threshold]:
        """The named figures by id."""
        return {t.id: t for t in self.thresholds}

    @property
    def quick_questions(self) -> tuple[Question, ...]:
        """What Quick plan asks, in its order."""
        asked = [q for q in self.questions if q.quick]
        return tuple(sorted(asked, key=lambda q: q.quick))
