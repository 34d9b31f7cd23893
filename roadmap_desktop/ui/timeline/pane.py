"""The pane of bars: scrolls both ways, zooms around the pointer, paints what is in sight."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW, BarPainter, Shown
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.header import HEADER, HeaderPainter
from roadmap_desktop.ui.timeline.row_words import row_sentence
from roadmap_desktop.ui.timeline.scale import LEAST, MOST, TimeScale
from roadmap_desktop.ui.timeline.tail import TAIL, paint_tail

ZOOM_STEP = 1.25


class ChartPane(QAbstractScrollArea):
    """Bars beside the table; it scrolls up and down together with it."""

    row_chosen = Signal(int)
    row_opened = Signal(int)
    zoomed = Signal(float)
    """Pixels a day at 100 %; 0 for the whole plan."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self.data: ChartData | None = None
        self.scale = TimeScale(1, 8.0)
        self.shown = Shown()
        self.current = -1
        self._whole = True
        self._bars: BarPainter | None = None
        self._header: HeaderPainter | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Bars of the timeline; the table beside says the same"))

    # --- what is shown -----------------------------------------------------------------------

    def show_chart(self, data: ChartData) -> None:
        """Show another chart at the same place."""
        self.data = data
        self.scale = TimeScale(data.chart.first_day, self.scale.per_day)
        if self._whole:
            self._fit()
        self._renew()

    def show_extras(self, shown: Shown) -> None:
        """Show links or the critical path, or not."""
        self.shown = shown
        self._renew()

    def mark(self, row: int) -> None:
        """Mark the current row."""
        if row != self.current:
            self.current = row
            self.viewport().update()

    def _renew(self) -> None:
        if self.data is None:
            return
        self._bars = BarPainter(self._look, self.data, self.scale, self.shown)
        self._header = HeaderPainter(self._look, self.data, self.scale, self._today)
        self._set_bars()
        self.viewport().update()

    def _room(self) -> int:
        """Width for the days, without the tail's area."""
        tail = self._look.px(TAIL) if self.data is not None and self.data.chart.tail else 0
        return max(100, self.viewport().width() - tail)

    def _set_bars(self) -> None:
        if self.data is None:
            return
        wide = self.scale.width(self.data.chart.width) + self._look.px(12)
        tall = len(self.data.marks) * self._look.px(ROW)
        room = self.viewport().height() - self._look.px(HEADER)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(wide - self._room())))
        across.setPageStep(self._room())
        across.setSingleStep(round(max(8, self.scale.per_day)))
        down.setRange(0, max(0, tall - room))
        down.setPageStep(room)
        down.setSingleStep(self._look.px(ROW))

    # --- zoom --------------------------------------------------------------------------------

    def zoom_to(self, per_day: float) -> None:
        """Show a day so wide (px at 100 %); the middle stays where it is."""
        self._whole = False
        self._zoom(per_day * self._look.scale, self._room() / 2)
        self.zoomed.emit(per_day)

    def zoom_by(self, factor: float, at: float | None = None) -> None:
        """Zoom around a point of the viewport."""
        self._whole = False
        self._zoom(self.scale.per_day * factor, self._room() / 2 if at is None else at)
        self.zoomed.emit(self.scale.per_day / self._look.scale)

    def show_whole(self) -> None:
        """Fit the whole plan in."""
        self._whole = True
        self._fit()
        self._renew()
        self.zoomed.emit(0)

    def _fit(self) -> None:
        if self.data is not None:
            room = self._room() - self._look.px(16)
            per_day = min(MOST, max(LEAST, room / max(1, self.data.chart.width)))
            self.scale = TimeScale(self.data.chart.first_day, per_day)

    def _zoom(self, per_day: float, at: float) -> None:
        day = self.scale.day(at + self.horizontalScrollBar().value())
        first = self.data.chart.first_day if self.data else 1
        self.scale = TimeScale(first, min(MOST, max(LEAST, per_day)))
        self._renew()
        self.horizontalScrollBar().setValue(round(self.scale.x(day) - at))

    def show_day(self, day: float) -> None:
        """Scroll so that a day is in sight."""
        x = self.scale.x(day)
        across = self.horizontalScrollBar()
        if not across.value() <= x <= across.value() + self._room():
            across.setValue(round(x - self._room() / 3))

    # --- Qt ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rows and header in sight."""
        del event
        painter = QPainter(self.viewport())
        if self.data is None or self._bars is None or self._header is None:
            painter.fillRect(self.viewport().rect(), self._look.colour("raised"))
            painter.end()
            return
        left = float(self.horizontalScrollBar().value())
        top = float(self.verticalScrollBar().value())
        room, tall = self._room(), self.viewport().height()
        head = self._look.px(HEADER)
        painter.save()
        painter.setClipRect(0, 0, room, tall)
        painter.translate(0, head)
        painter.setClipRect(0, 0, room, tall - head)
        self._bars.paint(painter, left, top, room, tall - head, self.current)
        self._today_line(painter, left, tall - head)
        painter.restore()
        painter.save()
        painter.setClipRect(0, 0, room, head)
        self._header.paint(painter, left, room)
        painter.restore()
        if room < self.viewport().width():
            area = QRectF(room, 0, self.viewport().width() - room, tall)
            paint_tail(painter, self._look, self.data.chart.tail, area, head)
        if self.hasFocus():
            self._ring(painter)
        painter.end()

    def _today_line(self, painter: QPainter, left: float, height: float) -> None:
        if self.data is None or self._header is None:
            return
        today = self._header.today
        if not self.data.chart.first_day <= today <= self.data.chart.last_day:
            return
        x, px = self.scale.x(today + 0.5) - left, self._look.px
        painter.fillRect(QRectF(x - px(2), 0, px(4), height), self._look.colour("raised"))
        painter.fillRect(QRectF(x - px(1), 0, px(2), height), self._look.colour("today"))

    def _ring(self, painter: QPainter) -> None:
        width = min(self._look.px(3), 6)
        painter.setPen(QPen(self._look.colour("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(inset, inset, -inset, -inset))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the whole plan again, or keep the scale."""
        super().resizeEvent(event)
        if self._whole:
            self._fit()
        self._renew()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew; nothing is kept from the last frame."""
        del dx, dy
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom around the pointer; with Shift, scroll sideways."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom_by(ZOOM_STEP**steps, event.position().x())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the row and the view, + and - zoom, 0 shows the whole plan."""
        key, rows = event.key(), len(self.data.marks) if self.data else 0
        page = max(1, (self.viewport().height() - self._look.px(HEADER)) // self._look.px(ROW))
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        across = self.horizontalScrollBar()
        if key in steps and rows:
            self.row_chosen.emit(max(0, min(rows - 1, self.current + steps[Qt.Key(key)])))
        elif key == Qt.Key.Key_Left:
            across.setValue(across.value() - self._look.px(40))
        elif key == Qt.Key.Key_Right:
            across.setValue(across.value() + self._look.px(40))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / ZOOM_STEP)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.show_whole()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.row_opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the row."""
        row = self.row_at(event.position().toPoint())
        if row >= 0:
            self.row_chosen.emit(row)

    def row_at(self, where: QPoint) -> int:
        """The row at a point of the viewport, -1 for none."""
        y = where.y() - self._look.px(HEADER) + self.verticalScrollBar().value()
        row = y // self._look.px(ROW)
        rows = len(self.data.marks) if self.data else 0
        return row if where.y() >= self._look.px(HEADER) and 0 <= row < rows else -1

    def viewportEvent(self, event: QEvent) -> bool:
        """A tooltip says a row in words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos())
            if row >= 0 and self.data is not None:
                words = row_sentence(self.data.chart.rows[row].task, self.data.gate(row))
                QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)
