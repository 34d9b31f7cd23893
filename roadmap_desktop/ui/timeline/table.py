"""The table beside the bars: it carries the selection, the keyboard and the screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.columns import (
    LEAST_TASK,
    USUAL,
    USUAL_WIDTHS,
    Column,
    ColumnChoice,
)
from roadmap_desktop.ui.timeline.rows_model import RowsModel
from roadmap_desktop.ui.timeline.table_head import TableHead
from roadmap_desktop.ui.timeline.table_keys import work_by_key
from roadmap_desktop.ui.timeline.table_paint import ARROW, RowPainter, chosen_places, indent

WIDTHS = tuple(USUAL_WIDTHS[one] for one in USUAL["wide"])
"""Of the columns that are shown at first, in px at 100 %."""
ZOOM_STEP = 1.25
MEASURED = 100
"""Names that are measured, the longest by their letters."""


class RowsTable(QTableView):
    """The table. As in a tree Left and Right fold and unfold, else they go from cell to cell."""

    fold_requested = Signal(str, bool)
    """Phase ('' for what falls after the last one) or summary, and whether it is to be folded."""
    opened = Signal(int)
    zoom_requested = Signal(float)
    """A factor; 0 for the whole plan."""
    zoom_stepped = Signal(int)
    """One step closer (1) or further away (-1)."""
    edit_requested = Signal(str)
    """The current cell is to be edited; what was typed already, '' for what it says."""
    menu_requested = Signal(QPoint)
    """The menu of the selected rows, at a point of the screen."""
    empty_menu_requested = Signal(QPoint)
    """The menu of the space below the rows."""
    act_requested = Signal(str)
    """``copy``, ``cut``, ``paste``, ``paste_new`` or ``fill_down``, for the selected rows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows = RowsModel(self)
        self._painter = RowPainter(look)
        self._kept: tuple[list[str], str, int] = ([], "", Column.TASK)
        self.setModel(self.rows)
        self.head = TableHead(look)
        self.setHorizontalHeader(self.head)
        self.setAccessibleName(self.tr("Timeline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # as beside it, so that both halves reach their last row together
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(look.px(ROW))
        self.head.begin()
        self.head.laid_out.connect(self._give_rest_to_task)
        self.rows.modelAboutToBeReset.connect(self._remember)
        self.rows.modelReset.connect(self._recall)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setStyleSheet("QTableView { border: none; border-radius: 0; }")

    # --- columns -----------------------------------------------------------------------------

    def show_columns(self, *columns: Column) -> None:
        """Show these columns only."""
        self.head.show_choice(ColumnChoice(columns, self.head.choice.widths))

    def use_tight(self, *, on: bool) -> None:
        """Begin names further left, where they need the room."""
        self._painter.tight = on
        self.viewport().update()

    def wished_width(self) -> int:
        """Px at which no name is cut and every column has its width."""
        metrics = QFontMetrics(self._look.font("body", 600))  # as the chosen row is written
        tasks = nlargest(MEASURED, self.rows.chart.tasks if self.rows.chart else (), key=_letters)
        wide = (
            metrics.horizontalAdvance(one.name)
            + self._look.px(indent(one, tight=self._painter.tight) + 8)
            for one in tasks
        )
        return max(self._look.px(LEAST_TASK), *wide, 0) + self._beside_task()

    def _beside_task(self) -> int:
        shown = [one for one in self.head.shown() if one is not Column.TASK]
        return sum(self.columnWidth(one) for one in shown)

    def _give_rest_to_task(self) -> None:
        room = self.viewport().width() - self._beside_task()
        self.head.widen_task(max(self._look.px(LEAST_TASK), room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The task takes what the other columns leave."""
        super().resizeEvent(event)
        self._give_rest_to_task()

    # --- selection ---------------------------------------------------------------------------

    @property
    def current_row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    @property
    def current_task(self) -> ScheduledTask | None:
        """The task in the current row."""
        return self.rows.task(self.current_row)

    @property
    def current_column(self) -> Column:
        """The column of the current cell."""
        place = self.currentIndex().column()
        return Column(place) if place >= 0 else Column.TASK

    def selected_rows(self) -> list[int]:
        """The selected rows from top to bottom."""
        return sorted(chosen_places(self, 0, self.rows.rowCount() - 1))

    def selected_tasks(self) -> list[ScheduledTask]:
        """The tasks in the selected rows, from top to bottom."""
        found = (self.rows.task(place) for place in self.selected_rows())
        return [task for task in found if task is not None]

    def choose(self, place: int, column: Column | None = None) -> None:
        """Make a cell the current one and select its row only."""
        index = self.rows.index(place, self.current_column if column is None else column)
        if index.isValid():  # whatever keys are down: only this row
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def edit_name(self) -> None:
        """Begin to edit the name of the current row."""
        self.choose(self.current_row, Column.TASK)
        self.edit_requested.emit("")

    def choose_rows(self, ids: Sequence[str]) -> None:
        """Select some rows by id; the first one shown becomes the current one."""
        places = [place for place in map(self.rows.place_of, ids) if place >= 0]
        if not places:
            return
        picked = QItemSelection()
        for place in places:
            picked.select(self.rows.index(place, 0), self.rows.index(place, len(Column) - 1))
        flags = QItemSelectionModel.SelectionFlag
        index = self.rows.index(places[0], self.current_column)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(picked, flags.ClearAndSelect)

    def _remember(self) -> None:
        here = self.current_task
        chosen = [task.id for task in self.selected_tasks()]
        self._kept = (chosen, here.id if here else "", self.current_column)

    def _recall(self) -> None:
        """The same rows are selected after others have come or gone."""
        chosen, current, column = self._kept
        place = self.rows.place_of(current)
        if place < 0:
            return
        self.choose(place, Column(column))
        if len(chosen) > 1:
            self.choose_rows([current, *chosen])

    # --- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that have to be painted, a row at a time."""
        painter = QPainter(self.viewport())
        current = self.current_row
        self._painter.paint(painter, self, event.rect(), current, focus=self.hasFocus())
        if not self.rows.rowCount():
            self._say_empty(painter)
        painter.end()

    def _say_empty(self, painter: QPainter) -> None:
        room = self.viewport().rect().adjusted(*(self._look.px(side) for side in (16, 16, -16, 0)))
        painter.setFont(self._look.font())
        painter.setPen(self._look.colour("muted"))
        words = self.tr("No row fits. Show all rows, or look for something else.")
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), words)

    # --- keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the table; what is not its own goes on to the screen around it."""
        if work_by_key(self, event):
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    # --- mouse -------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom the bars."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a row's arrow folds it."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        where = event.position().toPoint()
        task = self.rows.task(self.rowAt(where.y()))
        fold = self.rows.folds(task) if task else None
        if task is None or fold is None:
            return
        name_at = self.columnViewportPosition(Column.TASK) + self._look.px(
            indent(task, tight=self._painter.tight)
        )
        if name_at - self._look.px(ARROW + 6) <= where.x() < name_at:
            self._toggle(fold)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits a cell; on the name of a phase it folds."""
        where = event.position().toPoint()
        index = self.indexAt(where)
        task = self.rows.task(index.row()) if index.isValid() else None
        if task is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if task.kind is TaskKind.PHASE and index.column() == Column.TASK:
            self._toggle(self.rows.folds(task) or "")
        else:
            self.choose(index.row(), Column(index.column()))
            self.edit_requested.emit("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the selected rows, where the pointer is or at the current row."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.scrollTo(self.currentIndex())
            at = self.visualRect(self.currentIndex()).bottomLeft()
        else:
            at = self.viewport().mapFromGlobal(event.globalPos())
            place = self.rowAt(at.y())
            if place < 0:
                self.empty_menu_requested.emit(self.viewport().mapToGlobal(at))
                event.accept()
                return
            if place not in self.selected_rows():
                self.choose(place)
        self.menu_requested.emit(self.viewport().mapToGlobal(at))
        event.accept()

    def _toggle(self, fold: str) -> None:
        self.fold_requested.emit(fold, fold not in self.rows.folded)


def _letters(task: ScheduledTask) -> int:
    return len(task.name)
