"""History: who did what and when, in plain words; back to a point and on again; two points."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.governance import decide
from roadmap_desktop.commands.plans import rename
from roadmap_desktop.commands.rows import add_row, change_row, remove_row
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.ui.history.undo_to_here import UndoToHere
from roadmap_desktop.ui.history.view import HistoryView
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from tests.gui.conftest import TODAY
from tests.gui.seen import back_in_window, beside, buttons_in, label_with, view_of, words_in
from tests.gui.window_rig import Rig

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST_TITLE = "Drafting replies to customers"
MADE = f"Make the plan “{FIRST_TITLE}”"


def titled(rig: Rig, *titles: str) -> None:
    for title in titles:
        rig.opened.run(rename, title)


def history(rig: Rig) -> HistoryView:
    rig.desk.go(Destination(place=Place.HISTORY))
    return view_of(rig, HistoryView)


def titles(view: HistoryView) -> list[str]:
    return [item.title for item in view.list.rows.items]


def to_row(rig: Rig, view: HistoryView, title: str) -> None:
    """Walk the list by arrow keys."""
    rig.tab_to(lambda widget: widget is view.list)
    rig.key(Qt.Key.Key_Home)
    for _ in view.list.rows.items:
        if view.title.text() == title:
            return
        rig.key(Qt.Key.Key_Down)
    raise AssertionError(f"no row is called {title}; there is {titles(view)}")


# --- what was done ---------------------------------------------------------------------------


def test_a_step_stands_with_its_label_its_moment_and_who_did_it(
    qtbot: QtBot, look: Look, bakery: OpenPlan, settings: Settings
) -> None:
    bakery.run(rename, "Answering letters")
    view = HistoryView(look, bakery, lambda _: None, settings)
    qtbot.addWidget(view)
    view.resize(1280, 724)
    view.show()
    newest, oldest = view.list.rows.items
    assert (newest.title, oldest.title) == ("Rename to “Answering letters”", MADE)
    local = bakery.office.now.astimezone()
    assert newest.second == f"{TODAY:%a} {TODAY.day} {TODAY:%b %Y} {local:%H:%M} · Ines"
    assert view.title.text() == newest.title
    assert newest.second in words_in(view)
    assert "2 steps, the newest first. Every one of them can be looked into." in words_in(view)


def test_what_a_step_changed_is_told_in_plain_words_and_leads_there(rig: Rig) -> None:
    opened = rig.opened
    titled(rig, "Answering letters")
    opened.run(decide, "idea", Decision.CONTINUE, "Ines Kay", "It saves four minutes.")
    view = history(rig)
    to_row(rig, view, "Idea gate: Go on")
    decided = words_in(beside(view.found, "Gate decision: Idea gate"))
    assert "Go on, Ines Kay: It saves four minutes." in decided
    assert label_with(view.found, "Added").isVisible()
    to_row(rig, view, "Rename to “Answering letters”")
    row = beside(view.found, "Title")
    assert f"from {FIRST_TITLE} to Answering letters" in words_in(row)
    assert label_with(view.found, "Changed").isVisible()
    rig.press("Go there: Title")
    assert rig.window.destination.question == "plan.title"


def test_a_new_step_stands_on_top_at_once(rig: Rig) -> None:
    view = history(rig)
    titled(rig, "Answering letters")
    assert titles(view) == ["Rename to “Answering letters”", MADE]
    rig.key(Qt.Key.Key_Z, CONTROL)
    assert titles(view)[0] == "Undone: Rename to “Answering letters”"
    assert view.list.rows.items[1].state == "undone"
    to_row(rig, view, "Undone: Rename to “Answering letters”")
    assert f"from Answering letters to {FIRST_TITLE}" in words_in(view.found)
    rig.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert titles(view)[0] == "Done again: Rename to “Answering letters”"
    step = next(i for i in view.list.rows.items if i.title.startswith("Rename"))
    assert step.state == "", "it is in force again"


def test_what_another_plan_did_to_the_firm_is_not_called_undone(rig: Rig) -> None:
    opened = rig.opened
    other = opened.office.open_plan(opened.office.duplicate(opened.id))
    other.run(answer, "firm.name", "Wrenfield & Daughters")
    row = history(rig).list.rows.items[0]
    assert row.title == "Answer “What is your firm called?”"
    assert row.state == ""


def test_a_row_s_step_says_which_row(rig: Rig) -> None:
    opened = rig.opened
    opened.run(add_row, "risks.register", {"risk": "Flour prices rise"})
    row = opened.plan.risks[-1]
    opened.run(change_row, "risks.register", row.id, {"impact": 3})
    opened.run(remove_row, "risks.register", row.id)
    assert titles(history(rig))[:3] == [
        "Remove “Flour prices rise” from “Risks”",
        "Change “Flour prices rise” in “Risks”",
        "Add “Flour prices rise” to “Risks”",
    ]


def test_only_the_first_step_is_the_one_the_plan_began_with(rig: Rig) -> None:
    opened = rig.opened
    titled(rig, "One")
    opened.office.delete(opened.id)
    opened.office.undo()
    rig.desk.open(opened.id)
    view = history(rig)
    began = "With this step the plan began."
    for title in [t for t in titles(view) if "elete" in t]:
        to_row(rig, view, title)
        assert began not in words_in(view.found), title
        assert words_in(view.found), "something is said of it"
    to_row(rig, view, MADE)
    assert began in words_in(view.found)


def test_the_step_that_is_explained_stays_in_sight_when_others_come_on_top(rig: Rig) -> None:
    titled(rig, *(f"Title {n}" for n in range(30)))
    view = history(rig)
    to_row(rig, view, "Rename to “Title 20”")
    for _ in range(6):
        rig.key(Qt.Key.Key_Z, CONTROL)
    assert view.title.text() == "Rename to “Title 20”"
    place = view.list.visualRect(view.list.currentIndex())
    assert view.list.viewport().rect().contains(place), "its row is seen whole"


def test_tab_goes_from_the_list_to_the_step_as_the_page_is_read(rig: Rig) -> None:
    titled(rig, "One", "Two")
    rig.window.resize(800, 700)
    view = history(rig)
    rig.tab_to(lambda widget: widget is view.list)
    rig.key(Qt.Key.Key_Return)
    met = []
    for _ in range(5):
        met.append(rig.focus.accessibleName())
        rig.key(Qt.Key.Key_Tab)
    named = ["Undo to here…", "Compare this point with", "Compare", "Go there: Title"]
    assert met == ["Rename to “Two”", *named]
    view.title.setFocus()
    rig.key(Qt.Key.Key_Backtab)
    assert rig.focus.accessibleName() == "All steps", "it stands before the step"


# --- back to a point -------------------------------------------------------------------------


def ask_back_to(rig: Rig, view: HistoryView, title: str) -> UndoToHere:
    to_row(rig, view, title)
    rig.press("Undo to here…")
    asked = rig.dialog(UndoToHere)
    assert isinstance(asked, UndoToHere)
    return asked


def press_words(rig: Rig, words: str) -> None:
    rig.tab_to(lambda w: isinstance(w, QPushButton) and w.text().replace("&", "") == words)
    rig.key(Qt.Key.Key_Space)
    back_in_window(rig)


def test_several_steps_are_taken_back_to_a_point_and_done_again(rig: Rig) -> None:
    opened = rig.opened
    titled(rig, "One", "Two", "Three", "Four")
    view = history(rig)
    asked = ask_back_to(rig, view, "Rename to “One”")
    assert "3 steps are taken back. Redo brings them back again." in words_in(asked)
    listed = [f"Rename to “{title}”" for title in ("Four", "Three", "Two")]
    assert words_in(asked.steps) == listed
    assert rig.focus.accessibleName() == "Undo them", "Enter goes on, Esc leaves it"
    press_words(rig, "Undo them")
    assert opened.plan.header.title == "One"
    assert titles(view)[0] == "Undone: Rename to “Two”"
    for title in ("Two", "Three", "Four"):
        rig.key(Qt.Key.Key_Z, CONTROL | SHIFT)
        assert opened.plan.header.title == title


def test_asked_first_one_may_leave_it(rig: Rig) -> None:
    opened = rig.opened
    titled(rig, "One", "Two")
    view = history(rig)
    ask_back_to(rig, view, "Rename to “One”")
    press_words(rig, "Leave it")
    assert opened.plan.header.title == "Two"
    ask_back_to(rig, view, "Rename to “One”")
    rig.key(Qt.Key.Key_Escape)
    back_in_window(rig)
    assert opened.plan.header.title == "Two"


def test_where_nothing_came_after_it_says_so(rig: Rig) -> None:
    titled(rig, "One")
    view = history(rig)
    rig.press("Undo to here…")
    assert "Nothing was done after this point that can be undone." in words_in(view)


def test_where_one_step_cannot_be_taken_back_it_tells_how_far_it_came(rig: Rig) -> None:
    opened = rig.opened
    opened.run(answer, "firm.name", "Wrenfield & Son")
    titled(rig, "One", "Two")
    other = opened.office.open_plan(opened.office.duplicate(opened.id))
    other.run(answer, "firm.name", "Wrenfield & Daughters")
    view = history(rig)
    ask_back_to(rig, view, MADE)
    press_words(rig, "Undo them")
    assert opened.plan.header.title == FIRST_TITLE
    told = next(w for w in words_in(view) if w.startswith("2 of 3 steps were taken back."))
    assert len(told.split(". ")) > 1, "and why not the third"


# --- two points ------------------------------------------------------------------------------


def compare_with(rig: Rig, view: HistoryView, words: str) -> None:
    """Choose by keyboard what to compare with, and compare."""
    rig.tab_to_named("Compare this point with")
    rig.key(Qt.Key.Key_Home)
    for _ in range(view.against.count()):
        if view.against.currentText().endswith(words):
            break
        rig.key(Qt.Key.Key_Down)
    assert view.against.currentText().endswith(words)
    rig.press("Compare")


def test_a_point_is_compared_with_now(rig: Rig) -> None:
    titled(rig, "One", "Two")
    rig.opened.run(answer, "firm.name", "Wrenfield & Son")
    view = history(rig)
    to_row(rig, view, "Rename to “One”")
    compare_with(rig, view, "now")
    shown = words_in(view)
    assert "From “Rename to ‘One’” to now: 2 differences" in shown
    assert "from One to Two" in words_in(view.found)
    assert any("Wrenfield & Son" in words for words in words_in(view.found))


@pytest.mark.parametrize(
    ("chosen", "other"),
    [
        ("Rename to “One”", "Rename to “Three”"),
        ("Rename to “Three”", "Rename to “One”"),
    ],
)
def test_two_points_are_compared_from_the_older_to_the_newer(
    rig: Rig, chosen: str, other: str
) -> None:
    titled(rig, "One", "Two", "Three", "Four")
    view = history(rig)
    to_row(rig, view, chosen)
    compare_with(rig, view, other)
    told = "From “Rename to ‘One’” to “Rename to ‘Three’”: 1 difference"
    assert told in words_in(view)
    assert "from One to Three" in words_in(view.found)


def test_the_same_point_twice_has_no_differences(rig: Rig) -> None:
    titled(rig, "One", "Two")
    view = history(rig)
    to_row(rig, view, "Rename to “Two”")
    compare_with(rig, view, "now")
    assert "The plan is the same at both points." in words_in(view.found)
    assert buttons_in(view.found) == {}


def test_what_was_chosen_to_compare_with_stays_when_something_is_done(rig: Rig) -> None:
    titled(rig, "One", "Two")
    view = history(rig)
    compare_with(rig, view, "Rename to “One”")
    titled(rig, "Three")
    assert view.against.currentText().endswith("Rename to “One”")
