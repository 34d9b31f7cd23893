"""The rows of the timeline as a model: what the table shows and a screen reader reads out."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.geometry import ChartRow
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.ui.timeline.cell_words import CellWords
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.columns import Column, meaning, title
from roadmap_desktop.ui.timeline.row_words import row_sentence

TASK, WHO, START, DAYS = Column.TASK, Column.WHO, Column.START, Column.DAYS
Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class RowsModel(QAbstractTableModel):
    """The rows of a chart that are neither folded away nor filtered out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.chart: ChartData | None = None
        self.folded: frozenset[str] = frozenset()
        self._words: CellWords | None = None

    def show_chart(self, chart: ChartData, folded: Collection[str]) -> None:
        """Show another chart; where the same rows stay, they are only to be drawn anew."""
        same = self.chart is not None and list(self.chart.row_of) == list(chart.row_of)
        if not same:
            self.beginResetModel()
        words = self._words
        known = words is not None and words.schedule is chart.schedule
        if words is None or not known or words.baseline != chart.baseline:
            self._words = CellWords(chart.schedule, chart.baseline, words)
        self.chart, self.folded = chart, frozenset(folded)
        if not same:
            self.endResetModel()
        elif len(chart):
            self.dataChanged.emit(self.index(0, 0), self.index(len(chart) - 1, len(Column) - 1))

    @property
    def schedule(self) -> Schedule:
        """The schedule that is shown."""
        if self.chart is None:
            raise LookupError("no schedule is shown yet")
        return self.chart.schedule

    @property
    def words(self) -> CellWords:
        """What the cells say."""
        if self._words is None:
            raise LookupError("no schedule is shown yet")
        return self._words

    def row(self, place: int) -> ChartRow | None:
        """One row, None where there is none."""
        if self.chart is None or not 0 <= place < len(self.chart):
            return None
        return self.chart.row(place)

    def task(self, place: int) -> ScheduledTask | None:
        """The task in a row, None where there is none."""
        if self.chart is None or not 0 <= place < len(self.chart):
            return None
        return self.chart.tasks[place]

    def place_of(self, row_id: str) -> int:
        """Where a row stands, -1 for one that is not shown."""
        return self.chart.row_of.get(row_id, -1) if self.chart else -1

    def folds(self, task: ScheduledTask) -> str | None:
        """The id under which a row folds; None for one that does not."""
        if task.summary:
            return task.id
        return task.phase if task.kind is TaskKind.PHASE else None

    def head_of(self, place: int) -> int:
        """The row that a row is folded away with: its summary, else the head of its phase."""
        here = self.task(place)
        parent = self.place_of(here.parent) if here is not None and here.parent else -1
        if parent >= 0:
            return parent
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
        """How many rows are shown."""
        return 0 if parent.isValid() or self.chart is None else len(self.chart)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """All columns, shown or not."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Column heads; what a column means is its tooltip."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return title(Column(section))
        return meaning(Column(section)) if role in (_TOOLTIP, _ACCESSIBLE) else None

    def cell(self, row: ChartRow, column: Column) -> str:
        """What a cell says."""
        if column is Column.TASK and row.number:
            return f"{row.number}  {row.name}"
        return self.words.cell(row.task, column)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell; its tooltip is the row in words, and a screen reader reads that out."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or self.chart is None:
            return None
        column = Column(index.column())
        if role == _DISPLAY or (role == _ACCESSIBLE and column is not Column.TASK):
            return self.cell(row, column)
        if role == _TOOLTIP:
            return self.sentence(row)
        if role == _ACCESSIBLE:
            return self.sentence(row) + self._fold_words(row)
        return None

    def sentence(self, row: ChartRow) -> str:
        """The row in words."""
        return row_sentence(row.task, self.chart.gate(row.index) if self.chart else None)

    def _fold_words(self, row: ChartRow) -> str:
        fold = self.folds(row.task)
        if fold is None:
            return ""
        return ", " + (self.tr("folded") if fold in self.folded else self.tr("unfolded"))
