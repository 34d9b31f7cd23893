"""What surrounds the chart on a sheet: whose plan, which version, which piece of the whole."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.reports.blocks import DocumentControl, DocumentStatus
from roadmap_desktop.reports.chart.shapes import Boxes, Face, Shape, Strokes, Words
from roadmap_desktop.reports.inks import Ink
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.text import Typesetter

SIDE = 34.0
"""Left and right margin: 12 mm."""
_EDGE = 34.0
_HEAD_BASE, _HEAD_RULE = 43.0, 52.0
_TITLE_BASE, _ABOUT_BASE = 69.0, 81.0
TOP = 90.0
"""Where the chart begins."""
_SIZE, _LEAST = 8.0, 7.0
_MAP_WIDTH, _MAP_HEIGHT = 64.0, 27.0
_LEAST_CELL = 2.5
"""Rows of the map that are lower than this are told apart by no line, in points."""
_REVERSED = (DocumentStatus.DRAFT, DocumentStatus.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Piece:
    """A tile by row and column, from 0, and which tiles are printed at all."""

    row: int
    column: int
    tiles: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFrame:
    """Head and foot of the sheets of one print."""

    control: DocumentControl
    title: str
    about: str
    width: float
    height: float
    typesetter: Typesetter

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - 2 * SIDE

    @property
    def foot(self) -> float:
        """Where the chart and its legend have to end."""
        return self._foot_rule - 5

    @property
    def _notice(self) -> tuple[list[str], float]:
        return self._fitted(self.control.notice, self.text_width, most=2)

    @property
    def _foot_rule(self) -> float:
        lines, size = self._notice
        return self.height - _EDGE - (len(lines) - 1) * (size + 1.5) - 22.0

    def surround(self) -> list[Shape]:
        """What every sheet carries."""
        right = self.width - SIDE
        return [*self._head(right), *self._footer(right)]

    def number(self, page: int, total: int) -> list[Shape]:
        """'Page 5 of 12'."""
        base = self._foot_rule + 11.5
        return [
            Words(
                self.width - SIDE, base, words.page_of(page, total), 8.5, Face.BOLD, align="right"
            )
        ]

    def piece(self, piece: Piece) -> list[Shape]:
        """Which tile this is, in words and on a small map: this one full, missing ones grey."""
        rows, columns = len(piece.tiles), len(piece.tiles[0])
        wide = min(_MAP_WIDTH / columns, max(_MAP_HEIGHT / rows * 1.6, 5.0))
        tall = min(_MAP_HEIGHT / rows, wide * 0.75)
        left, top = self.width - SIDE - wide * columns, _HEAD_RULE + 5.0
        right, foot = left + wide * columns, top + tall * rows
        missing = tuple(
            (left + column * wide, top + row * tall, wide, tall)
            for row, shown in enumerate(piece.tiles)
            for column, is_shown in enumerate(shown)
            if not is_shown
        )
        high = max(tall, 1.5)
        here = (left + piece.column * wide, min(top + piece.row * tall, foot - high), wide, high)
        lines = [((left + at * wide, top), (left + at * wide, foot)) for at in range(columns + 1)]
        steps = range(rows + 1) if tall >= _LEAST_CELL else (0, rows)
        lines += [((left, top + at * tall), (right, top + at * tall)) for at in steps]
        told = f"Row {piece.row + 1} of {rows}, column {piece.column + 1} of {columns}"
        found: list[Shape] = [
            Boxes(Ink.FAINT, missing),
            Strokes(Ink.LINE, 0.4, tuple(lines)),
            Boxes(Ink.ACCENT, (here,)),
            Words(left - 6, _TITLE_BASE, told, _SIZE, Face.BOLD, align="right"),
        ]
        if missing:
            about = "grey on the map: empty, not printed"
            found.append(Words(left - 6, _ABOUT_BASE, about, _LEAST, ink=Ink.SOFT, align="right"))
        return found

    def named(self, text: str) -> list[Shape]:
        """The name of a sheet that is a part of its own."""
        return [Words(self.width - SIDE, _TITLE_BASE, text, 10.0, Face.BOLD, align="right")]

    def _head(self, right: float) -> list[Shape]:
        control = self.control
        word = control.status.words.upper()
        tag = self.typesetter.width(word, BOLD, _SIZE) + 12
        solid = control.status in _REVERSED
        whose = words.SEPARATOR.join(part for part in (control.client, control.title) if part)
        lines, size = self._fitted(whose, self.text_width - tag - 12, most=1)
        about, about_size = self._fitted(self.about, self.text_width - 190, most=1)
        box = (right - tag, _HEAD_BASE - 10.2, tag, 14.0)
        inner = (box[0] + 0.9, box[1] + 0.9, box[2] - 1.8, box[3] - 1.8)
        found: list[Shape] = [Boxes(Ink.TEXT, (box,))]
        if not solid:
            found.append(Boxes(Ink.PAPER, (inner,)))
        ink = Ink.PAPER if solid else Ink.TEXT
        return [
            *found,
            Words(right - tag / 2, _HEAD_BASE - 0.2, word, _SIZE, Face.BOLD, ink, "centre"),
            Words(SIDE, _HEAD_BASE, lines[0], size, ink=Ink.SOFT),
            Strokes(Ink.LINE, 0.5, (((SIDE, _HEAD_RULE), (right, _HEAD_RULE)),)),
            Words(SIDE, _TITLE_BASE, self.title, 14.0, Face.BOLD, Ink.ACCENT),
            Words(SIDE, _ABOUT_BASE, about[0], about_size, ink=Ink.SOFT),
        ]

    def _footer(self, right: float) -> list[Shape]:
        control, rule = self.control, self._foot_rule
        parts = [
            control.number,
            f"{words.REVISION} {control.revision}, printed {words.long_date(control.issued)}",
            f"{words.FINGERPRINT} {words.grouped(control.fingerprint[:12])}",
            words.UNCONTROLLED,
        ]
        version = words.SEPARATOR.join(part for part in parts if part)
        line, size = self._fitted(version, self.text_width - 90, most=1)
        notice, notice_size = self._notice
        found: list[Shape] = [
            Strokes(Ink.LINE, 0.5, (((SIDE, rule), (right, rule)),)),
            Words(SIDE, rule + 11.5, line[0], size, ink=Ink.SOFT),
        ]
        for at, text in enumerate(notice):
            base = rule + 21.5 + at * (notice_size + 1.5)
            found.append(Words(SIDE, base, text, notice_size, ink=Ink.SOFT))
        return found

    def _fitted(self, text: str, width: float, *, most: int) -> tuple[list[str], float]:
        """Lines and type size: as set, else smaller, else the beginning with an ellipsis."""
        for size in (_SIZE, 7.5, _LEAST):
            lines = self.typesetter.lines(text[:400], REGULAR, size, width)
            if len(lines) <= most:
                return lines or [""], size
        last = lines[most - 1]
        while last and self.typesetter.width(f"{last}…", REGULAR, _LEAST) > width:
            last = last[:-1]
        return [*lines[: most - 1], f"{last}…"], _LEAST
