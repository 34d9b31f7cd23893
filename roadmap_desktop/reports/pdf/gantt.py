"""The timeline on paper: the same rows carry the dates as text and as bars.

A chart that does not fit is continued on the next page, broken before a phase where that is
possible, with the column heads and the time scale repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, FrameBreak

from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.gantt_bars import HEAD_HEIGHT, BarPainter, Scale
from roadmap_desktop.reports.pdf.gantt_legend import draw_legend, legend, legend_height
from roadmap_desktop.reports.pdf.gantt_table import (
    TABLE_WIDTH,
    TablePainter,
    chart_lines,
    who_column,
)
from roadmap_desktop.reports.pdf.look import INK
from roadmap_desktop.reports.pdf.press import Press
from roadmap_desktop.timeline.geometry import Chart, chart
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

_LEAST_ROW, _BEST_ROW = 11.5, 15.0
_BELOW = 3.0


def gantt_flow(schedule: Schedule, press: Press) -> list[Flowable]:
    """The chart with its legend; what falls after the last phase has no bars."""
    whole = chart(schedule) if any(not row.tail for row in schedule.rows) else None
    return [GanttPart(whole, schedule, press)] if whole else []


class GanttPart(Flowable):
    """The rows of a chart that stand on one page; ``whole`` gives the days that are shown."""

    def __init__(
        self,
        whole: Chart,
        schedule: Schedule,
        press: Press,
        rows: Sequence[ScheduledTask] | None = None,
    ) -> None:
        super().__init__()
        self.whole = whole
        self.schedule = schedule
        self.press = press
        self.chart = chart(schedule, first_day=whole.first_day, last_day=whole.last_day, rows=rows)
        self.scale = Scale(
            left=TABLE_WIDTH,
            width=press.full_width - TABLE_WIDTH,
            first_day=whole.first_day,
            days=whole.width,
        )
        self.lines = chart_lines(self.chart, who_column(whole, press.typesetter), press.typesetter)
        self.entries = legend(self.chart, self.scale, press.full_width, press.typesetter)
        self.row = _LEAST_ROW

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Rows as high as the page allows, between 11.5 and 15 points."""
        fixed = self._fixed_height() + sum(line.extra for line in self.lines)
        self.row = min(_BEST_ROW, max(_LEAST_ROW, (available_height - fixed) / len(self.lines)))
        self.width, self.height = available_width, fixed + len(self.lines) * self.row
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """The rows that fit, broken before a phase, and the rest."""
        fits = self._fitting(available_height)
        if fits < 2:
            return []
        cut = next((at for at in range(fits, 1, -1) if self.lines[at].is_phase), fits)
        tasks = [row.task for row in self.chart.rows]
        first = self._part(tasks[:cut])
        first.spaceBefore = self.getSpaceBefore()
        return [first, FrameBreak(), self._part([*self._phase_again(tasks, cut), *tasks[cut:]])]

    def draw(self) -> None:
        """Draw on the current canvas."""
        canvas, typesetter = self.canv, self.press.typesetter
        top = self.height - HEAD_HEIGHT
        uppers = [top]
        for line in self.lines:
            uppers.append(uppers[-1] - self.row - line.extra)
        foot = uppers[-1]
        bars = BarPainter(canvas=canvas, typesetter=typesetter, chart=self.chart, scale=self.scale)
        table = TablePainter(
            canvas=canvas,
            typesetter=typesetter,
            first_weekday=words.WEEKDAYS[self.schedule.start.weekday()],
            width=self.press.full_width,
        )
        bars.background(foot, top)
        bars.head(top)
        table.head(top)
        for line, upper, lower in zip(self.lines, uppers, uppers[1:], strict=False):
            table.row(line, upper, lower)
        bars.marks(lambda row: (uppers[row] + uppers[row + 1]) / 2)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        for height in (top, foot):
            canvas.line(0, height, self.press.full_width, height)
        draw_legend(canvas, self.entries, foot, typesetter)

    def _fixed_height(self) -> float:
        return HEAD_HEIGHT + legend_height(self.entries) + _BELOW

    def _fitting(self, available_height: float) -> int:
        """How many rows fit when more follow on another page; at least one is left for it."""
        room = available_height - HEAD_HEIGHT - legend_height(self.entries) - _BELOW
        for at, line in enumerate(self.lines):
            room -= _LEAST_ROW + line.extra
            if room < 0:
                return at
        return len(self.lines) - 1

    def _phase_again(self, tasks: Sequence[ScheduledTask], cut: int) -> list[ScheduledTask]:
        """The head of a phase that goes on beyond the break."""
        if self.lines[cut].is_phase:
            return []
        head = next((row for row in reversed(self.chart.rows[:cut]) if row.is_phase), None)
        if head is None or head.task.phase != tasks[cut].phase:
            return []
        name = head.task.name.removesuffix(words.CONTINUED) + words.CONTINUED
        return [replace(head.task, name=name)]

    def _part(self, rows: Sequence[ScheduledTask]) -> GanttPart:
        return GanttPart(self.whole, self.schedule, self.press, rows)
