"""Lengths, percentages and predecessors as people type them; knows nothing of Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roadmap_desktop.commands.timeline.links import WaitsFor
from roadmap_desktop.commands.timeline.row_changes import MOST_DAYS
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind
from roadmap_desktop.exchange.numbers import RefusedValueError, full_stop, number_from, told

_LENGTH = re.compile(r"(\d{1,6})\s*([a-z]*)", re.IGNORECASE)
_UNITS = {
    "d": (LengthUnit.WORKING_DAYS, 1),
    "w": (LengthUnit.WEEKS, 1),
    "ed": (LengthUnit.CALENDAR_DAYS, 1),
    "ew": (LengthUnit.CALENDAR_DAYS, 7),
}
_WORDS = {
    **dict.fromkeys(("d", "day", "days", "wd"), "d"),
    **dict.fromkeys(("w", "wk", "week", "weeks"), "w"),
    **dict.fromkeys(("ed", "cd", "eday", "edays", "elapsed"), "ed"),
    **dict.fromkeys(("ew", "eweek", "eweeks"), "ew"),
}
_WAIT = re.compile(
    r"(\d{1,6})\s*(FS|SS|FF|SF)?\s*(?:([+\-−])\s*(\d{1,5})\s*([a-z]*))?", re.IGNORECASE
)

_LAG = re.compile(r"([+\-−])?\s*(\d{1,5})\s*([a-z]*)", re.IGNORECASE)


def read_length(text: str) -> tuple[int, LengthUnit | None]:
    """'5', '5d', '2w' or '10ed'; without a letter the unit stays (None).

    Raises ``PlanError`` that says what can be typed.
    """
    found = _LENGTH.fullmatch(text.strip())
    unit = _WORDS.get(found[2].casefold(), "") if found and found[2] else None
    if found is None or unit == "":
        raise PlanError(
            f"{told(text)} is no length; write 5d for working days, 2w for weeks, 10ed for elapsed "
            "days."
        )
    if unit is None:
        return int(found[1]), None
    kind, times = _UNITS[unit]
    return int(found[1]) * times, kind


def read_elapsed(text: str) -> int:
    """The calendar days of a phase: '20', '20ed', '3w'."""
    length, unit = read_length(text)
    return length * 7 if unit is LengthUnit.WEEKS else length


def read_percent(text: str) -> float:
    """'40' or '40 %' (``PlanError``)."""
    try:
        return float(number_from(text.strip().removesuffix("%").strip(), 0, 100, whole=False))
    except RefusedValueError as error:
        raise PlanError(full_stop(str(error))) from None


def read_predecessors(text: str, rows: Sequence[str], week: int) -> tuple[WaitsFor, ...]:
    """'3;5SS+2d' as links, by the numbers of ``rows`` counted from 1.

    ``week`` is how many days of a week are worked, for a lag in weeks. Raises ``PlanError``.
    """
    parts = [part.strip() for part in re.split("[;,]", text) if part.strip()]
    return tuple(_wait(part, rows, week) for part in parts)


def _wait(part: str, rows: Sequence[str], week: int) -> WaitsFor:
    found = _WAIT.fullmatch(part)
    unit = _WORDS.get(found[5].casefold(), "") if found and found[5] else "d"
    if found is None or not unit:
        raise PlanError(
            f"{told(part)} is no predecessor; write a row number, as 3, or 3FS+2d, 5SS, 7FF-1d."
        )
    number = int(found[1])
    if not 1 <= number <= len(rows):
        raise PlanError(f"There is no row {number}; the rows go from 1 to {len(rows)}.")
    lag, counted = _lag(found[3] or "+", int(found[4] or 0), unit, week)
    return WaitsFor(rows[number - 1], LinkKind((found[2] or "FS").upper()), lag, counted)


def read_lag(text: str, week: int) -> tuple[int, LagUnit]:
    """'2', '+2d', '-1w' or '3ed' as days; '' is none. Raises ``PlanError``."""
    found = _LAG.fullmatch(text.strip() or "0")
    unit = _WORDS.get(found[3].casefold(), "") if found and found[3] else "d"
    if found is None or not unit:
        raise PlanError(
            f"{told(text)} is no lag; write +2d or -1d for working days, +1w for weeks, +3ed for "
            "calendar days."
        )
    return _lag(found[1] or "+", int(found[2]), unit, week)


def step_lag(text: str, by: int) -> str:
    """The lag one step of its own unit more or less: '+1w' becomes '+2w', '1d' becomes '0d'; what
    cannot be read stays."""
    found = _LAG.fullmatch(text.strip() or "0")
    if found is None:
        return text
    lag = int(found[2]) * (-1 if found[1] in ("-", "−") else 1) + by
    unit = found[3] or "d"
    return f"{lag:+d}{unit}" if lag else f"0{unit}"


def _lag(sign: str, count: int, unit: str, week: int) -> tuple[int, LagUnit]:
    times = {"d": 1, "w": week, "ed": 1, "ew": 7}[unit]
    lag = count * times * (1 if sign == "+" else -1)
    if abs(lag) > MOST_DAYS:
        raise PlanError(f"A lag reaches from -{MOST_DAYS} to {MOST_DAYS} days.")
    return lag, LagUnit.CALENDAR_DAYS if unit in ("ed", "ew") else LagUnit.WORKING_DAYS
