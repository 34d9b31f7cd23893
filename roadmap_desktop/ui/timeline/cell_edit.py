"""Editing a cell of the timeline's table: a line over the cell, and beside it why it was refused.

Enter commits and goes down, Tab goes on to the right, Esc leaves. What is refused stays in the
line as it was typed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from roadmap_desktop.commands.office import NOT_SAVED
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.cell_acts import CellBasis, cell_act, wanted_start, why_fixed
from roadmap_desktop.ui.timeline.columns import Column, meaning
from roadmap_desktop.ui.timeline.moves_in_words import held_back
from roadmap_desktop.ui.timeline.table import RowsTable
from roadmap_desktop.ui.widgets.layouts import column as column_of
from roadmap_desktop.ui.widgets.text import Text

LEAST_ROOM = 104
REFUSAL_WIDTH = 340
_KEEPS_FOCUS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class CellLine(QLineEdit):
    """The line over a cell; it tells where one wants to go on."""

    going = Signal(str)
    """``down``, ``up``, ``right``, ``left``, or ``stay`` when the focus went elsewhere."""
    left = Signal()

    def __init__(self, look: Look, parent: QWidget, name: str, people: Sequence[str]) -> None:
        super().__init__(parent)
        self.setFont(look.font())
        self.setAccessibleName(name)
        self.setProperty("ring", False)
        self.setStyleSheet(f"QLineEdit {{ border: {look.px(2)}px solid {look.hex('focus')}; }}")
        self._completer: QCompleter | None = None
        if people:
            completer = self._completer = QCompleter(list(people), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Up and Down go on, Esc leaves; an open list of names is asked first."""
        keys = {
            int(Qt.Key.Key_Return): "down",
            int(Qt.Key.Key_Enter): "down",
            int(Qt.Key.Key_Down): "down",
            int(Qt.Key.Key_Up): "up",
        }
        way = keys.get(int(event.key()), "")
        listed = self._list() is not None
        if event.key() == Qt.Key.Key_Escape:
            if listed:
                event.ignore()
            else:
                self.left.emit()
        elif listed and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif way:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._take_listed()
            self.going.emit("up" if back and way == "down" else way)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell, not to the next control."""
        self._take_listed()
        self.going.emit("right" if forward else "left")
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere commits, as Enter does."""
        super().focusOutEvent(event)
        if event.reason() not in _KEEPS_FOCUS and self._list() is None:
            self.going.emit("stay")

    def _list(self) -> QAbstractItemView | None:
        """The list of names, where one is open."""
        completer = self._completer
        popup = completer.popup() if completer is not None else None
        return popup if popup is not None and popup.isVisible() else None

    def _take_listed(self) -> None:
        """Take the marked name of the open list."""
        popup = self._list()
        if popup is None:
            return
        if popup.currentIndex().isValid():
            self.setText(str(popup.currentIndex().data()))
        popup.hide()


