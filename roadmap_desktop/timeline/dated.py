"""Rows with their dates, from the points in time that the network found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind, TaskKind
from roadmap_desktop.timeline.activity import Link
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.dating import Dating
from roadmap_desktop.timeline.links import PlannedLink
from roadmap_desktop.timeline.phases import Layout, PhaseSpan
from roadmap_desktop.timeline.plan_network import PlanNetwork
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.schedule import ScheduledLink, ScheduledTask
from roadmap_desktop.timeline.solution import Solution
from roadmap_desktop.timeline.subtasks import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRows:
    """All rows of the phases and other work with their dates, and the links between them."""

    layout: Layout
    planned: Mapping[str, PlannedRow]
    by_id: Mapping[str, ScheduledTask]
    links: tuple[ScheduledLink, ...]

    @property
    def gates(self) -> list[tuple[ScheduledTask, PhaseSpan]]:
        """The gates in order, each with the phase in which it falls."""
        return [
            (self.by_id[row.id], row.span)
            for row in self.planned.values()
            if row.kind is TaskKind.GATE
        ]


def date_rows(network: PlanNetwork, calendar: WorkingCalendar, layout: Layout) -> DatedRows:
    """Turn points into dates; recurring items get their occurrences, or go without any."""
    solution, family = network.solution, network.family
    dating = Dating(solution, calendar, layout)
    by_id: dict[str, ScheduledTask] = {}
    for row in network.rows:
        if row.scheduled:
            by_id[row.id] = dating.scheduled(row)
        elif row.recurs and row.first and row.last:
            dated = dating.recurring(row, row.recurs, row.first, row.last)
            if dated is not None:
                by_id[row.id] = dated
    for row in network.rows:
        if row.summary:
            inside = [by_id[one] for one in family.members(row.id)]
            by_id[row.id] = dating.summary(row, inside)
    return DatedRows(
        layout=layout,
        planned={row.id: row for row in network.rows},
        by_id=by_id,
        links=tuple(_link(one, by_id, solution, family) for one in network.kept),
    )


def _link(
    one: PlannedLink, by_id: Mapping[str, ScheduledTask], solution: Solution, family: Family
) -> ScheduledLink:
    link = one.link
    critical = by_id[link.predecessor].critical and by_id[link.successor].critical
    if critical and family.subtasks:
        critical = any(
            by_id[part.predecessor].critical
            and by_id[part.successor].critical
            and _drives(part, solution)
            for part in family.spread(link)
        )
    elif critical:
        critical = _drives(link, solution)
    return ScheduledLink(
        predecessor=link.predecessor,
        successor=link.successor,
        kind=link.kind,
        lag=link.lag,
        lag_unit=link.unit,
        critical=critical,
        implied=one.implied,
    )


def _drives(link: Link, solution: Solution) -> bool:
    """The successor falls where it does because of this link."""
    if link.unit is LagUnit.CALENDAR_DAYS and link.lag:
        return True
    from_start = link.kind in (LinkKind.SS, LinkKind.SF)
    to_start = link.kind in (LinkKind.SS, LinkKind.FS)
    begin = solution.start if from_start else solution.finish
    end = solution.start if to_start else solution.finish
    return end(link.successor) - begin(link.predecessor) == link.lag
