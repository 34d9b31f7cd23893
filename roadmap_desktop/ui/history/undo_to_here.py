"""Asks before several steps are taken back, with the list of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, page
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import Part, column, frame, line
from roadmap_desktop.ui.widgets.text import Heading, Text

MOST_TOLD = 12


class UndoToHere(PageDialog):
    """Names what is taken back, newest first."""

    def __init__(
        self, look: Look, parent: QWidget, steps: Sequence[str], undo: Callable[[], object]
    ) -> None:
        super().__init__(look, "", parent, QSize(560, 420))
        self.setWindowTitle(self.tr("Undo to here"))
        self._undo = undo
        words = self.tr("{n} steps are taken back. Redo brings them back again.")
        if len(steps) == 1:
            words = self.tr("One step is taken back. Redo brings it back again.")
        self.words = Text(look, words.format(n=len(steps)), "body", "muted")
        listed: list[Part] = []
        for step in steps[:MOST_TOLD]:
            listed += [line(), Text(look, step)] if listed else [Text(look, step)]
        if len(steps) > MOST_TOLD:
            more = self.tr("and {n} more").format(n=len(steps) - MOST_TOLD)
            listed += [line(), Text(look, more, "body", "muted")]
        self.steps = frame("sheet", column(look, *listed, gap=7, pad=(16, 10, 16, 10)))
        heading = Heading(look, self.tr("Undo to here?"), "heading")
        self._page = page(look, column(look, heading, self.words, 8, self.steps, gap=4))
        self.primary = Button(look, self.tr("&Undo them"), "primary", pressed=self._on_undo)
        foot = Foot(look)
        leave = Button(look, self.tr("&Leave it"), "plain", pressed=self.reject)
        foot.show_parts(self.primary, leave)
        self.fill(self._page, foot, grows=self._page)
        self.hug(self._page)
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_undo(self) -> None:
        self.accept()
        self._undo()
