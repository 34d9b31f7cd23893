"""What the larger dialogs have in common: a page that scrolls, a foot with buttons, the ring."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.focus_ring import FocusRing
from roadmap_desktop.ui.widgets.layouts import ScrollPage, clear, column, frame

LEAST_WIDTH, LEAST_HEIGHT = 480, 320
STACKED_BELOW = 720
"""Width ÷ scale in px under which two columns become one."""


class PageDialog(QDialog):
    """A dialog as large as it wishes and the window allows; Esc closes it."""

    def __init__(self, look: Look, title: str, parent: QWidget | None, size: QSize) -> None:
        super().__init__(parent)
        self.look = look
        self.primary: QPushButton | None = None
        """What Enter presses."""
        self.setWindowTitle(title)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.ring = FocusRing(self, look)
        wished = QSize(look.px(size.width()), look.px(size.height()))
        self.resize(wished.boundedTo(self._room()).expandedTo(self.minimumSize()))

    def _room(self) -> QSize:
        """What the window it stands over offers, else the screen."""
        parent = self.parentWidget()
        if parent is not None:
            return parent.window().size() - QSize(24, 24)
        return self.screen().availableSize() - QSize(40, 60)

    def fill(self, *parts: QWidget, grows: QWidget) -> None:
        """Put parts below each other without gaps; one takes the free room."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in parts:
            layout.addWidget(part, 1 if part is grows else 0)
        self.ring.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus, else the one that goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif self.primary is not None:
                self.primary.click()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close; a dialog of a window is not kept."""
        super().done(result)
        if self.parentWidget() is not None:
            self.be_gone()

    def be_gone(self) -> None:
        """Be deleted as soon as nothing needs it."""
        self.deleteLater()

    @property
    def is_stacked(self) -> bool:
        """There is room for one column only."""
        return self.width() / self.look.scale < STACKED_BELOW


class Foot(QFrame):
    """The buttons of a dialog; they wrap where the dialog is narrow."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._look = look
        self._flow = FlowLayout(look.px(12))
        self._layout = column(look, gap=8, pad=(24, 12, 24, 12))
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_parts(self, *parts: QWidget, above: QWidget | None = None) -> None:
        """Show these beside each other, and one above them."""
        clear(self._layout)
        flow = FlowLayout(self._look.px(12))
        for part in parts:
            flow.addWidget(part)
        if above is not None:
            self._layout.addWidget(above)
        self._layout.addLayout(flow)


def page(look: Look, content: QLayout) -> ScrollPage:
    """A scrolling page with the usual padding."""
    return ScrollPage(column(look, content, None, gap=0, pad=(24, 20, 24, 24)))


def sheet(look: Look, *parts: QWidget | QLayout | int, gap: int = 8) -> QFrame:
    """Parts on a white sheet."""
    return frame("sheet", column(look, *parts, gap=gap, pad=(20, 16, 20, 16)))
