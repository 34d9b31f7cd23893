"""Paints what falls after the last phase, behind a torn edge and not to scale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.geometry import TailMark
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.dates import short_day

TAIL = 150
"""Width of the tail's area in px at 100 %."""
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)


def paint_tail(
    painter: QPainter, look: Look, marks: Sequence[TailMark], area: QRectF, head: float
) -> None:
    """Milestones and recurring checks after the plan's last day."""
    px = look.px
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(area)
    painter.fillRect(area, look.colour("surface"))
    painter.fillRect(QRectF(area.x(), 0, area.width(), head), look.colour("sunken"))
    _torn_edge(painter, look, area)
    left, room = area.x() + px(14), area.width() - px(20)
    painter.setPen(look.colour("text"))
    painter.setFont(look.font("small", 600))
    painter.drawText(QRectF(left, 0, room, head / 2), _WRAP, "After the last day")
    painter.setPen(look.colour("muted"))
    painter.setFont(look.font("small"))
    painter.drawText(QRectF(left, head / 2 - px(4), room, head / 2), _WRAP, "not to scale")
    y = head + px(10)
    for mark in marks:
        y = _mark(painter, look, mark, QRectF(left, y, room, area.height()))
        if y > area.bottom():
            break
    painter.restore()


def _mark(painter: QPainter, look: Look, mark: TailMark, area: QRectF) -> float:
    """One item; gives where the next one begins."""
    px = look.px
    painter.setPen(look.colour("text"))
    bold, plain = look.font("small", 600), look.font("small")
    painter.setFont(bold)
    tall = QFontMetricsF(bold).boundingRect(area, _WRAP, mark.name).height()
    painter.drawText(area, _WRAP, mark.name)
    painter.setPen(look.colour("muted"))
    painter.setFont(plain)
    if mark.kind is TaskKind.RECURRING:
        words = f"{len(mark.at)} times, to {short_day(mark.finish)} {mark.finish.year}"
    else:
        words = f"day {mark.day} · {short_day(mark.start)} {mark.start.year}"
    below = area.adjusted(0, tall, 0, 0)
    tall += QFontMetricsF(plain).boundingRect(below, _WRAP, words).height()
    painter.drawText(below, _WRAP, words)
    line_y = area.y() + tall + px(8)
    painter.setPen(QPen(look.colour("border"), 1))
    painter.drawLine(QPointF(area.x(), line_y), QPointF(area.right(), line_y))
    for at in mark.at:
        x = area.x() + at * (area.width() - px(8)) + px(4)
        if mark.kind is TaskKind.RECURRING:
            painter.fillRect(QRectF(x - 1, line_y - px(4), px(2), px(8)), look.colour("border"))
        else:
            painter.setBrush(look.colour("raised"))
            painter.setPen(QPen(look.colour("accent"), 1.5))
            painter.drawEllipse(QPointF(x, line_y), px(4), px(4))
    return line_y + px(14)


def _torn_edge(painter: QPainter, look: Look, area: QRectF) -> None:
    step, depth = look.px(6), look.px(4)
    points, y, out = [], area.top(), False
    while y <= area.bottom() + step:
        points.append(QPointF(area.x() + (depth if out else 0) + 1, y))
        y, out = y + step, not out
    painter.setBrush(look.colour("raised"))
    painter.setPen(Qt.PenStyle.NoPen)
    edge = [QPointF(area.x() - 1, area.top()), *points, QPointF(area.x() - 1, area.bottom())]
    painter.drawPolygon(QPolygonF(edge))
    painter.setPen(QPen(look.colour("border"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)
