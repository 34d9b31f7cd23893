"""The rows of the timeline as a model: what the table shows and a screen reader reads out."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roadmap_desktop.timeline.geometry import ChartRow
from roadmap_desktop.timeline.words import short_date
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.row_words import row_sentence, short_names
from roadmap_desktop.ui.widgets.dates import short_day

Index = QModelIndex | QPersistentModelIndex
TASK, WHO, START, DAYS = range(4)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class RowsModel(QAbstractTableModel):
    """The rows of a chart that are not folded away."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.chart: ChartData | None = None
        self.folded: frozenset[str] = frozenset()
        self._who: dict[str, str] = {}

    def show_chart(self, chart: ChartData, folded: Collection[str]) -> None:
        """Show another chart; where the same rows stay, they are only to be drawn anew."""
        same = self.chart is not None and list(self.chart.row_of) == list(chart.row_of)
        if not same:
            self.beginResetModel()
        self.chart, self.folded = chart, frozenset(folded)
        self._who = short_names({task.owner for task in chart.tasks if task.owner})
        if not same:
            self.endResetModel()
        elif len(chart):
            self.dataChanged.emit(self.index(0, 0), self.index(len(chart) - 1, DAYS))

    def row(self, place: int) -> ChartRow | None:
        """One row, None where there is none."""
        if self.chart is None or not 0 <= place < len(self.chart):
            return None
        return self.chart.row(place)

    def head_of(self, place: int) -> int:
        """The row that heads the phase of a row."""
        while place > 0 and not self.chart_row(place).is_phase:
            place -= 1
        return place

    def chart_row(self, place: int) -> ChartRow:
        """One row that is known to be there."""
        row = self.row(place)
        if row is None:
            raise IndexError(place)
        return row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """How many rows are not folded away."""
        return 0 if parent.isValid() or self.chart is None else len(self.chart)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Task, who, start, days."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Column heads."""
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return (self.tr("Task"), self.tr("Who"), self.tr("Start"), self.tr("Days"))[section]
        return None

    def cell(self, row: ChartRow, column: int) -> str:
        """What a cell says."""
        task = row.task
        if column == TASK:
            return f"{row.number}  {row.name}" if row.number else row.name
        if column == WHO:
            return self._who.get(row.who, row.who)
        if column == START:
            year = self.chart.schedule.start.year if self.chart else task.start.year
            if task.tail and task.start.year > year:
                return f"{short_date(task.start)} {task.start.year}"
            return short_day(task.start)
        if task.occurrences:
            return f"{len(task.occurrences)} ×"
        if row.is_phase:
            return "" if task.tail else str(task.finish_day - task.start_day + 1)
        return str(task.working_days or "")

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell; its tooltip is the row in words, and a screen reader reads that out."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or self.chart is None:
            return None
        if role == _DISPLAY or (role == _ACCESSIBLE and index.column() != TASK):
            return self.cell(row, index.column())
        if role == _TOOLTIP:
            return self.sentence(row)
        if role == _ACCESSIBLE:
            return self.sentence(row) + self._fold_words(row)
        return None

    def sentence(self, row: ChartRow) -> str:
        """The row in words."""
        return row_sentence(row.task, self.chart.gate(row.index) if self.chart else None)

    def _fold_words(self, row: ChartRow) -> str:
        if not row.is_phase:
            return ""
        folded = row.task.phase in self.folded
        return ", " + (self.tr("folded") if folded else self.tr("unfolded"))
