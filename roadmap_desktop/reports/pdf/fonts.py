"""The bundled typefaces, registered with the drawing library, and which characters they have.

Noto Sans carries the text. Signs it lacks (arrows, ≤, ✓, emoji) come from three small subsets, one
run of characters at a time; what no bundled face has is reported by the typesetter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.reports.pdf.library import mend_streams, mend_unicode_maps

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"
FALLBACKS = ("NotoSansMath", "NotoSansSymbols2", "NotoEmoji")

_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    "NotoSansMath": "NotoSansMath-Subset.ttf",
    "NotoSansSymbols2": "NotoSansSymbols2-Subset.ttf",
    "NotoEmoji": "NotoEmoji-Subset.ttf",
}

_NEEDS_SHAPING = frozenset(range(0x0900, 0x0980)) | frozenset(range(0xA8E0, 0xA900))
"""Devanagari: the face has the letters, but without joining them the words come out wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontSet:
    """Which characters each registered face can draw, by face name."""

    coverage: Mapping[str, frozenset[int]]

    def face_for(self, character: str, wanted: str) -> str:
        """The face to draw a character with: the wanted one, a fallback, or '' for none."""
        code = ord(character)
        for face in (wanted, *FALLBACKS):
            if code in self.coverage[face]:
                return face
        return ""


@lru_cache(maxsize=4)
def load_fonts(folder: Path) -> FontSet:
    """Register the faces of ``folder`` and say what they cover.

    Raises PlanError when a file is missing or cannot be read.
    """
    mend_unicode_maps()
    mend_streams()
    coverage: dict[str, frozenset[int]] = {}
    for name, file in _FILES.items():
        path = folder / file
        try:
            font = TTFont(name, str(path))
        except (TTFError, OSError) as error:
            raise PlanError(
                f"The typeface {file} cannot be read in {folder}; install the program again "
                "so that its fonts are complete."
            ) from error
        pdfmetrics.registerFont(font)
        coverage[name] = frozenset(font.face.charToGlyph) - _NEEDS_SHAPING
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD
    )
    return FontSet(coverage=coverage)
