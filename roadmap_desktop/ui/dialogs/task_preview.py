"""The tasks of a foreign file as a table to look through before they are taken in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from roadmap_desktop.domain.model.tasks import LengthUnit
from roadmap_desktop.exchange.foreign_tasks import ForeignTask
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.dates import day_in_words

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
INDENT = "    "
DEEPEST = 8


class TaskPreviewModel(QAbstractTableModel):
    """Task, start, finish, length and owner of each row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks: Sequence[ForeignTask] = ()

    def show_tasks(self, tasks: Sequence[ForeignTask]) -> None:
        """Show these."""
        self.beginResetModel()
        self._tasks = tasks
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """As many as tasks."""
        return 0 if parent.isValid() else len(self._tasks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Five."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Column heads."""
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        heads = (
            self.tr("Task"),
            self.tr("Start"),
            self.tr("Finish"),
            self.tr("Length"),
            self.tr("Who"),
        )
        return heads[section]

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell; the whole name as its tooltip."""
        if not index.isValid():
            return None
        task = self._tasks[index.row()]
        if role == _TOOLTIP:
            return task.name
        if role != _DISPLAY:
            return None
        indented = INDENT * min(DEEPEST, task.level - 1) + task.name
        cells = (
            indented,
            _day(task.start),
            _day(task.finish),
            self._length(task),
            task.owner,
        )
        return cells[index.column()]

    def _length(self, task: ForeignTask) -> str:
        if task.milestone:
            return self.tr("milestone")
        if task.length is None:
            return ""
        one = {
            LengthUnit.WORKING_DAYS: self.tr("1 working day"),
            LengthUnit.CALENDAR_DAYS: self.tr("1 day through"),
            LengthUnit.WEEKS: self.tr("1 week"),
        }
        words = {
            LengthUnit.WORKING_DAYS: self.tr("{n} working days"),
            LengthUnit.CALENDAR_DAYS: self.tr("{n} days through"),
            LengthUnit.WEEKS: self.tr("{n} weeks"),
        }
        return one[task.unit] if task.length == 1 else words[task.unit].format(n=task.length)


def _day(day: date | None) -> str:
    return day_in_words(day) if day is not None else ""


def preview_table(look: Look, model: TaskPreviewModel, name: str) -> QTableView:
    """A table of it, to read by arrows; Tab leads out."""
    table = QTableView()
    table.setModel(model)
    table.setFont(look.font())
    table.setAccessibleName(name)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().setDefaultSectionSize(look.px(28))
    table.verticalHeader().setFont(look.font("small"))
    across = table.horizontalHeader()
    across.setFont(look.font("small", 600))
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    across.setMinimumSectionSize(look.px(60))
    across.setStretchLastSection(True)
    for column, wide in ((0, 230), (1, 136), (2, 136), (3, 124), (4, 100)):
        table.setColumnWidth(column, look.px(wide))
    table.setMinimumHeight(look.px(260))
    return table
