"""How far the work has come, and what is late."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from roadmap_desktop.domain.model.tasks import LinkKind, TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

ALL = 100.0


def is_work(row: ScheduledTask) -> bool:
    """Something somebody does and ticks off: a task or milestone without subtasks."""
    return row.kind in (TaskKind.TASK, TaskKind.MILESTONE) and not (row.summary or row.tail)


def percent_of_all(rows: Sequence[ScheduledTask]) -> float:
    """How much of these is done, 0 to 100, weighed by their working days; where none takes any,
    each milestone counts the same."""
    if not any(row.percent for row in rows):
        return 0.0
    work = [row for row in rows if is_work(row)]
    days = sum(row.working_days for row in work)
    if days:
        return sum(row.percent * row.working_days for row in work) / days
    return sum(row.percent for row in work) / len(work) if work else 0.0


def started(row: ScheduledTask) -> bool:
    """Somebody noted that it has begun."""
    return row.actual_start is not None or row.percent > 0 or ended(row)


def ended(row: ScheduledTask) -> bool:
    """Somebody noted that it is done."""
    return row.actual_finish is not None or row.percent >= ALL


def late(schedule: Schedule, today: date, decided: Collection[str] | None = None) -> set[str]:
    """Ids of rows that should have started or ended before ``today`` and have not.

    What is due today is not late yet. A summary or phase is late with anything inside it. Gates
    are looked at only with ``decided``, the ids of those about which a decision is recorded.
    """
    found: set[str] = set()
    for row in schedule.rows:
        if row.kind is TaskKind.GATE:
            behind = decided is not None and row.id not in decided and row.finish < today
        else:
            behind = is_work(row) and (
                (row.finish < today and not ended(row)) or (row.start < today and not started(row))
            )
        if behind:
            found |= {row.id, f"phase.{row.phase}", *schedule.above(row.id)}
    return found


def rescheduled(schedule: Schedule, today: date) -> Mapping[str, date]:
    """New earliest starts that bring what has not begun out of the past (‘reschedule what is
    late’).

    Each gets the first open day from ``today`` on. What follows one of them by its links moves
    along and needs no date of its own. What must start on a fixed day keeps it: that is somebody's
    promise, to be changed by hand.
    """
    first = schedule.calendar.next_open(today)
    behind = {
        row.id
        for row in schedule.rows
        if is_work(row) and row.start < today and not started(row) and row.must_start_on is None
    }
    follows = {
        link.successor
        for link in schedule.links
        if link.predecessor in behind and link.kind in (LinkKind.FS, LinkKind.SS) and link.lag >= 0
    }
    return {row.id: first for row in schedule.rows if row.id in behind - follows}
