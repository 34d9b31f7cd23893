"""The window's actions: menus, shortcuts and the command palette all come from one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from roadmap_desktop.ui.action_table import SECOND_KEYS, action_table, menu_titles
from roadmap_desktop.ui.theme.look import Look


class Actions:
    """The window's ``QAction`` for each row of the table."""

    def __init__(
        self,
        window: QMainWindow,
        asked: Callable[[str], None],
        changed_keys: Mapping[str, str],
    ) -> None:
        self.specs = action_table()
        self._actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for spec in self.specs:
            action = QAction(spec.text, window)
            action.setObjectName(spec.id)
            action.triggered.connect(lambda _=False, name=spec.id: asked(name))
            window.addAction(action)
            self._actions[spec.id] = action
        self.use_keys(changed_keys)

    def __getitem__(self, action_id: str) -> QAction:
        """The action of that id."""
        return self._actions[action_id]

    def use_keys(self, changed: Mapping[str, str]) -> None:
        """Set all shortcuts: those of the table, with what the user has changed."""
        for spec in self.specs:
            keys = changed.get(spec.id, spec.keys)
            more = SECOND_KEYS.get(spec.id, "") if spec.id not in changed else ""
            sequences = [QKeySequence(one) for one in (keys, more) if one]
            self._actions[spec.id].setShortcuts(sequences)

    def dress(self, look: Look) -> None:
        """Give the actions icons in the look's colours."""
        for spec in self.specs:
            if spec.icon:
                self._actions[spec.id].setIcon(look.icon(spec.icon))

    def keys_of(self, action_id: str) -> str:
        """The shortcut as it is shown: 'Ctrl+K'."""
        text = self._actions[action_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return str(text)

    def fill_menus(self, window: QMainWindow) -> None:
        """Build the menu bar."""
        for menu_id, title in menu_titles().items():
            menu = window.menuBar().addMenu(title)
            group = 0
            for spec in (s for s in self.specs if s.menu == menu_id):
                if spec.group != group:
                    menu.addSeparator()
                    group = spec.group
                menu.addAction(self._actions[spec.id])
            self.menus[menu_id] = menu
