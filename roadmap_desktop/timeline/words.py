"""Dates and lengths as they are said in the timeline's own sentences."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def short_date(day: date) -> str:
    """``30 Jan``, the same on every machine."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def full_date(day: date) -> str:
    """``Sat 30 Jan 2027``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_date(day)} {day.year}"


def days(count: int, of: str = "day") -> str:
    """``1 day``, ``5 days``; with ``of`` 'working day', ``5 working days``."""
    return f"{count} {of}" if count == 1 else f"{count} {of}s"


def quoted(names: list[str], most: int = 3) -> str:
    """Names in quotation marks, joined by commas and 'and'; what is over ``most`` as a number."""
    shown = [f"“{name}”" for name in names[:most]]
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
