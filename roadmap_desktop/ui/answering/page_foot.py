"""The foot of pages that ask: back, on, and come back later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import row
from roadmap_desktop.ui.widgets.text import Text


class PageFoot(QFrame):
    """Stays below the pages; its left edge is that of their text."""

    back_requested = Signal()
    forward_requested = Signal()
    leave_requested = Signal()

    def __init__(self, look: Look, *, left: int, left_when_narrow: int) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._look = look
        self._left = left, left_when_narrow
        self.back = Button(look, self.tr("Back"), "plain", "arrow-left", self.back_requested.emit)
        self.forward = Button(look, "", "primary", pressed=self.forward_requested.emit)
        later = Button(look, self.tr("Come back later"), "quiet", pressed=self.leave_requested.emit)
        self._hint = Text(look, self.tr("Ctrl+Enter continues"), "small", "muted", wrap=False)
        parts = (self.back, self.forward, None, self._hint, later)
        self.setLayout(row(look, *parts, gap=12, pad=(left, 11, 24, 11)))
        self.show_forward(self.tr("Continue"))

    def show_forward(self, words: str) -> None:
        """Name what the primary button does."""
        self.forward.setText(words)
        self.forward.setAccessibleName(words)

    def fit(self, *, small: bool) -> None:
        """Say less where it is narrow."""
        self._hint.setVisible(not small)
        layout = self.layout()
        if layout is not None:
            margins = layout.contentsMargins()
            margins.setLeft(self._look.px(self._left[small]))
            layout.setContentsMargins(margins)
