"""Answers in a TOML file, keyed by question: read into a plan, or refused with every mistake."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from roadmap_desktop.domain.answering import NewId, mark, put
from roadmap_desktop.domain.content import Catalogue, Depth, Question
from roadmap_desktop.domain.content import QuestionKind as Kind
from roadmap_desktop.domain.errors import InputError, PlanError, Problem
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.client import Client
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.governance import OpenItem
from roadmap_desktop.domain.model.pilot import Pilot, ReviewProcess
from roadmap_desktop.domain.model.plan import Plan, PlanHeader
from roadmap_desktop.domain.model.use_case import UseCase
from roadmap_desktop.exchange.assumptions import suggested, with_assumptions
from roadmap_desktop.exchange.numbers import RefusedValueError
from roadmap_desktop.exchange.values import (
    NOT_SURE,
    SUGGESTED,
    ValueReader,
    did_you_mean,
)

NEEDED = ("firm.name", "use.work")
"""Without these there is nothing to plan; everything else may come later."""
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
        if path.stat().st_size > LARGEST_FILE:
            raise PlanError(f"{path} is larger than an answers file can be; check the name.")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise PlanError(
            f"{path} is no text file in UTF-8; save it as such and try again."
        ) from None
    except OSError as error:
        raise PlanError(
            f"{path} cannot be read ({error.strerror}); check name and rights."
        ) from None
    return parse_answers(text, catalogue, today, new_id, name=path.name)


def parse_answers(
    text: str, catalogue: Catalogue, today: date, new_id: NewId, *, name: str = "the file"
) -> Plan:
    """Like ``read_answers``, from text."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else 0
        problem = Problem(where=name, line=line, sentence=_syntax_sentence(str(error), text, line))
        raise InputError(
            f"{name} cannot be read as TOML; nothing was written.", (problem,)
        ) from None
    plan = empty_plan(catalogue, today, new_id)
    problems: list[Problem] = []
    answers = dict(_answers(tables, catalogue, problems))
    plan = _with_start_first(plan, answers, catalogue, new_id)
    for question in _people_first(answers, catalogue):
        try:
            plan = _answered(plan, question, answers[question.id], catalogue, new_id)
        except RefusedValueError as error:
            where = f"{question.id}{error.where}"
            problems.append(
                Problem(where=where, sentence=error.sentence + ".", question=question.text)
            )
    for question_id in NEEDED:
        if answers.get(question_id) in (None, "", NOT_SURE):
            question = catalogue.question(question_id)
            sentence = "This one is needed before a plan can be made; give an answer."
            problems.append(Problem(where=question_id, sentence=sentence, question=question.text))
    if problems:
        located = tuple(replace(p, line=_line_of(p.where, text)) for p in problems)
        count = "one mistake" if len(located) == 1 else f"{len(located)} mistakes"
        raise InputError(f"{name} has {count}; nothing was written.", located)
    plan = _named(plan)
    return with_assumptions(plan, catalogue, Depth.LIGHT, new_id)


def _answers(
    tables: Mapping[str, Any], catalogue: Catalogue, problems: list[Problem]
) -> Iterator[tuple[str, Any]]:
    """(question id, raw value) for every key; keys that name no question become problems."""
    ids = [q.id for q in catalogue.questions]
    known = set(ids)
    for head, table in tables.items():
        keys = {head: table}
        if isinstance(table, dict):
            keys = {f"{head}.{k}": v for k, v in table.items()}
        for key, raw in keys.items():
            if key in known:
                yield key, raw
            else:
                sentence = f"No question is called '{key}'{did_you_mean(key, ids)}."
                problems.append(Problem(where=key, sentence=sentence))


def _with_start_first(
    plan: Plan, answers: Mapping[str, Any], catalogue: Catalogue, new_id: NewId
) -> Plan:
    """The start before everything else, because other dates may be written as 'day 30'."""
    if "plan.start" not in answers or answers["plan.start"] == NOT_SURE:
        return plan
    try:
        return _answered(
            plan, catalogue.question("plan.start"), answers["plan.start"], catalogue, new_id
        )
    except RefusedValueError:
        return plan


def _people_first(answers: Mapping[str, Any], catalogue: Catalogue) -> Sequence[Question]:
    """Answered questions in catalogue order, but people with their functions before their names."""
    given = [q for q in catalogue.questions if q.id in answers]
    return sorted(given, key=lambda q: q.id != "people.list")


def _answered(
    plan: Plan, question: Question, raw: Any, catalogue: Catalogue, new_id: NewId
) -> Plan:
    if raw == NOT_SURE and question.kind is not Kind.CHECKLIST:
        return not_sure(plan, question, new_id)
    if raw == SUGGESTED and question.suggestions:
        value: Any = suggested(plan, question, catalogue)
    else:
        value = ValueReader(catalogue, plan.header.start).read(question, raw)
    try:
        return put(plan, question, value, catalogue, new_id)
    except ValueError as error:
        raise RefusedValueError(f"This value does not fit here ({error})") from None


def not_sure(
    plan: Plan, question: Question, new_id: NewId, owner_id: str = "", due: date | None = None
) -> Plan:
    """The plan with the question marked 'not sure yet', and an open item that stands for it."""
    plan = mark(plan, question, QuestionStatus.NOT_SURE, new_id)
    if any(i.question == question.id and not i.done for i in plan.open_items):
        return plan
    position = len(plan.open_items)
    item = OpenItem(
        id=new_id(),
        position=position,
        text=question.text,
        question=question.id,
        owner_id=owner_id,
        due=due,
    )
    return with_records(plan, BY_NAME["open_item"], (item,), frozenset())


def _named(plan: Plan) -> Plan:
    """A title and a document number where none was given, and owners for what is open."""
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
        plan = replace(plan, open_items=items)
    return plan


def title_from(work: str, longest: int = 60) -> str:
    """A title made of the first words of the use."""
    first = re.split(r"(?<=[.;:!?])\s", " ".join(work.split()))[0].rstrip(".;:!?")
    if len(first) <= longest:
        return first
    return first[:longest].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def _syntax_sentence(message: str, text: str, line: int) -> str:
    lines = text.splitlines()
    shown = f" The line reads: {lines[line - 1].strip()[:80]}" if 0 < line <= len(lines) else ""
    return f"{message.partition(' (')[0]}. Texts stand in quotes, lists in brackets.{shown}"


def _line_of(where: str, text: str) -> int:
    """The line a key stands on, 0 where it cannot be told."""
    head, _, tail = where.partition(".")
    name = re.split(r"[.\[]", tail)[0]
    inside = re.compile(rf"{re.escape(name)}\s*=")
    outside = re.compile(rf"{re.escape(head)}(\.{re.escape(name)})?\s*=")
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if opened := re.fullmatch(r"\[+\s*([^\]]+?)\s*\]+(?:\s*#.*)?", stripped):
            section = opened[1]
            if section == f"{head}.{name}":
                return number
        elif (section == head and inside.match(stripped)) or (
            not section and outside.match(stripped)
        ):
            return number
    return 0
