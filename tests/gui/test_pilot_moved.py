"""An owner moves the pilot by two weeks, reads what else moves, accepts, undoes; a consultant does
it before the whole room, projected at 28 pt. By keys only, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.table_paint import indent
from roadmap_desktop.ui.timeline.view import TimelineView
from tests.gui.seen import view_of
from tests.gui.window_rig import Rig

KEY = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
OWNER, LARGE, PROJECTOR = (1.0, (1280, 800)), (2.0, (1280, 800)), (2.67, (1920, 1080))
MOVED = ["Pilot verdict", "Rollout gate", "Go-live", "Review gate", "reviews"]


@pytest.fixture(params=[OWNER, LARGE, PROJECTOR], ids=["100 %", "200 %", "28 pt"])
def rig(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Rig]:
    scale, size = request.param
    made = Rig(qtbot, qapp, tmp_path)
    made.window.resize(*size)
    if scale == PROJECTOR[0]:
        made.key(KEY.Key_9, CTRL)
    else:
        made.desk.looks.use_scale(scale)
    assert made.window.look.scale == scale
    yield made
    made.desk.looks.use_scale(1.0)
    made.close()


def pilot(schedule: Schedule) -> tuple[object, object]:
    row = schedule.by_id["phase.pilot"]
    return row.start, row.finish


def row_area(view: TimelineView) -> QRect:
    """Where the current row of the table stands on the screen."""
    table = view.table
    area = table.visualRect(table.currentIndex())
    return QRect(table.viewport().mapTo(view, area.topLeft()), area.size())


def covered(view: TimelineView) -> QRect:
    """What the strip lies over."""
    strip = view.editing.strip
    return strip.geometry() if strip.isVisible() else QRect()


def bar_is_in_sight(view: TimelineView) -> bool:
    pane, data = view.pane, view.pane.data
    assert data is not None
    task, left = data.tasks[view.table.current_row], pane.horizontalScrollBar().value()
    begin, end = pane.scale.x(task.start_day) - left, pane.scale.x(task.finish_day + 1) - left
    return begin >= 0 and end <= pane.viewport().width()


def test_the_pilot_is_moved_by_two_weeks_read_accepted_and_undone(rig: Rig) -> None:
    rig.press("Find anything")
    rig.write("look at an example")
    rig.key(KEY.Key_Return)
    assert rig.place == "overview"
    rig.key(KEY.Key_3, CTRL)
    view = view_of(rig, TimelineView)
    rig.tab_to(lambda widget: widget is view.table)
    for _ in range(20):
        if view.current_task == "phase.pilot":
            break
        rig.key(KEY.Key_Down)
    assert view.current_task == "phase.pilot"
    assert bar_is_in_sight(view)
    plan = view.open_plan
    before = pilot(plan.assessment.schedule)

    QTest.keyPress(view.table, KEY.Key_Alt)
    for _ in range(2):
        QTest.keyPress(view.table, KEY.Key_Right, ALT | CTRL)
    rig.app.processEvents()
    assert pilot(plan.assessment.schedule) == before, "nothing is written while it is held"
    strip = view.editing.strip
    assert strip.isVisible()
    assert strip.words.startswith("Pilot: Mon 15 Feb to Tue 16 Mar")
    assert "+14 days" in strip.words
    assert all(name in strip.words for name in MOVED)
    assert view.rect().contains(strip.geometry())
    for label in strip.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert not row_area(view).intersects(covered(view)), "what is moved stays above the strip"
    assert bar_is_in_sight(view)

    QTest.keyRelease(view.table, KEY.Key_Alt)
    rig.app.processEvents()
    assert not view.editing.editor.is_trying
    assert not row_area(view).intersects(covered(view)), "what was moved can be seen"
    assert "moved 14 days later" in view.editing.announced
    moved = pilot(plan.assessment.schedule)
    assert moved != before
    assert bar_is_in_sight(view)

    rig.key(KEY.Key_Z, CTRL)
    assert pilot(plan.assessment.schedule) == before
    assert view.current_task == "phase.pilot"
    rig.key(KEY.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert pilot(plan.assessment.schedule) == moved


def test_names_are_whole_and_dates_are_told_at_any_text_size(rig: Rig) -> None:
    rig.desk.open_sample("bakery")
    rig.key(KEY.Key_3, CTRL)
    view = view_of(rig, TimelineView)
    look, table, data = rig.window.look, view.table, view.pane.data
    assert data is not None
    narrow = look.is_narrow(view.width())
    metrics = QFontMetrics(look.font("body", 600))
    room = min(table.columnWidth(Column.TASK), table.viewport().width())
    cut = [
        task.name
        for task in data.tasks
        if metrics.horizontalAdvance(task.name) + look.px(indent(task, tight=narrow) + 6) > room
    ]
    assert not cut
    painter = view.pane._bars
    assert painter is not None
    told = painter.words_beside(data.row_of["phase.pilot"])
    if table.isColumnHidden(Column.START):
        assert told == "1 Feb – 2 Mar"
    else:
        assert told == "", "the column says it"
    tall = table.rowHeight(0)
    assert table.viewport().height() // tall >= 7, "rows have the room, not what stands around"
    bars = view.pane.viewport().width()
    assert bars >= 0.3 * view.width()


def test_finding_rows_gives_its_place_to_rows_where_these_are_few(rig: Rig) -> None:
    rig.desk.open_sample("bakery")
    rig.key(KEY.Key_3, CTRL)
    view = view_of(rig, TimelineView)
    bar, low = view.side.bar, view.height() / rig.window.look.scale < 430
    assert bar.isVisible() is not low
    assert view.toolbar.search.isVisible() is low
    rig.key(KEY.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert bar.search.hasFocus()
    rig.write("gate")
    rig.key(KEY.Key_Down)
    assert bar.isVisible(), "why rows are missing is always told"
    rig.key(KEY.Key_F8)
    rig.key(KEY.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    rig.key(KEY.Key_Escape)
    assert view.table.hasFocus()
    assert bar.isVisible() is not low
    assert view.rect().contains(QRect(view.footer.mapTo(view, QPoint(0, 0)), view.footer.size()))
