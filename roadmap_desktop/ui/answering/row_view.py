"""The table of a list question: its columns, its height, and how Tab goes through it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.ui.answering.row_table import RowTableModel
from roadmap_desktop.ui.theme.look import Look

LEAST_ROWS, MOST_ROWS = 4, 14
_WIDE = {Kind.LONG_TEXT: 260, Kind.TEXT: 180, Kind.NUMBER: 84}


class RowTable(QTableView):
    """Arrows lead through the cells; Tab leads on to the next cell while one types, else out."""

    def __init__(self, look: Look, model: RowTableModel) -> None:
        super().__init__()
        self._look = look
        self.setModel(model)
        self.setFont(look.font())
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        across = self.horizontalHeader()
        across.setFont(look.font("small", 600))
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letters = QFontMetrics(look.font("body", 600))
        for place, column in enumerate(model.question.columns):
            label = letters.horizontalAdvance(
                str(model.headerData(place, Qt.Orientation.Horizontal))
            )
            usual = look.px(_WIDE.get(column.kind, 140))
            across.resizeSection(place, max(usual, label + look.px(24)))
        across.setStretchLastSection(True)
        down = self.verticalHeader()
        down.setFont(look.font("small"))
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def fit(self) -> None:
        """As tall as its rows, up to a limit; then it scrolls."""
        count = self.model().rowCount()
        rows = min(max(count, LEAST_ROWS), MOST_ROWS)
        least = self._look.px(30)
        tall = sum(max(self.rowHeight(place), least) for place in range(min(rows, count)))
        tall += max(0, rows - count) * least
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(tall + head + self._look.px(16))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """As every table; but Tab in the last cell stays there and does not begin from the top."""
        index, model = self.currentIndex(), self.model()
        last = index == model.index(model.rowCount() - 1, model.columnCount() - 1)
        if last and hint == QAbstractItemDelegate.EndEditHint.EditNextItem:
            hint = QAbstractItemDelegate.EndEditHint.NoHint
        super().closeEditor(editor, hint)
