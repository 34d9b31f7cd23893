"""Paints the rows of the table and its head."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.timeline.geometry import ChartRow
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.columns import RIGHT_ALIGNED, Column, title
from roadmap_desktop.ui.timeline.header import HEADER
from roadmap_desktop.ui.timeline.rows_model import RowsModel
from roadmap_desktop.ui.widgets.marks import draw_gate

_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignVCenter.value)
_RIGHT = int(Qt.AlignmentFlag.AlignRight.value) | int(Qt.AlignmentFlag.AlignVCenter.value)
PHASE_INDENT, TASK_INDENT, LEVEL_INDENT = 26, 42, 18
TIGHT_PHASE, TIGHT_TASK, TIGHT_LEVEL = 22, 26, 12
"""The same where the names need the room."""
ARROW = 18
"""Px at 100 %: where names begin by their level, and how far before them the arrow of folding."""
_MOST_WORDS = 4_000
"""Shortened words that are kept; then they are worked out anew."""


class RowPainter:
    """Paints whole rows, which is much quicker than a delegate for every cell."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.tight = False
        """Names begin further left."""
        self._tall = look.px(ROW)
        self._plain, self._bold = look.font("body"), look.font("body", 600)
        self._small = look.font("small")
        self._metrics = {
            False: QFontMetrics(self._plain),
            True: QFontMetrics(self._bold),
        }
        self._colours = {
            name: look.colour(name)
            for name in ("raised", "sunken", "accent_fill", "accent", "text", "muted", "rule")
        }
        self._shortened: dict[tuple[str, int, bool], str] = {}

    def paint(
        self, painter: QPainter, table: QTableView, area: QRect, current: int, *, focus: bool
    ) -> None:
        """Paint the rows of a table that lie within an area of its viewport."""
        model, top = table.model(), table.verticalScrollBar().value()
        if not isinstance(model, RowsModel) or model.chart is None:
            return
        painter.fillRect(area, self._colours["raised"])
        wide = table.viewport().width()
        columns = [
            (column, table.columnViewportPosition(column), table.columnWidth(column))
            for column in Column
            if not table.isColumnHidden(column)
        ]
        first = max(0, (top + area.top()) // self._tall)
        last = min(len(model.chart) - 1, (top + area.bottom()) // self._tall)
        chosen = chosen_places(table, first, last)
        for place in range(first, last + 1):
            row = model.chart.row(place)
            here = QRect(0, place * self._tall - top, wide, self._tall)
            self._row(painter, model, row, here, columns, chosen=place in chosen)
            if place == current and focus:
                self._ring(painter, here)
                if table.currentIndex().column() != Column.TASK:
                    self._cell_ring(painter, table.visualRect(table.currentIndex()))

    def _row(
        self,
        painter: QPainter,
        model: RowsModel,
        row: ChartRow,
        here: QRect,
        columns: list[tuple[Column, int, int]],
        *,
        chosen: bool,
    ) -> None:
        px, colours = self._look.px, self._colours
        if chosen:
            painter.fillRect(here, colours["accent_fill"])
            painter.fillRect(QRect(0, here.top(), px(3), here.height()), colours["accent"])
        elif row.is_phase:
            painter.fillRect(here, colours["sunken"])
        painter.fillRect(QRect(0, here.bottom(), here.width(), 1), colours["rule"])
        gate = model.chart.gate(row.index) if model.chart else None
        strong = row.is_phase or row.task.summary or gate is not None or chosen
        for column, x, wide in columns:
            words, left, bold = model.cell(row, column), px(4), False
            if column is Column.TASK:
                left, bold = px(indent(row.task, tight=self.tight)), strong
                self._before_name(painter, model, row, gate, (x, here))
            if not words:
                continue
            right = column in RIGHT_ALIGNED
            room = wide - left - px(10 if right else 6)
            place = QRect(x + left, here.top(), room, here.height() - 1)
            painter.setFont(self._bold if bold else self._plain)
            painter.setPen(colours["text" if column is Column.TASK else "muted"])
            shown = self._fitting(words, room, bold=bold)
            painter.drawText(place, _RIGHT if right else _LEFT, shown)

    def _before_name(
        self,
        painter: QPainter,
        model: RowsModel,
        row: ChartRow,
        gate: GateState | None,
        at: tuple[int, QRect],
    ) -> None:
        """The arrow of a row that folds, the diamond of a gate."""
        look, px = self._look, self._look.px
        x, here = at
        fold = model.folds(row.task)
        before = x + px(indent(row.task, tight=self.tight))
        if fold is not None:
            name = "chevron-right" if fold in model.folded else "chevron-down"
            y = here.top() + (here.height() - px(14)) // 2
            painter.drawPixmap(before - px(ARROW), y, look.pixmap(name, "text", 14))
        elif gate is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            centre = QPointF(before - px(10), here.top() + here.height() / 2 - 0.5)
            draw_gate(painter, look, centre, px(6), gate)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _fitting(self, words: str, wide: int, *, bold: bool) -> str:
        key = (words, wide, bold)
        shown = self._shortened.get(key)
        if shown is None:
            if len(self._shortened) > _MOST_WORDS:
                self._shortened.clear()
            metrics = self._metrics[bold]
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide)
            self._shortened[key] = shown
        return shown

    def _ring(self, painter: QPainter, here: QRect) -> None:
        """The focus ring of a row, inside it."""
        wide = min(self._look.px(3), 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.colour("focus"), wide))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(here).adjusted(inset, inset, -inset, -inset - 1), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _cell_ring(self, painter: QPainter, cell: QRect) -> None:
        """The cell that keys would edit, inside the ring of its row."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.colour("accent"), 1))
        inset = min(self._look.px(3), 6)
        painter.drawRect(QRectF(cell).adjusted(0.5, inset + 0.5, -1.5, -inset - 1.5))


def indent(task: ScheduledTask, *, tight: bool = False) -> int:
    """Where a row's name begins in its column, px at 100 %: phase, task, subtasks by level."""
    if task.kind is TaskKind.PHASE:
        return TIGHT_PHASE if tight else PHASE_INDENT
    if tight:
        return TIGHT_TASK + task.level * TIGHT_LEVEL
    return TASK_INDENT + task.level * LEVEL_INDENT


