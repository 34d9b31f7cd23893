"""Single values of an MSPDI element: numbers, moments, lengths; what cannot be read is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from roadmap_desktop.exchange.mspdi.xml_tree import Node, XmlRefusedError
from roadmap_desktop.exchange.words import FIRST_DATE, LAST_DATE

NONE = ("", "NA")
_MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
_LENGTH = re.compile(
    r"(-)?P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?"
    r"(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.\d{1,9})?S)?)?",
    re.ASCII,
)
_WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,12})?", re.ASCII)
HOURS_OF_DAYS, DAYS_OF_MONTH, DAYS_OF_YEAR = 24, 30, 365
NOON = time(12)


def whole(node: Node, tag: str, default: int = 0) -> int:
    """A whole number, ``default`` where none stands or something else does."""
    text = node.value(tag)
    return int(text) if _WHOLE.fullmatch(text) else default


def decimal(node: Node, tag: str) -> float | None:
    """A number, None where none stands or something else does."""
    text = node.value(tag)
    return float(text) if _DECIMAL.fullmatch(text) else None


def flag(node: Node, tag: str, default: bool = False) -> bool:
    """True for 1 or true."""
    text = node.value(tag).casefold()
    return text in ("1", "true") if text else default


def moment(node: Node, tag: str, of: str) -> datetime | None:
    """A date with its time of day, midnight where none is said; None where nothing stands.

    ``of`` says whose it is, for the sentence that refuses what is no date.
    """
    text = node.value(tag)
    if text in NONE:
        return None
    found = _MOMENT.fullmatch(text)
    try:
        numbers = [int(part or 0) for part in found.groups()] if found else []
        when = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001 -- a calendar has no zone
    except (TypeError, ValueError):
        raise XmlRefusedError(
            f"{of} has a date that is none ({tag}: {_shown(text)}); correct it where the file was "
            "made, and save it again."
        ) from None
    if not FIRST_DATE <= when.date() <= LAST_DATE:
        raise XmlRefusedError(
            f"{of} has a date no plan can hold ({tag}: {when.date()}); dates lie between "
            f"{FIRST_DATE.year} and {LAST_DATE.year}. Correct it where the file was made."
        )
    return when


def first_day(when: datetime | None) -> date | None:
    """The day on which something begins at that moment."""
    return when.date() if when else None


def last_day(when: datetime | None) -> date | None:
    """The day on which something has ended at that moment; midnight ends the day before."""
    if when is None:
        return None
    return (when - timedelta(1)).date() if when.time() == time(0) else when.date()


def minutes(node: Node, tag: str, of: str) -> int | None:
    """A length in minutes (``PT16H0M0S`` is 960), None where nothing stands."""
    text = node.value(tag)
    if text in NONE:
        return None
    found = _LENGTH.fullmatch(text)
    if not found or text.endswith(("P", "T")):
        raise XmlRefusedError(
            f"{of} has a length that is none ({tag}: {_shown(text)}); correct it where the file "
            "was made, and save it again."
        )
    sign, *parts = found.groups()
    years, months, weeks, days, hours, mins, seconds = (int(part or 0) for part in parts)
    whole_days = years * DAYS_OF_YEAR + months * DAYS_OF_MONTH + weeks * 7 + days
    total = (whole_days * HOURS_OF_DAYS + hours) * 60 + mins + round(seconds / 60)
    return -total if sign else total


def _shown(text: str) -> str:
    words = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return f"'{words[:40]}'"
