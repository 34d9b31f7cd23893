"""A table out of a CSV or Excel file: rows of plain cells, with the lines they stand on.

Both come from strangers: sizes are bounded, nothing in them is run, and a damaged file is refused
in one sentence.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from roadmap_desktop.domain.errors import PlanError

Cell = str | float | bool | date | None
"""What a cell may hold; whole numbers come as floats too where a workbook has them so."""

LARGEST_FILE = 16 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 20_000, 200
LONGEST_CELL = 20_000
DELIMITERS = (";", ",", "\t", "|")
LOOKED_AT = 60
"""Rows by which the delimiter is guessed."""
WORKBOOK = b"PK\x03\x04"
OLE_FILE = b"\xd0\xcf\x11\xe0"
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class TableRefusedError(PlanError):
    """A file that is not read."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, blank ones are left out."""

    line: int
    """Line of the text, or row of the sheet, on which it begins; counted from 1."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a file holds, with how it was understood."""

    name: str
    rows: tuple[TableRow, ...]
    encoding: str = ""
    """'' for a workbook."""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    """Every sheet of the workbook."""

    @property
    def width(self) -> int:
        """Number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)


def open_table(path: Path, *, sheet: str = "", delimiter: str = "", encoding: str = "") -> Table:
    """The table in a file; what is not given is guessed.

    Raises ``PlanError`` where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise TableRefusedError(
            f"{path} cannot be read ({reason}); check name and rights."
        ) from None
    return read_table(content, path.name, sheet=sheet, delimiter=delimiter, encoding=encoding)


def read_table(
    content: bytes, name: str, *, sheet: str = "", delimiter: str = "", encoding: str = ""
) -> Table:
    """Like ``open_table``, from what the file holds."""
    if len(content) > LARGEST_FILE:
        raise TableRefusedError(
            f"{name} is larger than {LARGEST_FILE // 1024 // 1024} MB; save only the list of tasks."
        )
    if content.startswith(OLE_FILE):
        raise TableRefusedError(
            f"{name} is a workbook of the old kind (.xls) or protected by a password; save it as "
            ".xlsx without one."
        )
    if content.startswith(WORKBOOK):
        from roadmap_desktop.exchange.workbook_cells import read_workbook

        return read_workbook(content, name, sheet)
    return _read_text(content, name, delimiter, encoding)


def _read_text(content: bytes, name: str, delimiter: str, encoding: str) -> Table:
    encoding = encoding or _encoding_of(content)
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise TableRefusedError(
            f"{name} is no text in {encoding[:40]}; choose another encoding, or save it as UTF-8."
        ) from None
    if "\0" in text:
        raise TableRefusedError(
            f"{name} is no list of tasks; choose a .csv or .xlsx file, or MS Project's XML."
        )
    first, _, rest = text.partition("\n")
    lines_before = 0
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, lines_before = delimiter or first.strip()[4], rest, 1
    delimiter = delimiter or _delimiter_of(text)
    rows = tuple(_rows(text, delimiter, lines_before, name))
    if not rows:
        raise TableRefusedError(f"{name} is empty; there is nothing to take over.")
    return Table(name=name, rows=rows, encoding=encoding, delimiter=delimiter)


def _encoding_of(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            content.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1"
        return "cp1252"
    return "utf-8"


def _delimiter_of(text: str) -> str:
    """The one that cuts the first rows into the same number of columns most often."""

    def evenness(delimiter: str) -> tuple[float, int]:
        widths = [len(cells) for cells in _records(text, delimiter, LOOKED_AT)]
        if not widths:
            return 0, 0
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        return (widths.count(usual) / len(widths), usual) if usual > 1 else (0, 0)

    return max(DELIMITERS, key=evenness)


def _records(text: str, delimiter: str, most: int) -> list[list[str]]:
    found = []
    try:
        for cells in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in cells):
                found.append(cells)
            if len(found) == most:
                break
    except csv.Error:
        pass
    return found


def _rows(text: str, delimiter: str, lines_before: int, name: str) -> Iterator[TableRow]:
    if len(delimiter) != 1 or delimiter in '"\r\n ':
        raise TableRefusedError("A list is divided by one sign, such as ; or a comma; choose one.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    count = 0
    line = lines_before + 1
    try:
        for cells in reader:
            row = trimmed(cells)
            if row:
                count += 1
                check_size(count, len(row), name)
                yield TableRow(line, row)
            line = lines_before + reader.line_num + 1
    except csv.Error:
        raise TableRefusedError(
            f"{name} has a text in quotes that does not end (line {line}); close it, or choose "
            "another delimiter."
        ) from None


def trimmed(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells without empty ones at the end; () for a blank row."""
    last = len(cells)
    while last and (cells[last - 1] is None or str(cells[last - 1]).strip() == ""):
        last -= 1
    return tuple(c[:LONGEST_CELL] if isinstance(c, str) else c for c in cells[:last])


def check_size(rows: int, columns: int, name: str) -> None:
    """Refuse a table beyond what a list of tasks can be."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise TableRefusedError(
            f"{name} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns; save only the list"
            " of tasks."
        )
