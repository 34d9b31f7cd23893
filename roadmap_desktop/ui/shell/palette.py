"""The command palette: one field that finds everything, over any screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from roadmap_desktop.ui.shell.entries import Entry, matching
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import column, line, row
from roadmap_desktop.ui.widgets.row_list import RowList
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Text, icon_label

WIDTH = 640
FROM_TOP = 96
_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QWidget):
    """A veil over the window with the search on it; Esc or a click beside closes it."""

    closed = Signal()

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._look = look
        self._entries: Sequence[Entry] = ()
        self._found: dict[str, Entry] = {}
        self._back: QWidget | None = None
        self.field = QLineEdit()
        self.field.setObjectName("palette")
        self.field.setProperty("ring", False)
        self.field.setFont(look.font("lead"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.count = Text(look, "", "small", "muted", wrap=False)
        self.list = RowList(look, self.tr("Found"), grows=False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.chosen.connect(self._choose)
        self.none = Text(look, "", "body", "muted")
        self.none.setContentsMargins(look.px(18), look.px(16), look.px(18), look.px(16))
        self.sheet = QFrame(self)
        self.sheet.setObjectName("card")
        keys = [
            Text(look, words, "small", "muted", wrap=False)
            for words in (
                self.tr("↑ ↓ choose"),
                self.tr("Enter opens"),
                self.tr("Esc closes"),
            )
        ]
        head = row(look, icon_label(look, "search", "muted", 20), (self.field, 1), self.count)
        head.setContentsMargins(look.px(18), look.px(8), look.px(20), look.px(8))
        foot = row(look, *keys, None, gap=20, pad=(20, 8, 20, 8))
        found = ((self.list, 1), (self.none, 1))
        body = column(look, head, line(), *found, line(), foot, gap=0, pad=(1, 1, 1, 1))
        self.sheet.setLayout(body)
        window.installEventFilter(self)
        self.hide()

    def open_with(self, entries: Sequence[Entry], hint: str) -> None:
        """Show the palette over these entries."""
        window = self.parentWidget()
        self._entries = entries
        if not self.isVisible():  # asked for twice, the focus still goes back to where it was
            self._back = window.focusWidget() if window else None
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Go away, and give the focus back."""
        if not self.isVisible():
            return
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field walk the list; the veil follows the window's size."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        elif (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._on_key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QEvent) -> None:
        """A click beside the sheet closes."""
        del event
        self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The veil."""
        del event
        painter = QPainter(self)
        veil = QColor(self._look.hex("text" if self._look.theme == "light" else "surface"))
        veil.setAlpha(120 if self._look.theme == "light" else 190)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_palette()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.current_key:
                self._choose(self.list.current_key)
            return True
        if key in _TO_LIST:
            self._step(key)
            return True
        return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _step(self, key: Qt.Key) -> None:
        items = [i.key for i in self.list.rows.items if not i.heading]
        if not items:
            return
        at = items.index(self.list.current_key) if self.list.current_key in items else -1
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6}.get(key, 6)
        to = items[max(0, min(len(items) - 1, at + by))]
        self.list.mark(to)
        self.list.scrollTo(self.list.currentIndex())
        self.field.setAccessibleDescription(self._found[to].title)

    def _search(self, typed: str) -> None:
        found = matching(self._entries, typed)
        rows: list[RowItem] = []
        self._found = {}
        group = ""
        for number, entry in enumerate(found):
            if entry.group != group:
                group = entry.group
                rows.append(RowItem(key=f"# {group} {number}", title=group, heading=True))
            key = str(number)
            self._found[key] = entry
            rows.append(
                RowItem(
                    key=key,
                    title=entry.title,
                    second=entry.second,
                    icon=entry.icon,
                    state=entry.keys,
                )
            )
        self.list.rows.show(())
        self.list.show_rows(rows, current="0" if found else "")
        self.list.scrollToTop()
        words = self.tr("1 found") if len(found) == 1 else self.tr("{count} found")
        self.count.setText(words.format(count=len(found)))
        nothing = self.tr("Nothing has all of these words. Write fewer of them, or others.")
        self.none.setText("" if found else nothing)
        self.none.setVisible(not found)
        self.list.setVisible(bool(found))
        self.field.setAccessibleDescription(found[0].title if found else nothing)

    def _choose(self, key: str) -> None:
        entry = self._found.get(key)
        if entry is None:
            return
        self.close_palette()
        entry.act()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        px = self._look.px
        self.setGeometry(window.rect())
        wide = min(px(WIDTH), window.width() - px(32))
        top = min(px(FROM_TOP), window.height() // 8)
        tall = min(px(456), window.height() - top - px(24))
        self.sheet.setGeometry((window.width() - wide) // 2, top, wide, tall)
