"""The strip over the foot of the screen that says what else would move."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.focus_ring import LIES_OVER
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.text import Text

LONG_ENOUGH = 8_000
"""Milliseconds for which a sentence without a hand in the air is shown."""


class ConsequenceStrip(QFrame):
    """Lies over the foot of the screen, so that nothing jumps when it comes and goes."""

    kept = Signal()
    left = Signal()
    offer_taken = Signal()
    """What was offered after a change is wanted."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("card")
        self._look = look
        self._words = Text(look, "", "body", "", 600)
        self._more = Text(look, "", "small", "muted")
        self.keep = Button(look, self.tr("Keep it"), "primary", pressed=self.kept.emit)
        self.leave = Button(look, self.tr("Leave it"), "plain", pressed=self.left.emit)
        self.offer = Button(look, "", "plain", pressed=self._on_offer)
        self._acts = box(row(look, self.keep, self.leave, self.offer, None, gap=10))
        self._inside = column(look, self._words, self._more, self._acts, gap=4, pad=(14, 8, 14, 8))
        self.setLayout(self._inside)
        self.setProperty("ring", False)
        self.setProperty(LIES_OVER, True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONG_ENOUGH)
        self._timer.timeout.connect(self.hide)
        self.foot: QWidget | None = None
        """What stands at the foot below it: covered whole, so that no line is cut in half."""
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(
        self,
        words: str,
        more: str = "",
        tone: str = "",
        *,
        stays: bool,
        asks: bool = False,
        offers: str = "",
    ) -> None:
        """Say it; with ``stays`` until ``hide``, else for some seconds. With ``asks`` it has a
        button each to keep what is tried and to leave it; ``offers`` are the words of another."""
        self._acts.setVisible(asks or bool(offers))
        self.keep.setVisible(asks)
        self.leave.setVisible(asks)
        self.offer.setVisible(bool(offers))
        self.offer.setText(offers)
        self.offer.setAccessibleName(offers)
        self._words.setText(words)
        if tone != (self._words.property("tone") or ""):
            self._words.setProperty("tone", tone)
            self._words.style().polish(self._words)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(f"{words} {more}".strip())
        self._timer.stop()
        if not stays:
            self._timer.start()
        self.place()
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button one is at, Esc leaves what is tried, as the strip says."""
        here = next((b for b in (self.keep, self.leave, self.offer) if b.hasFocus()), None)
        if event.key() == Qt.Key.Key_Escape and self.keep.isVisible():
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is not None:
            here.click()
        else:
            super().keyPressEvent(event)

    def _on_offer(self) -> None:
        self.hide()
        self.offer_taken.emit()

    def place(self) -> None:
        """At the foot of what it lies over."""
        over = self.parentWidget()
        if over is None:
            return
        pad = self._look.px(8)
        wide = over.width() - 2 * pad
        inside = self._inside
        inside.activate()
        tall = inside.totalHeightForWidth(wide) if inside.hasHeightForWidth() else 0
        tall = tall or inside.totalSizeHint().height()
        if self.foot is not None and self.foot.isVisible():
            tall = max(tall, self.foot.height())
        self.setGeometry(pad, over.height() - tall, wide, tall)  # no words look out below it
