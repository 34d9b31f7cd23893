"""Answers in a TOML file, keyed by question: read into a plan, or refused with every mistake."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from roadmap_desktop.domain.answering import NewId
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.content.terms import Choice
from roadmap_desktop.domain.errors import InputError, PlanError, Problem
from roadmap_desktop.domain.model.client import Client
from roadmap_desktop.domain.model.pilot import Pilot, ReviewProcess
from roadmap_desktop.domain.model.plan import Plan, PlanHeader
from roadmap_desktop.domain.model.use_case import UseCase
from roadmap_desktop.exchange.assumptions import depth_of, with_assumptions
from roadmap_desktop.exchange.giving import give, is_not_sure
from roadmap_desktop.exchange.numbers import RefusedValueError, full_stop
from roadmap_desktop.exchange.toml_lines import line_of, lines_of_keys
from roadmap_desktop.exchange.values import SUGGESTED
from roadmap_desktop.exchange.words import LONGEST_NAME, chosen, did_you_mean, text_from

NEEDED = ("firm.name", "use.work")
"""Without these there is nothing to plan; everything else may come later."""
FIRST = ("plan.start", "people.list")
"""Read before the others: dates count from the start, and people bring their functions."""
TIER = "tier"
TIER_KEYS = ("depth", "by", "because")
LARGEST_FILE = 1_000_000
_LINE = re.compile(r"at line (\d+)")


def empty_plan(catalogue: Catalogue, today: date, new_id: NewId) -> Plan:
    """A plan in which nothing was said yet."""
    client = Client(id=new_id())
    header = PlanHeader(
        id=new_id(),
        client_id=client.id,
        catalogue_version=catalogue.version,
        created_on=today,
    )
    return Plan(
        header=header,
        client=client,
        use_case=UseCase(id=new_id()),
        pilot=Pilot(id=new_id()),
        review=ReviewProcess(id=new_id()),
    )


def read_answers(path: Path, catalogue: Catalogue, today: date, new_id: NewId) -> Plan:
    """The plan that a file of answers describes, defaults included.

    Raises ``InputError`` with every mistake in the file, ``PlanError`` where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or "it is no file"
        raise PlanError(f"{path} cannot be read ({reason}); check name and rights.") from None
    if len(content) > LARGEST_FILE:
        raise PlanError(f"{path} is larger than an answers file can be; check the name.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlanError(
            f"{path} is no text file in UTF-8; save it as such and try again."
        ) from None
    return parse_answers(text, catalogue, today, new_id, name=path.name)


def parse_answers(
    text: str, catalogue: Catalogue, today: date, new_id: NewId, *, name: str = "the file"
) -> Plan:
    """Like ``read_answers``, from text."""
    text = text.replace("\r\n", "\n")
    reading = _Reading(catalogue, new_id, empty_plan(catalogue, today, new_id))
    reading.take(_tables(text, name))
    if reading.problems:
        lines = lines_of_keys(text)
        located = [replace(p, line=line_of(p.where, lines)) for p in reading.problems]
        located.sort(key=lambda p: p.line or len(text))
        count = "one mistake" if len(located) == 1 else f"{len(located)} mistakes"
        raise InputError(f"{name} has {count}; nothing was written.", tuple(located))
    plan = named(reading.plan)
    return with_assumptions(plan, catalogue, depth_of(plan, catalogue, today), new_id)


