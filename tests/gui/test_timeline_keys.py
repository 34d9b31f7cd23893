"""The timeline in the running window without a mouse: each act of the hand has a key, and each is
told to a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.tasks import LinkKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.timeline.announcing import spoken_dates
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.view import TimelineView
from roadmap_desktop.ui.widgets.dates import day_in_words
from tests.gui.window_rig import Rig

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
BASELINE, BRIEF, READINESS = (
    "prepare.baseline",
    "prepare.brief_light",
    "prepare.readiness_light",
)
WIDER = "pilot.wider"


class Desk:
    """The running program, with the bakery's timeline in sight."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        rig.desk.open_sample("bakery")
        rig.desk.go(Destination(place=Place.TIMELINE))
        rig.app.processEvents()
        found = rig.window.findChildren(TimelineView)
        assert found
        self.view = found[0]

    @property
    def schedule(self) -> Schedule:
        return self.view.open_plan.assessment.schedule

    def row(self, row: str) -> ScheduledTask:
        return self.schedule.by_id[row]

    @property
    def told(self) -> str:
        return self.view.editing.announced

    def at(self, row: str, *, chart: bool = False) -> None:
        assert self.view.pane.data is not None
        self.view.select_row(self.view.pane.data.row_of[row])
        where: QWidget = self.view.pane if chart else self.view.table
        where.setFocus()
        self.rig.app.processEvents()

    def focus_in(self, half: QWidget) -> bool:
        return self.rig.focus is half

    def press(self, key: Key, held: Qt.KeyboardModifier = NONE) -> None:
        """A key, and if Alt was down it is let go."""
        self.rig.key(key, held)
        if held & ALT:
            QTest.keyRelease(self.rig.focus, Key.Key_Alt)
            self.rig.app.processEvents()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    rig = Rig(qtbot, qapp, tmp_path)
    yield Desk(rig)
    rig.close()


Said = Callable[[ScheduledTask, ScheduledTask], bool]
MOVES: list[tuple[str, Key, Qt.KeyboardModifier, Said]] = [
    ("a day later", Key.Key_Right, ALT, lambda _, b: b.start == date(2027, 1, 27)),
    ("a week later", Key.Key_Right, ALT | CTRL, lambda _, b: b.start == date(2027, 2, 2)),
    (
        "begin",
        Key.Key_Right,
        ALT | CTRL | SHIFT,
        lambda a, b: (a.finish, 1) == (b.finish, b.length),
    ),
    ("more is done", Key.Key_Up, ALT | SHIFT, lambda a, b: b.percent == a.percent + 5),
]


@pytest.mark.parametrize("chart", [False, True])
@pytest.mark.parametrize(("what", "key", "held", "came"), MOVES)
def test_a_bar_is_worked_by_keys_in_the_table_and_in_the_chart(
    desk: Desk, what: str, key: Key, held: Qt.KeyboardModifier, came: Said, chart: bool
) -> None:
    before, plan = desk.row(BRIEF), desk.view.open_plan.plan
    desk.at(BRIEF, chart=chart)
    desk.press(key, held)
    assert came(before, desk.row(BRIEF)), what
    desk.rig.key(Key.Key_Z, CTRL)
    assert desk.view.open_plan.plan == plan


def test_alt_and_shift_resize_on_the_chart_and_indent_in_the_table(desk: Desk) -> None:
    length = desk.row(BRIEF).length
    desk.at(BRIEF, chart=True)
    desk.press(Key.Key_Right, ALT | SHIFT)
    assert desk.row(BRIEF).length == length + 1
    desk.press(Key.Key_Left, ALT | SHIFT)
    assert desk.row(BRIEF).length == length
    desk.at(BRIEF)
    desk.press(Key.Key_Right, ALT | SHIFT)
    assert desk.row(BRIEF).parent == BASELINE
    desk.press(Key.Key_Left, ALT | SHIFT)
    assert desk.row(BRIEF).parent == ""


