"""A gate's name beside its diamond, on a ground of its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.widgets.dates import short_day

_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignVCenter.value)


class GateLabels:
    """'Rollout gate · day 70 · Tue 17 Nov': right of the diamond, left where the right is full,
    shorter where both are."""

    def __init__(self, look: Look, data: ChartData) -> None:
        self._look = look
        self._data = data
        self._font = look.font("small", 600)
        self._metrics = QFontMetricsF(self._font)

    def words(self, row: int) -> tuple[str, ...]:
        """What may stand there, longest first."""
        task = self._data.tasks[row]
        day = QCoreApplication.translate("Timeline", "day {day}").format(day=task.start_day)
        return (
            f"{task.name} · {day} · {short_day(task.start)}",
            f"{task.name} · {day}",
            task.name,
            day,
        )

    def paint(self, painter: QPainter, row: int, at: QPointF, end: float, tall: int) -> None:
        """Paint it beside a diamond; ``end`` is where the room for it ends."""
        px = self._look.px
        beside = px(12)
        for words in self.words(row):
            wide = self._metrics.horizontalAdvance(words) + px(8)
            if 0 <= at.x() + beside <= end - wide:
                begin = at.x() + beside
            elif 0 <= at.x() - beside - wide <= end - wide:
                begin = at.x() - beside - wide
            else:
                continue
            area = QRectF(begin, at.y() - tall / 2 + 2, wide, tall - 4)
            painter.fillRect(area, self._look.colour("raised"))
            painter.setFont(self._font)
            painter.setPen(self._look.colour("text"))
            painter.drawText(area.adjusted(px(4), 0, 0, 0), _LEFT, words)
            return
