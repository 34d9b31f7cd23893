"""Draws a plan in the list, and tells all its words where the row has no room for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from roadmap_desktop.ui.home.model import PLAN, STANDING, Index, PlanListModel
from roadmap_desktop.ui.home.row_columns import RowMeasures
from roadmap_desktop.ui.home.row_pen import PlanRow, RowPen
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.row_marks import draw_focus_ring, draw_ground, is_lit

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import PlanSummary


class PlanDelegate(QStyledItemDelegate):
    """Title, firm and work, stage, next decision, last change, and the mark for the menu."""

    def __init__(self, look: Look, today: date, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._look = look
        self.measures = RowMeasures(look)
        self.today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list."""
        del option, index
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        return QSize(width, self.measures.row_height(width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        look, area = self._look, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, look, option)
        if index.row() > 0:
            rule = look.colour("border" if look.theme == "high" else "rule")
            painter.fillRect(area.left(), area.top(), area.width(), 1, rule)
        RowPen(painter, look, self.measures, _told(index), self.today).write(area)
        if is_lit(option):
            self._draw_more(painter, area)
        draw_focus_ring(painter, look, option)
        painter.restore()

    def _draw_more(self, painter: QPainter, area: QRect) -> None:
        """The mark that opens the row's menu."""
        place = QRect(0, 0, self._look.px(18), self._look.px(18))
        place.moveCenter(self.measures.more_area(area).center())
        painter.drawPixmap(place.topLeft(), self._look.pixmap("ellipsis-vertical", "text", 18))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """All words of the row, under the pointer."""
        model = _model_of(index)
        plan = model.plan_at(index)
        if plan is None:
            return False
        standing = model.standing_of(plan)
        work = standing.work if standing is not None else ""
        words = [p for p in (plan.title, plan.client_name, work) if p]
        QToolTip.showText(event.globalPos(), _wrapped(words), view, option.rect)
        return True


def _model_of(index: Index) -> PlanListModel:
    model = index.model()
    assert isinstance(model, PlanListModel)  # noqa: S101 -- made for this list alone
    return model


def _told(index: Index) -> PlanRow:
    model = _model_of(index)
    plan: PlanSummary = index.data(PLAN)
    return PlanRow(plan, index.data(STANDING), model.unfinished.get(plan.id), model.has_firms)


def _wrapped(lines: list[str]) -> str:
    """Plain text as a tooltip that breaks its lines."""
    from html import escape  # only where somebody points

    return "<p>" + "<br>".join(escape(one) for one in "\n".join(lines).split("\n")) + "</p>"
