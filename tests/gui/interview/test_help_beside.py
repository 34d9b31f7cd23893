"""What stands beside a question, and help at it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from roadmap_desktop.ui.dialogs.help import HelpDialog
from tests.gui.interview.interview_rig import KEY, Interview


def test_help_opens_at_the_question_in_sight(rig: Interview) -> None:
    rig.to_question("stop.rules")
    rig.key(KEY.Key_F1)
    help_ = rig.dialog(HelpDialog)
    assert isinstance(help_, HelpDialog)
    assert help_.shown == "stop.rules"
    help_.close()
    rig.window.activateWindow()
    rig.qtbot.waitActive(rig.window)
    rig.key(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    rig.to_section("use")
    rig.press("All on one page")
    rig.to_field("use.affected")
    rig.key(KEY.Key_F1)
    help_ = rig.dialog(HelpDialog)
    assert isinstance(help_, HelpDialog)
    assert help_.shown == "use.affected"
    help_.close()


def test_beside_a_question_stand_its_reason_a_good_and_a_bad_answer_and_its_place_in_print(
    rig: Interview,
) -> None:
    question = rig.opened.question("use.output")
    rig.to_question("use.output")
    seen = rig.words_in_sight()
    assert {question.why, f"“{question.good}”", f"“{question.bad}”"} <= set(seen)
    assert "Printed in the summary, the use case" in seen
