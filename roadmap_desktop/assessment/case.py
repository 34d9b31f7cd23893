"""One plan on one day, as the rules look at it: its parts by id and the words for them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from roadmap_desktop.domain import bindings
from roadmap_desktop.domain.bindings import BindingKind
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.checklists import ChecklistItem
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.findings import Finding, Severity, Subject
from roadmap_desktop.domain.model.answers import QuestionState, QuestionStatus
from roadmap_desktop.domain.model.checklists import ChecklistAnswer, ItemState
from roadmap_desktop.domain.model.people import Person
from roadmap_desktop.domain.model.plan import Plan


@dataclass(frozen=True, kw_only=True)
class Case:
    """What every rule is given. Indexes are built once, on first use."""

    plan: Plan
    catalogue: Catalogue
    today: date
    depth: Depth = Depth.LIGHT
    """The depth in force; rows above it are not asked for."""

    def at(self, depth: Depth) -> Case:
        """The same case at another depth."""
        return replace(self, depth=depth)

    def reaches(self, depth: Depth) -> bool:
        """True when what belongs to ``depth`` is asked for in this plan."""
        return self.depth.reaches(depth)

    def from_standard(self, heavier: Severity, lighter: Severity) -> Severity:
        """``heavier`` in a standard or formal plan, ``lighter`` in a light one."""
        return heavier if self.reaches(Depth.STANDARD) else lighter

    # --- people ------------------------------------------------------------------------------

    @cached_property
    def _people(self) -> Mapping[str, Person]:
        return {person.id: person for person in self.plan.people}

    @cached_property
    def _holders(self) -> Mapping[str, Person]:
        found: dict[str, Person] = {}
        for assignment in self.plan.roles:
            person = self._people.get(assignment.person_id)
            if person and person.name.strip():
                found.setdefault(assignment.role, person)
        return found

    def name(self, person_id: str) -> str:
        """That person's name, '' when there is none."""
        person = self._people.get(person_id)
        return person.name if person else ""

    def holder(self, role: str) -> Person | None:
        """The named person who holds a role, None while nobody does."""
        return self._holders.get(role)

    def holder_name(self, role: str) -> str:
        """The name of who holds a role, '' while nobody does."""
        person = self._holders.get(role)
        return person.name if person else ""

    # --- checklists --------------------------------------------------------------------------

    @cached_property
    def _lines(self) -> Mapping[str, ChecklistAnswer]:
        return {answer.item: answer for answer in self.plan.checklist_answers}

    def line(self, item: str) -> ChecklistAnswer | None:
        """What was said to one checklist line or piece of gate evidence."""
        return self._lines.get(item)

    def state(self, item: ChecklistItem) -> ItemState | None:
        """The line's own state; where nothing was said, yes when its questions are answered."""
        answer = self.line(item.id)
        if answer and answer.state is not None:
            return answer.state
        shown = item.shown_by and all(self.is_answered(q) for q in item.shown_by)
        return ItemState.YES if shown else None

    def state_of(self, item_id: str) -> ItemState | None:
        """As ``state``, by id; None too where the catalogue has no such line."""
        item = self.catalogue.checklist_items.get(item_id)
        if item is None:
            answer = self.line(item_id)
            return answer.state if answer else None
        return self.state(item)

    # --- questions ---------------------------------------------------------------------------

    @cached_property
    def states(self) -> Mapping[str, QuestionState]:
        """The stored state of each question that has one."""
        return {state.question: state for state in self.plan.question_states}

    @cached_property
    def _generic(self) -> Mapping[str, str]:
        return {answer.question: answer.value for answer in self.plan.answers}

    @cached_property
    def _seen(self) -> dict[str, tuple[Any, QuestionStatus]]:
        return {}

    def question(self, question_id: str) -> Question | None:
        """The catalogue's question, None when it has none of that id."""
        found: Question | None = self.catalogue.find("questions", question_id)
        return found

    def value(self, question: Question) -> Any:
        """The value as the plan holds it, see ``domain.bindings.value_of``."""
        return self._look_up(question)[0]

    def status(self, question: Question) -> QuestionStatus:
        """Where the question stands."""
        return self._look_up(question)[1]

    def _look_up(self, question: Question) -> tuple[Any, QuestionStatus]:
        known = self._seen.get(question.id)
        if known is None:
            value = self._read(question)
            known = self._seen[question.id] = (value, self._status(question, value))
        return known

    def _read(self, question: Question) -> Any:
        binding = bindings.parse(question)
        if binding.kind is BindingKind.GENERIC:
            text = self._generic.get(question.id)
            return json.loads(text) if text else None
        if binding.kind is BindingKind.ROLE:
            return self.holder_name(binding.name)
        if binding.kind is BindingKind.CHECKLIST:
            checklist = self.catalogue.find("checklists", binding.name)
            lines = (self.line(item.id) for item in checklist.items)
            return tuple(line for line in lines if line and line.state)
        return bindings.value_of(self.plan, question, self.catalogue)

    def _status(self, question: Question, value: Any) -> QuestionStatus:
        return bindings.status_from(self.states.get(question.id), question, value)

    def generic(self, question_id: str) -> Any:
        """The value of a question by id, None when it is unknown or empty."""
        question = self.question(question_id)
        return self.value(question) if question else None

    def status_of(self, question_id: str) -> QuestionStatus:
        """Where a question stands; one the catalogue does not have is unanswered."""
        question = self.question(question_id)
        return self.status(question) if question else QuestionStatus.UNANSWERED

    def is_answered(self, question_id: str) -> bool:
        """Somebody answered it, or said that it does not apply; a default does not count."""
        done = (QuestionStatus.ANSWERED, QuestionStatus.DOES_NOT_APPLY)
        return self.status_of(question_id) in done

    def is_assumed(self, question_id: str) -> bool:
        """It holds a default that nobody has confirmed."""
        return self.status_of(question_id) is QuestionStatus.ASSUMED

    # --- words -------------------------------------------------------------------------------

    def about(self, question_id: str, label: str = "") -> Subject:
        """A question as the subject or cause of a finding."""
        question = self.question(question_id)
        return Subject(
            question=question_id, label=label or (question.label if question else question_id)
        )


def row(entity: str, record: Any, question: str, label: str) -> Subject:
    """A row of the plan as the subject or cause of a finding."""
    return Subject(entity=entity, id=record.id, question=question, label=label)


def quoted(text: str, most: int = 80) -> str:
    """The person's own words in quotation marks, on one line, cut where they are long."""
    words = " ".join(text.split())
    if len(words) > most:
        words = words[: most - 1].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
    return f"‘{words}’"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a person lists them: 'a, b and c'."""
    given = list(words)
    if len(given) < 2:
        return "".join(given)
    return f"{', '.join(given[:-1])} {last} {given[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """'1 stage', '3 stages'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def figure(value: float | None, unit: str = "") -> str:
    """A number as a person writes it, with its unit: '15', '79.2 %'."""
    if value is None:
        return "no number"
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{text} {unit}".strip()


def first_upper(text: str) -> str:
    """The text with a capital at its start, the rest as it is."""
    return text[:1].upper() + text[1:]


__all__ = [
    "Case",
    "Finding",
    "Severity",
    "Subject",
    "counted",
    "figure",
    "first_upper",
    "listed",
    "quoted",
    "row",
]
