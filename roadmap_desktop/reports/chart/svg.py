"""Paints a drawing as SVG, text as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from roadmap_desktop.reports.chart.shapes import (
    Areas,
    Boxes,
    Discs,
    Drawing,
    Face,
    Group,
    Placed,
    Point,
    Shape,
    Strokes,
    Words,
)
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.text import Typesetter, clean, one_line

_FACES = {Face.REGULAR: REGULAR, Face.BOLD: BOLD}
_FAMILY = "'Noto Sans','Segoe UI','Helvetica Neue',Arial,sans-serif"
_ANCHORS = {"right": ' text-anchor="end"', "centre": ' text-anchor="middle"'}
_HELD_FROM = 12
"""Characters from which on a text is held to its width where another typeface stands in."""


def paint_svg(drawing: Drawing, typesetter: Typesetter, language: str) -> bytes:
    """The first sheet of a drawing as a file; the same drawing gives the same bytes."""
    page = drawing.pages[0]
    painter = _Painter(typesetter)
    for name, stamp in drawing.stamps.items():
        painter.code.append(f'<g id="{escape(name)}">')
        painter.draw(stamp.shapes)
        painter.code.append("</g>")
    stamps = "\n".join(painter.code)
    painter.code = []
    painter.draw(page.shapes)
    width, height = _n(page.width), _n(page.height)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt"'
        f' viewBox="0 0 {width} {height}" role="img" lang="{escape(language)}"'
        f' font-family="{_FAMILY}" xml:space="preserve">'
    )
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        opening,
        f"<title>{escape(clean(drawing.title))}</title>",
        f"<desc>{escape(clean(drawing.about))}</desc>",
        f"<defs>\n{stamps}\n</defs>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *painter.code,
        "</svg>",
        "",
    )
    return "\n".join(lines).encode()


class _Painter:
    """Collects elements."""

    def __init__(self, typesetter: Typesetter) -> None:
        self.typesetter = typesetter
        self.code: list[str] = []

    def draw(self, shapes: Iterable[Shape]) -> None:
        for shape in shapes:
            match shape:
                case Words():
                    self._words(shape)
                case Boxes() if shape.boxes:
                    path = "".join(
                        f"M{_n(x)} {_n(y)}h{_n(wide)}v{_n(high)}h{_n(-wide)}z"
                        for x, y, wide, high in shape.boxes
                    )
                    self.code.append(f'<path fill="{shape.fill}" d="{path}"/>')
                case Strokes() if shape.lines:
                    path = "".join(map(_path, shape.lines))
                    self.code.append(
                        f'<path fill="none" stroke="{shape.ink}"'
                        f' stroke-width="{_n(shape.width)}" d="{path}"/>'
                    )
                case Areas():
                    path = "".join(f"{_path(area)}z" for area in shape.areas)
                    self.code.append(f'<path fill="{shape.fill}" d="{path}"/>')
                case Discs():
                    self.code += [
                        f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="{shape.fill}"/>'
                        for x, y, r in shape.discs
                    ]
                case Placed():
                    at = f'x="{_n(shape.x)}" y="{_n(shape.y)}"'
                    self.code.append(f'<use href="#{escape(shape.stamp)}" {at}/>')
                case Group():
                    at = f"translate({_n(shape.x)} {_n(shape.y)})"
                    self.code.append(f'<g transform="{at}">')
                    self.draw(shape.shapes)
                    self.code.append("</g>")

    def _words(self, words: Words) -> None:
        text = one_line(words.text)
        if not text:
            return
        weight = ' font-weight="700"' if words.face is Face.BOLD else ""
        held = ""
        if len(text) >= _HELD_FROM:
            face = _FACES[words.face]
            runs = self.typesetter.runs(text, face)
            if len(runs) == 1 and runs[0] == (face, text):
                width = self.typesetter.width(text, face, words.size)
                held = f' textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"'
        anchor = _ANCHORS.get(words.align, "")
        self.code.append(
            f'<text x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}"'
            f' fill="{words.ink}"{weight}{anchor}{held}>{escape(text)}</text>'
        )


def _path(points: Sequence[Point]) -> str:
    (x, y), *others = points
    return f"M{_n(x)} {_n(y)}" + "".join(f"L{_n(ox)} {_n(oy)}" for ox, oy in others)


def _n(value: float) -> str:
    """A number without needless digits."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
