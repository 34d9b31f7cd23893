"""Writes a document as PDF: aside first, checked, then moved into place."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reportlab.platypus.doctemplate import LayoutError

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.findings import Finding, Severity, Subject
from roadmap_desktop.reports.blocks import Document
from roadmap_desktop.reports.pdf.fonts import load_fonts
from roadmap_desktop.reports.pdf.layout import LaidOut, lay_out
from roadmap_desktop.reports.pdf.paper import Paper
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.reports.pdf.verify import verify

__all__ = ["Paper", "PdfResult", "write_pdf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfResult:
    """What was written."""

    pages: int
    size_bytes: int
    findings: tuple[Finding, ...] = ()
    """Warnings about characters that no bundled typeface has."""


def write_pdf(document: Document, path: Path, *, paper: Paper, fonts: Path) -> PdfResult:
    """Draw ``document`` and put it at ``path`` once it was read back complete.

    Raises PlanError; a file that was at ``path`` before is then untouched. The same document gives
    the same bytes. Serves S1-56, S0-84, S0-85 and X-16.
    """
    typesetter = Typesetter(fonts=load_fonts(fonts))
    try:
        laid_out = lay_out(document, paper, typesetter)
    except LayoutError as error:
        raise PlanError(
            "The PDF could not be laid out because one entry does not fit on a page; "
            "shorten the longest entry and export again."
        ) from error
    _put(path, laid_out)
    return PdfResult(
        pages=laid_out.pages.total,
        size_bytes=len(laid_out.content),
        findings=missing_characters(typesetter.missing),
    )


def _put(path: Path, laid_out: LaidOut) -> None:
    aside = path.with_name(path.name + ".part")
    try:
        with aside.open("wb") as stream:
            stream.write(laid_out.content)
            stream.flush()
            os.fsync(stream.fileno())
        verify(aside, laid_out)
        aside.replace(path)
    except OSError as error:
        raise PlanError(
            f"The PDF could not be written to {path}: {error.strerror or error}. Close it where it "
            "is open or choose another folder, and export again."
        ) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def missing_characters(missing: set[str]) -> tuple[Finding, ...]:
    """A warning that names the characters no bundled typeface has."""
    if not missing:
        return ()
    listed = " ".join(sorted(missing)[:12])
    return (
        Finding(
            code="document.characters_missing",
            severity=Severity.WARNING,
            subject=Subject(label="Characters in the PDF"),
            reason=f"{len(missing)} characters could not be printed and stand as �: {listed}",
            remedy="Write these words in Latin, Greek or Cyrillic letters and export again.",
        ),
    )
