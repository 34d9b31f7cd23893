"""What is told beside a cell: why something was refused, or a question with what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import WordsButton
from roadmap_desktop.ui.widgets.layouts import column
from roadmap_desktop.ui.widgets.text import Text

WIDTH = 340
"""Px at 100 % that it takes at most."""


class CellTold(QFrame):
    """Lies under the line it belongs to, or over it where there is no room below."""

    chosen = Signal(int)
    """Which of the choices was pressed."""
    left = Signal()
    """Esc."""

    def __init__(
        self, look: Look, line: QWidget, sentence: str, choices: Sequence[str] = ()
    ) -> None:
        super().__init__(line.window())
        self._look = look
        self._line = line
        self.setObjectName("bannerWarning" if choices else "bannerError")
        self.text = Text(look, sentence, "body", "" if choices else "error")
        self.choices = [
            WordsButton(look, words, pressed=partial(self.chosen.emit, place), framed=True)
            for place, words in enumerate(choices)
        ]
        gap = 6 if choices else 0
        self._room: QVBoxLayout = column(
            look, self.text, *self.choices, gap=gap, pad=(10, 6, 10, 10 if choices else 6)
        )
        self.setLayout(self._room)
        line.setAccessibleDescription(sentence)
        self.place()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(line, sentence))
        if self.choices:  # as a popup, so that leaving the line does not mean going on
            self.choices[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from choice to choice, Esc back to the line."""
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        step = steps.get(int(event.key()), 0)
        here = next((at for at, one in enumerate(self.choices) if one.hasFocus()), -1)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here >= 0:
            self.choices[here].click()
        elif step and self.choices:
            there = self.choices[(here + step) % len(self.choices)]
            there.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            super().keyPressEvent(event)

    def place(self) -> None:
        """Go where the line is now."""
        window, px = self.parentWidget(), self._look.px
        if window is None:
            return
        words = QFontMetrics(self.text.font()).horizontalAdvance(self.text.text())
        wide = min(px(WIDTH), window.width() - px(16))
        if not self.choices:
            wide = min(wide, words + px(28))
        tall = self._room.totalHeightForWidth(wide)
        below = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        y = below.y()
        if y + tall > window.height() - px(8):
            y -= tall + self._line.height() + 4
        x = max(px(8), min(below.x(), window.width() - wide - px(8)))
        self.setGeometry(x, max(px(8), y), wide, tall)
        self.raise_()
