"""Types of the catalogue: everything the program knows about AI roadmaps, as data.

Every record has an ``id`` that is never reused and the ids of the requirement rows it serves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any


class Depth(StrEnum):
    """How deep a plan goes; also the tier that the assessment computes."""

    LIGHT = "light"
    STANDARD = "standard"
    FORMAL = "formal"

    @property
    def rank(self) -> int:
        """0 for light, 2 for formal."""
        return _RANKS[self]

    def reaches(self, other: Depth) -> bool:
        """True when a plan of this depth shows what belongs to ``other``."""
        return _RANKS[self] >= _RANKS[other]


_RANKS: Mapping[Depth, int] = {depth: rank for rank, depth in enumerate(Depth)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several answers, or any plain term with an explanation."""

    id: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Choice):
    """A choice that serves requirement rows of its own: an impact flag, a role, a cost kind, ..."""

    question: str = ""
    """The question the term asks, where it asks one."""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


# --- stages, gates, decisions ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One of the eight stages (S0-12 to S0-19)."""

    id: str
    number: int
    name: str
    question: str
    output: str
    phase: str
    """Phase of the timeline in which the stage is worked on."""
    gate: str = ""
    """Gate that ends the stage, '' where none does."""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateEvidence:
    """One piece a gate needs."""

    id: str
    text: str
    shown_by: tuple[str, ...] = ()
    """Questions whose answers are the piece; empty when only a claim or a record can show it."""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One of the five gates, or the pilot verdict."""

    id: str
    number: int
    name: str
    question: str
    day: int
    """Day of the 120-day template on which it falls at the latest."""
    stage: str
    decisions: tuple[str, ...]
    """Values of ``Decision`` that are offered here."""
    evidence: tuple[GateEvidence, ...] = ()
    criteria: tuple[Term, ...] = ()
    """What is judged together, e.g. the five production readiness criteria (S1-18)."""
    reviewers: Mapping[str, int] = field(default_factory=dict)
    """How many people decide, by depth (S0-66)."""
    is_verdict: bool = False
    """True for the pilot verdict, which is the decision of stage 5 and no gate of seed 000."""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionWord:
    """A value of ``Decision`` with its everyday words in each view (X-9)."""

    id: str
    text: str
    meaning: str
    synonyms: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMapping:
    """A stage as other stage models call it (X-8)."""

    stage: str
    seed_001: str
    seed_002: str
    seed_003: str
    requirements: tuple[str, ...] = ()


# --- questions ---------------------------------------------------------------------------------


class QuestionKind(StrEnum):
    """What kind of page a question gets."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    ONE_OF = "one_of"
    MANY_OF = "many_of"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    """A name; a person is added to the plan when it is new."""
    YES_NO = "yes_no"
    ROWS = "rows"
    """A list of records, each with the question's columns."""
    CHECKLIST = "checklist"
    """The lines of one checklist, each with a state, words, owner and date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of a row of a ROWS question."""

    field: str
    """Attribute of the record."""
    label: str
    kind: QuestionKind = QuestionKind.TEXT
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    """Name of a list of the catalogue whose ids and texts are the choices."""
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Shows a question only when another one has one of these answers."""

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the interview, with all that is said around it."""

    id: str
    """Dotted key, also the key in an answers file: ``use.work``."""
    section: str
    text: str
    label: str
    """The question in two or three words, for tables and lists."""
    kind: QuestionKind
    binds: str = ""
    """Where the value lives: see ``domain.bindings``; '' is the generic ``answer`` table."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Field values every row of a ROWS question has, e.g. ``{kind = "forbidden"}``."""
    columns: tuple[Column, ...] = ()
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    suggestions: str = ""
    """Name of what the catalogue suggests here: ``forbidden_data``, ``allowed_data``,
    ``stop_rules``, ``kpis``, ``evidence``, ``rollout``, ``criteria``, ``risks``, ``roles``."""
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    why: str
    hint: str
    good: str
    bad: str
    printed: tuple[str, ...]
    """Ids of the document sections that print the answer."""
    depth: Depth = Depth.LIGHT
    quick: int = 0
    """Step of Quick plan (1 to 6) that asks it, 0 when it does not."""
    optional: bool = False
    assumed: Any = None
    """The visible default when nobody answered: a value, a list of row tables, or for a
    CHECKLIST question a table of item states. None: nothing is assumed, the answer is a gap."""
    assumed_suggestions: bool = False
    """The default is what ``suggestions`` offers."""
    shown_when: Condition | None = None
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A short section of the interview."""

    id: str
    name: str
    stage: str
    intro: str
    depth: Depth = Depth.LIGHT


# --- checklists --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One line: question, why it matters, what a good sign looks like (S0-84)."""

    id: str
    text: str
    why: str
    good_sign: str
    group: str = ""
    critical: bool = False
    """A weak answer calls for a readiness sprint (S1-8)."""
    shown_by: tuple[str, ...] = ()
    """Questions whose answers already say yes to the line."""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A list of lines answered with the five states of ``ItemState``."""

    id: str
    name: str
    intro: str
    stage: str
    labels: Mapping[str, str] = field(default_factory=dict)
    """State -> word, where a list words its states differently (ready, partly, weak)."""
    adverse: bool = False
    """Its lines ask for something bad, so that 'no' is the good answer."""
    items: tuple[ChecklistItem, ...]
    depth: Depth = Depth.LIGHT
    printed: bool = True
    """Printed among the checklists of the documents."""
    printed_from: Depth = Depth.LIGHT
    """The lightest plan whose paper prints it; the workbook holds it from ``depth`` on."""
    requirements: tuple[str, ...] = ()


# --- data rules, stop rules, pilot -------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DataExample:
    """A category of data with everyday examples, for one kind of firm."""

    category: str
    examples: str
    reason: str = ""
    suggested: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmKind:
    """A kind of small firm with what it must never type in, and what is fine (S0-29)."""

    id: str
    name: str
    forbidden: tuple[DataExample, ...]
    allowed: tuple[DataExample, ...]
    typical_uses: tuple[str, ...] = ()
    typical_risks: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRuleTemplate:
    """A stop rule with its default threshold."""

    id: str
    trigger: str
    metric: str
    comparator: str = ""
    value: float | None = None
    unit: str = ""
    window_days: int | None = None
    consequence: str
    applies: str = "pilot"
    """``pilot`` or ``production``."""
    suggested: bool = True
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRuleFamily:
    """One of the four families (S0-36)."""

    id: str
    name: str
    meaning: str
    rules: tuple[StopRuleTemplate, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotItem:
    """One of the five design items of a pilot (S0-37)."""

    id: str
    name: str
    question: str
    why: str
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionTemplate:
    """A success criterion offered as a starting point."""

    id: str
    metric: str
    aspect: str
    kpi_type: str
    comparator: str
    unit: str
    success: float | None = None
    failure: float | None = None
    period: str = ""
    source: str = ""
    depth: Depth = Depth.LIGHT
    suggested: bool = False
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceTemplate:
    """One of the five signals with what is written down and how often (S0-34)."""

    id: str
    name: str
    what: str
    interval: str
    recorder_role: str
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A named figure that rules compare against, with its source (X-6)."""

    id: str
    name: str
    comparator: str
    value: float
    unit: str
    meaning: str
    requirements: tuple[str, ...] = ()


