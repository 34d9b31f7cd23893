"""Rows of the timeline by what one looks for; which they are is worked out without a window."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.filters import Keep, RowChoice, choice_from, find_rows
from roadmap_desktop.ui.timeline.view import TimelineView

TODAY = date(2027, 2, 17)
"""A Wednesday."""


def row(
    name: str, start: int, days: int = 1, kind: TaskKind = TaskKind.TASK, **more: object
) -> ScheduledTask:
    """A row that starts so many days after today."""
    first = TODAY + timedelta(days=start)
    last = first + timedelta(days=days - 1)
    facts = {"id": name, "name": name, "phase": "pilot", "kind": kind, "start": first}
    facts |= {"finish": last, "start_day": 1, "finish_day": 1}
    return ScheduledTask(**(facts | more))  # type: ignore[arg-type] # fields by name


ROWS = (
    row("phase.pilot", -30, 60, TaskKind.PHASE, percent=10),
    row("yesterday", -3, 3),
    row("done", -9, 2, percent=100, owner="Zoe"),
    row("ends today", -3, 4, critical=True, percent=50),
    row("not begun", -9, 60),
    row("sunday", 4),
    row("next monday", 5, owner="Zoe"),
    row("in two weeks less a day", 13),
    row("in two weeks", 14, total_float=-1),
    row("summary", 20, 9, summary=True),
    row("subtask", 20, parent="summary", owner="Zoe"),
    row("pilot gate", -1, kind=TaskKind.GATE),
    row(
        "weekly",
        -9,
        60,
        TaskKind.RECURRING,
        occurrences=(TODAY - timedelta(days=2), TODAY + timedelta(days=30)),
    ),
)


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (
            RowChoice(keep=frozenset({Keep.LATE})),
            {"yesterday", "not begun", "in two weeks", "pilot gate"},
        ),
        (
            RowChoice(keep=frozenset({Keep.THIS_WEEK})),
            {"yesterday", "ends today", "not begun", "sunday", "pilot gate", "weekly"},
        ),
        (
            RowChoice(keep=frozenset({Keep.TWO_WEEKS})),
            {"ends today", "not begun", "sunday", "next monday", "in two weeks less a day"},
        ),
        (RowChoice(keep=frozenset({Keep.GATES})), {"pilot gate"}),
        (RowChoice(keep=frozenset({Keep.CRITICAL})), {"ends today"}),
        (RowChoice(owner="Zoe"), {"done", "next monday", "subtask"}),
        (RowChoice(owner="Zoe", hide_done=True), {"next monday", "subtask"}),
        (RowChoice(owner="Zoe", keep=frozenset({Keep.OPEN})), {"next monday", "subtask"}),
        (RowChoice(words="WEEKS two"), {"in two weeks less a day", "in two weeks"}),
        (RowChoice(words="nothing of the kind"), set()),
    ],
)
def test_which_rows_are_kept(choice: RowChoice, found: set[str]) -> None:
    result = find_rows(ROWS, TODAY, choice)
    assert result.only is not None
    heads = {"phase.pilot"} if found else set()
    if "subtask" in found:
        heads.add("summary")
    assert result.only == found | heads
    assert (result.count, result.total) == (len(found), len(ROWS) - 1)


def test_a_gate_that_was_passed_is_done() -> None:
    late = RowChoice(keep=frozenset({Keep.LATE, Keep.GATES}))
    assert find_rows(ROWS, TODAY, late).count == 1
    assert find_rows(ROWS, TODAY, late, {"pilot gate"}).count == 0


def test_without_a_wish_every_row_is_shown() -> None:
    assert find_rows(ROWS, TODAY, RowChoice(words="  ")).only is None


def test_spans_of_time_exclude_each_other() -> None:
    choice = RowChoice().with_keep(Keep.LATE, on=True).with_keep(Keep.THIS_WEEK, on=True)
    assert choice.with_keep(Keep.TWO_WEEKS, on=True).keep == {Keep.LATE, Keep.TWO_WEEKS}


@pytest.mark.parametrize("note", [None, [], {"keep": 5, "owner": None}, {"keep": ["no such"]}])
def test_settings_that_cannot_be_read_show_every_row(note: object) -> None:
    assert choice_from(note) == RowChoice()


# --- in the window --------------------------------------------------------------------------


@pytest.fixture
def view(qtbot: QtBot, look: Look, bakery: OpenPlan, settings: Settings) -> TimelineView:
    made = TimelineView(look, bakery, lambda _: None, settings)
    qtbot.addWidget(made)
    made.resize(1196, 728)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.table.setFocus()
    return made


def press(app: QApplication, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    widget = app.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)
    app.processEvents()


def test_search_as_one_types_filters_both_halves(view: TimelineView, qapp: QApplication) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qapp, Qt.Key.Key_F, held)
    assert view.side.bar.search.hasFocus()
    QTest.keyClicks(view.side.bar.search, "weekly")
    assert view.side.bar.count.text() == "Showing 2 of 32 rows"
    assert view.pane.data is not None
    names = [task.name for task in view.pane.data.tasks]
    assert names == [
        "Pilot",
        "Weekly review, 15 minutes",
        "Limited rollout",
        "Weekly review, 15 minutes",
    ]
    assert view.table.rows.rowCount() == 4
    press(qapp, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    press(qapp, Qt.Key.Key_F8)
    assert view.side.bar.count.text() == "32 rows"
    assert view.side.bar.search.text() == ""


def test_a_filter_is_kept_for_the_plan(
    view: TimelineView,
    qtbot: QtBot,
    look: Look,
    bakery: OpenPlan,
    settings: Settings,
) -> None:
    view.side.bar._fill_menu()
    actions = {one.text(): one for one in view.side.bar.menu.actions()}
    actions["Gates only"].trigger()
    assert view.side.bar.count.text() == "Showing 6 of 32 rows"
    again = TimelineView(look, bakery, lambda _: None, settings)
    qtbot.addWidget(again)
    assert again.side.bar.count.text() == "Showing 6 of 32 rows"


def test_folded_phases_open_for_what_is_found_and_fold_again(view: TimelineView) -> None:
    view.fold("pilot", True)
    folded = view.table.rows.rowCount()
    view.side.bar.search.setText("weekly")
    assert view.table.rows.rowCount() == 4
    view.side.bar.show_all()
    assert view.table.rows.rowCount() == folded


def test_nothing_found_is_no_dead_end(view: TimelineView, qapp: QApplication) -> None:
    view.side.bar.search.setText("no row has these words")
    assert view.side.bar.count.text() == "Showing 0 of 32 rows"
    view.pane.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return):
        press(qapp, key)
    view.table.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_F2, Qt.Key.Key_Return):
        press(qapp, key)
    view.grab()
    press(qapp, Qt.Key.Key_F8)
    assert view.table.rows.rowCount() > 30
