"""The two buttons that stand in a corner of the whole screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import IconButton
from roadmap_desktop.ui.widgets.layouts import row


class FullScreenCorner(QWidget):
    """Where the whole screen is for the plan: the way to the menus, and out."""

    asked = Signal(str)
    """An action of the table."""
    menu_requested = Signal(QPoint)
    """All menus in one, at a point of the screen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.menu = IconButton(look, "menu", self.tr("Menu"), self._open_menu)
        words = self.tr("Leave full screen (F11)")
        self.leave = IconButton(look, "minimize", words, lambda: self.asked.emit("full_screen"))
        self.setLayout(row(look, self.menu, self.leave, gap=2))

    def _open_menu(self) -> None:
        self.menu_requested.emit(self.menu.mapToGlobal(self.menu.rect().bottomLeft()))
