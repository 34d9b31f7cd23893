"""A list question: cells are changed where they stand."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from roadmap_desktop.commands.rows import add_row
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from tests.gui.rows_field.lists_rig import CONTROL, KEY, SPOKEN, Lists


@pytest.mark.parametrize("opening", [KEY.Key_F2, KEY.Key_Return])
def test_a_cell_is_changed_where_it_stands_and_undone(rig: Lists, opening: Qt.Key) -> None:
    rig.show("data.forbidden")
    before = rig.rows()
    rig.to(1, "reason")
    rig.key(opening)
    editor = rig.focus
    assert isinstance(editor, QLineEdit)
    assert editor.text() == before[1]["reason"]
    assert editor.accessibleName() == "Why"
    rig.key(KEY.Key_End)
    rig.write(" And it is nobody's business")
    rig.key(KEY.Key_Return)
    assert rig.rows()[1]["reason"] == before[1]["reason"] + " And it is nobody's business"
    assert rig.at == (1, "reason")
    rig.key(KEY.Key_Z, CONTROL)
    assert rig.rows() == before
    assert rig.cell(1, "reason") == before[1]["reason"]
    rig.key(KEY.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert rig.rows()[1]["reason"].endswith("business")


def test_typing_in_a_cell_writes_over_it_and_escape_gives_it_up(rig: Lists) -> None:
    rig.show("people.list")
    before = rig.rows()
    rig.to(0, "function")
    rig.write("Baker")
    rig.key(KEY.Key_Escape)
    assert rig.rows() == before
    assert rig.cell(0, "function") == before[0]["function"]
    rig.write("Baker")
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["function"] == "Baker"


def test_a_cell_is_emptied(rig: Lists) -> None:
    rig.show("people.list")
    rig.to(0, "function")
    rig.key(KEY.Key_F2)
    rig.key(KEY.Key_Backspace)
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["function"] == ""


def test_a_choice_is_made_with_arrows_until_it_fits(rig: Lists) -> None:
    rig.show("stop.rules")
    assert rig.rows()[0]["consequence"] == "pause"
    rig.to(0, "consequence")
    rig.key(KEY.Key_F2)
    rig.key(KEY.Key_Down)
    rig.key(KEY.Key_Down)
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["consequence"] == "stop"
    assert rig.table.hasFocus()


def test_a_tick_is_set_with_space_and_with_enter(rig: Lists) -> None:
    rig.opened.run(add_row, "candidates.list", {"name": "Answering mail"})
    rig.show("candidates.list")
    rig.to(0, "chosen")
    assert rig.cell(0, "chosen", SPOKEN) == "This is the one: no"
    rig.key(KEY.Key_Space)
    assert rig.rows()[0]["chosen"] is True
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["chosen"] is False


def test_dates_stand_with_their_weekday_and_are_typed_as_a_day_of_the_plan(rig: Lists) -> None:
    rig.show("firm.closures")
    assert rig.cell(0, "start") == "Tue 23 Feb 2027"
    rig.to(0, "finish")
    rig.write("day 45")
    rig.key(KEY.Key_Return)
    assert rig.opened.plan.closures[0].finish == date(2027, 2, 25)


def test_several_choices_of_a_cell_are_shown_and_typed_by_their_words(rig: Lists) -> None:
    rig.show("people.roles")
    rights = {r.id: r.text for r in rig.opened.catalogue.decision_rights}
    first, second = list(rights)[:2]
    rig.to(0, "rights")
    rig.key(KEY.Key_F2)
    editor = rig.focus
    assert isinstance(editor, QLineEdit)
    before = rig.rows()[0]["rights"]
    assert editor.text() == ", ".join(rights[one] for one in before)
    rig.key(KEY.Key_A, CONTROL)
    rig.write(f"{rights[second]}, {rights[first]}")
    rig.key(KEY.Key_Return)
    assert sorted(rig.rows()[0]["rights"]) == sorted([first, second])
    assert rights[first] in rig.cell(0, "rights")


def test_a_cell_in_work_is_kept_by_continue(rig: Lists) -> None:
    rig.show("people.list")
    rig.to(0, "function")
    rig.write("Baker")
    rig.go_on()
    rig.question = "people.list"
    assert rig.rows()[0]["function"] == "Baker"
    assert rig.opened.drafts() == {}


def test_a_wrong_figure_stays_as_typed_until_it_is_put_right(rig: Lists) -> None:
    rig.show("risks.register")
    before = rig.rows()
    rig.to(0, "likelihood")
    rig.write("9")
    rig.key(KEY.Key_Return)
    (sentence,) = [w for w in rig.told() if w.startswith("Likelihood: ")]
    assert "risks.register" not in sentence, "no key of a file is shown"
    assert rig.rows() == before
    assert rig.cell(0, "likelihood") == "9"
    assert rig.cell(0, "likelihood", SPOKEN) == "Likelihood: 9, not kept yet"
    assert rig.table.accessibleDescription() == sentence

    rig.go_on()
    assert rig.view.question_in_sight == "risks.register", "nothing goes on with a problem"
    (summary,) = [s for s in rig.view.findChildren(ProblemSummary) if s.isVisible()]
    assert rig.focus is summary
    assert sentence in summary.accessibleName()
    rig.key(KEY.Key_Tab)
    rig.key(KEY.Key_Space)
    assert rig.table.hasFocus()
    rig.to(0, "likelihood")
    rig.write("4")
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["likelihood"] == 4
    assert not [w for w in rig.told() if w.startswith("Likelihood: ")]
    rig.go_on()
    assert rig.view.question_in_sight == ""
