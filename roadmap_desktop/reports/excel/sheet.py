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
from roadmap_desktop.reports.excel.styles import IN_PART, OPEN, rule

FIRST = 2
"""Column A holds the hidden ids."""
TOTAL_WIDTH = 150.0
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
        self._widths = _widths(content)
        self._validations: dict[str, DataValidation] = {}
        self.ids: list[str] = []
        self.head_row = 0
        """Row of the first table's head, 0 where there is no table."""
        self.last_table_row = 0

    def draw(self) -> None:
        """Title, line, blocks."""
        for column, width in self._widths.items():
            self._sheet.column_dimensions[get_column_letter(column)].width = width
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

    def _wide(self, text: str, style: str) -> None:
        """A text over the whole width."""
        last = max(self._widths)
        put(self._sheet, self._row, FIRST, text, style)
        self._sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=FIRST, end_column=last
        )
        width = sum(self._widths.values())
        fit_row(self._sheet, self._row, {FIRST: width}, {FIRST: text})
        self._row += 1

    def _facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        last = max(self._widths)
        wide = sum(w for c, w in self._widths.items() if c > FIRST)
        for label, text in pairs:
            if not text:
                continue
            put(self._sheet, self._row, FIRST, label, "doc key")
            put(self._sheet, self._row, FIRST + 1, text, "doc text")
            if last > FIRST + 1:
                self._sheet.merge_cells(
                    start_row=self._row,
                    end_row=self._row,
                    start_column=FIRST + 1,
                    end_column=last,
                )
            widths = {FIRST: self._widths[FIRST], FIRST + 1: wide}
            fit_row(self._sheet, self._row, widths, {FIRST: label, FIRST + 1: text})
            self._row += 1

    def _table(self, table: Table) -> None:
        shown = [c for c in table.columns if c.kind is not CellKind.PAGE]
        if not table.rows and not table.blank_rows:
            self._wide(table.empty or "Nothing is listed yet.", "doc plain")
            return
        for place, column in enumerate(shown):
            put(self._sheet, self._row, FIRST + place, column.title, "doc head")
        fit_row(
            self._sheet,
            self._row,
            self._widths,
            {FIRST + n: c.title for n, c in enumerate(shown)},
        )
        if not self.head_row:
            self.head_row = self._row
        first = self._row + 1
        self._row = first
        for row in table.rows:
            self._table_row(table, shown, row)
        for _ in range(table.blank_rows):
            for place, column in enumerate(shown):
                self._input(column, FIRST + place, None)
            self._sheet.row_dimensions[self._row].height = 22
            self._row += 1
        self.last_table_row = self._row - 1
        self._colour_states(shown, first, self._row - 1)

    def _table_row(self, table: Table, shown: Sequence[Column], row: Row) -> None:
        cells = [c for c, col in zip(row.cells, table.columns, strict=True) if col in shown]
        self._id(row.id)
        texts: dict[int, Any] = {}
        for place, (column, cell) in enumerate(zip(shown, cells, strict=True)):
            at = FIRST + place
            value: Any = cell.value
            if column.kind is CellKind.STATE and not column.editable:
                value = cell.word or str(cell.value or "").replace("_", " ")
            elif column.kind is CellKind.TAG and isinstance(value, str):
                value = value.upper()
            elif cell.note and column.kind is not CellKind.STATE:
                value = f"{value}\n{cell.note}" if value not in (None, "") else cell.note
            if column.editable:
                offered = tuple(cell.note.split("|")) if column.kind is CellKind.STATE else ()
                self._input(column, at, value, offered or column.choices)
            else:
                put(self._sheet, self._row, at, value, _style_of(column, value))
            texts[at] = value
        fit_row(self._sheet, self._row, self._widths, texts)
        self._row += 1

    def _input(self, column: Column, at: int, value: Any, choices: Sequence[str] = ()) -> None:
        style = "doc input date" if column.kind is CellKind.DATE else "doc input"
        cell = put(self._sheet, self._row, at, value, style)
        if choices:
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

    def _colour_states(self, shown: Sequence[Column], first: int, last: int) -> None:
        """Open is loud, in part is soft, done is quiet: in words and colour."""
        for place, column in enumerate(shown):
            if not (column.editable and (column.kind is CellKind.STATE or column.choices)):
                continue
            letter = get_column_letter(FIRST + place)
            area = f"{letter}{first}:{letter}{last}"
            for colour, words in _LOUD:
                tests = ",".join(f'{letter}{first}="{w}"' for w in words)
                loud = rule(f"OR({tests})", colour, bold=True)
                self._sheet.conditional_formatting.add(area, loud)

    def _id(self, row_id: str) -> None:
        put(self._sheet, self._row, 1, row_id, "doc plain")
        self.ids.append(row_id)


def _style_of(column: Column, value: Any) -> str:
    if isinstance(value, date):
        return "doc date"
    if isinstance(value, int | float):
        return "doc number"
    if column.strong or column.kind is CellKind.TAG:
        return "doc key"
    return "doc why" if column.key == "why" else "doc text"


def _widths(content: SheetContent) -> dict[int, float]:
    """Each column as wide as its widest use; the first never too narrow for a label."""
    widths: dict[int, float] = {FIRST: 24.0, FIRST + 1: 40.0}
    for block in content.blocks:
        if not isinstance(block, Table):
            continue
        shown = [c for c in block.columns if c.kind is not CellKind.PAGE]
        total = sum(c.share for c in shown)
        for place, column in enumerate(shown):
            least = 17.0 if column.kind is CellKind.DATE else 9.0
            width = max(least, column.share / total * TOTAL_WIDTH * min(1.0, len(shown) / 4))
            at = FIRST + place
            widths[at] = max(widths.get(at, 0.0), min(62.0, width))
    return widths
