"""Single values as people write them: texts, dates, yes and no, choices.

Each function gives the value or raises ``RefusedValueError`` with what to write instead.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from roadmap_desktop.domain.content.terms import Choice
from roadmap_desktop.domain.errors import Mistake
from roadmap_desktop.exchange.numbers import RefusedValueError, told

LONGEST_TEXT = 4_000
"""Characters of one answer; twice of what is laid out without a second thought."""
LONGEST_LINE = 500
LONGEST_NAME = 120
FIRST_DATE, LAST_DATE = date(2000, 1, 1), date(2149, 12, 31)
LAST_DAY = 3_660
"""Day of a plan up to which a date may be counted from its start: ten years."""
_DAY = re.compile(r"day\s*(\d{1,6})", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES, _NO = ("yes", "y", "true"), ("no", "n", "false")


def text_from(raw: Any, *, lines: bool, longest: int = LONGEST_TEXT) -> str:
    """Text without control characters; line breaks stay only where ``lines`` are meant."""
    if isinstance(raw, bool | list | tuple | dict | float) or raw is None:
        raise RefusedValueError("This is a text; write it in quotes")
    text = str(raw).replace("\r\n", "\n").replace("\r", "\n").strip() if _short(raw) else ""
    if not _short(raw) or len(text) > longest:
        raise RefusedValueError(f"The text is longer than {longest:,} characters; shorten it")
    if any(_unprintable(sign) for sign in text):
        raise RefusedValueError("The text has control characters in it; type it again")
    return text if lines else " ".join(text.split())


def _short(raw: Any) -> bool:
    return not isinstance(raw, int) or abs(raw) < 10**18


def _unprintable(sign: str) -> bool:
    code = ord(sign)
    return (code < 32 and sign not in "\n\t") or code == 127 or 0xD800 <= code < 0xE000


def date_from(raw: Any, start: date | None) -> date:
    """A date: TOML's own, ISO text, or ``day 30`` counted from the plan's start."""
    day = raw.date() if isinstance(raw, datetime) else raw
    if isinstance(day, str):
        day = _day_of_plan(day, start) or _iso(day.strip())
    if not isinstance(day, date):
        sentence = f'{told(raw)} is no date; write it as 2027-01-12 or as "day 30"'
        raise RefusedValueError(sentence, Mistake.NO_DATE, str(raw))
    if not FIRST_DATE <= day <= LAST_DATE:
        raise RefusedValueError(f"{day} is no date of a plan; check the year")
    return day


def _day_of_plan(text: str, start: date | None) -> date | None:
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    if start is None:
        sentence = "'day 30' needs the start of the plan; give plan.start too"
        raise RefusedValueError(sentence, Mistake.NO_START, text)
    if not 1 <= int(found[1]) <= LAST_DAY:
        raise RefusedValueError(f"A plan has no day {found[1]}; count from day 1 to {LAST_DAY}")
    return start + timedelta(int(found[1]) - 1)


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def yes_no_from(raw: Any) -> bool:
    """True or false, also as the words yes and no."""
    if isinstance(raw, bool):
        return raw
    text = raw.strip().casefold() if isinstance(raw, str) else ""
    if text in _YES or text in _NO:
        return text in _YES
    raise RefusedValueError(f"{told(raw)} is neither yes nor no; write true or false")


def chosen(raw: Any, choices: Sequence[Choice]) -> str:
    """The id of a choice written by id, by its words, or by how its words begin."""
    text = str(raw).strip().casefold() if isinstance(raw, str | int) and _short(raw) else ""
    for choice in choices:
        if text in (choice.id.casefold(), choice.text.casefold()):
            return choice.id
    begins = [c.id for c in choices if len(text) >= 3 and c.text.casefold().startswith(text)]
    if len(begins) == 1:
        return begins[0]
    ids = [c.id for c in choices]
    listed = ", ".join(ids) if len(ids) <= 12 else ", ".join(ids[:12]) + ", ..."
    by_words = {c.text: c.id for c in choices}
    near = did_you_mean(text, [*ids, *by_words], by_words)
    sentence = f"{told(raw)} is none of the choices: {listed}{near}"
    raise RefusedValueError(sentence, Mistake.NO_CHOICE, str(raw))


def chosen_several(raw: Any, choices: Sequence[Choice]) -> tuple[str, ...]:
    """The ids of several choices, each once; words with commas between them are understood."""
    if isinstance(raw, str):
        raw = [part for part in raw.split(",") if part.strip()]
    if not isinstance(raw, list | tuple):
        raise RefusedValueError(f'{told(raw)} is no list; write one like ["{choices[0].id}"]')
    return tuple(dict.fromkeys(chosen(one, choices) for one in raw))


def did_you_mean(word: str, known: Sequence[str], ids: dict[str, str] | None = None) -> str:
    """'; did you mean x?' for the nearest known word, '' where none is near."""
    folded = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(word.casefold()[:80], list(folded), n=1, cutoff=0.6)
    if not near:
        return ""
    found = folded[near[0]]
    return f"; did you mean '{(ids or {}).get(found, found)}'?"
