"""From rows to activities of the network: lengths, bounds, constraints and what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.activity import Activity, Terms
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.planned_row import PlannedRow


@dataclass(frozen=True, slots=True)
class History:
    """When a row started in fact, and when it ended where it has."""

    start: date
    finish: date | None


def history(row: PlannedRow, calendar: WorkingCalendar) -> History | None:
    """What is known to have happened, None for nothing.

    Where only the end was noted, the start is as long before it as the row takes; a milestone
    starts and ends on the day that was noted.
    """
    wish = row.wish
    if wish is None or not (wish.actual_start or wish.actual_finish) or row.summary:
        return None
    start, finish = wish.actual_start, wish.actual_finish
    if row.kind is not TaskKind.TASK:
        day = finish or start
        return History(day, day) if day else None
    if finish is None:
        return History(start, None) if start else None
    if start is None:
        if row.elapsed:
            start = finish - timedelta(days=row.elapsed - 1)
        else:
            start = calendar.date_at(calendar.index_until(finish) + 1 - row.working_days)
    return History(min(start, finish), finish)


def activity(row: PlannedRow, calendar: WorkingCalendar) -> Activity:
    """The row as the network takes it."""
    last = row.no_later
    if row.deadline and (last is None or row.deadline < last):
        last = row.deadline
    ends = None if last is None else calendar.index_until(last) + 1
    if row.kind is TaskKind.GATE:
        return Activity(row.id, 0, ends or 0, ends)
    begin = calendar.index_from(row.no_earlier)
    wish = row.wish
    if wish is None:
        return Activity(row.id, row.working_days, begin, ends)
    known = history(row, calendar)
    if known is not None:
        return _begun(row, known, last, calendar)
    if not (row.elapsed or wish.must_start_on or wish.as_late_as_possible):
        return Activity(row.id, row.working_days, begin, ends)
    terms = Terms(
        elapsed=row.elapsed,
        starts=begin if wish.must_start_on else None,
        starts_by=_starts_by(row.elapsed, last, calendar),
        as_late_as_possible=wish.as_late_as_possible,
    )
    return Activity(row.id, row.working_days, begin, None if row.elapsed else ends, terms)


def _starts_by(elapsed: int, last: date | None, calendar: WorkingCalendar) -> int | None:
    """An elapsed task may end on a closed day, so its last day says by when to start."""
    if not elapsed or last is None:
        return None
    return calendar.index_until(last - timedelta(days=elapsed - 1))


def _begun(
    row: PlannedRow, known: History, last: date | None, calendar: WorkingCalendar
) -> Activity:
    """What has started keeps its days, closed ones too; points lie on the open days around them."""
    begin = calendar.index_from(known.start)
    if row.kind is not TaskKind.TASK:
        begin = calendar.index_until(known.start) + 1
        return Activity(row.id, 0, begin, terms=Terms(starts=begin, begun=True))
    if known.finish is None and not row.elapsed:
        ends = None if last is None else calendar.index_until(last) + 1
        return Activity(row.id, row.working_days, begin, ends, Terms(starts=begin, begun=True))
    finish = known.finish or known.start + timedelta(days=row.elapsed - 1)
    through = max(0, finish.toordinal() + 1 - calendar.ordinal_at(begin))
    starts_by = None if known.finish else _starts_by(through, last, calendar)
    terms = Terms(elapsed=through, starts=begin, begun=True, starts_by=starts_by)
    return Activity(row.id, 0, begin, terms=terms)
