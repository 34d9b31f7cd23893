"""The whole screen for the plan, as on a projector: menus behind a button, a slim header, a rail of
icons where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from roadmap_desktop.ui.navigation import Place

if TYPE_CHECKING:
    from roadmap_desktop.ui.main_window import MainWindow


class FullScreen(QObject):
    """Takes what stands around the plan away and brings it back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._was_maximized = False

    @property
    def on(self) -> bool:
        """The window fills the screen."""
        return self._window.isFullScreen()

    def turn(self) -> None:
        """Fill the screen, or stand in a window again, as large as before."""
        window = self._window
        if not self.on:
            self._was_maximized = window.isMaximized()
            window.showFullScreen()
        elif self._was_maximized:
            window.showMaximized()
        else:
            window.showNormal()

    def fit(self) -> None:
        """Show as much around the plan as there is room for."""
        window = self._window
        narrow = window.look.is_narrow(window.width())
        window.menuBar().setVisible(not self.on)
        window.header.use_full_screen(on=self.on)
        # Quick plan has a line of its own at its top, with the same two buttons.
        asks = window.destination.place is Place.QUICK_PLAN
        window.header.setVisible(not (self.on and narrow and asks))
        window.rail.use_icons_only(on=self.on and narrow)

    def open_menu(self, at: QPoint) -> None:
        """All menus in one, at a point of the screen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._window.look.font())
        menu.addAction(self._window.actions_["full_screen"])
        menu.addSeparator()
        for part in self._window.actions_.menus.values():
            part.setFont(self._window.look.font())
            menu.addMenu(part)
        menu.popup(at)
