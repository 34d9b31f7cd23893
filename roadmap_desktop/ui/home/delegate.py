"""Draws a plan in the list: beside each other where there is room, else below each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from roadmap_desktop.ui.home.model import PLAN, STANDING, Index, PlanListModel, Standing
from roadmap_desktop.ui.home.row_words import (
    STAGES,
    away_words,
    changed_words,
    decision_words,
    stage_words,
    unfinished_words,
)
from roadmap_desktop.ui.home.wrapping import lines_of
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.marks import draw_stage_dots

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import PlanSummary

_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignTop.value)
STACKED_BELOW = 680
"""Width ÷ scale in px under which a row has one column."""
TIGHT_BELOW = 440
"""Under this the day of the last change stands beside the firm."""
PAD = 12
GAP = 20
MORE = 44
"""Room at the right for the mark that opens the row's menu."""


@dataclass(frozen=True)
class Columns:
    """Left edge and width of each column; stage and decision stand in the first where stacked."""

    plan: tuple[int, int]
    stage: tuple[int, int]
    decision: tuple[int, int]
    changed: tuple[int, int]
    stacked: bool


class PlanDelegate(QStyledItemDelegate):
    """Title, firm and work, stage, next decision, last change, and the mark for the menu."""

    def __init__(self, look: Look, today: date, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._look = look
        self._metrics = {
            (size, weight): QFontMetrics(look.font(size, weight))
            for size in ("lead", "body", "small")
            for weight in (400, 500, 600)
        }
        self.today = today

    # --- measures ----------------------------------------------------------------------------

    def columns(self, width: int) -> Columns:
        """Where the columns stand in a row of this width."""
        px = self._look.px
        small = self._metrics["small", 400]
        changed = max(small.horizontalAdvance(w) for w in ("Today 10:42", "30 Sep 2025")) + px(8)
        left, right = px(16), width - px(MORE)
        last = (right - changed, changed)
        whole = (left, max(px(80), right - left))
        if width < px(TIGHT_BELOW):
            return Columns(whole, whole, whole, (right, 0), stacked=True)
        if width < px(STACKED_BELOW):
            title = (left, last[0] - px(GAP) - left)
            return Columns(title, whole, whole, last, stacked=True)
        room = last[0] - px(GAP) - left
        stage, decision = room * 25 // 100, room * 27 // 100
        plan = room - stage - decision
        return Columns(
            (left, plan - px(GAP)),
            (left + plan, stage - px(GAP // 2)),
            (left + plan + stage, decision - px(GAP // 2)),
            last,
            stacked=False,
        )

    def row_height(self, width: int) -> int:
        """Every row has room for a title of two lines, so that all are equally high."""
        lead, small = self._tall("lead", 600), self._tall("small", 400)
        lines = max(2 * lead + small, lead + 2 * small)
        if width < self._look.px(STACKED_BELOW):
            lines += 2 * small + self._look.px(8)
        return lines + 2 * self._look.px(PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list."""
        del option, index
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        return QSize(width, self.row_height(width))

    def more_area(self, row: QRect) -> QRect:
        """Where the mark for the row's menu stands."""
        px = self._look.px
        return QRect(row.right() - px(36), row.top() + px(7), px(28), px(28))

    def _tall(self, size: str, weight: int) -> int:
        return self._metrics[size, weight].height()

    # --- drawing -----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        plan: PlanSummary = index.data(PLAN)
        look, px, area = self._look, self._look.px, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or over:
            painter.fillRect(area, look.colour("accent_fill"))
        if index.row() > 0:
            painter.fillRect(area.left(), area.top(), area.width(), 1, look.colour(self._rule))
        if chosen:
            painter.fillRect(area.left(), area.top(), px(3), area.height(), look.colour("accent"))
        self._columns(painter, plan, index, area)
        if chosen or over:
            mark = look.pixmap("ellipsis-vertical", "text", 18)
            place = QRect(0, 0, px(18), px(18))
            place.moveCenter(self.more_area(area).center())
            painter.drawPixmap(place.topLeft(), mark)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), min(px(3), 6)))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), px(4), px(4))
        painter.restore()

    @property
    def _rule(self) -> str:
        return "border" if self._look.theme == "high" else "rule"

    def _columns(self, painter: QPainter, plan: PlanSummary, index: Index, area: QRect) -> None:
        standing: Standing | None = index.data(STANDING)
        columns = self.columns(area.width())
        top = area.top() + self._look.px(PAD)

        def place(column: tuple[int, int], y: int) -> QRect:
            return QRect(area.left() + column[0], y, column[1], area.bottom() - y)

        named = self._model_of(index).has_firms or _says_the_same(plan, standing)
        firm = [plan.client_name] if named else []
        if not columns.changed[1]:
            firm.append(changed_words(plan.changed_at, self.today))
        below = self._plan(painter, plan, standing, " · ".join(firm), place(columns.plan, top))
        if columns.changed[1]:
            words = changed_words(plan.changed_at, self.today)
            last = place(columns.changed, top + self._look.px(3))
            self._say(painter, last, words, "small", "muted")
        if columns.stacked:
            self._stacked(painter, plan, index, place(columns.stage, below + self._look.px(4)))
        else:
            self._stage(painter, plan, index, place(columns.stage, top))
            self._decision(painter, plan, index, place(columns.decision, top))

    def _model_of(self, index: Index) -> PlanListModel:
        model = index.model()
        assert isinstance(model, PlanListModel)  # noqa: S101 -- made for this list alone
        return model

    def _plan(
        self,
        painter: QPainter,
        plan: PlanSummary,
        standing: Standing | None,
        firm: str,
        area: QRect,
    ) -> int:
        """Title, firm and work on three lines; says where they end."""
        tone = "muted" if plan.archived else "text"
        title = lines_of(self._look.font("lead", 600), plan.title, area.width(), 2)
        y = area.top()
        for one in title:
            y += self._say(painter, self._at(area, y), one, "lead", tone, 600)
        left = 3 - len(title)
        if firm:
            y += self._say(painter, self._at(area, y), firm, "small", tone, 500)
            left -= 1
        work = standing.work if standing is not None else ""
        if _says_the_same(plan, standing):
            work = ""
        for one in lines_of(self._look.font("small"), work, area.width(), left) if left else ():
            y += self._say(painter, self._at(area, y), one, "small", "muted")
        return y

    def _at(self, area: QRect, y: int) -> QRect:
        return QRect(area.left(), y, area.width(), area.height())

    def _stage(self, painter: QPainter, plan: PlanSummary, index: Index, area: QRect) -> None:
        look, px = self._look, self._look.px
        second = area.translated(0, px(23))
        page = self._model_of(index).unfinished.get(plan.id)
        standing: Standing | None = index.data(STANDING)
        if plan.archived:
            badge, words = away_words()
            self._badge(painter, area.topLeft().x(), area.top(), badge)
            self._say(painter, second, words, "small", "muted")
        elif page is not None:
            words, hint = unfinished_words(page)
            lines = lines_of(look.font("body", 500), words, area.width(), 2)
            y = area.top()
            for one in lines:
                y += self._say(painter, self._at(area, y), one, "body", "text", 500)
            self._say(painter, self._at(area, y + px(2)), hint, "small", "muted")
        elif standing is not None:
            if standing.stage:
                middle = QPointF(area.left(), area.top() + px(10))
                draw_stage_dots(painter, look, middle, standing.stage, STAGES)
            self._say(painter, second, stage_words(standing), "small", "muted")

    def _decision(self, painter: QPainter, plan: PlanSummary, index: Index, area: QRect) -> None:
        standing: Standing | None = index.data(STANDING)
        if self._says_nothing(plan, index) or standing is None:
            return
        decision, when = decision_words(standing, self.today)
        if standing.decision:
            self._say(painter, area, decision, "body", "text", 500)
        else:
            self._say(painter, area, decision, "body", "muted")
        tone = "error" if self._is_late(standing) else "muted"
        self._say(painter, area.translated(0, self._look.px(23)), when, "small", tone)

    def _stacked(self, painter: QPainter, plan: PlanSummary, index: Index, area: QRect) -> None:
        """Stage and decision, each on a line of its own."""
        look, px = self._look, self._look.px
        tall = self._tall("small", 400)
        page = self._model_of(index).unfinished.get(plan.id)
        standing: Standing | None = index.data(STANDING)
        if plan.archived:
            badge, words = away_words()
            wide = self._badge(painter, area.left(), area.top(), badge)
            self._say(painter, area.translated(wide + px(8), px(2)), words, "small", "muted")
        elif page is not None:
            words, hint = unfinished_words(page)
            self._say(painter, area, f"{words} · {hint}", "small", "text", 600)
        elif standing is not None:
            if standing.stage:
                middle = QPointF(area.left(), area.top() + tall / 2)
                draw_stage_dots(painter, look, middle, standing.stage, STAGES)
            dots = px(15 * STAGES + 8) if standing.stage else 0
            beside = QRect(area.left() + dots, area.top(), area.width() - dots, area.height())
            self._say(painter, beside, stage_words(standing), "small", "muted")
            below = " · ".join(p for p in decision_words(standing, self.today) if p)
            tone = "error" if self._is_late(standing) else "text"
            self._say(painter, area.translated(0, tall + px(2)), below, "small", tone, 500)

    def _says_nothing(self, plan: PlanSummary, index: Index) -> bool:
        return plan.archived or plan.id in self._model_of(index).unfinished

    def _is_late(self, standing: Standing) -> bool:
        return standing.decision_day is not None and standing.decision_day < self.today

    def _badge(self, painter: QPainter, x: int, y: int, words: str) -> int:
        """A framed word; says how wide it is."""
        look, px = self._look, self._look.px
        wide = self._metrics["small", 600].horizontalAdvance(words) + px(14)
        place = QRect(x, y, wide, self._tall("small", 600) + px(3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("border"), 1))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), px(2), px(2))
        painter.setPen(look.colour("muted"))
        painter.setFont(look.font("small", 600))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter.value), words)
        return wide

    def _say(
        self, painter: QPainter, area: QRect, words: str, size: str, tone: str, weight: int = 400
    ) -> int:
        """One line, cut short where it is too long; says how high it is."""
        metrics = self._metrics[size, weight]
        painter.setFont(self._look.font(size, weight))
        painter.setPen(self._look.colour(tone))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, shown)
        return metrics.height()

    # --- what does not fit -------------------------------------------------------------------

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """All words of the row, under the pointer."""
        model = self._model_of(index)
        plan = model.plan_at(index)
        if plan is None:
            return False
        standing = model.standing_of(plan)
        work = standing.work if standing is not None else ""
        words = "\n".join(p for p in (plan.title, plan.client_name, work) if p)
        QToolTip.showText(event.globalPos(), _wrapped(words), view, option.rect)
        return True


def _says_the_same(plan: PlanSummary, standing: Standing | None) -> bool:
    """The plan is called after its work, so that the work would say nothing more."""
    work = standing.work if standing is not None else ""
    return work.rstrip(".").casefold() == plan.title.rstrip(".").casefold()


def _wrapped(words: str) -> str:
    """Plain text as a tooltip that breaks its lines."""
    from html import escape

    return "<p>" + "<br>".join(escape(one) for one in words.split("\n")) + "</p>"
