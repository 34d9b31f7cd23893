"""What input cells take, and how their words stand out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from roadmap_desktop.reports.blocks import Cell, CellKind, Choices, Column
from roadmap_desktop.reports.excel.styles import IN_PART, OPEN, rule

LONGEST_LIST = 250
"""Characters of a drop-down's list; programs stop at 255."""


class Inputs:
    """Collects the input cells of a sheet, then gives each kind its drop-down and its colours.

    Cells are named as (column letters, row) and come from top to bottom.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._lists: dict[tuple[bool, tuple[str, ...]], list[tuple[str, int]]] = defaultdict(list)
        self._toned: dict[Choices, list[tuple[str, int]]] = defaultdict(list)
        self._dates: list[tuple[str, int]] = []

    def allow(self, letters: str, row: int, column: Column, content: Cell) -> None:
        """Let a person type into a cell what the cell itself or its column takes."""
        if content.choices is not None:
            self._lists[True, content.choices.words].append((letters, row))
            self._toned[content.choices].append((letters, row))
        elif column.choices:
            self._lists[False, column.choices].append((letters, row))
        elif column.kind is CellKind.DATE:
            self.allow_date(letters, row)

    def allow_date(self, letters: str, row: int) -> None:
        """Let a cell take a date."""
        self._dates.append((letters, row))

    def finish(self) -> None:
        """Write drop-downs and colours: still to do is loud, in part is soft, done is quiet."""
        for (strict, words), cells in self._lists.items():
            listed = ",".join(_quoted(word) for word in words)
            if len(listed) <= LONGEST_LIST:
                self._add(_drop_down(listed, strict=strict), cells)
        if self._dates:
            self._add(_a_date(), self._dates)
        for choices, cells in self._toned.items():
            first = "".join(map(str, cells[0]))
            for colour, words in ((OPEN, choices.loud), (IN_PART, choices.soft)):
                if words:
                    tests = ",".join(f'{first}="{_quoted(word)}"' for word in words)
                    look = rule(f"OR({tests})", colour, bold=True)
                    self._sheet.conditional_formatting.add(areas(cells), look)

    def _add(self, validation: DataValidation, cells: Sequence[tuple[str, int]]) -> None:
        for area in areas(cells).split():
            validation.add(area)
        self._sheet.add_data_validation(validation)


def areas(cells: Sequence[tuple[str, int]]) -> str:
    """Cells as few ranges: 'C5:C9 C12'."""
    runs: list[tuple[str, int, int]] = []
    for letters, row in cells:
        if runs and runs[-1][0] == letters and runs[-1][2] == row - 1:
            runs[-1] = (letters, runs[-1][1], row)
        else:
            runs.append((letters, row, row))
    return " ".join(f"{c}{a}:{c}{b}" if b > a else f"{c}{a}" for c, a, b in runs)


def _quoted(word: str) -> str:
    return word.replace('"', '""')


def _drop_down(listed: str, *, strict: bool) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=f'"{listed}"',
        allow_blank=True,
        showErrorMessage=strict,
        errorTitle="Not in the list",
        error="Choose one of the words in the list.",
    )


def _a_date() -> DataValidation:
    return DataValidation(
        type="date",
        operator="between",
        formula1="DATE(2000,1,1)",
        formula2="DATE(2199,12,31)",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="A date is needed",
        error="Type a date, for example 12 Jan 2027.",
    )
