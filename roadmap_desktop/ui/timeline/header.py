"""The time header: months, week dates, plan days, and the flag of today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.scale import TimeScale
from roadmap_desktop.ui.timeline.tail import TailPainter, torn_edge

HEADER = 54
"""Height in px at 100 %: three bands of 18."""
QUARTERS_BELOW, YEARS_BELOW = 2.6, 0.93
"""Px a day at 100 % under which months stand below their quarter, and below their year."""
SINGLE_DAYS = 18
"""Pixels a day from which every day has its date."""
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter.value) | int(Qt.AlignmentFlag.AlignLeft.value)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter.value)


def second_band(per_day: float) -> str:
    """What the second band tells where a day is so wide, px at 100 %."""
    if per_day < QUARTERS_BELOW:
        return QCoreApplication.translate("Timeline", "month →")
    if per_day >= SINGLE_DAYS:
        return QCoreApplication.translate("Timeline", "day →")
    return QCoreApplication.translate("Timeline", "week from →")


class HeaderPainter:
    """Paints the header of a viewport that is scrolled sideways by some pixels."""

    def __init__(self, look: Look, data: ChartData, scale: TimeScale, today: date) -> None:
        self.look = look
        self.data = data
        self.scale = scale
        self.today = data.schedule.day_number(today)
        self.band = look.px(HEADER) / 3
        self._per_day = scale.per_day / look.scale
        self._plain, self._bold = look.font("small"), look.font("small", 600)
        self._metrics, self._bold_metrics = QFontMetricsF(self._plain), QFontMetricsF(self._bold)

    def same(self, other: HeaderPainter) -> bool:
        """Paints the same as another one."""
        return (
            self.data.times is other.data.times
            and (self.scale, self.today, self.look) == (other.scale, other.today, other.look)
            and bool(self.data.schedule.tail) == bool(other.data.schedule.tail)
            and self.data.last_plan_day == other.data.last_plan_day
        )

    def paint(self, painter: QPainter, left: float, width: float) -> None:
        """Paint it."""
        look, band = self.look, self.band
        painter.fillRect(QRectF(0, 0, width, band * 3), look.colour("sunken"))
        end = self.scale.x(self.data.last_day + 1) - left
        tail = self.data.schedule.tail and end < width
        days = min(width, end) if tail else width
        painter.save()
        painter.setClipRect(QRectF(0, 0, days, band * 3))
        self._months(painter, left, days)
        self._weeks(painter, left, days)
        self._days(painter, left, days)
        painter.restore()
        if tail:
            torn_edge(painter, look, end, (0, band * 3), "sunken")
            TailPainter(look, self.data).paint_head(painter, end, band)
        painter.fillRect(QRectF(0, band * 3 - 1, width, 1), look.colour("rule"))
        self._flag(painter, left, days)

    def _months(self, painter: QPainter, left: float, width: float) -> None:
        if self._per_day < QUARTERS_BELOW:
            self._long_spans(painter, left, width)
            return
        for month in self.data.times.months:
            x, wide = self.scale.x(month.x) - left, self.scale.width(month.width)
            names = (month.label, month.label.split()[0], month.short)
            self._span(painter, (x, wide), width, names)

    def _span(
        self, painter: QPainter, span: tuple[float, float], width: float, names: Sequence[str]
    ) -> None:
        """A stretch of the first band with the longest of its names that has room."""
        look, band, (x, wide) = self.look, self.band, span
        if x + wide < 0 or x > width:
            return
        painter.fillRect(QRectF(round(x), 3, 1, band - 3), look.colour("border"))
        begin = max(x, 0.0) + look.px(5)
        room = min(x + wide, width) - begin - look.px(4)
        for name in names:
            if self._bold_metrics.horizontalAdvance(name) <= room:
                painter.setFont(self._bold)
                painter.setPen(look.colour("text"))
                painter.drawText(QRectF(begin, 0, room + look.px(4), band), _MIDDLE, name)
                return

    def _long_spans(self, painter: QPainter, left: float, width: float) -> None:
        """Quarters or years, and below them their months, by a letter where there is no room for
        more."""
        look, scale, band = self.look, self.scale, self.band
        by_year = self._per_day < YEARS_BELOW
        spans: dict[str, tuple[float, float]] = {}
        for month in self.data.times.months:
            x, wide = scale.x(month.x) - left, scale.width(month.width)
            day = self.data.schedule.start + timedelta(days=round(month.x) - 1)
            name = str(day.year) if by_year else _quarter(day)
            begin, before = spans.get(name, (x, 0.0))
            spans[name] = (begin, before + wide)
            if -wide < x < width:
                painter.setFont(self._plain)
                painter.setPen(look.colour("muted"))
                fits = self._metrics.horizontalAdvance(month.short) + look.px(4) <= wide
                if fits or wide >= look.px(9):
                    words = month.short if fits else month.short[:1]
                    painter.drawText(QRectF(x, band, wide, band), _CENTRE, words)
        for name, span in spans.items():
            self._span(painter, span, width, (name, *name.split()[:1]))

    def _weeks(self, painter: QPainter, left: float, width: float) -> None:
        look, scale, band = self.look, self.scale, self.band
        if self._per_day < QUARTERS_BELOW:
            return  # months stand in this band
        painter.setFont(self._plain)
        if scale.per_day >= look.px(SINGLE_DAYS):
            self._single_days(painter, left, width)
            return
        step = self._step(7, self._metrics.horizontalAdvance("30") + look.px(8))
        for number, week in enumerate(self.data.times.weeks):
            x = scale.x(week.x) - left
            wide = self._metrics.horizontalAdvance(week.label) + look.px(5)
            if number % step or x + wide < 0 or x + wide > width:
                continue
            painter.fillRect(QRectF(round(x), band + 3, 1, band - 3), look.colour("rule"))
            painter.setPen(look.colour("muted"))
            area = QRectF(x + look.px(5), band, look.px(40), band)
            painter.drawText(area, _MIDDLE, week.label)

    def _single_days(self, painter: QPainter, left: float, width: float) -> None:
        look, scale, band = self.look, self.scale, self.band
        first = max(0, int(scale.day(left)) - self.data.first_day)
        last = int(scale.day(left + width)) - self.data.first_day + 1
        roomy = scale.per_day >= self._metrics.horizontalAdvance("W30") + look.px(3)
        for tick in self.data.times.days[first : last + 1]:
            painter.setPen(look.colour("muted" if tick.closed else "text"))
            words = f"{tick.letter}{tick.date.day}" if roomy else str(tick.date.day)
            area = QRectF(scale.x(tick.x) - left, band, scale.per_day, band)
            painter.drawText(area, _CENTRE, words)

    def _days(self, painter: QPainter, left: float, width: float) -> None:
        """Plan days: 1, 10, 20, ... as far apart as their numbers need; each in its day."""
        look, scale, band = self.look, self.scale, self.band
        unit = 1 if scale.per_day >= look.px(SINGLE_DAYS) else 10
        step = unit * self._step(unit, self._metrics.horizontalAdvance("120") + look.px(8))
        if unit == 1 and step > 1:
            step = 5 if step <= 5 else 10
        painter.setFont(self._plain)
        painter.setPen(look.colour("text"))
        flag = self.flag_area(left, width)
        first, last = self.data.first_day, self.data.last_day
        begin = max(first, int(scale.day(left)) - step)
        end = min(last, int(scale.day(left + width)) + step)
        days = [day for day in range(begin - begin % step, end + 1, step) if day >= max(1, begin)]
        if begin <= 1 and days[:1] != [1]:
            days.insert(0, 1)
        before = -1e9
        for day in days:
            middle = scale.x(day + 0.5) - left
            wide = self._metrics.horizontalAdvance(str(day))
            area = QRectF(min(middle - wide / 2, width - wide - 2), band * 2, wide + 1, band)
            if area.left() < before + look.px(4):
                continue
            if flag is None or not flag.intersects(area):
                painter.drawText(area, _CENTRE, str(day))
                before = area.right()

    def _step(self, days: int, room: float) -> int:
        """Every how many of ``days`` a label has room."""
        step = 1
        while self.scale.width(days * step) < room:
            step += 1
        return step

    def flag_area(self, left: float, width: float) -> QRectF | None:
        """Where today's flag stands, None where today is not in sight."""
        x = self.scale.x(self.today + 0.5) - left
        if not self.data.first_day <= self.today <= self.data.last_day or not 0 <= x <= width:
            return None
        wide = self._bold_metrics.horizontalAdvance(self._flag_words()) + self.look.px(12)
        begin = max(0.0, min(x - wide / 2, width - wide))
        return QRectF(begin, self.band * 2, wide, self.band)

    def _flag_words(self) -> str:
        words = QCoreApplication.translate("Timeline", "Today · day {day}")
        return words.format(day=self.today)

    def _flag(self, painter: QPainter, left: float, width: float) -> None:
        area = self.flag_area(left, width)
        if area is None:
            return
        painter.fillRect(area, self.look.colour("today"))
        painter.setFont(self._bold)
        painter.setPen(self.look.colour("on_accent"))
        painter.drawText(area, _CENTRE, self._flag_words())


def _quarter(day: date) -> str:
    words = QCoreApplication.translate("Timeline", "Q{n} {year}")
    return words.format(n=(day.month - 1) // 3 + 1, year=day.year)


class TimeHeader(QWidget):
    """The header as a widget; it stands above the rows and scrolls sideways with them."""

    zoom_requested = Signal(float, float)
    """Steps closer (above 0) or further away, and the pixel from the left that stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._painter: HeaderPainter | None = None
        self._left = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_header(self, painter: HeaderPainter) -> None:
        """Show other times; where they are the same, nothing is painted."""
        before, self._painter = self._painter, painter
        if before is None or not painter.same(before):
            self.update()

    def scroll_to(self, left: float) -> None:
        """Show what begins so many pixels from the left."""
        self._left = left
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer, without a key to hold."""
        self.zoom_requested.emit(event.angleDelta().y() / 120, event.position().x())
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        if self._painter is not None:
            self._painter.paint(painter, self._left, self.width())
        painter.end()
