"""Cells of a foreign list as people write them: dates, lengths, shares, predecessors.

Each function gives the value or raises ``ValueError`` with what is wrong, in words for the person
who has to mend it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind
from roadmap_desktop.exchange.foreign_tasks import LONGEST_LAG
from roadmap_desktop.exchange.numbers import told
from roadmap_desktop.exchange.table_file import Cell
from roadmap_desktop.exchange.words import FIRST_DATE, LAST_DATE
from roadmap_desktop.timeline.lengths import LONGEST
from roadmap_desktop.timeline.words import MONTHS

_THREE = re.compile(r"(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})\.?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{2,4})", re.ASCII)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{2,4})", re.ASCII)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?$", re.IGNORECASE)
_LENGTH = re.compile(r"(\d{1,7}(?:[.,]\d{1,4})?)\s*(e?)\s*([a-z]*)\.?\??", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d{1,12})?", re.ASCII)
_PERCENT = re.compile(r"(\d{1,4}(?:[.,]\d{1,4})?)\s*(%?)", re.ASCII)
_PREDECESSOR = re.compile(
    r"(?P<key>.+?)\s*(?P<kind>FS|SS|FF|SF)?\s*"
    r"(?:(?P<sign>[+-])\s*(?P<lag>\d{1,6}(?:[.,]\d{1,3})?)\s*(?P<elapsed>e?)(?P<unit>[a-z%]*))?",
    re.ASCII | re.IGNORECASE,
)
CENTURY, PIVOT = 2000, 70
SERIAL_ZERO = date(1899, 12, 30)
DAY_WORDS = ("", "d", "day", "days", "wd", "workday", "workdays", "workingdays", "t", "tage")
WEEK_WORDS = ("w", "wk", "wks", "week", "weeks")
HOUR_WORDS = ("h", "hr", "hrs", "hour", "hours")
MONTH_WORDS = ("mo", "mon", "mons", "month", "months")
HOURS_A_DAY, DAYS_A_WEEK, DAYS_A_MONTH = 8, 5, 20
YES = ("yes", "y", "true", "1", "x", "✓", "milestone")


class DateOrder(StrEnum):
    """How 3/4/2027 is meant."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def date_order(cells: Iterable[Cell]) -> DateOrder | None:
    """How the dates of a list are meant, None where all of them can be read both ways."""
    for cell in cells:
        found = _THREE.fullmatch(_bare(cell)) if isinstance(cell, str) else None
        if found and len(found[1]) <= 2:
            if int(found[1]) > 12 or "." in str(cell):
                return DateOrder.DAY_FIRST
            if int(found[2]) > 12:
                return DateOrder.MONTH_FIRST
    return None


def is_ambiguous(cell: Cell) -> bool:
    """A date whose day and month could change places."""
    found = _THREE.fullmatch(_bare(cell)) if isinstance(cell, str) else None
    return bool(found and len(found[1]) <= 2 and "." not in str(cell) and found[1] != found[2])


def serial_date(cell: Cell) -> date | None:
    """The day that a spreadsheet counts as 46352, with or without its time of day; None for what
    is no such number or no date of a plan."""
    found = _SERIAL.fullmatch(_number_text(cell)) if not isinstance(cell, bool) else None
    day = SERIAL_ZERO + timedelta(int(found[1])) if found else None
    return day if day and FIRST_DATE <= day <= LAST_DATE else None


def date_from_cell(cell: Cell, order: DateOrder) -> date | None:
    """The date; None for an empty cell."""
    if isinstance(cell, date):
        return _in_range(cell)
    counted = serial_date(cell)
    if counted is not None:
        return counted
    if cell is None or (isinstance(cell, str) and cell.strip().casefold() in ("", "na", "-")):
        return None
    text = _bare(cell) if isinstance(cell, str) else ""
    parts = _parts(text, order)
    if parts is None:
        raise ValueError(f"{told(cell)} is no date; write it as 2027-01-12")
    year, month, day = parts
    if year < 100:
        year += CENTURY if year < PIVOT else CENTURY - 100
    try:
        return _in_range(date(year, month, day))
    except ValueError as error:
        if "plan" in str(error):
            raise
        raise ValueError(f"{told(cell)} is no date of the calendar") from None


def _bare(text: Cell) -> str:
    return _TIME.sub("", _WEEKDAY.sub("", str(text).strip()[:60]))


def _parts(text: str, order: DateOrder) -> tuple[int, int, int] | None:
    """(year, month, day) as they are written."""
    found = _THREE.fullmatch(text)
    if found:
        first, second, third = (int(part) for part in found.groups())
        if len(found[1]) == 4:
            return first, second, third
        if order is DateOrder.MONTH_FIRST and "." not in text:
            return third, first, second
        return third, second, first
    folded = text.casefold()
    found = _DAY_MONTH.fullmatch(folded)
    if found:
        return int(found[3]), _month(found[2]), int(found[1])
    found = _MONTH_DAY.fullmatch(folded)
    if found:
        return int(found[3]), _month(found[1]), int(found[2])
    return None


