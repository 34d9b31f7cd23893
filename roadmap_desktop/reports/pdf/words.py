"""Words the printed frame, boxes and timelines add to the content, and how values are written."""

from __future__ import annotations

from datetime import date

from roadmap_desktop.reports.blocks import DocumentStatus
from roadmap_desktop.timeline.words import MONTHS as MONTHS
from roadmap_desktop.timeline.words import WEEKDAYS as WEEKDAYS

NARROW = "\N{NO-BREAK SPACE}"
SEPARATOR = f"{NARROW} · {NARROW}"
"""Between two things on one line; the line may break there."""

MARGIN_WORDS = {
    DocumentStatus.DRAFT: "not for signature",
    DocumentStatus.SUPERSEDED: "no longer valid",
}
STATE_WORDS = {
    "yes": "yes",
    "in_part": "in part",
    "no": "no",
    "not_sure": "not sure yet",
    "not_applicable": "does not apply",
    "open": "open",
}
MARK_WORDS = {"never": "never", "yes": "yes", "part": "in part", "open": "open"}

REVISION = "Revision"
FINGERPRINT = "Fingerprint"
UNCONTROLLED = "Uncontrolled when printed"
DO_NOT_SIGN = "Draft: do not sign"
NOT_PROVIDED = "not provided"
CONTINUED = " (continued)"
FULL_FINGERPRINT = "Fingerprint of this version (SHA-256)"
FINGERPRINT_NOTE = "The first twelve characters stand at the foot of every page."


def page_of(page: int, total: int) -> str:
    """The page number in the footer."""
    return f"Page {page} of {total}"


def pages(numbers: tuple[int, ...]) -> str:
    """A page reference in running text: 'page 4' or 'pages 5, 6'."""
    listed = ", ".join(str(number) for number in numbers)
    return f"{'page' if len(numbers) == 1 else 'pages'}{NARROW}{listed}"


def short_day(day: date) -> str:
    """'16 Jan', never broken at the line's end."""
    return f"{day.day}{NARROW}{MONTHS[day.month - 1][:3]}"


def short_date(day: date) -> str:
    """'16 Jan 2027'; the year may stand on the next line."""
    return f"{short_day(day)} {day.year}"


def long_date(day: date) -> str:
    """'16 January 2027'."""
    return f"{day.day}{NARROW}{MONTHS[day.month - 1]} {day.year}"


def number(value: float) -> str:
    """'1,200' or '12.5': thousands with a comma, no needless zeros."""
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def money(value: float) -> str:
    """'1,200' or '1,200.50'."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"


def percent(value: float) -> str:
    """'15 %' for 15.0."""
    return f"{number(value)}{NARROW}%"


def grouped(fingerprint: str) -> str:
    """Characters in fours: '1d24 b811 bb3a'."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
