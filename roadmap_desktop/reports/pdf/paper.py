"""The two papers and where text stands on them.

Text is 170 mm wide and composed for 235 mm on both, so that 'page 4' is true whichever is printed;
the 14 mm by which A4 is taller go into the rows meant for a pen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportlab.lib.units import mm

COLUMN = 25 * mm
GUTTER = 4 * mm
TEXT_WIDTH = 6 * COLUMN + 5 * GUTTER
TEXT_HEIGHT = 235 * mm
LANDSCAPE_WIDTH = (279.4 - 40) * mm
LANDSCAPE_HEIGHT = 169 * mm
"""What the lower of the two papers leaves between header and footer when turned."""


class Paper(StrEnum):
    """A paper format."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One side of paper with its text area, in points; the origin is the lower left corner."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    text_height: float
    """Height that text is composed for; what the paper has beyond it is room for pen rows."""

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def composed_width(self) -> float:
        """Width that text is set to: what the narrower paper offers, so that lines break alike."""
        return min(self.text_width, LANDSCAPE_WIDTH)

    @property
    def spare(self) -> float:
        """Height that only stretched pen rows may use."""
        return max(0.0, self.height - self.top - self.bottom - self.text_height)


_SIZES = {Paper.A4: (210 * mm, 297 * mm), Paper.LETTER: (215.9 * mm, 279.4 * mm)}


def portrait(paper: Paper) -> Sheet:
    """The upright page; the left margin leaves room for punch holes."""
    width, height = _SIZES[paper]
    left, top, bottom = (22, 24, 24) if paper is Paper.A4 else (25, 22, 22.4)
    return Sheet(
        width=width,
        height=height,
        left=left * mm,
        right=width - left * mm - TEXT_WIDTH,
        top=top * mm,
        bottom=bottom * mm,
        text_height=TEXT_HEIGHT,
    )


def landscape(paper: Paper) -> Sheet:
    """The turned page, for timelines and wide tables."""
    height, width = _SIZES[paper]
    return Sheet(
        width=width,
        height=height,
        left=20 * mm,
        right=20 * mm,
        top=20.5 * mm,
        bottom=20.5 * mm,
        text_height=LANDSCAPE_HEIGHT,
    )


def span(columns: int) -> float:
    """Width of that many grid columns with the gutters between them, in points."""
    return columns * COLUMN + (columns - 1) * GUTTER
