"""Makes a picture of the first page of a PDF."""

from __future__ import annotations

import io

import pypdfium2

from roadmap_desktop.domain.errors import PlanError

DOTS_PER_POINT = 2.0
"""144 dots an inch: sharp on a screen of twice the usual density."""
MOST_DOTS = 40_000_000
_COLOURS = 128
"""Enough for the few inks and the soft edges of type; a third of the size of true colour."""
_LONGEST_PAGE = 14_400.0
"""Points that a PDF page may measure."""


def paint_png(pdf: bytes) -> bytes:
    """The page as PNG; a very large one with fewer dots.

    Raises PlanError where the page is too large to be read as a picture at all.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        width, height = page.get_size()
        scale = min(DOTS_PER_POINT, (MOST_DOTS / (width * height)) ** 0.5)
        if scale < 1.0 or max(width, height) > _LONGEST_PAGE:
            raise PlanError(
                "The timeline is too large for one picture; show fewer rows or days, or write it "
                "as SVG or PDF."
            )
        picture = page.render(scale=scale).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    dots = round(scale * 72)
    picture.convert("RGB").quantize(_COLOURS).save(out, "PNG", dpi=(dots, dots))
    return out.getvalue()
