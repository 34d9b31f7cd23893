"""Choices with a title and a second line: tick rows in a sheet and framed options.

They are real check boxes and radio buttons, drawn anew, so that the keyboard and a screen reader
meet what they know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from roadmap_desktop.ui.theme.look import Look

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # two Qt classes cannot be bases of one
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)
_BOX = 20


class _Drawing:
    """Measures and paints a choice: mark, title, second line, tag at the right."""

    def __init__(self, look: Look, title: str, second: str, tag: str, *, framed: bool) -> None:
        self.look = look
        self.title = title
        self.second = second
        self.tag = tag
        self.framed = framed

    def height_for(self, width: int) -> int:
        """Height in px at this width."""
        return self._lay_out(width)[2]

    def width_of_one_line(self) -> int:
        """Width in px at which neither text has to wrap."""
        fonts = ((self.title, "body", 500), (self.second, "small", 400))
        texts = (
            QFontMetrics(self.look.font(size, weight)).horizontalAdvance(words)
            for words, size, weight in fonts
        )
        pad = self.look.px(12 if self.framed else 16)
        tag = self._tag_width() + self.look.px(12) if self.tag else 0
        return 2 * pad + self.look.px(_BOX + 12) + max(texts) + tag + 2

    def _lay_out(self, width: int) -> tuple[QRect, QRect, int]:
        px = self.look.px
        pad_x, pad_y = (px(12), px(8)) if self.framed else (px(16), px(8))
        left = pad_x + px(_BOX) + px(12)
        right = pad_x + (self._tag_width() + px(12) if self.tag else 0)
        room = max(px(40), width - left - right)
        title = self._bounds(self.title, 500, "body", room)
        title.moveTo(left, pad_y)
        second = QRect(left, title.bottom() + 1, room, 0)
        if self.second:
            second = self._bounds(self.second, 400, "small", room)
            second.moveTo(left, title.bottom() + 1)
        bottom = max(second.bottom() if self.second else title.bottom(), pad_y + px(_BOX))
        return title, second, bottom + pad_y + px(1)

    def _bounds(self, words: str, weight: int, size: str, room: int) -> QRect:
        metrics = QFontMetrics(self.look.font(size, weight))
        bounds = metrics.boundingRect(QRect(0, 0, room, 100_000), _WRAP, words)
        return QRect(0, 0, room, bounds.height())

    def _tag_width(self) -> int:
        return QFontMetrics(self.look.font("small")).horizontalAdvance(self.tag) + 2

    def paint(self, button: QAbstractButton, *, radio: bool) -> None:
        """Draw the choice as it stands."""
        look = self.look
        painter = QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title, second, _ = self._lay_out(button.width())
        self._ground(painter, button)
        pad = look.px(12 if self.framed else 16)
        mark = QRectF(pad, look.px(9), look.px(_BOX), look.px(_BOX))
        draw_check(painter, look, mark, on=button.isChecked(), radio=radio)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("body", 500))
        painter.drawText(title, _WRAP, self.title)
        painter.setPen(look.colour("muted"))
        painter.setFont(look.font("small"))
        if self.second:
            painter.drawText(second, _WRAP, self.second)
        if self.tag:
            place = QRect(
                button.width() - pad - self._tag_width(),
                title.top(),
                self._tag_width(),
                look.px(_BOX),
            )
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter.value), self.tag)
        painter.end()

    def _ground(self, painter: QPainter, button: QAbstractButton) -> None:
        look = self.look
        area = QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        on = button.isChecked()
        if self.framed:
            painter.setPen(QPen(look.colour("accent" if on else "border"), 1))
            painter.setBrush(look.colour("accent_fill" if on else "raised"))
            painter.drawRoundedRect(area, look.px(4), look.px(4))
        elif button.underMouse():
            painter.fillRect(area, look.colour("accent_fill"))


def draw_check(
    painter: QPainter, look: Look, area: QRectF, *, on: bool, radio: bool = False
) -> None:
    """The mark of a check box or radio button."""
    box = area.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(look.colour("accent" if on else "border"), 1.5 * look.scale))
    painter.setBrush(look.colour("accent" if on and not radio else "raised"))
    if radio:
        painter.drawEllipse(box)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(box.center(), area.width() * 0.24, area.width() * 0.24)
        return
    painter.drawRoundedRect(box, look.px(3), look.px(3))
    if on:
        tick = QPen(QColor(look.hex("on_accent")), 2 * look.scale)
        tick.setCapStyle(Qt.PenCapStyle.RoundCap)
        tick.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(tick)
        x, y, side = area.x(), area.y(), area.width()
        points = [(0.28, 0.52), (0.44, 0.67), (0.73, 0.35)]
        painter.drawPolyline([QPointF(x + side * a, y + side * b) for a, b in points])


class _AllOfIt(_Button):
    """Presses wherever it is pressed, not only on its mark and words."""

    def hitButton(self, pos: QPoint) -> bool:
        """Everywhere."""
        del pos
        return True


class _Drawn(_AllOfIt):
    """What tick rows and options have in common: they are drawn anew, and their texts wrap."""

    _drawing: _Drawing
    _usual_width = 320

    def hasHeightForWidth(self) -> bool:
        """Its texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in px at this width."""
        return self._drawing.height_for(width)

    def sizeHint(self) -> QSize:
        """A usual width, with the height that goes with it."""
        wide = self._drawing.look.px(self._usual_width)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible; the texts wrap. A short text asks for no more than it needs: what
        stands in a row that is too narrow for it would be given the height of a wider one."""
        wide = min(self._drawing.look.px(120), self._drawing.width_of_one_line())
        return QSize(wide, self._drawing.look.px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as it stands."""
        del event
        self._drawing.paint(self, radio=isinstance(self, QRadioButton))


class TickRow(_Drawn, QCheckBox):
    """One line of a list of several choices; the whole row presses."""

    def __init__(
        self, look: Look, title: str, second: str = "", tag: str = "", *, framed: bool = False
    ) -> None:
        super().__init__()
        self._drawing = _Drawing(look, title, second, tag, framed=framed)
        _prepare(self, title, second, tag)


class Option(_Drawn, QRadioButton):
    """One of a few exclusive choices, framed or as a row of a sheet."""

    _usual_width = 240

    def __init__(
        self, look: Look, title: str, second: str = "", tag: str = "", *, framed: bool = True
    ) -> None:
        super().__init__()
        self._drawing = _Drawing(look, title, second, tag, framed=framed)
        _prepare(self, title, second, tag)


class Check(_AllOfIt, QCheckBox):
    """A small check box with its word beside it, for toolbars and forms."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(words)
        self._look = look
        self.setFont(look.font())
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The box and its word."""
        px, metrics = self._look.px, QFontMetrics(self.font())
        wide = px(18) + px(8) + metrics.horizontalAdvance(self.text()) + px(4)
        return QSize(wide, max(px(24), metrics.height() + px(4)))

    def minimumSizeHint(self) -> QSize:
        """No smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._look.px(18)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_check(painter, self._look, box, on=self.isChecked())
        painter.setPen(self._look.colour("text"))
        words = QRectF(side + self._look.px(8), 0, self.width(), self.height())
        flags = int(Qt.AlignmentFlag.AlignVCenter.value) | int(Qt.TextFlag.TextShowMnemonic.value)
        painter.drawText(words, flags, self.text())
        painter.end()


def _prepare(button: QAbstractButton, title: str, second: str, tag: str) -> None:
    button.setAccessibleName(title)
    button.setAccessibleDescription(". ".join(part for part in (second, tag) if part))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
