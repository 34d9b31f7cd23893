"""Reads what a person typed as the answer to a question, and says what is wrong with it."""

from __future__ import annotations

import difflib
import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import UnionType
from typing import Any, get_args, get_type_hints

from roadmap_desktop.domain.answering import ItemAnswer
from roadmap_desktop.domain.bindings import BindingKind, parse
from roadmap_desktop.domain.content import Catalogue, Checklist, Choice, Column, Question
from roadmap_desktop.domain.content import QuestionKind as Kind
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.exchange.numbers import RefusedValueError, number_from

NOT_SURE = "?"
"""What stands for 'not sure yet' in an answers file and on the command line."""
SUGGESTED = "suggested"
"""What takes the catalogue's suggestions over as the answer."""
LONGEST_TEXT = 20_000
_DAY = re.compile(r"day\s+(\d{1,4})", re.IGNORECASE)
_YES, _NO = ("yes", "y", "true"), ("no", "n", "false")


@dataclass(frozen=True, slots=True)
class ValueReader:
    """Turns raw values (TOML's, or text from a command line) into a question's kind of value."""

    catalogue: Catalogue
    start: date | None
    """Day 1, for dates written as 'day 30'."""

    def from_text(self, question: Question, text: str) -> Any:
        """What was typed in one line; lists and tables in TOML's own spelling."""
        if question.kind in (Kind.ROWS, Kind.CHECKLIST) and text != SUGGESTED:
            try:
                return self.read(question, tomllib.loads(f"v = {text}")["v"])
            except tomllib.TOMLDecodeError as error:
                example = '[{ name = "Ines Carver" }]' if question.kind is Kind.ROWS else "{ }"
                raise RefusedValueError(
                    f"This list cannot be read ({error}); write it like {example}"
                ) from None
        if question.kind is Kind.MANY_OF:
            return self.read(question, [part.strip() for part in text.split(",") if part.strip()])
        return self.read(question, text)

    def read(self, question: Question, raw: Any) -> Any:
        """The value; ``RefusedValueError`` where it does not fit the question."""
        if question.kind is Kind.ROWS:
            return self._rows(question, raw)
        if question.kind is Kind.CHECKLIST:
            return self._items(question, raw)
        whole = is_whole(question)
        return self._one(question, raw, choices_of(question, self.catalogue), whole=whole)

    def _one(
        self, asked: Question | Column, raw: Any, choices: Sequence[Choice], *, whole: bool
    ) -> Any:
        match asked.kind:
            case Kind.ONE_OF:
                return chosen(raw, choices)
            case Kind.MANY_OF:
                many = raw if isinstance(raw, list) else [raw]
                return tuple(chosen(one, choices) for one in many)
            case Kind.NUMBER:
                return number_from(raw, asked.minimum, asked.maximum, whole=whole)
            case Kind.DATE:
                return self._date(raw)
            case Kind.YES_NO:
                return _yes_no(raw)
            case _:
                return _text(raw)

    def _date(self, raw: Any) -> date:
        if isinstance(raw, datetime):
            return raw.date()
        if isinstance(raw, date):
            return raw
        text = str(raw).strip()
        if found := _DAY.fullmatch(text):
            if self.start is None:
                raise RefusedValueError("'day 30' needs the start of the plan; give plan.start too")
            return self.start + timedelta(int(found[1]) - 1)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise RefusedValueError(
                f"'{text}' is no date; write it as 2027-01-12, without quotes, or as \"day 30\""
            ) from None

    def _rows(self, question: Question, raw: Any) -> tuple[Mapping[str, Any], ...]:
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
            raise RefusedValueError(
                f"This is a list of rows; begin each with [[{question.id}]] on a line of its own"
            )
        return tuple(self._row(question, row, place) for place, row in enumerate(raw, 1))

    def _row(self, question: Question, row: Mapping[str, Any], place: int) -> dict[str, Any]:
        columns = {written_name(c): c for c in question.columns}
        columns |= {c.field: c for c in question.columns}
        values: dict[str, Any] = {}
        for key, raw in row.items():
            where = f"[{place}].{key}"
            column = columns.get(key)
            if column is None:
                names = [written_name(c) for c in question.columns]
                raise RefusedValueError(f"A row has no '{key}'{did_you_mean(key, names)}", where)
            choices = choices_of(column, self.catalogue)
            whole = is_whole_field(parse(question).entity.record, column.field)
            try:
                values[column.field] = self._one(column, raw, choices, whole=whole)
            except RefusedValueError as error:
                raise RefusedValueError(error.sentence, where) from None
        for column in question.columns:
            if column.required and values.get(column.field) in (None, "", ()):
                name = written_name(column)
                raise RefusedValueError(f"'{name}' is missing ({column.label})", f"[{place}]")
        return values

    def _items(self, question: Question, raw: Any) -> dict[str, ItemAnswer]:
        checklist: Checklist = self.catalogue.find("checklists", parse(question).name)
        if not isinstance(raw, dict):
            raise RefusedValueError(
                f"This is a checklist; write [{question.id}] and below it a line for each item,"
                f' like "{checklist.items[0].id}" = "yes"'
            )
        names = {item.id: item.id for item in checklist.items}
        names |= {item.id.rpartition(".")[2]: item.id for item in checklist.items}
        return {
            names[key]: self._item(checklist, said, key)
            for key, said in _flat(raw, names, checklist).items()
        }

    def _item(self, checklist: Checklist, said: Any, key: str) -> ItemAnswer:
        given = said if isinstance(said, dict) else {"state": said}
        unknown = sorted(set(given) - {"state", "text", "owner", "due"})
        if unknown or "state" not in given:
            raise RefusedValueError("An item has state, and may have text, owner and due", key)
        if given["state"] == NOT_SURE:
            state = ItemState.NOT_SURE
        else:
            words = [
                Choice(id=s.value, text=checklist.labels.get(s.value, s.value.replace("_", " ")))
                for s in ItemState
            ]
            try:
                state = ItemState(chosen(given["state"], words))
            except RefusedValueError as error:
                raise RefusedValueError(error.sentence, key) from None
        return ItemAnswer(
            state=state,
            text=_text(given.get("text", "")),
            owner=_text(given.get("owner", "")),
            due=self._date(given["due"]) if "due" in given else None,
        )


