"""The focus ring: 3 px, 2 px away from what has the focus, drawn over everything.

One overlay a window, because a ring inside the control would be cut off by its edges. A dialog gets
its own when the focus first comes into it, whoever made it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QMainWindow,
    QWidget,
)
from shiboken6 import isValid

from roadmap_desktop.ui.theme.look import Look

GAP = 5
"""From the control's edge to the ring's outer edge, px at 100 %."""
WIDTH, ROUND = 3, 7
"""Its line, and how far its corners are rounded, px at 100 %."""
LIES_OVER = "lies_over"
"""Property of a widget that is laid over its neighbours for a while: no ring runs across it."""

_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.LayoutRequest,
    }
)


class FocusRings(QObject):
    """Sees to it that each window the focus comes into has a ring."""

    def __init__(self, parent: QObject, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def use(self, look: Look) -> None:
        """Take the colours of another look, in every window."""
        self._look = look
        for window in QApplication.topLevelWidgets():
            ring = ring_of(window)
            if ring is not None:
                ring.use(look)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        window = new.window() if new is not None else None
        if isinstance(window, QMainWindow | QDialog) and ring_of(window) is None:
            FocusRing(window, self._look)


def ring_of(window: QWidget) -> FocusRing | None:
    """A window's ring, once the focus was in it."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = window.findChildren(FocusRing, options=direct)
    return found[0] if found else None


class FocusRing(QWidget):
    """Follows the keyboard focus inside one window."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._look = look
        self._target: QWidget | None = None
        self._over: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, window.focusWidget())

    def use(self, look: Look) -> None:
        """Take the colours of another look."""
        self._look = look
        self._place()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep up with whatever moves the target."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        width = min(self._look.px(WIDTH), 6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), width))
        inset = width / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, self._look.px(ROUND), self._look.px(ROUND))
        painter.end()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        for widget in (*self._chain(self._target), *filter(isValid, self._over)):
            widget.removeEventFilter(self)
        self._target, self._over = None, []
        if new is not None and new.window() is self.window() and _wants_ring(new):
            self._target = new
            chain = self._chain(new)
            self._over = [one for one in _lying_over(chain) if one not in chain]
            for widget in (*chain, *self._over):
                widget.installEventFilter(self)
        self._place()

    def _chain(self, widget: QWidget | None) -> list[QWidget]:
        """The target and all it stands in: any of them can move it."""
        chain: list[QWidget] = []
        while widget is not None and isValid(widget) and widget is not self.window():
            chain.append(widget)
            widget = widget.parentWidget()
        return chain

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        gap = min(self._look.px(GAP), 10)
        origin = target.mapTo(self.window(), target.rect().topLeft())
        ring = QRect(origin, target.size()).adjusted(-gap, -gap, gap, gap)
        seen = target.visibleRegion().boundingRect()
        if seen.isEmpty():
            self.hide()
            return
        shown = QRegion(self._uncovered(target, ring)).subtracted(QRegion(self._inside(ring)))
        for one in self._over:
            if isValid(one) and one.isVisible():
                corner = one.mapTo(self.window(), one.rect().topLeft())
                shown = shown.subtracted(QRegion(QRect(corner, one.size())))
        shown.translate(-ring.topLeft())
        if not self.isVisible() or ring != self.geometry() or shown != self.mask():
            self.setGeometry(ring)
            self.setMask(shown)
            self.update()  # paints all that lies below it once more
        self.show()
        self.raise_()

    def _inside(self, ring: QRect) -> QRect:
        """What the ring runs around; as part of it that would be painted anew with it."""
        wide = min(self._look.px(WIDTH), 6) + self._look.px(ROUND) // 2
        return ring.adjusted(wide, wide, -wide, -wide)

    def _uncovered(self, target: QWidget, ring: QRect) -> QRect:
        """The ring without what a scrolled page hides: it does not run over what stands beside."""
        seen = QRect(ring)
        for area in self._chain(target):
            if not isinstance(area, QAbstractScrollArea) or area is target:
                continue
            inside = area.viewport()
            top = inside.mapTo(self.window(), inside.rect().topLeft()).y()
            bar = area.verticalScrollBar()
            if bar.value() > bar.minimum():
                seen.setTop(max(seen.top(), top))
            if bar.value() < bar.maximum():
                seen.setBottom(min(seen.bottom(), top + inside.height() - 1))
        return seen


def _lying_over(chain: list[QWidget]) -> list[QWidget]:
    """What can be laid over what the target stands in."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = (one.findChildren(QWidget, options=direct) for one in chain)
    return [one for children in found for one in children if one.property(LIES_OVER)]


def _wants_ring(widget: QWidget) -> bool:
    """Views mark their current row themselves; windows have no edge worth a ring."""
    if isinstance(widget, QAbstractItemView):
        return False
    return not widget.isWindow() and widget.property("ring") is not False
