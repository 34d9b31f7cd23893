"""The bar over the timeline's table: search as you type, filters, and how many rows are shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QSizePolicy

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.filters import Found, Keep, RowChoice
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import row
from roadmap_desktop.ui.widgets.text import Text

SHOW_ALL_KEY = "F8"
SEARCH_KEY = "Ctrl+Shift+F"
WIDE, MIDDLE = 900, 620
"""Width ÷ scale in px from which the reasons, and the button of columns, have room."""


class SearchLine(QLineEdit):
    """Searches as one types; Down goes to the rows, Esc gives the search up."""

    left = Signal()
    """On to the rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go to the rows; Esc empties the line first."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (
            Qt.Key.Key_Escape,
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QFrame):
    """Says what is wanted; which rows that leaves is worked out by the screen."""

    choice_changed = Signal(object)
    """A ``RowChoice``."""
    columns_requested = Signal()
    left = Signal()
    """On to the rows."""

    def __init__(self, look: Look, choice: RowChoice) -> None:
        super().__init__()
        self.setObjectName("band")
        self._look = look
        self.choice = choice
        self._owners: tuple[str, ...] = ()
        self._told: tuple[object, ...] = ()
        self.search = SearchLine()
        self.search.setFont(look.font())
        self.search.setPlaceholderText(self.tr("Find rows"))
        self.search.setAccessibleName(self.tr("Find rows by their names"))
        self.search.setToolTip(SEARCH_KEY)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(look.px(100))
        self.search.setMaximumWidth(look.px(240))
        self.search.textChanged.connect(self._on_words)
        self.search.left.connect(self.left)
        self.menu = QMenu(self)
        self.menu.setFont(look.font())
        self.menu.aboutToShow.connect(self._fill_menu)
        self.filter = Button(look, self.tr("Filter"), "plain", "list", pressed=self.open_menu)
        self.count = Text(look, "", "body", "", 500, wrap=False)
        self.reasons = Text(look, "", "body", "muted", wrap=False)
        self.reasons.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.all = Button(look, self.tr("Show all"), "flush", "x", pressed=self.show_all)
        self.all.setToolTip(self.tr("Show all rows ({key})").format(key=SHOW_ALL_KEY))
        self.columns = Button(
            look, self.tr("Columns…"), "flush", pressed=self.columns_requested.emit
        )
        parts = ((self.search, 2), self.filter, self.count, (self.reasons, 3), self.all)
        self.setLayout(row(look, *parts, self.columns, gap=12, pad=(16, 4, 12, 4)))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    # --- what is wanted ----------------------------------------------------------------------

    def show_all(self) -> None:
        """Want every row again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._want(RowChoice())

    def _on_words(self, words: str) -> None:
        self._want(replace(self.choice, words=words))

    def _want(self, choice: RowChoice) -> None:
        if choice != self.choice:
            self.choice = choice
            self.choice_changed.emit(choice)

    # --- what came of it ---------------------------------------------------------------------

    def show_found(self, found: Found, owners: tuple[str, ...]) -> None:
        """Say how many rows are shown, and why not all."""
        self._owners = owners
        told = found.only is not None, found.count, found.total, self.choice
        if told == self._told:
            return
        self._told = told
        filtered = found.only is not None
        words = self.tr("Showing {n} of {total} rows") if filtered else self.tr("{total} rows")
        self.count.setText(words.format(n=found.count, total=found.total))
        reasons = ", ".join(self._reasons())
        self.reasons.setText(reasons)
        self.reasons.setToolTip(reasons)
        active = len(self._reasons())
        plain = self.tr("Filter")
        self.filter.setText(f" {plain} · {active}" if active else f" {plain}")
        self.filter.setAccessibleName(f"{plain}: {reasons}" if reasons else plain)
        self.all.setVisible(filtered)

    def _reasons(self) -> list[str]:
        names = self._names()
        found = [names[keep] for keep in Keep if keep in self.choice.keep]
        found += [self.choice.owner] if self.choice.owner else []
        return found + ([self.tr("Hide done")] if self.choice.hide_done else [])

    def _names(self) -> dict[Keep, str]:
        return {
            Keep.LATE: self.tr("Late"),
            Keep.THIS_WEEK: self.tr("This week"),
            Keep.TWO_WEEKS: self.tr("Next two weeks"),
            Keep.GATES: self.tr("Gates only"),
            Keep.CRITICAL: self.tr("Critical"),
            Keep.OPEN: self.tr("Not done"),
        }

    # --- menu --------------------------------------------------------------------------------

    def open_menu(self) -> None:
        """Open the menu of filters under its button."""
        self.menu.popup(self.filter.mapToGlobal(self.filter.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for keep, words in self._names().items():
            action = self._add(self.menu, words, on=keep in self.choice.keep)
            action.toggled.connect(
                lambda on, one=keep: self._want(self.choice.with_keep(one, on=on))
            )
        self.menu.addSeparator()
        hide = self._add(self.menu, self.tr("Hide done"), on=self.choice.hide_done)
        hide.toggled.connect(lambda on: self._want(replace(self.choice, hide_done=on)))
        people = self.menu.addMenu(self.tr("By owner"))
        people.setFont(self._look.font())
        for owner in ("", *self._owners):
            action = self._add(people, owner or self.tr("Everybody"), on=owner == self.choice.owner)
            action.triggered.connect(
                lambda _=False, one=owner: self._want(replace(self.choice, owner=one))
            )
        self.menu.addSeparator()
        every = self.menu.addAction(self.tr("Show all rows") + f"\t{SHOW_ALL_KEY}")
        every.triggered.connect(self.show_all)
        self.menu.addAction(self.tr("Columns…")).triggered.connect(self.columns_requested.emit)

    def _add(self, menu: QMenu, words: str, *, on: bool) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        return action

    # --- width -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The reasons and the columns' button give way where it is narrow; the menu has both."""
        super().resizeEvent(event)
        logical = event.size().width() / self._look.scale
        self.reasons.setVisible(logical >= WIDE)
        self.columns.setVisible(logical >= MIDDLE)
