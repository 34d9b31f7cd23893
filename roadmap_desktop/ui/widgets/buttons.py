"""Buttons: one primary on a page, plain ones with an edge, quiet ones as bare text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from roadmap_desktop.ui.theme.look import Look

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)
_ICON_TONE = {"primary": "on_accent", "quiet": "accent", "flush": "accent", "find": "muted"}


class Button(QPushButton):
    """A button of one kind: primary, plain, quiet, flush (text on the column's edge) or segment.

    It is never disabled: pressed too early, it explains.
    """

    def __init__(
        self,
        look: Look,
        words: str,
        kind: str = "plain",
        icon: str = "",
        pressed: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(f" {words}" if icon else words)
        self._look = look
        self.setAccessibleName(words.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        self.become(kind)
        if icon:
            self.setIcon(look.icon(icon, _ICON_TONE.get(kind, "text")))
            self.setIconSize(QSize(look.px(16), look.px(16)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if pressed is not None:
            self.clicked.connect(lambda: pressed())

    def become(self, kind: str) -> None:
        """Be of another kind, as where another act is the page's main one now."""
        if kind == self.objectName():
            return
        dressed = bool(self.objectName())
        self.setObjectName(kind)
        weight = 600 if kind == "primary" else 400 if kind == "find" else 500
        self.setFont(self._look.font("body", weight))
        if dressed:
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()  # its padding is another one


class IconButton(QToolButton):
    """A button that is only an icon; its words are its tooltip and its name."""

    def __init__(
        self,
        look: Look,
        icon: str,
        words: str,
        pressed: Callable[[], object] | None = None,
        size: int = 18,
    ) -> None:
        super().__init__()
        self.setIcon(look.icon(icon, "text", size))
        self.setIconSize(QSize(look.px(size), look.px(size)))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if pressed is not None:
            self.clicked.connect(lambda: pressed())


class WordsButton(QPushButton):
    """A button whose words may be a whole sentence: they wrap, and none is cut off.

    ``framed`` for something to take over, else like a link.
    """

    def __init__(
        self,
        look: Look,
        words: str,
        pressed: Callable[[], object] | None = None,
        *,
        icon: str = "",
        framed: bool = False,
        tone: str = "accent",
    ) -> None:
        super().__init__()
        self._look = look
        self._words = words
        self._icon = icon
        self._framed = framed
        self._tone = tone
        self.setAccessibleName(words)
        self.setFont(look.font("body", 400 if framed else 500))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if pressed is not None:
            self.clicked.connect(lambda: pressed())

    def show_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def _pads(self) -> tuple[int, int, int]:
        """Left of the words, right of them, above and below."""
        px = self._look.px
        side = px(10) if self._framed else 0
        return side + (px(22) if self._icon else 0), side, px(4)

    def _bounds(self, room: int) -> QRect:
        area = QRect(0, 0, max(1, room), 100_000)
        return QFontMetrics(self.font()).boundingRect(area, _WRAP, self._words)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in px at this width."""
        left, right, above = self._pads()
        return self._bounds(width - left - right).height() + 2 * above + 2

    def sizeHint(self) -> QSize:
        """On one line."""
        left, right, above = self._pads()
        bounds = self._bounds(100_000)
        return QSize(bounds.width() + left + right + 2, bounds.height() + 2 * above + 2)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(self._look.px(60), self._look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, icon and words."""
        del event
        look, px = self._look, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right, above = self._pads()
        over = self.underMouse() or self.isDown()
        if self._framed:
            painter.setPen(look.colour("accent" if over else "border"))
            painter.setBrush(look.colour("accent_fill" if over else "raised"))
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(area, px(4), px(4))
        if self._icon:
            picture = look.pixmap(self._icon, self._tone, 16)
            painter.drawPixmap(px(8) if self._framed else 0, above + px(2), picture)
        font = self.font()
        font.setUnderline(over and not self._framed)
        painter.setFont(font)
        painter.setPen(look.colour(self._tone))
        place = QRect(left, above + 1, self.width() - left - right, self.height())
        painter.drawText(place, _WRAP, self._words)
        painter.end()
