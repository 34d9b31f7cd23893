"""Recurring items and links by the menu of a row."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.timeline.rows import NewRow, add_rows
from roadmap_desktop.domain.model.tasks import OffDays
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.rhythm_dialog import RhythmDialog
from roadmap_desktop.ui.timeline.view import TimelineView
from tests.gui.test_timeline_view import shown

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(qtbot: QtBot, look: Look, bakery: OpenPlan, settings: Settings) -> TimelineView:
    return shown(qtbot, look, bakery, settings)


def go(view: TimelineView, row: str) -> None:
    assert view.pane.data is not None
    view.select_row(view.pane.data.row_of[row])


def press(view: TimelineView, words: str) -> None:
    """An entry of the row's menu, also of a menu inside it."""
    (found,) = [one for one in entries(view) if one.text().startswith(words)]
    found.trigger()


def entries(view: TimelineView) -> list[QAction]:
    """All entries of the row's menu, those of menus inside it too."""
    found = []
    for action in view.side.acts.menu().actions():
        inner = action.menu()
        found += inner.actions() if isinstance(inner, QMenu) else [action]
    return found


def recurring(view: TimelineView) -> str:
    rows = view.open_plan.assessment.schedule.rows
    return next(r.id for r in rows if r.kind.value == "recurring" and r.phase == "pilot")


def test_a_review_comes_every_second_week_and_not_on_closed_days(view: TimelineView) -> None:
    row = recurring(view)
    go(view, row)
    before = view.open_plan.plan
    press(view, "How often it comes")
    dialog = view.findChild(RhythmDialog) or view.window().findChild(RhythmDialog)
    assert dialog is not None
    dialog.every.setText("2")
    dialog.off[OffDays.SKIP].setChecked(True)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    days = view.open_plan.assessment.schedule.by_id[row].occurrences
    assert days
    assert all((b - a).days % 14 == 0 for a, b in pairwise(days))
    assert view.open_plan.undo()
    assert view.open_plan.plan == before


def test_a_rhythm_that_ends_before_it_begins_is_refused(view: TimelineView) -> None:
    row = recurring(view)
    go(view, row)
    before = view.open_plan.plan
    press(view, "How often it comes")
    dialog = view.window().findChild(RhythmDialog)
    assert dialog is not None
    dialog.until.show_day(date(2027, 1, 13))
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert "before it begins" in dialog.problem.text()
    assert view.open_plan.plan == before
    dialog.reject()


def test_what_recurs_is_added_and_comes_every_week(view: TimelineView) -> None:
    go(view, "phase.pilot")
    press(view, "Add what recurs")
    added = view.open_plan.plan.tasks[-1]
    days = view.open_plan.assessment.schedule.by_id[added.id].occurrences
    assert len(days) >= 3
    assert view.current_task == added.id


def test_what_recurs_is_added_under_the_same_heading_as_the_row_one_is_at(
    view: TimelineView,
) -> None:
    heading, job = (NewRow(name=name, length=2) for name in ("Fit out the shop", "Paint"))
    view.open_plan.run(partial(add_rows, rows=(heading,), phase="pilot"))
    above = view.open_plan.plan.tasks[-1].id
    view.open_plan.run(partial(add_rows, rows=(job,), phase="pilot", parent=above))
    go(view, view.open_plan.plan.tasks[-1].id)
    press(view, "Add what recurs")
    added = view.open_plan.plan.tasks[-1]
    assert added.every == 1
    assert added.parent == above


def test_only_what_recurs_is_asked_how_often_it_comes(view: TimelineView) -> None:
    def offered() -> list[str]:
        return [one.text() for one in entries(view)]

    row = next(r.id for r in view.open_plan.assessment.schedule.rows if r.kind.value == "task")
    go(view, row)
    assert "How often it comes…" not in offered()
    go(view, recurring(view))
    assert "How often it comes…" in offered()
    assert "Link with…" not in offered()


@pytest.mark.parametrize("stays", [True, False])
def test_the_strip_says_what_becomes_of_the_last_day_when_the_phase_moves(
    view: TimelineView, stays: bool
) -> None:
    row = recurring(view)
    go(view, row)
    press(view, "How often it comes")
    dialog = view.window().findChild(RhythmDialog)
    assert dialog is not None
    dialog.until.show_day(date(2027, 2, 23))
    dialog.stays.setChecked(stays)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    name = view.open_plan.assessment.schedule.by_id[row].name
    go(view, "phase.pilot")
    view.table.setFocus()
    QTest.keyPress(view.table, Qt.Key.Key_Right, CTRL | ALT)
    told = view.editing.strip.accessibleName()
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    if stays:
        assert f"“{name}” still ends on Tue 23 Feb as fixed; its phase now ends on" in told
    else:
        assert f"“{name}” now comes until Tue 2 Mar" in told


def test_rows_that_were_arranged_stand_by_date_again(view: TimelineView) -> None:
    def order() -> list[str]:
        rows = view.open_plan.assessment.schedule.rows
        return [r.id for r in rows if r.phase == "prepare" and r.kind.value == "task"]

    before = order()
    go(view, before[0])
    waiting = "In the order of dates again"
    (entry,) = [one for one in entries(view) if one.text() == waiting]
    assert (entry.isEnabled(), entry.toolTip()) == (
        False,
        "The rows beside it stand by date already.",
    )
    press(view, "One place down")
    assert order() != before
    go(view, before[0])
    press(view, "In the order of dates again")
    assert order() == before


def test_a_review_after_the_end_is_changed_as_those_inside(view: TimelineView) -> None:
    row = "tail.monthly_update"
    go(view, row)
    before = view.open_plan.plan
    press(view, "How often it comes")
    dialog = view.findChild(RhythmDialog) or view.window().findChild(RhythmDialog)
    assert dialog is not None
    assert (dialog.every.days, dialog.unit.currentData()) == (1, "month")
    dialog.every.setText("3")
    dialog.off[OffDays.SKIP].setChecked(True)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    (kept,) = [one for one in view.open_plan.plan.tasks if one.template == row]
    assert (kept.every, kept.off_days, kept.start_no_earlier) == (3, OffDays.SKIP, None)
    assert view.open_plan.undo()
    assert view.open_plan.plan == before


def test_what_cannot_be_done_after_the_end_says_why(view: TimelineView) -> None:
    go(view, "tail.roi_first")
    found = {one.text().partition("\t")[0]: one for one in entries(view)}
    assert "comes once" in found["How often it comes…"].toolTip()
    assert "method" in found["Remove"].toolTip()
    assert not found["Remove"].isEnabled()
    assert found["Change who does it"].isEnabled()


def test_who_does_a_review_after_the_end_is_typed_into_its_cell(view: TimelineView) -> None:
    row = "tail.monthly_update"
    go(view, row)
    press(view, "Change who does it")
    line = view.side.cells.line
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "Somebody Else")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert view.open_plan.assessment.schedule.by_id[row].owner == "Somebody Else"
