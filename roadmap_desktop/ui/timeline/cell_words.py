"""What the cells of the timeline's table say, on screen and on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind, TaskKind
from roadmap_desktop.timeline.baselines import working_days_from
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.row_words import short_names
from roadmap_desktop.ui.widgets.dates import day_in_words, day_of_year, short_day

UNITS: Mapping[LengthUnit, str] = {
    LengthUnit.WORKING_DAYS: "d",
    LengthUnit.WEEKS: "w",
    LengthUnit.CALENDAR_DAYS: "ed",
}
"""How lengths are written and typed."""
UNITS_OF_LAG: Mapping[LagUnit, str] = {LagUnit.WORKING_DAYS: "d", LagUnit.CALENDAR_DAYS: "ed"}
A_YEAR = 365
"""Days from one day of a year to the same one of the next."""
POINTS = (TaskKind.GATE, TaskKind.MILESTONE)
Stood = Mapping[str, tuple[date, date]]
"""Row id -> where it stood in the baseline."""


def _t(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


class CellWords:
    """The cells of one schedule; what needs the whole schedule is worked out when first asked."""

    def __init__(
        self, schedule: Schedule, baseline: Stood, before: CellWords | None = None
    ) -> None:
        """``before`` are the words shown until now; days are not put into words twice."""
        self.schedule = schedule
        self.baseline = baseline
        self.days: dict[tuple[date, bool], str] = before.days if before is not None else {}
        self._say: Mapping[Column, Callable[[ScheduledTask], str]] = {
            Column.NUMBER: self._number,
            Column.TASK: lambda task: task.name,
            Column.WHO: lambda task: self._who.get(task.owner, task.owner),
            Column.START: self._start,
            Column.FINISH: self._finish,
            Column.DAYS: self._length,
            Column.DONE: self._done,
            Column.TOTAL_FLOAT: lambda task: self._float(task, task.total_float),
            Column.FREE_FLOAT: lambda task: self._float(task, task.free_float),
            Column.PLAN_DAYS: self._plan_days,
            Column.PREDECESSORS: self.predecessors,
            Column.START_VARIANCE: lambda task: self._variance(task, 0),
            Column.FINISH_VARIANCE: lambda task: self._variance(task, 1),
        }

    def cell(self, task: ScheduledTask, column: Column) -> str:
        """What a cell says."""
        return self._say[column](task)

    def editable(self, task: ScheduledTask, column: Column) -> str:
        """What stands in a cell's editor when it opens."""
        if column is Column.WHO:
            return task.owner
        if column in (Column.START, Column.FINISH):
            day = task.start if column is Column.START else task.finish
            return day_in_words(day)
        return self.cell(task, column)

    def clip(self, task: ScheduledTask, column: Column) -> str:
        """What a cell says to a spreadsheet: dates in ISO form, working days as bare numbers."""
        if column is Column.WHO:
            return task.owner
        if column is Column.START:
            return task.start.isoformat()
        if column is Column.FINISH:
            return task.finish.isoformat()
        words = self.cell(task, column)
        if column is Column.DAYS:
            return words.removesuffix(" d") if words.endswith(" d") else words.replace(" ", "")
        return words.replace(" ", "") if column is Column.DONE else words

    # --- one method for each kind of cell ----------------------------------------------------

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Row id -> its number, counted over the whole plan whatever is folded or filtered."""
        return {row.id: number for number, row in enumerate(self.schedule.rows, 1)}

    @cached_property
    def _who(self) -> Mapping[str, str]:
        return short_names({task.owner for task in self.schedule.rows if task.owner})

    @cached_property
    def waits_for(self) -> Mapping[str, tuple[ScheduledLink, ...]]:
        """Row id -> the links that lead to it, without what follows from the order alone."""
        found: dict[str, list[ScheduledLink]] = {}
        for link in self.schedule.links:
            if not link.implied:
                found.setdefault(link.successor, []).append(link)
        order = self.numbers
        return {
            row: tuple(sorted(links, key=lambda one: order.get(one.predecessor, 0)))
            for row, links in found.items()
        }

    def _number(self, task: ScheduledTask) -> str:
        return str(self.numbers.get(task.id, ""))

    @cached_property
    def _is_long(self) -> bool:
        """The same day of a month comes twice, so that a day needs its year to be told."""
        dated = [row for row in self.schedule.rows if not row.tail]
        if not dated:
            return False
        first, last = min(row.start for row in dated), max(row.finish for row in dated)
        return (last - first).days >= A_YEAR

    def _day(self, day: date, *, tail: bool) -> str:
        other_year = day.year != self.schedule.start.year and (tail or self._is_long)
        words = self.days.get((day, other_year))
        if words is None:
            words = day_of_year(day) if other_year else short_day(day)
            self.days[day, other_year] = words
        return words

    def _start(self, task: ScheduledTask) -> str:
        return self._day(task.start, tail=task.tail)

    def _finish(self, task: ScheduledTask) -> str:
        return "" if task.kind in POINTS else self._day(task.finish, tail=task.tail)

    def _length(self, task: ScheduledTask) -> str:
        if task.occurrences:
            return f"{len(task.occurrences)} ×"
        if task.kind is TaskKind.PHASE:
            days = task.finish_day - task.start_day + 1
            return "" if task.tail else _t("{n} days").format(n=days)
        length = task.length or task.working_days
        return (
            f"{length} {UNITS[task.length_unit if task.length else LengthUnit.WORKING_DAYS]}"
            if (length)
            else ""
        )

    def _done(self, task: ScheduledTask) -> str:
        if task.tail or task.kind in (TaskKind.GATE, TaskKind.RECURRING):
            return ""
        return f"{round(task.percent)} %"

    def _float(self, task: ScheduledTask, days: int) -> str:
        plain = task.kind in (TaskKind.PHASE, TaskKind.RECURRING) or task.tail
        return "" if plain else f"{days} d".replace("-", "−")

    def _plan_days(self, task: ScheduledTask) -> str:
        one = task.start_day == task.finish_day
        return str(task.start_day) if one else f"{task.start_day}–{task.finish_day}"

    def predecessors(self, task: ScheduledTask) -> str:
        """'3; 5SS+2d': what a row waits for, by row number."""
        links = self.waits_for.get(task.id, ())
        return "; ".join(
            f"{self.numbers[one.predecessor]}{link_words(one)}"
            for one in links
            if one.predecessor in self.numbers
        )

    def _variance(self, task: ScheduledTask, which: int) -> str:
        stood = self.baseline.get(task.id)
        if stood is None:
            return ""
        now = (task.start, task.finish)[which]
        days = working_days_from(self.schedule.calendar, stood[which], now)
        return f"{days:+d} d".replace("-", "−") if days else "0 d"


def link_words(link: ScheduledLink) -> str:
    """'' for a plain link, else 'SS+2d'."""
    if not link.lag:
        return "" if link.kind is LinkKind.FS else link.kind.value
    return f"{link.kind.value}{link.lag:+d}{UNITS_OF_LAG[link.lag_unit]}"
