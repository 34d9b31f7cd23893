"""A list question: what is half typed survives leaving and crashes."""

from __future__ import annotations

import shutil
from pathlib import Path

from roadmap_desktop.commands.rows import remove_row
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from tests.gui.rows_field.lists_rig import KEY, SPOKEN, Lists


def test_a_row_half_typed_is_there_again_and_can_be_finished(rig: Lists) -> None:
    rig.show("people.list")
    count = len(rig.rows())
    rig.to(count, "function")
    with rig.qtbot.waitSignal(rig.opened.saved, timeout=3_000):
        rig.fill("function", "Oven")
    assert len(rig.rows()) == count
    rig.press("Come back later")
    rig.show("people.list")
    assert rig.cell(count, "function") == "Oven"
    assert "Still needed for this line: “Name”." in rig.told()
    rig.to(count, "name")
    rig.fill("name", "Ada Brook")
    assert rig.rows()[count] == {"name": "Ada Brook", "function": "Oven", "contact": ""}
    assert rig.opened.drafts() == {}
    rig.press("Continue")
    rig.show("people.list")
    assert rig.cell(count + 1, "function") == "", "the empty line is empty again"


def test_continue_does_not_pass_over_a_row_that_lacks_something(rig: Lists) -> None:
    rig.show("people.list")
    rig.to(len(rig.rows()), "function")
    rig.fill("function", "Oven")
    rig.go_on()
    assert rig.view.question_in_sight == "people.list"
    (summary,) = [s for s in rig.view.findChildren(ProblemSummary) if s.isVisible()]
    assert "Still needed for this line: “Name”." in summary.accessibleName()


def test_a_change_elsewhere_in_the_list_leaves_a_half_typed_row_alone(rig: Lists) -> None:
    rig.show("people.list")
    count = len(rig.rows())
    rig.to(count, "function")
    rig.fill("function", "Oven")
    rig.to(1, "function")
    rig.write("Office and shop")
    rig.key(KEY.Key_Return)
    assert rig.rows()[1]["function"] == "Office and shop"
    assert rig.cell(count, "function") == "Oven"
    rig.press("Come back later")
    rig.show("people.list")
    assert rig.cell(count, "function") == "Oven"


def crash_and_start_again(rig: Lists, tmp_path: Path) -> Lists:
    """A program that finds on the disk what was there at this moment."""
    plan = rig.opened.id
    later = tmp_path / "later"
    shutil.copytree(tmp_path / "store", later / "store")
    rig.close()
    again = Lists(rig.qtbot, rig.app, later)
    again.window.resize(1280, 800)
    again.desk.open(plan)
    return again


def test_a_cell_being_typed_survives_a_crash(first: Lists, tmp_path: Path) -> None:
    first.show("people.list")
    before = first.rows()
    first.to(1, "function")
    with first.qtbot.waitSignal(first.opened.saved, timeout=3_000):
        first.write("Office and sh")
    again = crash_and_start_again(first, tmp_path)
    again.show("people.list")
    assert again.rows() == before, "it is no answer yet"
    assert again.cell(1, "function") == "Office and sh"
    assert again.cell(1, "function", SPOKEN) == "Job: Office and sh, not kept yet"
    assert "Typed and not kept yet: “Job”. Continue keeps it." in again.told()
    again.to(1, "function")
    again.key(KEY.Key_F2)
    again.key(KEY.Key_End)
    again.write("op")
    again.key(KEY.Key_Return)
    assert again.rows()[1]["function"] == "Office and shop"
    assert again.cell(1, "function", SPOKEN) == "Job: Office and shop"
    assert again.opened.drafts() == {}
    again.close()


def test_continue_keeps_a_cell_that_came_back_after_a_crash(first: Lists, tmp_path: Path) -> None:
    first.show("stop.rules")
    first.to(0, "trigger")
    with first.qtbot.waitSignal(first.opened.saved, timeout=3_000):
        first.write("A wrong price")
    again = crash_and_start_again(first, tmp_path)
    again.show("stop.rules")
    again.go_on()
    assert again.rows()[0]["trigger"] == "A wrong price"
    assert again.opened.drafts() == {}
    again.close()


def test_a_new_rows_cell_being_typed_survives_a_crash(first: Lists, tmp_path: Path) -> None:
    first.show("stop.rules")
    count = len(first.rows())
    first.to(count, "trigger")
    first.fill("trigger", "A wrong price")
    first.to(count, "metric")
    with first.qtbot.waitSignal(first.opened.saved, timeout=3_000):
        first.write("Complain")
    again = crash_and_start_again(first, tmp_path)
    again.show("stop.rules")
    assert again.cell(count, "trigger") == "A wrong price"
    assert again.cell(count, "metric") == "Complain"
    again.to(count, "consequence")
    again.fill("consequence", "Pause")
    assert again.rows()[count]["metric"] == "Complain"
    again.close()


def test_a_draft_of_a_row_that_is_gone_is_forgotten(first: Lists, tmp_path: Path) -> None:
    first.show("data.forbidden")
    first.to(0, "reason")
    with first.qtbot.waitSignal(first.opened.saved, timeout=3_000):
        first.write("Because")
    again = crash_and_start_again(first, tmp_path)
    gone, second, *_ = again.opened.value(again.opened.question("data.forbidden"))
    again.opened.run(remove_row, "data.forbidden", gone.id)
    again.show("data.forbidden")
    assert again.cell(0, "reason") == second.reason
    assert not [w for w in again.told() if w.startswith("Typed and not kept")]
    again.close()