def chosen_places(table: QTableView, first: int, last: int) -> set[int]:
    """The selected ones among some rows."""
    found: set[int] = set()
    selection = table.selectionModel().selection()
    for part in (selection.at(number) for number in range(selection.count())):
        found.update(range(max(first, part.top()), min(last, part.bottom()) + 1))
    return found


def paint_head(painter: QPainter, look: Look, head: QHeaderView, bands: Sequence[str]) -> None:
    """Column heads on top, and beside the time header what its lower bands are."""
    px, wide, band = look.px, head.viewport().width(), look.px(HEADER) // 3
    painter.fillRect(QRect(0, 0, wide, look.px(HEADER)), look.colour("sunken"))
    painter.setPen(look.colour("muted"))
    painter.setFont(look.font("small", 600))
    for column in Column:
        if head.isSectionHidden(column):
            continue
        x, room = head.sectionViewportPosition(column), head.sectionSize(column)
        left = px(10) if column is Column.TASK else px(4)
        right = column in RIGHT_ALIGNED
        place = QRect(x + left, 0, room - left - px(10 if right else 6), band)
        painter.drawText(place, _RIGHT if right else _LEFT, title(column))
        if x > 0:
            painter.fillRect(QRect(x - 1, px(4), 1, band - px(8)), look.colour("rule"))
    painter.setFont(look.font("small"))
    painter.fillRect(QRect(0, band, wide, 1), look.colour("rule"))
    for number, words in enumerate(bands, 1):
        place = QRect(0, band * number, wide - px(6), band)
        painter.drawText(place, _RIGHT, words)
    painter.fillRect(QRect(0, look.px(HEADER) - 1, wide, 1), look.colour("rule"))
