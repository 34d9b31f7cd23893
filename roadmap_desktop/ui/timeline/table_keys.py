"""The keys of the timeline's table: from cell to cell, folding, zoom, clipboard, and typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.timeline.columns import Column

if TYPE_CHECKING:
    from roadmap_desktop.ui.timeline.table import RowsTable

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_COMMANDS = "+-0 "
"""Keys that act on a row while its name is the current cell; they do not begin a word there."""
_STANDARD = (
    (QKeySequence.StandardKey.Copy, "copy"),
    (QKeySequence.StandardKey.Paste, "paste"),
    (QKeySequence.StandardKey.Cut, "cut"),
)
_OWN = {
    (int(Qt.Key.Key_V), _CTRL | _SHIFT): "paste_new",
    (int(Qt.Key.Key_D), _CTRL): "fill_down",
}


def work_by_key(table: RowsTable, event: QKeyEvent) -> bool:
    """Do what a key asks for; False for a key that asks for nothing here. As in a tree Left and
    Right fold and unfold, else they go from cell to cell."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    act = next((name for keys, name in _STANDARD if event.matches(keys)), "")
    act = act or _OWN.get((int(event.key()), held), "")
    if act:
        table.act_requested.emit(act)
        return True
    if held and held != _SHIFT:
        return False
    return _goes(table, event.key(), held) or _begins_word(table, event)


def _goes(table: RowsTable, key: int, held: Qt.KeyboardModifier) -> bool:
    """Keys that go somewhere, or zoom."""
    row, last = table.rows.row(table.current_row), table.rows.rowCount() - 1
    does: dict[int, Callable[[], object]] = {}
    if not held & _SHIFT:
        does = {
            int(Qt.Key.Key_Home): lambda: table.choose(0),
            int(Qt.Key.Key_End): lambda: table.choose(last),
        }
    if row is not None:
        does |= {
            int(Qt.Key.Key_Left): lambda: _go_left(table, row.task),
            int(Qt.Key.Key_Right): lambda: _go_right(table, row.task),
            int(Qt.Key.Key_Return): lambda: table.opened.emit(row.index),
            int(Qt.Key.Key_Enter): lambda: table.opened.emit(row.index),
            int(Qt.Key.Key_Space): lambda: table.opened.emit(row.index),
            int(Qt.Key.Key_F2): lambda: table.edit_requested.emit(""),
        }
    if table.current_column is Column.TASK:
        does |= {
            int(Qt.Key.Key_Plus): lambda: table.zoom_stepped.emit(1),
            int(Qt.Key.Key_Minus): lambda: table.zoom_stepped.emit(-1),
            int(Qt.Key.Key_0): lambda: table.zoom_requested.emit(0),
        }
    act = does.get(int(key))
    if act is not None:
        act()
    return act is not None


def _begins_word(table: RowsTable, event: QKeyEvent) -> bool:
    """A letter or figure begins to edit the current cell."""
    words = event.text()
    if table.current_row < 0 or not words or not words.isprintable():
        return False
    if table.current_column is Column.TASK and words in _COMMANDS:
        event.ignore()
    else:
        table.edit_requested.emit(words)
    return True


def _go_left(table: RowsTable, task: ScheduledTask) -> None:
    """To the cell before; from the first one fold, or go to what the row is folded with."""
    cells = table.head.shown()
    place = cells.index(table.current_column) if table.current_column in cells else 0
    fold = table.rows.folds(task)
    if place > 0 and table.current_column is not Column.TASK:
        table.choose(table.current_row, cells[place - 1])
    elif fold is not None and fold not in table.rows.folded:
        table.fold_requested.emit(fold, True)
    elif fold is None or task.summary:
        table.choose(table.rows.head_of(table.current_row))
    table.scrollTo(table.currentIndex())


def _go_right(table: RowsTable, task: ScheduledTask) -> None:
    """Unfold what is folded, else go to the next cell."""
    cells = table.head.shown()
    place = cells.index(table.current_column) if table.current_column in cells else 0
    fold = table.rows.folds(task)
    if table.current_column is Column.TASK and fold is not None and fold in table.rows.folded:
        table.fold_requested.emit(fold, False)
    elif place + 1 < len(cells):
        table.choose(table.current_row, cells[place + 1])
    table.scrollTo(table.currentIndex())
