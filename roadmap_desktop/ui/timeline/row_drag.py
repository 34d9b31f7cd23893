"""Rows taken to another place by the mouse: held at their left edge, let go between two others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.table import RowsTable

EDGE = 24
"""Width of the strip at a row's left edge by which it is held, px at 100 %."""
NEST = 28
"""So far to the right it becomes a subtask of the row above, px at 100 %."""
FAR_ENOUGH = 5


class RowDrag(QObject):
    """Watches the table's viewport."""

    dropped = Signal(str, str, bool)
    """The row, the row it was let go behind ('' for before all), and whether as its subtask."""

    def __init__(self, look: Look, table: RowsTable) -> None:
        super().__init__(table)
        self._look = look
        self._table = table
        self._pressed: QPoint | None = None
        self._row = -1
        self._holds = False
        self._line = QWidget(table.viewport())
        self._line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line.setStyleSheet(f"background: {look.hex('accent')};")
        self._line.hide()
        table.viewport().setMouseTracking(True)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press, move and release at the left edge are ours; all else is the table's."""
        if isinstance(event, QMouseEvent) and watched is self._table.viewport():
            where = event.position().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress:
                return self._press(event, where)
            if event.type() == QEvent.Type.MouseMove:
                return self._move(where)
            if event.type() == QEvent.Type.MouseButtonRelease and self._holds:
                self._drop(where)
                return True
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._pressed = None
        if self._holds and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        return False

    def _task(self, place: int) -> ScheduledTask | None:
        found = self._table.rows.row(place)
        return found.task if found is not None else None

    def _can_be_held(self, where: QPoint) -> bool:
        task = self._task(self._table.rowAt(where.y()))
        working = (TaskKind.TASK, TaskKind.MILESTONE, TaskKind.RECURRING)
        return (
            where.x() < self._look.px(EDGE)
            and task is not None
            and task.kind in working
            and not (task.tail or task.summary)
        )

    def _press(self, event: QMouseEvent, where: QPoint) -> bool:
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and self._can_be_held(where):
            self._pressed, self._row = where, self._table.rowAt(where.y())
        return False  # the table chooses the row as for any click

    def _move(self, where: QPoint) -> bool:
        if self._pressed is None:
            can = self._can_be_held(where)
            hand = Qt.CursorShape.OpenHandCursor if can else Qt.CursorShape.ArrowCursor
            self._table.viewport().setCursor(hand)
            return False
        if not self._holds and abs(where.y() - self._pressed.y()) < FAR_ENOUGH:
            return True
        self._holds = True
        self._table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        gap, nested = self._gap(where)
        left = self._look.px(EDGE + (NEST if nested else 0))
        wide = self._table.viewport().width() - left
        self._line.setGeometry(QRect(left, self._y_of(gap) - 1, wide, self._look.px(2)))
        self._line.show()
        self._line.raise_()
        return True

    def _gap(self, where: QPoint) -> tuple[int, bool]:
        """The row it would stand behind (-1 for none), and whether below it."""
        tall = self._look.px(ROW)
        down = where.y() + self._table.verticalScrollBar().value() + tall / 2
        gap = max(0, min(self._table.rows.rowCount(), int(down // tall))) - 1
        began = self._pressed.x() if self._pressed is not None else 0
        above = self._task(gap)
        can_nest = above is not None and above.kind is TaskKind.TASK
        return gap, can_nest and where.x() - began > self._look.px(NEST)

    def _y_of(self, gap: int) -> int:
        return (gap + 1) * self._look.px(ROW) - self._table.verticalScrollBar().value()

    def _drop(self, where: QPoint) -> None:
        gap, nested = self._gap(where)
        task, behind = self._task(self._row), self._task(gap)
        self._leave()
        if task is not None and gap not in (self._row, self._row - 1 if not nested else -2):
            self.dropped.emit(task.id, behind.id if behind is not None else "", nested)

    def _leave(self) -> None:
        self._pressed, self._holds = None, False
        self._line.hide()
        self._table.viewport().unsetCursor()
