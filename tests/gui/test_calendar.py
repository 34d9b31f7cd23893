"""A day is picked by keys from a month that knows the firm's closed days."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roadmap_desktop.ui.dialogs.pick_day import PickDayDialog
from roadmap_desktop.ui.dialogs.rename import RenameDialog
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.month_grid import MonthGrid
from tests.gui.seen import back_in_window, words_in
from tests.gui.window_rig import Rig

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def picker(rig: Rig) -> PickDayDialog:
    """The calendar beside the question for the start, at Tue 12 Jan 2027."""
    rig.desk.go(Destination(place=Place.INTERVIEW, question="plan.start"))
    rig.press("Pick a day")
    dialog = rig.dialog(PickDayDialog)
    assert isinstance(dialog, PickDayDialog)
    assert rig.focus is dialog.grid
    assert dialog.grid.day == date(2027, 1, 12)
    return dialog


def test_arrow_keys_go_by_days_and_weeks_and_on_into_the_next_month(
    rig: Rig, picker: PickDayDialog
) -> None:
    for key, day in (
        (KEY.Key_Right, date(2027, 1, 13)),
        (KEY.Key_Down, date(2027, 1, 20)),
        (KEY.Key_Down, date(2027, 1, 27)),
        (KEY.Key_Down, date(2027, 2, 3)),
        (KEY.Key_Up, date(2027, 1, 27)),
        (KEY.Key_End, date(2027, 1, 31)),
        (KEY.Key_PageDown, date(2027, 2, 28)),
        (KEY.Key_Right, date(2027, 3, 1)),
        (KEY.Key_Left, date(2027, 2, 28)),
        (KEY.Key_Home, date(2027, 2, 1)),
        (KEY.Key_PageUp, date(2027, 1, 1)),
        (KEY.Key_PageUp, date(2026, 12, 1)),
    ):
        rig.key(key)
        assert picker.grid.day == day
    assert picker.month.text() == "December 2026"
    rig.key(KEY.Key_PageDown, SHIFT)
    assert picker.grid.day == date(2027, 12, 1)
    assert picker.month.text() == "December 2027"


def test_tab_leaves_the_days_and_comes_to_the_button_that_takes_one(
    rig: Rig, picker: PickDayDialog
) -> None:
    rig.key(KEY.Key_Right)
    rig.key(KEY.Key_Tab)
    assert rig.focus.accessibleName() == "Take this day"
    rig.key(KEY.Key_Space)
    assert not picker.isVisible()
    back_in_window(rig)
    opened = rig.window.open_plan
    assert opened is not None
    assert rig.focus.accessibleName() == opened.question("plan.start").text
    rig.go_on()
    assert opened.plan.header.start == date(2027, 1, 13)


def test_a_day_has_its_number_from_the_start_of_the_plan_on(qtbot: QtBot, look: Look) -> None:
    start = date(2027, 1, 12)
    grid = MonthGrid(look, date(2027, 1, 19), start, start, lambda _: "")
    qtbot.addWidget(grid)
    assert grid.words == "Tue 19 Jan 2027 · day 8"
    grid.show_day(start)
    assert grid.words == "Tue 12 Jan 2027 · day 1"
    QTest.keyClick(grid, KEY.Key_Left)
    assert grid.words == "Mon 11 Jan 2027"


def test_a_screen_reader_hears_the_day_and_why_it_is_closed(
    rig: Rig, picker: PickDayDialog
) -> None:
    """The bakery is closed on Sundays and Mondays, and as its country is."""
    heard = int(Qt.ItemDataRole.AccessibleTextRole)
    for _ in range(5):
        rig.key(KEY.Key_Right)
    index = picker.grid.currentIndex()
    assert picker.grid.model().data(index, heard) == "Sun 17 Jan 2027 · closed: Sunday"
    assert "Sun 17 Jan 2027 · closed: Sunday" in words_in(picker)
    rig.key(KEY.Key_Home)
    assert picker.grid.words == "Fri 1 Jan 2027 · closed: New Year's Day"
    head = picker.grid.model().headerData(0, Qt.Orientation.Horizontal, heard)
    assert head in ("Sunday", "Monday")


def test_closed_days_stand_on_their_own_ground(rig: Rig, picker: PickDayDialog) -> None:
    grid, look = picker.grid, rig.window.look
    picture = grid.viewport().grab().toImage()

    def ground(day: date) -> str:
        first = grid.model().index(0, 0)
        place = grid.visualRect(
            first.sibling(*divmod((day - first.data(Qt.ItemDataRole.UserRole)).days, 7))
        )
        return picture.pixelColor(place.left() + 8, place.center().y()).name().upper()

    assert ground(date(2027, 1, 17)) == look.colour("closed").name().upper()
    assert ground(date(2027, 1, 1)) == look.colour("closed").name().upper(), "a public holiday"
    assert ground(date(2027, 1, 14)) == look.colour("raised").name().upper()


def test_escape_leaves_the_date_as_it_was(rig: Rig, picker: PickDayDialog) -> None:
    rig.key(KEY.Key_Down)
    rig.key(KEY.Key_Escape)
    back_in_window(rig)
    opened = rig.window.open_plan
    assert opened is not None
    rig.go_on()
    assert opened.plan.header.start == date(2027, 1, 12)
    assert not picker.isVisible()


# --- the smallest of the dialogs -------------------------------------------------------------


def test_a_plan_is_renamed_by_keys_and_an_empty_title_is_told_beside_it(rig: Rig) -> None:
    opened = rig.window.open_plan
    assert opened is not None
    rig.desk.act("rename")
    dialog = rig.dialog(RenameDialog)
    assert isinstance(dialog, RenameDialog)
    before = opened.plan.header.title
    rig.key(KEY.Key_Delete)
    rig.key(KEY.Key_Return)
    assert opened.plan.header.title == before
    assert dialog.problem.text() in words_in(dialog)
    assert rig.focus is dialog.line
    assert dialog.line.accessibleDescription() == dialog.problem.text()
    rig.write("Answering letters")
    rig.key(KEY.Key_Return)
    assert not dialog.isVisible()
    assert opened.plan.header.title == "Answering letters"
