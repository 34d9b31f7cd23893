"""Reads what a person typed as the answer to a question, and says what is wrong with it.

Answers files, the command line and forms share it, so that a value means the same wherever it was
typed. What is in its final type already passes unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import UnionType
from typing import Any, get_args, get_type_hints

from roadmap_desktop.domain.answering import ItemAnswer
from roadmap_desktop.domain.bindings import BindingKind, parse
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.checklists import Checklist
from roadmap_desktop.domain.content.questions import Column, Question
from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.domain.content.terms import Choice
from roadmap_desktop.domain.errors import Mistake
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.exchange.numbers import Refusal, RefusedValueError, number_from, told
from roadmap_desktop.exchange.words import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_TEXT,
    chosen,
    chosen_several,
    date_from,
    did_you_mean,
    text_from,
    yes_no_from,
)

NOT_SURE = "?"
"""What stands for 'not sure yet' in an answers file and on the command line."""
SUGGESTED = "suggested"
"""What takes the catalogue's suggestions over as the answer."""
MOST_ROWS = 500
ITEM_KEYS = ("state", "text", "owner", "due")

Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class ValueReader:
    """Turns raw values (TOML's, or text from a command line) into a question's kind of value."""

    catalogue: Catalogue
    start: date | None
    """Day 1, for dates written as 'day 30'."""

    def read(self, question: Question, raw: Any) -> Any:
        """The value; ``RefusedValueError`` with all that does not fit the question."""
        if question.kind is Kind.ROWS:
            return self._rows(question, raw)
        if question.kind is Kind.CHECKLIST:
            return self._items(question, raw)
        return self._one(question, raw, whole=is_whole(question))

    def read_row(self, question: Question, raw: Any, *, part: bool = False) -> dict[str, Any]:
        """One row of a list; with ``part`` only the fields that are given are looked at."""
        row = _as_row(question, raw)
        record = parse(question).entity.record
        columns = _columns(question)
        values: dict[str, Any] = {}
        wrong: list[Refusal] = []
        for key, said in row.items():
            column = columns.get(key)
            if column is None:
                names = [written_name(c) for c in question.columns]
                wrong.append(Refusal(f"A row has no '{key}'{did_you_mean(str(key), names)}", key))
                continue
            try:
                whole = is_whole_field(record, column.field)
                values[column.field] = self._cell(column, said, whole=whole)
            except RefusedValueError as error:
                wrong.extend(error.below(key))
        refused = {refusal.where for refusal in wrong}
        wrong.extend(
            Refusal(
                f"'{written_name(column)}' is missing ({column.label})",
                written_name(column),
                Mistake.MISSING,
                column.label,
            )
            for column in question.columns
            if column.required
            and not ({written_name(column), column.field} & refused)
            and (column.field in values or not part)
            and values.get(column.field) in (None, "", ())
        )
        if wrong:
            raise RefusedValueError.of(wrong)
        return values

    def _cell(self, column: Column, raw: Any, *, whole: bool) -> Any:
        if raw is None or (raw == "" and column.kind not in (Kind.TEXT, Kind.LONG_TEXT)):
            return None
        return self._one(column, raw, whole=whole)

    def _one(self, asked: Question | Column, raw: Any, *, whole: bool) -> Any:
        match asked.kind:
            case Kind.ONE_OF:
                return chosen(raw, choices_of(asked, self.catalogue))
            case Kind.MANY_OF:
                return chosen_several(raw, choices_of(asked, self.catalogue))
            case Kind.NUMBER:
                return number_from(raw, asked.minimum, asked.maximum, whole=whole)
            case Kind.DATE:
                return date_from(raw, self.start)
            case Kind.YES_NO:
                return yes_no_from(raw)
            case Kind.PERSON:
                return text_from(raw, lines=False, longest=LONGEST_NAME)
            case Kind.TEXT:
                return text_from(raw, lines=False, longest=LONGEST_LINE)
            case _:
                return text_from(raw, lines=True, longest=LONGEST_TEXT)

    def _rows(self, question: Question, raw: Any) -> tuple[Mapping[str, Any], ...]:
        given = [raw] if isinstance(raw, dict) else raw
        if not isinstance(given, list | tuple):
            raise RefusedValueError(
                f"This is a list of rows; begin each with [[{question.id}]] on a line of its own"
            )
        if len(given) > MOST_ROWS:
            raise RefusedValueError(f"The list has more than {MOST_ROWS} rows; shorten it")
        rows: list[Mapping[str, Any]] = []
        wrong: list[Refusal] = []
        for place, row in enumerate(given, 1):
            try:
                rows.append(self.read_row(question, row))
            except RefusedValueError as error:
                wrong.extend(_in_row(error.refusals, place))
        if wrong:
            raise RefusedValueError.of(wrong)
        return tuple(rows)

    def _items(self, question: Question, raw: Any) -> dict[str, ItemAnswer]:
        checklist: Checklist = self.catalogue.find("checklists", parse(question).name)
        if not isinstance(raw, dict):
            raise RefusedValueError(
                f"This is a checklist; write [{question.id}] and below it a line for each item,"
                f' like "{checklist.items[0].id}" = "yes"'
            )
        answers: dict[str, ItemAnswer] = {}
        wrong: list[Refusal] = []
        names = item_names(checklist)
        for key, said in _flat(raw, names).items():
            if key not in names:
                near = did_you_mean(key, [item.id for item in checklist.items])
                wrong.append(Refusal(f"'{checklist.name}' has no line '{key}'{near}", f".{key}"))
                continue
            try:
                answers[names[key]] = self.read_item(checklist.labels, said)
            except RefusedValueError as error:
                wrong.extend(error.below(f".{key}"))
        if wrong:
            raise RefusedValueError.of(wrong)
        return answers

    def read_item(self, labels: Mapping[str, str], said: Any) -> ItemAnswer:
        """What is said to one line: a state, or a table of state, text, owner and due."""
        if isinstance(said, ItemAnswer):
            return said
        given = said if isinstance(said, dict) else {"state": said}
        unknown = [key for key in given if key not in ITEM_KEYS]
        if unknown or "state" not in given:
            raise RefusedValueError("An item has state, and may have text, owner and due")
        return ItemAnswer(
            state=_state(labels, given["state"]),
            text=text_from(given.get("text", ""), lines=True, longest=LONGEST_TEXT),
            owner=text_from(given.get("owner", ""), lines=False, longest=LONGEST_NAME),
            due=date_from(given["due"], self.start) if given.get("due") else None,
        )