def _month(word: str) -> int:
    """Number of a month by its name or first three letters, 0 for none."""
    return next((n for n, m in enumerate(MONTHS, 1) if m.casefold().startswith(word)), 0)


def _in_range(day: date) -> date:
    if not FIRST_DATE <= day <= LAST_DATE:
        raise ValueError(f"{day} is no date of a plan; check the year")
    return day


def length_from_cell(cell: Cell) -> tuple[int, LengthUnit] | None:
    """A length such as 5, '5 d', '2 wks', '3 edays'; None for an empty cell."""
    text = _number_text(cell)
    if not text or text == "-":
        return None
    found = _LENGTH.fullmatch(text)
    if not found:
        raise ValueError(f"{told(cell)} is no length; write a number of days")
    amount, elapsed, word = float(found[1].replace(",", ".")), bool(found[2]), found[3]
    if word in WEEK_WORDS and amount == int(amount) and not elapsed:
        return _bounded(amount, LengthUnit.WEEKS, cell), LengthUnit.WEEKS
    days = _in_days(amount, word, elapsed=elapsed)
    if days is None:
        raise ValueError(f"{told(cell)} is no length; write a number of days")
    unit = LengthUnit.CALENDAR_DAYS if elapsed else LengthUnit.WORKING_DAYS
    return _bounded(days, unit, cell), unit


def _in_days(amount: float, word: str, *, elapsed: bool) -> float | None:
    if word in DAY_WORDS:
        return amount
    if word in WEEK_WORDS:
        return amount * (7 if elapsed else DAYS_A_WEEK)
    if word in HOUR_WORDS:
        return amount / (24 if elapsed else HOURS_A_DAY)
    if word in MONTH_WORDS:
        return amount * (30 if elapsed else DAYS_A_MONTH)
    return None


def _bounded(amount: float, unit: LengthUnit, cell: Cell) -> int:
    if amount > LONGEST[unit]:
        raise ValueError(f"{told(cell)} is longer than a task can be; the most is {LONGEST[unit]}")
    return math.ceil(amount)


def percent_from_cell(cell: Cell, *, of_one: bool) -> float | None:
    """Done, 0 to 100; with ``of_one`` a number without % counts from 0 to 1."""
    text = _number_text(cell)
    if not text or text == "-":
        return None
    found = _PERCENT.fullmatch(text)
    amount = float(found[1].replace(",", ".")) if found else -1.0
    if found and of_one and not found[2]:
        amount *= 100
    if not 0 <= amount <= 100:
        raise ValueError(f"{told(cell)} is no share; write 0 to 100")
    return amount


def counts_of_one(cells: Iterable[Cell]) -> bool:
    """True where a column of shares is written as 0.5 rather than 50."""
    numbers = []
    for cell in cells:
        text = _number_text(cell)
        if text and _PERCENT.fullmatch(text):
            if text.endswith("%"):
                return False
            numbers.append(float(text.replace(",", ".")))
    return bool(numbers) and max(numbers) <= 1 and any(n != int(n) for n in numbers)


def _number_text(cell: Cell) -> str:
    if isinstance(cell, bool | date):
        return "?"
    if isinstance(cell, float | int):
        return f"{cell:.4f}".rstrip("0").rstrip(".") if abs(cell) < 1e7 else "?"
    return str(cell or "").strip().casefold()[:40]


def key_from_cell(cell: Cell) -> str:
    """An id as text; 3.0 is '3'."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return str(int(cell)) if abs(cell) < 1e15 and cell == int(cell) else str(cell)
    return " ".join(str(cell if cell is not None else "").split())[:80]


def is_yes(cell: Cell) -> bool:
    """True for yes, true, 1 and x."""
    return cell is True or key_from_cell(cell).casefold() in YES


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A predecessor as it is written: '3FS+2d'."""

    key: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0
    lag_unit: LagUnit = LagUnit.WORKING_DAYS


def predecessors_from_cell(cell: Cell) -> list[str]:
    """Each predecessor of a cell as written; they are divided by ; or a comma."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return [key_from_cell(cell)]
    text = str(cell if cell is not None else "").replace("\n", ";")
    parts = text.split(";") if ";" in text else text.split(",")
    return [" ".join(part.split()) for part in parts if part.strip() not in ("", "-")]


def link_from(word: str) -> WrittenLink:
    """One predecessor taken apart."""
    found = _PREDECESSOR.fullmatch(word[:200])
    if not found:
        raise ValueError(f"{told(word)} is no predecessor; write it as 3FS+2d")
    kind = LinkKind((found["kind"] or "FS").upper())
    if not found["lag"]:
        return WrittenLink(found["key"], kind)
    elapsed = bool(found["elapsed"])
    days = _in_days(
        float(found["lag"].replace(",", ".")), found["unit"].casefold(), elapsed=elapsed
    )
    if days is None or days > LONGEST_LAG:
        raise ValueError(f"{told(word)} has a lag that cannot be counted; write it as +2d")
    lag = round(-days if found["sign"] == "-" else days)
    unit = LagUnit.CALENDAR_DAYS if elapsed and lag else LagUnit.WORKING_DAYS
    return WrittenLink(found["key"], kind, lag, unit)
