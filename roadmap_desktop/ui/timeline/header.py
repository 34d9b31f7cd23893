"""Paints the time header: months, week dates, plan days, and the flag of today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.scale import TimeScale

HEADER = 54
"""Height in px at 100 %: three bands of 18."""
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter.value) | int(Qt.AlignmentFlag.AlignLeft.value)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter.value)


class HeaderPainter:
    """Paints the header of a viewport that is scrolled by some pixels."""

    def __init__(self, look: Look, data: ChartData, scale: TimeScale, today: date) -> None:
        self.look = look
        self.data = data
        self.scale = scale
        self.today = data.schedule.day_number(today)
        self._metrics = QFontMetricsF(look.font("small"))

    def paint(self, painter: QPainter, left: float, width: float) -> None:
        """Paint it."""
        look = self.look
        band = look.px(HEADER) / 3
        painter.fillRect(QRectF(0, 0, width, band * 3), look.colour("sunken"))
        self._months(painter, left, width, band)
        self._weeks(painter, left, width, band)
        self._days(painter, left, width, band)
        painter.setPen(QPen(look.colour("rule"), 1))
        painter.drawLine(QLineF(0, band * 3 - 0.5, width, band * 3 - 0.5))
        self._flag(painter, left, width, band)

    def _months(self, painter: QPainter, left: float, width: float, band: float) -> None:
        look, scale = self.look, self.scale
        painter.setFont(look.font("small", 600))
        bold = QFontMetricsF(painter.font())
        for month in self.data.chart.months:
            x, wide = scale.x(month.x) - left, scale.width(month.width)
            if x + wide < 0 or x > width:
                continue
            painter.setPen(QPen(look.colour("border"), 1))
            painter.drawLine(QLineF(x, 2, x, band))
            begin = max(x, 0.0) + look.px(5)
            room = x + wide - begin
            label = month.label if bold.horizontalAdvance(month.label) < room else month.short
            if bold.horizontalAdvance(label) < room:
                painter.setPen(look.colour("text"))
                painter.drawText(QRectF(begin, 0, room, band), _MIDDLE, label)

    def _weeks(self, painter: QPainter, left: float, width: float, band: float) -> None:
        look, scale = self.look, self.scale
        painter.setFont(look.font("small"))
        if scale.per_day >= look.px(18):
            self._single_days(painter, left, width, band)
            return
        step = self._step(7, self._metrics.horizontalAdvance("30") + look.px(8))
        for number, week in enumerate(self.data.chart.weeks):
            x = scale.x(week.x) - left
            if number % step or x < -look.px(30) or x > width:
                continue
            painter.setPen(QPen(look.colour("rule"), 1))
            painter.drawLine(QLineF(x, band + 3, x, band * 2))
            painter.setPen(look.colour("muted"))
            area = QRectF(x + look.px(5), band, look.px(40), band)
            painter.drawText(area, _MIDDLE, week.label)

    def _single_days(self, painter: QPainter, left: float, width: float, band: float) -> None:
        look, scale = self.look, self.scale
        first = max(0, int(scale.day(left)) - self.data.chart.first_day)
        last = int(scale.day(left + width)) - self.data.chart.first_day + 1
        for tick in self.data.chart.days[first : last + 1]:
            x = scale.x(tick.x) - left
            painter.setPen(look.colour("muted"))
            label = (
                f"{tick.letter}{tick.date.day}"
                if scale.per_day > look.px(24)
                else str(tick.date.day)
            )
            painter.drawText(QRectF(x, band, scale.per_day, band), _CENTRE, label)

    def _days(self, painter: QPainter, left: float, width: float, band: float) -> None:
        """Plan days: 1, 10, 20, ... as far apart as their numbers need."""
        look, scale = self.look, self.scale
        step = 10 * self._step(10, self._metrics.horizontalAdvance("120") + look.px(12))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text"))
        flag = self._flag_area(left, band)
        first, last = self.data.chart.first_day, self.data.chart.last_day
        begin = max(first, int(scale.day(left)) - step)
        end = min(last, int(scale.day(left + width)) + step)
        days = [d for d in range(begin - begin % step, end + 1, step) if d >= max(1, begin)]
        for day in ([1] if begin <= 1 else []) + days:
            x = scale.x(day) - left
            area = QRectF(x - look.px(20), band * 2, look.px(40), band)
            if day == 1:
                area.moveLeft(x)
            if flag is None or not flag.intersects(area.adjusted(6, 0, -6, 0)):
                painter.drawText(area, _MIDDLE if day == 1 else _CENTRE, str(day))

    def _step(self, days: int, room: float) -> int:
        """Every how many of ``days`` a label has room."""
        step = 1
        while self.scale.width(days * step) < room:
            step += 1
        return step

    def _flag_area(self, left: float, band: float) -> QRectF | None:
        if not self.data.chart.first_day <= self.today <= self.data.chart.last_day:
            return None
        words = self._flag_words()
        wide = QFontMetricsF(self.look.font("small", 600)).horizontalAdvance(words)
        wide += self.look.px(12)
        x = self.scale.x(self.today + 0.5) - left
        return QRectF(x - wide / 2, band * 2, wide, band)

    def _flag_words(self) -> str:
        return f"Today · day {self.today}"

    def _flag(self, painter: QPainter, left: float, width: float, band: float) -> None:
        area = self._flag_area(left, band)
        if area is None or area.right() < 0 or area.left() > width:
            return
        look = self.look
        painter.fillRect(area, look.colour("today"))
        painter.setFont(look.font("small", 600))
        painter.setPen(look.colour("on_accent"))
        painter.drawText(area, _CENTRE, self._flag_words())