def _state(labels: Mapping[str, str], raw: Any) -> ItemState:
    if raw == NOT_SURE:
        return ItemState.NOT_SURE
    if isinstance(raw, bool):
        return ItemState.YES if raw else ItemState.NO
    plain = [Choice(id=s.value, text=s.value.replace("_", " ")) for s in ItemState]
    words = [Choice(id=s.value, text=labels[s.value]) for s in ItemState if s.value in labels]
    return ItemState(chosen(raw, [*words, *(c for c in plain if c.id not in labels)]))


def _as_row(question: Question, raw: Any) -> Mapping[str, Any]:
    """A row; a bare text stands for the only column that has to be filled in."""
    if isinstance(raw, Mapping):
        return raw
    needed = [c for c in question.columns if c.required]
    if isinstance(raw, str) and len(needed) == 1:
        return {needed[0].field: raw}
    raise RefusedValueError(f"{told(raw)} is no row; write it as {{ {_example(question)} }}")


def _example(question: Question) -> str:
    needed = [c for c in question.columns if c.required] or list(question.columns[:1])
    return ", ".join(f'{written_name(column)} = "..."' for column in needed)


def _columns(question: Question) -> Columns:
    columns = {c.field: c for c in question.columns}
    return columns | {written_name(c): c for c in question.columns}


def _in_row(refusals: Sequence[Refusal], place: int) -> Iterator[Refusal]:
    for refusal in refusals:
        field = f".{refusal.where}" if refusal.where else ""
        yield replace(refusal, where=f"[{place}]{field}")


def item_names(checklist: Checklist) -> dict[str, str]:
    """How a line may be called: by its id, or by the last part of it."""
    names = {item.id.rpartition(".")[2]: item.id for item in checklist.items}
    return names | {item.id: item.id for item in checklist.items}


def _flat(raw: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Items by name, also where a dotted key without quotes made a table of its own."""
    flat: dict[str, Any] = {}
    for key, said in raw.items():
        if key not in names and isinstance(said, dict) and not set(said) & set(ITEM_KEYS):
            flat |= {f"{key}.{inner}": value for inner, value in said.items()}
        else:
            flat[key] = said
    return flat


def written_name(column: Column) -> str:
    """A column as an answers file spells it: ``owner`` for ``owner_id``."""
    return column.field.removesuffix("_id") if column.kind is Kind.PERSON else column.field


def choices_of(asked: Question | Column, catalogue: Catalogue) -> tuple[Choice, ...]:
    """What may be chosen: the question's own choices, or a list of the catalogue."""
    if not asked.choices_from:
        return asked.choices
    records = getattr(catalogue, asked.choices_from)
    return tuple(Choice(id=r.id, text=getattr(r, "name", "") or r.text) for r in records)


def is_whole(question: Question) -> bool:
    """True where the answer is a whole number."""
    binding = parse(question)
    if binding.kind is not BindingKind.FIELD:
        return False
    return is_whole_field(binding.entity.record, binding.field)


def is_whole_field(record: type, field: str) -> bool:
    """True where a field holds a whole number."""
    hint = get_type_hints(record)[field]
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    return int in kinds and float not in kinds
