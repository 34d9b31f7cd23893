"""Opens a written file again and counts it against what was meant to be in it."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.reports.pdf.layout import LaidOut


def verify(path: Path, expected: LaidOut) -> None:
    """Raise PlanError unless pages, bookmarks and section titles are all there."""
    try:
        with path.open("rb") as stream:
            lacking = _lacking(PdfReader(stream, strict=True), expected)
    except (PyPdfError, OSError, ValueError, KeyError) as error:
        lacking = f"it cannot be opened again ({error})"
    if lacking:
        raise PlanError(
            f"The PDF was not replaced because what was written is not complete: {lacking}. "
            "Check the free space of the disk and export again."
        )


def _lacking(reader: PdfReader, expected: LaidOut) -> str:
    if len(reader.pages) != expected.pages.total:
        return f"{len(reader.pages)} of {expected.pages.total} pages are there"
    bookmarks = [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    if bookmarks != [section.bookmark for section in expected.sections]:
        return f"{len(bookmarks)} of {len(expected.sections)} bookmarks are there"
    texts: dict[int, str] = {}
    for section in expected.sections:
        if section.page not in texts:
            texts[section.page] = _squeezed(reader.pages[section.page - 1].extract_text())
        if _squeezed(section.printed) not in texts[section.page]:
            return f"the section “{section.bookmark}” is missing on page {section.page}"
    return ""


def _squeezed(text: str) -> str:
    """Text without blanks, which a reader places by its own lights."""
    return "".join(text.split())
