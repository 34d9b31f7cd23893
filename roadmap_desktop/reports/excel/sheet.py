"""Draws the blocks of one sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from roadmap_desktop.reports.blocks import (
    Bullets,
    Callout,
    Cell,
    CellKind,
    Column,
    Facts,
    Heading,
    KeepTogether,
    Row,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.content.workbook import SheetContent
from roadmap_desktop.reports.excel.cells import AIR, TALLEST, put, room_for
from roadmap_desktop.reports.excel.grid import FIRST, Span, grid_for, shown_columns
from roadmap_desktop.reports.excel.rules import Inputs

_PEN_ROW = 24.0
_BEFORE_HEADING = 16.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A value in the columns it takes, with its style."""

    span: Span
    value: Any
    style: str


class SheetWriter:
    """Writes one sheet from top to bottom and remembers the ids it wrote."""

    def __init__(self, sheet: Worksheet, content: SheetContent, identity: str) -> None:
        self._sheet = sheet
        self._content = content
        self._identity = identity
        self._row = 1
        self._grid = grid_for(content.blocks)
        self._inputs = Inputs(sheet)
        self.ids: list[str] = []
        self.head_row = 0
        """Row of the first table's head, 0 where there is no table."""
        self.last_table_row = 0

    @property
    def last_column(self) -> int:
        """The last column that is written on."""
        return self._grid.last

    def draw(self) -> None:
        """Title, which document it is, a line on the sheet, then the blocks."""
        for place, width in enumerate(self._grid.widths):
            self._sheet.column_dimensions[get_column_letter(FIRST + place)].width = width
        put(self._sheet, 1, FIRST, self._content.title, "doc title")
        self._sheet.row_dimensions[1].height = 28
        self._row = 2
        for line in (self._identity, self._content.line):
            if line:
                self._wide(line, "doc line", air=4)
        self._skip(6)
        for block in self._content.blocks:
            self._block(block)
        self._inputs.finish()

    def notice(self, text: str) -> None:
        """The line under everything (S0-85)."""
        self._skip(_BEFORE_HEADING)
        self._wide(text, "doc line")

    def _block(self, block: Any) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Text():
                if block.text:
                    self._wide(block.text, "doc line" if block.style is Style.NOTE else "doc plain")
            case Bullets():
                for item in block.items:
                    self._wide(f"• {item}", "doc plain")
            case Facts():
                shown = [(f.label, f.text) for f in block.items if f.text]
                draw = self._strip if block.strip else self._facts
                draw(shown)
            case Callout():
                self._callout(block)
            case KeepTogether():
                for inner in block.blocks:
                    self._block(inner)
            case Table():
                self._table(block)
            case _:
                raise TypeError(f"no sheet draws {type(block).__name__}")

    def _heading(self, heading: Heading) -> None:
        self._skip(_BEFORE_HEADING)
        put(self._sheet, self._row, FIRST, heading.text, "doc heading")
        self._skip(21)

    def _skip(self, height: float) -> None:
        self._sheet.row_dimensions[self._row].height = height
        self._row += 1

    def _write(self, pieces: Sequence[Piece], *, least: float = 0.0, air: float = AIR) -> None:
        """One line of the sheet, as high as its fullest piece.

        A line higher than a row may be takes several rows, whose cells become one.
        """
        needed = max(room_for(p.value, p.span.width, p.style) for p in pieces)
        height = max(least, needed + air - AIR)
        rows = math.ceil(height / TALLEST)
        last = self._row + rows - 1
        for piece in pieces:
            span = piece.span
            put(self._sheet, self._row, span.first, piece.value, piece.style)
            if rows > 1 or span.last > span.first:
                self._sheet.merge_cells(
                    start_row=self._row,
                    end_row=last,
                    start_column=span.first,
                    end_column=span.last,
                )
        for row in range(self._row, last + 1):
            self._sheet.row_dimensions[row].height = round(height / rows, 2)
        self._row = last + 1

    def _wide(self, text: str, style: str, *, air: float = AIR / 2) -> None:
        """A text over the whole width."""
        self._write([Piece(self._grid.whole, text, style)], air=air)

    def _facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        left, right = self._grid.label_and_text()
        for label, text in pairs:
            self._write([Piece(left, label, "doc key"), Piece(right, text, "doc text")])

    def _strip(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels side by side, what they stand for below."""
        spans = self._grid.equal(len(pairs))
        labels = [Piece(s, label, "doc label") for s, (label, _) in zip(spans, pairs, strict=True)]
        values = [Piece(s, text, "doc value") for s, (_, text) in zip(spans, pairs, strict=True)]
        self._write(labels, air=4)
        self._write(values, air=6)
        self._skip(8)

    def _callout(self, block: Callout) -> None:
        lines = (
            (block.label, "doc ask label"),
            (block.text, "doc ask"),
            (block.note, "doc ask note"),
        )
        for text, style in lines:
            if text:
                self._wide(text, style, air=8)
        self._skip(8)

    def _table(self, table: Table) -> None:
        if not table.rows and not table.blank_rows:
            self._wide(table.empty or "Nothing is listed yet.", "doc plain")
            return
        shown = shown_columns(table)
        spans = self._grid.spans(shown)
        if not self.head_row:
            self.head_row = self._row
        if any(c.title for c in shown):
            heads = [Piece(s, c.title, "doc head") for s, c in zip(spans, shown, strict=True)]
            self._write(heads, air=6)
        for row in table.rows:
            self._table_row(table, spans, row)
        for _ in range(table.blank_rows):
            blank = Row(id="", cells=tuple(Cell() for _ in table.columns))
            typed = [c.editable for c in shown]
            self._cells(spans, shown, blank, editable=typed if any(typed) else [True] * len(shown))
        self.last_table_row = self._row - 1

    def _table_row(self, table: Table, spans: Sequence[Span], row: Row) -> None:
        put(self._sheet, self._row, 1, row.id, "doc plain")
        self.ids.append(row.id)
        shown = shown_columns(table)
        cells = [c for c, col in zip(row.cells, table.columns, strict=True) if col in shown]
        self._cells(spans, shown, Row(id=row.id, cells=tuple(cells)), [c.editable for c in shown])

    def _cells(
        self, spans: Sequence[Span], shown: Sequence[Column], row: Row, editable: Sequence[bool]
    ) -> None:
        at = self._row
        pieces = []
        for span, column, cell, typed in zip(spans, shown, row.cells, editable, strict=True):
            value = _value_of(column, cell)
            pieces.append(Piece(span, value, _style_of(column, value, typed=typed)))
        self._write(pieces, least=_PEN_ROW if any(editable) else 0.0)
        for span, column, cell, typed in zip(spans, shown, row.cells, editable, strict=True):
            if typed:
                self._inputs.allow(get_column_letter(span.first), at, column, cell)


def _value_of(column: Column, cell: Cell) -> Any:
    """What a cell shows: the state's word, a note under the value."""
    if cell.choices is not None:
        return cell.value
    if column.kind is CellKind.STATE and cell.value is not None:
        return cell.word or str(cell.value).replace("_", " ")
    if column.kind is CellKind.TAG and isinstance(cell.value, str):
        return cell.value.upper()
    if cell.note:
        return f"{cell.value}\n{cell.note}" if cell.value not in (None, "") else cell.note
    return cell.value


def _style_of(column: Column, value: Any, *, typed: bool) -> str:
    if typed:
        return "doc input date" if column.kind is CellKind.DATE else "doc input"
    if isinstance(value, date):
        return "doc date"
    if isinstance(value, int | float):
        return "doc number"
    if column.strong or column.kind is CellKind.TAG:
        return "doc key"
    return {"why": "doc why", "list": "doc list"}.get(column.key, "doc text")
