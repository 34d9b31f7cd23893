"""Links on the chart by mouse and key: a click chooses one, a double click changes it, Del takes
it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from roadmap_desktop.timeline.schedule import ScheduledLink
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.hand import Hand
from roadmap_desktop.ui.timeline.link_hits import Ends, LinkHits
from roadmap_desktop.ui.timeline.link_words import link_sentence
from roadmap_desktop.ui.timeline.pane import ChartPane

_KEYS = {
    int(Qt.Key.Key_Return): "change",
    int(Qt.Key.Key_Enter): "change",
    int(Qt.Key.Key_F2): "change",
    int(Qt.Key.Key_Delete): "take_away",
    int(Qt.Key.Key_Escape): "leave",
}


class LinkHand(QObject):
    """Watches the chart; bars and their handles come before the lines behind them."""

    chosen_changed = Signal()
    change_requested = Signal(str, str)
    """The ids of a link's two rows."""
    take_away_requested = Signal(str, str)

    def __init__(self, look: Look, pane: ChartPane, hand: Hand) -> None:
        super().__init__(pane)
        self._look = look
        self._pane = pane
        self._hand = hand
        self._chosen: Ends | None = None
        self._pressed: Ends | None = None
        hand.link_points = self.points
        pane.viewport().installEventFilter(self)
        pane.installEventFilter(self)

    @property
    def chosen(self) -> ScheduledLink | None:
        """The chosen link, None for none and for one that is gone."""
        return self._link(self._chosen) if self._chosen is not None else None

    def choose(self, ends: Ends | None) -> None:
        """Choose a link, or none."""
        if ends != self._chosen:
            self._chosen = ends
            self._pane.viewport().update()
            self.chosen_changed.emit()

    def points(self) -> list[QPointF]:
        """The line of the chosen link in pixels of the viewport; empty where none is drawn."""
        hits = self._hits()
        return hits.points(self._chosen) if self._chosen and hits and self.chosen else []

    def at(self, where: QPointF) -> Ends | None:
        """The link at a point that no bar takes."""
        hits = self._hits()
        if hits is None or not self._pane.shown.links or self._hand.is_over_mark(where):
            return None
        return hits.at(where)

    def _hits(self) -> LinkHits | None:
        pane = self._pane
        if pane.data is None:
            return None
        left = float(pane.horizontalScrollBar().value())
        top = float(pane.verticalScrollBar().value())
        return LinkHits(self._look, pane.data, pane.scale, left, top)

    def _link(self, ends: Ends) -> ScheduledLink | None:
        data = self._pane.data
        links = data.schedule.links if data is not None else ()
        return next((one for one in links if (one.predecessor, one.successor) == ends), None)

    # --- Qt ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is about a link; leave all else to the chart."""
        if watched is self._pane:
            if isinstance(event, QFocusEvent) and event.lostFocus():
                self._on_focus_lost(event.reason())
            return isinstance(event, QKeyEvent) and self._on_key(event)
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            ends = self.at(QPointF(event.pos()))
            link = self._link(ends) if ends is not None else None
            if link is not None and self._pane.data is not None:
                words = link_sentence(self._pane.data.schedule, link)
                QToolTip.showText(event.globalPos(), words, self._pane.viewport())
                return True
        return False

    def _on_focus_lost(self, reason: Qt.FocusReason) -> None:
        """In the table, Del is about the row; a dialog over the window comes and goes."""
        if reason not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.choose(None)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Keys about the chosen link."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted = _KEYS.get(int(event.key())) if plain else None
        link = self.chosen
        if wanted is None or link is None or event.type() != QEvent.Type.KeyPress:
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Up,
                Qt.Key.Key_Down,
            ):
                self.choose(None)
            return False
        if wanted == "change":
            self.change_requested.emit(link.predecessor, link.successor)
        elif wanted == "take_away":
            self.take_away_requested.emit(link.predecessor, link.successor)
        else:
            self.choose(None)
        return True

    def _on_mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and not event.buttons():
            over = self.at(event.position()) is not None
            if over:
                self._pane.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            return over
        if kind == QEvent.Type.MouseButtonPress:
            self._pressed = self.at(event.position())
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            self.choose(self._pressed)  # only now: the press has chosen the row
        elif kind == QEvent.Type.MouseButtonDblClick:
            ends = self.at(event.position())
            if ends is not None:
                self.choose(ends)
                self.change_requested.emit(*ends)
                return True
        return False
