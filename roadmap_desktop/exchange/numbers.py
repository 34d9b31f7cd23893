"""Numbers as people write them, and how a value is refused."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from roadmap_desktop.domain.errors import Mistake

LARGEST = 1e9
"""Beyond it no head count, amount or span of days makes sense, and dates overflow."""
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_TWO_READINGS = re.compile(r"[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+")


def full_stop(words: str) -> str:
    """The words as a sentence; a question keeps its mark."""
    return words if words.endswith((".", "?")) else f"{words}."


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that is wrong with a value."""

    sentence: str
    """What is wrong and what to write instead."""
    where: str = ""
    """The path below the question's key, e.g. ``[2].category``; '' for the value itself."""
    code: Mistake = Mistake.OTHER
    said: str = ""
    """What the mistake is about, for a form that says it in words of its own: what was written, or
    the name of what is missing."""


class RefusedValueError(ValueError):
    """A value that does not fit its question, with everything that is wrong with it."""

    def __init__(self, sentence: str, code: Mistake = Mistake.OTHER, said: str = "") -> None:
        super().__init__(sentence)
        self.refusals: tuple[Refusal, ...] = (Refusal(sentence, "", code, said),)

    @classmethod
    def of(cls, refusals: Sequence[Refusal]) -> RefusedValueError:
        """The error for one or more refusals."""
        error = cls(refusals[0].sentence)
        error.refusals = tuple(refusals)
        return error

    def below(self, where: str) -> tuple[Refusal, ...]:
        """The refusals, as seen from the value that this one is a part of."""
        return tuple(replace(r, where=where + r.where) for r in self.refusals)


def number_from(
    raw: Any, minimum: float | None, maximum: float | None, *, whole: bool
) -> int | float:
    """The number, bounds included; as text with a decimal point or comma too.

    Raises ``RefusedValueError``, also for text such as ``1,500``, which some read as one and a half
    and others as fifteen hundred.
    """
    value = _parsed(raw)
    shown = f"{value:g}"
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise RefusedValueError("This number cannot be counted with; write a smaller one")
    if whole and value != int(value):
        raise RefusedValueError(f"{shown} is no whole number; leave the part after the point out")
    if minimum is not None and value < minimum:
        raise RefusedValueError(f"{shown} is too small; the least is {minimum:g}")
    if maximum is not None and value > maximum:
        raise RefusedValueError(f"{shown} is too large; the most is {maximum:g}")
    return int(value) if value == int(value) else value


def _parsed(raw: Any) -> float:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return float(raw) if abs(raw) <= LARGEST else math.inf
    text = raw.strip() if isinstance(raw, str) else ""
    if _TWO_READINGS.fullmatch(text):
        bare = re.sub("[.,]", "", text)
        raise RefusedValueError(
            f"'{text}' can be read in two ways; write {bare}, or fewer digits behind the point"
        )
    if len(text) > 20 or not _PLAIN.fullmatch(text):
        raise RefusedValueError(f"{told(raw)} is no number; write digits only, like 12 or 4.5")
    return float(text.replace(",", "."))


def told(raw: Any) -> str:
    """A value as a sentence quotes it: short, on one line, without what cannot be printed."""
    if isinstance(raw, dict | list | tuple):
        return "A table" if isinstance(raw, dict) else "A list"
    if isinstance(raw, bool):
        return f"'{str(raw).lower()}'"
    if isinstance(raw, int) and abs(raw) > LARGEST:
        return "This number"
    words = "".join(sign for sign in " ".join(str(raw).split()) if sign.isprintable())
    return f"'{words if len(words) <= 60 else words[:59] + '…'}'"
