"""The chart of a schedule, worked out row by row as rows come into sight.

A plan of ten thousand tasks costs no more to show than one of a hundred: the geometry of
``timeline.geometry`` is asked for rows in sight, links are found by the rows they begin and end in,
and both are kept, also for the chart that comes after this one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.timeline.geometry import (
    Bar,
    ChartRow,
    Diamond,
    Dot,
    PhaseBracket,
    TailMark,
    bar_of,
    bracket_of,
    chart_row,
    diamond_of,
    dots_of,
    tail_marks,
)
from roadmap_desktop.timeline.reading_order import folded_away
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.timeline.ticks import ClosedStrip
from roadmap_desktop.timeline.words import short_date
from roadmap_desktop.ui.timeline.chart_lines import ChartLines, Line
from roadmap_desktop.ui.timeline.chart_times import ChartTimes

AFTER = "phase.after"
"""Id of the row that heads what falls after the last phase."""


@dataclass(slots=True)
class RowMarks:
    """What stands in one row."""

    row: ChartRow
    bar: Bar | None = None
    bracket: PhaseBracket | None = None
    diamond: Diamond | None = None
    dots: tuple[Dot, ...] = ()
    tail: TailMark | None = None
    """Something after the last phase, on a scale of its own."""


class ChartData:
    """A schedule as rows, marks, links and a time header."""

    def __init__(
        self,
        schedule: Schedule,
        gates: Mapping[str, GateState],
        folded: Collection[str] = (),
        only: Collection[str] | None = None,
        order: Sequence[str] = (),
        baseline: Mapping[str, tuple[date, date]] = MappingProxyType({}),
        before: ChartData | None = None,
    ) -> None:
        """Without ``only`` every row is shown that is not folded away, by phase or by the task it
        is a subtask of. ``order`` keeps rows in their places while dates change under a drag;
        ``baseline`` holds where rows stood once, by row id; ``before`` is the chart shown until
        now, of which all is taken over that stays."""
        self.schedule = schedule
        self.gates = gates
        self.baseline = baseline
        inside = [row for row in schedule.rows if not row.tail]
        self.first_day = min(row.start_day for row in inside)
        self.last_day = max(row.finish_day for row in inside)
        self.tasks: list[ScheduledTask] = _shown(inside, folded, only)
        if order:
            places = {row: place for place, row in enumerate(order)}
            self.tasks.sort(key=lambda task: places.get(task.id, len(places)))
        self.tail_from = len(self.tasks)
        tail = [row for row in schedule.tail if only is None or row.id in only]
        self._tail_marks_of = {row.id: place for place, row in enumerate(schedule.tail)}
        if tail:
            self.tasks.append(_heads_tail(schedule))
            if "" not in folded:
                self.tasks.extend(tail)
        self.row_of = {task.id: row for row, task in enumerate(self.tasks)}
        self.numbers = {phase.id: phase.number for phase in schedule.phases}
        self._numbers_in_words = {phase: str(number) for phase, number in self.numbers.items()}
        self.worked_out: dict[int, RowMarks] = {}
        self.drawn: ChartLines = ChartLines(
            schedule.links, self.tasks, self.row_of, before.drawn if before else None
        )
        self.times = ChartTimes(schedule, self.first_day, self.last_day)
        if before is not None:
            self._take_over(before)

    def _take_over(self, before: ChartData) -> None:
        """What is the same as in the chart shown until now."""
        if before.times.same(self.schedule, self.first_day, self.last_day):
            self.times = before.times
        if before.schedule.start == self.schedule.start and before.numbers == self.numbers:
            beyond = min(self.tail_from, before.tail_from)
            self.worked_out = {
                row: marks
                for row, marks in before.worked_out.items()
                if row < beyond and self.tasks[row] is before.tasks[row]
            }

    # --- rows --------------------------------------------------------------------------------

    def __len__(self) -> int:
        """Rows shown."""
        return len(self.tasks)

    @property
    def width(self) -> int:
        """Days shown, without what falls after the last phase."""
        return self.last_day - self.first_day + 1

    def marks(self, row: int) -> RowMarks:
        """What stands in a row."""
        found = self.worked_out.get(row)
        if found is None:
            work_out = self._after_the_end if row >= self.tail_from else self._work_out
            found = self.worked_out[row] = work_out(row)
        return found

    def row(self, row: int) -> ChartRow:
        """A row as the table shows it."""
        return self.marks(row).row

    def _work_out(self, row: int) -> RowMarks:
        task = self.tasks[row]
        return RowMarks(
            chart_row(row, task, self._numbers_in_words),
            bar_of(row, task),
            bracket_of(row, task),
            diamond_of(row, task),
            dots_of(row, task, self.schedule.start) if task.occurrences else (),
        )

    def _after_the_end(self, row: int) -> RowMarks:
        task = self.tasks[row]
        place = self._tail_marks_of.get(task.id)
        shown = ChartRow(
            index=row,
            task=task,
            number="",
            name=task.name,
            who=task.owner,
            days=str(task.start_day),
            start=short_date(task.start),
            finish="",
            mark_x=task.start_day,
        )
        return RowMarks(shown, tail=None if place is None else self._tail_marks[place])

    @cached_property
    def _tail_marks(self) -> tuple[TailMark, ...]:
        return tail_marks(self.schedule)

    def phase_number(self, row: int) -> int:
        """Number of the phase a row belongs to, for its colour."""
        return self.numbers.get(self.tasks[row].phase, 1)

    def gate(self, row: int) -> GateState | None:
        """The state of a gate's row, None for every other one."""
        task = self.tasks[row]
        if task.kind is not TaskKind.GATE:
            return None
        return self.gates.get(task.id, GateState.PLANNED)

    # --- links -------------------------------------------------------------------------------

    def lines(self, first: int, last: int) -> list[Line]:
        """Links in sight between two rows."""
        return self.drawn.between(first, last)

    # --- time --------------------------------------------------------------------------------

    def closed(self, first: float, last: float) -> Sequence[ClosedStrip]:
        """Strips of closed days between two days."""
        return self.times.closed(first, last)

    def why_closed(self, day: float) -> str:
        """What closes the firm on a day, '' where it is open."""
        return self.times.why_closed(day)

    @property
    def last_plan_day(self) -> int:
        """Last day of the last phase."""
        return self.schedule.day_number(self.schedule.finish)


def _shown(
    rows: list[ScheduledTask], folded: Collection[str], only: Collection[str] | None
) -> list[ScheduledTask]:
    if not folded and only is None:
        return rows
    keeps = (TaskKind.PHASE, TaskKind.GATE)
    hidden = folded_away(rows, folded)
    return [
        row
        for row in rows
        if (only is None or row.id in only)
        and row.id not in hidden
        and (row.phase not in folded or row.kind in keeps)
    ]


def _heads_tail(schedule: Schedule) -> ScheduledTask:
    words = QCoreApplication.translate("Timeline", "After day {day}")
    last = schedule.tail[-1]
    day = schedule.day_number(schedule.finish)
    return ScheduledTask(
        id=AFTER,
        name=words.format(day=day),
        phase="",
        kind=TaskKind.PHASE,
        start=schedule.tail[0].start,
        finish=max(row.finish for row in schedule.tail),
        start_day=schedule.tail[0].start_day,
        finish_day=max(day, last.finish_day),
        tail=True,
    )
