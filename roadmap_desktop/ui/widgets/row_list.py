"""A list of rows one chooses from: title, second line, state at the right, mark at the left.

An item view, so that arrow keys, type-ahead and screen readers work, and ten thousand rows cost no
more than those in sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import column, frame
from roadmap_desktop.ui.widgets.marks import GateMark, draw_gate

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)
_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignVCenter.value)


@dataclass(frozen=True, kw_only=True)
class RowItem:
    """One row."""

    key: str
    """What is handed back when it is chosen."""
    title: str
    second: str = ""
    state: str = ""
    """Words at the right: 'In progress'."""
    tone: str = ""
    """Tone of the state's badge; '' for bare muted words, 'done' for a tick before them."""
    icon: str = ""
    icon_tone: str = "text"
    gate: GateMark | None = None
    heading: bool = False
    """A heading between rows; it cannot be chosen."""


class RowModel(QAbstractListModel):
    """The rows; one is changed in place where only it differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[RowItem, ...] = ()

    def show(self, items: Sequence[RowItem]) -> None:
        """Show these rows."""
        new = tuple(items)
        if [i.key for i in new] != [i.key for i in self.items]:
            self.beginResetModel()
            self.items = new
            self.endResetModel()
            return
        old, self.items = self.items, new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself, its title, or all its words for a screen reader."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ROW:
            return item
        if role == int(Qt.ItemDataRole.DisplayRole):
            return item.title
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (item.title, item.state, item.second) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and self.items[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


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
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, look.colour("accent_fill"))
        if chosen:
            painter.fillRect(
                QRect(area.left(), area.top(), px(3), area.height()), look.colour("accent")
            )
        if index.row() > 0 and self._ruled:
            painter.setPen(QPen(look.colour("rule"), 1))
            painter.drawLine(area.topLeft(), area.topRight())
        self._words(painter, item, area, chosen=chosen)
        self._state(painter, item, area)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), min(px(3), 6)))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), px(4), px(4))
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
        painter.setFont(look.font("small", 600 if badge else 400))
        wide = self._state_width(item) - px(10)
        tall = self._metrics("small", 600).height() + px(2)
        place = QRect(area.right() - px(14) - wide, area.top() + px(10), wide, tall)
        if badge:
            self._badge(painter, place, item.tone)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter.value), item.state)
            return
        painter.setPen(look.colour("muted"))
        if item.tone == "done":
            tick = look.pixmap("check", "success", 16)
            painter.drawPixmap(place.left(), place.top() + (tall - px(16)) // 2, tick)
            place = place.adjusted(px(20), 0, px(4), 0)
        painter.drawText(place, _LEFT, item.state)

    def _badge(self, painter: QPainter, place: QRect, tone: str) -> None:
        look = self._look
        plain = tone == "plain"
        edge = "border" if plain else tone
        painter.setBrush(Qt.BrushStyle.NoBrush if plain else look.colour(f"{tone}_fill"))
        framed = plain or look.theme == "high"
        painter.setPen(QPen(look.colour(edge), 1) if framed else Qt.PenStyle.NoPen)
        area = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, look.px(2), look.px(2))
        painter.setPen(look.colour("muted" if plain else tone))


class RowList(QListView):
    """The list; ``chosen`` tells the key of the row that Enter, Space or a click chose."""

    chosen = Signal(str)
    moved = Signal(str)
    """The current row is another one."""

    def __init__(self, look: Look, name: str, *, grows: bool = True, ruled: bool = True) -> None:
        super().__init__()
        self._grows = grows
        self._look = look
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(look, self, ruled=ruled))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, items: Sequence[RowItem], current: str = "") -> None:
        """Show these rows; the one with the key ``current`` is marked, or the same as before."""
        wanted = current or self.current_key
        self.rows.show(items)
        self.mark(wanted)
        if self._grows:
            self._fit()

    def mark(self, key: str) -> None:
        """Make the row with this key the current one, without telling."""
        for place, item in enumerate(self.rows.items):
            if item.key == key:
                model = self.selectionModel()
                blocked = model.blockSignals(True)
                self.setCurrentIndex(self.rows.index(place))
                model.blockSignals(blocked)
                self.viewport().update()
                return

    @property
    def current_key(self) -> str:
        """The key of the current row, '' for none."""
        index = self.currentIndex()
        return self.rows.items[index.row()].key if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose; Home and End pass over headings."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.current_key:
                self.chosen.emit(self.current_key)
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._to_end(last=event.key() == Qt.Key.Key_End)
            return
        super().keyPressEvent(event)

    def _to_end(self, *, last: bool) -> None:
        """To the first or last row; a heading there cannot be the current one."""
        places = [place for place, item in enumerate(self.rows.items) if not item.heading]
        if places:
            self.setCurrentIndex(self.rows.index(places[-1 if last else 0]))

    def resizeEvent(self, event: object) -> None:
        """Rows wrap anew."""
        super().resizeEvent(event)  # type: ignore[arg-type] # as Qt hands it over
        self.scheduleDelayedItemsLayout()
        if self._grows:
            self._fit()

    def sizeHint(self) -> QSize:
        """All rows, where the page scrolls and not the list."""
        if not self._grows:
            return super().sizeHint()
        return QSize(self._look.px(240), self._content_height())

    def _content_height(self) -> int:
        option = QStyleOptionViewItem()
        delegate = self.itemDelegate()
        return 2 + sum(
            delegate.sizeHint(option, self.rows.index(place)).height()
            for place in range(self.rows.rowCount())
        )

    def _fit(self) -> None:
        height = self._content_height()
        if height != self.height():
            self.setFixedHeight(height)

    def _on_clicked(self, index: QModelIndex) -> None:
        item = self.rows.items[index.row()]
        if not item.heading:
            self.chosen.emit(item.key)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if current.isValid():
            self.moved.emit(self.rows.items[current.row()].key)


def in_sheet(look: Look, view: QWidget) -> QFrame:
    """A list on a white sheet with its hairline edge."""
    return frame("sheet", column(look, view, gap=0, pad=(1, 1, 1, 1)))
