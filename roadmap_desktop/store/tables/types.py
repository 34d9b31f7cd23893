"""How field types are kept in STRICT tables, which know TEXT, INTEGER and REAL only."""

from __future__ import annotations

import json
import math
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import REAL, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from roadmap_desktop.store.faults import ValueRefusedError

LARGEST_INTEGER = 2**63 - 1
TOO_LARGE = "This number is too large to be saved; enter a smaller one."


def checked_text(value: str) -> str:
    """The text, if SQLite and every export can hold it; else ``ValueRefusedError``."""
    if "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value):
        raise ValueRefusedError(
            "This text holds a character that cannot be saved; type the text again instead of"
            " pasting it."
        )
    return value


class PlainText(TypeDecorator[str]):
    """Text without NUL characters and lone surrogates, which would be cut or fail later."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Python to database."""
        del dialect
        return None if value is None else checked_text(value)


class PersonReference(TypeDecorator[str]):
    """The id of a person, NULL for '' so that the foreign key holds."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Python to database."""
        del dialect
        return value or None

    def process_result_value(self, value: Any, dialect: Dialect) -> str:
        """Database to Python."""
        del dialect
        return value or ""


class Whole(TypeDecorator[int]):
    """A whole number of at most 64 bits."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """Python to database."""
        del dialect
        if value is not None and abs(value) > LARGEST_INTEGER:
            raise ValueRefusedError(TOO_LARGE)
        return value


class Real(TypeDecorator[float]):
    """A number; infinity and 'not a number' have no place in a plan."""

    impl = REAL
    cache_ok = True

    def process_bind_param(self, value: float | None, dialect: Dialect) -> float | None:
        """Python to database."""
        del dialect
        if value is None:
            return None
        if not abs(value) < math.inf or abs(value) > LARGEST_INTEGER:
            raise ValueRefusedError(TOO_LARGE)
        return float(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Python to database."""
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Database to Python."""
        del dialect
        return None if value is None else bool(value)


class IsoDate(TypeDecorator[date]):
    """A day as ``2027-01-05``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Python to database."""
        del dialect
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Database to Python."""
        del dialect
        return None if value is None else date.fromisoformat(value)


class Choice(TypeDecorator[StrEnum]):
    """An enumeration by its value; a word that is no member raises ``ValueError``."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        """Python to database."""
        del dialect
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        """Database to Python."""
        del dialect
        return None if value is None else self.kind(value)


class JsonTuple(TypeDecorator[tuple[Any, ...]]):
    """A tuple of texts or whole numbers as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        """Python to database."""
        del dialect
        if value is None:
            return None
        for one in value:
            if isinstance(one, str):
                checked_text(one)
        return json.dumps(list(value), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Any, ...] | None:
        """Database to Python."""
        del dialect
        return None if value is None else tuple(json.loads(value))
