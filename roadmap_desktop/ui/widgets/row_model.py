"""The rows of a list one chooses from, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roadmap_desktop.drawing.mark_shapes import GateState

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, kw_only=True)
class RowItem:
    """One row."""

    key: str
    """What is handed back when it is chosen."""
    title: str
    second: str = ""
    state: str = ""
    """Words at the right: 'In progress'."""
    tone: str = ""
    """Tone of the state's badge; '' for bare muted words, 'done' for a tick before them."""
    icon: str = ""
    icon_tone: str = "text"
    gate: GateState | None = None
    heading: bool = False
    """A heading between rows; it cannot be chosen."""


class RowModel(QAbstractListModel):
    """The rows; one is changed in place where only it differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[RowItem, ...] = ()

    def show(self, items: Sequence[RowItem]) -> None:
        """Show these rows."""
        new = tuple(items)
        if [i.key for i in new] != [i.key for i in self.items]:
            self.beginResetModel()
            self.items = new
            self.endResetModel()
            return
        old, self.items = self.items, new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself, its title, or all its words for a screen reader."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ROW:
            return item
        if role == int(Qt.ItemDataRole.DisplayRole):
            return item.title
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (item.title, item.state, item.second) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and self.items[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
