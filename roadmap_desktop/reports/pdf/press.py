"""What every drawing routine is handed: words, page numbers and the room it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from roadmap_desktop.reports.blocks import DocumentControl
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.text import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumbers:
    """Where each section begins; what one pass finds, the next one prints."""

    first_pages: Mapping[str, int]
    total: int

    def numbers(self, section_ids: str) -> tuple[int, ...]:
        """Pages of one or more sections (ids separated by commas or blanks), rising, once each."""
        ids = section_ids.replace(",", " ").split()
        return tuple(sorted({self.first_pages[name] for name in ids if name in self.first_pages}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Everything a block needs to become flowables of one document."""

    typesetter: Typesetter
    control: DocumentControl
    pages: PageNumbers
    bookmarks: Mapping[str, str]
    """Section id to the bookmark a page reference jumps to."""
    width: float
    """Width that text is composed for on the page at hand, in points; the same on both papers."""
    full_width: float
    """Width between the margins, which drawings may use."""
    height: float
    """Height that the page at hand is composed for, in points."""

    def para(self, text: str, style: str | ParagraphStyle = "body") -> Paragraph:
        """A paragraph of plain text."""
        return self.typesetter.para(text, style)

    def page_reference(self, section_ids: str, style: str, *, spelled: bool) -> Paragraph:
        """'4' or 'page 4', a link to the section; a dash when the document lacks it."""
        numbers = self.pages.numbers(section_ids)
        if not numbers:
            return self.para("–", style)
        listed = ", ".join(str(number) for number in numbers)
        first = section_ids.replace(",", " ").split()[0]
        return self.typesetter.para(
            words.pages(numbers) if spelled else listed, style, link=self.bookmarks.get(first, "")
        )

    def narrower(self, width: float) -> Press:
        """The same press for content that stands inside something."""
        return replace(self, width=width)
