"""The workbook's named styles, made once and shared by every cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle

INK, SOFT, ACCENT, RULE, FAINT = "1A1A1A", "4D4D4D", "1F4B7F", "8C8C8C", "C8C8C8"
INPUT, IN_PART, OPEN, TINT = "FFF9E0", "FBEFD5", "F5D9A0", "F1F3F3"
BAR, PHASE, FLOAT = ACCENT, INK, "A9BFDB"
FAMILY = "Arial"
DATE_FORMAT = "ddd d mmm yyyy"
TIMELINE_DATE = "ddd d mmm"

_HAIR, _THIN = Side(style="hair", color=RULE), Side(style="thin", color=RULE)
_MEDIUM, _BAR = Side(style="medium", color=INK), Side(style="thick", color=ACCENT)
_WEEK = Side(style="hair", color=FAINT)
_ROW = Border(bottom=_HAIR)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_BESIDE = Border(left=_BAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the cells of one style look."""

    size: float = 10.0
    bold: bool = False
    italic: bool = False
    color: str = INK
    wrap: bool = True
    fill: str = ""
    border: Border | None = None
    locked: bool = True
    number_format: str = "General"
    across: str = "left"
    """Horizontal alignment."""
    indent: int = 1
    down: str = "center"
    """Vertical alignment."""


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "doc title": Look(size=16, bold=True, color=ACCENT, wrap=False),
        "doc line": Look(size=9.5, color=SOFT),
        "doc notice": Look(size=9.5, color=SOFT, wrap=False),
        "doc heading": Look(size=12, bold=True, color=ACCENT, wrap=False, down="bottom"),
        "doc head": Look(
            size=9.5, bold=True, color=SOFT, border=Border(bottom=_MEDIUM), down="bottom"
        ),
        "doc label": Look(size=9.5, bold=True, color=SOFT, down="bottom"),
        "doc value": Look(bold=True, border=_ROW, down="top"),
        "doc text": Look(border=_ROW),
        "doc plain": Look(),
        "doc list": Look(size=9.5, color=SOFT, border=_ROW),
        "doc key": Look(bold=True, border=_ROW),
        "doc why": Look(size=9.5, italic=True, color=SOFT, border=_ROW),
        "doc date": Look(border=_ROW, number_format=DATE_FORMAT),
        "doc number": Look(border=_ROW, number_format="#,##0.##"),
        "doc ask label": Look(size=9.5, bold=True, color=SOFT, fill=TINT, border=_BESIDE),
        "doc ask": Look(size=13, bold=True, fill=TINT, border=_BESIDE),
        "doc ask note": Look(size=9.5, fill=TINT, border=_BESIDE),
        "doc input": Look(fill=INPUT, border=_BOX, locked=False),
        "doc input date": Look(fill=INPUT, border=_BOX, locked=False, number_format=DATE_FORMAT),
        "plan phase": Look(bold=True, wrap=False, border=_ROW),
        "plan name": Look(wrap=False, border=_ROW, indent=2),
        "plan gate": Look(bold=True, wrap=False, border=_ROW, indent=2),
        "plan text": Look(wrap=False, border=_ROW),
        "plan date": Look(wrap=False, border=_ROW, number_format=TIMELINE_DATE),
        "plan far date": Look(wrap=False, border=_ROW, number_format="d mmm yyyy"),
        "plan input date": Look(
            wrap=False, fill=INPUT, border=_BOX, locked=False, number_format=TIMELINE_DATE
        ),
        "plan month": Look(bold=True, wrap=False, indent=0, down="bottom"),
        "plan tick": Look(size=9.5, wrap=False, indent=0, down="bottom"),
        "plan day": Look(
            size=9.5, color=SOFT, wrap=False, border=Border(bottom=_MEDIUM), indent=0, down="bottom"
        ),
        "plan week": Look(
            wrap=False, border=Border(bottom=_HAIR, left=_WEEK), across="center", indent=0
        ),
        "plan half": Look(wrap=False, border=_ROW, across="center", indent=0),
    }
)


def add_styles(book: Workbook) -> None:
    """Give a workbook its styles."""
    for name, look in LOOKS.items():
        style = NamedStyle(name=name)
        style.font = Font(
            name=FAMILY, size=look.size, bold=look.bold, italic=look.italic, color=look.color
        )
        style.alignment = Alignment(
            vertical=look.down, horizontal=look.across, indent=look.indent, wrap_text=look.wrap
        )
        if look.fill:
            style.fill = PatternFill("solid", fgColor=look.fill)
        if look.border:
            style.border = look.border
        style.protection = Protection(locked=look.locked)
        style.number_format = look.number_format
        book.add_named_style(style)


def rule(formula: str, colour: str, *, bold: bool = False) -> Rule:
    """A conditional format that fills the cells for which the formula holds."""
    look = DifferentialStyle(
        fill=PatternFill("solid", bgColor=colour), font=Font(bold=True) if bold else None
    )
    return Rule(type="expression", dxf=look, formula=[formula], stopIfTrue=True)
