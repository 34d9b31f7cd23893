"""The current row in words, on a line that never makes the chart jump."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roadmap_desktop.ui.theme.look import Look

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)


class RowDetails(QWidget):
    """One line, or two where it is narrow; what does not fit is in its tooltip."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = ""
        self._lines = 1
        self.setFont(look.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """The row in words."""
        return self._words

    def say(self, words: str) -> None:
        """Show other words."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def use_lines(self, lines: int) -> None:
        """Take one line, or two."""
        self._lines = lines
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(self._look.px(200), QFontMetrics(self.font()).lineSpacing() * self._lines + 2)

    def minimumSizeHint(self) -> QSize:
        """The same; any width will do."""
        return QSize(self._look.px(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, shortened until they fit."""
        del event
        painter, metrics = QPainter(self), QFontMetrics(self.font())
        painter.setPen(self._look.colour("muted"))
        room = QRect(0, 0, self.width(), 10_000)
        wide, shown = self.width() * self._lines, self._words
        while metrics.boundingRect(room, _WRAP, shown).height() > self.height() and wide > 40:
            wide -= self._look.px(12)
            shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(self.rect(), _WRAP, shown)
        painter.end()
