"""The pane of bars: scrolls both ways, zooms around the pointer, paints what is in sight."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW, BarPainter, Shown
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.header import HEADER, HeaderPainter, TimeHeader
from roadmap_desktop.ui.timeline.pane_keys import read_by_key
from roadmap_desktop.ui.timeline.row_words import row_sentence
from roadmap_desktop.ui.timeline.scale import ZOOM_STEP, Sight, TimeScale, next_step, within
from roadmap_desktop.ui.timeline.tail import TAIL

if TYPE_CHECKING:
    from roadmap_desktop.ui.timeline.hand import Hand

MARGIN = 14
"""Room before the first day, so that a gate on it is whole; px at 100 %."""


LEAST_SEEN = 12
"""Px at 100 % around a bar that is scrolled to."""


class ChartPane(QAbstractScrollArea):
    """Bars beside the table; it scrolls up and down together with it."""

    row_chosen = Signal(int)
    row_opened = Signal(int)
    edit_requested = Signal(int)
    """The mark in a row was double-clicked."""
    zoomed = Signal()
    """``per_day`` and ``whole`` tell how."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self.data: ChartData | None = None
        self.scale = TimeScale(1, 8.0)
        self.shown = Shown()
        self.current = -1
        self.whole = True
        """The whole plan is fitted in, and stays so."""
        self._bars: BarPainter | None = None
        self.hand: Hand | None = None
        """What edits with the mouse; without it the chart is only read."""
        self.header = TimeHeader(self)
        self.header.zoom_requested.connect(lambda by, at: self.zoom_by(ZOOM_STEP**by, at))
        self.setViewportMargins(0, look.px(HEADER), 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        corner = QWidget()  # else the style draws a framed square where the two bars meet
        corner.setAutoFillBackground(True)
        self.setCornerWidget(corner)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(look.px(160), look.px(HEADER + 3 * ROW))
        self.setAccessibleName(self.tr("Bars of the timeline; the table beside says the same"))

    # --- what is shown -----------------------------------------------------------------------

    def show_chart(self, data: ChartData) -> None:
        """Show another chart at the same place."""
        self.data = data
        self.scale = self._scale(self.scale.per_day)
        if self.whole:
            self._fit()
        self._renew()

    def show_live(self, data: ChartData) -> None:
        """Show the same rows with other dates while something is held; scale and place stay."""
        self.data = data
        self._bars = BarPainter(self._look, data, self.scale, self.shown, self._today)
        self.viewport().update()

    def show_extras(self, shown: Shown) -> None:
        """Show links or the critical path, or not."""
        self.shown = shown
        self._renew()

    def mark(self, row: int) -> None:
        """Mark the current row."""
        if row != self.current:
            self._update_row(self.current)
            self.current = row
            self._update_row(row)

    def _update_row(self, row: int) -> None:
        tall = self._look.px(ROW)
        y = row * tall - self.verticalScrollBar().value()
        self.viewport().update(QRect(0, y, self.viewport().width(), tall))

    def _renew(self) -> None:
        if self.data is None:
            return
        self._bars = BarPainter(self._look, self.data, self.scale, self.shown, self._today)
        self.header.show_header(HeaderPainter(self._look, self.data, self.scale, self._today))
        self._set_bars()
        self.viewport().update()

    def _tail(self) -> int:
        return self._look.px(TAIL) if self.data is not None and self.data.schedule.tail else 0

    def _set_bars(self) -> None:
        if self.data is None:
            return
        view, across, down = self.viewport(), self.horizontalScrollBar(), self.verticalScrollBar()
        end = self.scale.x(self.data.last_day + 1)
        wide = end + (self._tail() or self.scale.margin)
        across.setRange(0, max(0, int(wide) - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(round(max(8, self.scale.per_day)))
        down.setRange(0, max(0, len(self.data) * self._look.px(ROW) - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(self._look.px(ROW))

    @property
    def rows_in_sight(self) -> int:
        """Rows of a page, one less than fit."""
        return max(1, self.viewport().height() // self._look.px(ROW) - 1)

    def px(self, size: float) -> int:
        """Pixels of the screen for a size at 100 %."""
        return self._look.px(size)

    # --- zoom --------------------------------------------------------------------------------

    @property
    def per_day(self) -> float:
        """Width of a day, px at 100 %."""
        return self.scale.per_day / self._look.scale

    def zoom_to(self, per_day: float) -> None:
        """Show a day so wide (px at 100 %); the middle stays where it is."""
        self._zoom(per_day, self.viewport().width() / 2)

    def zoom_by(self, factor: float, at: float | None = None) -> None:
        """Zoom around a point of the viewport, else around its middle."""
        self._zoom(self.per_day * factor, self.viewport().width() / 2 if at is None else at)

    def step_zoom(self, way: int) -> None:
        """Show days one step wider (1) or narrower (-1); the current row's bar stays where it is,
        where it is in sight."""
        at, view = self.viewport().width() / 2, self.viewport().width()
        if self.data is not None and 0 <= self.current < len(self.data):
            day = self.data.tasks[self.current].start_day
            x = self.scale.x(day) - self.horizontalScrollBar().value()
            at = x if 0 <= x <= view else at
        self._zoom(next_step(self.per_day, way), at)

    def show_whole(self) -> None:
        """Fit the whole plan in, from its first day on."""
        self.whole = True
        self._fit()
        self._renew()
        self.horizontalScrollBar().setValue(0)
        self.zoomed.emit()

    def _scale(self, per_day: float) -> TimeScale:
        """A scale with days so wide in px of the screen."""
        first = self.data.first_day if self.data else 1
        return TimeScale(first, per_day, self._look.px(MARGIN))

    def _fit(self) -> None:
        if self.data is not None:
            pad, view = self._look.px(MARGIN), self.viewport().width()
            beside = self._tail() * 4 < view  # else the tail is scrolled to
            room = view - pad - (self._tail() if beside and self._tail() else pad)
            per_day = within(room / max(1, self.data.width) / self._look.scale)
            self.scale = self._scale(per_day * self._look.scale)

    def _zoom(self, per_day: float, at: float) -> None:
        self.whole = False
        day = self.scale.day(at + self.horizontalScrollBar().value())
        self.scale = self._scale(within(per_day) * self._look.scale)
        self._renew()
        self.horizontalScrollBar().setValue(round(self.scale.x(day) - at))
        self.zoomed.emit()

    def show_day(self, day: float) -> None:
        """Scroll sideways so that a day is well in sight."""
        x, view = self.scale.x(day), self.viewport().width()
        across = self.horizontalScrollBar()
        if not across.value() + 20 <= x <= across.value() + view - 40:
            across.setValue(round(x - view / 3))

    def show_bar(self, row: int) -> None:
        """Scroll sideways until a row's bar is in sight, whole where there is room for it. One of
        which nothing was seen comes with room behind it, for what follows and to be moved."""
        if self.data is None or not 0 <= row < len(self.data) or self.whole:
            return
        task, across = self.data.tasks[row], self.horizontalScrollBar()
        begin, end = self.scale.x(task.start_day), self.scale.x(task.finish_day + 1)
        left, view, pad = across.value(), self.viewport().width(), self.px(LEAST_SEEN)
        if end - begin + 2 * pad > view:  # longer than the chart is wide
            if end < left + pad or begin > left + view - pad:
                across.setValue(round(begin) - pad)
        elif end <= left or begin >= left + view:
            across.setValue(round(max(end + pad - view, begin - view / 3)))
        else:
            across.setValue(round(min(begin - pad, max(left, end + pad - view))))

    def centre_on(self, day: float) -> None:
        """Scroll sideways until a day is in the middle."""
        at = self.scale.x(day) - self.viewport().width() / 2
        self.horizontalScrollBar().setValue(round(at))

    def days_in_sight(self) -> tuple[int, int]:
        """The first and the last plan day of which something is in sight."""
        if self.data is None:
            return 1, 1
        left = self.horizontalScrollBar().value()
        first = int(self.scale.day(left))
        last = int(self.scale.day(left + self.viewport().width()))
        return max(self.data.first_day, first), min(self.data.last_day, last)

    def show_days(self, first: float, end: float) -> None:
        """Show these days, as wide as there is room."""
        self._zoom(self.viewport().width() / (end - first) / self._look.scale, 0)
        self.horizontalScrollBar().setValue(round(self.scale.x(first)))

    # --- Qt ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that have to be painted."""
        painter = QPainter(self.viewport())
        if self._bars is not None:
            sight = Sight(
                left=float(self.horizontalScrollBar().value()),
                top=float(self.verticalScrollBar().value()),
                width=float(self.viewport().width()),
                area=QRectF(event.rect()),
                current=self.current,
            )
            self._bars.paint(painter, sight)
            if self.hand is not None:
                self.hand.paint(painter, sight)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the whole plan again, or keep the scale."""
        super().resizeEvent(event)
        view = self.viewport().geometry()
        head = self._look.px(HEADER)
        self.header.setGeometry(view.x(), view.y() - head, view.width(), head)
        if self.whole:
            self._fit()
        self._renew()
        if self.whole:
            self.zoomed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Up and down the picture is moved and only what comes into sight painted; labels keep
        to the edges, so sideways all is."""
        if dx:
            self.header.scroll_to(float(self.horizontalScrollBar().value()))
            self.viewport().update()
        else:
            self.viewport().scroll(0, dy)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom around the pointer; with Shift, scroll sideways."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** (turned.y() / 120), event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and turned.y():
            across = self.horizontalScrollBar()
            across.setValue(across.value() - turned.y())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the row and the view, + and - zoom, Home and 0 show the whole plan; Esc
        lets go of what is held."""
        if not read_by_key(self, event):
            super().keyPressEvent(event)

    def step(self, rows: int) -> None:
        """Move the current row, and say the new one to a screen reader."""
        if self.data is None or not len(self.data):
            return
        row = max(0, min(len(self.data) - 1, self.current + rows))
        self.row_chosen.emit(row)
        words = row_sentence(self.data.tasks[row], self.data.gate(row))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the row."""
        row = self.row_at(event.position().toPoint())
        if row >= 0 and not event.modifiers():
            self.row_chosen.emit(row)
        if self.hand is not None and self.data is not None:
            self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand."""
        if self.hand is not None and self.data is not None:
            self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.hand is not None and event.button() == Qt.MouseButton.LeftButton:
            self.hand.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what the mark under the pointer stands for; beside it, say the row in full."""
        row = self.row_at(event.position().toPoint())
        if row >= 0:
            on_mark = self.hand is not None and self.hand.is_over_mark(event.position())
            (self.edit_requested if on_mark else self.row_opened).emit(row)

    def row_at(self, where: QPoint) -> int:
        """The row at a point of the viewport, -1 for none."""
        row = (where.y() + self.verticalScrollBar().value()) // self._look.px(ROW)
        return row if self.data is not None and 0 <= row < len(self.data) else -1

    def day_at(self, where: QPoint) -> float:
        """The point in time at a point of the viewport."""
        return self.scale.day(where.x() + self.horizontalScrollBar().value())

    def viewportEvent(self, event: QEvent) -> bool:
        """A tooltip says a row in words, and why a day is closed."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos())
            words = self.words_at(event.pos()) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def words_at(self, where: QPoint) -> str:
        """The row at a point in words; on a closed day also what closes it."""
        row = self.row_at(where)
        if self.data is None or row < 0:
            return ""
        words = row_sentence(self.data.tasks[row], self.data.gate(row))
        why = self.data.why_closed(self.day_at(where))
        return f"{words}\n" + self.tr("Closed: {why}").format(why=why) if why else words
