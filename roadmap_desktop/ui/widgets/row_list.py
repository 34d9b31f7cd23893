"""A list of rows one chooses from: title, second line, state at the right, mark at the left.

An item view, so that arrow keys, type-ahead and screen readers work, and ten thousand rows cost no
more than those in sight.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyleOptionViewItem, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import column, frame
from roadmap_desktop.ui.widgets.row_model import RowItem, RowModel
from roadmap_desktop.ui.widgets.row_paint import RowDelegate


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
