"""Writes the words of one plan into its row of Home's list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter

from roadmap_desktop.ui.home.model import Standing
from roadmap_desktop.ui.home.row_columns import PAD, RowMeasures
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
from roadmap_desktop.ui.widgets.row_marks import draw_badge

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import PlanSummary

_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignTop.value)


@dataclass(frozen=True)
class PlanRow:
    """What a row tells of a plan."""

    plan: PlanSummary
    standing: Standing | None
    """None until it is worked out."""
    page: int | None
    """Page at which its Quick plan was left, None where it was gone through."""
    names_firm: bool
    """The list holds plans of several firms."""

    @property
    def says_the_same(self) -> bool:
        """The plan is called after its work, so that the work would say nothing more."""
        work = self.standing.work if self.standing is not None else ""
        return work.rstrip(".").casefold() == self.plan.title.rstrip(".").casefold()


class RowPen:
    """One row, drawn top down; every function hands back where the next thing may stand."""

    def __init__(
        self, painter: QPainter, look: Look, measures: RowMeasures, told: PlanRow, today: date
    ) -> None:
        self._painter = painter
        self._look = look
        self._measures = measures
        self._told = told
        self._today = today

    def write(self, area: QRect) -> None:
        """All columns of the row."""
        plan, px = self._told.plan, self._look.px
        columns = self._measures.columns(area.width())
        top = area.top() + px(PAD)

        def place(column: tuple[int, int], y: int) -> QRect:
            return QRect(area.left() + column[0], y, column[1], area.bottom() - y)

        changed = changed_words(plan.changed_at, self._today)
        firm = [plan.client_name] if self._told.names_firm or self._told.says_the_same else []
        if not columns.changed[1]:
            firm.append(changed)
        below = self._plan(" · ".join(firm), place(columns.plan, top))
        if columns.changed[1]:
            self._say(place(columns.changed, top + px(3)), changed, "small", "muted")
        if columns.stacked:
            self._stacked(place(columns.stage, below + px(4)))
        else:
            self._stage(place(columns.stage, top))
            self._decision(place(columns.decision, top))

    def _plan(self, firm: str, area: QRect) -> int:
        """Title, firm and work on three lines; says where they end."""
        plan, standing = self._told.plan, self._told.standing
        tone = "muted" if plan.archived else "text"
        title = lines_of(self._look.font("lead", 600), plan.title, area.width(), 2)
        y = area.top()
        for one in title:
            y += self._say(_from(area, y), one, "lead", tone, 600)
        left = 3 - len(title)
        if firm:
            y += self._say(_from(area, y), firm, "small", tone, 500)
            left -= 1
        work = standing.work if standing is not None and not self._told.says_the_same else ""
        for one in lines_of(self._look.font("small"), work, area.width(), left) if left else ():
            y += self._say(_from(area, y), one, "small", "muted")
        return y

    def _stage(self, area: QRect) -> None:
        px, standing = self._look.px, self._told.standing
        second = area.translated(0, px(23))
        if self._told.plan.archived:
            badge, words = away_words()
            self._badge(area.left(), area.top(), badge)
            self._say(second, words, "small", "muted")
        elif self._told.page is not None:
            words, hint = unfinished_words(self._told.page)
            lines = lines_of(self._look.font("body", 500), words, area.width(), 2)
            y = area.top()
            for one in lines:
                y += self._say(_from(area, y), one, "body", "text", 500)
            self._say(_from(area, y + px(2)), hint, "small", "muted")
        elif standing is not None:
            self._dots(QPointF(area.left(), area.top() + px(10)), standing)
            self._say(second, stage_words(standing), "small", "muted")

    def _decision(self, area: QRect) -> None:
        told, standing = self._told, self._told.standing
        if told.plan.archived or told.page is not None or standing is None:
            return
        decision, when = decision_words(standing, self._today)
        if standing.decision:
            self._say(area, decision, "body", "text", 500)
        else:
            self._say(area, decision, "body", "muted")
        tone = "error" if self._is_late(standing) else "muted"
        self._say(area.translated(0, self._look.px(23)), when, "small", tone)

    def _stacked(self, area: QRect) -> None:
        """Stage and decision, each on a line of its own."""
        px, standing = self._look.px, self._told.standing
        if self._told.plan.archived:
            badge, words = away_words()
            wide = self._badge(area.left(), area.top(), badge)
            self._say(area.translated(wide + px(8), px(2)), words, "small", "muted")
        elif self._told.page is not None:
            words, hint = unfinished_words(self._told.page)
            self._say(area, f"{words} · {hint}", "small", "text", 600)
        elif standing is not None:
            tall = self._measures.tall("small", 400)
            self._dots(QPointF(area.left(), area.top() + tall / 2), standing)
            dots = px(15 * STAGES + 8) if standing.stage else 0
            beside = QRect(area.left() + dots, area.top(), area.width() - dots, area.height())
            self._say(beside, stage_words(standing), "small", "muted")
            below = " · ".join(p for p in decision_words(standing, self._today) if p)
            tone = "error" if self._is_late(standing) else "text"
            self._say(area.translated(0, tall + px(2)), below, "small", tone, 500)

    def _is_late(self, standing: Standing) -> bool:
        return standing.decision_day is not None and standing.decision_day < self._today

    def _dots(self, middle: QPointF, standing: Standing) -> None:
        if standing.stage:
            draw_stage_dots(self._painter, self._look, middle, standing.stage, STAGES)

    def _badge(self, x: int, y: int, words: str) -> int:
        """A framed word; says how wide it is."""
        px, metrics = self._look.px, self._measures.metrics("small", 600)
        wide = metrics.horizontalAdvance(words) + px(14)
        draw_badge(self._painter, self._look, QRect(x, y, wide, metrics.height() + px(3)), words)
        return wide

    def _say(self, area: QRect, words: str, size: str, tone: str, weight: int = 400) -> int:
        """One line, cut short where it is too long; says how high it is."""
        metrics = self._measures.metrics(size, weight)
        self._painter.setFont(self._look.font(size, weight))
        self._painter.setPen(self._look.colour(tone))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        self._painter.drawText(area, _LEFT, shown)
        return metrics.height()


def _from(area: QRect, y: int) -> QRect:
    return QRect(area.left(), y, area.width(), area.height())
