"""The heads of the columns: dragged to another place or width, chosen by a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.columns import LEAST_WIDTH, MOST_WIDTH, Column, ColumnChoice
from roadmap_desktop.ui.timeline.header import HEADER
from roadmap_desktop.ui.timeline.table_paint import paint_head


class TableHead(QHeaderView):
    """The column heads, as high as the time header beside them."""

    laid_out = Signal()
    """Columns were shown, hidden, moved or resized; the task is to take the rest."""
    choice_changed = Signal(object)
    """A ``ColumnChoice`` made by hand."""
    menu_requested = Signal(QPoint)
    """The menu of columns, at a point of the screen."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._quiet = False
        self.second_band = ""
        """What the second band of the time header tells."""
        self.choice = ColumnChoice()
        self.setFixedHeight(look.px(HEADER))
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionsMovable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def begin(self) -> None:
        """Lay the columns out; the table has its model now."""
        self.setMinimumSectionSize(self._look.px(LEAST_WIDTH))
        self.setMaximumSectionSize(100_000)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionResizeMode(Column.TASK, QHeaderView.ResizeMode.Fixed)
        self.show_choice(self.choice)
        self.sectionResized.connect(self._on_resized)
        self.sectionMoved.connect(self._on_moved)

    def shown(self) -> tuple[Column, ...]:
        """The columns on screen from left to right."""
        return self.choice.shown

    def show_choice(self, choice: ColumnChoice) -> None:
        """Show these columns in this order."""
        self.choice = choice
        self._quietly(self._apply)
        self.laid_out.emit()
        self.viewport().update()

    def widen_task(self, room: int) -> None:
        """Give the task so many px."""
        self._quietly(lambda: self.resizeSection(Column.TASK, room))

    def show_second_band(self, words: str) -> None:
        """Say what the second band of the time header tells."""
        if words != self.second_band:
            self.second_band = words
            self.viewport().update()

    def _quietly(self, act: Callable[[], object]) -> None:
        self._quiet = True
        act()
        self._quiet = False

    def _apply(self) -> None:
        hidden = [one for one in Column if one not in self.choice.shown]
        for place, column in enumerate((*self.choice.shown, *hidden)):
            self.moveSection(self.visualIndex(column), place)
            self.setSectionHidden(column, column in hidden)
            if column is not Column.TASK:
                self.resizeSection(column, self._look.px(self.choice.width(column)))

    def _on_resized(self, section: int, before: int, now: int) -> None:
        if self._quiet or not before or not now:
            return
        width = min(MOST_WIDTH, round(now / self._look.scale))
        self.choice = self.choice.with_width(Column(section), width)
        self.laid_out.emit()
        self.choice_changed.emit(self.choice)

    def _on_moved(self, section: int, before: int, now: int) -> None:
        del section, before, now
        if self._quiet:
            return
        order = (Column(self.logicalIndex(place)) for place in range(self.count()))
        shown = tuple(one for one in order if not self.isSectionHidden(one))
        self.choice = ColumnChoice(shown, self.choice.widths)
        self.choice_changed.emit(self.choice)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads, and what the bands of the time header are."""
        del event
        painter = QPainter(self.viewport())
        paint_head(painter, self._look, self, (self.second_band, self.tr("plan day →")))
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of columns."""
        self.menu_requested.emit(event.globalPos())
        event.accept()
