"""Days on paper, and the head that names them: months, dates, plan days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_desktop.reports.chart.shapes import Face, Shape, Strokes, Words
from roadmap_desktop.reports.inks import Ink
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.ticks import MonthTick, WeekTick, day_ticks, month_ticks, week_ticks

HEAD_HEIGHT = 36.0
MONTH_BASE, DATE_BASE, DAY_BASE = 10.0, 21.5, 31.5
"""Base lines of the three rows of the head, below its top."""
LABEL_SIZE, AXIS_SIZE = 7.5, 7.0
EVERY_DAY = 9.0
"""Width of a day from which on each has its own date, in points."""
LEAST_STRIP = 1.2
"""Closed days narrower than this would only be a haze, in points."""
_TICK_STEPS = (7, 14, 28, 56, 91, 182, 364)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Plan days on a stretch of paper; the first day begins at ``left``."""

    left: float
    day: float
    """Width of a day, in points."""
    first_day: int
    days: int

    @property
    def right(self) -> float:
        """Where the last day ends."""
        return self.left + self.days * self.day

    @property
    def width(self) -> float:
        """Width of all days."""
        return self.days * self.day

    @property
    def last_day(self) -> int:
        """The last day shown."""
        return self.first_day + self.days - 1

    @property
    def shows_closed_days(self) -> bool:
        """Whether a closed day is wide enough to be seen."""
        return self.day >= LEAST_STRIP

    def x(self, day: float) -> float:
        """Where a plan day begins, kept on the scale."""
        return min(max(self.left + (day - self.first_day) * self.day, self.left), self.right)

    def inside(self, day: float, radius: float) -> float:
        """Where a day is, moved in where a mark of this radius would reach beyond the scale."""
        return min(max(self.x(day), self.left + radius), self.right - radius)

    def shows(self, first: float, last: float) -> bool:
        """Whether any of a stretch of days is on the scale; ``last`` is where the stretch ends."""
        return last > self.first_day and first < self.first_day + self.days


def weeks_shown(schedule: Schedule, scale: Scale, typesetter: Typesetter) -> Sequence[WeekTick]:
    """The plan weeks, or as many of them as their labels leave room for."""
    widest = typesetter.width(str(scale.last_day), REGULAR, AXIS_SIZE) + 5
    step = next((days for days in _TICK_STEPS if days * scale.day >= widest), _TICK_STEPS[-1])
    ticks = week_ticks(schedule, scale.first_day, scale.last_day)
    return [tick for tick in ticks if (tick.day - 1) % step == 0]


def scale_head(
    schedule: Schedule,
    scale: Scale,
    weeks: Sequence[WeekTick],
    typesetter: Typesetter,
    flag: tuple[float, float] | None,
) -> list[Shape]:
    """The three rows, with y = 0 at the head's top; plan days give way where a flag stands."""
    months = month_ticks(schedule, scale.first_day, scale.last_day)
    shapes: list[Shape] = [
        Strokes(Ink.LINE, 0.6, tuple(((scale.x(m.x), 0.0), (scale.x(m.x), 14.0)) for m in months))
    ]
    shapes += _months(months, scale, typesetter)
    if scale.day >= EVERY_DAY:
        shapes += [
            Words(
                scale.x(tick.x + 0.5),
                DATE_BASE,
                str(tick.date.day),
                AXIS_SIZE,
                ink=Ink.SOFT if tick.closed else Ink.TEXT,
                align="centre",
            )
            for tick in day_ticks(schedule, scale.first_day, scale.last_day)
        ]
    free_from = scale.left
    for tick in weeks:
        day = str(tick.day).replace("-", "−")
        width = typesetter.width(day, REGULAR, AXIS_SIZE)
        left = min(scale.x(tick.x) + 1.5, scale.right - width)
        if left < free_from:
            continue
        free_from = left + width + 2
        if scale.day < EVERY_DAY:
            shapes.append(Words(left, DATE_BASE, tick.label, AXIS_SIZE))
        if flag is None or left + width < flag[0] - 2 or left > flag[1] + 2:
            shapes.append(Words(left, DAY_BASE, day, AXIS_SIZE, ink=Ink.SOFT))
    return shapes


def head_labels(schedule: Schedule, scale: Scale, x: float) -> list[Shape]:
    """What the rows of the head stand for, right-aligned at ``x``."""
    weekday = words.WEEKDAYS[schedule.start.weekday()]
    date_row = "date" if scale.day >= EVERY_DAY else f"{weekday}, date"
    return [
        Words(x, DATE_BASE, date_row, AXIS_SIZE, ink=Ink.SOFT, align="right"),
        Words(x, DAY_BASE, "day", AXIS_SIZE, ink=Ink.SOFT, align="right"),
    ]


def _months(months: Sequence[MonthTick], scale: Scale, typesetter: Typesetter) -> list[Shape]:
    """Names as full as their months are wide: all with their year, else the year once; it stands
    beside them where none has room for it."""
    found: list[Shape] = []
    rooms = [scale.x(month.x + month.width) - scale.x(month.x) - 6 for month in months]
    widths = [typesetter.width(month.label, BOLD, LABEL_SIZE) for month in months]
    inside = slice(1, -1) if len(months) > 2 else slice(None)  # the outer ones are cut
    roomy = all(w <= room for w, room in zip(widths[inside], rooms[inside], strict=True))
    named: set[str] = set()
    for month, room in zip(months, rooms, strict=True):
        name, year = month.label.rsplit(" ", 1)
        labels: tuple[str, ...] = (name, month.short)
        if roomy or year not in named:
            labels = (month.label, f"{month.short} {year}", *labels)
        for label in labels:
            if typesetter.width(label, BOLD, LABEL_SIZE) <= room:
                found.append(Words(scale.x(month.x) + 2, MONTH_BASE, label, LABEL_SIZE, Face.BOLD))
                if label.endswith(year):
                    named.add(year)
                break
    if not named:
        years = [month.label.rsplit(" ", 1)[-1] for month in months]
        told = years[0] if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
        found.append(
            Words(scale.left - 4, MONTH_BASE, told, AXIS_SIZE, ink=Ink.SOFT, align="right")
        )
    return found
