"""The workbook's named styles, made once and shared by every cell."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle

INK, SOFT, ACCENT = "1A1A1A", "4D4D4D", "1F4B7F"
INPUT, IN_PART, OPEN = "FFF9E0", "F9E3B8", "EDBE6A"
CLOSED, BAR, PHASE, FLOAT = "E7E9E9", "1F4B7F", "1A1A1A", "A9BFDB"
FAMILY = "Arial"
DATE_FORMAT = "ddd d mmm yyyy"
TIMELINE_DATE = "ddd d mmm"

_THIN, _MEDIUM = Side(style="thin", color="8C8C8C"), Side(style="medium", color=INK)
_HAIR = Side(style="hair", color="8C8C8C")


def _style(
    name: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    color: str = INK,
    wrap: bool = True,
    fill: str = "",
    border: Border | None = None,
    locked: bool = True,
    number_format: str = "General",
) -> NamedStyle:
    style = NamedStyle(name=name)
    style.font = Font(name=FAMILY, size=size, bold=bold, italic=italic, color=color)
    style.alignment = Alignment(vertical="top", horizontal="left", indent=1, wrap_text=wrap)
    if fill:
        style.fill = PatternFill("solid", fgColor=fill)
    if border:
        style.border = border
    style.protection = Protection(locked=locked)
    style.number_format = number_format
    return style


def rule(formula: str, colour: str, *, bold: bool = False) -> Rule:
    """A conditional format that fills the cells for which the formula holds."""
    look = DifferentialStyle(
        fill=PatternFill("solid", bgColor=colour), font=Font(bold=True) if bold else None
    )
    return Rule(type="expression", dxf=look, formula=[formula], stopIfTrue=True)


def add_styles(book: Workbook) -> None:
    """Give a workbook its styles."""
    row = Border(bottom=_HAIR)
    box = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
    for style in (
        _style("doc title", 16, bold=True, color=ACCENT, wrap=False),
        _style("doc line", 9.5, color=SOFT, wrap=True),
        _style("doc notice", 9.5, color=SOFT, wrap=False),
        _style("doc heading", 12, bold=True, color=ACCENT, wrap=False),
        _style("doc head", 9.5, bold=True, color=SOFT, border=Border(bottom=_MEDIUM)),
        _style("doc text", 10, border=row),
        _style("doc plain", 10),
        _style("doc key", 10, bold=True, border=row),
        _style("doc why", 9.5, italic=True, color=SOFT, border=row),
        _style("doc date", 10, border=row, number_format=DATE_FORMAT),
        _style("doc number", 10, border=row, number_format="#,##0.##"),
        _style("doc input", 10, fill=INPUT, border=box, locked=False),
        _style("doc input key", 10, bold=True, fill=INPUT, border=box, locked=False),
        _style(
            "doc input date", 10, fill=INPUT, border=box, locked=False, number_format=DATE_FORMAT
        ),
        _style("plan name", 10, wrap=False, border=row),
        _style("plan strong", 10, bold=True, wrap=False, border=row),
        _style("plan date", 10, wrap=False, border=row, number_format=TIMELINE_DATE),
        _style(
            "plan input date",
            10,
            wrap=False,
            fill=INPUT,
            border=box,
            locked=False,
            number_format=TIMELINE_DATE,
        ),
    ):
        book.add_named_style(style)
