"""What is said after an act: by one banner, as long as it holds, with undo where undo helps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.plans import rename
from roadmap_desktop.ui.dialogs.restore import RestoreDialog
from roadmap_desktop.ui.home.plan_list import PlanList
from roadmap_desktop.ui.navigation import Destination, Place
from tests.gui.seen import buttons_in, words_in
from tests.gui.window_rig import Rig

CONTROL = Qt.KeyboardModifier.ControlModifier
DELETED = "The plan was deleted. Undo (Ctrl+Z) brings it back."
NOTHING = "Nothing to undo here. Open a plan to undo in it."


@pytest.fixture
def bare(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(qtbot, qapp, tmp_path)
    made.window.resize(1280, 800)
    yield made
    made.desk.looks.use_theme("light")
    made.close()


@pytest.fixture
def rig(bare: Rig) -> Rig:
    """Home, with two plans in its list."""
    for name in ("accounting", "bakery"):
        bare.desk.open_sample(name)
    bare.desk.go(Destination(place=Place.HOME))
    return bare


def told(rig: Rig) -> list[str]:
    return words_in(rig.window.banners)


def undo(rig: Rig) -> None:
    rig.key(Qt.Key.Key_Z, CONTROL)


def redo(rig: Rig) -> None:
    rig.key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)


def current_title(rig: Rig) -> str:
    """The plan the focus is on."""
    assert isinstance(rig.focus, PlanList), f"the focus is on {rig.focus.accessibleName()}"
    current = rig.window.home.plans.current
    assert current is not None
    return current.title


def delete(rig: Rig, title: str) -> None:
    rig.tab_to(lambda w: isinstance(w, PlanList))
    for _ in range(5):
        if current_title(rig) == title:
            break
        rig.key(Qt.Key.Key_Down)
    assert current_title(rig) == title
    rig.key(Qt.Key.Key_Delete)
    assert told(rig) == [DELETED]


def delete_and_back(rig: Rig) -> None:
    rig.tab_to(lambda w: isinstance(w, PlanList))
    rig.key(Qt.Key.Key_Delete)
    undo(rig)


def test_a_banner_of_an_act_goes_with_its_undo_and_the_plan_has_the_focus(rig: Rig) -> None:
    delete(rig, "Reading supplier invoices")
    undo(rig)
    assert told(rig) == []
    assert current_title(rig) == "Reading supplier invoices"
    redo(rig)
    assert told(rig) == []
    assert current_title(rig) == "Drafting replies to customers", "its neighbour"


def test_the_last_plan_comes_back_into_focus_too(rig: Rig) -> None:
    delete(rig, "Reading supplier invoices")
    delete(rig, "Drafting replies to customers")
    assert rig.window.home.is_empty
    undo(rig)
    assert current_title(rig) == "Drafting replies to customers"


def test_a_deleted_plan_has_its_own_undo_button(rig: Rig) -> None:
    delete(rig, "Drafting replies to customers")
    assert {"Undo", "Dismiss"} <= set(buttons_in(rig.window.banners))
    rig.press("Undo")
    assert told(rig) == []
    assert current_title(rig) == "Drafting replies to customers"


def test_a_banner_of_an_act_does_not_go_along_to_another_place(rig: Rig) -> None:
    delete(rig, "Reading supplier invoices")
    rig.tab_to(lambda w: isinstance(w, PlanList))
    rig.key(Qt.Key.Key_Return)
    assert rig.place == "overview"
    assert told(rig) == []
    undo(rig)
    assert told(rig) == ["There is nothing to undo in this plan."]
    rig.desk.go(Destination(place=Place.GATES))
    assert told(rig) == []


def test_a_banner_of_an_act_goes_with_the_next_edit_and_there_is_only_one(rig: Rig) -> None:
    rig.desk.open(rig.desk.office.plans().plans[0].id)
    opened = rig.window.open_plan
    assert opened is not None
    rig.desk.telling.refuse("The plan is needed.")
    redo(rig)
    assert told(rig) == ["There is nothing to redo in this plan."]
    opened.run(rename, "Answering letters")
    assert told(rig) == []


def test_what_the_store_has_to_say_stays_through_acts_and_places(rig: Rig) -> None:
    rig.window.banners.put("notice.test", "warning", "The store lies elsewhere.")
    delete_and_back(rig)
    rig.desk.open(rig.desk.office.plans().plans[0].id)
    rig.desk.go(Destination(place=Place.HISTORY))
    assert told(rig) == ["The store lies elsewhere."]


def test_home_offers_no_undo_that_it_would_refuse(rig: Rig) -> None:
    header = rig.window.header
    assert header.undo.accessibleName().startswith("Undo: Make the plan")
    rig.desk.open(rig.desk.office.plans().plans[0].id)
    assert rig.window.open_plan is not None
    rig.window.open_plan.run(rename, "Answering letters")
    rig.desk.go(Destination(place=Place.HOME))
    assert not header.undo.isVisible()
    undo(rig)
    assert told(rig) == [NOTHING]
    undo(rig)
    assert told(rig) == [NOTHING], "not one upon the other"


# --- saved -----------------------------------------------------------------------------------


def saved(rig: Rig) -> str:
    rig.app.processEvents()
    label = rig.window.header.saved
    return label.text() if label.isVisible() else ""


def test_saved_is_said_once_there_is_something_to_save(bare: Rig) -> None:
    assert saved(bare) == "", "nothing was ever made"
    bare.window.home.empty.start.setFocus()
    bare.key(Qt.Key.Key_Space)
    assert bare.place == "quick_plan"
    assert saved(bare) == "", "nothing was typed yet"
    assert bare.window.quick is not None
    bare.tab_to_named(bare.desk.office.catalogue.question("firm.name").text)
    bare.write("Oak & Ash")
    bare.qtbot.waitUntil(lambda: saved(bare).startswith("All changes saved "), timeout=4000)


def test_saved_is_said_from_the_start_and_through_a_change_of_theme(
    bare: Rig, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    bare.desk.open_sample("bakery")
    assert saved(bare) == "All changes saved"
    opened = bare.window.open_plan
    assert opened is not None
    opened.run(rename, "Answering letters")
    at = saved(bare)
    assert at.startswith("All changes saved ")
    bare.desk.looks.use_theme("dark")
    assert saved(bare) == at
    opened.run(rename, "Answering mail")
    bare.desk.going.begin_quick_plan()
    bare.desk.looks.use_theme("light")
    assert saved(bare) == ""
    bare.desk.go(Destination(place=Place.HOME))
    assert saved(bare).startswith("All changes saved")
    bare.close()
    again = Rig(qtbot, qapp, tmp_path)
    again.window.resize(1280, 800)
    assert saved(again) == "All changes saved"
    again.close()


def test_a_restore_that_fails_says_why_at_home(rig: Rig) -> None:
    made = rig.desk.office.back_up().path
    rig.desk.act("restore")
    dialog = rig.dialog(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    made.write_bytes(b"no store")
    dialog.chosen.emit(made)
    assert any(words.startswith("Nothing was changed.") for words in told(rig))
    assert rig.place == "home"
