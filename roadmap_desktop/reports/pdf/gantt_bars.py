"""The right half of the timeline: time scale, closed days, bars, brackets, diamonds and dots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.look import ACCENT, CLOSED, FAINT, INK, LINE, SOFT, WHITE
from roadmap_desktop.reports.pdf.marks import draw_diamond
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.timeline.geometry import Bar, Chart, Diamond, PhaseBracket
from roadmap_desktop.timeline.ticks import WeekTick

AXIS_SIZE = 7.0
LABEL_SIZE = 7.5
MONTH_BASE, DATE_BASE, DAY_BASE = 26.0, 14.5, 4.5
"""Base lines of the three head rows above the first row, in points."""
HEAD_HEIGHT = 36.0
_BAR = 7.0
_DIAMOND = 4.8
_DOT = 2.1
_TICK_STEPS = (7, 14, 28, 56, 91, 182, 364)
_LEAST_STRIP = 1.2
"""Closed days narrower than this would only be a haze, in points."""

RowMiddle = Callable[[int], float]
"""Height of the middle of a row, by its index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Plan days on a stretch of paper; the first day begins at ``left``."""

    left: float
    width: float
    first_day: int
    days: int

    @property
    def day(self) -> float:
        """Width of a day, in points."""
        return self.width / self.days

    @property
    def right(self) -> float:
        """Where the last day ends."""
        return self.left + self.width

    def x(self, day: float) -> float:
        """Where a plan day begins, kept on the scale."""
        return min(max(self.left + (day - self.first_day) * self.day, self.left), self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPainter:
    """Draws the marks of one page's chart."""

    canvas: Canvas
    typesetter: Typesetter
    chart: Chart
    scale: Scale

    def background(self, foot: float, top: float) -> None:
        """Closed days as pale strips and a line for each tick, behind everything."""
        canvas, scale = self.canvas, self.scale
        canvas.setFillColor(CLOSED)
        if shows_closed_days(self.chart, scale):
            for strip in self.chart.closed:
                left, right = scale.x(strip.x), scale.x(strip.x + strip.width)
                canvas.rect(left, foot, right - left, top - foot, stroke=0, fill=1)
        canvas.setStrokeColor(FAINT)
        canvas.setLineWidth(0.4)
        for tick in self._ticks():
            canvas.line(scale.x(tick.x), foot, scale.x(tick.x), top)

    def head(self, top: float) -> None:
        """Months, the date of each plan week and the plan day."""
        canvas, scale, draw = self.canvas, self.scale, self.typesetter.draw
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        with_year = False
        for month in self.chart.months:
            left, right = scale.x(month.x), scale.x(month.x + month.width)
            canvas.line(left, top + MONTH_BASE - 3, left, top + HEAD_HEIGHT)
            for label in (month.label, month.label.split(" ")[0], month.short):
                if self.typesetter.width(label, BOLD, LABEL_SIZE) + 4 <= right - left:
                    canvas.setFillColor(INK)
                    draw(canvas, left + 2, top + MONTH_BASE, label, BOLD, LABEL_SIZE)
                    with_year = with_year or label == month.label
                    break
        if not with_year:
            canvas.setFillColor(SOFT)
            base = top + MONTH_BASE
            draw(canvas, scale.left - 4, base, self._years(), REGULAR, AXIS_SIZE, "right")
        free_from = scale.left
        for tick in self._ticks():
            width = self.typesetter.width(str(tick.day), REGULAR, AXIS_SIZE)
            left = min(scale.x(tick.x) + 1.5, scale.right - width)
            if left < free_from:
                continue
            free_from = left + width + 2
            canvas.setFillColor(INK)
            draw(canvas, left, top + DATE_BASE, tick.label, REGULAR, AXIS_SIZE)
            canvas.setFillColor(SOFT)
            draw(canvas, left, top + DAY_BASE, str(tick.day), REGULAR, AXIS_SIZE)

    def marks(self, middle: RowMiddle) -> None:
        """Brackets, bars, dots and diamonds, each in the middle of its row."""
        for bracket in self.chart.brackets:
            self._bracket(bracket, middle(bracket.row))
        for bar in self.chart.bars:
            self._bar(bar, middle(bar.row))
        self.canvas.setFillColor(INK)
        for dot in self.chart.dots:
            self.canvas.circle(self._centre(dot.x), middle(dot.row), _DOT, stroke=0, fill=1)
        for diamond in self.chart.diamonds:
            self._diamond(diamond, middle(diamond.row))

    def _years(self) -> str:
        """'2027' or '2027 to 2028', for a scale too narrow to name the year with its months."""
        years = [month.label.rsplit(" ", 1)[-1] for month in self.chart.months]
        return years[0] if years[0] == years[-1] else f"{years[0]} to {years[-1]}"

    def _ticks(self) -> Sequence[WeekTick]:
        """Weeks, or as many of them as their labels leave room for."""
        widest = self.typesetter.width(str(self.chart.last_day), REGULAR, AXIS_SIZE) + 5
        step = next((days for days in _TICK_STEPS if days * self.scale.day >= widest), 364)
        return [tick for tick in self.chart.weeks if (tick.day - 1) % step == 0]

    def _bracket(self, bracket: PhaseBracket, middle: float) -> None:
        left, right = self.scale.x(bracket.x), self.scale.x(bracket.x + bracket.width)
        canvas = self.canvas
        canvas.setFillColor(INK)
        canvas.rect(left, middle - 0.5, right - left, 2.6, stroke=0, fill=1)
        hook = min(4.0, (right - left) / 2)
        for end, towards in ((left, hook), (right, -hook)):
            path = canvas.beginPath()
            path.moveTo(end, middle + 1)
            path.lineTo(end + towards, middle + 1)
            path.lineTo(end, middle - 4.5)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)

    def _bar(self, bar: Bar, middle: float) -> None:
        left, right = self.scale.x(bar.x), self.scale.x(bar.x + bar.width)
        draw_bar(self.canvas, left, middle, max(right - left, 2.0), critical=bar.critical)

    def _diamond(self, diamond: Diamond, middle: float) -> None:
        """With its name and date on a white patch, on the left where the right has no room."""
        centre = self._centre(diamond.x)
        draw_milestone(self.canvas, centre, middle, gate=diamond.gate)
        text = diamond.label if diamond.gate else diamond.label.rsplit(", ", 1)[-1]
        width = self.typesetter.width(text, BOLD, LABEL_SIZE)
        left = centre + 8
        if left + width + 1.5 > self.scale.right:
            left = centre - 8 - width
        if left < self.scale.left:
            return
        canvas = self.canvas
        canvas.setFillColor(WHITE)
        canvas.rect(left - 1.5, middle - 4.5, width + 3, 9, stroke=0, fill=1)
        canvas.setFillColor(INK)
        self.typesetter.draw(canvas, left, middle - 2.7, text, BOLD, LABEL_SIZE)

    def _centre(self, x: float) -> float:
        return min(max(self.scale.x(x), self.scale.left + _DOT), self.scale.right - _DOT)


def shows_closed_days(chart: Chart, scale: Scale) -> bool:
    """Whether there are closed days and one is wide enough to be seen."""
    return bool(chart.closed) and scale.day >= _LEAST_STRIP


def draw_bar(canvas: Canvas, left: float, middle: float, width: float, *, critical: bool) -> None:
    """A full bar for a critical task, a white one with an outline for one with time to spare."""
    canvas.setLineWidth(0.9)
    canvas.setStrokeColor(ACCENT)
    canvas.setFillColor(ACCENT if critical else WHITE)
    canvas.rect(left + 0.45, middle - _BAR / 2 + 0.45, width - 0.9, _BAR - 0.9, fill=1)


def draw_milestone(canvas: Canvas, x: float, y: float, *, gate: bool) -> None:
    """A full diamond for a gate, a hollow one for any other milestone."""
    draw_diamond(canvas, x, y, _DIAMOND)
    if not gate:
        draw_diamond(canvas, x, y, _DIAMOND - 1.6, WHITE)


def draw_dot(canvas: Canvas, x: float, y: float) -> None:
    """One occurrence of a recurring item."""
    canvas.setFillColor(INK)
    canvas.circle(x, y, _DOT, stroke=0, fill=1)
