"""Dates of one row, from the point at which the network starts it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from roadmap_desktop.domain.model.tasks import Task, TaskKind
from roadmap_desktop.timeline.activities import History, history
from roadmap_desktop.timeline.calendar import LAST_DAY, WorkingCalendar
from roadmap_desktop.timeline.lengths import percent_of
from roadmap_desktop.timeline.phases import Layout
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.progress import percent_of_all
from roadmap_desktop.timeline.recurrence import occurrences
from roadmap_desktop.timeline.schedule import ScheduledTask


class Dating:
    """Dates one row after the other."""

    def __init__(self, calendar: WorkingCalendar, layout: Layout) -> None:
        self._calendar = calendar
        self._layout = layout

    def scheduled(self, row: PlannedRow, begin: int, slack: int, free: int) -> ScheduledTask:
        """A row of the network: history as it was, anything else where its points lie.

        ``begin`` is the point at which it starts, ``slack`` its total float, ``free`` its free one.
        """
        calendar = self._calendar
        known = history(row, calendar) if row.wish is not None else None
        if known is not None:
            return self._begun(row, known, begin, slack, free)
        if row.elapsed:
            start = calendar.date_at(begin)
            return self._row(row, start, self._elapsed(start, row.elapsed), slack, free)
        if row.working_days:
            start = calendar.date_at(begin)
            finish = calendar.date_at(begin + row.working_days - 1)
            return self._row(row, start, finish, slack, free)
        morning = row.kind is TaskKind.MILESTONE and begin == calendar.index_from(row.no_earlier)
        # One that waits for nothing but its date is shown in the morning of that date; until the
        # evening it has not slipped by a day.
        slack -= morning and slack > 0
        day = calendar.date_at(begin if morning else begin - 1)
        return self._row(row, day, day, slack, min(free, max(0, slack)))

    def _begun(
        self, row: PlannedRow, known: History, begin: int, slack: int, free: int
    ) -> ScheduledTask:
        if known.finish is not None:
            return self._row(row, known.start, known.finish, 0, 0, ended=True)
        if row.elapsed:
            return self._row(row, known.start, self._elapsed(known.start, row.elapsed), slack, free)
        finish = self._calendar.date_at(begin + row.working_days - 1)
        return self._row(row, known.start, finish, slack, free)

    def _elapsed(self, start: date, days: int) -> date:
        return min(LAST_DAY, start + timedelta(days=days - 1))

    def recurring(self, row: PlannedRow) -> ScheduledTask | None:
        """Something that recurs, with its occurrences; None for one of the template's that falls
        on no day."""
        if row.recurs is None or row.first is None or row.last is None:
            return None
        days = occurrences(row.recurs, row.first, row.last, self._calendar, row.off_days)
        if days:
            return self._row(row, days[0], days[-1], occurrences=days)
        # What the firm entered stays in sight, so that it can be changed.
        return self._row(row, row.first, row.first) if row.wish is not None else None

    def summary(self, row: PlannedRow, inside: Sequence[ScheduledTask], free: int) -> ScheduledTask:
        """A row that spans its subtasks; it has ended when all of them have. ``free`` is the free
        float of those that have not."""
        open_rows = [one for one in inside if one.actual_finish is None]
        return self._row(
            row,
            min(one.start for one in inside),
            max(one.finish for one in inside),
            min((one.total_float for one in open_rows), default=0),
            free,
            inside=inside,
            ended=not open_rows,
        )

    def _row(
        self,
        row: PlannedRow,
        start: date,
        finish: date,
        slack: int = 0,
        free: int = 0,
        *,
        ended: bool = False,
        occurrences: tuple[date, ...] = (),
        inside: Sequence[ScheduledTask] = (),
    ) -> ScheduledTask:
        wish, first = row.wish or _NOTHING, self._layout.start
        worked = row.working_days
        if row.elapsed or inside or (ended and worked):
            worked = self._calendar.working_days_between(start, finish)
        begun, percent = wish.actual_start, percent_of(wish)
        over = finish if ended else None
        if inside:
            begun = min((one.actual_start for one in inside if one.actual_start), default=None)
            percent = percent_of_all(inside)
        return ScheduledTask(
            id=row.id,
            name=row.name,
            phase=row.span.phase.id,
            kind=row.kind,
            owner=row.owner,
            owner_role=row.owner_role,
            start=start,
            finish=finish,
            start_day=(start - first).days + 1,
            finish_day=(finish - first).days + 1,
            working_days=worked,
            total_float=slack,
            free_float=free,
            critical=row.kind is not TaskKind.RECURRING and slack <= 0 and not ended,
            gate=row.gate,
            minutes=row.minutes,
            occurrences=occurrences,
            own=row.own,
            note=row.note,
            length=worked if inside else row.length,
            length_unit=row.length_unit,
            fills=row.fills,
            parent=row.parent,
            level=row.level,
            summary=row.summary,
            start_no_earlier=wish.start_no_earlier,
            finish_no_later=wish.finish_no_later,
            must_start_on=wish.must_start_on,
            as_late_as_possible=wish.as_late_as_possible,
            percent=100.0 if ended else percent,
            actual_start=begun,
            actual_finish=over,
        )


_NOTHING = Task(id="")
