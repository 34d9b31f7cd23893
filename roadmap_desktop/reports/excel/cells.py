"""User text into cells as data, never as a formula, never silently cut."""

from __future__ import annotations

import re
from typing import Any

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.reports.excel.measure import height_of
from roadmap_desktop.reports.excel.styles import LOOKS

LONGEST = 32_767
"""Characters a cell can hold."""
TALLEST = 400.0
"""Points a row may be high; programs stop at 409."""
AIR = 12.0
"""Points between the text of one row and the next."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cleaned(text: str) -> str:
    """The text without characters that no workbook can hold."""
    return _CONTROL.sub("", text)


def put(sheet: Worksheet, row: int, column: int, value: Any, style: str) -> None:
    """Write a value as data with a named style; ``PlanError`` for a text no cell can hold."""
    cell = _cell(sheet, row, column, style)
    if isinstance(value, str):
        text = cleaned(value)
        if len(text) > LONGEST:
            raise PlanError(
                f"A text of {len(text):,} characters does not fit into a cell of a workbook; "
                f"shorten it to {LONGEST:,} and export again."
            )
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_LOOKS_LIKE_A_FORMULA):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value


def formula(sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
    """Write a formula of the program's own."""
    _cell(sheet, row, column, style).value = text


def _cell(sheet: Worksheet, row: int, column: int, style: str) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"row {row} of {sheet.title} is part of a merged cell")
    cell.style = style
    return cell


def room_for(value: Any, width: float, style: str) -> float:
    """Height a value asks for in a column of that width, air included; in points."""
    look = LOOKS[style]
    text = value if isinstance(value, str) and look.wrap else ""
    return height_of(text, width, look.size, bold=look.bold) + AIR
