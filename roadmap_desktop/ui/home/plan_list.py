"""The list itself: keys, mouse, and the wishes that come of them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from roadmap_desktop.ui.home.delegate import PlanDelegate
from roadmap_desktop.ui.home.model import PlanListModel
from roadmap_desktop.ui.theme.look import Look

FEWEST_ROWS = 2
"""Rows in sight where the window is small; the page scrolls then."""


class PlanList(QListView):
    """The plans; Enter opens, Del deletes, the menu key shows all that can be done."""

    chosen = Signal()
    delete_pressed = Signal()
    menu_requested = Signal(QPoint)
    """Show the current row's menu, here in the viewport."""
    typed = Signal(str)
    """Letters that belong into the search field."""
    left_upwards = Signal()
    sight_changed = Signal()
    """Other rows are in sight."""

    def __init__(self, look: Look, model: PlanListModel, today: date) -> None:
        super().__init__()
        self.delegate = PlanDelegate(look, today, self)
        self._pressed: QPersistentModelIndex | None = None
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setFont(look.font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(look.px(28))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # --- its height --------------------------------------------------------------------------

    def fit(self, room: int) -> None:
        """Be as tall as the rows; where they are more than fit into ``room``, scroll."""
        each = self.delegate.measures.row_height(self.viewport().width())
        least = each * min(FEWEST_ROWS, max(1, self.model().rowCount()))
        tall = min(each * self.model().rowCount(), max(room, least))
        if tall != self.height() or self.minimumHeight() != tall:
            self.setFixedHeight(tall)

    def sizeHint(self) -> QSize:
        """What ``fit`` has found."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def rows_in_sight(self) -> range:
        """The rows that can be seen, in part at least."""
        first = max(0, self.indexAt(QPoint(2, 2)).row())
        last = self.indexAt(QPoint(2, self.viewport().height() - 2)).row()
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    # --- keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list; letters go into the search field."""
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift):
            self.show_menu()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.text().isprintable() and event.text().strip() and not _is_command(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def show_menu(self) -> None:
        """Ask for the current row's menu, beneath its mark."""
        row = self.visualRect(self.currentIndex())
        if row.isValid():
            self.scrollTo(self.currentIndex())
            row = self.visualRect(self.currentIndex())
            self.menu_requested.emit(self.delegate.measures.more_area(row).bottomLeft())

    # --- mouse -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the row: letting go on another one does nothing."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The mark at the row's right opens its menu, the rest of the row opens the plan."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        same = self._pressed is not None and index.isValid() and self._pressed == index
        self._pressed = None
        if not same or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.delegate.measures.more_area(self.visualRect(index)).contains(where):
            self.show_menu()
        else:
            self.chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be pressed; no row is dragged along."""
        over = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        if not event.buttons():
            super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer; by key, of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.show_menu()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_requested.emit(event.pos())

    # --- sight -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may be of another height, and others in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        self.sight_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Other rows are in sight."""
        super().scrollContentsBy(dx, dy)
        self.sight_changed.emit()


def _is_command(event: QKeyEvent) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & command)
