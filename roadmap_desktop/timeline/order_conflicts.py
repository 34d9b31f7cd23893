"""Fixed starts and history that do not agree with what the links ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.activity import Activity, Link
from roadmap_desktop.timeline.bent_links import bent_link
from roadmap_desktop.timeline.schedule import Conflict, ScheduledTask
from roadmap_desktop.timeline.solution import Solution
from roadmap_desktop.timeline.words import days, full_date

Named = Mapping[str, ScheduledTask]


def broken_order(links: Sequence[Link], solution: Solution, rows: Named) -> list[Conflict]:
    """One conflict for each row that starts, or started, before what it waits for allows it."""
    fixed = {
        one.id: one
        for one in solution.activities
        if one.terms is not None and one.terms.starts is not None
    }
    if not fixed:
        return []
    broken: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.successor in fixed and not _holds(link, fixed[link.successor], solution, rows):
            broken[link.successor].append(link)
    return [_conflict(rows[one], broken[one], rows) for one in broken]


def _holds(link: Link, after: Activity, solution: Solution, rows: Named) -> bool:
    before = solution.activities[solution.index[link.predecessor]]
    asked = bent_link(link, before, after, solution.calendar)
    earliest = asked.earliest(solution.start(before.id))
    # One who starts in the afternoon of the day on which the other was done has waited.
    same_day = (
        link.kind is LinkKind.FS
        and rows[before.id].actual_finish is not None
        and after.terms is not None
        and after.terms.begun
    )
    return earliest - same_day <= solution.start(after.id)


def _conflict(row: ScheduledTask, links: Sequence[Link], rows: Named) -> Conflict:
    before = [rows[link.predecessor] for link in links]
    told = _listed([_asked(link, rows[link.predecessor]) for link in links])
    tasks = (row.id, *(one.id for one in before))
    if row.actual_start or row.actual_finish:
        text = (
            f"“{row.name}” started on {full_date(row.start)} already, although it waits for "
            f"others: {told}. Correct the dates, or remove the link."
        )
        return Conflict(code="broken_order", tasks=tasks, text=text)
    text = (
        f"“{row.name}” must start on {full_date(row.start)}, although it waits for others: {told}. "
        "Choose another day, shorten what comes before, or remove the link."
    )
    return Conflict(code="must_start", tasks=tasks, text=text)


def _asked(link: Link, before: ScheduledTask) -> str:
    """‘“Measure” ends on Mon 18 Jan 2027, and 2 working days have to pass’."""
    if link.kind in (LinkKind.SS, LinkKind.SF):
        told = f"“{before.name}” starts on {full_date(before.start)}"
    else:
        told = f"“{before.name}” ends on {full_date(before.finish)}"
    if link.lag <= 0:
        return told
    unit = "day" if link.unit is LagUnit.CALENDAR_DAYS else "working day"
    return f"{told}, and {days(link.lag, unit)} {'has' if link.lag == 1 else 'have'} to pass"


def _listed(told: Sequence[str], most: int = 3) -> str:
    more = [f"{len(told) - most} more"] if len(told) > most else []
    return ", ".join([*told[:most], *more])
