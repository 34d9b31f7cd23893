"""The chart of a schedule, worked out row by row as rows come into sight.

A plan of ten thousand tasks costs no more to show than one of a hundred: the geometry of
``timeline.geometry`` is asked for blocks of rows, links are found by the rows they begin and end
in, and both are kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.connectors import connect
from roadmap_desktop.timeline.geometry import (
    Bar,
    ChartRow,
    Diamond,
    Dot,
    PhaseBracket,
    TailMark,
    chart,
    tail_marks,
)
from roadmap_desktop.timeline.mark_shapes import GateState
from roadmap_desktop.timeline.reading_order import folded_away
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask
from roadmap_desktop.timeline.ticks import (
    ClosedStrip,
    DayTick,
    MonthTick,
    WeekTick,
    closed_strips,
    day_ticks,
    month_ticks,
    week_ticks,
)
from roadmap_desktop.timeline.words import short_date

BLOCK = 64
"""Rows that are worked out together."""
LONG = 40
"""Rows after which a link is a line from nowhere to nowhere, unless an end of it is in sight."""
AFTER = "phase.after"
"""Id of the row that heads what falls after the last phase."""
Point = tuple[float, float]


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


@dataclass(frozen=True, slots=True)
class Line:
    """A link as right-angled line in days and rows; its last point is the tip of the arrow."""

    critical: bool
    points: tuple[Point, ...]
    ends: tuple[str, str]
    """Ids of the row before and the row that waits."""


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
    ) -> None:
        """Without ``only`` every row is shown that is not folded away, by phase or by the task it
        is a subtask of. ``order`` keeps rows in their places while dates change under a drag;
        ``baseline`` holds where rows stood once, by row id."""
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
        self._tail_from = len(self.tasks)
        tail = [row for row in schedule.tail if only is None or row.id in only]
        self._tail_marks_of = {row.id: place for place, row in enumerate(schedule.tail)}
        if tail:
            self.tasks.append(_heads_tail(schedule))
            if "" not in folded:
                self.tasks.extend(tail)
        self.row_of = {task.id: row for row, task in enumerate(self.tasks)}
        self._numbers = {phase.id: phase.number for phase in schedule.phases}
        self._rows_alone = replace(schedule, links=())
        self._blocks: dict[int, list[RowMarks]] = {}
        self._lines: dict[int, Line] = {}

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
        block = self._blocks.get(row // BLOCK)
        if block is None:
            block = self._blocks[row // BLOCK] = self._work_out(row // BLOCK)
        return block[row % BLOCK]

    def row(self, row: int) -> ChartRow:
        """A row as the table shows it."""
        return self.marks(row).row

    def _work_out(self, number: int) -> list[RowMarks]:
        first = number * BLOCK
        here = self.tasks[first : min(first + BLOCK, self._tail_from)]
        found = chart(self._rows_alone, first_day=1, last_day=1, rows=here)
        marks = [RowMarks(replace(row, index=first + row.index)) for row in found.rows]
        for bar in found.bars:
            marks[bar.row].bar = bar
        for bracket in found.brackets:
            marks[bracket.row].bracket = bracket
        for diamond in found.diamonds:
            marks[diamond.row].diamond = diamond
        for dot in found.dots:
            marks[dot.row].dots += (dot,)
        beyond = range(first + len(here), min(first + BLOCK, len(self.tasks)))
        return marks + [self._after_the_end(row) for row in beyond]

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
        return self._numbers.get(self.tasks[row].phase, 1)

    def gate(self, row: int) -> GateState | None:
        """The state of a gate's row, None for every other one."""
        task = self.tasks[row]
        if task.kind is not TaskKind.GATE:
            return None
        return self.gates.get(task.id, GateState.PLANNED)

    # --- links -------------------------------------------------------------------------------

    @cached_property
    def _links(self) -> dict[int, list[int]]:
        """Numbers of links by the block of rows that they touch."""
        found: dict[int, list[int]] = {}
        for number, link in enumerate(self.schedule.links):
            before, after = self.row_of.get(link.predecessor), self.row_of.get(link.successor)
            if link.implied or before is None or after is None:
                continue
            low, high = (before, after) if before < after else (after, before)
            a, b = low // BLOCK, high // BLOCK
            touched = range(a, b + 1) if high - low <= LONG else (a, b)
            for block in touched:
                found.setdefault(block, []).append(number)
        return found

    def lines(self, first: int, last: int) -> list[Line]:
        """Links in sight between two rows: those that begin or end there, and short ones that
        pass through."""
        seen: dict[int, None] = {}
        for block in range(first // BLOCK, last // BLOCK + 1):
            seen |= dict.fromkeys(self._links.get(block, ()))
        found = []
        for number in seen:
            link = self.schedule.links[number]
            before, after = self.row_of[link.predecessor], self.row_of[link.successor]
            low, high = (before, after) if before < after else (after, before)
            if high < first or low > last:
                continue
            if high - low > LONG and not (first <= low <= last or first <= high <= last):
                continue
            line = self._lines.get(number)
            if line is None:
                line = self._lines[number] = self._route(link, before, after)
            found.append(line)
        return found

    def _route(self, link: ScheduledLink, before: int, after: int) -> Line:
        """The line of one link: laid between two rows of their own, then moved to where they are.

        The one height shared by both rows is the turn between them, and that is the successor's.
        """
        pair = sorted({before, after})
        (found,) = connect((link,), [self.tasks[row] for row in pair])
        begins, ends = pair.index(before), pair.index(after)
        points = tuple(
            (x, y - begins + before) if int(y) == begins and y != 1 else (x, y - ends + after)
            for x, y in found.points
        )
        return Line(found.critical, points, (link.predecessor, link.successor))

    # --- time --------------------------------------------------------------------------------

    @cached_property
    def months(self) -> tuple[MonthTick, ...]:
        """Months shown."""
        return month_ticks(self.schedule, self.first_day, self.last_day)

    @cached_property
    def weeks(self) -> tuple[WeekTick, ...]:
        """Plan weeks shown."""
        return week_ticks(self.schedule, self.first_day, self.last_day)

    @cached_property
    def days(self) -> tuple[DayTick, ...]:
        """Days shown."""
        return day_ticks(self.schedule, self.first_day, self.last_day)

    @cached_property
    def _closed(self) -> tuple[ClosedStrip, ...]:
        return closed_strips(self.schedule, self.first_day, self.last_day)

    @cached_property
    def _closed_at(self) -> list[float]:
        return [strip.x for strip in self._closed]

    def closed(self, first: float, last: float) -> Sequence[ClosedStrip]:
        """Strips of closed days between two days."""
        begin = max(0, bisect_left(self._closed_at, first) - 1)
        return self._closed[begin : bisect_left(self._closed_at, last + 1)]

    def why_closed(self, day: float) -> str:
        """What closes the firm on a day, '' where it is open."""
        for strip in self.closed(day, day):
            if strip.x <= day < strip.x + strip.width:
                return ", ".join(strip.why)
        return ""

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
