"""Where things stand in a row of Home's list: beside each other where there is room, else below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from roadmap_desktop.ui.theme.look import Look

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


class RowMeasures:
    """Widths and heights of a row, all in the pixels of one look."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._metrics = {
            (size, weight): QFontMetrics(look.font(size, weight))
            for size in ("lead", "body", "small")
            for weight in (400, 500, 600)
        }

    def metrics(self, size: str, weight: int) -> QFontMetrics:
        """Of a font of the list."""
        return self._metrics[size, weight]

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
        lead, small = self.tall("lead", 600), self.tall("small", 400)
        lines = max(2 * lead + small, lead + 2 * small)
        if width < self._look.px(STACKED_BELOW):
            lines += 2 * small + self._look.px(8)
        return lines + 2 * self._look.px(PAD)

    def more_area(self, row: QRect) -> QRect:
        """Where the mark for the row's menu stands."""
        px = self._look.px
        return QRect(row.right() - px(36), row.top() + px(7), px(28), px(28))

    def tall(self, size: str, weight: int) -> int:
        """The height of a line."""
        return self._metrics[size, weight].height()