# --- rollout, people, KPIs ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RolloutPattern:
    """A way to start small (S0-48 to S0-52)."""

    id: str
    name: str
    when: str
    benefit: str
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RolloutStageTemplate:
    """A rollout stage of seed 003 with its band of users and weeks."""

    id: str
    number: int
    name: str
    users_min: int
    users_max: int
    """0 means everyone."""
    weeks_min: float
    weeks_max: float
    weeks_default: float
    phase: str
    who: str
    criterion: str
    decision_point: str
    monitoring: str
    support: str
    training: str
    conditions: str
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role with what it answers for."""

    id: str
    name: str
    duty: str
    function: str = ""
    """One of product, engineering, operations, risk, finance (S1-31), or ''."""
    business: bool = False
    """A business-side role (S1-34)."""
    rights: tuple[str, ...] = ()
    """Decision rights suggested for it."""
    falls_back_to: str = ""
    """Role that carries the duty while nobody holds this one."""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiTemplate:
    """A measure of the library (S1-45)."""

    id: str
    name: str
    layer: str
    kpi_type: str
    unit: str
    comparator: str
    definition: str
    action: str
    target: float | None = None
    threshold: float | None = None
    depth: Depth = Depth.LIGHT
    suggested: bool = False
    requirements: tuple[str, ...] = ()


# --- timeline ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of the 120-day template (S1-49 to S1-53); its last gate ends it."""

    id: str
    number: int
    name: str
    first_day: int
    last_day: int
    purpose: str
    metrics: str
    owner_role: str
    requirements: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        """Length in calendar days."""
        return self.last_day - self.first_day + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A way to fit the five phases into time (X-1, X-7)."""

    id: str
    name: str
    days: int
    """Total of the five phases in calendar days."""
    phase_days: tuple[int, ...]
    days_min: int
    days_max: int
    meaning: str
    source: str
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """When a recurring item falls; occurrences on closed days move to the next open day."""

    every: int
    unit: str
    """``week`` or ``month``."""
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTemplate:
    """A real task of the 120-day plan."""

    id: str
    phase: str
    name: str
    kind: str = "task"
    """``task``, ``milestone`` or ``recurring``; gates come from ``Catalogue.gates``."""
    owner_role: str
    working_days: int = 0
    fills: bool = False
    """Runs as long as its phase leaves room for, ``working_days`` at least; a length that the firm
    sets counts as it is."""
    after: tuple[str, ...] = ()
    """Finish-to-start predecessors: ids of tasks or gates, ``id+3`` for a lag of 3 working days."""
    earliest_day: int = 0
    """Day of the template before which it does not start; 0 means the phase's first day."""
    gate: str = ""
    """Gate it works towards; the gate waits for it."""
    minutes: int = 0
    """Length of one occurrence of a recurring item, for the cadence load (S1-37)."""
    recurs: Recurrence | None = None
    depth: Depth = Depth.LIGHT
    up_to: Depth = Depth.FORMAL
    """Deepest plan that still shows it; deeper ones have something better instead."""
    replaces_in: tuple[str, ...] = ()
    condition: str = ""
    """'' always; ``readiness_sprint`` only when the assessment inserts one."""
    note: str = ""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TailItem:
    """Something that falls after day 120 (X-2)."""

    id: str
    name: str
    kind: str
    """``milestone`` or ``recurring``."""
    days_from_go_live: int = 0
    months_from_start: int = 0
    recurs: Recurrence | None = None
    owner_role: str
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


# --- help --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure from one source, shown in help only (X-11, X-14)."""

    id: str
    text: str
    source: str
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpText:
    """An explanation, worked example or reference."""

    id: str
    title: str
    text: str
    source: str = ""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A warning sign, mistake or anti-pattern that a rule watches for."""

    id: str
    name: str
    meaning: str
    remedy: str
    rule: str = ""
    """Code of the finding that watches for it, '' where only people can see it."""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something a lighter plan does without, and why (X-10)."""

    id: str
    text: str
    why: str
    depth: Depth
    """The lightest plan that has it."""
    requirements: tuple[str, ...] = ()


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
