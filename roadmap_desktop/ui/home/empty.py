"""Home without a plan: two ways to begin, with a drawing of the sheet each ends in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import Part, box, column, frame, line, row
from roadmap_desktop.ui.widgets.marks import Painted
from roadmap_desktop.ui.widgets.text import Heading, Text, icon_label

_SPANS = ((0, 0.2), (0.16, 0.42), (0.4, 0.6), (0.58, 0.84), (0.82, 1))
_INK = ((-16, 9), (12, 8), (-10, 7), (8, 8), (-9, 7), (5, 12), (-4, 10))


class EmptyHome(QWidget):
    """An invitation."""

    def __init__(
        self,
        look: Look,
        start: Callable[[], object],
        example: Callable[[], object],
        open_file: Callable[[], object],
        restore: Callable[[], object],
    ) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Plan one use of AI, then try it safely"), "display")
        lead = self.tr(
            "Say what it may do, what must never be typed into it, how you will try it, and when"
            " you will stop."
        )
        self.start = Button(look, self.tr("Start a Quick plan"), "primary", pressed=start)
        self.example = Button(look, self.tr("Open the example"), "plain", pressed=example)
        first = self._card(
            blank_sheet(look),
            self.tr("Start with your own firm"),
            self.tr("Eight short pages about one piece of work that AI may help with."),
            (
                self.tr("About twenty minutes"),
                self.tr("Stop at any point, nothing is lost"),
                self.tr("Ends with a dated plan you can print and sign"),
            ),
            self.start,
        )
        second = self._card(
            planned_sheet(look),
            self.tr("Look at a finished example"),
            self.tr("A bakery of six that drafts its customer replies with AI. It is made up."),
            (
                self.tr("Opens filled in, ready to read"),
                self.tr("Change anything, it is your own copy"),
                self.tr("Print it to see what the signers get"),
            ),
            self.example,
        )
        self._cards = QHBoxLayout()
        self._cards.setSpacing(look.px(24))
        self._cards.addWidget(first, 1)
        self._cards.addWidget(second, 1)
        others = FlowLayout(look.px(8))
        others.addWidget(
            Button(look, self.tr("Open a plan file…"), "quiet", "folder-open", open_file)
        )
        others.addWidget(
            Button(look, self.tr("Restore from a backup…"), "quiet", "history", restore)
        )
        offline = self.tr("Everything stays on this computer. The program never goes online.")
        body = box(
            column(
                look,
                self.heading,
                6,
                Text(look, lead, "lead", "muted"),
                24,
                self._cards,
                16,
                Text(look, self.tr("Already have something?"), "body", "muted"),
                others,
                16,
                line(),
                6,
                Text(look, offline, "small", "muted"),
                None,
                gap=4,
            )
        )
        body.setMaximumWidth(look.px(880))
        self.setLayout(row(look, None, (body, 20), None, pad=(40, 40, 40, 24)))

    def _card(
        self,
        drawing: QWidget,
        head: str,
        text: str,
        facts: Sequence[str],
        button: Button,
    ) -> QFrame:
        look = self._look
        lines: list[Part] = [
            row(
                look,
                column(look, 2, icon_label(look, "check", "success", 16), None),
                (Text(look, f), 1),
            )
            for f in facts
        ]
        band = frame("band", column(look, drawing, gap=0, pad=(16, 0, 16, 0)))
        words = column(
            look,
            Text(look, head, "heading", "", 600),
            Text(look, text, "body", "muted"),
            6,
            *lines,
            None,
            12,
            button,
            gap=4,
            pad=24,
        )
        return frame("sheet", column(look, band, (words, 1), gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheets stand below each other where it is narrow."""
        super().resizeEvent(event)
        small = self._look.is_narrow(self.width())
        way = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(way)


def _paper(painter: QPainter, look: Look, width: int, height: int) -> tuple[float, float, float]:
    """The sheet itself; gives where its writing begins and how wide it is."""
    x, y, wide = look.px(20), look.px(14), width - look.px(40)
    painter.setPen(QPen(look.colour("border"), 1))
    painter.setBrush(look.colour("raised"))
    painter.drawRect(QRectF(x, y, wide, height))
    left, inner = x + look.px(16), wide - look.px(32)
    painter.fillRect(QRectF(left, y + look.px(16), inner * 0.5, look.px(6)), look.colour("text"))
    return left, y, inner


def blank_sheet(look: Look) -> Painted:
    """A form still to be filled in."""

    def draw(painter: QPainter, width: int, height: int) -> None:
        left, top, wide = _paper(painter, look, width, height)
        for place in range(4):
            y = top + look.px(38 + place * 20)
            painter.fillRect(QRectF(left, y, wide * 0.2, look.px(3)), look.colour("border"))
            painter.setPen(QPen(look.colour("rule"), 1.5 * look.scale))
            painter.drawLine(QPointF(left + wide * 0.28, y + 2), QPointF(left + wide, y + 2))

    return Painted(look, draw, 136)


def planned_sheet(look: Look) -> Painted:
    """A plan with its phases, signed."""

    def draw(painter: QPainter, width: int, height: int) -> None:
        left, top, wide = _paper(painter, look, width, height)
        for place, (begin, end) in enumerate(_SPANS):
            fill, edge = look.phase(place + 1)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(fill)
            y = top + look.px(36 + place * 13)
            painter.drawRect(QRectF(left + wide * begin, y, wide * (end - begin), look.px(8)))
        scale = look.scale
        painter.setPen(QPen(look.colour("accent"), 1.5 * scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = QPainterPath(QPointF(left + look.px(4), top + look.px(108)))
        for place, (up, across) in enumerate(_INK):
            at = ink.currentPosition()
            end_x = at.x() + across * scale
            ink.cubicTo(
                *(at.x() + across * scale * 0.2, at.y() + up * scale),
                *(end_x, at.y() + up * scale),
                *(end_x, at.y() + (2 if place % 2 else -2) * scale),
            )
        painter.drawPath(ink)
        painter.setPen(QPen(look.colour("border"), 1))
        y = top + look.px(114)
        painter.drawLine(QPointF(left, y), QPointF(left + look.px(100), y))

    return Painted(look, draw, 136)
