"""Paints rows of the chart: closed days, links, bars, gates, recurring marks, today."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from roadmap_desktop.timeline.connectors import Connector
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.chart_data import ChartData, RowMarks
from roadmap_desktop.ui.timeline.scale import TimeScale
from roadmap_desktop.ui.widgets.dates import short_day
from roadmap_desktop.ui.widgets.marks import GateMark, draw_gate

ROW = 23
"""Height of a row in px at 100 %."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignVCenter.value)


@dataclass(frozen=True)
class Shown:
    """What is shown besides the bars."""

    links: bool = True
    critical: bool = False


class BarPainter:
    """Paints the rows between two bounds; all positions are those of the viewport."""

    def __init__(self, look: Look, data: ChartData, scale: TimeScale, shown: Shown) -> None:
        self.look = look
        self.data = data
        self.scale = scale
        self.shown = shown
        self.row_height = look.px(ROW)
        self._label_font = look.font("small", 600)
        self._metrics = QFontMetricsF(self._label_font)
        self._phases = {n: look.phase(n) for n in set(data.numbers.values()) or {1}}

    def paint(
        self, painter: QPainter, left: float, top: float, width: float, height: float, current: int
    ) -> None:
        """Paint what a viewport shows that is scrolled by ``left`` and ``top`` pixels."""
        tall = self.row_height
        first = max(0, int(top // tall))
        last = min(len(self.data.marks), int((top + height) // tall) + 1)
        painter.fillRect(QRectF(0, 0, width, height), self.look.colour("raised"))
        self._grounds(painter, left, top, width, first, last, current)
        self._closed(painter, left, width, height)
        self._rules(painter, top, width, first, last)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if self.shown.links:
            self._links(painter, left, top, first, last)
        for row in range(first, last):
            self._row(painter, row, self.data.marks[row], left, row * tall - top, width)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(first, last):
            marks = self.data.marks[row]
            if marks.diamond is not None:
                self._diamond(painter, row, left, row * tall - top, width)

    def _grounds(
        self,
        painter: QPainter,
        left: float,
        top: float,
        width: float,
        first: int,
        last: int,
        current: int,
    ) -> None:
        del left
        tall = self.row_height
        for row in range(first, last):
            area = QRectF(0, row * tall - top, width, tall)
            if row == current:
                painter.fillRect(area, self.look.colour("accent_fill"))
            elif self.data.marks[row].bracket is not None:
                painter.fillRect(area, self.look.colour("surface"))

    def _closed(self, painter: QPainter, left: float, width: float, height: float) -> None:
        colour = self.look.colour("closed")
        scale = self.scale
        if scale.per_day < 1.5:
            return
        for strip in self.data.closed(scale.day(left), scale.day(left + width)):
            x = scale.x(strip.x) - left
            painter.fillRect(QRectF(x, 0, scale.width(strip.width), height), colour)

    def _rules(self, painter: QPainter, top: float, width: float, first: int, last: int) -> None:
        painter.setPen(QPen(self.look.colour("rule"), 1))
        tall = self.row_height
        lines = [
            QLineF(0, (row + 1) * tall - top - 0.5, width, (row + 1) * tall - top - 0.5)
            for row in range(first, last)
            if self.data.marks[row].bracket is not None
        ]
        painter.drawLines(lines)

    # --- links -------------------------------------------------------------------------------

    def _links(self, painter: QPainter, left: float, top: float, first: int, last: int) -> None:
        usual = QPen(self.look.colour("border"), 1)
        critical = QPen(self.look.colour("critical"), 1.5)
        for number, pen in enumerate((usual, critical)):
            painter.setPen(pen)
            painter.setBrush(pen.color())
            for one in self.data.links(first, last):
                loud = one.critical and self.shown.critical
                if loud == bool(number):
                    self._link(painter, one, left, top)

    def _link(self, painter: QPainter, one: Connector, left: float, top: float) -> None:
        tall = self.row_height
        points = [QPointF(self.scale.x(x) - left, y * tall - top) for x, y in one.points]
        painter.drawPolyline(points)
        before, tip = points[-2], points[-1]
        arm = self.look.px(3)
        if abs(tip.x() - before.x()) > abs(tip.y() - before.y()):
            back = arm if tip.x() > before.x() else -arm
            head = [
                tip,
                QPointF(tip.x() - back, tip.y() - arm),
                QPointF(tip.x() - back, tip.y() + arm),
            ]
        else:
            back = arm if tip.y() > before.y() else -arm
            head = [
                tip,
                QPointF(tip.x() - arm, tip.y() - back),
                QPointF(tip.x() + arm, tip.y() - back),
            ]
        painter.drawPolygon(QPolygonF(head))

    # --- rows --------------------------------------------------------------------------------

    def _row(
        self, painter: QPainter, row: int, marks: RowMarks, left: float, y: float, width: float
    ) -> None:
        if marks.bar is None and marks.bracket is None and not marks.dots:
            return
        scale, px = self.scale, self.look.px
        fill, edge = self._phases.get(
            self.data.phase_number(row), next(iter(self._phases.values()))
        )
        middle = y + self.row_height / 2
        if marks.bracket is not None:
            x, wide = scale.x(marks.bracket.x) - left, scale.width(marks.bracket.width)
            if x < width and x + wide > 0:
                painter.setPen(QPen(edge, 1))
                painter.setBrush(fill)
                thick = px(6)
                painter.drawRect(QRectF(x, middle - thick / 2, wide, thick))
                for foot in (x, x + wide - px(2)):
                    painter.fillRect(QRectF(foot, middle - px(5), px(2), px(10)), edge)
        elif marks.bar is not None:
            bar = marks.bar
            x, wide = scale.x(bar.x) - left, max(px(6), scale.width(bar.width))
            if x < width and x + wide > 0:
                tall = px(11)
                painter.setPen(QPen(edge, 1))
                painter.setBrush(fill)
                painter.drawRoundedRect(QRectF(x, middle - tall / 2, wide, tall), px(2), px(2))
                if bar.critical and self.shown.critical:
                    line = QRectF(x, middle + tall / 2 + px(1) + 1, wide, px(2))
                    painter.fillRect(line, self.look.colour("critical"))
        for dot in marks.dots:
            x = scale.x(dot.x) - left
            if -px(10) < x < width + px(10):
                side = px(10) if scale.per_day > 3 else px(4)
                painter.fillRect(QRectF(x - side / 2, middle - px(5), side, px(10)), edge)

    def _diamond(self, painter: QPainter, row: int, left: float, y: float, width: float) -> None:
        marks, px = self.data.marks[row], self.look.px
        if marks.diamond is None:
            return
        x = self.scale.x(marks.diamond.x) - left
        if not -px(240) < x < width + px(240):
            return
        centre = QPointF(x, y + self.row_height / 2)
        state = self.data.gate(row)
        if state is None:
            painter.setPen(QPen(self.look.colour("border"), 1.5))
            painter.setBrush(self.look.colour("raised"))
            painter.drawEllipse(centre, px(5), px(5))
            return
        draw_gate(painter, self.look, centre, px(9), state)
        self._label(painter, row, x, y, width, state)

    def _label(
        self, painter: QPainter, row: int, x: float, y: float, width: float, state: GateMark
    ) -> None:
        """The gate's name on a ground of its own; at the left where the right is full."""
        task, px = self.data.chart.rows[row].task, self.look.px
        words = f"{task.name} · day {task.start_day} · {short_day(task.start)}"
        wide = self._metrics.horizontalAdvance(words) + px(8)
        begin = x + px(13)
        if begin + wide > width and x - px(13) - wide > 0:
            begin = x - px(13) - wide
        area = QRectF(begin, y + 2, wide, self.row_height - 4)
        painter.fillRect(area, self.look.colour("raised"))
        painter.setFont(self._label_font)
        painter.setPen(self.look.colour("muted" if state is GateMark.PLANNED else "text"))
        painter.drawText(area.adjusted(px(4), 0, 0, 0), _LEFT, words)