@pytest.mark.parametrize("chart", [False, True])
def test_the_edge_of_a_phase_is_moved_by_keys(desk: Desk, chart: bool) -> None:
    days = next(one.days for one in desk.schedule.phases if one.id == "pilot")
    desk.at("phase.pilot", chart=chart)
    desk.press(Key.Key_Right, ALT | SHIFT)
    assert next(one.days for one in desk.schedule.phases if one.id == "pilot") == days + 1


@pytest.mark.parametrize("chart", [False, True])
def test_rows_are_placed_added_named_and_removed_by_keys(desk: Desk, chart: bool) -> None:
    def order() -> list[str]:
        rows = desk.schedule.rows
        return [one.id for one in rows if one.phase == "prepare" and one.kind == "task"]

    desk.at(READINESS, chart=chart)
    before = order()
    desk.press(Key.Key_Down, ALT)
    assert order() != before
    desk.press(Key.Key_Up, ALT)
    assert order() == before
    desk.at(READINESS, chart=chart)
    desk.press(Key.Key_F2)
    line = desk.view.side.cells.line
    assert line is not None
    desk.rig.key(Key.Key_Escape)
    desk.at(READINESS, chart=chart)
    desk.press(Key.Key_Insert)
    desk.rig.write("Ring the bank")
    desk.rig.key(Key.Key_Return)
    added = desk.view.open_plan.plan.tasks[-1]
    assert added.name == "Ring the bank"
    desk.at(added.id, chart=chart)
    desk.press(Key.Key_Delete)
    assert added.id not in desk.schedule.by_id
    assert desk.told == "Removed. Undo brings it back."


@pytest.mark.parametrize(
    ("key", "label"), [(Key.Key_Return, "Reschedule what is late"), (Key.Key_Escape, "")]
)
def test_what_is_asked_about_is_kept_by_enter_and_left_by_esc(
    desk: Desk, key: Key, label: str
) -> None:
    desk.view.comparing.push_late()
    assert desk.view.editing.strip.keep.hasFocus()
    desk.press(key)
    assert desk.view.open_plan.session.undo_label == label
    assert not desk.view.editing.editor.is_trying


def test_what_was_only_tried_is_not_written_after_another_change(desk: Desk) -> None:
    desk.view.comparing.push_late()
    desk.at(BRIEF)
    desk.press(Key.Key_Insert)
    desk.rig.write("Ring the bank")
    desk.rig.key(Key.Key_Return)
    assert not desk.view.editing.editor.is_trying
    desk.at(BRIEF)
    desk.press(Key.Key_Return)
    assert desk.view.open_plan.session.undo_label == "Rename “New task”"


def test_undo_while_a_row_is_held_lets_it_go(desk: Desk) -> None:
    desk.at(BRIEF)
    desk.press(Key.Key_Right, ALT)
    desk.at(BRIEF)
    QTest.keyPress(desk.rig.focus, Key.Key_Right, ALT)
    assert desk.view.editing.keys.holds
    desk.rig.key(Key.Key_Z, CTRL)
    QTest.keyRelease(desk.rig.focus, Key.Key_Alt)
    assert desk.view.open_plan.session.undo_label == ""
    assert desk.view.pane.data is not None
    assert desk.view.pane.data.schedule is desk.schedule


@pytest.mark.parametrize(("key", "label"), [(Key.Key_Return, True), (Key.Key_Escape, False)])
@pytest.mark.parametrize("away", ["another window", "another control"])
def test_a_row_held_while_the_focus_goes_elsewhere_needs_a_yes(
    desk: Desk, away: str, key: Key, label: bool
) -> None:
    """Alt+Right, then Alt+Tab: Alt is let go where the program does not hear it."""
    desk.at(BRIEF)
    table, strip = desk.rig.focus, desk.view.editing.strip
    before = desk.row(BRIEF).start
    QTest.keyPress(table, Key.Key_Right, ALT)
    other = QWidget()
    desk.rig.qtbot.addWidget(other)
    if away == "another window":
        other.show()
        other.activateWindow()
        desk.rig.qtbot.waitActive(other)
    else:
        desk.view.toolbar.findChildren(QAbstractButton)[0].setFocus()
    desk.rig.app.processEvents()
    assert not table.hasFocus()
    assert desk.view.open_plan.session.undo_label == ""
    assert strip.isVisible()
    assert strip.keep.isVisible()
    assert desk.row(BRIEF).name in strip.words
    assert "not kept yet" in desk.told
    desk.rig.window.activateWindow()
    desk.rig.qtbot.waitActive(desk.rig.window)
    table.setFocus()
    desk.press(key)
    assert (desk.row(BRIEF).start > before) is label
    assert not strip.keep.isVisible()


