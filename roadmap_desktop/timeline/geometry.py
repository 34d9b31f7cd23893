"""The chart as values: what PDF, Excel and screen draw, each in its own units.

Across, one unit is a calendar day: plan day n reaches from x = n to x = n + 1. Down, one unit is a
row: row i reaches from y = i to y = i + 1. Nothing here knows points, pixels or type.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.connectors import Connector, connect
from roadmap_desktop.timeline.reading_order import folded_away
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
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

M = TypeVar("M")

ROWS_ON_A_PAGE = 30
"""So many rows still read well on one landscape page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One line of the table beside the bars."""

    index: int
    task: ScheduledTask
    number: str
    """Number of a phase, '' for everything inside it."""
    name: str
    who: str
    days: str
    """Plan days: ``8–16``, or ``5`` for what falls on one day."""
    start: str
    """``16 Jan``."""
    finish: str
    """'' for a gate or milestone."""
    mark_x: float
    """Where its first mark begins, for a line that leads the eye there."""

    @property
    def is_phase(self) -> bool:
        """Heads a phase."""
        return self.task.kind is TaskKind.PHASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A task, from the morning of its first day to the evening of its last."""

    row: int
    x: float
    width: float
    critical: bool
    done: float = 0.0
    """Share that is done, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBracket:
    """A phase's span, or that of a task with subtasks."""

    row: int
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Diamond:
    """A gate or milestone, in the middle of its day."""

    row: int
    x: float
    gate: bool
    """A gate; otherwise a milestone."""
    critical: bool
    label: str
    """``Pilot gate, 30 Jan``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One occurrence of a recurring item, in the middle of its day."""

    row: int
    x: float
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TailMark:
    """Something after the last phase, on a scale of its own (X-2)."""

    name: str
    kind: TaskKind
    day: int
    start: date
    finish: date
    at: tuple[float, ...]
    """Where it falls between the plan's end (0) and the last mark (1), once per occurrence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Everything that is drawn, in the order in which it should be painted."""

    first_day: int
    last_day: int
    """The days that are shown; x reaches from ``first_day`` to ``last_day + 1``."""
    closed: tuple[ClosedStrip, ...]
    months: tuple[MonthTick, ...]
    weeks: tuple[WeekTick, ...]
    days: tuple[DayTick, ...]
    rows: tuple[ChartRow, ...]
    connectors: tuple[Connector, ...]
    brackets: tuple[PhaseBracket, ...]
    bars: tuple[Bar, ...]
    diamonds: tuple[Diamond, ...]
    dots: tuple[Dot, ...]
    tail: tuple[TailMark, ...]

    @property
    def width(self) -> int:
        """Days shown."""
        return self.last_day - self.first_day + 1

    @property
    def height(self) -> int:
        """Rows shown."""
        return len(self.rows)


def chart(
    schedule: Schedule,
    *,
    first_day: int | None = None,
    last_day: int | None = None,
    rows: Sequence[ScheduledTask] | None = None,
    folded: Collection[str] = (),
    implied_links: bool = False,
) -> Chart:
    """The chart of a schedule, or of some of its rows.

    Without ``first_day`` and ``last_day`` it reaches over the whole plan, and further where
    something falls outside. ``rows`` are those of one page, see ``pages``; the tail has marks
    and no rows. A phase whose id is in ``folded`` keeps its
    gates; a task whose id is in it hides its subtasks. Marks outside the days shown
    are left to the painter to clip (S1-56).
    """
    inside = [row for row in schedule.rows if not row.tail]
    first = min(row.start_day for row in inside) if first_day is None else first_day
    last = max(row.finish_day for row in inside) if last_day is None else last_day
    candidates = inside if rows is None else rows
    hidden = folded_away(inside, folded) if folded else ()
    shown = [
        row
        for row in candidates
        if row.id not in hidden
        and (row.phase not in folded or row.kind in (TaskKind.PHASE, TaskKind.GATE))
    ]
    numbers = {phase.id: str(phase.number) for phase in schedule.phases}
    placed = list(enumerate(shown))
    return Chart(
        first_day=first,
        last_day=last,
        closed=closed_strips(schedule, first, last),
        months=month_ticks(schedule, first, last),
        weeks=week_ticks(schedule, first, last),
        days=day_ticks(schedule, first, last),
        rows=tuple(chart_row(index, task, numbers) for index, task in placed),
        connectors=connect(schedule.links, shown, implied=implied_links),
        brackets=_made(bracket_of, placed),
        bars=_made(bar_of, placed),
        diamonds=_made(diamond_of, placed),
        dots=tuple(dot for index, task in placed for dot in dots_of(index, task, schedule.start)),
        tail=tail_marks(schedule),
    )


