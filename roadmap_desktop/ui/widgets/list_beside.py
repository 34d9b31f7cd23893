"""A list beside what is chosen in it; where the window is narrow, one or the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button


class ListBeside(QHBoxLayout):
    """The two columns of such a screen; ``fit`` is called whenever the window's width changes."""

    list_shown = Signal()
    """The list was asked for again."""

    def __init__(self, look: Look, back_words: str) -> None:
        super().__init__()
        self._look = look
        self._columns: tuple[QWidget, QWidget] | None = None
        self.list_only = True
        """Where there is room for one of the two, it is the list."""
        self.back = Button(look, back_words, "flush", "arrow-left", self.show_list)
        """The way back to the list; it stands above what was chosen."""
        self.setSpacing(look.px(32))

    def fill(self, left: QWidget, right: QWidget, share: int) -> None:
        """Put the list, which takes so many hundredths of the width, beside what is chosen."""
        self._columns = (left, right)
        self.addWidget(left, share)
        self.addWidget(right, 100 - share)

    @property
    def is_narrow(self) -> bool:
        """There is room for one of the two."""
        around = self.parentWidget()
        return around is not None and self._look.is_narrow(around.window().width())

    def show_list(self) -> None:
        """Back to the list."""
        self.list_only = True
        self.fit()
        self.list_shown.emit()

    def show_chosen(self) -> None:
        """On to what was chosen."""
        self.list_only = False
        self.fit()

    def fit(self) -> None:
        """Show both, or the one that is asked for."""
        if self._columns is None:
            return
        narrow = self.is_narrow
        left, right = self._columns
        left.setVisible(not narrow or self.list_only)
        right.setVisible(not narrow or not self.list_only)
        self.back.setVisible(narrow)
