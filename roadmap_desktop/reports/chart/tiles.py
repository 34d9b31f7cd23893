"""How many sheets side by side the days of a section take, and which of them have anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.chart.bands import Band
from roadmap_desktop.reports.chart.content import BaselineDates
from roadmap_desktop.reports.chart.scale import EVERY_DAY, Scale
from roadmap_desktop.reports.chart.sections import ChartSection
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

_WEEK = 7
MOST_ACROSS = 12
"""So many sheets side by side may be asked for."""
_USUALLY_ACROSS = 4
"""So many side by side are still laid out on a table."""
_FEW = 8
"""So many sheets are never too many."""
_TIMES = 2
"""Sheets for each sheet of a print that is one page wide."""

Stretch = tuple[int, int]
"""First day of a mark, and the day after its last."""


def tile_scales(section: ChartSection, across: int, left: float, right: float) -> tuple[Scale, ...]:
    """The days of a section on so many sheets side by side, in whole weeks where there are several.

    All tiles have as many days, so that a day is as wide on each; the last one may reach beyond
    the end of the plan, and where whole weeks need fewer sheets there are fewer.
    """
    days = section.days
    if across > 1:
        weeks = ceil(days / _WEEK)
        each = ceil(weeks / across)
        across = ceil(weeks / each)
        days = days if across == 1 else each * _WEEK
    return tuple(
        Scale(
            left=left,
            day=(right - left) / days,
            first_day=section.first_day + at * days,
            days=days,
        )
        for at in range(across)
    )


def fitting_across(section: ChartSection, room: float, sheets: Callable[[int], int]) -> int:
    """So many sheets side by side that days can be read and the print does not become a parcel.

    ``room`` is the width for days on a sheet; ``sheets`` tells how many sheets a number side by
    side comes to, 1 being a print one page wide. At most four side by side, and at most twice as
    many sheets as one page wide unless they are few.
    """
    readable = max(int(room / EVERY_DAY / _WEEK), 1)
    most = min(ceil(ceil(section.days / _WEEK) / readable), _USUALLY_ACROSS)
    enough = max(_FEW, _TIMES * sheets(1))
    return next((across for across in range(most, 2, -1) if sheets(across) <= enough), min(most, 2))


def own_marks(
    rows: Sequence[ScheduledTask], schedule: Schedule, baseline: BaselineDates | None
) -> tuple[tuple[Stretch, ...], ...]:
    """The stretches of days on which each row has a mark that says something by itself.

    The bracket of a phase, or of a task with subtasks, says nothing that its rows do not say;
    only where these are not shown does it stand for them.
    """
    inside = {row.phase for row in rows if row.kind is not TaskKind.PHASE}
    parents = {row.parent for row in rows}
    kept = baseline.dates if baseline else {}
    number = schedule.day_number

    def marks(row: ScheduledTask) -> tuple[Stretch, ...]:
        if row.kind is TaskKind.PHASE and row.phase in inside:
            return ()
        if row.summary and row.id in parents:
            return ()
        found = [(row.start_day, row.finish_day + 1)]
        if row.occurrences:
            days = map(number, row.occurrences)
            found = [(day, day + 1) for day in days]
        if row.id in kept:
            start, finish = kept[row.id]
            found.append((number(start), number(finish) + 1))
        return tuple(found)

    return tuple(marks(row) for row in rows)


def shown_tiles(
    band: Band, marks: Sequence[Sequence[Stretch]], scales: Sequence[Scale]
) -> tuple[bool, ...]:
    """Which of the tiles of some rows have a mark; at least one, so that each row is printed."""
    inside = [stretch for row in marks[band.start : band.stop] for stretch in row]
    shown = [any(scale.shows(*stretch) for stretch in inside) for scale in scales]
    if not any(shown):
        shown[0] = True
    return tuple(shown)
