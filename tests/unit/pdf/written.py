"""Ways to look into a PDF that was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from roadmap_desktop.reports.pdf.write import PdfResult


@dataclass(frozen=True, kw_only=True)
class Written:
    """A PDF that was written, opened again."""

    path: Path
    result: PdfResult
    reader: PdfReader

    def text(self, page: int) -> str:
        """Words of a page (from 1), each run of blanks as one."""
        return " ".join(self.reader.pages[page - 1].extract_text().split())

    @property
    def texts(self) -> list[str]:
        return [self.text(page) for page in range(1, len(self.reader.pages) + 1)]

    @property
    def bookmarks(self) -> list[tuple[str, int]]:
        """(title, page from 1)."""
        found = []
        for entry in self.reader.outline:
            assert not isinstance(entry, list)
            number = self.reader.get_destination_page_number(entry)
            assert number is not None
            found.append((str(entry.title), number + 1))
        return found

    def sizes(self, page: int) -> set[float]:
        """Type sizes used on a page, in points."""
        seen: set[float] = set()

        def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
            if text.strip():
                seen.add(round(size, 2))

        self.reader.pages[page - 1].extract_text(visitor_text=visit)
        return seen


Write = Callable[..., Written]
