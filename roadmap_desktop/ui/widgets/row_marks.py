"""What the rows of any list share: the ground of the chosen one, the focus ring, badges."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from roadmap_desktop.ui.theme.look import Look


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """The row is the current one."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def is_lit(option: QStyleOptionViewItem) -> bool:
    """The row is the current one, or the pointer is over it."""
    return is_chosen(option) or bool(option.state & QStyle.StateFlag.State_MouseOver)


def draw_ground(painter: QPainter, look: Look, option: QStyleOptionViewItem) -> None:
    """The tinted ground of a row that is chosen or pointed at, and the bar of the chosen one."""
    area = option.rect
    if is_lit(option):
        painter.fillRect(area, look.colour("accent_fill"))
    if is_chosen(option):
        bar = QRect(area.left(), area.top(), look.px(3), area.height())
        painter.fillRect(bar, look.colour("accent"))


def draw_focus_ring(painter: QPainter, look: Look, option: QStyleOptionViewItem) -> None:
    """The ring around the chosen row of the list that has the focus; drawn last."""
    if is_chosen(option) and option.state & QStyle.StateFlag.State_HasFocus:
        px = look.px
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("focus"), min(px(3), 6)))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), px(4), px(4))


def draw_badge(
    painter: QPainter, look: Look, place: QRect, words: str, tone: str = "plain"
) -> None:
    """A word on the tone's ground; ``plain`` is a muted word in a hairline frame."""
    plain = tone == "plain"
    painter.setBrush(Qt.BrushStyle.NoBrush if plain else look.colour(f"{tone}_fill"))
    framed = plain or look.theme == "high"
    edge = look.colour("border" if plain else tone)
    painter.setPen(QPen(edge, 1) if framed else Qt.PenStyle.NoPen)
    area = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(area, look.px(2), look.px(2))
    painter.setPen(look.colour("muted" if plain else tone))
    painter.setFont(look.font("small", 600))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter.value), words)
