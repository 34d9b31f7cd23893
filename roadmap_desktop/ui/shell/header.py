"""The line under the menu: what is open, that it is saved, undo, redo, find, export."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from roadmap_desktop.ui.shell.full_screen_corner import FullScreenCorner
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button, IconButton
from roadmap_desktop.ui.widgets.layouts import row
from roadmap_desktop.ui.widgets.text import Text


@dataclass(frozen=True)
class SavedState:
    """What the header says about saving."""

    shown: bool = False
    at: datetime | None = None
    """When something was saved last, None for not since the start."""
    trouble: bool = False


class Header(QFrame):
    """The window's header."""

    asked = Signal(str)
    """An action of the table."""
    menu_requested = Signal(QPoint)
    """All menus in one, at a point of the screen."""

    def __init__(self, look: Look, find_keys: str) -> None:
        super().__init__()
        self.setObjectName("head")
        self._look = look
        self._find_keys = find_keys
        self._title = ""
        self._subtitle = ""
        self._saved = SavedState()
        self.title = Text(look, "", "lead", "", 600, wrap=False)
        self.subtitle = Text(look, "", "body", "muted", wrap=False)
        for label in (self.title, self.subtitle):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.mark = QLabel()
        self.mark.setFixedSize(look.px(16), look.px(18))
        self.saved = Text(look, "", "small", "muted", wrap=False)
        self.undo = IconButton(look, "undo-2", self.tr("Undo"), lambda: self.asked.emit("undo"))
        self.redo = IconButton(look, "redo-2", self.tr("Redo"), lambda: self.asked.emit("redo"))
        self.find_button = Button(look, "", "find", "search", lambda: self.asked.emit("palette"))
        self.export = Button(
            look, self.tr("Export…"), "plain", "file-down", lambda: self.asked.emit("export")
        )
        self.corner = FullScreenCorner(look)
        self.corner.asked.connect(self.asked)
        self.corner.menu_requested.connect(self.menu_requested)
        self.corner.hide()
        state = row(look, self.mark, self.saved, gap=4)
        tools = row(look, self.undo, self.redo, gap=2)
        self.setLayout(
            row(
                look,
                row(look, self.title, self.subtitle, gap=12),
                None,
                *(state, tools, self.find_button, self.export, self.corner),
                gap=8,
            )
        )
        layout = self.layout()
        if layout is not None:
            layout.setAlignment(state, Qt.AlignmentFlag.AlignVCenter)
        self.use_full_screen(on=False)
        self.show_place("", "", undo=False, export=False)

    def show_place(self, title: str, subtitle: str, *, undo: bool, export: bool) -> None:
        """Say what is open; undo, redo and export stand where they have a meaning."""
        self._title, self._subtitle = title, subtitle
        self.undo.setVisible(undo)
        self.redo.setVisible(undo)
        self.export.setVisible(export)
        self._fit()

    def use_full_screen(self, *, on: bool) -> None:
        """Slim and with the menus' button where the whole screen is for the plan."""
        px, layout = self._look.px, self.layout()
        above = px(2 if on else 5)
        if layout is not None:
            layout.setContentsMargins(px(20), above, px(16), above)
        self.corner.setVisible(on)
        self.setFixedHeight(
            max(px(40 if on else 48), self.find_button.sizeHint().height() + 2 * above)
        )
        self._fit()

    def show_steps(self, undo_label: str, redo_label: str) -> None:
        """Name what undo and redo would do."""
        for button, words, label in (
            (self.undo, self.tr("Undo"), undo_label),
            (self.redo, self.tr("Redo"), redo_label),
        ):
            told = f"{words}: {label}" if label else self.tr("{act}: nothing").format(act=words)
            button.setToolTip(told)
            button.setAccessibleName(told)

    @property
    def saved_state(self) -> SavedState:
        """What is said about saving."""
        return self._saved

    def show_state(self, state: SavedState) -> None:
        """Say what another header said; for a window that is dressed anew."""
        self._saved = state
        self._fit()

    def show_saved(self, at: datetime | None = None) -> None:
        """All changes are on disk, since then where there was one."""
        self.show_state(SavedState(shown=True, at=at))

    def show_trouble(self) -> None:
        """The last change is not on disk; a banner says why."""
        self.show_state(SavedState(shown=True, trouble=True))

    def show_nothing_yet(self) -> None:
        """There is nothing yet that could be saved."""
        self.show_state(SavedState())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten words where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look, small = self._look, self._look.is_narrow(self.width())
        words = " " + (self.tr("Find") if small else self.tr("Find anything"))
        self.find_button.setText(words if small else f"{words}   {self._find_keys}")
        self.find_button.setToolTip(f"{self.tr('Find anything')} ({self._find_keys})")
        self.find_button.setAccessibleName(self.tr("Find anything"))
        self._say_saved(small)
        taken = sum(
            part.sizeHint().width() + look.px(10)
            for part in (
                self.saved,
                self.undo,
                self.redo,
                self.find_button,
                self.export,
                self.corner,
            )
            if not part.isHidden()
        )
        room = max(look.px(80), self.width() - taken - look.px(64))
        _elide(self.title, self._title, room)
        wide = self.title.sizeHint().width()
        left = room - wide - look.px(24)
        self.subtitle.setVisible(bool(self._subtitle) and not small and left > look.px(40))
        _elide(self.subtitle, self._subtitle, max(0, left))

    def _say_saved(self, small: bool) -> None:
        look = self._look
        state = self._saved
        self.mark.setVisible(state.shown)
        self.saved.setVisible(state.shown)
        if state.trouble:
            self.mark.setPixmap(look.pixmap("octagon-alert", "error", 16))
            self._tone("error", self.tr("Not saved"))
        elif state.shown:
            self.mark.setPixmap(look.pixmap("check", "success", 16))
            self._tone("muted", self._saved_words(state.at, small))

    def _saved_words(self, at: datetime | None, small: bool) -> str:
        if at is None:
            return self.tr("Saved") if small else self.tr("All changes saved")
        local = at.astimezone()
        clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
        words = self.tr("Saved {clock}") if small else self.tr("All changes saved {clock}")
        return words.format(clock=clock)

    def _tone(self, tone: str, words: str) -> None:
        self.saved.setText(words)
        if self.saved.property("tone") != tone:
            self.saved.setProperty("tone", tone)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)


def _elide(label: QLabel, words: str, room: int) -> None:
    shown = QFontMetrics(label.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
    label.setText(shown)
    label.setToolTip(words if shown != words else "")
    label.setAccessibleName(words)
