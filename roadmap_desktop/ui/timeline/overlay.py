"""What is drawn over the bars while a hand or a key works: handles, the old place, a new link,
and the dates at the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.hits import HANDLE, HANDLE_OUT, Hits, Span
from roadmap_desktop.ui.timeline.scale import Sight

_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignVCenter.value)


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where a row's mark stood before it was taken hold of."""

    row: int
    first_day: float
    days: float


@dataclass(frozen=True, slots=True)
class Rubber:
    """A link being drawn, in pixels of the viewport; ``row`` is the row it would reach, -1 for
    none."""

    begin: QPointF
    end: QPointF
    row: int


@dataclass(frozen=True, slots=True)
class Over:
    """All that is drawn over the bars."""

    ghosts: tuple[Ghost, ...] = ()
    rubber: Rubber | None = None
    tip: str = ""
    tip_at: QPointF = field(default_factory=QPointF)


class OverlayPainter:
    """Paints it."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._tall = look.px(ROW)
        self._font = look.font("small", 600)
        self._metrics = QFontMetricsF(self._font)

    def handles(self, painter: QPainter, hits: Hits, sight: Sight) -> None:
        """The two handles of the chosen row, from which links are drawn, and the grip of what is
        done."""
        row = sight.current
        span = hits.span(row) if row >= 0 else None
        if span is None or not hits.has_handles(row):
            return
        px, middle = self._look.px, row * self._tall - sight.top + self._tall / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), 1.5 * self._look.scale))
        painter.setBrush(self._look.colour("raised"))
        for x in (span.left - px(HANDLE_OUT), span.right + px(HANDLE_OUT)):
            painter.drawEllipse(QPointF(x, middle), px(HANDLE) - 1, px(HANDLE) - 1)
        self._grip(painter, hits, row, span, middle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _grip(self, painter: QPainter, hits: Hits, row: int, span: Span, middle: float) -> None:
        done = hits.done_at(row, span)
        if done is None:
            return
        px = self._look.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent"))
        tip = middle + px(4)
        painter.drawPolygon(
            [
                QPointF(done, tip),
                QPointF(done - px(4), tip + px(6)),
                QPointF(done + px(4), tip + px(6)),
            ]
        )

    def link(self, painter: QPainter, points: Sequence[QPointF]) -> None:
        """The chosen link: a bold line with a dot at either end."""
        if not points:
            return
        px = self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), 3 * self._look.scale))
        painter.drawPolyline(list(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent"))
        for end in (points[0], points[-1]):
            painter.drawEllipse(end, px(4), px(4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def paint(self, painter: QPainter, over: Over, hits: Hits, sight: Sight) -> None:
        """Ghosts, the new link and the dates at the pointer."""
        for ghost in over.ghosts:
            self._ghost(painter, ghost, hits, sight)
        if over.rubber is not None:
            self._rubber(painter, over.rubber, sight)
        if over.tip:
            self._tip(painter, over.tip, over.tip_at, sight)

    def _ghost(self, painter: QPainter, ghost: Ghost, hits: Hits, sight: Sight) -> None:
        px = self._look.px
        left, wide = hits.x(ghost.first_day), hits.width(ghost.days)
        top = ghost.row * self._tall - sight.top + self._tall // 2 - px(11) // 2
        painter.setPen(QPen(self._look.colour("border"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(round(left), top, max(px(6), round(wide) - 1), px(11)))

    def _rubber(self, painter: QPainter, rubber: Rubber, sight: Sight) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if rubber.row >= 0:
            ground = QRectF(0, rubber.row * self._tall - sight.top, sight.width, self._tall)
            painter.setPen(QPen(self._look.colour("accent"), 1.5 * self._look.scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(ground.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(self._look.colour("accent"), 2 * self._look.scale))
        painter.drawLine(rubber.begin, rubber.end)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _tip(self, painter: QPainter, words: str, at: QPointF, sight: Sight) -> None:
        """Above the pointer, or below where there is no room; always whole, without the length
        where the chart is too narrow for it."""
        px = self._look.px
        if self._metrics.horizontalAdvance(words) + px(24) > sight.width:
            words = words.rpartition(", ")[0] or words
        wide, tall = self._metrics.horizontalAdvance(words) + px(16), px(24)
        left = max(px(4), min(at.x() - wide / 2, sight.width - wide - px(4)))
        top = at.y() - tall - px(14)
        if top < px(2):
            top = at.y() + px(20)
        place = QRectF(round(left), round(top), wide, tall)
        painter.setPen(QPen(self._look.colour("border"), 1))
        painter.setBrush(self._look.colour("raised"))
        painter.drawRoundedRect(place, px(4), px(4))
        painter.setFont(self._font)
        painter.setPen(self._look.colour("text"))
        painter.drawText(place.adjusted(px(8), 0, 0, 0), _LEFT, words)
