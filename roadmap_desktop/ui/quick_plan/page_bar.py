"""The line above Quick plan's page where it is narrow: how far one is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from roadmap_desktop.ui.shell.full_screen_corner import FullScreenCorner
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import clear, column, row
from roadmap_desktop.ui.widgets.marks import progress
from roadmap_desktop.ui.widgets.text import Text


class PageBar(QWidget):
    """'Page 3 of 8' with a bar; on the whole screen also the way to the menus and out."""

    asked = Signal(str)
    """An action of the window's table."""
    menu_requested = Signal(QPoint)
    """All menus in one, at a point of the screen."""

    def __init__(self, look: Look, total: int) -> None:
        super().__init__()
        self._look = look
        self._total = total
        self._shown: tuple[int, bool] | None = None
        self._body = column(look, gap=0, pad=(24, 12, 24, 0))
        self.setLayout(self._body)

    def show_page(self, number: int) -> None:
        """Say where one is; ``number`` counts from 0, after the last page answers are checked."""
        full_screen = self.window().isFullScreen()
        if self._shown == (number, full_screen):
            return
        self._shown = (number, full_screen)
        clear(self._body)
        words = self.tr("Quick plan: page {page} of {total}")
        if number == self._total:
            words = self.tr("Quick plan: check your answers")
        told = words.format(page=number + 1, total=self._total)
        line = row(
            self._look,
            Text(self._look, told, "small", "muted", 600, wrap=False),
            (progress(self._look, number + 1, self._total), 1),
            gap=16,
        )
        if full_screen:  # the header with the way to the menus is away
            corner = FullScreenCorner(self._look)
            corner.asked.connect(self.asked)
            corner.menu_requested.connect(self.menu_requested)
            line.addWidget(corner)
        self._body.addLayout(line)
