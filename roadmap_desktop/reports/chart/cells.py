"""What a row of the printed table says in each of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from roadmap_desktop.domain.model.tasks import LengthUnit, TaskKind
from roadmap_desktop.reports.chart.content import BaselineDates, TimelineContent
from roadmap_desktop.reports.chart.options import ChartColumn
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.timeline.baselines import working_days_from
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.geometry import ChartRow
from roadmap_desktop.timeline.schedule import ScheduledTask

_YEAR_FROM = 330
"""Days from which on a date needs its year."""

_UNITS = {
    LengthUnit.WORKING_DAYS: "d",
    LengthUnit.CALENDAR_DAYS: "cd",
    LengthUnit.WEEKS: "w",
}


def cell(
    row: ChartRow,
    column: ChartColumn,
    content: TimelineContent,
    people: Mapping[str, str],
    dated: frozenset[str],
) -> str:
    """What a row has in a column; ``dated`` are the rows whose dates need their year."""
    task = row.task
    is_phase = task.kind is TaskKind.PHASE
    match column:
        case ChartColumn.WHO:
            return "" if is_phase else people.get(row.who, row.who)
        case ChartColumn.DAYS:
            return row.days
        case ChartColumn.START:
            return _date(row.start, task.start, with_year=task.id in dated)
        case ChartColumn.FINISH:
            return _date(row.finish, task.finish, with_year=task.id in dated)
        case ChartColumn.LENGTH:
            return f"{task.length}{words.NARROW}{_UNITS[task.length_unit]}" if task.length else ""
        case ChartColumn.PERCENT:
            has_some = task.kind in (TaskKind.TASK, TaskKind.PHASE)
            return words.percent(round(task.percent)) if has_some else ""
        case ChartColumn.FLOAT:
            has_none = is_phase or task.tail or task.kind is TaskKind.RECURRING
            return "" if has_none else f"{task.total_float}{words.NARROW}d"
        case ChartColumn.VARIANCE:
            return moved(task, content.baseline, content.schedule.calendar)


def _date(words_: str, day: date, *, with_year: bool) -> str:
    """'16 Jan', or '16 Jan ’27' where the year is not plain."""
    return f"{words_} ’{day.year % 100:02}" if words_ and with_year else words_


def rows_with_year(rows: Sequence[ChartRow]) -> frozenset[str]:
    """The rows of a plan, or of what comes after it, that reach over about a year."""
    found: list[str] = []
    for tail in (False, True):
        tasks = [row.task for row in rows if row.task.tail is tail]
        if not tasks:
            continue
        reach = max(task.finish for task in tasks) - min(task.start for task in tasks)
        if tail or reach.days >= _YEAR_FROM:
            found += [task.id for task in tasks]
    return frozenset(found)


def moved(task: ScheduledTask, baseline: BaselineDates | None, calendar: WorkingCalendar) -> str:
    """Working days by which a row ends later ('+3') or earlier ('−2') than in the baseline; what
    comes after the plan has no baseline and is not new for that."""
    kept = baseline.dates.get(task.id) if baseline else None
    if kept is None:
        return "new" if baseline and baseline.dates and not task.tail else ""
    was, now = kept[1], task.finish
    days = working_days_from(calendar, was, now)
    if not days:
        return "0" if was == now else ("+<1" if now > was else "−<1")
    return f"+{days}" if days > 0 else f"−{-days}"
