"""The cells of a sheet as values: what a number means follows from its format."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, timedelta

from roadmap_desktop.exchange.table_file import (
    LONGEST_CELL,
    MOST_COLUMNS,
    Cell,
    TableRow,
    check_size,
    trimmed,
)
from roadmap_desktop.exchange.xml_events import Fault, XmlFaultError

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_NOT_A_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What stands in a number's format without meaning: texts, colours, fillers."""
DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
PERCENTS = frozenset({9, 10})
MOST_STYLES = 70_000
"""A workbook can have about 65,000."""
LAST_SERIAL = 2_958_465
"""31 December 9999."""


class Styles:
    """Which style shows a number as a date or a share."""

    def __init__(self, *, since_1904: bool) -> None:
        self._first = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        self._formats: dict[int, str] = {}
        self._styles: list[int] = []
        self._inside = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        """An element of the style sheet begins."""
        if tag == "cellXfs":
            self._inside = True
        elif tag == "numFmt":
            bare = _NOT_A_FORMAT.sub("", given.get("formatCode", "")[:255])
            self._formats[_number(given.get("numFmtId", ""))] = bare.casefold()
        elif tag == "xf" and self._inside:
            if len(self._styles) > MOST_STYLES:
                raise XmlFaultError(Fault.TOO_MUCH)
            self._styles.append(_number(given.get("numFmtId", "")))

    def end(self, tag: str) -> None:
        """An element of the style sheet ends."""
        if tag == "cellXfs":
            self._inside = False

    def shown(self, number: float, style: int) -> Cell:
        """The number as the sheet means it: a date, a share with %, or itself."""
        if not math.isfinite(number):
            return None
        format_ = self._styles[style] if 0 <= style < len(self._styles) else 0
        code = self._formats.get(format_, "")
        if format_ in PERCENTS or "%" in code:
            return f"{number * 100:g}%"
        is_date = format_ in DATES or "y" in code or ("d" in code and "m" in code)
        if is_date and 1 <= number <= LAST_SERIAL:
            try:
                return self._first + timedelta(int(number))
            except OverflowError:
                return None
        return number


class SheetReader:
    """Collects the rows of a sheet that have something in them."""

    def __init__(self, name: str, styles: Styles, strings: Sequence[str]) -> None:
        self.rows: list[TableRow] = []
        self._name, self._styles, self._strings = name, styles, strings
        self._line = self._column = 0
        self._cells: dict[int, Cell] = {}
        self._kind = self._style = ""
        self._text: list[str] = []
        self._length = 0
        self._reading = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        """An element of the sheet begins."""
        if tag == "c":
            self._column += 1
            found = _REFERENCE.fullmatch(given.get("r", ""))
            if found:
                self._column = _column(found[1])
            self._kind, self._style = given.get("t", "n"), given.get("s", "0")
            self._text, self._length = [], 0
        elif tag in ("v", "t"):
            self._reading = True
        elif tag == "row":
            number = given.get("r", "")
            self._line = int(number) if number.isdecimal() and number.isascii() else self._line + 1
            self._cells, self._column = {}, 0

    def text(self, data: str) -> None:
        """Text within an element."""
        if self._reading and self._length < LONGEST_CELL:
            self._text.append(data)
            self._length += len(data)

    def end(self, tag: str) -> None:
        """An element of the sheet ends."""
        if tag in ("v", "t"):
            self._reading = False
        elif tag == "c":
            value = self._value("".join(self._text))
            if value is not None:
                check_size(0, self._column, self._name)
                self._cells[self._column] = value
        elif tag == "row" and self._cells:
            width = min(max(self._cells), MOST_COLUMNS)
            row = trimmed([self._cells.get(place) for place in range(1, width + 1)])
            if row:
                check_size(len(self.rows) + 1, len(row), self._name)
                self.rows.append(TableRow(self._line, row))

    def _value(self, text: str) -> Cell:
        if not text:
            return None
        match self._kind:
            case "s":
                place = _number(text)
                return self._strings[place] if 0 <= place < len(self._strings) else None
            case "b":
                return text == "1"
            case "n":
                try:
                    return self._styles.shown(float(text), _number(self._style))
                except ValueError:
                    return text
            case "d":
                return text
        return text


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place
