"""Shapes that say a state without colour: boxes, discs, framed words, diamonds."""

from __future__ import annotations

from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from roadmap_desktop.reports.pdf.fonts import BOLD
from roadmap_desktop.reports.pdf.look import ALERT, BOX, INK, WHITE
from roadmap_desktop.reports.pdf.text import Typesetter

Mark = Literal["yes", "part", "open", "never"]
TAG_WIDTH = 19 * mm

_STROKES = {
    "yes": ((0.2, 0.5, 0.42, 0.25), (0.42, 0.25, 0.82, 0.8)),
    "part": ((0.22, 0.5, 0.78, 0.5),),
    "never": ((0.3, 0.3, 0.7, 0.7), (0.3, 0.7, 0.7, 0.3)),
    "open": (),
}


def mark_of_state(state: str) -> Mark | None:
    """How a state of the checklists is drawn; None when there is nothing to tick."""
    if state == "not_applicable":
        return None
    drawn: dict[str, Mark] = {"yes": "yes", "in_part": "part"}
    return drawn.get(state, "open")


class Box(Flowable):
    """A box: tick = yes, dash = in part, empty = open; 'never' is a full disc with a cross."""

    def __init__(self, mark: Mark, size: float = BOX) -> None:
        super().__init__()
        self.mark: Mark = mark
        self.width = self.height = size

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Always its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the current canvas."""
        draw_box(self.canv, 0, 0, self.width, self.mark)


class Gap(Flowable):
    """White space inside a cell, which a spacer at a page's head would not keep."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.width, self.height = 0.0, height

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Always its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Nothing to draw."""


class Tag(Flowable):
    """A consequence as a framed word; the strongest one, stop, is reversed."""

    def __init__(self, word: str, typesetter: Typesetter, *, solid: bool) -> None:
        super().__init__()
        self.word = word.upper()
        self.typesetter = typesetter
        self.solid = solid
        self.height = 14.0
        self.width = max(TAG_WIDTH, typesetter.width(self.word, BOLD, 8.5) + 10)

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Always its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the current canvas."""
        draw_tag(self.canv, 0, 0, self.width, self.word, self.typesetter, 8.5, solid=self.solid)


def draw_box(canvas: Canvas, x: float, y: float, size: float, mark: Mark) -> None:
    """A box or disc with its lower left corner at (x, y)."""
    canvas.saveState()
    canvas.setLineWidth(0.9)
    if mark == "never":
        canvas.setFillColor(ALERT)
        canvas.setStrokeColor(ALERT)
        canvas.circle(x + size / 2, y + size / 2, size / 2, fill=1)
        canvas.setStrokeColor(WHITE)
    else:
        canvas.setFillColor(WHITE)
        canvas.setStrokeColor(INK)
        canvas.rect(x, y, size, size, fill=1)
    canvas.setLineWidth(size * 0.14)
    canvas.setLineCap(1)
    for x1, y1, x2, y2 in _STROKES[mark]:
        canvas.line(x + x1 * size, y + y1 * size, x + x2 * size, y + y2 * size)
    canvas.restoreState()


def draw_tag(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    word: str,
    typesetter: Typesetter,
    size: float,
    *,
    solid: bool,
) -> None:
    """A framed word of 14 pt height with its lower left corner at (x, y)."""
    canvas.saveState()
    canvas.setLineWidth(0.9)
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK if solid else WHITE)
    canvas.roundRect(x, y, width, 14, 2, fill=1)
    canvas.setFillColor(WHITE if solid else INK)
    typesetter.draw(canvas, x + width / 2, y + 4.2, word, BOLD, size, "centre")
    canvas.restoreState()


def draw_diamond(canvas: Canvas, x: float, y: float, radius: float, color: Color = INK) -> None:
    """A full diamond around (x, y)."""
    path = canvas.beginPath()
    path.moveTo(x, y + radius)
    for dx, dy in ((radius, 0.0), (0.0, -radius), (-radius, 0.0)):
        path.lineTo(x + dx, y + dy)
    path.close()
    canvas.setFillColor(color)
    canvas.drawPath(path, fill=1, stroke=0)
