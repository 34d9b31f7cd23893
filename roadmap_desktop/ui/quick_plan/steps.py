"""The column at the left of Quick plan: its pages, and how far one has come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import clear, column, line, row
from roadmap_desktop.ui.widgets.marks import progress
from roadmap_desktop.ui.widgets.row_list import RowList
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Text


class Steps(QFrame):
    """Pages that were reached can be gone back to."""

    page_requested = Signal(int)

    def __init__(self, look: Look, names: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("steps")
        self._look = look
        self._names = tuple(names)
        self.setFixedWidth(look.px(224))
        self._count = Text(look, "", "small", "muted", wrap=False)
        title = Text(look, self.tr("Quick plan"), "body", "", 600, wrap=False)
        self._bar = QVBoxLayout()
        self._bar.setContentsMargins(look.px(16), 0, look.px(16), 0)
        self.list = RowList(look, self.tr("Pages of Quick plan"), ruled=False)
        self.list.setStyleSheet("background: transparent;")
        self.list.chosen.connect(lambda key: self.page_requested.emit(int(key)))
        head = row(look, title, None, self._count, pad=(16, 0, 16, 0))
        self.setLayout(
            column(look, head, self._bar, 8, line(), self.list, None, gap=6, pad=(0, 28, 0, 16))
        )

    def show_page(self, current: int, reached: int, open_counts: Sequence[int]) -> None:
        """Mark the page; those up to ``reached`` were seen before.

        ``open_counts`` says how many questions of each page have no answer: only a page without
        any has its tick.
        """
        total = len(self._names)
        shown = min(current + 1, total - 1)
        words = self.tr("{page} of {total}").format(page=shown, total=total - 1)
        self._count.setText("" if current == total - 1 else words)
        clear(self._bar)
        self._bar.addWidget(progress(self._look, current + 1, total - 1))
        rows = []
        for place, name in enumerate(self._names):
            seen = place < reached and place != current
            left = open_counts[place] if seen and place < len(open_counts) else 0
            icon = "arrow-right" if place == current else "check" if seen else "circle"
            if left:
                icon = "contrast"
            elif place == total - 1 and not seen and place != current:
                icon = "clipboard-list"
            tone = "warning" if left else "success" if seen else "border"
            told = self.tr("{count} open").format(count=left) if left else ""
            rows.append(RowItem(key=str(place), title=name, second=told, icon=icon, icon_tone=tone))
        self.list.show_rows(rows, current=str(current))
