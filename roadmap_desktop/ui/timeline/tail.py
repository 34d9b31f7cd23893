"""Paints what falls after the last phase, behind a torn edge and not to scale."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.geometry import TailMark
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.scale import Sight

TAIL = 142
"""Width of the tail's area in px at 100 %."""
TEAR, DEPTH = 6, 5
"""Height and depth of a tooth of the torn edge."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignVCenter.value)


def _t(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


def torn_edge(
    painter: QPainter, look: Look, x: float, span: tuple[float, float], ground: str = "raised"
) -> None:
    """A torn edge down at ``x``; its teeth keep to the rows when these scroll."""
    (top, bottom), step, depth = span, look.px(TEAR), look.px(DEPTH)
    number = int(top // step) - 1
    points = []
    while (y := number * step) <= bottom + step:
        points.append(QPointF(x + (depth if number % 2 else 0), y))
        number += 1
    begin, end = QPointF(x - 2, points[0].y()), QPointF(x - 2, points[-1].y())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(ground))
    painter.drawPolygon([begin, *points, end])
    painter.setPen(QPen(look.colour("border"), 1))
    painter.drawPolyline(points)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


class TailPainter:
    """Every row of the tail on one line of its own, from the plan's end to the last of it."""

    def __init__(self, look: Look, data: ChartData) -> None:
        self._look = look
        self._data = data

    def paint(
        self, painter: QPainter, sight: Sight, x: float, tall: int, rows: tuple[int, int]
    ) -> None:
        """Paint it from ``x`` to the right."""
        data, look = self._data, self._look
        area = sight.area
        if not data.schedule.tail or x > area.right():
            return
        place = QRectF(x, area.top(), sight.width - x + 1, area.height())
        painter.fillRect(place, look.colour("surface"))
        if rows[0] <= sight.current <= rows[1]:
            ground = QRectF(x, sight.current * tall - sight.top, place.width(), tall)
            painter.fillRect(ground, look.colour("accent_fill"))
        painter.save()
        painter.translate(0, -sight.top)
        torn_edge(painter, look, x, (area.top() + sight.top, area.bottom() + sight.top))
        painter.restore()
        for row in range(rows[0], rows[1] + 1):
            mark = data.marks(row).tail
            if mark is not None:
                self._mark(painter, mark, x + look.px(18), row * tall - sight.top + tall / 2)

    def _mark(self, painter: QPainter, mark: TailMark, x: float, y: float) -> None:
        look, px = self._look, self._look.px
        wide = px(TAIL - 18 - 14)
        painter.fillRect(QRectF(x, y, wide, 1), look.colour("border"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for share in mark.at:
            at = QPointF(x + share * wide, y + 0.5)
            if mark.kind is TaskKind.RECURRING:
                tick = QRectF(round(at.x()) - px(1), y - px(4), px(2), px(8) + 1)
                painter.fillRect(tick, look.colour("border"))
            else:
                painter.setBrush(look.colour("raised"))
                painter.setPen(QPen(look.colour("accent"), 1.5 * look.scale))
                painter.drawEllipse(at, px(4), px(4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def paint_head(self, painter: QPainter, x: float, band: float) -> None:
        """What the area is, in the time header."""
        data, look = self._data, self._look
        if not data.schedule.tail:
            return
        room = QRectF(x + look.px(16), 0, look.px(TAIL), band)
        painter.setFont(look.font("small", 600))
        painter.setPen(look.colour("text"))
        painter.drawText(room, _LEFT, _t("After day {day}").format(day=data.last_plan_day))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("muted"))
        painter.drawText(room.translated(0, band), _LEFT, _t("not to scale"))
