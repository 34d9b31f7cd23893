"""Keyboard shortcuts: seen as a list, recorded, taken away, set back; each counts at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QKeySequenceEdit, QWidget

from roadmap_desktop.ui.action_table import SECOND_KEYS, menu_titles
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, page
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, clear, column, row
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Heading, Text

WIDE = QSize(860, 640)
_F_KEY = re.compile(r"(^|\+)F\d+$")


@dataclass(frozen=True)
class ShortcutRow:
    """An action with the keys it came with and those it has now, in Qt's portable spelling."""

    id: str
    text: str
    default: str
    current: str
    menu: str = ""
    """The menu it stands in; the list is grouped by it."""


class ShortcutsDialog(PageDialog):
    """The actions at the left; the keys of the chosen one at the right."""

    shortcuts_changed = Signal(dict)
    """All shortcuts that differ from how they came, by action; '' for one taken away."""

    def __init__(
        self, look: Look, actions: Sequence[ShortcutRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, self.tr("Keyboard shortcuts"), parent, WIDE)
        self.rows = {row.id: row for row in actions}
        self.list = RowList(look, self.tr("Actions and their keys"), grows=False)
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_chosen)
        self._build()
        self._show_rows()
        first = next(iter(self.rows))
        self.list.mark(first)
        self._on_moved(first)
        self.list.setFocus()

    def _build(self) -> None:
        look = self.look
        self.heading = Heading(look, "", "heading")
        self.recorder = QKeySequenceEdit()
        self.recorder.setMaximumSequenceLength(1)
        self.recorder.setFinishingKeyCombinations([QKeyCombination(Qt.Key.Key_Tab)])
        self.recorder.installEventFilter(self)
        self.recorder.setAccessibleName(self.tr("New keys: press them"))
        self.recorder.keySequenceChanged.connect(self._on_recorded)
        self.away = Button(look, self.tr("&Take away"), "plain", pressed=self._take_away)
        self.back = Button(look, "", "plain", pressed=self._set_back)
        buttons = FlowLayout(look.px(8))
        buttons.addWidget(self.away)
        buttons.addWidget(self.back)
        self.told = column(look, gap=0)
        how = self.tr(
            "Press Enter on an action, then the keys together, such as Ctrl with a letter."
        )
        label = Text(look, self.tr("New &keys"), "body", "", 600)
        label.setBuddy(self.recorder)
        panel = column(
            look,
            self.heading,
            self.told,
            8,
            label,
            Text(look, how, "body", "muted"),
            self.recorder,
            8,
            buttons,
            None,
            gap=6,
        )
        self.side = box(column(look, (in_sheet(look, self.list), 1), pad=(24, 20, 0, 16)))
        right = page(look, panel)
        self._halves = row(look, (self.side, 1), (right, 1), gap=0)
        foot = Foot(look)
        close = Button(look, self.tr("&Close"), "primary", pressed=self.accept)
        everything = Button(
            look, self.tr("Set &all back"), "plain", "rotate-ccw", pressed=self.set_all_back
        )
        foot.show_parts(close, everything)
        whole = box(self._halves)
        self.fill(whole, foot, grows=whole)

    # --- the list ----------------------------------------------------------------------------

    @property
    def current(self) -> ShortcutRow:
        """The action that is chosen."""
        return self.rows[self.list.current_key or next(iter(self.rows))]

    def _show_rows(self) -> None:
        items: list[RowItem] = []
        menu = ""
        for one in self.rows.values():
            if one.menu != menu:
                menu = one.menu
                title = menu_titles()[menu].replace("&", "")
                items.append(RowItem(key=f"#{menu}", title=title, heading=True))
            keys = shown(one.current) or self.tr("none")
            items.append(
                RowItem(key=one.id, title=one.text, second=self._changed_words(one), state=keys)
            )
        self.list.show_rows(items)

    def _changed_words(self, one: ShortcutRow) -> str:
        if one.current == one.default:
            return ""
        came = shown(one.default) or self.tr("none")
        return self.tr("Changed; came with {keys}").format(keys=came)

    def _on_moved(self, action: str) -> None:
        one = self.rows[action]
        self._say("", "")
        self._show_keys(one)

    def _show_keys(self, one: ShortcutRow) -> None:
        self.heading.setText(
            self.tr("{action}: {keys}").format(
                action=one.text, keys=shown(one.current) or self.tr("no keys")
            )
        )
        blocked = self.recorder.blockSignals(True)
        self.recorder.setKeySequence(QKeySequence(one.current))
        self.recorder.blockSignals(blocked)
        default = shown(one.default)
        words = self.tr("&Set back to {keys}").format(keys=default) if default else ""
        self.back.setText(words or self.tr("&Set back to none"))
        self.back.setAccessibleName(self.back.text().replace("&", ""))

    def _on_chosen(self, action: str) -> None:
        self._on_moved(action)
        self.recorder.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leads out of the recorder, back to the list."""
        if (
            watched is self.recorder
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    # --- changing ----------------------------------------------------------------------------

    def _on_recorded(self, sequence: QKeySequence) -> None:
        keys = sequence.toString(QKeySequence.SequenceFormat.PortableText)
        if keys and keys != self.current.current:
            self.record(self.current.id, keys)

    def record(self, action: str, keys: str) -> bool:
        """Give an action these keys; False where they are refused, with the reason shown."""
        one = self.rows[action]
        refusal = self._refusal(action, keys) if keys else ""
        if refusal:
            self._show_keys(one)
            self._say("warning", refusal)
            return False
        self.rows[action] = replace(one, current=keys)
        self._show_rows()
        self._show_keys(self.rows[action])
        told = self.tr("“{action}” is now {keys}.") if keys else self.tr("“{action}” has no keys.")
        self._say("success", told.format(action=one.text, keys=shown(keys)))
        self.shortcuts_changed.emit(self.changed)
        return True

    @property
    def changed(self) -> dict[str, str]:
        """All that differ from how they came."""
        return {one.id: one.current for one in self.rows.values() if one.current != one.default}

    def _take_away(self) -> None:
        self.record(self.current.id, "")

    def _set_back(self) -> None:
        self.record(self.current.id, self.current.default)

    def set_all_back(self) -> None:
        """Give every action the keys it came with."""
        self.rows = {one.id: replace(one, current=one.default) for one in self.rows.values()}
        self._show_rows()
        self._show_keys(self.current)
        self._say("success", self.tr("All keys are as they came."))
        self.shortcuts_changed.emit({})

    def _refusal(self, action: str, keys: str) -> str:
        """Why an action cannot have these keys; '' where it can."""
        for one in self.rows.values():
            if one.id != action and keys in keys_of(one):
                return self.tr(
                    "{keys} belongs to “{other}”. Take it away there first, or press other keys."
                ).format(keys=shown(keys), other=one.text)
        fixed = self._fixed().get(keys, "")
        if fixed:
            return self.tr("{keys} is not free: {what}. Press other keys.").format(
                keys=shown(keys), what=fixed
            )
        if not can_stand_alone(keys):
            return self.tr(
                "{keys} alone is needed for typing and moving about. Press it with Ctrl or Alt."
            ).format(keys=shown(keys))
        return ""

    def _fixed(self) -> Mapping[str, str]:
        """Keys that fields, lists and menus need."""
        found = {
            "Ctrl+Return": self.tr("it continues to the next page"),
            "Ctrl+Enter": self.tr("it continues to the next page"),
            "Alt+Left": self.tr("it goes back a page"),
            "Alt+Up": self.tr("it moves a row up"),
            "Alt+Down": self.tr("it moves a row down"),
            "Alt+F4": self.tr("it closes the window"),
            "Ctrl+A": self.tr("it selects a text"),
            "Ctrl+C": self.tr("it copies a text"),
            "Ctrl+V": self.tr("it pastes a text"),
            "Ctrl+X": self.tr("it cuts a text"),
            "Shift+F10": self.tr("it opens the menu of a row"),
        }
        for title in menu_titles().values():
            letter = title.partition("&")[2][:1].upper()
            name = title.replace("&", "")
            found[f"Alt+{letter}"] = self.tr("it opens the menu {name}").format(name=name)
        return found

    def _say(self, tone: str, words: str) -> None:
        clear(self.told)
        if words:
            self.told.addWidget(Banner(self.look, tone, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the list stands above the keys."""
        super().resizeEvent(event)
        down = QBoxLayout.Direction.TopToBottom
        beside = QBoxLayout.Direction.LeftToRight
        stacked = self.is_stacked
        self._halves.setDirection(down if stacked else beside)
        layout, px = self.side.layout(), self.look.px
        if layout is not None:
            layout.setContentsMargins(px(24), px(20), px(24) if stacked else 0, px(16))


def shown(keys: str) -> str:
    """Keys as the desktop spells them."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return str(text)


def keys_of(one: ShortcutRow) -> set[str]:
    """All keys an action has; an action left as it came may have second ones."""
    second = SECOND_KEYS.get(one.id, "") if one.current == one.default else ""
    return {keys for keys in (one.current, second) if keys}


def can_stand_alone(keys: str) -> bool:
    """True for keys that do nothing in a text field."""
    return any(f"{held}+" in keys for held in ("Ctrl", "Alt", "Meta")) or bool(_F_KEY.search(keys))
