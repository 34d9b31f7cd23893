"""Plain text for a terminal: tables, dates, wrapped paragraphs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date

WIDTH = 96
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Columns as wide as their widest cell; ``right`` names columns that hold numbers."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]

    def drawn(line: Sequence[str]) -> str:
        cells = [
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        return "  ".join(cells).rstrip()

    return "\n".join([drawn(lines[0]), *(drawn(line) for line in lines[1:])])


def paragraph(text: str, *, indent: str = "") -> str:
    """Wrapped to the terminal's width."""
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def day(value: date | None) -> str:
    """'Tue 12 Jan 2027', '' for none; in English whatever the system's locale says."""
    if value is None:
        return ""
    weekday, month = WEEKDAYS[value.weekday()], MONTHS[value.month - 1]
    return f"{weekday} {value.day} {month} {value.year}"


def counted(count: int, one: str, many: str = "") -> str:
    """'1 finding', '3 findings'."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def size(count: int) -> str:
    """Bytes as '218 KB'."""
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"
