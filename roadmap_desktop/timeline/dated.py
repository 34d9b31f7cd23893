"""Rows with their dates, from the points in time that the network found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind, TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.links import PlannedLink
from roadmap_desktop.timeline.network import Link, Solution
from roadmap_desktop.timeline.owners import Owners
from roadmap_desktop.timeline.phases import Layout, PhaseSpan
from roadmap_desktop.timeline.recurrence import occurrences
from roadmap_desktop.timeline.schedule import ScheduledLink, ScheduledTask
from roadmap_desktop.timeline.template import PlannedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRows:
    """All rows of the phases with their dates, and the links between them."""

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

    def in_reading_order(self, owners: Owners, calendar: WorkingCalendar) -> list[ScheduledTask]:
        """A phase, then its tasks, gates and recurring items by date, then the next phase."""
        found: list[ScheduledTask] = []
        for span in self.layout.spans:
            inside = [row for row in self.by_id.values() if row.phase == span.phase.id]
            inside.sort(
                key=lambda row: (
                    row.start,
                    row.kind is TaskKind.GATE,
                    self.planned[row.id].order,
                )
            )
            found.append(self._phase_row(span, inside, owners, calendar))
            found += inside
        return found

    def _phase_row(
        self,
        span: PhaseSpan,
        inside: Sequence[ScheduledTask],
        owners: Owners,
        calendar: WorkingCalendar,
    ) -> ScheduledTask:
        first, last = self.layout.date_of(span.first_day), self.layout.date_of(span.last_day)
        slack = min(
            (row.total_float for row in inside if row.kind is not TaskKind.RECURRING), default=0
        )
        return ScheduledTask(
            id=f"phase.{span.phase.id}",
            name=span.phase.name,
            phase=span.phase.id,
            kind=TaskKind.PHASE,
            owner=owners.of_phase(span.phase),
            owner_role=span.phase.owner_role,
            start=first,
            finish=last,
            start_day=span.first_day,
            finish_day=span.last_day,
            working_days=calendar.working_days_between(first, last),
            total_float=slack,
            critical=slack <= 0,
            note=span.phase.purpose,
        )


def date_rows(
    planned: Sequence[PlannedRow],
    kept: Sequence[PlannedLink],
    solution: Solution,
    calendar: WorkingCalendar,
    layout: Layout,
) -> DatedRows:
    """Turn points into dates; recurring items get their occurrences, or go without any."""
    by_id: dict[str, ScheduledTask] = {}
    for row in planned:
        if row.recurs and row.first and row.last:
            days = occurrences(row.recurs, row.first, row.last, calendar)
            if days:
                by_id[row.id] = _row(row, layout, days[0], days[-1], occurrences=days)
        else:
            by_id[row.id] = _scheduled(row, solution, calendar, layout)
    links = tuple(
        ScheduledLink(
            predecessor=one.link.predecessor,
            successor=one.link.successor,
            kind=one.link.kind,
            lag=one.link.lag,
            lag_unit=one.link.unit,
            critical=by_id[one.link.predecessor].critical
            and by_id[one.link.successor].critical
            and _drives(one.link, solution),
            implied=one.implied,
        )
        for one in kept
    )
    return DatedRows(
        layout=layout, planned={row.id: row for row in planned}, by_id=by_id, links=links
    )


def _scheduled(
    row: PlannedRow, solution: Solution, calendar: WorkingCalendar, layout: Layout
) -> ScheduledTask:
    begin, slack = solution.start(row.id), solution.float_of(row.id)
    if row.working_days:
        start = calendar.date_at(begin)
        finish = calendar.date_at(begin + row.working_days - 1)
    else:
        morning = row.kind is TaskKind.MILESTONE and begin == calendar.index_from(row.no_earlier)
        # One that waits for nothing but its date is shown in the morning of that date; until the
        # evening it has not slipped by a day.
        slack -= morning and slack > 0
        start = finish = calendar.date_at(begin if morning else begin - 1)
    return _row(row, layout, start, finish, slack=slack)


def _row(
    row: PlannedRow,
    layout: Layout,
    start: date,
    finish: date,
    *,
    slack: int = 0,
    occurrences: tuple[date, ...] = (),
) -> ScheduledTask:
    return ScheduledTask(
        id=row.id,
        name=row.name,
        phase=row.span.phase.id,
        kind=row.kind,
        owner=row.owner,
        owner_role=row.owner_role,
        start=start,
        finish=finish,
        start_day=(start - layout.start).days + 1,
        finish_day=(finish - layout.start).days + 1,
        working_days=row.working_days,
        total_float=slack,
        critical=row.scheduled and slack <= 0,
        gate=row.gate,
        minutes=row.minutes,
        occurrences=occurrences,
        own=row.own,
        note=row.note,
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
