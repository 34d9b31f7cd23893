"""Draws a plan in the list."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTime,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from roadmap_desktop.ui.home.model import PLAN, STANDING, Index, PlanListModel, Standing
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.dates import distance, short_day
from roadmap_desktop.ui.widgets.marks import draw_stage_dots

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import PlanSummary

_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignTop.value)
_WRAP = _LEFT | int(Qt.TextFlag.TextWordWrap)
SHARES = (44, 22, 28, 13)
"""Widths of plan, stage, next decision, changed."""


def _t(text: str) -> str:
    return QCoreApplication.translate("PlanList", text)


def changed_words(at: datetime, today: date) -> str:
    """'Today 10:42', 'Yesterday', '2 Oct', '2 Oct 2025'."""
    local = at.astimezone()
    days = (today - local.date()).days
    if days == 0:
        clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
        return _t("Today {clock}").format(clock=clock)
    if days == 1:
        return _t("Yesterday")
    pattern = "{d.day} {month}" if local.year == today.year else "{d.day} {month} {d.year}"
    month = QLocale().standaloneMonthName(local.month, QLocale.FormatType.ShortFormat)
    return pattern.format(d=local, month=month)


def plan_words(plan: PlanSummary, standing: Standing | None, today: date, page: int | None) -> str:
    """A row as a screen reader says it."""
    parts = [plan.title, plan.client_name]
    if plan.archived:
        parts.append(_t("Put away"))
    elif page is not None:
        parts.append(_t("Quick plan, page {page}").format(page=page + 1))
    elif standing is not None and standing.stage:
        parts.append(stage_words(standing))
        parts += list(decision_words(standing, today))
    parts.append(changed_words(plan.changed_at, today))
    return ", ".join(p for p in parts if p)


def stage_words(standing: Standing) -> str:
    """'4 of 8 · Controlled pilot'."""
    return _t("{stage} of 8 · {name}").format(stage=standing.stage, name=standing.stage_name)


def decision_words(standing: Standing, today: date) -> tuple[str, str]:
    """The next decision, and when it falls."""
    if not standing.decision or standing.decision_day is None:
        return _t("No decision open"), ""
    days = (standing.decision_day - today).days
    return standing.decision, f"{short_day(standing.decision_day)} · {distance(days)}"


class PlanDelegate(QStyledItemDelegate):
    """Title and firm, stage, next decision, last change."""

    def __init__(self, look: Look, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.today = today

    def columns(self, width: int) -> list[tuple[int, int]]:
        """(left, width) of each column; only the first and last where it is narrow."""
        px = self._look.px
        shares = SHARES if not self._look.is_narrow(width + px(320)) else (70, 30, 0, 0)
        room = width - px(16) - px(44)
        left, found = px(16), []
        for share in shares:
            wide = room * share // sum(shares)
            found.append((left, max(0, wide - px(20))))
            left += wide
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Tall enough for two lines under the title."""
        del index
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        lead = QFontMetrics(self._look.font("lead", 600)).height()
        small = QFontMetrics(self._look.font("small")).height()
        return QSize(width, lead + 2 * small + self._look.px(27))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        plan: PlanSummary = index.data(PLAN)
        standing: Standing | None = index.data(STANDING)
        model = index.model()
        page = model.unfinished.get(plan.id) if isinstance(model, PlanListModel) else None
        look, px, area = self._look, self._look.px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, look.colour("accent_fill"))
        painter.setPen(QPen(look.colour("rule"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        columns = self.columns(area.width())
        top = area.top() + px(12)
        self._plan(painter, plan, standing, QRect(columns[0][0], top, columns[0][1], area.height()))
        if columns[1][1]:
            place = QRect(columns[1][0], top, columns[1][1], area.height())
            self._stage(painter, plan, standing, page, place)
        if columns[2][1]:
            place = QRect(columns[2][0], top, columns[2][1], area.height())
            self._decision(painter, plan, standing, page, place)
        if columns[3][1]:
            words = changed_words(plan.changed_at, self.today)
            place = QRect(columns[3][0], top + px(3), columns[3][1] + px(20), px(20))
            self._say(painter, place, words, "small", "muted", 400)
        if chosen:
            self._more(painter, area)
            painter.fillRect(
                QRect(area.left(), area.top(), px(3), area.height()), look.colour("accent")
            )
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), min(px(3), 6)))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), px(4), px(4))
        painter.restore()

    def more_area(self, row: QRect) -> QRect:
        """Where the mark for the row's menu stands."""
        side = self._look.px(28)
        return QRect(
            row.right() - side - self._look.px(8), row.top() + self._look.px(8), side, side
        )

    def _more(self, painter: QPainter, row: QRect) -> None:
        area = self.more_area(row)
        mark = self._look.pixmap("ellipsis-vertical", "text", 18)
        side = self._look.px(18)
        painter.drawPixmap(
            area.x() + (area.width() - side) // 2, area.y() + (area.height() - side) // 2, mark
        )

    def _say(
        self, painter: QPainter, area: QRect, words: str, size: str, tone: str, weight: int
    ) -> int:
        font = self._look.font(size, weight)
        painter.setFont(font)
        painter.setPen(self._look.colour(tone))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, shown)
        return metrics.height()

    def _plan(
        self, painter: QPainter, plan: PlanSummary, standing: Standing | None, area: QRect
    ) -> None:
        tone = "muted" if plan.archived else "text"
        tall = self._say(painter, area, plan.title, "lead", tone, 600)
        firm = area.translated(0, tall + 1)
        tall += self._say(painter, firm, plan.client_name, "small", tone, 600)
        if standing is not None and standing.work:
            self._say(painter, area.translated(0, tall + 1), standing.work, "small", "muted", 400)

    def _stage(
        self,
        painter: QPainter,
        plan: PlanSummary,
        standing: Standing | None,
        page: int | None,
        area: QRect,
    ) -> None:
        look, px = self._look, self._look.px
        if plan.archived:
            self._say(painter, area.translated(0, px(3)), _t("Put away"), "small", "muted", 600)
            self._say(
                painter,
                area.translated(0, px(22)),
                _t("Kept for the record"),
                "small",
                "muted",
                400,
            )
            return
        if page is not None:
            self._say(painter, area.translated(0, px(3)), _t("Quick plan"), "body", "text", 500)
            words = _t("to be finished, page {page} of 8").format(page=min(page + 1, 8))
            self._say(painter, area.translated(0, px(22)), words, "small", "muted", 400)
            return
        if standing is None or not standing.stage:
            return
        draw_stage_dots(painter, look, QPointF(area.x(), area.y() + px(10)), standing.stage)
        self._say(painter, area.translated(0, px(22)), stage_words(standing), "small", "muted", 400)

    def _decision(
        self,
        painter: QPainter,
        plan: PlanSummary,
        standing: Standing | None,
        page: int | None,
        area: QRect,
    ) -> None:
        if plan.archived or standing is None or page is not None:
            return
        decision, when = decision_words(standing, self.today)
        late = standing.decision_day is not None and standing.decision_day < self.today
        quiet = not standing.decision
        self._say(
            painter, area, decision, "body", "muted" if quiet else "text", 400 if quiet else 500
        )
        place = area.translated(0, self._look.px(22))
        self._say(painter, place, when, "small", "error" if late else "muted", 400)
