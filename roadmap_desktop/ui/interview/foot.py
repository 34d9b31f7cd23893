"""The foot of the interview's pages: back, on, and out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import row
from roadmap_desktop.ui.widgets.text import Text


class PageFoot(QFrame):
    """Stands under a question or a whole section."""

    back_requested = Signal()
    forward_requested = Signal()
    later_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("foot")
        back = Button(look, self.tr("Back"), "plain", "arrow-left", self.back_requested.emit)
        on = self.tr("Continue")
        self._forward = Button(look, on, "primary", pressed=self.forward_requested.emit)
        self._hint = Text(look, self.tr("Ctrl+Enter continues"), "small", "muted", wrap=False)
        words = self.tr("Come back later")
        later = Button(look, words, "quiet", pressed=self.later_requested.emit)
        parts = (back, self._forward, None, self._hint, later)
        self.setLayout(row(look, *parts, gap=12, pad=(32, 11, 24, 11)))

    def lead_on(self, *, whole_section: bool) -> None:
        """Say what the main button does: go on from a question, or be done with a section."""
        words = self.tr("Done with this section") if whole_section else self.tr("Continue")
        self._forward.setText(words)
        self._forward.setAccessibleName(words)

    def fit(self, *, narrow: bool) -> None:
        """The hint goes where there is no room for it."""
        self._hint.setVisible(not narrow)
