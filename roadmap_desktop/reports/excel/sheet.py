"""Draws the blocks of one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
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
    Table,
    Text,
)
from roadmap_desktop.reports.content.workbook import SheetContent
from roadmap_desktop.reports.excel.cells import fit_row, put
from roadmap_desktop.reports.excel.grid import FIRST, Span, grid_for, shown_columns
from roadmap_desktop.reports.excel.styles import IN_PART, OPEN, rule

_LOUD = (
    (OPEN, ("open", "missing", "no", "weak", "nobody", "not planned", "not sure")),
    (IN_PART, ("in part", "claimed", "partly ready", "to a degree", "now and then")),
)
"""Words of states that stand out, and how."""


class SheetWriter:
    """Writes one sheet from top to bottom and remembers the ids it wrote."""

    def __init__(self, sheet: Worksheet, content: SheetContent) -> None:
        self._sheet = sheet
        self._content = content
        self._row = 1
        self._grid = grid_for(content.blocks)
        self._validations: dict[str, DataValidation] = {}
        self.ids: list[str] = []
        self.head_row = 0
        """Row of the first table's head, 0 where there is no table."""
        self.last_table_row = 0

    def draw(self) -> None:
        """Title, line, blocks."""
        for place, width in enumerate(self._grid.widths):
            self._sheet.column_dimensions[get_column_letter(FIRST + place)].width = width
        put(self._sheet, 1, FIRST, self._content.title, "doc title")
        self._sheet.row_dimensions[1].height = 26
        self._row = 2
        if self._content.line:
            self._wide(self._content.line, "doc line")
        for block in self._content.blocks:
            self._block(block)

    def notice(self, text: str) -> None:
        """The line under everything (S0-85)."""
        self._row += 1
        self._wide(text, "doc line")

    def _block(self, block: Any) -> None:
        match block:
            case Heading():
                self._row += 1
                put(self._sheet, self._row, FIRST, block.text, "doc heading")
                self._sheet.row_dimensions[self._row].height = 20
                self._row += 1
            case Text():
                self._wide(block.text, "doc plain")
            case Bullets():
                for item in block.items:
                    self._wide(f"• {item}", "doc plain")
            case Facts():
                self._facts([(f.label, f.text) for f in block.items if f.text])
            case Callout():
                self._facts([(block.label, block.text), ("", block.note)])
            case KeepTogether():
                for inner in block.blocks:
                    self._block(inner)
            case Table():
                self._table(block)
            case _:
                raise TypeError(f"no sheet draws {type(block).__name__}")

    def _spread(self, span: Span, value: Any, style: str) -> None:
        """Write over a span of columns; each of them gets the style, so that rules go through."""
        for column in range(span.first, span.last + 1):
            put(self._sheet, self._row, column, value if column == span.first else None, style)
        if span.last > span.first:
            self._sheet.merge_cells(
                start_row=self._row,
                end_row=self._row,
                start_column=span.first,
                end_column=span.last,
            )

    def _fit(self, texts: Sequence[tuple[Span, Any]]) -> None:
        widths = {span.first: span.width for span, _ in texts}
        fit_row(self._sheet, self._row, widths, {span.first: text for span, text in texts})
        self._row += 1

    def _wide(self, text: str, style: str) -> None:
        """A text over the whole width."""
        self._spread(self._grid.whole, text, style)
        self._fit([(self._grid.whole, text)])

    def _facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        left, right = self._grid.facts()
        for label, text in pairs:
            if text:
                self._spread(left, label, "doc key")
                self._spread(right, text, "doc text")
                self._fit([(left, label), (right, text)])

    def _table(self, table: Table) -> None:
        if not table.rows and not table.blank_rows:
            self._wide(table.empty or "Nothing is listed yet.", "doc plain")
            return
        shown = shown_columns(table)
        spans = self._grid.spans(shown)
        if not self.head_row:
            self.head_row = self._row
        for span, column in zip(spans, shown, strict=True):
            self._spread(span, column.title, "doc head")
        self._fit([(s, c.title) for s, c in zip(spans, shown, strict=True)])
        first = self._row
        for row in table.rows:
            self._table_row(table, spans, row)
        for _ in range(table.blank_rows):
            for span, column in zip(spans, shown, strict=True):
                self._input(column, span, None)
            self._sheet.row_dimensions[self._row].height = 22
            self._row += 1
        self.last_table_row = self._row - 1
        self._colour_states(shown, spans, first, self._row - 1)

    def _table_row(self, table: Table, spans: Sequence[Span], row: Row) -> None:
        self._id(row.id)
        shown = shown_columns(table)
        cells = [c for c, col in zip(row.cells, table.columns, strict=True) if col in shown]
        texts: list[tuple[Span, Any]] = []
        for span, column, cell in zip(spans, shown, cells, strict=True):
            value = _value_of(column, cell)
            if column.editable:
                offered = tuple(cell.note.split("|")) if column.kind is CellKind.STATE else ()
                self._input(column, span, value, offered or column.choices)
            else:
                self._spread(span, value, _style_of(column, value))
            texts.append((span, value))
        self._fit(texts)

    def _input(self, column: Column, span: Span, value: Any, choices: Sequence[str] = ()) -> None:
        style = "doc input date" if column.kind is CellKind.DATE else "doc input"
        self._spread(span, value, style)
        if choices:
            cell = self._sheet.cell(self._row, span.first)
            self._validation(choices).add(cell)

    def _validation(self, choices: Sequence[str]) -> DataValidation:
        listed = ",".join(choices)
        if listed not in self._validations:
            validation = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            validation.error = "Choose one of the words in the list."
            validation.errorTitle = "Not in the list"
            self._sheet.add_data_validation(validation)
            self._validations[listed] = validation
        return self._validations[listed]

    def _colour_states(
        self, shown: Sequence[Column], spans: Sequence[Span], first: int, last: int
    ) -> None:
        """Open is loud, in part is soft, done is quiet: in words and colour."""
        for span, column in zip(spans, shown, strict=True):
            if not (column.editable and (column.kind is CellKind.STATE or column.choices)):
                continue
            letter = get_column_letter(span.first)
            area = f"{letter}{first}:{letter}{last}"
            for colour, words in _LOUD:
                tests = ",".join(f'{letter}{first}="{w}"' for w in words)
                loud = rule(f"OR({tests})", colour, bold=True)
                self._sheet.conditional_formatting.add(area, loud)

    def _id(self, row_id: str) -> None:
        put(self._sheet, self._row, 1, row_id, "doc plain")
        self.ids.append(row_id)


def _value_of(column: Column, cell: Cell) -> Any:
    """What a cell shows: the state's word, a note under the value."""
    if column.kind is CellKind.STATE:
        return cell.value if column.editable else cell.word or str(cell.value).replace("_", " ")
    if column.kind is CellKind.TAG and isinstance(cell.value, str):
        return cell.value.upper()
    if cell.note:
        return f"{cell.value}\n{cell.note}" if cell.value not in (None, "") else cell.note
    return cell.value


def _style_of(column: Column, value: Any) -> str:
    if isinstance(value, date):
        return "doc date"
    if isinstance(value, int | float):
        return "doc number"
    if column.strong or column.kind is CellKind.TAG:
        return "doc key"
    return "doc why" if column.key == "why" else "doc text"
