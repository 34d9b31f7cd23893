"""The line over a cell of the timeline's table while it is edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from roadmap_desktop.ui.theme.look import Look

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
