"""Columns and rows on the spacing scale."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from roadmap_desktop.ui.theme.look import Look

Part = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
"""A widget or layout, one with its stretch, a gap in px at 100 %, or None for free space."""
AROUND_FOCUS = 24
"""Px kept in sight above and below what has the focus."""
Padding = int | tuple[int, int, int, int]
"""Left, top, right, bottom."""


def column(look: Look, *parts: Part, gap: int = 8, pad: Padding = 0) -> QVBoxLayout:
    """Parts below each other."""
    layout = QVBoxLayout()
    fill(look, layout, parts, gap, pad)
    return layout


def row(look: Look, *parts: Part, gap: int = 8, pad: Padding = 0) -> QHBoxLayout:
    """Parts beside each other."""
    layout = QHBoxLayout()
    fill(look, layout, parts, gap, pad)
    return layout


def fill(look: Look, layout: QBoxLayout, parts: tuple[Part, ...], gap: int, pad: Padding) -> None:
    """Add parts to a layout."""
    sides = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    layout.setSpacing(look.px(gap))
    layout.setContentsMargins(*(look.px(side) for side in sides))
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(look.px(part))
        else:
            item, stretch = part if isinstance(part, tuple) else (part, 0)
            if isinstance(item, QLayout):
                layout.addLayout(item, stretch)
            else:
                layout.addWidget(item, stretch)


def frame(kind: str, layout: QLayout) -> QFrame:
    """A frame dressed by the style sheet: sheet, decision, card, head, foot, rail, band, ..."""
    made = QFrame()
    made.setObjectName(kind)
    made.setLayout(layout)
    return made


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made


def box(layout: QLayout) -> QWidget:
    """A bare widget around a layout, for what is shown and hidden as one."""
    made = QWidget()
    made.setLayout(layout)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class Desk(QFrame):
    """The content of a scrolling page: as tall as its text needs at this width, no taller."""

    grew = Signal()
    """It is of another size."""

    def __init__(self, layout: QLayout | None = None) -> None:
        super().__init__()
        self.setObjectName("desk")
        if layout is not None:
            self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        """Nothing, so that height-for-width decides and text wraps instead of being cut."""
        layout = self.layout()
        if layout is None or layout.hasHeightForWidth():
            return QSize(0, 0)
        return layout.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the page."""
        super().resizeEvent(event)
        self.grew.emit()


class ScrollPage(QScrollArea):
    """A page that scrolls up and down, never sideways; what has the focus is kept in sight."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._keeps_focus = False
        self._follows = False
        content = Desk(layout)
        content.grew.connect(self._keep_focus)
        self.setWidget(content)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Qt follows Tab only; arrow keys and the program move the focus as well."""
        del old
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._keeps_focus = not by_mouse and new is not None and self.isAncestorOf(new)
        self._keep_focus()

    def _on_scrolled(self) -> None:
        """Whoever scrolls away from what has the focus is not drawn back to it."""
        if not self._follows:
            focused: QWidget | None = self.focusWidget()
            self._keeps_focus = focused is not None and _is_whole(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room is no reason to lose the focus out of sight."""
        super().resizeEvent(event)
        self._keep_focus()

    def _keep_focus(self) -> None:
        if self._keeps_focus:  # only after the layout of what was just made
            QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        focused, content = QApplication.focusWidget(), self.widget()
        if not self._keeps_focus or focused is None or content is None:
            return
        if not content.isAncestorOf(focused):
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = focused.mapTo(content, QPoint(0, 0)).y() - AROUND_FOCUS
        tall = focused.height() + 2 * AROUND_FOCUS
        self._follows = True
        if tall <= room:
            bar.setValue(min(top, max(bar.value(), top + tall - room)))
        elif focused.visibleRegion().isEmpty():
            bar.setValue(top)
        self._follows = False


def _is_whole(widget: QWidget) -> bool:
    """All of it is in sight."""
    return widget.visibleRegion().boundingRect() == widget.rect()
