"""What falls after the last phase (X-2, S3-27, S3-35, S4-48)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.timeline import TailItem
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.owners import Owners
from roadmap_desktop.timeline.phases import Layout
from roadmap_desktop.timeline.recurrence import add_months, occurrences
from roadmap_desktop.timeline.schedule import ScheduledTask


def tail_rows(
    catalogue: Catalogue,
    depth: Depth,
    layout: Layout,
    go_live: date,
    calendar: WorkingCalendar,
    owners: Owners,
) -> list[ScheduledTask]:
    """The tail in the order of its dates.

    Milestones are counted from go-live or from the start and stay on the day they are counted to,
    open or closed: 90 days from day 71 are day 161. Recurring items move to open days.
    """
    found = [
        row
        for item in catalogue.tail
        if depth.reaches(item.depth)
        for row in _row(item, layout, go_live, calendar, owners)
    ]
    return sorted(found, key=lambda row: (row.start, row.finish))


def _row(
    item: TailItem, layout: Layout, go_live: date, calendar: WorkingCalendar, owners: Owners
) -> Iterator[ScheduledTask]:
    days: tuple[date, ...]
    if item.recurs:
        first = layout.date_of(layout.first_day_for(item.recurs.first_day))
        last = layout.date_of(layout.last_day_for(item.recurs.last_day))
        days = occurrences(item.recurs, first, last, calendar)
    elif item.months_from_start:
        days = (add_months(layout.start, item.months_from_start),)
    else:
        days = (go_live + timedelta(days=item.days_from_go_live),)
    if days:
        yield ScheduledTask(
            id=item.id,
            name=item.name,
            phase="",
            kind=TaskKind.RECURRING if item.recurs else TaskKind.MILESTONE,
            owner=owners.of_role(item.owner_role),
            owner_role=item.owner_role,
            start=days[0],
            finish=days[-1],
            start_day=(days[0] - layout.start).days + 1,
            finish_day=(days[-1] - layout.start).days + 1,
            occurrences=days if item.recurs else (),
            tail=True,
        )
