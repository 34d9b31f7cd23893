"""The legend under the chart: what each mark means, in the words beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.marks import GateMark, Painted, draw_gate
from roadmap_desktop.ui.widgets.text import Text


def _t(text: str) -> str:
    return QCoreApplication.translate("Legend", text)


def entries(look: Look, *, critical: bool = True) -> list[QWidget]:
    """All marks with their words."""
    gates = (
        (GateMark.PASSED, _t("gate passed")),
        (GateMark.CONDITIONS, _t("with conditions")),
        (GateMark.STOPPED, _t("not passed")),
        (GateMark.NEXT, _t("decided next")),
        (GateMark.PLANNED, _t("planned")),
    )
    found = [_entry(look, _gate(look, state), words) for state, words in gates]
    found += [
        _entry(look, _bar(look), _t("task")),
        _entry(look, _again(look), _t("comes again")),
        _entry(look, _closed(look), _t("closed")),
    ]
    if critical:
        words = _t("critical: late here, late at the end")
        found.append(_entry(look, _critical(look), words))
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


def _gate(look: Look, state: GateMark) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        draw_gate(painter, look, QPointF(width / 2, height / 2), look.px(6), state)

    return Painted(look, draw, 16, 16)


def _bar(look: Look) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        fill, edge = look.phase(2)
        tall = look.px(10)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        place = QRectF(0.5, (height - tall) // 2 + 0.5, width - 1, tall - 1)
        painter.drawRoundedRect(place, look.px(2), look.px(2))

    return Painted(look, draw, 16, 26)


def _again(look: Look) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        fill, edge = look.phase(2)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        side = look.px(8)
        for place in (0, width - side):
            painter.drawRect(QRectF(place + 0.5, (height - side) // 2 + 0.5, side - 1, side - 1))

    return Painted(look, draw, 16, 26)


def _critical(look: Look) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        line = QRectF(0, height // 2 - 1, width, look.px(2))
        painter.fillRect(line, look.colour("critical"))

    return Painted(look, draw, 16, 26)


def _closed(look: Look) -> Painted:
    def draw(painter: QPainter, width: int, height: int) -> None:
        painter.setPen(QPen(look.colour("border"), 1))
        painter.setBrush(look.colour("closed"))
        painter.drawRect(QRectF(1.5, 2.5, width - 4, height - 5))

    return Painted(look, draw, 16, 16)
