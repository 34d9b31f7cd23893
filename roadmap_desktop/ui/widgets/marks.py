"""Small drawings that stand beside words: gate diamonds, stage dots, progress, evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from roadmap_desktop.drawing.mark_shapes import (
    GATE_SIGNS,
    OUTLINE,
    SIGN_WIDTH,
    GateState,
    Point,
    diamond,
)
from roadmap_desktop.ui.theme.look import Look

Draw = Callable[[QPainter, int, int], None]


class Painted(QWidget):
    """A widget of fixed height that a function draws: (painter, width, height)."""

    def __init__(self, look: Look, draw: Draw, height: float, width: float = 0) -> None:
        super().__init__()
        self._draw = draw
        self.setFixedHeight(look.px(height))
        if width:
            self.setFixedWidth(look.px(width))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, self.width(), self.height())
        painter.end()


_GATE = {
    GateState.PLANNED: ("raised", "border"),
    GateState.NEXT: ("accent_fill", "accent"),
    GateState.PASSED: ("success", "success"),
    GateState.CONDITIONS: ("warning_fill", "warning"),
    GateState.STOPPED: ("error", "error"),
}


def draw_gate(
    painter: QPainter, look: Look, centre: QPointF, radius: float, state: GateState
) -> None:
    """A gate's diamond around a point."""
    x, y, r = centre.x(), centre.y(), radius
    fill, edge = _GATE[state]
    width = OUTLINE * look.scale if state is GateState.PLANNED else look.px(2)
    painter.setPen(QPen(look.colour(edge), width))
    painter.setBrush(look.colour(fill))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in diamond(x, y, r)]))
    sign = GATE_SIGNS[state]

    def placed(points: Iterable[Point]) -> list[QPointF]:
        return [QPointF(x + r * a, y + r * b) for a, b in points]

    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(edge))
    if sign.full:
        painter.drawPolygon(QPolygonF(placed(sign.full)))
    if sign.dot:
        painter.drawEllipse(centre, r * sign.dot, r * sign.dot)
    if sign.strokes:
        pen = QPen(look.colour("raised"), max(OUTLINE, r * SIGN_WIDTH))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in sign.strokes:
            painter.drawPolyline(placed(stroke))


def gate_mark(look: Look, state: GateState, size: float = 26) -> Painted:
    """A gate's diamond beside words."""

    def draw(painter: QPainter, width: int, height: int) -> None:
        draw_gate(painter, look, QPointF(width / 2, height / 2), width / 2 - look.px(3), state)

    return Painted(look, draw, size, size)


def progress(look: Look, number: int, total: int) -> Painted:
    """Boxes in a row: filled up to ``number`` - 1, the current one tinted."""

    def draw(painter: QPainter, width: int, height: int) -> None:
        gap = look.px(4)
        cell = (width - gap * (total - 1)) / total
        for place in range(total):
            box = QRectF(place * (cell + gap) + 0.5, height / 2 - look.px(3), cell - 1, look.px(6))
            done, now = place < number - 1, place == number - 1
            painter.setPen(QPen(look.colour("accent" if done or now else "border"), 1))
            painter.setBrush(look.colour("accent" if done else "accent_fill" if now else "raised"))
            painter.drawRect(box)

    return Painted(look, draw, 10)


def draw_stage_dots(
    painter: QPainter, look: Look, origin: QPointF, stage: int, total: int = 8
) -> None:
    """Dots for the stages from a point on their middle line; ``stage`` is the current one."""
    for place in range(total):
        centre = QPointF(origin.x() + look.px(7) + place * look.px(15), origin.y())
        now, done = place == stage - 1, place < stage - 1
        painter.setPen(QPen(look.colour("accent" if done or now else "border"), 2 if now else 1.5))
        painter.setBrush(look.colour("accent" if done else "accent_fill" if now else "raised"))
        radius = (5 if now else 3.5) * look.scale
        painter.drawEllipse(centre, radius, radius)


def evidence_bar(look: Look, there: int, total: int) -> Painted:
    """A box for each piece of evidence, filled where it is there."""

    def draw(painter: QPainter, width: int, height: int) -> None:
        del width
        for place in range(total):
            on = place < there
            painter.setPen(QPen(look.colour("accent" if on else "border"), 1.5))
            painter.setBrush(look.colour("accent" if on else "raised"))
            side = QRectF(
                1 + place * look.px(20), height / 2 - look.px(5), look.px(16), look.px(10)
            )
            painter.drawRect(side)

    return Painted(look, draw, 16, total * 20 + 2)