def _tables(text: str, name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        sentence = "Lists stand in lists too deep; write each row as a table of its own."
        line = 0
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        found = _LINE.search(str(error))
        line = int(found[1]) if found else 0
        sentence = _syntax_sentence(str(error), text, line)
    problem = Problem(where=name, line=line, sentence=sentence)
    raise InputError(f"{name} cannot be read as TOML; nothing was written.", (problem,))


def _syntax_sentence(message: str, text: str, line: int) -> str:
    lines = text.splitlines()
    shown = f" The line reads: {lines[line - 1].strip()[:80]}" if 0 < line <= len(lines) else ""
    return f"{message.partition(' (')[0]}. Texts stand in quotes, lists in brackets.{shown}"


@dataclass(slots=True)
class _Reading:
    """One pass over a file: the plan as far as it was understood, and what was not."""

    catalogue: Catalogue
    new_id: NewId
    plan: Plan
    problems: list[Problem] = field(default_factory=list)

    def take(self, tables: Mapping[str, Any]) -> None:
        """Put every answer of the file into the plan."""
        answers = dict(self._answers(tables))
        for question in _in_order(answers, self.catalogue):
            self._take_answer(question, answers[question.id])
        for question_id in NEEDED:
            raw = answers.get(question_id)
            if is_not_sure(raw) or not (raw.strip() if isinstance(raw, str) else raw):
                sentence = "This one is needed before a plan can be made; give an answer."
                self._complain(question_id, sentence, self.catalogue.question(question_id))

    def _answers(self, tables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """(question id, raw value) for every key; keys that name no question become problems."""
        ids = [q.id for q in self.catalogue.questions]
        known = set(ids)
        for head, table in tables.items():
            if head == TIER:
                self._take_tier(table)
                continue
            keys = {head: table}
            if isinstance(table, dict):
                keys = {f"{head}.{k}": v for k, v in table.items()}
            for key, raw in keys.items():
                if key in known:
                    yield key, raw
                else:
                    near = did_you_mean(key, ids)
                    self._complain(key, full_stop(f"No question is called '{key}'{near}"))

    def _take_answer(self, question: Question, raw: Any) -> None:
        try:
            self.plan = give(self.plan, question, raw, self.catalogue, self.new_id)
        except RefusedValueError as error:
            for refusal in error.refusals:
                self._complain(question.id + refusal.where, full_stop(refusal.sentence), question)

    def _take_tier(self, table: Any) -> None:
        """The depth set by hand: needs a name and a reason (S0-4)."""
        given = table if isinstance(table, dict) else {}
        for key in given:
            if key not in TIER_KEYS:
                near = did_you_mean(key, TIER_KEYS)
                self._complain(f"{TIER}.{key}", full_stop(f"The tier has no '{key}'{near}"))
        missing = [key for key in TIER_KEYS if not given.get(key)]
        if missing:
            words = " and ".join(f"{TIER}.{key}" for key in missing)
            self._complain(TIER, f"A depth set by hand needs a name and a reason; give {words}.")
            return
        try:
            depth = Depth(chosen(given["depth"], [Choice(id=d, text=d) for d in Depth]))
            by = text_from(given["by"], lines=False, longest=LONGEST_NAME)
            because = text_from(given["because"], lines=True)
        except RefusedValueError as error:
            self._complain(TIER, full_stop(str(error)))
            return
        header = replace(
            self.plan.header,
            tier_override=depth,
            tier_override_by=by,
            tier_override_because=because,
        )
        self.plan = replace(self.plan, header=header)

    def _complain(self, where: str, sentence: str, question: Question | None = None) -> None:
        text = question.text if question else ""
        self.problems.append(Problem(where=where, sentence=sentence, question=text))


def _in_order(answers: Mapping[str, Any], catalogue: Catalogue) -> Sequence[Question]:
    """Answered questions in catalogue order; suggestions last, for they follow from the others."""
    given = [q for q in catalogue.questions if q.id in answers]
    rank = {question_id: place for place, question_id in enumerate(FIRST)}
    return sorted(given, key=lambda q: (answers[q.id] == SUGGESTED, rank.get(q.id, len(FIRST))))


def named(plan: Plan) -> Plan:
    """The plan with a title and a number where it has none, and owners for what is open."""
    header = plan.header
    owner = plan.holder("owner")
    initials = "".join(word[0] for word in plan.client.name.split() if word[0].isalnum())
    header = replace(
        header,
        title=header.title or title_from(plan.use_case.work),
        number=header.number or f"{initials[:4].upper() or 'PLAN'}-AI-01",
    )
    plan = replace(plan, header=header)
    if owner:
        items = tuple(replace(i, owner_id=i.owner_id or owner.id) for i in plan.open_items)
        states = tuple(
            replace(s, owner_id=s.owner_id or owner.id) if s.question in unsure else s
            for unsure in [{i.question for i in items if not i.done}]
            for s in plan.question_states
        )
        plan = replace(plan, open_items=items, question_states=states)
    return plan


def title_from(work: str, longest: int = 60) -> str:
    """A title made of the first words of the use."""
    first = re.split(r"(?<=[.;:!?])\s", " ".join(work.split()))[0].rstrip(".;:!?")
    if len(first) <= longest:
        return first
    return first[:longest].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