class CellEditing(QObject):
    """Opens the line over the current cell and runs what was typed."""

    told = Signal(str)
    """A sentence about the cell: why it is fixed, or what became of what was typed."""

    def __init__(self, look: Look, open_plan: OpenPlan, table: RowsTable) -> None:
        super().__init__(table)
        self._look = look
        self._open_plan = open_plan
        self._table = table
        self.line: CellLine | None = None
        """The line while a cell is edited."""
        self._row, self._column, self._before = "", Column.TASK, ""
        self._busy = False
        self._outcome = ""
        self.refusal: Text | None = None
        self._bubble: QFrame | None = None
        self._room: QVBoxLayout = column_of(look)
        table.edit_requested.connect(self.begin)
        table.head.laid_out.connect(self._place)
        table.rows.modelReset.connect(self._place)
        table.rows.dataChanged.connect(self._place)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._place)
        table.viewport().installEventFilter(self)

    # --- opening -----------------------------------------------------------------------------

    def begin(self, typed: str = "") -> None:
        """Edit the current cell, from what was typed already or from what it says."""
        if self.line is not None:  # refused, and still to be mended
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.insert(typed)
            return
        task, column = self._table.current_task, self._table.current_column
        if task is None:
            return
        fixed = why_fixed(task, column)
        if fixed:
            self._tell(fixed)
            return
        self._table.scrollTo(self._table.currentIndex())
        self._row, self._column = task.id, column
        self._before = self._table.rows.words.editable(task, column)
        people = self._open_plan.people() if column is Column.WHO else ()
        name = f"{meaning(column)}, {task.name}"
        self.line = CellLine(self._look, self._table.viewport(), name, people)
        self.line.setText(typed or self._before)
        if not typed:
            self.line.selectAll()
        self.line.going.connect(self._go)
        self.line.left.connect(self.leave)
        self.line.textEdited.connect(lambda _: self._take_back_refusal())
        self._place()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Leave the cell as it was."""
        self._close()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> bool:
        """Commit what stands in an open line; False where that is refused."""
        return self.line is None or self._commit()

    def _close(self) -> None:
        self._take_back_refusal()
        line, self.line = self.line, None
        if line is not None:
            line.hide()
            line.deleteLater()
        self._table.viewport().update()

    # --- committing --------------------------------------------------------------------------

    def _go(self, way: str) -> None:
        """Commit, then go on."""
        if self._busy or self.line is None:
            return
        row, column = self._row, self._column
        if not self._commit():
            if way != "stay" and self.line is not None:
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if way != "stay":
            self._go_on(way, row, column)
        if self._outcome:
            self._tell(self._outcome)

    def _go_on(self, way: str, row: str, column: Column) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        place = self._table.rows.place_of(row)
        if way in ("down", "up"):
            last = self._table.rows.rowCount() - 1
            step = 1 if way == "down" else -1
            self._table.choose(max(0, min(last, place + step)), column)
            self._table.scrollTo(self._table.currentIndex())
        else:
            self._go_beside(place, column, 1 if way == "right" else -1)

    def _go_beside(self, place: int, column: Column, step: int) -> None:
        """Edit the next cell of the row that can be edited, else of the row after it."""
        cells = self._table.head.shown()
        at = cells.index(column) if column in cells else 0
        while 0 <= place < self._table.rows.rowCount():
            at += step
            if not 0 <= at < len(cells):
                place, at = place + step, -1 if step > 0 else len(cells)
                continue
            task = self._table.rows.task(place)
            if task is not None and not why_fixed(task, cells[at]):
                self._table.choose(place, cells[at])
                self.begin()
                return

    def _commit(self) -> bool:
        """Run what was typed; False where it was refused, and the line stays open."""
        line, self._outcome = self.line, ""
        if line is None:
            return True
        words, found = line.text(), self._open_plan.assessment.schedule
        task = found.by_id.get(self._row)
        if task is None or words.strip() == self._before.strip():
            self._close()
            return True
        basis = CellBasis(found, self._open_plan.today)
        refused = self._run(basis, task, words)
        if refused:
            self._refuse(refused)
            return False
        self._close()
        self._outcome = self._outcome_of(basis, task, words)
        return True

    def _run(self, basis: CellBasis, task: ScheduledTask, words: str) -> str:
        """Why it was refused, '' where it was not."""
        self._busy = True
        try:
            self._open_plan.run(cell_act(basis, task, self._column, words))
        except NOT_SAVED as error:
            return str(error)
        except PlanError as error:
            return str(error)
        finally:
            self._busy = False
        return ""

    def _outcome_of(self, basis: CellBasis, task: ScheduledTask, words: str) -> str:
        """Where a start that was typed is not the start that came of it: why; else ''."""
        if self._column is not Column.START or task.kind is TaskKind.PHASE:
            return ""
        day = wanted_start(basis, task, words)
        return held_back(self._open_plan.assessment.schedule, task.id, day) if day else ""

    # --- telling -----------------------------------------------------------------------------

    def _tell(self, sentence: str) -> None:
        self.told.emit(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._table, sentence))

    def _refuse(self, sentence: str) -> None:
        """Say beside the line why it was refused."""
        self._take_back_refusal()
        look, line = self._look, self.line
        if line is None:
            return
        line.setAccessibleDescription(sentence)
        self.refusal = Text(look, sentence, "body", "error")
        self._bubble = QFrame(self._table.window())
        self._bubble.setObjectName("bannerError")
        self._room = column_of(look, self.refusal, gap=0, pad=(10, 6, 10, 6))
        self._bubble.setLayout(self._room)
        self._place()
        self._bubble.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(line, sentence))

    def _take_back_refusal(self) -> None:
        bubble, self._bubble, self.refusal = self._bubble, None, None
        if bubble is not None:
            bubble.hide()
            bubble.deleteLater()

    # --- place -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the cell when the table changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Put the line over its cell, and the refusal beside it."""
        if self.line is None or self._busy:
            return
        place = self._table.rows.place_of(self._row)
        if place < 0:
            words, text = self.tr("“{text}” was not entered: its row is not shown any more."), ""
            text = self.line.text()
            self._close()
            self._tell(words.format(text=text))
            return
        cell = self._table.visualRect(self._table.rows.index(place, self._column))
        room = self._table.viewport().width()
        wide = max(cell.width(), min(room, self._look.px(LEAST_ROOM)))
        left = max(0, min(cell.left(), room - wide))
        self.line.setGeometry(QRect(left, cell.top(), wide, cell.height()))
        self._place_refusal()

    def _place_refusal(self) -> None:
        if self._bubble is None or self.line is None or self.refusal is None:
            return
        window, px = self._table.window(), self._look.px
        words = QFontMetrics(self.refusal.font()).horizontalAdvance(self.refusal.text())
        wide = min(px(REFUSAL_WIDTH), words + px(28), window.width() - px(16))
        tall = self._room.totalHeightForWidth(wide)
        below = self.line.mapTo(window, QPoint(0, self.line.height() + 2))
        y = below.y()
        if y + tall > window.height() - px(8):
            y -= tall + self.line.height() + 4
        x = max(px(8), min(below.x(), window.width() - wide - px(8)))
        self._bubble.setGeometry(x, y, wide, tall)
        self._bubble.raise_()