def _flat(raw: Mapping[str, Any], names: Mapping[str, str], checklist: Checklist) -> dict[str, Any]:
    """Items by name, also where a dotted key without quotes made a table of its own."""
    flat: dict[str, Any] = {}
    for key, said in raw.items():
        if key in names:
            flat[key] = said
        elif isinstance(said, dict) and all(f"{key}.{k}" in names for k in said):
            flat |= {f"{key}.{k}": v for k, v in said.items()}
        else:
            ids = [item.id for item in checklist.items]
            raise RefusedValueError(
                f"'{checklist.name}' has no line '{key}'{did_you_mean(key, ids)}", f".{key}"
            )
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


def chosen(raw: Any, choices: Sequence[Choice]) -> str:
    """The id of a choice written by id, by its words, or by how its words begin."""
    text = str(raw).strip().casefold()
    for choice in choices:
        if text in (choice.id.casefold(), choice.text.casefold()):
            return choice.id
    begins = [c.id for c in choices if len(text) >= 3 and c.text.casefold().startswith(text)]
    if len(begins) == 1:
        return begins[0]
    ids = [c.id for c in choices]
    listed = ", ".join(ids) if len(ids) <= 12 else ", ".join(ids[:12]) + ", ..."
    raise RefusedValueError(f"'{raw}' is none of the choices: {listed}{did_you_mean(text, ids)}")


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """'; did you mean x?' for the nearest known word, '' where none is near."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def _yes_no(raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    text = str(raw).strip().casefold()
    if text in _YES or text in _NO:
        return text in _YES
    raise RefusedValueError(f"'{raw}' is neither yes nor no; write true or false")


def _text(raw: Any) -> str:
    if isinstance(raw, bool | list | dict) or (isinstance(raw, float) and not math.isfinite(raw)):
        raise RefusedValueError("This is a text; write it in quotes")
    text = str(raw).strip()
    if any(ord(c) < 32 and c not in "\n\t" for c in text):
        raise RefusedValueError("The text has control characters in it; type it again")
    if len(text) > LONGEST_TEXT:
        raise RefusedValueError(f"The text is longer than {LONGEST_TEXT:,} characters; shorten it")
    return text
