"""What differs between two states of a plan, in planning words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from roadmap_desktop.domain.answering import PERSON_FIELDS
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.model.entities import ENTITIES, Entity
from roadmap_desktop.domain.model.plan import Plan

SILENT = frozenset({"id", "position", "client_id", "catalogue_version", "created_on", "logo"})
"""Fields no person would call a change."""
UNTOLD = frozenset({"baseline_date"})
"""Records that come and go with another one, of which is told."""
_WHOLE = frozenset({"answer", "role_assignment"})
"""Records that are one answer, whatever they consist of."""
_LONGEST = 160


class ChangeKind(StrEnum):
    """What happened to a thing of the plan."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs."""

    kind: ChangeKind
    subject: str
    """What it is about: 'Stop rules: A wrong allergen reaches a customer'."""
    field: str = ""
    """Which part of it, '' where it is there as a whole or not."""
    old: str = ""
    new: str = ""
    question: str = ""
    """Question that asks for it, '' for none."""


def differences(old: Plan, new: Plan, catalogue: Catalogue) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the plan's parts."""
    words = _Words(catalogue, old, new)
    found: list[Difference] = []
    for entity in ENTITIES:
        if entity.name in UNTOLD:
            continue
        before, after = _records(old, entity), _records(new, entity)
        for record_id in dict.fromkeys((*before, *after)):
            was, now = before.get(record_id), after.get(record_id)
            if was != now:
                found += words.of(entity, was, now)
    return tuple(dict.fromkeys(found))


def name_of(plan: Plan, catalogue: Catalogue, entity: Entity, record: Any, most: int = 50) -> str:
    """How a person would call a record of the plan, '' where it has no name of its own."""
    return _short(_Words(catalogue, plan, plan).name(entity, record), most)


def _records(plan: Plan, entity: Entity) -> Mapping[str, Any]:
    value = getattr(plan, entity.attribute)
    records = value if entity.many else (value,)
    return {record.id: record for record in records}


class _Words:
    """Names things as the interview does."""

    def __init__(self, catalogue: Catalogue, old: Plan, new: Plan) -> None:
        self._catalogue = catalogue
        self._people = {p.id: p.name for p in (*old.people, *new.people)}
        self._by_binding: dict[str, list[Question]] = {}
        for question in catalogue.questions:
            self._by_binding.setdefault(question.binds, []).append(question)

    def of(self, entity: Entity, was: Any, now: Any) -> Iterator[Difference]:
        """The differences of one record."""
        record = now if now is not None else was
        question = self._question(entity, record)
        subject = self._subject(entity, record, question)
        about = question.id if question else ""
        if was is None or now is None:
            kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED
            said = self._value_of_answer(entity, record)
            shown = {"new": said} if was is None else {"old": said}
            yield Difference(kind=kind, subject=subject, question=about, **shown)
            return
        for one in fields(record):
            before, after = getattr(was, one.name), getattr(now, one.name)
            if one.name in SILENT or before == after:
                continue
            asked = self._field_question(entity, one.name) or question
            part = self._field(entity, one.name, question) if entity.many else ""
            if entity.name in _WHOLE:
                part = ""
            yield Difference(
                kind=ChangeKind.CHANGED,
                subject=subject if entity.many or asked is None else asked.label,
                field=part,
                old=self._said(entity, was, one.name, before, asked),
                new=self._said(entity, now, one.name, after, asked),
                question=asked.id if asked else about,
            )

    def _said(
        self, entity: Entity, record: Any, field: str, value: Any, question: Question | None
    ) -> str:
        if entity.name == "answer":
            return self._answer(record) or "nothing"
        return self._say(value, field, question)

    def _question(self, entity: Entity, record: Any) -> Question | None:
        named = getattr(record, "question", "")
        if named:
            found: Question | None = self._catalogue.find("questions", named)
            return found
        if entity.name == "role_assignment":
            own = self._by_binding.get(f"role.{record.role}")
            if own:
                return own[0]
        for question in self._by_binding.get(f"rows.{entity.name}", ()):
            if all(getattr(record, k) == v for k, v in question.fixed.items()):
                return question
        return None

    def _field_question(self, entity: Entity, field: str) -> Question | None:
        found = self._by_binding.get(f"{entity.name}.{field}")
        return found[0] if found else None

    def _subject(self, entity: Entity, record: Any, question: Question | None) -> str:
        noun = question.label if question else entity.noun[:1].upper() + entity.noun[1:]
        name = self.name(entity, record)
        return f"{noun}: {name}" if name and name != noun else noun

    def name(self, entity: Entity, record: Any) -> str:
        """How a person would call this one."""
        if entity.name == "role_assignment" and f"role.{record.role}" in self._by_binding:
            return ""
        match entity.name:
            case "checklist_answer":
                item = self._catalogue.checklist_items.get(record.item)
                return item.text if item else record.item
            case "gate_decision":
                return self._catalogue.text_of("gates", record.gate)
            case "role_assignment":
                return self._catalogue.text_of("roles", record.role)
            case "question_state" | "answer":
                return ""
            case "phase_setting":
                return self._catalogue.text_of("phases", record.phase)
            case "task" if record.template:
                return record.name or self._catalogue.text_of("tasks", record.template)
        for field in ("name", "category", "risk", "metric", "trigger", "text", "what", "note"):
            value = getattr(record, field, "")
            if isinstance(value, str) and value:
                return _short(value, 80)
        return ""

    def _value_of_answer(self, entity: Entity, record: Any) -> str:
        """What was said, where the record is hardly more than that."""
        match entity.name:
            case "answer":
                return self._answer(record)
            case "question_state":
                return str(record.status).replace("_", " ")
            case "role_assignment":
                return self._people.get(record.person_id, "")
            case "gate_decision":
                word = self._catalogue.text_of("decisions", record.decision.value)
                return f"{word}, {record.decided_by}: {_short(record.reason)}"
            case "checklist_answer":
                return str(record.state or "").replace("_", " ")
        return ""

    def _answer(self, record: Any) -> str:
        """A value that no rule reads; kept as JSON."""
        question: Question | None = self._catalogue.find("questions", record.question)
        value = json.loads(record.value) if record.value else ""
        if isinstance(value, list):
            return _short(", ".join(self._choice(one, "", question) for one in value))
        return _short(self._choice(value, "", question))

    def _field(self, entity: Entity, field: str, question: Question | None) -> str:
        if question is not None:
            for column in question.columns:
                if column.field == field:
                    return column.label
        del entity
        return field.removesuffix("_id").replace("_", " ")

    def _say(self, value: Any, field: str, question: Question | None) -> str:
        if value is None or value in ("", ()):
            return "nothing"
        if field in PERSON_FIELDS:
            return self._people.get(str(value), "somebody")
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return f"{value.day} {value:%b %Y}"
        if isinstance(value, tuple):
            return _short(", ".join(self._choice(one, field, question) for one in value))
        if isinstance(value, float):
            return f"{value:g}"
        return _short(self._choice(value, field, question))

    def _choice(self, value: Any, field: str, question: Question | None) -> str:
        plain = str(value.value if isinstance(value, Enum) else value)
        if question is None:
            return plain
        asked = next((c for c in question.columns if c.field == field), question)
        if asked.choices_from:
            return self._catalogue.text_of(asked.choices_from, plain)
        return next((c.text for c in asked.choices if c.id == plain), plain)


def _short(text: str, most: int = _LONGEST) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " …"
