"""Writes a timeline as PDF, SVG or PNG: read back, then put in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import pypdfium2

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.findings import Finding
from roadmap_desktop.reports.chart.content import TimelineContent
from roadmap_desktop.reports.chart.drawing import draw_timeline
from roadmap_desktop.reports.chart.options import Layout, PrintOptions
from roadmap_desktop.reports.chart.pdf import paint_pdf
from roadmap_desktop.reports.chart.png import paint_png
from roadmap_desktop.reports.chart.shapes import Drawing
from roadmap_desktop.reports.chart.svg import paint_svg
from roadmap_desktop.reports.files import put_in_place
from roadmap_desktop.reports.pdf.fonts import load_fonts
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.reports.pdf.write import missing_characters


class TimelineFormat(StrEnum):
    """A kind of file; pictures show everything on one sheet."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTimeline:
    """What was written."""

    pages: int
    size_bytes: int
    findings: tuple[Finding, ...] = ()
    """Warnings about characters that no bundled typeface has."""


def write_timeline(
    content: TimelineContent,
    path: Path,
    format_: TimelineFormat,
    *,
    options: PrintOptions,
    fonts: Path,
) -> WrittenTimeline:
    """Draw a timeline and put it at ``path`` (S1-56).

    The same timeline gives the same bytes. Raises PlanError where the options leave nothing to
    print, a picture would be too large, or the file cannot be written; an older file is then
    untouched.
    """
    typesetter = Typesetter(fonts=load_fonts(fonts))
    if format_ is not TimelineFormat.PDF:
        options = replace(options, layout=Layout.PICTURE)
    drawing = draw_timeline(content, options, typesetter)
    if format_ is TimelineFormat.SVG:
        made = paint_svg(drawing, typesetter, content.control.language)
        typesetter.missing.clear()  # whoever shows it has more typefaces
    else:
        made = paint_pdf(drawing, content.control, typesetter)
        verify(made, drawing)
        if format_ is TimelineFormat.PNG:
            made = paint_png(made)
    put_in_place(path, made)
    return WrittenTimeline(
        pages=len(drawing.pages),
        size_bytes=len(made),
        findings=missing_characters(typesetter.missing),
    )


def verify(made: bytes, drawing: Drawing) -> None:
    """Raise PlanError unless a reader finds every page with its title and its number."""
    try:
        document = pypdfium2.PdfDocument(made)
    except pypdfium2.PdfiumError as error:
        raise PlanError(_lacking(f"it cannot be opened again ({error})")) from error
    try:
        if len(document) != len(drawing.pages):
            raise PlanError(_lacking(f"{len(document)} of {len(drawing.pages)} pages are there"))
        for number in sorted({0, len(document) // 2, len(document) - 1}):
            text = document[number].get_textpage().get_text_bounded()
            if drawing.title not in text:
                raise PlanError(_lacking(f"page {number + 1} has no title"))
    finally:
        document.close()


def _lacking(what: str) -> str:
    return (
        f"The timeline was not written because it is not complete: {what}. "
        "Check the free space of the disk and export again."
    )