def test_tab_to_the_other_half_leaves_a_held_row_held(desk: Desk) -> None:
    desk.at(BRIEF)
    QTest.keyPress(desk.rig.focus, Key.Key_Right, ALT)
    desk.view.pane.setFocus()
    desk.rig.app.processEvents()
    assert desk.view.editing.keys.holds
    QTest.keyRelease(desk.rig.focus, Key.Key_Alt)
    assert desk.view.open_plan.session.undo_label != ""


def test_what_fills_its_phase_says_that_it_gets_shorter_and_keeps_a_length_it_is_given(
    desk: Desk,
) -> None:
    before = desk.row(WIDER)
    desk.at(WIDER)
    QTest.keyPress(desk.rig.focus, Key.Key_Right, ALT | CTRL)
    said = desk.view.editing.strip.accessibleName()
    assert f"gets shorter: 8, not {before.working_days} working days" in said
    assert f"type {before.working_days} under Days" in said
    assert "gets shorter" in desk.told
    desk.rig.key(Key.Key_Escape)
    desk.view.table.choose(desk.view.table.current_row, Column.DAYS)
    desk.rig.write(str(before.working_days))
    desk.rig.key(Key.Key_Return)
    desk.at(WIDER)
    desk.press(Key.Key_Right, ALT | CTRL)
    after = desk.row(WIDER)
    assert after.start > before.start
    assert after.working_days == before.working_days


def test_a_row_is_added_behind_the_current_one_where_rows_were_arranged(desk: Desk) -> None:
    desk.at(READINESS)
    desk.press(Key.Key_Down, ALT)
    desk.at(BASELINE)
    desk.press(Key.Key_Insert)
    desk.rig.write("Ring the bank")
    desk.rig.key(Key.Key_Return)
    assert desk.view.pane.data is not None
    names = [one.name for one in desk.view.pane.data.tasks]
    assert names[names.index(desk.row(BASELINE).name) + 1] == "Ring the bank"


@pytest.mark.parametrize("hides", ["filter", "fold", "filter over fold"])
def test_a_row_that_is_added_is_in_sight_to_be_named(desk: Desk, hides: str) -> None:
    if "fold" in hides:
        desk.view.fold("prepare", True)
    if "filter" in hides:
        desk.rig.key(Key.Key_F, CTRL | SHIFT)
        desk.rig.write("gate")
        desk.rig.key(Key.Key_Return)
    desk.at("idea" if "filter" in hides else "phase.prepare")
    desk.press(Key.Key_Insert)
    desk.rig.write("Ring the bank")
    desk.rig.key(Key.Key_Return)
    assert desk.view.pane.data is not None
    assert "Ring the bank" in [one.name for one in desk.view.pane.data.tasks]


@pytest.mark.parametrize(
    ("chart", "key", "held"), [(True, Key.Key_L, NONE), (False, Key.Key_L, CTRL)]
)
def test_two_rows_are_linked_by_key(
    desk: Desk, chart: bool, key: Key, held: Qt.KeyboardModifier
) -> None:
    desk.at(READINESS, chart=chart)
    desk.press(key, held)
    assert "Link from" in desk.told
    desk.press(Key.Key_Down)
    desk.press(key, held)
    pairs = {(one.predecessor, one.successor) for one in desk.schedule.links}
    assert (READINESS, BASELINE) in pairs


