"""Home without a plan: two ways to begin, with a drawing of the sheet each ends in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from roadmap_desktop.ui.home.menus import samples_menu
from roadmap_desktop.ui.home.wishes import HomeWishes
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import Part, ScrollPage, box, column, frame, line, row
from roadmap_desktop.ui.widgets.marks import Painted
from roadmap_desktop.ui.widgets.text import Heading, Text, icon_label

_SPANS = ((0, 0.2), (0.16, 0.42), (0.4, 0.6), (0.58, 0.84), (0.82, 1))
_INK = ((-16, 9), (12, 8), (-10, 7), (8, 8), (-9, 7), (5, 12), (-4, 10))


class EmptyHome(QWidget):
    """An invitation."""

    def __init__(self, look: Look, wishes: HomeWishes) -> None:
        super().__init__()
        self._look = look
        self._wishes = wishes
        self.heading = Heading(look, self.tr("Plan one use of AI, then try it safely"), "display")
        lead = self.tr(
            "Say what it may do, what must never be typed into it, how you will try it, and when"
            " you will stop."
        )
        self._cards = QHBoxLayout()
        self._cards.setSpacing(look.px(24))
        self._cards.addWidget(self._own_firm(), 1)
        self._cards.addWidget(self._finished_example(), 1)
        offline = self.tr("Everything stays on this computer. The program never goes online.")
        body = box(
            column(
                look,
                self.heading,
                6,
                Text(look, lead, "lead", "muted"),
                22,
                self._cards,
                20,
                self._already_there(),
                16,
                line(),
                6,
                Text(look, offline, "small", "muted"),
                gap=4,
            )
        )
        body.setMaximumWidth(look.px(880))
        self._row = row(look, None, (body, 20), None)
        page = ScrollPage(column(look, self._row, None, gap=0))
        self.setLayout(column(look, page, gap=0))

    def _own_firm(self) -> QFrame:
        self.start = Button(
            self._look,
            self.tr("&Start a Quick plan"),
            "primary",
            pressed=self._wishes.quick_plan_requested.emit,
        )
        text = self.tr(
            "Eight short pages, at most 24 plain questions about one piece of work that AI may help"
            " with."
        )
        facts = (
            self.tr("About twenty minutes"),
            self.tr("Stop at any point, nothing is lost"),
            self.tr("Ends with a dated plan you can print and sign"),
        )
        head = self.tr("Start with your own firm")
        return self._card(blank_sheet(self._look), head, text, facts, self.start)

    def _finished_example(self) -> QFrame:
        self.example = Button(
            self._look,
            self.tr("&Open the example"),
            "plain",
            pressed=lambda: self._wishes.sample_requested.emit("bakery"),
        )
        self.others = Button(
            self._look, self.tr("O&ther examples"), "quiet", pressed=self.offer_samples
        )
        text = self.tr(
            "A bakery of six that drafts its customer replies with AI. The firm is made up."
        )
        facts = (
            self.tr("Opens filled in, ready to read"),
            self.tr("Change anything, it is your own copy"),
            self.tr("Print it to see what the signers get"),
        )
        head = self.tr("Look at a finished example")
        return self._card(planned_sheet(self._look), head, text, facts, self.example, self.others)

    def _already_there(self) -> QWidget:
        look = self._look
        words = Text(look, self.tr("Already have something?"), "body", "muted", wrap=False)
        file = self.tr("Open a plan or project &file…")
        backup = self.tr("&Restore from a backup…")
        flow = FlowLayout(look.px(8))
        for part in (
            box(row(look, words, pad=(0, 7, 8, 7))),
            Button(look, file, "quiet", "folder-open", self._wishes.open_file_requested.emit),
            Button(look, backup, "quiet", "history", self._wishes.restore_requested.emit),
        ):
            flow.addWidget(part)
        return box(flow)

    def offer_samples(self) -> None:
        """The finished examples in a menu."""
        menu = samples_menu(self._look, self, self._wishes.sample_requested.emit)
        menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    def _card(
        self,
        drawing: QWidget,
        head: str,
        text: str,
        facts: Sequence[str],
        *buttons: Button,
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
        flow = FlowLayout(look.px(8))
        for button in buttons:
            flow.addWidget(button)
        band = frame("band", column(look, drawing, gap=0, pad=(16, 0, 16, 0)))
        words = column(
            look,
            Text(look, head, "heading", "", 600),
            Text(look, text, "body", "muted"),
            6,
            *lines,
            None,
            12,
            box(flow),
            gap=4,
            pad=24,
        )
        return frame("sheet", column(look, band, (words, 1), gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheets stand below each other where it is narrow."""
        super().resizeEvent(event)
        look = self._look
        small = look.is_narrow(self.width())
        side = look.px(24 if small else 40)
        self._row.setContentsMargins(side, look.px(40), side, look.px(24))
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
