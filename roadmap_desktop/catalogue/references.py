"""Checks that what a catalogue record points at exists.

A reference into a list that is still empty is let pass, so that a half-filled catalogue can be
loaded while it is written; a test of the shipped one asks that no list is empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any

from roadmap_desktop.catalogue.read import id_of
from roadmap_desktop.domain.bindings import BindingKind, parse
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.checklists import Checklist
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import Column, Question, QuestionKind
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.domain.model.pilot import Aspect, Comparator, Consequence, KpiType
from roadmap_desktop.domain.model.tasks import TaskKind

QUICK_LIMIT = 24
"""At most that many questions stand between an owner and a first plan."""

DOCUMENT_SECTIONS = (
    *("summary", "contents", "use_case", "data_card", "tier", "readiness", "risks", "pilot"),
    *("stop_rules", "people", "rollout", "timeline", "gates", "checklists", "kpis"),
    *("bottom_line", "assumed", "left_out", "gaps", "approval"),
)
"""Ids of the document sections that can print an answer."""

SUGGESTIONS = (
    *("forbidden_data", "allowed_data", "stop_rules", "kpis", "evidence", "rollout"),
    *("criteria", "risks", "roles"),
)
"""What the catalogue can suggest for a list."""

FUNCTIONS = ("product", "engineering", "operations", "risk", "finance")
REQUIREMENT = re.compile(r"(S[0-4]|X)-\d+")
FINDING_CODE = re.compile(r"[a-z_]+\.[a-z0-9_]+")

Complaint = tuple[str, str, str]
"""List, id of the record, what is wrong with it."""


class References:
    """One pass over a catalogue that collects every reference leading nowhere."""

    def __init__(self, catalogue: Catalogue, ids: dict[str, frozenset[str]]) -> None:
        self._catalogue = catalogue
        self._ids = ids
        self._found: list[Complaint] = []

    def complaints(self) -> list[Complaint]:
        """All mistakes, in the order of the lists."""
        self._check_steps()
        self._check_questions()
        self._check_checklists()
        self._check_templates()
        self._check_people()
        self._check_time()
        self._check_requirements()
        return self._found

    # --- the three ways of saying no ----------------------------------------------------------

    def _say(self, listing: str, record: Any, text: str) -> None:
        self._found.append((listing, id_of(record), text))

    def _refer(self, listing: str, record: Any, field: str, target: str) -> None:
        """The field's value, or each of its values, is an id of the target list, or ''."""
        known = self._ids[target]
        if not known:
            return
        value = getattr(record, field)
        for one in (value,) if isinstance(value, str) else value:
            if one and one not in known:
                self._say(listing, record, f"{field}: {target} has no {one!r}")

    def _one_of(
        self, listing: str, record: Any, field: str, allowed: type[StrEnum] | Iterable[str]
    ) -> None:
        """The field's value, or each of its values or keys, is one of the allowed words, or ''."""
        words = [str(word) for word in allowed]
        value = getattr(record, field)
        for one in (value,) if isinstance(value, str) else value:
            if one and one not in words:
                self._say(listing, record, f"{field}: {one!r} is none of {', '.join(words)}")

    def _each(self, listing: str, check: Callable[[str, Any], None]) -> None:
        for record in getattr(self._catalogue, listing):
            check(listing, record)

    # --- stages, gates, decisions -------------------------------------------------------------

    def _check_steps(self) -> None:
        for stage in self._catalogue.stages:
            self._refer("stages", stage, "phase", "phases")
            self._refer("stages", stage, "gate", "gates")
        for gate in self._catalogue.gates:
            self._refer("gates", gate, "stage", "stages")
            self._one_of("gates", gate, "decisions", Decision)
            self._one_of("gates", gate, "reviewers", Depth)
            for evidence in gate.evidence:
                for question in evidence.shown_by:
                    if self._ids["questions"] and question not in self._ids["questions"]:
                        text = f"evidence {evidence.id}: questions has no {question!r}"
                        self._say("gates", gate, text)
        for word in self._catalogue.decisions:
            self._one_of("decisions", word, "id", Decision)
        for mapping in self._catalogue.stage_mapping:
            self._refer("stage_mapping", mapping, "stage", "stages")
        for section in self._catalogue.sections:
            self._refer("sections", section, "stage", "stages")

    # --- questions and checklists -------------------------------------------------------------

    def _check_questions(self) -> None:
        for question in self._catalogue.questions:
            self._refer("questions", question, "section", "sections")
            self._one_of("questions", question, "printed", DOCUMENT_SECTIONS)
            self._one_of("questions", question, "suggestions", SUGGESTIONS)
            self._check_binding(question)
            self._check_choices(question)
            self._check_condition(question)
        quick = self._catalogue.quick_questions
        for question in quick[QUICK_LIMIT:]:
            self._say(
                "questions", question, f"Quick plan asks {len(quick)}, more than {QUICK_LIMIT}"
            )

    def _check_binding(self, question: Question) -> None:
        try:
            binding = parse(question)
        except ValueError as error:
            self._say("questions", question, f"binds: {error}")
            return
        target = {BindingKind.ROLE: "roles", BindingKind.CHECKLIST: "checklists"}.get(binding.kind)
        if target and self._ids[target] and binding.name not in self._ids[target]:
            self._say("questions", question, f"binds: {target} has no {binding.name!r}")

    def _check_choices(self, question: Question) -> None:
        parts: list[tuple[Question | Column, str]] = [(question, "")]
        parts.extend((column, f"column {column.field}: ") for column in question.columns)
        for part, name in parts:
            source = part.choices_from
            if source and source not in self._ids:
                text = f"{name}choices_from: the catalogue has no list {source!r}"
                self._say("questions", question, text)
            offered = bool(part.choices or source)
            if offered != (part.kind in (QuestionKind.ONE_OF, QuestionKind.MANY_OF)):
                text = "needs choices" if not offered else "has choices that nobody is asked"
                self._say("questions", question, f"{name}kind {part.kind} {text}")
        if (question.kind is QuestionKind.ROWS) != bool(question.columns):
            self._say("questions", question, "columns belong to kind rows, and only there")

    def _check_condition(self, question: Question) -> None:
        condition = question.shown_when
        if condition is None:
            return
        asked = {q.id: q for q in self._catalogue.questions}.get(condition.question)
        if asked is None:
            text = f"shown_when: questions has no {condition.question!r}"
            self._say("questions", question, text)
            return
        offered = {c.id for c in asked.choices} | self._ids.get(asked.choices_from, frozenset())
        for answer in condition.any_of:
            if offered and answer not in offered:
                text = f"shown_when: {asked.id} is never answered {answer!r}"
                self._say("questions", question, text)

    def _check_checklists(self) -> None:
        seen = {e.id: f"gate {gate.id}" for gate in self._catalogue.gates for e in gate.evidence}
        for checklist in self._catalogue.checklists:
            self._refer("checklists", checklist, "stage", "stages")
            self._one_of("checklists", checklist, "labels", ItemState)
            self._check_items(checklist, seen)

    def _check_items(self, checklist: Checklist, seen: dict[str, str]) -> None:
        for item in checklist.items:
            if item.id in seen:
                self._say("checklists", checklist, f"{item.id} stands in {seen[item.id]} already")
            seen[item.id] = checklist.id
            for question in item.shown_by:
                if self._ids["questions"] and question not in self._ids["questions"]:
                    text = f"{item.id}: shown_by: questions has no {question!r}"
                    self._say("checklists", checklist, text)

    # --- templates ----------------------------------------------------------------------------

    def _check_templates(self) -> None:
        for family in self._catalogue.stop_rule_families:
            for rule in family.rules:
                for name, allowed in (
                    ("consequence", list(Consequence)),
                    ("comparator", ["", *Comparator]),
                    ("applies", ["pilot", "production"]),
                ):
                    value = getattr(rule, name)
                    if value not in allowed:
                        text = f"rule {rule.id}: {name} {value!r} is unknown"
                        self._say("stop_rule_families", family, text)
        for criterion in self._catalogue.criteria:
            self._one_of("criteria", criterion, "aspect", Aspect)
            self._one_of("criteria", criterion, "kpi_type", KpiType)
            self._one_of("criteria", criterion, "comparator", Comparator)
        for threshold in self._catalogue.thresholds:
            self._one_of("thresholds", threshold, "comparator", Comparator)
        for kpi in self._catalogue.kpis:
            self._refer("kpis", kpi, "layer", "kpi_layers")
            self._one_of("kpis", kpi, "kpi_type", KpiType)
            self._one_of("kpis", kpi, "comparator", Comparator)
        for listing in ("warnings", "mistakes", "anti_patterns"):
            self._each(listing, self._check_finding_code)

    def _check_finding_code(self, listing: str, caution: Any) -> None:
        if caution.rule and not FINDING_CODE.fullmatch(caution.rule):
            self._say(listing, caution, f"rule: {caution.rule!r} is no finding's code")

    def _check_people(self) -> None:
        for role in self._catalogue.roles:
            self._refer("roles", role, "falls_back_to", "roles")
            self._refer("roles", role, "rights", "decision_rights")
            self._one_of("roles", role, "function", FUNCTIONS)
        for signal in self._catalogue.evidence_signals:
            self._refer("evidence_signals", signal, "recorder_role", "roles")

    # --- time ---------------------------------------------------------------------------------

    def _check_time(self) -> None:
        for phase in self._catalogue.phases:
            self._refer("phases", phase, "owner_role", "roles")
        for stage in self._catalogue.rollout_stages:
            self._refer("rollout_stages", stage, "phase", "phases")
        for preset in self._catalogue.presets:
            if self._ids["phases"] and len(preset.phase_days) != len(self._ids["phases"]):
                self._say("presets", preset, "phase_days: write one length for each phase")
        for task in self._catalogue.tasks:
            self._refer("tasks", task, "phase", "phases")
            self._refer("tasks", task, "owner_role", "roles")
            self._refer("tasks", task, "gate", "gates")
            self._one_of("tasks", task, "kind", TaskKind)
            self._one_of("tasks", task, "condition", ("readiness_sprint",))
            self._check_predecessors(task)
            self._check_recurrence("tasks", task)
        for item in self._catalogue.tail:
            self._refer("tail", item, "owner_role", "roles")
            self._one_of("tail", item, "kind", (TaskKind.MILESTONE, TaskKind.RECURRING))
            self._check_recurrence("tail", item)

    def _check_predecessors(self, task: Any) -> None:
        known = self._ids["tasks"] | self._ids["gates"]
        for link in task.after:
            before, plus, lag = link.partition("+")
            if self._ids["gates"] and before not in known:
                self._say("tasks", task, f"after: no task or gate is called {before!r}")
            if plus and not lag.isdecimal():
                self._say("tasks", task, f"after: {link!r} needs whole working days behind the +")

    def _check_recurrence(self, listing: str, record: Any) -> None:
        if record.recurs and record.recurs.unit not in ("week", "month"):
            self._say(listing, record, "recurs: unit is week or month")
        if (record.kind == TaskKind.RECURRING) != (record.recurs is not None):
            self._say(listing, record, "recurs belongs to kind recurring, and only there")

    # --- requirement ids ----------------------------------------------------------------------

    def _check_requirements(self) -> None:
        for listing in self._ids:
            self._each(listing, self._check_requirement_ids)

    def _check_requirement_ids(self, listing: str, record: Any) -> None:
        for one in requirement_ids(record):
            if not REQUIREMENT.fullmatch(one):
                self._say(listing, record, f"requirements: {one!r} is no row's id")


def requirement_ids(record: Any) -> Iterator[str]:
    """The row ids of a record and of what it is made of."""
    yield from getattr(record, "requirements", ())
    for name in ("items", "evidence", "criteria", "rules"):
        for inner in getattr(record, name, ()):
            yield from requirement_ids(inner)
