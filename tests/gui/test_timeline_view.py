"""The timeline's screen to read and to compare: fold, zoom, colours, baselines, late work."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.timeline.dates import move_rows
from roadmap_desktop.commands.timeline.phases import stretch_phase
from roadmap_desktop.commands.timeline.progress import record_percent
from roadmap_desktop.timeline.states import ColourBy
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.view import TimelineView


def shown(qtbot: QtBot, look: Look, plan: OpenPlan, settings: Settings) -> TimelineView:
    view = TimelineView(look, plan, lambda _: None, settings)
    plan.plan_changed.connect(view.refresh)
    qtbot.addWidget(view)
    view.resize(1280, 760)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    return view


@pytest.fixture
def view(qtbot: QtBot, look: Look, bakery: OpenPlan, settings: Settings) -> TimelineView:
    """The light sample's timeline."""
    return shown(qtbot, look, bakery, settings)


def rows(view: TimelineView) -> list[str]:
    assert view.pane.data is not None
    return [task.id for task in view.pane.data.tasks]


def entry(view: TimelineView, words: str) -> QAction:
    """An entry of the menu 'Show'."""
    view.toolbar.menu.aboutToShow.emit()
    found = [a for a in view.toolbar.menu.actions() if a.text().startswith(words)]
    assert found, [a.text() for a in view.toolbar.menu.actions()]
    return found[0]


def test_a_folded_phase_keeps_its_gates_and_stays_folded(
    qtbot: QtBot, look: Look, settings: Settings, view: TimelineView
) -> None:
    before = rows(view)
    view.select_row(before.index("phase.pilot"))
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Left)
    folded = rows(view)
    inside = [r.id for r in view.open_plan.assessment.schedule.rows if r.phase == "pilot"]
    assert [row for row in inside if row in folded] == ["phase.pilot", "verdict"]
    again = shown(qtbot, look, view.open_plan, settings)
    assert rows(again) == folded
    again.select_row(folded.index("phase.pilot"))
    again.table.setFocus()
    QTest.keyClick(again.table, Qt.Key.Key_Right)
    assert rows(again) == before


def test_a_row_says_all_of_itself(view: TimelineView) -> None:
    schedule = view.open_plan.assessment.schedule
    row = next(r for r in schedule.rows if r.critical and r.kind.value == "task" and r.owner)
    view.select_row(rows(view).index(row.id))
    for told in (row.name, row.owner, "working day", "critical", f"days {row.start_day} to"):
        assert told in view.details.words


def test_where_search_leads_the_row_is_in_sight(view: TimelineView) -> None:
    last = view.open_plan.assessment.schedule.phases[-1]
    view.fold(last.id, True)
    gate = next(
        r for r in view.open_plan.assessment.schedule.rows if r.phase == last.id and r.owner
    )
    inside = [
        r.id
        for r in view.open_plan.assessment.schedule.rows
        if r.phase == last.id and r.kind.value == "task"
    ]
    view.show_destination(Destination(place=Place.TIMELINE, task=inside[0]))
    assert view.current_task == inside[0]
    assert gate.phase == last.id
    assert view.table.hasFocus()


def test_the_wheel_zooms_around_the_pointer(view: TimelineView) -> None:
    pane = view.pane
    pane.zoom_to(12)
    at = QPoint(300, 100)
    day = pane.day_at(at)
    before = pane.per_day
    _wheel(view, at, 120)
    assert pane.per_day > before
    assert pane.day_at(at) == pytest.approx(day, abs=0.2)


def _wheel(view: TimelineView, at: QPoint, turned: int) -> None:
    port = view.pane.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(port.mapToGlobal(at)),
        QPoint(0, 0),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


