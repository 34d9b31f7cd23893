"""What was typed is kept, good or bad."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QLineEdit,
)

from roadmap_desktop.ui.navigation import Destination, Place
from tests.gui.interview.interview_rig import Interview


def test_a_wrong_answer_left_behind_is_there_again_as_it_was_typed(rig: Interview) -> None:
    rig.to_question("firm.head_count")
    rig.to_field("firm.head_count")
    rig.anew("a few")
    rig.press("Come back later")
    assert rig.opened.plan.client.head_count == 6
    rig.to_question("firm.head_count")
    rig.to_field("firm.head_count")
    field = rig.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == "a few"
    rig.anew("9")
    rig.go_on()
    assert "firm.head_count" not in rig.opened.drafts()
    rig.to_question("firm.head_count")
    rig.to_field("firm.head_count")
    field = rig.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == "9"


def test_another_place_keeps_a_good_answer(rig: Interview) -> None:
    rig.to_question("use.output")
    rig.to_field("use.output")
    rig.anew("A draft that waits")
    rig.desk.go(Destination(place=Place.OVERVIEW))
    assert rig.opened.plan.use_case.output == "A draft that waits"


def test_typing_is_kept_as_a_draft_while_one_thinks(rig: Interview) -> None:
    rig.to_question("use.output")
    rig.to_field("use.output")
    with rig.qtbot.waitSignal(rig.opened.saved, timeout=3_000):
        rig.anew("A draft that")
    assert rig.opened.drafts()["use.output"] == "A draft that"
    assert rig.opened.plan.use_case.output != "A draft that", "it is no answer yet"
