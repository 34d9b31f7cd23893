"""The timeline for a calendar program: RFC 5545, all-day events that a later file replaces.

Written by hand: the fifteen lines of an event need no library, and the same plan then always gives
the same bytes. Tests read it with one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

PRODUCT = "-//Roadmap Desktop//Timeline//EN"
LONGEST_LINE = 75
"""Octets of a line; longer ones are folded."""
REMINDER = "-P1W"
LARGEST_SEQUENCE = 2**31 - 1


class Events(StrEnum):
    """Which rows become events."""

    GATES = "gates"
    REVIEWS = "reviews"
    """What recurs, one event for each date."""
    MILESTONES = "milestones"
    TASKS = "tasks"
    AFTER = "after"
    """What falls after the plan's last day."""


def write(
    plan: Plan,
    schedule: Schedule,
    *,
    sequence: int,
    modified: datetime,
    events: Collection[Events] = frozenset(Events),
    remind: bool = True,
    notice: str = "",
) -> bytes:
    """The chosen rows as events of a calendar file.

    An event keeps its identity while the plan's row does, so that a later file with a higher
    ``sequence`` replaces it; the number of the plan's revision is one. ``modified`` is when the
    plan was last changed, and must know its time zone. With ``remind`` gates announce themselves
    a week before. ``notice`` describes the calendar as a whole.
    """
    stamp = modified.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(plan.header.title or plan.header.number or 'Plan')}",
        *([f"X-WR-CALDESC:{_text(notice)}"] if notice else ()),
    ]
    number = max(0, min(sequence, LARGEST_SEQUENCE))
    phases = {phase.id: phase.name for phase in schedule.phases}
    for row in schedule.rows:
        if _kind(row) not in events or row.summary:
            continue
        for uid, first, last, nth in _occasions(plan, row):
            lines += [
                "BEGIN:VEVENT",
                f"UID:{uid}",
                f"DTSTAMP:{stamp}",
                f"LAST-MODIFIED:{stamp}",
                f"SEQUENCE:{number}",
                f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
                f"DTEND;VALUE=DATE:{last + timedelta(1):%Y%m%d}",
                f"SUMMARY:{_text(row.name)}",
                f"DESCRIPTION:{_text(_description(row, phases.get(row.phase, ''), nth, schedule))}",
                f"CATEGORIES:{_text(_category(row))}",
                "TRANSP:TRANSPARENT",
                "STATUS:CONFIRMED",
            ]
            if remind and row.kind is TaskKind.GATE:
                lines += [
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    f"DESCRIPTION:{_text(row.name)}",
                    f"TRIGGER:{REMINDER}",
                    "END:VALARM",
                ]
            lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return b"".join(part for line in lines for part in _folded(line))


def _kind(row: ScheduledTask) -> Events | None:
    if row.kind is TaskKind.PHASE:
        return None
    if row.tail:
        return Events.AFTER
    match row.kind:
        case TaskKind.GATE:
            return Events.GATES
        case TaskKind.RECURRING:
            return Events.REVIEWS
        case TaskKind.MILESTONE:
            return Events.MILESTONES
    return Events.TASKS


def _category(row: ScheduledTask) -> str:
    words = {
        TaskKind.GATE: "Gate",
        TaskKind.RECURRING: "Review",
        TaskKind.MILESTONE: "Milestone",
    }
    return words.get(row.kind, "Task")


def _occasions(plan: Plan, row: ScheduledTask) -> Iterator[tuple[str, date, date, int]]:
    """(UID, first day, last day, number); the third review stays the third when it moves."""
    uid = f"{_identity(row.id)}.{_identity(plan.id)}"
    if not row.occurrences:
        yield f"{uid}@roadmap-desktop", row.start, row.finish, 0
    for number, day in enumerate(row.occurrences, 1):
        yield f"{uid}.{number}@roadmap-desktop", day, day, number


def _identity(id_: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in id_)


def _description(row: ScheduledTask, phase: str, nth: int, schedule: Schedule) -> str:
    first = schedule.day_number(row.occurrences[nth - 1]) if nth else row.start_day
    last = first if nth else row.finish_day
    days = f"Day {first}" if first == last else f"Days {first} to {last}"
    parts = [days + (f", {phase}" if phase else "")]
    if row.owner:
        parts.append(f"Who: {row.owner}")
    if nth:
        parts.append(f"{nth} of {len(row.occurrences)}")
    if row.minutes:
        parts.append(f"{row.minutes} minutes")
    if row.note:
        parts.append(row.note)
    return "\n".join(parts)


def _text(words: str) -> str:
    """Text as the format wants it: signs with a meaning escaped, control characters gone."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(s for s in lines if s in "\n\t" or not _is_control(s))
    return kept.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def _is_control(sign: str) -> bool:
    code = ord(sign)
    return code < 32 or 127 <= code < 160 or 0xD800 <= code < 0xE000 or code in (0x2028, 0x2029)


def _folded(line: str) -> Iterator[bytes]:
    """The line in pieces of 75 octets, each but the first after a blank; no sign is cut."""
    room, piece = LONGEST_LINE, b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > room:
            yield piece + b"\r\n"
            piece = b" "
        piece += octets
    yield piece + b"\r\n"
