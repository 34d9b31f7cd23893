"""Paints a drawing as PDF: vectors, embedded type, shared parts once as forms."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from reportlab.pdfgen.canvas import Canvas

from roadmap_desktop.reports.blocks import DocumentControl
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
    Stamp,
    Strokes,
    Words,
)
from roadmap_desktop.reports.inks import Ink
from roadmap_desktop.reports.pdf.archive import make_archivable
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.library import date_file, shown_text, use_form
from roadmap_desktop.reports.pdf.text import Typesetter, one_line

_FACES = {Face.REGULAR: REGULAR, Face.BOLD: BOLD}
_BLEED = 2
"""Points by which a stamp may paint beyond its own edges."""
_ROUND = 0.5523
"""Where the handles of a quarter circle are, of its radius."""


def paint_pdf(drawing: Drawing, control: DocumentControl, typesetter: Typesetter) -> bytes:
    """The file; the same drawing gives the same bytes."""
    buffer = io.BytesIO()
    first = drawing.pages[0]
    canvas = Canvas(
        buffer,
        pagesize=(first.width, first.height),
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,  # type: ignore[arg-type]  # the stubs say float
        lang=control.language,
    )
    plain = typesetter.plain
    title = plain(f"{drawing.title}: {control.title}, {control.client}", REGULAR)
    author = plain(control.prepared_by or control.client, REGULAR)
    subject = plain(f"{control.number}, revision {control.revision}. {drawing.about}", REGULAR)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("Roadmap Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    date_file(canvas, control.issued)
    make_archivable(canvas, title=title, author=author, subject=subject, day=control.issued)
    painter = PdfPainter(canvas, typesetter, drawing.stamps)
    for name in drawing.stamps:
        painter.keep(name)
    marks: dict[int, list[tuple[str, float]]] = {}
    for mark in drawing.bookmarks:
        marks.setdefault(mark.page, []).append((plain(mark.title, REGULAR), mark.y))
    for number, page in enumerate(drawing.pages):
        canvas.setPageSize((page.width, page.height))
        for at, (words, y) in enumerate(marks.get(number, ())):
            key = f"{number}-{at}"
            canvas.bookmarkHorizontal(key, 0, page.height - y)
            canvas.addOutlineEntry(words, key, 0)
        painter.paint(page.shapes, page.height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class PdfPainter:
    """Writes shapes as drawing operators, each change of colour or type only once."""

    def __init__(
        self, canvas: Canvas, typesetter: Typesetter, stamps: Mapping[str, Stamp] | None = None
    ) -> None:
        self._canvas = canvas
        self._typesetter = typesetter
        self._stamps = stamps or {}
        self._shown: dict[tuple[str, Face], tuple[tuple[str, str], ...]] = {}
        self._code: list[str] = []
        self._height = 0.0
        self._state: dict[str, object] = {}

    def keep(self, name: str) -> None:
        """Write a stamp once, for the pages to place."""
        canvas, stamp = self._canvas, self._stamps[name]
        canvas.beginForm(name, -_BLEED, -_BLEED, stamp.width + _BLEED, stamp.height + _BLEED)
        self.paint(stamp.shapes, stamp.height)
        canvas.endForm()

    def paint(self, shapes: Iterable[Shape], height: float) -> None:
        """Draw on the current page or form, whose height turns the drawing upside up."""
        self._code, self._height, self._state = ["q"], height, {}
        self._draw(shapes, 0.0, 0.0)
        self._canvas.addLiteral("\n".join([*self._code, "Q"]))

    def _draw(self, shapes: Iterable[Shape], dx: float, dy: float) -> None:
        writing = False
        for shape in shapes:
            if isinstance(shape, Words) is not writing:
                self._code.append("ET" if writing else "BT")
                writing = not writing
            match shape:
                case Words():
                    self._words(shape, dx, dy)
                case Boxes():
                    self._boxes(shape, dx, dy)
                case Strokes():
                    self._strokes(shape, dx, dy)
                case Areas():
                    self._fill(shape.fill)
                    self._code += [f"{self._path(area, dx, dy)} h" for area in shape.areas]
                    self._code.append("f")
                case Discs():
                    self._fill(shape.fill)
                    self._code += [self._disc(x + dx, y + dy, r) for x, y, r in shape.discs]
                    self._code.append("f")
                case Placed():
                    self._place(shape, dx, dy)
                case Group():
                    self._draw(shape.shapes, dx + shape.x, dy + shape.y)
        if writing:
            self._code.append("ET")

    # --- operators ---------------------------------------------------------------------------

    def _words(self, words: Words, dx: float, dy: float) -> None:
        x = words.x + dx
        face = _FACES[words.face]
        if words.align != "left":
            width = self._typesetter.width(words.text, face, words.size)
            x -= width if words.align == "right" else width / 2
        self._fill(words.ink)
        self._code.append(f"1 0 0 1 {_n(x)} {_n(self._height - words.y - dy)} Tm")
        for font, text in self._split(words.text, words.face):
            if self._state.get("font") != (font, words.size):
                self._state["font"] = (font, words.size)
                self._code.append(f"{font} {_n(words.size)} Tf")
            self._code.append(f"({text}) Tj")

    def _split(self, text: str, face: Face) -> tuple[tuple[str, str], ...]:
        """Pieces of a text with the embedded font that shows each."""
        known = self._shown.get((text, face))
        if known is None:
            known = self._shown[text, face] = tuple(
                piece
                for used, run in self._typesetter.runs(one_line(text), _FACES[face])
                for piece in shown_text(self._canvas, used, run)
            )
        return known

    def _boxes(self, boxes: Boxes, dx: float, dy: float) -> None:
        self._fill(boxes.fill)
        base = self._height - dy
        self._code += [
            f"{_n(x + dx)} {_n(base - y - high)} {_n(wide)} {_n(high)} re"
            for x, y, wide, high in boxes.boxes
        ]
        self._code.append("f")

    def _strokes(self, strokes: Strokes, dx: float, dy: float) -> None:
        if not strokes.lines:
            return
        if self._state.get("stroke") != strokes.ink:
            self._state["stroke"] = strokes.ink
            self._code.append(f"{_rgb(strokes.ink)} RG")
        if self._state.get("width") != strokes.width:
            self._state["width"] = strokes.width
            self._code.append(f"{_n(strokes.width)} w")
        self._code += [self._path(line, dx, dy) for line in strokes.lines]
        self._code.append("S")

    def _fill(self, ink: Ink) -> None:
        if self._state.get("fill") != ink:
            self._state["fill"] = ink
            self._code.append(f"{_rgb(ink)} rg")

    def _path(self, points: Sequence[Point], dx: float, dy: float) -> str:
        base = self._height - dy
        first, *others = points
        parts = [f"{_n(first[0] + dx)} {_n(base - first[1])} m"]
        parts += [f"{_n(x + dx)} {_n(base - y)} l" for x, y in others]
        return " ".join(parts)

    def _disc(self, x: float, y: float, radius: float) -> str:
        y, handle = self._height - y, radius * _ROUND
        parts = [f"{_n(x + radius)} {_n(y)} m"]
        for ax, ay, bx, by in ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)):
            ends = (
                (x + ax * radius + bx * handle, y + ay * radius + by * handle),
                (x + bx * radius + ax * handle, y + by * radius + ay * handle),
                (x + bx * radius, y + by * radius),
            )
            parts.append(" ".join(f"{_n(px)} {_n(py)}" for px, py in ends) + " c")
        return " ".join(parts)

    def _place(self, placed: Placed, dx: float, dy: float) -> None:
        stamp = self._stamps[placed.stamp]
        x, y = placed.x + dx, self._height - placed.y - dy - stamp.height
        name = use_form(self._canvas, placed.stamp)
        self._code.append(f"q 1 0 0 1 {_n(x)} {_n(y)} cm /{name} Do Q")


@lru_cache(maxsize=64)
def _rgb(ink: Ink) -> str:
    return " ".join(_n(int(ink[at : at + 2], 16) / 255, 4) for at in (1, 3, 5))


def _n(value: float, places: int = 2) -> str:
    """A number without needless digits."""
    whole = round(value)
    if abs(value - whole) < 0.005:
        return str(whole)
    return f"{value:.{places}f}".rstrip("0")
