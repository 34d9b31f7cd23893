"""Check your answers: change leads to a question and back, one by one through a section."""

from __future__ import annotations

from PySide6.QtCore import Qt

from roadmap_desktop.commands.answers import answer
from tests.gui.interview.interview_rig import KEY, Interview


def test_change_leads_to_the_question_and_back_to_the_same_link(rig: Interview) -> None:
    rig.to_section("use")
    rig.press(rig.link("use.users"))
    rig.to_field("use.users")
    rig.anew("Priya at the counter")
    rig.go_on()
    assert rig.focus.accessibleName() == rig.link("use.users")
    assert "Priya at the counter" in rig.words_in_sight()
    rig.press(rig.link("use.not_allowed"))
    rig.key(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert rig.focus.accessibleName() == rig.link("use.not_allowed")


def test_tab_goes_through_the_answers_as_they_are_read(rig: Interview) -> None:
    """Also after a row was made anew; what one can do with the section comes after its rows."""
    rig.to_section("use")
    asked = [q for q in rig.opened.lines() if rig.opened.question(q).section == "use"]
    rig.press(rig.link(asked[2]))
    rig.to_field(asked[2])
    rig.anew("Thirty customers")
    rig.go_on()
    rig.tab_to_named("Sections")
    seen = []
    for _ in range(len(asked) + 1):
        rig.key(KEY.Key_Tab)
        seen.append(rig.focus.accessibleName())
    assert seen == [*(rig.link(q) for q in asked), "Ask me one by one"]


def test_one_by_one_goes_through_the_section_from_the_first_open_question(rig: Interview) -> None:
    rig.opened.run(answer, "use.affected", "")
    rig.to_section("use")
    rig.press("Ask me one by one")
    seen = [rig.view.question_in_sight]
    assert seen == ["use.affected"]
    rig.to_field("use.affected")
    rig.write("Customers")
    while rig.view.question_in_sight:
        rig.go_on()
        seen.append(rig.view.question_in_sight)
    assert seen == [
        *("use.affected", "use.output", "use.not_allowed", "use.current_way", "use.tool", "")
    ]
    assert rig.focus.accessibleName() == "The work and its limits"


def test_back_shows_the_question_before_and_keeps_what_was_typed(rig: Interview) -> None:
    rig.opened.run(answer, "use.output", "")
    rig.to_section("use")
    rig.press("Ask me one by one")
    rig.to_field("use.output")
    rig.write("A draft")
    rig.key(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert rig.view.question_in_sight == "use.affected"
    assert rig.opened.plan.use_case.output == "A draft"
