"""Painting for a long time: nothing leaks, nothing is lost.

One version of the Qt binding lost a reference to ``None`` in each of many painter calls and ended
the process after some thousand pictures; another one must not get in unseen.
"""

from __future__ import annotations

import gc
import os
import sys
import time

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from pytestqt.qtbot import QtBot

from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.view import TimelineView

SOAK = bool(os.environ.get("ROADMAP_SOAK"))
CALLS = 300_000
PICTURES = 400
MINUTES = 10
SLACK = 200
"""References that other objects may take or give meanwhile."""
STEADY = 24 * 1024
"""Kilobytes by which memory may grow in ten minutes: caches that fill once."""


def test_painter_calls_keep_the_count_of_none(look: Look) -> None:
    del look
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    painter, colour, pen = QPainter(image), QColor("#1F4B7F"), QPen(QColor("#000000"))
    place, centre = QRectF(1, 1, 40, 20), QPointF(20, 20)
    before = sys.getrefcount(None)
    for _ in range(CALLS // 6):
        painter.setPen(pen)
        painter.setBrush(colour)
        painter.fillRect(place, colour)
        painter.drawRoundedRect(place, 2, 2)
        painter.drawEllipse(centre, 3, 3)
        painter.drawLine(centre, centre)
    painter.end()
    assert abs(sys.getrefcount(None) - before) < SLACK


@pytest.mark.soak
def test_pictures_of_the_chart_leave_nothing_behind(
    qtbot: QtBot, look: Look, home_care: OpenPlan, settings: Settings
) -> None:
    view = TimelineView(look, home_care, lambda _: None, settings)
    qtbot.addWidget(view)
    view.resize(1280, 760)
    with qtbot.waitExposed(view):
        view.show()
    _paint(view, 40)
    gc.collect()
    nones, objects = sys.getrefcount(None), len(gc.get_objects())
    began, memory = time.monotonic(), _memory()
    done = 0
    while done < PICTURES or (SOAK and time.monotonic() - began < MINUTES * 60):
        _paint(view, 40)
        done += 40
    gc.collect()
    assert abs(sys.getrefcount(None) - nones) < SLACK
    assert abs(len(gc.get_objects()) - objects) < SLACK
    assert _memory() - memory < STEADY, f"after {done} pictures"


def _paint(view: TimelineView, pictures: int) -> None:
    """Scrolled, zoomed and with other marks, so that every part is painted."""
    down, across = view.pane.verticalScrollBar(), view.pane.horizontalScrollBar()
    for number in range(pictures):
        if number % 10 == 0:
            view.pane.zoom_to(4 + number)
        down.setValue(number * 37 % max(1, down.maximum()))
        across.setValue(number * 53 % max(1, across.maximum()))
        view.pane.viewport().repaint()
        view.table.viewport().repaint()


def _memory() -> int:
    """The most this process ever had, in kilobytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
