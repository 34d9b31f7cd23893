"""Numbers as people write them, and how a value is refused."""

from __future__ import annotations

import math
from typing import Any


class RefusedValueError(ValueError):
    """One sentence that says what is wrong with a value; ``where`` is the path below its key."""

    def __init__(self, sentence: str, where: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.where = where


def number_from(
    raw: Any, minimum: float | None, maximum: float | None, *, whole: bool
) -> int | float:
    """The number, with a comma or a point; ``ValueError`` in a sentence where it does not fit."""
    text = str(raw).strip().replace(" ", "")
    try:
        if isinstance(raw, bool):
            raise ValueError
        value = float(text.replace(",", "."))
    except ValueError:
        raise RefusedValueError(
            f"'{raw}' is no number; write digits only, like 12 or 4.5"
        ) from None
    if not math.isfinite(value):
        raise RefusedValueError(f"'{raw}' is no number that can be counted with")
    if whole and value != int(value):
        raise RefusedValueError(f"{text} is no whole number; leave the part after the point out")
    if minimum is not None and value < minimum:
        raise RefusedValueError(f"{text} is too small; the least is {minimum:g}")
    if maximum is not None and value > maximum:
        raise RefusedValueError(f"{text} is too large; the most is {maximum:g}")
    return int(value) if value == int(value) else value
