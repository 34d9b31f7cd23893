"""The legend under the chart: what each mark means, in the words beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, row
from roadmap_desktop.ui.widgets.marks import GateMark, Painted, draw_gate
from roadmap_desktop.ui.widgets.text import Text


def _t(text: str) -> str:
    return QCoreApplication.translate("Legend", text)


def legend(look: Look) -> FlowLayout:
    """All marks with their words; on several lines where it is narrow."""
    flow = FlowLayout(look.px(16))
    gates = (
        (GateMark.PASSED, _t("gate passed")),
        (GateMark.CONDITIONS, _t("with conditions")),
        (GateMark.STOPPED, _t("not passed")),
        (GateMark.NEXT, _t("decided next")),
        (GateMark.PLANNED, _t("planned")),
    )
    for state, words in gates:
        flow.addWidget(_entry(look, _gate(look, state), words))
    for draw, words in (
        (_bar, _t("task")),
        (_tick, _t("comes again and again")),
        (_critical, _t("critical: late here, late at the end")),
        (_closed, _t("closed")),
    ):
        flow.addWidget(_entry(look, draw(look), words))
    return flow


def _entry(look: Look, mark: QWidget, words: str) -> QWidget:
    return box(row(look, mark, Text(look, words, "small", "muted", wrap=False), gap=6))


def _gate(look: Look, state: GateMark) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        draw_gate(painter, look, QPointF(width / 2, height / 2), look.px(6), state)

    return Painted(look, draw, 16, 16)


def _bar(look: Look) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        fill, edge = look.phase(2)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(1, height / 2 - 5, width - 2, 10), 2, 2)

    return Painted(look, draw, 16, 26)


def _tick(look: Look) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        _, edge = look.phase(2)
        for place in range(3):
            painter.fillRect(QRectF(place * width / 3, height / 2 - 4, width / 6, 8), edge)

    return Painted(look, draw, 16, 26)


def _critical(look: Look) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        painter.fillRect(QRectF(0, height / 2 - 1, width, 2), look.colour("critical"))

    return Painted(look, draw, 16, 26)


def _closed(look: Look) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        painter.setPen(QPen(look.colour("border"), 1))
        painter.setBrush(look.colour("closed"))
        painter.drawRect(QRectF(1, 2, width - 3, height - 5))

    return Painted(look, draw, 16, 16)