def test_the_kind_of_a_link_is_chosen_by_key_where_it_begins(desk: Desk) -> None:
    desk.at(READINESS, chart=True)
    desk.press(Key.Key_L)
    assert "starts when it finishes" in desk.told
    assert "Ctrl+L here changes the kind" in desk.view.editing.strip.accessibleName()
    desk.press(Key.Key_L)
    assert "starts when it starts" in desk.told
    desk.press(Key.Key_L)
    assert "finishes when it finishes" in desk.told
    desk.press(Key.Key_Down)
    desk.press(Key.Key_L)
    kinds = {(one.predecessor, one.successor): one.kind for one in desk.schedule.links}
    assert kinds[READINESS, BASELINE] is LinkKind.FF


def test_a_bare_letter_begins_a_word_in_the_table(desk: Desk) -> None:
    desk.at(READINESS)
    desk.rig.write("l")
    line = desk.view.side.cells.line
    assert line is not None
    assert line.text() == "l"


def test_arrows_go_from_row_to_row_and_tab_from_half_to_half(desk: Desk) -> None:
    desk.at("phase.prepare")
    place = desk.view.table.current_row
    desk.press(Key.Key_Down)
    assert desk.view.table.current_row == place + 1
    desk.press(Key.Key_Tab)
    assert desk.focus_in(desk.view.pane)
    desk.press(Key.Key_Down)
    assert desk.view.table.current_row == place + 2
    desk.rig.key(Key.Key_Backtab, SHIFT)
    assert desk.focus_in(desk.view.table)


def test_a_move_that_moves_nothing_is_told_and_not_written(desk: Desk) -> None:
    """What it waits for holds it where it is."""
    plan = desk.view.open_plan.plan
    desk.at(BRIEF)
    desk.press(Key.Key_Left, ALT)
    assert desk.view.open_plan.plan is plan
    assert "waits for" in desk.view.editing.strip.words
    assert desk.view.editing.strip.isVisible()


# --- what is said ---------------------------------------------------------------------------


def test_what_was_done_is_said_in_the_row_s_own_words(desk: Desk) -> None:
    desk.at(BRIEF)
    desk.press(Key.Key_Right, ALT | CTRL)
    row = desk.row(BRIEF)
    assert desk.told == f"{row.name}, 2 to 3 February, 2 working days, critical, moved 7 days later"


def test_while_a_row_is_held_its_new_dates_and_what_else_moves_are_said(desk: Desk) -> None:
    desk.at("phase.pilot")
    plan = desk.view.open_plan.plan
    QTest.keyPress(desk.rig.focus, Key.Key_Right, ALT | CTRL)
    assert desk.told.startswith(
        "Pilot, 8 February to 9 March, 30 days, moved 7 days later. +7 days: Pilot verdict, "
    )
    assert desk.view.open_plan.plan is plan
    desk.rig.key(Key.Key_Escape)
    assert desk.view.open_plan.plan is plan


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2027-03-03", "2027-03-09", "3 to 9 March"),
        ("2027-02-28", "2027-03-03", "28 February to 3 March"),
        ("2027-03-03", "2027-03-03", "3 March"),
        ("2026-12-28", "2027-01-04", "28 December 2026 to 4 January 2027"),
    ],
)
def test_dates_are_spoken_shortly(first: str, last: str, words: str) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert spoken_dates(date.fromisoformat(first), date.fromisoformat(last)) == words


def test_the_table_exposes_the_bars(desk: Desk) -> None:
    """What a screen reader finds in a row's first cell is the bar in words."""
    found = QAccessible.queryAccessibleInterface(desk.view.table)
    assert found.role() == QAccessible.Role.Table
    said = [found.child(place).text(QAccessible.Text.Name) for place in range(found.childCount())]
    for row in desk.schedule.rows:
        bars = [one for one in said if one.startswith(f"{row.name}, ")]
        assert any(day_in_words(row.finish) in one for one in bars) or row.occurrences
