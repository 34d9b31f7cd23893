"""A PDF as pages to look at: their sizes, titles, words and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
MOST_PIXELS = 24_000_000
"""Of one picture; a larger one is drawn from this and stretched."""


@dataclass(frozen=True, kw_only=True)
class PageFacts:
    """What is known of a page before it is drawn."""

    number: int
    """Counted from 1."""
    size: QSizeF
    """In points."""
    title: str
    """Sections that begin on it, or the one that goes on; '' where the file names none."""
    goes_on: bool
    """No section begins on it."""
    words: str


class PdfPages:
    """The pages of a PDF held in memory; used by one thread only."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # slow to load, and used in the preview only

        self._document: Any = pypdfium2.PdfDocument(content)
        self.facts = self._read()

    def _read(self) -> tuple[PageFacts, ...]:
        begins: dict[int, list[str]] = {}
        for mark in self._document.get_toc():
            target = mark.get_dest()
            if target is not None:
                begins.setdefault(target.get_index(), []).append(mark.get_title())
        found: list[PageFacts] = []
        title = ""
        for index in range(len(self._document)):
            page = self._document[index]
            title = " · ".join(begins[index]) if index in begins else title
            words = page.get_textpage().get_text_bounded()
            found.append(
                PageFacts(
                    number=index + 1,
                    size=QSizeF(*page.get_size()),
                    title=title,
                    goes_on=bool(title) and index not in begins,
                    words=" ".join(words.split()),
                )
            )
        return tuple(found)

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self.facts)

    def picture(self, number: int, scale: float) -> QImage:
        """A page drawn at ``scale`` px per point."""
        size = self.facts[number - 1].size
        pixels = size.width() * size.height() * scale * scale
        if pixels > MOST_PIXELS:
            scale *= (MOST_PIXELS / pixels) ** 0.5
        bitmap = self._document[number - 1].render(scale=scale)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_BGR888,
        )
        return image.copy()

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()
