"""How much room a text takes in a column, so that nothing is cut.

A workbook keeps the heights of its rows; no spreadsheet program makes room for a text in merged
cells by itself. Helvetica has the widths of Arial, in which sheets are set.
"""

from __future__ import annotations

import math
from functools import cache

from reportlab.pdfbase.pdfmetrics import stringWidth

POINTS_PER_WIDTH = 5.25
"""Points that one unit of column width takes: 7 pixels at 96 to the inch."""
PADDING = 13.0
"""Points of a column that no text may use: both edges, the indent, and a little to spare."""
LEADING = 1.28
"""Height of a line in sizes of its type."""
_WIDE = 0x2E80
"""From here on characters are as wide as they are high."""


@cache
def _character(character: str, bold: bool) -> float:
    """Width of a character in sizes of its type."""
    if ord(character) >= _WIDE:
        return 1.0
    name = "Helvetica-Bold" if bold else "Helvetica"
    return max(float(stringWidth(character, name, 1000)) / 1000, 0.19)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text on one line, in points."""
    return size * sum(_character(one, bold) for one in text)


def lines_needed(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Lines a text takes in a column of that width; a word wider than the column is torn."""
    room = max(size, width * POINTS_PER_WIDTH - PADDING)
    space = width_of(" ", size, bold=bold)
    total = 0
    for paragraph in text.splitlines() or [""]:
        lines, used = 1, 0.0
        for word in paragraph.split(" "):
            taken = width_of(word, size, bold=bold)
            if used and used + space + taken > room:
                lines, used = lines + 1, 0.0
            if taken > room:
                more = math.ceil(taken / (room - size)) - 1
                lines, taken = lines + more, room
            used += taken + (space if used else 0.0)
        total += lines
    return total


def height_of(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Height of a text in a column of that width, in points."""
    return lines_needed(text, width, size, bold=bold) * size * LEADING
