"""Dates as people type them: '3 Mar', 'Mon', '+3d', 'day 30', or as their country writes them.

Knows nothing of Qt; what a language calls its months and in which order it writes a date comes as
``DateWords``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange.numbers import RefusedValueError, full_stop, told
from roadmap_desktop.exchange.words import FIRST_DATE, LAST_DATE, date_from
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.words import MONTHS, WEEKDAYS

LEAST_LETTERS = 3
"""Of a month's or weekday's name."""
_STEP = re.compile(r"([+\-−])\s*(\d{1,4})\s*([a-z]*)")
_BY_NAME = re.compile(r"[\s,./-]+")
_KNOWN = re.compile(r"\d{4}-\d{2}-\d{2}|day\s*\d+", re.IGNORECASE)
_WORKING = ("", "d", "day", "days", "wd")
_WEEKS = ("w", "wk", "week", "weeks")
_ELAPSED = ("ed", "cd", "eday", "edays")


@dataclass(frozen=True)
class DateWords:
    """How a language names days and months, and in which order it writes a date."""

    order: str = "dmy"
    """``dmy``, ``mdy`` or ``ymd``."""
    months: tuple[str, ...] = ()
    """Twelve names from January on, then perhaps their short forms in the same order."""
    weekdays: tuple[str, ...] = ()
    """Seven names from Monday on, then perhaps their short forms."""
    near: Mapping[str, int] | None = None
    """Words for days near today: how far they are off."""


NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}


@dataclass(frozen=True)
class DateBasis:
    """From where typed dates are counted."""

    today: date
    start: date
    """Day 1 of the plan."""
    base: date
    """What '+3d' counts from, and what a date without a year is nearest to."""
    calendar: WorkingCalendar


def read_date(text: str, basis: DateBasis, words: DateWords | None = None) -> date:
    """The date that was typed; ``PlanError`` says what can be typed instead."""
    spoken, words = " ".join(text.split()), words or DateWords()
    try:
        found = _read(spoken, basis, words)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise PlanError(
            f"{told(spoken)} is no date; write it as 3 Mar, 2027-03-03, Mon, +3d, -1w or day 30."
        )
    if not FIRST_DATE <= found <= LAST_DATE:
        raise PlanError(f"{found} is no date of a plan; check the year.")
    return found


def _read(spoken: str, basis: DateBasis, words: DateWords) -> date | None:
    folded = spoken.casefold()
    near = {**NEAR, **{word.casefold(): far for word, far in (words.near or {}).items()}}
    if folded in near:
        return basis.today + timedelta(days=near[folded])
    if step := _STEP.fullmatch(folded):
        count = int(step[2]) * (1 if step[1] == "+" else -1)
        return _stepped(basis, count, step[3])
    if _KNOWN.fullmatch(folded):
        try:
            return date_from(folded, basis.start)
        except RefusedValueError as error:
            raise PlanError(full_stop(str(error))) from None
    parts = [part for part in _BY_NAME.split(folded) if part]
    weekday = _named(parts[0], WEEKDAYS, words.weekdays) if parts else None
    if weekday is not None and len(parts) == 1:
        return basis.today + timedelta(days=(weekday - basis.today.weekday()) % 7)
    return _written(parts[1:] if weekday is not None else parts, basis, words)


def _stepped(basis: DateBasis, count: int, unit: str) -> date | None:
    if unit in _WORKING:
        return basis.calendar.add_working_days(basis.base, count)
    if unit in _WEEKS:
        return basis.base + timedelta(weeks=count)
    return basis.base + timedelta(days=count) if unit in _ELAPSED else None


def _named(word: str, english: tuple[str, ...], own: tuple[str, ...]) -> int | None:
    """Which name a word is, or begins."""
    for names in (own, english):
        folded = [name.casefold().rstrip(".") for name in names]
        if word in folded:
            return folded.index(word) % len(english)
    if len(word) < LEAST_LETTERS:
        return None
    for names in (own, english):
        for place, name in enumerate(names):
            if name.casefold().startswith(word):
                return place % len(english)
    return None


def _written(parts: list[str], basis: DateBasis, words: DateWords) -> date | None:
    """'3 Mar', '3.3.', '3/3/27' and their like."""
    if not 2 <= len(parts) <= 3:
        return None
    months = [None if part.isdecimal() else _named(part, MONTHS, words.months) for part in parts]
    named = [place for place, month in enumerate(months) if month is not None]
    figures = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]
    if len(figures) + len(named) != len(parts) or len(named) > 1:
        return None
    if named:
        month = (months[named[0]] or 0) + 1
        year_first = len(figures) > 1 and figures[0] > 31
        day, year = figures[-1 if year_first else 0], figures[:: 1 if year_first else -1][0]
        return _dated(day, month, year if len(figures) > 1 else None, basis)
    if figures[0] > 31:
        if len(figures) < 3:  # '2027-2', on its way to being a date
            return None
        order = "ymd"
    else:
        order = words.order if len(figures) == 3 else words.order.replace("y", "")
    found = dict(zip(order, figures, strict=False))
    if "d" not in found:
        return None  # '2027-3' is half a date
    return _dated(found["d"], found["m"], found.get("y"), basis)


def _dated(day: int, month: int, year: int | None, basis: DateBasis) -> date:
    if year is not None:
        return date(year + 2000 if year < 100 else year, month, day)
    near = []
    for near_year in range(basis.base.year - 4, basis.base.year + 5):
        try:
            near.append(date(near_year, month, day))
        except ValueError:  # 29 February
            continue
    if not near:
        raise ValueError(f"no day {day} in month {month}")
    return min(near, key=lambda found: (abs((found - basis.base).days), -found.toordinal()))
