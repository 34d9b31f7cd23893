"""The search field over the list: its keys lead into the list, open what was found, empty it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from roadmap_desktop.ui.theme.look import Look


class SearchField(QLineEdit):
    """A line to type in, with a mark that empties it."""

    left_downwards = Signal()
    opened = Signal()
    """Enter was pressed."""

    def __init__(self, look: Look, hint: str, name: str) -> None:
        super().__init__()
        self.setFont(look.font())
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self._mark = self.addAction(
            look.icon("x", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._mark.setText(self.tr("Show all plans"))
        self._mark.setVisible(False)
        self._mark.triggered.connect(self.clear)
        self.textChanged.connect(lambda words: self._mark.setVisible(bool(words)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, Enter and Escape."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
