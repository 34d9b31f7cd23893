"""What stands around every screen: the rail, the name in the history, help, where one was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.plans import rename
from roadmap_desktop.ui.dialogs.help import HelpDialog
from roadmap_desktop.ui.dialogs.settings import SettingsDialog
from roadmap_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.theme.tokens import SCALES
from tests.gui.seen import back_in_window
from tests.gui.window_rig import Rig

KEY = Qt.Key


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(qtbot, qapp, tmp_path)
    made.window.resize(1280, 800)
    made.desk.open_sample("bakery")
    yield made
    made.desk.looks.use_theme("light")
    made.desk.looks.use_scale(1.0)
    made.close()


# --- rail ------------------------------------------------------------------------------------


def on_rail(widget: QWidget) -> bool:
    return isinstance(widget, QToolButton) and widget.objectName() == "place"


def test_tab_comes_to_the_place_one_is_at_also_after_looking_along_the_rail(rig: Rig) -> None:
    rig.desk.go(Destination(place=Place.INTERVIEW, question="plan.title"))
    rig.tab_to(on_rail)
    assert rig.focus.accessibleName() == "Interview"
    rig.key(KEY.Key_Up)
    rig.key(KEY.Key_Up)
    assert rig.focus.accessibleName() == "Home"
    assert rig.place == "interview", "an arrow key looks, it does not go"
    rig.tab_to(lambda w: not on_rail(w))
    rig.tab_to(on_rail)
    assert rig.focus.accessibleName() == "Interview"
    rig.key(KEY.Key_Down)
    rig.key(KEY.Key_Space)
    assert rig.place == "timeline"
    rig.tab_to(on_rail)
    assert rig.focus.accessibleName() == "Timeline"
    checked = [
        b.accessibleName()
        for b in rig.window.rail.findChildren(QToolButton)
        if b.objectName() == "place" and b.isChecked()
    ]
    assert checked == ["Timeline"]


# --- the name in the history -----------------------------------------------------------------


def test_a_name_that_is_given_counts_at_once_and_at_the_next_start(
    rig: Rig, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    opened = rig.opened
    opened.run(rename, "First")
    rig.desk.act("settings")
    assert isinstance(rig.dialog(SettingsDialog), SettingsDialog)
    rig.tab_to_named("Your name in the history")
    rig.key(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    rig.write("Nora Hartwell")
    rig.key(KEY.Key_Escape)
    back_in_window(rig)
    opened.run(rename, "Second")
    second, first, *_ = opened.session.revisions()
    assert second.actor == "Nora Hartwell"
    assert first.actor != "Nora Hartwell"
    plan_id = rig.desk.office.add_sample("accounting")
    rig.desk.open(plan_id)
    assert rig.opened.session.revisions()[0].actor == "Nora Hartwell"
    rig.close()
    again = Rig(qtbot, qapp, tmp_path)
    assert again.desk.office.actor == "Nora Hartwell"
    again.close()


# --- help, keys ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "topic"),
    [
        (Place.HISTORY, "Saving, undo and what happens when the power fails"),
        (Place.INTERVIEW, "Going deeper than Quick plan"),
        (Place.HOME, "Making a plan"),
    ],
)
def test_help_opens_at_what_the_screen_in_sight_is_about(
    rig: Rig, place: Place, topic: str
) -> None:
    rig.desk.go(Destination(place=place))
    rig.key(KEY.Key_F1)
    dialog = rig.dialog(HelpDialog)
    assert isinstance(dialog, HelpDialog)
    assert dialog.topics[dialog.shown].title == topic
    dialog.close()


def test_shortcuts_are_grouped_as_the_menus_are_and_arrow_keys_pass_over_the_groups(
    rig: Rig,
) -> None:
    rig.desk.act("shortcuts")
    dialog = rig.dialog(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    groups = [i.title for i in dialog.list.rows.items if i.heading]
    assert groups == ["Plan", "Edit", "View", "Help"]
    assert dialog.current.id == "new"
    seen = [dialog.current.id]
    for _ in range(len(dialog.rows) - 1):
        QTest.keyClick(dialog.list, KEY.Key_Down)
        seen.append(dialog.current.id)
    assert seen == [*dialog.rows]
    dialog.close()


# --- where one was ---------------------------------------------------------------------------


def shown_question(rig: Rig) -> str:
    assert rig.window.places is not None
    return str(getattr(rig.window.places.shown, "question_in_sight", ""))


def walk_to(rig: Rig) -> str:
    """By keys from the list of sections to a question nothing else named; its id."""
    rig.desk.go(Destination(place=Place.INTERVIEW, section="firm"))
    assert shown_question(rig) == ""
    rig.press("Ask me one by one")
    first = shown_question(rig)
    rig.go_on()
    second = shown_question(rig)
    assert second
    assert second != first
    return second


def test_another_theme_shows_what_was_in_sight_not_what_was_before(rig: Rig) -> None:
    question = walk_to(rig)
    rig.desk.looks.use_theme("dark")
    assert shown_question(rig) == question
    rig.press("Come back later")
    assert shown_question(rig) == ""
    assert rig.window.destination.section == "firm"
    rig.desk.looks.use_theme("light")
    assert shown_question(rig) == "", "the section's list stays"
    assert rig.window.destination == Destination(place=Place.INTERVIEW, section="firm")


def test_after_an_unclean_end_the_very_question_is_shown(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    first = Rig(qtbot, qapp, tmp_path)
    first.window.resize(1280, 800)
    first.desk.open_sample("bakery")
    question = walk_to(first)
    first.window.settings.flush()
    first.program._backup.stop()
    first.desk.office.close()  # as after a crash: the marker stays
    first.window.desk = None
    again = Rig(qtbot, qapp, tmp_path)
    again.window.resize(1280, 800)
    again.press("Continue where you were")
    assert again.place == "interview"
    assert shown_question(again) == question
    again.close()


# --- the whole screen ------------------------------------------------------------------------


def test_the_whole_screen_is_for_the_plan_and_all_menus_stay_in_reach(rig: Rig) -> None:
    """The offscreen screen is 800 px wide, as narrow as a projector's at 28 pt."""
    window = rig.window
    rig.key(KEY.Key_F11)
    rig.app.processEvents()
    assert window.isFullScreen()
    assert not window.menuBar().isVisible()
    assert window.rail.width() < 84, "names give way to icons"
    rail = [b for b in window.rail.findChildren(QToolButton) if b.isVisible()]
    assert all(b.toolTip() == b.accessibleName() != "" for b in rail)
    rig.press("Menu")
    menu = rig.app.activePopupWidget()
    assert isinstance(menu, QMenu)
    named = [a.text().replace("&", "") for a in menu.actions() if a.text()]
    assert named == ["Full screen", "Plan", "Edit", "View", "Help"]
    menu.close()
    rig.key(KEY.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert rig.place == "timeline", "keys of the menus work without them"
    rig.press("Leave full screen (F11)")
    rig.app.processEvents()
    assert not window.isFullScreen()
    assert window.menuBar().isVisible()
    assert window.rail.width() == 84


def test_quick_plan_on_the_whole_screen_is_nothing_but_the_question(rig: Rig) -> None:
    rig.desk.act("quick_plan")
    rig.key(KEY.Key_F11)
    rig.app.processEvents()
    assert not rig.window.header.isVisible()
    rig.press("Leave full screen (F11)")
    rig.app.processEvents()
    assert not rig.window.isFullScreen()
    assert rig.window.header.isVisible()


@pytest.mark.parametrize(("presses", "scale"), [(1, 1.1), (99, 2.67)])
def test_larger_text_goes_up_to_what_a_projector_needs(
    rig: Rig, presses: int, scale: float
) -> None:
    for _ in range(min(presses, len(SCALES))):
        rig.desk.act("larger")
    assert rig.window.look.scale == scale


def test_one_key_writes_for_a_projector_and_one_as_usual(rig: Rig) -> None:
    rig.key(KEY.Key_9, Qt.KeyboardModifier.ControlModifier)
    body = rig.window.look.font().pixelSize()
    assert body == 37, "28 pt at 96 dots an inch"
    rig.key(KEY.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert rig.window.look.scale == 1.0
