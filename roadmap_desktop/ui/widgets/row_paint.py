"""Draws the rows of a list one chooses from."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.marks import draw_gate
from roadmap_desktop.ui.widgets.row_marks import draw_badge, draw_focus_ring, draw_ground, is_chosen
from roadmap_desktop.ui.widgets.row_model import ROW, Index, RowItem

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)
_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignVCenter.value)


class RowDelegate(QStyledItemDelegate):
    """Draws a row."""

    def __init__(self, look: Look, parent: QObject, *, ruled: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._ruled = ruled

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as its words need at the list's width."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, self._height(index.data(ROW), width))

    def _metrics(self, size: str, weight: int) -> QFontMetrics:
        return QFontMetrics(self._look.font(size, weight))

    def _room(self, item: RowItem, width: int) -> int:
        px = self._look.px
        left = px(16) + (px(32) if item.gate or item.icon else 0)
        return max(px(60), width - left - px(14) - self._state_width(item))

    def _state_width(self, item: RowItem) -> int:
        if not item.state:
            return 0
        weight = 600 if item.tone not in ("", "done") else 400
        words = self._metrics("small", weight).horizontalAdvance(item.state)
        return words + self._look.px(20 if item.tone else 0) + self._look.px(10)

    def _height(self, item: RowItem, width: int) -> int:
        px = self._look.px
        if item.heading:
            return self._metrics("small", 600).height() + px(14)
        room = self._room(item, width)
        tall = self._bounds(item.title, room, "body", 600)
        if item.second:
            tall += self._bounds(item.second, room, "small", 400)
        return tall + px(18)

    def _bounds(self, words: str, room: int, size: str, weight: int) -> int:
        area = QRect(0, 0, room, 100_000)
        return self._metrics(size, weight).boundingRect(area, _WRAP, words).height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it: ground, mark, words, state, and the ring where the focus is."""
        item: RowItem = index.data(ROW)
        look, px, area = self._look, self._look.px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item.heading:
            painter.setFont(look.font("small", 600))
            painter.setPen(look.colour("muted"))
            place = area.adjusted(px(16), px(4), -px(8), 0)
            painter.drawText(place, _LEFT, item.title)
            painter.restore()
            return
        chosen = is_chosen(option)
        draw_ground(painter, look, option)
        if index.row() > 0 and self._ruled:
            painter.setPen(QPen(look.colour("rule"), 1))
            painter.drawLine(area.topLeft(), area.topRight())
        self._words(painter, item, area, chosen=chosen)
        self._state(painter, item, area)
        draw_focus_ring(painter, look, option)
        painter.restore()

    def _words(self, painter: QPainter, item: RowItem, area: QRect, *, chosen: bool) -> None:
        look, px = self._look, self._look.px
        left = area.left() + px(16)
        if item.gate:
            centre = QPointF(left + px(10), area.top() + px(20))
            draw_gate(painter, look, centre, px(10), item.gate)
        elif item.icon:
            tone = "accent" if chosen else item.icon_tone
            painter.drawPixmap(left, area.top() + px(11), look.pixmap(item.icon, tone, 18))
        if item.gate or item.icon:
            left += px(32)
        room = self._room(item, area.width())
        weight = 600 if chosen else 500
        tall = self._bounds(item.title, room, "body", 600)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("body", weight))
        painter.drawText(QRect(left, area.top() + px(9), room, tall), _WRAP, item.title)
        if item.second:
            painter.setPen(look.colour("muted"))
            painter.setFont(look.font("small"))
            place = QRect(left, area.top() + px(9) + tall, room, area.height())
            painter.drawText(place, _WRAP, item.second)

    def _state(self, painter: QPainter, item: RowItem, area: QRect) -> None:
        if not item.state:
            return
        look, px = self._look, self._look.px
        badge = item.tone not in ("", "done")
        wide = self._state_width(item) - px(10)
        tall = self._metrics("small", 600).height() + px(2)
        place = QRect(area.right() - px(14) - wide, area.top() + px(10), wide, tall)
        if badge:
            draw_badge(painter, look, place, item.state, item.tone)
            return
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("muted"))
        if item.tone == "done":
            tick = look.pixmap("check", "success", 16)
            painter.drawPixmap(place.left(), place.top() + (tall - px(16)) // 2, tick)
            place = place.adjusted(px(20), 0, px(4), 0)
        painter.drawText(place, _LEFT, item.state)
