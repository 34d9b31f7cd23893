"""A list of records as a small spreadsheet: each cell is an edit of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from roadmap_desktop.domain.bindings import value_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Column, Question
from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.domain.content.terms import Choice
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.row_values import row_as_raw
from roadmap_desktop.exchange.values import choices_of
from roadmap_desktop.ui.answering.date_field import typed_date
from roadmap_desktop.ui.widgets.dates import day_in_words

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, str]
"""Row id and field."""
NEW_ROW = ""
"""Stands for the empty row at the end, in which a new one is begun."""
RAW = int(Qt.ItemDataRole.UserRole)
Rows = list[tuple[str, dict[str, Any]]]


class RowTableModel(QAbstractTableModel):
    """The rows of a list question, and an empty one at the end to begin the next in."""

    cell_edited = Signal(str, str, object)
    """Row id (``NEW_ROW`` for the empty one), field, and what was entered."""

    def __init__(
        self, question: Question, catalogue: Catalogue, font: QFont, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._leaning = QFont(font)
        self._leaning.setItalic(True)
        self.question = question
        self._catalogue = catalogue
        self._choices = {c.field: choices_of(c, catalogue) for c in question.columns}
        self.rows: Rows = []
        self.start: date | None = None
        """Where 'day 30' counts from."""
        self.begun: dict[str, Any] = {}
        """What stands in the empty row while something needed is still missing."""
        self.typed: dict[Cell, Any] = {}
        """What was typed into cells of other rows and is not kept, by row id and field."""

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's rows; only cells that differ are told."""
        self.start = plan.header.start
        records = value_of(plan, self.question, self._catalogue)
        new = [(r.id, row_as_raw(plan, self.question, r)) for r in records]
        there = {key for key, _ in new}
        self.typed = {cell: held for cell, held in self.typed.items() if cell[0] in there}
        self._take_out(there)
        self._put_in(new)
        if [key for key, _ in new] != [key for key, _ in self.rows]:
            self._rearrange(new)
        for place, (before, after) in enumerate(zip(self.rows, new, strict=True)):
            if before != after:
                self.rows[place] = after
                last = self.columnCount() - 1
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def _take_out(self, there: set[str]) -> None:
        """Take out the rows that are gone; the current cell stays where it is."""
        for place in reversed(range(len(self.rows))):
            if self.rows[place][0] not in there:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self.rows[place]
                self.endRemoveRows()

    def _put_in(self, new: Rows) -> None:
        """Put in the rows that are new. One at the end takes the empty row's place, so that who
        filled it goes on in the row that came of it."""
        known = {key for key, _ in self.rows}
        for place, row in enumerate(new):
            if row[0] in known:
                continue
            last = place >= len(self.rows)
            at = len(self.rows) + 1 if last else place
            self.beginInsertRows(QModelIndex(), at, at)
            self.rows.insert(place, row)
            self.endInsertRows()
            if last:
                end = self.index(len(self.rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(len(self.rows) - 1, 0), end)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, place, place)

    def _rearrange(self, new: Rows) -> None:
        """The same rows in another order."""
        self.layoutAboutToBeChanged.emit()
        old = [key for key, _ in self.rows]
        places = {key: place for place, (key, _) in enumerate(new)}
        self.rows = sorted(self.rows, key=lambda row: places[row[0]])
        for index in self.persistentIndexList():
            if index.row() < len(old):
                to = self.index(places[old[index.row()]], index.column())
                self.changePersistentIndex(index, to)
        self.layoutChanged.emit()

    def column(self, index: Index) -> Column:
        """The column of a cell."""
        return self.question.columns[index.column()]

    def choices(self, index: Index) -> Sequence[Choice]:
        """What may be chosen in a cell."""
        return self._choices[self.column(index).field]

    def row_id(self, place: int) -> str:
        """The id of a row, ``NEW_ROW`` for the empty one."""
        return self.rows[place][0] if 0 <= place < len(self.rows) else NEW_ROW

    def _cell(self, index: Index) -> Any:
        """What stands in a cell: what was typed, else what the plan holds."""
        cell = (self.row_id(index.row()), self.column(index).field)
        return self.typed.get(cell, self._kept(index))

    def _kept(self, index: Index) -> Any:
        place = index.row()
        row = self.rows[place][1] if place < len(self.rows) else self.begun
        return row.get(self.column(index).field, "")

    def is_typed(self, index: Index) -> bool:
        """What stands in a cell is not kept."""
        return (self.row_id(index.row()), self.column(index).field) in self.typed

    def hold(self, row_id: str, field: str, words: Any) -> None:
        """Show what was typed into a cell and is not kept."""
        self.typed[row_id, field] = words
        self._tell_cell(row_id, field)

    def let_go(self, row_id: str, field: str) -> None:
        """Show what the plan holds again."""
        if self.typed.pop((row_id, field), None) is not None:
            self._tell_cell(row_id, field)

    def _tell_cell(self, row_id: str, field: str) -> None:
        for place, (key, _) in enumerate(self.rows):
            if key == row_id:
                across = [c.field for c in self.question.columns].index(field)
                self.dataChanged.emit(self.index(place, across), self.index(place, across))

    # --- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """The rows and the empty one."""
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """The question's columns."""
        return 0 if parent.isValid() else len(self.question.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Labels across; numbers down."""
        if role == int(Qt.ItemDataRole.DisplayRole):
            if orientation == Qt.Orientation.Horizontal:
                column = self.question.columns[section]
                unit = f" ({column.unit})" if column.unit else ""
                return f"{column.label}{unit}"
            return str(section + 1) if section < len(self.rows) else "+"
        if role == int(Qt.ItemDataRole.ToolTipRole) and orientation == Qt.Orientation.Horizontal:
            return self.question.columns[section].hint
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited; yes and no is ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid():
            if self.column(index).kind is Kind.YES_NO:
                return flags | Qt.ItemFlag.ItemIsUserCheckable
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What a cell says, or holds."""
        if not index.isValid():
            return None
        value, column = self._cell(index), self.column(index)
        if role in (RAW, int(Qt.ItemDataRole.EditRole)):
            return value
        if role == int(Qt.ItemDataRole.CheckStateRole) and column.kind is Kind.YES_NO:
            return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)):
            if column.kind is Kind.YES_NO:
                return ""
            return self._words(index, value, column)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            words = self._words(index, value, column)
            if column.kind is Kind.YES_NO:
                words = "yes" if value else "no"
            unsure = ", not kept yet" if self.is_typed(index) else ""
            return f"{column.label}: {words or 'empty'}{unsure}"
        if role == int(Qt.ItemDataRole.FontRole) and self.is_typed(index):
            return self._leaning
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            across = (
                Qt.AlignmentFlag.AlignRight
                if column.kind is Kind.NUMBER
                else Qt.AlignmentFlag.AlignLeft
            )
            return across | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, index: Index, value: Any, column: Column) -> str:
        if value in ("", None):
            return ""
        texts = {c.id: c.text for c in self.choices(index)}
        if column.kind is Kind.ONE_OF:
            return texts.get(str(value), str(value))
        if column.kind is Kind.MANY_OF:
            return ", ".join(texts.get(str(one), str(one)) for one in value)
        if column.kind is Kind.NUMBER:
            return f"{value:g}" if isinstance(value, int | float) else str(value)
        if column.kind is Kind.DATE:
            day = typed_date(str(value), self.start)
            return day_in_words(day) if day else str(value)
        return str(value)

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tell what was entered; the plan answers with its new rows."""
        if not index.isValid():
            return False
        column = self.column(index)
        if role == int(Qt.ItemDataRole.CheckStateRole):
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role != int(Qt.ItemDataRole.EditRole):
            return False
        if value == self._kept(index) and not self.is_typed(index):
            return False
        self.cell_edited.emit(self.row_id(index.row()), column.field, value)
        return True

    def begin_row(self, values: dict[str, Any]) -> None:
        """Show what the empty row holds so far."""
        self.begun = values
        place = len(self.rows)
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))
