"""Colours and type of every printed page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from roadmap_desktop.reports.inks import Ink
from roadmap_desktop.reports.pdf.fonts import BOLD, ITALIC, REGULAR

INK = HexColor(Ink.TEXT)
SOFT = HexColor(Ink.SOFT)
LINE = HexColor(Ink.LINE)
FAINT = HexColor(Ink.FAINT)
TINT = HexColor(Ink.TINT)
CLOSED = HexColor(Ink.CLOSED)
ACCENT = HexColor(Ink.ACCENT)
MID = HexColor(Ink.MID)
ALERT = HexColor(Ink.ALERT)
WHITE = HexColor(Ink.PAPER)

BOX = 4 * mm
"""Side of a box to tick."""
PEN_ROW = 22.0
"""Height of a row meant for a pen, in points."""
PEN_STRETCH = 0.12
"""Share by which pen rows grow on the taller paper."""
SIGN_ROW = 62.0
SIGN_ROW_SMALL = 46.0

SPACE_BEFORE_HEADING = 13.0
SPACE_AFTER_HEADING = 4.0
SPACE_BETWEEN_BLOCKS = 9.0


def _style(
    name: str, size: float, leading: float, font: str = REGULAR, color: Color = INK
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=color,
        bulletFontName=REGULAR,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


STYLES: Mapping[str, ParagraphStyle] = MappingProxyType(
    {
        style.name: style
        for style in (
            _style("title", 26, 31, BOLD, ACCENT),
            _style("page_title", 20, 25, BOLD, ACCENT),
            _style("standfirst", 11, 15, color=SOFT),
            _style("heading", 12, 16, BOLD, ACCENT),
            _style("subheading", 10, 14, BOLD),
            _style("body", 10, 14),
            _style("strong", 10, 14, BOLD),
            _style("cell", 9, 12.5),
            _style("cell_strong", 9, 12.5, BOLD),
            _style("cell_quiet", 9, 12.5, ITALIC, SOFT),
            _style("note", 8, 10.5, color=SOFT),
            _style("why", 8, 10.5, ITALIC, SOFT),
            _style("label", 8, 10.5, BOLD, SOFT),
            _style("question", 13.5, 18, BOLD),
            _style("card", 13.5, 18),
            _style("card_strong", 13.5, 18, BOLD),
            _style("card_head", 17, 21, BOLD),
            _style("card_title", 27, 32, BOLD, ACCENT),
        )
    }
)
