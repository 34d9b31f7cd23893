"""When a link lets its successor start, from the dates of both ends.

Counts like the timeline's network: a point n is the morning of open day n and the evening of the
open day before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.calendar import WorkingCalendar

FROM_START = (LinkKind.SS, LinkKind.SF)
TO_START = (LinkKind.SS, LinkKind.FS)


@dataclass(frozen=True, slots=True)
class Span:
    """Where one end of a link lies; a milestone lies on one day and takes none of it."""

    start: date
    finish: date
    milestone: bool = False
    morning: bool = False
    """A milestone that is reached before its day's work, not after it."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A link without its ends."""

    kind: LinkKind
    lag: int
    unit: LagUnit


def start_point(span: Span, calendar: WorkingCalendar) -> int:
    """Point at which it starts; that of a milestone is the evening of its day."""
    if span.milestone and not span.morning:
        return calendar.index_until(span.finish) + 1
    return calendar.index_from(span.start)


def end_point(span: Span, calendar: WorkingCalendar) -> int:
    """Point at which it ends."""
    if span.milestone:
        return start_point(span, calendar)
    return max(calendar.index_until(span.finish) + 1, calendar.index_from(span.start))


def allowed_point(before: Span, after: Span, reach: Reach, calendar: WorkingCalendar) -> int:
    """First point at which ``after`` may start when ``before`` lies where it lies."""
    worked = end_point(after, calendar) - start_point(after, calendar)
    if reach.unit is LagUnit.CALENDAR_DAYS and reach.lag:
        return _by_date(before, worked, reach, calendar)
    begin = start_point if reach.kind in FROM_START else end_point
    point = begin(before, calendar) + reach.lag
    return point if reach.kind in TO_START else point - worked


def _by_date(before: Span, worked: int, reach: Reach, calendar: WorkingCalendar) -> int:
    morning = before.start
    if reach.kind not in FROM_START:
        morning = before.finish if before.morning else before.finish + timedelta(1)
    elif before.milestone and not before.morning:
        morning = before.finish + timedelta(1)
    morning += timedelta(reach.lag)
    if reach.kind in TO_START:
        return calendar.index_from(morning)
    return calendar.index_from(morning - timedelta(1)) + 1 - worked