@pytest.mark.parametrize("words", ["Days", "Weeks", "Months", "Quarters", "Years"])
def test_the_steps_of_the_zoom_mark_themselves(view: TimelineView, words: str) -> None:
    button = next(b for b in view.toolbar._group.buttons() if b.text().replace("&", "") == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    view.pane.setFocus()
    QTest.keyClick(view.pane, Qt.Key.Key_Plus)
    assert not button.isChecked()
    QTest.keyClick(view.pane, Qt.Key.Key_0)
    assert view.pane.whole


STEP_NAMES = ["Days", "Weeks", "Months", "Quarters", "Years"]


@pytest.mark.parametrize("on", ["chart", "table", "slider"])
def test_keys_zoom_from_step_to_step_and_say_its_name(
    view: TimelineView, qapp: QApplication, on: str
) -> None:
    view.zooming.zoom_to(26)
    widget = {"chart": view.pane, "table": view.table, "slider": view.toolbar.slider}[on]
    view.table.choose(0, Column.TASK)
    widget.setFocus()
    said = []
    for _ in STEP_NAMES[1:]:
        QTest.keyClick(widget, Qt.Key.Key_Minus)
        qapp.processEvents()
        said.append(view.zooming.announced)
    assert [words.split(":")[0] for words in said] == STEP_NAMES[1:]
    assert said[-1] == view.details.words, "the line below the chart says it too"
    assert "in sight" in said[-1]
    assert view.toolbar.slider.accessibleName() == "Zoom: Years"
    for _ in STEP_NAMES[1:]:
        QTest.keyClick(widget, Qt.Key.Key_Plus)
    assert view.pane.per_day == pytest.approx(26)
    assert next(b for b in view.toolbar._group.buttons() if b.isChecked()).text() == "Days"


def test_zooming_by_keys_keeps_the_chosen_bar_where_it_is(view: TimelineView) -> None:
    pane = view.pane
    pane.zoom_to(11)
    schedule = view.open_plan.assessment.schedule
    row = next(row for row in schedule.rows if row.start_day > 60 and not row.tail)
    view.show_destination(Destination(place=Place.TIMELINE, task=row.id))

    def stands() -> float:
        return pane.scale.x(row.start_day) - pane.horizontalScrollBar().value()

    before = stands()
    QTest.keyClick(view.table, Qt.Key.Key_Plus)
    assert pane.per_day == pytest.approx(26)
    assert stands() == pytest.approx(before, abs=1)


@pytest.mark.parametrize(
    ("per_day", "band"),
    [(26, "day →"), (11, "week from →"), (4.4, "week from →"), (1.5, "month →"), (0.5, "month →")],
)
def test_the_head_of_the_table_tells_what_the_bands_beside_it_are(
    view: TimelineView, per_day: float, band: str
) -> None:
    view.zooming.zoom_to(per_day)
    assert view.table.head.second_band == band


def test_this_month_fills_the_chart_and_today_comes_to_the_middle(view: TimelineView) -> None:
    schedule, pane = view.open_plan.assessment.schedule, view.pane
    today = view.open_plan.today
    QTest.mouseClick(view.toolbar.month, Qt.MouseButton.LeftButton)
    first = schedule.day_number(today.replace(day=1))
    assert pane.day_at(QPoint(0, 0)) == pytest.approx(first, abs=0.3)
    assert pane.day_at(QPoint(pane.viewport().width(), 0)) == pytest.approx(first + 28, abs=0.3)
    pane.zoom_to(20)
    QTest.mouseClick(view.toolbar.today, Qt.MouseButton.LeftButton)
    middle = QPoint(pane.viewport().width() // 2, 0)
    assert pane.day_at(middle) == pytest.approx(schedule.day_number(today), abs=0.3)


def test_keys_go_to_today_this_month_and_the_whole_plan(view: TimelineView) -> None:
    pane = view.pane
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_F6)
    month = pane.days_in_sight()
    assert month[1] - month[0] in (28, 29)
    QTest.keyClick(view.table, Qt.Key.Key_F7)
    assert pane.whole
    pane.zoom_to(26)
    QTest.keyClick(view.table, Qt.Key.Key_F5)
    today = view.open_plan.assessment.schedule.day_number(view.open_plan.today)
    first, last = pane.days_in_sight()
    assert (first + last) / 2 == pytest.approx(today, abs=1)


@pytest.mark.parametrize("width", [1500, 1196, 1000, 800, 636, 556, 480])
def test_what_the_toolbar_has_no_room_for_stands_in_its_menu(
    view: TimelineView, width: int
) -> None:
    bar = view.toolbar
    view.resize(width, 700)
    QApplication.processEvents()
    offered = {b.accessibleName() for b in bar.findChildren(QAbstractButton) if b.isVisible()}
    bar.menu.aboutToShow.emit()
    below = [a.menu() for a in bar.menu.actions()]
    menus = [bar.menu, *(one for one in below if isinstance(one, QMenu))]
    offered |= {a.text().split("\t")[0] for menu in menus for a in menu.actions()}
    offered = {"Today" if one == "Go to today" else one for one in offered}
    wanted = {*STEP_NAMES, "Today", "This month", "Whole plan", "Links", "Critical path", "Show"}
    assert wanted <= offered
    assert bar.setup.geometry().right() <= width
    for button in bar.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_colours_say_the_same_in_a_word(
    qtbot: QtBot, look: Look, settings: Settings, view: TimelineView
) -> None:
    entry(view, "how it stands").trigger()
    assert view.pane.shown.colour is ColourBy.STATE
    data, painter = view.pane.data, view.pane._bars
    assert data is not None
    assert painter is not None
    told = {painter.inks.word(row) for row in range(len(data))}
    assert "late" in told, "the sample's first tasks are behind on 15 February"
    entry(view, "who does it").trigger()
    painter = view.pane._bars
    assert painter is not None
    row = next(r for r, t in enumerate(data.tasks) if t.kind.value == "task" and t.owner)
    assert painter.inks.word(row) == data.tasks[row].owner
    again = shown(qtbot, look, view.open_plan, settings)
    assert again.pane.shown.colour is ColourBy.OWNER, "the choice is remembered"


def test_a_baseline_shows_where_rows_stood_and_can_be_forgotten(view: TimelineView) -> None:
    opened = view.open_plan
    entry(view, "Take a baseline").trigger()
    dialog = view.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("As approved")
    dialog.accept()
    assert [(one.name, one.version) for one in opened.plan.baselines] == [("As approved", "1")]
    data = view.pane.data
    assert data is not None
    row = next(r for r in opened.assessment.schedule.rows if r.kind.value == "task")
    assert data.baseline[row.id] == (row.start, row.finish)
    assert opened.attempt(partial(move_rows, starts={row.id: row.start.replace(day=28)}))
    data = view.pane.data
    assert data is not None
    now = opened.assessment.schedule.by_id[row.id]
    assert data.baseline[row.id] == (row.start, row.finish) != (now.start, now.finish)
    assert entry(view, "As approved").isChecked()
    entry(view, "Forget this baseline").trigger()
    assert not opened.plan.baselines
    assert not opened.plan.baseline_dates
    assert opened.undo()
    assert len(opened.plan.baselines) == 1


def test_late_work_is_pushed_only_when_that_is_accepted(view: TimelineView) -> None:
    opened = view.open_plan
    before = opened.plan
    entry(view, "Push").trigger()
    assert view.editing.strip.isVisible()
    assert opened.plan == before
    QTest.keyClick(view.editing.strip.leave, Qt.Key.Key_Space)
    assert opened.plan == before
    assert not view.editing.strip.isVisible()
    entry(view, "Push").trigger()
    assert view.editing.strip.keep.hasFocus()
    QTest.keyClick(view.editing.strip.keep, Qt.Key.Key_Space)
    assert opened.session.undo_label.startswith("Reschedule")
    unstarted = [
        r
        for r in opened.assessment.schedule.rows
        if r.kind.value == "task" and not r.percent and not r.actual_start
    ]
    assert all(r.start >= opened.today for r in unstarted)


def test_what_is_done_is_not_late(view: TimelineView) -> None:
    schedule, today = view.open_plan.assessment.schedule, view.open_plan.today
    behind = [
        r.id for r in schedule.rows if r.kind.value in ("task", "milestone") and r.start < today
    ]
    assert view.open_plan.attempt(partial(record_percent, rows=behind, percent=100.0))
    view.toolbar.menu.aboutToShow.emit()
    assert not [a for a in view.toolbar.menu.actions() if a.text().startswith("Push")]


def test_when_the_plan_ends_is_said_below_the_chart(view: TimelineView) -> None:
    assert view.footer.ends.text() == "Ends Tue 11 May 2027, day 120"
    opened = view.open_plan
    move = partial(stretch_phase, schedule=opened.assessment.schedule, phase="pilot", days=44)
    assert opened.attempt(move)
    assert "day 134 · 14 days beyond day 120" in view.footer.ends.text()
    last = next(r for r in reversed(opened.assessment.schedule.rows) if r.kind.value == "task")
    late = opened.assessment.schedule.finish
    assert opened.attempt(partial(move_rows, starts={last.id: late + timedelta(days=9)}))
    assert "late" in view.footer.ends.text()
