"""One line of what is due: its date, what it is, and where; the whole row opens the plan."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from roadmap_desktop.ui.home.wrapping import lines_of
from roadmap_desktop.ui.theme.look import Look

_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignTop.value)
DATE = 80
PAD = 8
MOST_LINES = 3


class DueRow(QPushButton):
    """A button drawn as a row."""

    def __init__(self, look: Look, when: str, what: str, second: str, *, late: bool) -> None:
        super().__init__()
        self._look = look
        self._when = when
        self._what = what
        self._second = second
        self._late = late
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        look = self._look
        room = max(1, width - look.px(DATE))
        return (
            lines_of(look.font("body", 500), self._what, room, MOST_LINES),
            lines_of(look.font("small"), self._second, room, 2),
        )

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in px at this width."""
        what, second = self._lines(width)
        body = QFontMetrics(self._look.font("body", 500)).height()
        small = QFontMetrics(self._look.font("small")).height()
        return len(what) * body + len(second) * small + 2 * self._look.px(PAD)

    def sizeHint(self) -> QSize:
        """A usual width, with the height that goes with it."""
        wide = self._look.px(300)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(self._look.px(DATE + 80), self._look.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        look, px = self._look, self._look.px
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), look.colour("accent_fill"))
        body = QFontMetrics(look.font("body", 500))
        small = QFontMetrics(look.font("small"))
        what, second = self._lines(self.width())
        painter.setFont(look.font("small", 600))
        painter.setPen(look.colour("error" if self._late else "muted"))
        down = body.ascent() - QFontMetrics(look.font("small", 600)).ascent()
        painter.drawText(QRect(0, px(PAD) + down, px(DATE), px(40)), _LEFT, self._when)
        y = px(PAD)
        painter.setFont(look.font("body", 500))
        painter.setPen(look.colour("text"))
        for one in what:
            painter.drawText(QRect(px(DATE), y, self.width(), body.height()), _LEFT, one)
            y += body.height()
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("muted"))
        for one in second:
            painter.drawText(QRect(px(DATE), y, self.width(), small.height()), _LEFT, one)
            y += small.height()
        painter.end()
