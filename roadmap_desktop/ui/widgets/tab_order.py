"""Tab goes through a page as it is read, also after rows of it were made anew.

Qt puts every new widget at the end of the order; a row that took another's place would come last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

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
        inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        yield from _in_layout(layout, inside)


def _in_layout(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """Asks where each part stands, and never for the items that hold the parts.

    An item that Python has seen stays known to it when Qt deletes it, and the next object at its
    address is then taken for it: the window's event filter crashed on that.
    """
    parts: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(one), one) for one in inside]
    parts += [(layout.indexOf(one), one) for one in layout.children() if isinstance(one, QLayout)]
    for _, part in sorted((p for p in parts if p[0] >= 0), key=itemgetter(0)):
        if isinstance(part, QLayout):
            yield from _in_layout(part, inside)
        else:
            yield from _controls(part)
