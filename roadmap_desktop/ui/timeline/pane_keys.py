"""The keys with which the chart is read: rows, days and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from roadmap_desktop.ui.timeline.pane import ChartPane

SIDEWAYS = 60
"""Px at 100 % that an arrow scrolls."""


def read_by_key(pane: ChartPane, event: QKeyEvent) -> bool:
    """Do what a key asks for; False for a key that asks for nothing here."""
    key, across = event.key(), pane.horizontalScrollBar()
    rows = pane.rows_in_sight
    steps = {
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_PageUp: -rows,
        Qt.Key.Key_PageDown: rows,
    }
    if key in steps:
        pane.step(steps[Qt.Key(key)])
    elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        way = -1 if key == Qt.Key.Key_Left else 1
        across.setValue(across.value() + way * pane.px(SIDEWAYS))
    elif key == Qt.Key.Key_End:
        across.setValue(across.maximum())
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        pane.step_zoom(1)
    elif key == Qt.Key.Key_Minus:
        pane.step_zoom(-1)
    elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
        pane.show_whole()
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        pane.row_opened.emit(pane.current)
    else:
        return key == Qt.Key.Key_Escape and pane.hand is not None and pane.hand.leave()
    return True
