"""What holds a row on its date in another program, which knows nothing of phases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap_desktop.domain.model.tasks import Task, TaskKind
from roadmap_desktop.exchange.link_dates import Reach, Span, allowed_point, start_point
from roadmap_desktop.exchange.mspdi.codes import Constraint
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask


@dataclass(frozen=True, slots=True)
class Hold:
    """A constraint, and the time of day of a milestone."""

    kind: Constraint = Constraint.AS_SOON_AS_POSSIBLE
    day: date | None = None
    several: bool = False
    """It is held by more than one date."""
    morning: bool = False
    """A milestone that lies where it lies because of a date, not because of a link."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Finds what holds each row of a schedule."""

    schedule: Schedule
    records: Mapping[str, Task]
    """What the firm entered, by row."""
    before: Mapping[str, Sequence[ScheduledLink]]
    """What each row waits for."""

    def of(self, row: ScheduledTask, *, summary: bool, milestone: bool) -> Hold:
        """What the firm asked for; where neither that nor links nor the project's start put the
        row on its date, the date itself."""
        record = self.records.get(row.id)
        if summary:
            asked = (
                record.start_no_earlier if record and row.kind is not TaskKind.RECURRING else None
            )
            return Hold(Constraint.START_NO_EARLIER, asked) if asked else Hold()
        calendar = self.schedule.calendar
        span = Span(row.start, row.finish, milestone)
        points = self._points(row, span)
        here = start_point(span, calendar)
        morning = row.kind is TaskKind.MILESTONE and max(points, default=here - 1) < here
        wanted = _wanted(record, row)
        if wanted:
            kind, day = wanted[0]
            late = kind is Constraint.AS_LATE_AS_POSSIBLE
            return Hold(kind, None if late else day, len(wanted) > 1, morning)
        if morning:
            here = calendar.index_from(row.start)
        given = max([*points, *self._dates(row)], default=here - 1) >= here
        if given or row.actual_start or row.actual_finish:
            return Hold(morning=morning)
        return Hold(Constraint.START_NO_EARLIER, row.start, morning=morning)

    def _points(self, row: ScheduledTask, span: Span) -> list[int]:
        """When its links, and those of the tasks it stands under, let it start."""
        by_id, found = self.schedule.by_id, []
        for id_ in (row.id, *self.schedule.above(row.id)):
            for link in self.before.get(id_, ()):
                if link.predecessor in by_id:
                    reach = Reach(link.kind, link.lag, link.lag_unit)
                    before = _span(by_id[link.predecessor])
                    found.append(allowed_point(before, span, reach, self.schedule.calendar))
        return found

    def _dates(self, row: ScheduledTask) -> list[int]:
        """When the project and the tasks it stands under let it start; what lies before the
        project's start does not lie there because of it."""
        start = self.schedule.start
        above = (self.records.get(one) for one in self.schedule.above(row.id))
        asked = [one.start_no_earlier for one in above if one and one.start_no_earlier]
        days = [start, *asked] if row.start >= start else asked
        return [self.schedule.calendar.index_from(day) for day in days]


def _wanted(record: Task | None, row: ScheduledTask) -> list[tuple[Constraint, date]]:
    if record is None:
        return []
    wishes = (
        (Constraint.MUST_START_ON, record.must_start_on),
        # Before its earliest start, which a task taken over from there has only here.
        (Constraint.AS_LATE_AS_POSSIBLE, row.start if record.as_late_as_possible else None),
        (Constraint.START_NO_EARLIER, record.start_no_earlier),
    )
    return [(kind, day) for kind, day in wishes if day]


def _span(row: ScheduledTask) -> Span:
    milestone = row.kind in (TaskKind.GATE, TaskKind.MILESTONE)
    return Span(row.start, row.finish, milestone)
