"""The one door through which words reach a page.

Whatever a person typed is data: control characters are dropped, markup is escaped and printed as it
stands, a character Noto Sans lacks is drawn with a fallback face, and one that no face has becomes
the replacement sign and is remembered so that the export can say so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from roadmap_desktop.reports.pdf.fonts import FontSet
from roadmap_desktop.reports.pdf.look import STYLES

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
Align = Literal["left", "right", "centre"]

_BREAKS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n"})
_DROPPED_CATEGORIES = {"Cc", "Cf", "Cs"}
_LOOSE_PERCENT = re.compile(r"(?<=\d) %")
"""A number and its percent sign stay on one line."""
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Text without control and invisible formatting characters; line breaks stay."""
    text = _LOOSE_PERCENT.sub("\N{NO-BREAK SPACE}%", text)
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(_BREAKS).replace("\u2029", "\n").replace("\t", " ")
    kept = (
        character
        for character in unicodedata.normalize("NFC", text)
        if character == "\n"
        or (
            unicodedata.category(character) not in _DROPPED_CATEGORIES
            and ord(character) not in _SKIN_TONES
            and ord(character) not in _VARIATION_SELECTORS
        )
    )
    return "".join(kept)


def one_line(text: str) -> str:
    """Text with every run of blanks and line breaks as one blank; no-break spaces stay."""
    return " ".join(word for word in clean(text).replace("\n", " ").split(" ") if word)


@dataclass(slots=True, kw_only=True)
class Typesetter:
    """Turns words into paragraphs and drawn strings; remembers what it could not draw."""

    fonts: FontSet
    missing: set[str] = field(default_factory=set)
    """Characters that no bundled face has."""
    _runs: dict[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def runs(self, text: str, face: str) -> tuple[tuple[str, str], ...]:
        """Pieces of ``text`` with the face that draws each."""
        known = self._runs.get((text, face))
        if known is None:
            known = self._runs[text, face] = tuple(self._split(clean(text), face))
        return known

    def para(self, text: str, style: str | ParagraphStyle = "body", *, link: str = "") -> Paragraph:
        """A paragraph of plain text; ``link`` is a bookmark of the same document."""
        look = STYLES[style] if isinstance(style, str) else style
        return Paragraph(self.markup(text, look.fontName, link=link), look)

    def markup(self, text: str, face: str, *, link: str = "") -> str:
        """Escaped text with the fallback faces named, in the library's paragraph language."""
        pieces = []
        for used, piece in self.runs(text, face):
            literal = escape(piece).replace("\n", "<br/>")
            pieces.append(literal if used == face else f'<font name="{used}">{literal}</font>')
        inner = "".join(pieces)
        return f'<a href="#{link}">{inner}</a>' if link and inner else inner

    def plain(self, text: str, face: str) -> str:
        """What a reader of the page finds: cleaned, on one line, missing characters replaced."""
        return " ".join("".join(piece for _, piece in self.runs(text, face)).split())

    def width(self, text: str, face: str, size: float) -> float:
        """Width of a single line, in points."""
        return sum(
            pdfmetrics.stringWidth(piece, used, size)
            for used, piece in self.runs(one_line(text), face)
        )

    def draw(
        self,
        canvas: Canvas,
        x: float,
        y: float,
        text: str,
        face: str,
        size: float,
        align: Align = "left",
    ) -> None:
        """Draw a single line at its base line; the caller has seen to it that it fits."""
        line = one_line(text)
        if align != "left":
            width = self.width(line, face, size)
            x -= width if align == "right" else width / 2
        for used, piece in self.runs(line, face):
            canvas.setFont(used, size)
            canvas.drawString(x, y, piece)
            x += pdfmetrics.stringWidth(piece, used, size)

    def lines(self, text: str, face: str, size: float, width: float) -> list[str]:
        """``text`` in lines no wider than ``width``; a longer word is cut, nothing is lost."""
        lines: list[str] = []
        current = ""
        for word in one_line(text).split(" "):
            attempt = f"{current} {word}" if current else word
            if self.width(attempt, face, size) <= width:
                current = attempt
                continue
            if current:
                lines.append(current)
            current = word
            while len(current) > 1 and self.width(current, face, size) > width:
                fits = self._longest_fit(current, face, size, width)
                lines.append(current[:fits])
                current = current[fits:]
        return [*lines, current] if current else lines

    def _longest_fit(self, word: str, face: str, size: float, width: float) -> int:
        fits = 1
        while fits < len(word) and self.width(word[: fits + 1], face, size) <= width:
            fits += 1
        return fits

    def _split(self, text: str, face: str) -> list[tuple[str, str]]:
        covered = self.fonts.coverage[face]
        if all(ord(character) in covered or character == "\n" for character in text):
            return [(face, text)] if text else []
        pieces: list[tuple[str, str]] = []
        for original in text:
            character = original
            used = face if original == "\n" else self.fonts.face_for(original, face)
            if not used:
                self.missing.add(original)
                used, character = face, REPLACEMENT
            if pieces and pieces[-1][0] == used:
                pieces[-1] = (used, pieces[-1][1] + character)
            else:
                pieces.append((used, character))
        return pieces
