"""User text into cells as data, never as a formula, never silently cut."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Any

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from roadmap_desktop.domain.errors import PlanError

LONGEST = 32_767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
LINE_HEIGHT = 13.0
"""Points a line of Arial 10 takes."""
AIR = 6.0
CHARACTERS_PER_WIDTH = 1.12
"""Characters of ordinary text that fit into one unit of column width."""


def put(sheet: Worksheet, row: int, column: int, value: Any, style: str) -> Cell:
    """Write a value as data with a named style; ``PlanError`` for a text no cell can hold."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 -- merged cells are not used
    cell.style = style
    if isinstance(value, str):
        text = _CONTROL.sub("", value)
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
    return cell


def formula(sheet: Worksheet, row: int, column: int, text: str, style: str) -> Cell:
    """Write a formula of the program's own."""
    cell = put(sheet, row, column, None, style)
    cell.value = text
    return cell


def lines_needed(value: Any, width: float) -> int:
    """Lines a value takes in a column of that width; long words are torn."""
    if value is None or isinstance(value, int | float | date):
        return 1
    room = max(4, int(width * CHARACTERS_PER_WIDTH) - 2)
    total = 0
    for paragraph in str(value).splitlines() or [""]:
        used, lines = 0, 1
        for word in paragraph.split(" "):
            length = len(word)
            if used and used + 1 + length > room:
                lines += 1
                used = 0
            if length > room:
                lines += math.ceil(length / room) - 1
                length = length % room or room
            used += length + (1 if used else 0)
        total += lines
    return total


def fit_row(sheet: Worksheet, row: int, widths: dict[int, float], values: dict[int, Any]) -> None:
    """Make a row as tall as its tallest cell."""
    lines = max((lines_needed(v, widths[c]) for c, v in values.items()), default=1)
    sheet.row_dimensions[row].height = min(409.0, lines * LINE_HEIGHT + AIR)
