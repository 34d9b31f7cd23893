"""Rows with their dates, from the points in time that the network found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.critical_links import CriticalLinks
from roadmap_desktop.timeline.dating import Dating
from roadmap_desktop.timeline.links import PlannedLink
from roadmap_desktop.timeline.phases import Layout
from roadmap_desktop.timeline.plan_network import PlanNetwork
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.remembered import Once, PerItem, PerKey
from roadmap_desktop.timeline.schedule import ScheduledLink, ScheduledTask


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRows:
    """All rows of the phases and other work with their dates, and the links between them."""

    layout: Layout
    rows: Sequence[PlannedRow]
    planned: Mapping[str, PlannedRow]
    by_id: Mapping[str, ScheduledTask]
    """Recurring items of the template that fall on no day are not there."""
    gates: Sequence[tuple[ScheduledTask, PlannedRow]]
    links: tuple[ScheduledLink, ...]


class DatesMemory:
    """Rows and links as they were dated last time."""

    def __init__(self) -> None:
        self.dating: Once[Dating] = Once()
        self.scheduled: PerItem[ScheduledTask] = PerItem()
        self.recurring: PerItem[ScheduledTask | None] = PerItem()
        self.summaries: PerKey[ScheduledTask] = PerKey()
        self.critical: Once[CriticalLinks] = Once()
        self.links: PerItem[ScheduledLink] = PerItem()
        self.all_links: Once[tuple[ScheduledLink, ...]] = Once()


def date_rows(
    network: PlanNetwork, calendar: WorkingCalendar, layout: Layout, memory: DatesMemory
) -> DatedRows:
    """Turn points into dates; recurring items get their occurrences, or go without any."""
    dating = memory.dating.of((calendar, layout), lambda: Dating(calendar, layout))
    solution, shape, rows = network.solution, network.shape, network.rows
    points = (solution.early_start, solution.total_float, solution.free_float)
    scheduled = [rows[place] for place in shape.scheduled]
    dated = memory.scheduled.of((dating,), (scheduled, *points), dating.scheduled)
    by_id = {row.id: row for row in dated}
    recurring = [rows[place] for place in shape.recurring]
    recurs = memory.recurring.of((dating,), (recurring,), dating.recurring)
    by_id.update((row.id, row) for row in recurs if row is not None)
    if shape.summaries:
        by_id.update(_summaries(network, dating, by_id, memory.summaries))
    critical = memory.critical.of(
        (network.kept, shape, solution.weights),
        lambda: CriticalLinks(network.kept, shape.family, solution),
    )
    flags = critical.among(by_id, [row.critical for row in dated], solution)
    links = memory.links.of((), (network.kept, flags), _link)
    return DatedRows(
        layout=layout,
        rows=rows,
        planned={row.id: row for row in rows},
        by_id=by_id,
        gates=[(by_id[rows[place].id], rows[place]) for place in shape.gates],
        links=memory.all_links.of((links,), lambda: tuple(links)),
    )


def _summaries(
    network: PlanNetwork,
    dating: Dating,
    by_id: Mapping[str, ScheduledTask],
    memory: PerKey[ScheduledTask],
) -> Iterator[tuple[str, ScheduledTask]]:
    memory.begin()
    for place in network.shape.summaries:
        row = network.rows[place]
        inside = tuple(by_id[one] for one in network.shape.family.members(row.id))
        going_on = [one.id for one in inside if one.actual_finish is None]
        free = network.solution.free_float_of(going_on) if going_on else 0
        yield row.id, memory.of(row.id, Dating.summary, dating, row, inside, free)


def _link(one: PlannedLink, critical: bool) -> ScheduledLink:
    link = one.link
    return ScheduledLink(
        predecessor=link.predecessor,
        successor=link.successor,
        kind=link.kind,
        lag=link.lag,
        lag_unit=link.unit,
        critical=critical,
        implied=one.implied,
    )
