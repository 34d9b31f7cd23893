"""The legend under the chart: what each mark means, in the words beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from roadmap_desktop.drawing.mark_shapes import OUTLINE, Box, GateState, MarkShapes
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.marks import Painted, draw_gate
from roadmap_desktop.ui.widgets.text import Text


def _t(text: str) -> str:
    return QCoreApplication.translate("Legend", text)


def entries(look: Look, *, critical: bool = True) -> list[QWidget]:
    """All marks with their words."""
    gates = (
        (GateState.PASSED, _t("gate passed")),
        (GateState.CONDITIONS, _t("with conditions")),
        (GateState.STOPPED, _t("not passed")),
        (GateState.NEXT, _t("decided next")),
        (GateState.PLANNED, _t("planned")),
    )
    found = [_entry(look, _gate(look, state), words) for state, words in gates]
    found += [
        _entry(look, _bar(look), _t("task")),
        _entry(look, _milestone(look), _t("date to keep")),
        _entry(look, _again(look), _t("comes again")),
        _entry(look, _closed(look), _t("closed")),
    ]
    if critical:
        words = _t("critical: a day late here moves the end")
        found.append(_entry(look, _bar(look, critical=True), words))
    return found


class LegendLine(QWidget):
    """The legend on one line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        marks = entries(look)
        self._critical = marks[-1]
        self.setLayout(row(look, *marks, None, gap=18))
        self.setFixedHeight(look.px(22))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_critical(self, *, on: bool) -> None:
        """Explain the critical path while it is shown."""
        self._critical.setVisible(on)


class LegendDialog(QDialog):
    """The legend below each other, where a line has no room for it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_t("What the marks mean"))
        close = Button(look, _t("Back to the timeline"), "primary", pressed=self.accept)
        close.setDefault(True)
        parts = [box(row(look, one, None)) for one in entries(look)]
        self.setLayout(column(look, *parts, 8, close, gap=8, pad=24))
        close.setFocus(Qt.FocusReason.OtherFocusReason)


def _entry(look: Look, mark: QWidget, words: str) -> QWidget:
    return box(row(look, mark, Text(look, words, "small", "muted", wrap=False), gap=6))


def _gate(look: Look, state: GateState) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        draw_gate(painter, look, QPointF(width / 2, height / 2), look.px(6), state)

    return Painted(look, draw, 16, 16)


def _bar(look: Look, *, critical: bool = False) -> Painted:
    shapes = MarkShapes(look.px)

    def draw(painter: QPainter, width: int, height: int) -> None:
        fill, edge = look.phase(2)
        up = look.px(2) if critical else 0
        box = shapes.bar(0, width - 1, height // 2 - up)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(_on_pixels(box), shapes.corner, shapes.corner)
        if critical:
            painter.fillRect(QRectF(*shapes.critical(box)), look.colour("critical"))

    return Painted(look, draw, 20 if critical else 16, 26)


def _again(look: Look) -> Painted:
    shapes = MarkShapes(look.px)

    def draw(painter: QPainter, width: int, height: int) -> None:
        fill, edge = look.phase(2)
        painter.setPen(QPen(edge, 1))
        half = shapes.occurrence_wide / 2
        for middle, inside in ((half, edge), (width - half, fill)):
            painter.setBrush(inside)
            left, top, wide, tall = shapes.occurrence(middle, height // 2)
            painter.drawRect(_on_pixels((left, top, wide - 1, tall - 1)))

    return Painted(look, draw, 16, 26)


def _milestone(look: Look) -> Painted:
    radius = MarkShapes(look.px).milestone

    def draw(painter: QPainter, width: int, height: int) -> None:
        painter.setPen(QPen(look.colour("border"), OUTLINE * look.scale))
        painter.setBrush(look.colour("raised"))
        painter.drawEllipse(QPointF(width / 2, height / 2), radius, radius)

    return Painted(look, draw, 16, 16)


def _on_pixels(box: Box) -> QRectF:
    """A box whose edge of one pixel is sharp."""
    return QRectF(*box).translated(0.5, 0.5)


def _closed(look: Look) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        painter.setPen(QPen(look.colour("border"), 1))
        painter.setBrush(look.colour("closed"))
        painter.drawRect(QRectF(1.5, 2.5, width - 4, height - 5))

    return Painted(look, draw, 16, 16)
