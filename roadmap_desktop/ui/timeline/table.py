"""The table beside the bars: it carries the selection, the keyboard and the screen reader."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.geometry import ChartRow
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.header import HEADER
from roadmap_desktop.ui.timeline.row_words import row_sentence
from roadmap_desktop.ui.widgets.dates import short_day
from roadmap_desktop.ui.widgets.marks import draw_gate

Index = QModelIndex | QPersistentModelIndex
WIDTHS = (250, 84, 84, 50)
"""Task, who, start, days, in px at 100 %."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignVCenter.value)
_RIGHT = int(Qt.AlignmentFlag.AlignRight.value) | int(Qt.AlignmentFlag.AlignVCenter.value)


class RowsModel(QAbstractTableModel):
    """The rows of a chart."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.chart: ChartData | None = None
        self.folded: set[str] = set()

    def show_chart(self, chart: ChartData, folded: set[str]) -> None:
        """Show another chart; rows that stay are only told to be drawn anew."""
        before = [r.task.id for r in self.chart.chart.rows] if self.chart else []
        after = [r.task.id for r in chart.chart.rows]
        if before != after:
            self.beginResetModel()
        self.chart, self.folded = chart, set(folded)
        if before != after:
            self.endResetModel()
        elif after:
            self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, 3))

    def row(self, place: int) -> ChartRow | None:
        """One row."""
        rows = self.chart.chart.rows if self.chart else ()
        return rows[place] if 0 <= place < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """How many rows are not folded away."""
        return 0 if parent.isValid() or self.chart is None else len(self.chart.chart.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Task, who, start, days."""
        return 0 if parent.isValid() else 4

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Column heads."""
        if orientation == Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return (self.tr("Task"), self.tr("Who"), self.tr("Start"), self.tr("Days"))[section]
        return None

    def cell(self, row: ChartRow, column: int) -> str:
        """What a cell says."""
        task = row.task
        match column:
            case 0:
                return f"{row.number}  {row.name}" if row.is_phase else row.name
            case 1:
                return row.who
            case 2:
                return short_day(task.start)
            case _:
                if task.occurrences:
                    return f"{len(task.occurrences)} ×"
                if row.is_phase:
                    return str(task.finish_day - task.start_day + 1)
                return str(task.working_days or "")

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """A cell, or the whole row in words."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or self.chart is None:
            return None
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self.cell(row, index.column())
        if role in (int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            words = row_sentence(row.task, self.chart.gate(row.index))
            if index.column() and role == int(Qt.ItemDataRole.AccessibleTextRole):
                return self.cell(row, index.column())
            if row.is_phase and role == int(Qt.ItemDataRole.AccessibleTextRole):
                folded = row.task.phase in self.folded
                words += ", " + (self.tr("folded") if folded else self.tr("unfolded"))
            return words
        return None


class RowsDelegate(QStyledItemDelegate):
    """Draws the cells of the table."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        del option, index
        return QSize(self._look.px(60), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        model = index.model()
        row = model.row(index.row()) if isinstance(model, RowsModel) else None
        if row is None or not isinstance(model, RowsModel) or model.chart is None:
            return
        look, px, area = self._look, self._look.px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent_fill" if chosen else "sunken" if row.is_phase else "raised"
        painter.fillRect(area, look.colour(ground))
        painter.setPen(QPen(look.colour("rule"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen and index.column() == 0:
            painter.fillRect(
                QRect(area.left(), area.top(), px(3), area.height()), look.colour("accent")
            )
        gate = model.chart.gate(row.index)
        strong = row.is_phase or gate is not None
        muted = index.column() > 0
        painter.setFont(look.font("body", 600 if strong and index.column() == 0 else 400))
        painter.setPen(look.colour("muted" if muted else "text"))
        left = px(10)
        if index.column() == 0:
            left = self._lead(painter, row, area, folded=row.task.phase in model.folded)
            if gate is not None:
                centre = QPointF(area.left() + px(32), area.center().y() + 0.5)
                draw_gate(painter, look, centre, px(6), gate)
            painter.setPen(look.colour("text"))
        place = area.adjusted(left, 0, -px(6), 0)
        words = model.cell(row, index.column())
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _RIGHT if index.column() == 3 else _LEFT, shown)
        painter.restore()

    def _lead(self, painter: QPainter, row: ChartRow, area: QRect, *, folded: bool) -> int:
        look, px = self._look, self._look.px
        if not row.is_phase:
            return px(46) if row.task.kind is TaskKind.GATE else px(26)
        icon = look.pixmap("chevron-right" if folded else "chevron-down", "text", 14)
        painter.drawPixmap(area.left() + px(7), area.top() + (area.height() - px(14)) // 2, icon)
        return px(26)


class RowsTable(QTableView):
    """The table; Left and Right fold and unfold, Enter tells the row in full."""

    fold_requested = Signal(str, bool)
    """Phase, and whether it is to be folded."""
    opened = Signal(int)
    zoom_requested = Signal(float)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowsDelegate(look, self))
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
        across = self.horizontalHeader()
        across.setFont(look.font("small", 600))
        across.setFixedHeight(look.px(HEADER))
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        for place, wide in enumerate(WIDTHS):
            self.setColumnWidth(place, look.px(wide))
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet("QTableView { border: none; border-radius: 0; }")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the table."""
        row = self.rows.row(self.currentIndex().row())
        key = event.key()
        if row is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.fold_requested.emit(row.task.phase, key == Qt.Key.Key_Left)
        elif row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(row.index)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_requested.emit(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom_requested.emit(0.8)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a phase folds it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index.row()) if index.isValid() else None
        if row is not None and row.is_phase and event.position().x() < self._look.px(26):
            self.fold_requested.emit(row.task.phase, row.task.phase not in self.rows.folded)
