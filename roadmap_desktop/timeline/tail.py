"""What falls after the last phase (X-2, S3-27, S3-35, S4-48), as the firm changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.timeline import Recurrence, TailItem
from roadmap_desktop.domain.model.tasks import OffDays, Task, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.firms_rows import REACH, UNITS, within
from roadmap_desktop.timeline.owners import Owners
from roadmap_desktop.timeline.phases import Layout
from roadmap_desktop.timeline.recurrence import add_months, last_day, occurrences
from roadmap_desktop.timeline.schedule import ScheduledTask

_AS_IT_IS = Task(id="")


def changes_after_the_end(tasks: Iterable[Task], catalogue: Catalogue) -> tuple[Task, ...]:
    """What the firm changed about items of the tail: who does them, and how often they come."""
    return tuple(task for task in tasks if task.template and catalogue.find("tail", task.template))


def tail_rows(
    catalogue: Catalogue,
    depth: Depth,
    layout: Layout,
    go_live: date,
    calendar: WorkingCalendar,
    owners: Owners,
    changes: Sequence[Task] = (),
) -> list[ScheduledTask]:
    """The tail in the order of its dates.

    Milestones are counted from go-live or from the start and stay on the day they are counted to,
    open or closed: 90 days from day 71 are day 161. Recurring items move to open days, unless the
    firm wants something else of closed days.
    """
    low, high = layout.start - REACH, layout.start + REACH
    changed = {one.template: within(one, low, high) for one in changes}
    found = [
        row
        for item in catalogue.tail
        if depth.reaches(item.depth)
        for row in _row(item, layout, go_live, calendar, owners, changed.get(item.id, _AS_IT_IS))
    ]
    return sorted(found, key=lambda row: (row.start, row.finish))


def _row(
    item: TailItem,
    layout: Layout,
    go_live: date,
    calendar: WorkingCalendar,
    owners: Owners,
    change: Task,
) -> Iterator[ScheduledTask]:
    days: tuple[date, ...]
    if item.recurs:
        days = _recurring(item.recurs, layout, calendar, change)
    elif item.months_from_start:
        days = (add_months(layout.start, item.months_from_start),)
    else:
        days = (go_live + timedelta(days=item.days_from_go_live),)
    fell = days if item.recurs else ()
    if item.recurs and not days and change is not _AS_IT_IS:
        # What the firm entered stays in sight, so that it can be changed.
        days = (_first(item.recurs, layout, change),)
    if days:
        yield ScheduledTask(
            id=item.id,
            name=item.name,
            phase="",
            kind=TaskKind.RECURRING if item.recurs else TaskKind.MILESTONE,
            owner=owners.named(change.owner_id) or owners.of_role(item.owner_role),
            owner_role=item.owner_role,
            start=days[0],
            finish=days[-1],
            start_day=(days[0] - layout.start).days + 1,
            finish_day=(days[-1] - layout.start).days + 1,
            occurrences=fell,
            tail=True,
            start_no_earlier=change.start_no_earlier,
        )


def _first(usual: Recurrence, layout: Layout, change: Task) -> date:
    wanted = change.start_no_earlier and max(change.start_no_earlier, layout.start)
    return wanted or layout.date_of(layout.first_day_for(usual.first_day))


def _recurring(
    usual: Recurrence, layout: Layout, calendar: WorkingCalendar, change: Task
) -> tuple[date, ...]:
    rhythm = replace(
        usual,
        every=max(1, change.every or usual.every),
        unit=change.every_unit if change.every_unit in UNITS else usual.unit,
    )
    last = last_day(change, layout.date_of(layout.last_day))
    last = last or layout.date_of(layout.last_day_for(usual.last_day))
    off_days = change.off_days or OffDays.LATER
    return occurrences(rhythm, _first(usual, layout, change), last, calendar, off_days)
