"""Dates and lists as they stand in documents: a weekday and a plan day beside every date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
NOT_PROVIDED = "Not provided"


def long_date(day: date) -> str:
    """'Tuesday 12 January 2027'."""
    return f"{_WEEKDAYS[day.weekday()]} {plain_date(day)}"


def plain_date(day: date) -> str:
    """'12 January 2027'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date | None) -> str:
    """'12 Jan 2027', '' for none."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def month_and_year(day: date) -> str:
    """'Jan 2027'."""
    return f"{_MONTHS[day.month - 1][:3]} {day.year}"


def weekday_name(number: int) -> str:
    """'Sundays' for 6."""
    return f"{_WEEKDAYS[number]}s"


def span_of(first: date, last: date) -> str:
    """'2 to 27 February 2027', with as much of the first date as differs."""
    if first.year != last.year:
        return f"{plain_date(first)} to {plain_date(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} to {plain_date(last)}"
    return f"{first.day} to {plain_date(last)}"


def provided(text: str) -> str:
    """The text, or 'Not provided' where there is none."""
    return text.strip() or NOT_PROVIDED


def sentence(text: str) -> str:
    """The text with a full stop at its end, unless it has one of its own."""
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?…" else f"{stripped}."


def clause(text: str) -> str:
    """The text as part of a longer sentence: without its full stop."""
    return text.strip().rstrip(".")


def lowered(text: str) -> str:
    """The text as it goes on inside a sentence; a word in capitals or a name keeps its own."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def counted(count: float, one: str, many: str = "") -> str:
    """'1 hour', '2.5 hours'."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """'a, b and c'."""
    given = [w for w in words if w]
    if len(given) < 2:
        return "".join(given)
    return f"{', '.join(given[:-1])} and {given[-1]}"


def number(value: float | None, unit: str = "") -> str:
    """'5 minutes', '79.2 %', an en dash for none."""
    if value is None:
        return "–"
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{text} {unit}".strip()
