"""Tab goes through a page as it is read, also after rows of it were made anew.

Qt puts every new widget at the end of the order; a row that took another's place would come last.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from roadmap_desktop.ui.widgets.text import Heading


def follow_reading_order(page: QWidget) -> None:
    """Order the controls of a page as its layouts have them, its headings among them.

    Tab stops at no heading, but goes on from one that has the focus.
    """
    controls = list(_controls(page))
    headings = [one for one in controls if isinstance(one, Heading)]
    for heading in headings:  # Qt orders only what Tab may stop at
        heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, control in pairwise(controls):
        QWidget.setTabOrder(before, control)
    for heading in headings:
        heading.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, Heading):
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield from _controls(inner)
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _controls(widget)
        elif inner is not None:
            yield from _in_layout(inner)
