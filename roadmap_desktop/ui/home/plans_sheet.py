"""The sheet with the list of plans: heads of its columns, rows, and what is said where none is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame

from roadmap_desktop.ui.home.model import PlanListModel
from roadmap_desktop.ui.home.plan_list import PlanList
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, column, line
from roadmap_desktop.ui.widgets.marks import Painted
from roadmap_desktop.ui.widgets.text import Text


class PlansSheet(QFrame):
    """The list, or words about what was not found."""

    all_requested = Signal()
    """Show all plans again."""

    def __init__(self, look: Look, model: PlanListModel) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._look = look
        self._model = model
        self.list = PlanList(look, model, date.today())  # noqa: DTZ011 -- the user's day
        self.list.setAccessibleName(self.tr("Plans"))
        heads = Painted(look, self._draw_column_heads, 36)
        self.nothing = Text(look, "", "body", "muted")
        words = self.tr("Show all plans")
        self.show_all = Button(look, words, "flush", pressed=self.all_requested.emit)
        self._empty = box(column(look, self.nothing, self.show_all, gap=4, pad=16))
        self._empty.hide()
        parts = (heads, line(), self._empty, self.list)
        self.setLayout(column(look, *parts, gap=0, pad=(1, 1, 1, 1)))

    def show_rows(self, plan_id: str, place: int, searched: str) -> None:
        """Show the model's rows; the plan, else the row at this place, becomes the current one.

        ``searched`` is what the search field says, for the words where there is no row.
        """
        rows = self._model.rowCount()
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows:
            found = self._model.place_of(plan_id)
            wanted = found if found >= 0 else min(max(0, place), rows - 1)
            self.list.setCurrentIndex(self._model.index(wanted))
        else:
            self._say_nothing_found(searched)

    def _say_nothing_found(self, words: str) -> None:
        self.show_all.setVisible(bool(words))
        if not words:
            told = self.tr("All plans were put away. Tick the box below to see them.")
        elif self._model.hidden == 1:
            told = self.tr(
                "“{words}” is in one plan that was put away. Tick the box below to see it."
            )
        elif self._model.hidden:
            told = self.tr(
                "“{words}” is in plans that were put away. Tick the box below to see them."
            )
        else:
            told = self.tr("No plan, firm or number has words that begin with “{words}”.")
        self.nothing.setText(told.format(words=words))

    def _draw_column_heads(self, painter: QPainter, width: int, height: int) -> None:
        columns = self.list.delegate.measures.columns(self.list.viewport().width())
        named = [(self.tr("Plan"), columns.plan)]
        if columns.changed[1]:
            named.append((self.tr("Changed"), columns.changed))
        if not columns.stacked:
            named += [
                (self.tr("Stage"), columns.stage),
                (self.tr("Next decision"), columns.decision),
            ]
        painter.setFont(self._look.font("small", 600))
        painter.setPen(self._look.colour("muted"))
        middle = int(Qt.AlignmentFlag.AlignVCenter.value)
        for name, (left, _) in named:
            painter.drawText(QRect(left, 0, width - left, height), middle, name)