def pages(schedule: Schedule, most: int = ROWS_ON_A_PAGE) -> tuple[tuple[ScheduledTask, ...], ...]:
    """The rows page by page: breaks fall before a phase, inside one only where it is longer than
    a page (S1-56)."""
    found: list[list[ScheduledTask]] = [[]]
    for phase in dict.fromkeys(row.phase for row in schedule.rows if not row.tail):
        inside = [row for row in schedule.rows if row.phase == phase and not row.tail]
        if found[-1] and len(found[-1]) + len(inside) > most:
            found.append([])
        for row in inside:
            if len(found[-1]) == most:
                found.append([])
            found[-1].append(row)
    return tuple(tuple(page) for page in found if page)


def tail_marks(schedule: Schedule) -> tuple[TailMark, ...]:
    """What falls after the last phase, between the plan's end and the last of it."""
    rows = schedule.tail
    if not rows:
        return ()
    reach = max(1, *((row.finish - schedule.finish).days for row in rows))
    return tuple(
        TailMark(
            name=row.name,
            kind=row.kind,
            day=row.start_day,
            start=row.start,
            finish=row.finish,
            at=tuple(
                max(0, (day - schedule.finish).days) / reach
                for day in row.occurrences or (row.start,)
            ),
        )
        for row in rows
    )


# --- one row ----------------------------------------------------------------------------------


def chart_row(index: int, task: ScheduledTask, numbers: Mapping[str, str]) -> ChartRow:
    """The line of the table; ``numbers`` are those of the phases."""
    one_day = task.start_day == task.finish_day
    is_point = task.kind in (TaskKind.GATE, TaskKind.MILESTONE)
    return ChartRow(
        index=index,
        task=task,
        number=numbers.get(task.phase, "") if task.kind is TaskKind.PHASE else "",
        name=task.name,
        who=task.owner,
        days=str(task.start_day) if one_day else f"{task.start_day}–{task.finish_day}",
        start=short_date(task.start),
        finish="" if is_point else short_date(task.finish),
        mark_x=task.start_day + (0.5 if is_point or task.occurrences else 0.0),
    )


def bracket_of(index: int, task: ScheduledTask) -> PhaseBracket | None:
    """The span of a phase or a summary."""
    if task.kind is not TaskKind.PHASE and not task.summary:
        return None
    return PhaseBracket(row=index, x=task.start_day, width=_width(task))


def bar_of(index: int, task: ScheduledTask) -> Bar | None:
    """The bar of what is worked on."""
    if task.kind is not TaskKind.TASK or task.summary:
        return None
    return Bar(
        row=index,
        x=task.start_day,
        width=_width(task),
        critical=task.critical,
        done=task.percent / 100,
    )


def diamond_of(index: int, task: ScheduledTask) -> Diamond | None:
    """The mark of a gate or milestone."""
    if task.kind not in (TaskKind.GATE, TaskKind.MILESTONE):
        return None
    return Diamond(
        row=index,
        x=task.start_day + 0.5,
        gate=task.kind is TaskKind.GATE,
        critical=task.critical,
        label=f"{task.name}, {short_date(task.start)}",
    )


def dots_of(index: int, task: ScheduledTask, start: date) -> tuple[Dot, ...]:
    """The occurrences of what recurs in a plan that begins on ``start``."""
    return tuple(Dot(row=index, x=(day - start).days + 1.5, day=day) for day in task.occurrences)


def _made(
    make: Callable[[int, ScheduledTask], M | None], placed: Iterable[tuple[int, ScheduledTask]]
) -> tuple[M, ...]:
    found = (make(index, task) for index, task in placed)
    return tuple(mark for mark in found if mark is not None)


def _width(task: ScheduledTask) -> int:
    return task.finish_day - task.start_day + 1
