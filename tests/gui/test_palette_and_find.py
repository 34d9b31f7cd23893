"""Ctrl+K finds anything, Ctrl+F what stands in the plan; with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.governance import decide
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.ui.dialogs.help import HelpDialog
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.shell.palette import Palette
from tests.gui.seen import words_in
from tests.gui.window_rig import Rig

CONTROL = Qt.KeyboardModifier.ControlModifier
NOTHING = "Nothing has all of these words. Write fewer of them, or others."


def find_anything(rig: Rig, words: str) -> Palette:
    rig.key(Qt.Key.Key_K, CONTROL)
    return typed(rig, words)


def find_in_plan(rig: Rig, words: str) -> Palette:
    rig.key(Qt.Key.Key_F, CONTROL)
    return typed(rig, words)


def typed(rig: Rig, words: str) -> Palette:
    palette = rig.window.palette_
    assert palette.isVisible()
    assert rig.focus is palette.field
    rig.write(words)
    return palette


def found(palette: Palette) -> list[str]:
    """Titles of what is found, without the headings."""
    return [item.title for item in palette.list.rows.items if not item.heading]


def groups(palette: Palette) -> list[str]:
    return [item.title for item in palette.list.rows.items if item.heading]


def choose(rig: Rig, palette: Palette, title: str) -> None:
    """Arrow down to a title and press Enter."""
    for _ in found(palette):
        row = next(i for i in palette.list.rows.items if i.key == palette.list.current_key)
        if row.title == title:
            rig.key(Qt.Key.Key_Return)
            return
        rig.key(Qt.Key.Key_Down)
    raise AssertionError(f"{title} is not among {found(palette)}")


# --- Ctrl+K ----------------------------------------------------------------------------------


def test_a_place_is_found_and_enter_goes_there(rig: Rig) -> None:
    palette = find_anything(rig, "history")
    choose(rig, palette, "History")
    assert rig.place == "history"
    assert not palette.isVisible()
    assert rig.focus.accessibleName() == "History", "the heading is read out"


def test_an_action_is_found_and_carried_out(rig: Rig) -> None:
    palette = find_anything(rig, "about roadmap")
    assert groups(palette)[0] == "Actions"
    rig.key(Qt.Key.Key_Return)
    shown = [w for w in rig.app.topLevelWidgets() if w.isVisible() and w is not rig.window]
    assert len(shown) == 1
    assert "Roadmap" in shown[0].windowTitle()
    shown[0].close()


def test_a_question_is_found_and_enter_goes_to_it(rig: Rig) -> None:
    palette = find_anything(rig, "may stop at once")
    assert found(palette)[0] == "Who may stop it at once?"
    assert "Marta Oldfield" in palette.list.rows.items[1].second, "with its answer"
    rig.key(Qt.Key.Key_Return)
    assert (rig.place, rig.window.destination.question) == ("interview", "people.pauser")
    assert rig.window.isAncestorOf(rig.focus)
    assert not palette.isAncestorOf(rig.focus)


def test_a_task_of_the_timeline_is_found_and_enter_goes_to_it(rig: Rig) -> None:
    palette = find_anything(rig, "rehearse way back")
    choose(rig, palette, "Rehearse the way back by hand")
    rows = rig.opened.assessment.schedule.rows
    row = next(r for r in rows if r.name == "Rehearse the way back by hand")
    assert (rig.place, rig.window.destination.task) == ("timeline", row.id)


def test_a_gate_and_a_finding_are_found_and_lead_there(rig: Rig) -> None:
    choose(
        rig, find_anything(rig, "safe useful"), "Pilot gate: Is it safe and useful enough to try?"
    )
    assert (rig.place, rig.window.destination.gate) == ("gates", "pilot")
    palette = find_anything(rig, "nothing decided")
    choose(
        rig,
        palette,
        "The Idea gate was due on Sat 16 Jan 2027 (day 5) and nothing is decided.",
    )
    assert (rig.place, rig.window.destination.gate) == ("gates", "idea")


def test_help_is_found(rig: Rig) -> None:
    palette = find_anything(rig, "baseline")
    title = next(t for t in found(palette) if "aseline" in t)
    assert "Help" in groups(palette)
    choose(rig, palette, title)
    dialog = rig.dialog(HelpDialog)
    assert title in " ".join(words_in(dialog)) + dialog.windowTitle()
    dialog.close()


def test_up_and_down_walk_the_list_and_are_told(rig: Rig) -> None:
    palette = find_anything(rig, "gate")
    titles = found(palette)
    assert len(titles) > 3
    assert palette.field.accessibleDescription() == titles[0]
    for title in titles[1:4]:
        rig.key(Qt.Key.Key_Down)
        assert palette.field.accessibleDescription() == title
    rig.key(Qt.Key.Key_Up)
    assert palette.field.accessibleDescription() == titles[2]
    assert rig.focus is palette.field, "one types on while walking"
    rig.key(Qt.Key.Key_PageDown)
    rig.key(Qt.Key.Key_PageDown)
    for _ in titles:
        rig.key(Qt.Key.Key_Down)
    assert palette.field.accessibleDescription() == titles[-1], "it stops at the last one"


def test_a_click_chooses_and_a_click_beside_closes(rig: Rig) -> None:
    palette = find_anything(rig, "history")
    area = palette.list.visualRect(palette.list.rows.index(1))
    QTest.mouseClick(
        palette.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        area.center(),
    )
    assert rig.place == "history"
    palette = find_anything(rig, "gates")
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton)
    assert not palette.isVisible()
    assert rig.place == "history"


def test_on_home_only_what_has_a_meaning_there_is_found(rig: Rig) -> None:
    rig.desk.go(Destination(place=Place.HOME))
    palette = find_anything(rig, "rename plan")
    assert "Rename this plan" not in found(palette)
    rig.key(Qt.Key.Key_Escape)
    palette = find_anything(rig, "new plan")
    assert "New plan" in found(palette)


# --- Ctrl+F ----------------------------------------------------------------------------------


def test_words_of_an_answer_are_found_wherever_they_stand_in_it(rig: Rig) -> None:
    long = "Replies about opening hours. " * 8 + "Never about the zeppelin."
    rig.opened.run(answer, "use.output", long)
    palette = find_in_plan(rig, "zeppelin")
    assert found(palette) == [rig.opened.question("use.output").text]
    rig.key(Qt.Key.Key_Return)
    assert rig.window.destination.question == "use.output"


def test_words_of_rows_are_found_in_every_column(rig: Rig) -> None:
    trigger = rig.opened.plan.stop_rules[-1].trigger
    assert len(trigger.split()) > 4
    palette = find_in_plan(rig, " ".join(trigger.split()[-4:]))
    assert rig.opened.question("stop.rules").text in found(palette)


def test_words_of_a_decision_are_found_at_its_gate(rig: Rig) -> None:
    rig.opened.run(decide, "idea", Decision.CONTINUE, "Ines", "The oven timer hums.")
    palette = find_in_plan(rig, "timer hums")
    assert found(palette) == ["Idea gate: Is this use worth exploring?"]


def test_find_in_plan_finds_no_actions_and_no_help(rig: Rig) -> None:
    palette = find_in_plan(rig, "plan")
    assert found(palette)
    assert not {"Actions", "Help"} & set(groups(palette))


def test_without_a_plan_find_says_what_to_do(rig: Rig) -> None:
    rig.desk.go(Destination(place=Place.HOME))
    rig.key(Qt.Key.Key_F, CONTROL)
    assert "Open a plan first" in " ".join(words_in(rig.window.banners))


# --- nothing, and back -----------------------------------------------------------------------


def test_nothing_found_says_so(rig: Rig) -> None:
    palette = find_anything(rig, "qwertz")
    assert NOTHING in words_in(palette)
    assert palette.field.accessibleDescription() == NOTHING
    rig.key(Qt.Key.Key_Return)
    assert palette.isVisible(), "Enter opens nothing that is not there"
    rig.key(Qt.Key.Key_A, CONTROL)
    rig.write("history")
    assert NOTHING not in words_in(palette)
    assert "History" in found(palette)


@pytest.mark.parametrize("keys", [(Qt.Key.Key_K,), (Qt.Key.Key_F,), (Qt.Key.Key_K, Qt.Key.Key_F)])
def test_esc_gives_the_focus_back_to_where_one_typed(rig: Rig, keys: tuple[Qt.Key, ...]) -> None:
    rig.desk.go(Destination(place=Place.INTERVIEW, question="plan.title"))
    rig.tab_to(lambda widget: isinstance(widget, QLineEdit))
    field = rig.focus
    assert isinstance(field, QLineEdit)
    before = field.text()
    for key in keys:
        rig.key(key, CONTROL)
    rig.write("opening")
    rig.key(Qt.Key.Key_Escape)
    assert not rig.window.palette_.isVisible()
    assert rig.focus is field
    assert field.text() == before
    rig.key(Qt.Key.Key_End)
    rig.write("!")
    assert field.text() == f"{before}!"


def test_another_action_takes_the_palette_away(rig: Rig) -> None:
    palette = find_anything(rig, "opening")
    rig.window.actions_["home"].trigger()
    assert rig.place == "home"
    assert not palette.isVisible()


# --- the rail --------------------------------------------------------------------------------


def test_tab_comes_to_the_place_one_is_at_and_arrows_go_on_from_there(rig: Rig) -> None:
    rig.desk.go(Destination(place=Place.GATES))
    rig.tab_to(lambda widget: isinstance(widget, QToolButton) and widget.isCheckable())
    assert rig.focus.accessibleName() == "Gates"
    rig.key(Qt.Key.Key_Down)
    rig.key(Qt.Key.Key_Space)
    assert rig.place == "history"
