"""The table beside the bars: it carries the selection, the keyboard and the screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.header import HEADER
from roadmap_desktop.ui.timeline.rows_model import DAYS, START, TASK, WHO, RowsModel
from roadmap_desktop.ui.timeline.table_paint import RowPainter, paint_head

WIDTHS = (262, 72, 96, 46)
"""Task, who, start, days, in px at 100 %."""
ZOOM_STEP = 1.25


class TableHead(QHeaderView):
    """The column heads, as high as the time header beside them."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self.setFixedHeight(look.px(HEADER))
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads, and what the bands of the time header are."""
        del event
        painter = QPainter(self.viewport())
        paint_head(painter, self._look, self)
        painter.end()


class RowsTable(QTableView):
    """The table; Left and Right fold and unfold, Enter tells the row in full."""

    fold_requested = Signal(str, bool)
    """Phase ('' for what falls after the last one), and whether it is to be folded."""
    opened = Signal(int)
    zoom_requested = Signal(float)
    """A factor; 0 for the whole plan."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows = RowsModel(self)
        self._painter = RowPainter(look)
        self.setModel(self.rows)
        self.setHorizontalHeader(TableHead(look))
        self.setAccessibleName(self.tr("Timeline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(look.px(ROW))
        for place, wide in enumerate(WIDTHS):
            self.setColumnWidth(place, look.px(wide))
        self.horizontalHeader().setSectionResizeMode(TASK, QHeaderView.ResizeMode.Stretch)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setStyleSheet("QTableView { border: none; border-radius: 0; }")

    def show_columns(self, *columns: int) -> None:
        """Show these columns only."""
        for place in (TASK, WHO, START, DAYS):
            self.setColumnHidden(place, place not in columns)

    @property
    def current_row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that have to be painted, a row at a time."""
        painter = QPainter(self.viewport())
        current = self.current_row
        self._painter.paint(painter, self, event.rect(), current, focus=self.hasFocus())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the table."""
        row, key = self.rows.row(self.current_row), event.key()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and plain != Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif row is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold_by_key(close=key == Qt.Key.Key_Left)
        elif row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(row.index)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.rows.rowCount() - 1
            self.setCurrentIndex(self.rows.index(0 if key == Qt.Key.Key_Home else last, 0))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_requested.emit(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_requested.emit(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self.zoom_requested.emit(0)
        else:
            super().keyPressEvent(event)

    def _fold_by_key(self, *, close: bool) -> None:
        """As in a tree: Left goes to the phase, then folds it; Right unfolds, then goes in."""
        row = self.rows.row(self.current_row)
        if row is None:
            return
        phase = row.task.phase
        if row.is_phase and close != (phase in self.rows.folded):
            self.fold_requested.emit(phase, close)
        elif row.is_phase and not close:
            self.setCurrentIndex(self.rows.index(row.index + 1, 0))
        elif not row.is_phase and close:
            head = self.rows.head_of(row.index)
            self.setCurrentIndex(self.rows.index(head, 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom the bars."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a phase's arrow folds it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index.row()) if index.isValid() else None
        if row is not None and row.is_phase and event.position().x() < self._look.px(26):
            self._toggle(row.task.phase)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a phase folds it wherever it is."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index.row()) if index.isValid() else None
        if row is not None and row.is_phase:
            self._toggle(row.task.phase)

    def _toggle(self, phase: str) -> None:
        self.fold_requested.emit(phase, phase not in self.rows.folded)
