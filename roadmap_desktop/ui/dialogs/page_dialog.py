"""What the larger dialogs have in common: a page that scrolls, a foot with buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
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
        self._grown: ScrollPage | None = None
        self.setWindowTitle(title)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
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

    def hug(self, grown: ScrollPage) -> None:
        """Be as tall as this page needs and the window allows; also when words are added to it."""
        self._grown = grown
        self.setMinimumHeight(min(LEAST_HEIGHT, self.minimumHeight(), self._wished_height()))
        self.resize(self.width(), min(self._wished_height(), self._room().height()))

    def _wished_height(self) -> int:
        layout, content = self.layout(), self._grown.widget() if self._grown else None
        inner = content.layout() if content is not None else None
        if layout is None or inner is None:
            return self.height()
        inner.activate()
        tall = inner.totalHeightForWidth(self.width())
        for place in range(layout.count()):
            item = layout.itemAt(place)
            part = item.widget() if item is not None else None
            if part is not None and part is not self._grown:
                high = part.heightForWidth(self.width())
                tall += high if high > 0 else part.sizeHint().height()
        return tall

    def showEvent(self, event: QShowEvent) -> None:
        """Only now fonts and paddings are those it is shown with."""
        super().showEvent(event)
        if self._grown is not None:
            self.hug(self._grown)

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


def mark_problem(field: QWidget, words: str) -> None:
    """Dress a field as one with a problem, and say it to a screen reader; '' takes it back."""
    field.setAccessibleDescription(words)
    if bool(field.property("problem")) != bool(words):
        field.setProperty("problem", bool(words))
        field.style().unpolish(field)
        field.style().polish(field)


def page(look: Look, content: QLayout) -> ScrollPage:
    """A scrolling page with the usual padding."""
    return ScrollPage(column(look, content, None, gap=0, pad=(24, 20, 24, 24)))


def sheet(look: Look, *parts: QWidget | QLayout | int, gap: int = 8) -> QFrame:
    """Parts on a white sheet."""
    return frame("sheet", column(look, *parts, gap=gap, pad=(20, 16, 20, 16)))
