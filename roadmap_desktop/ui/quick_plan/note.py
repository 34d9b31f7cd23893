"""What just happened to a page of Quick plan, said above it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import column, row
from roadmap_desktop.ui.widgets.text import Text, icon_label


class PageNote(QWidget):
    """A line with a mark in front; in sight while it says something."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._told = Text(look, "", "body", "info", 500)
        mark = column(look, icon_label(look, "info", "info", 18), None, gap=0)
        self.setLayout(row(look, mark, (self._told, 1), gap=8, pad=(40, 12, 24, 0)))
        self.hide()

    def say(self, words: str) -> None:
        """Say this; '' for nothing any more."""
        self._told.setText(words)
        self.setVisible(bool(words))

    def words_for(self, change: PlanChange) -> str:
        """What a step did: an undo and a redo are told as such."""
        words = {
            "undo": self.tr("Taken back: {step}"),
            "redo": self.tr("Done again: {step}"),
        }.get(change.revision.kind.value, "{step}")
        return words.format(step=change.revision.label)
