"""Questions that other answers or a lighter plan hide keep their answers."""

from __future__ import annotations

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.answers import QuestionStatus
from tests.gui.interview.interview_rig import Interview


def test_a_hidden_branch_keeps_its_answers_until_it_comes_back(rig: Interview) -> None:
    rig.to_question("partner.used")
    rig.choose("Yes")
    rig.go_on()
    rig.to_question("partner.split")
    rig.to_field("partner.split")
    rig.write("They set it up, we use it")
    rig.go_on()
    rig.to_question("partner.used")
    rig.choose("No")
    rig.go_on()
    assert "partner.split" not in rig.opened.lines()
    assert "They set it up, we use it" not in rig.words_in_sight()
    rig.to_question("partner.used")
    rig.choose("Yes")
    rig.go_on()
    assert rig.status("partner.split") is QuestionStatus.ANSWERED
    assert "They set it up, we use it" in rig.words_in_sight()


def test_questions_of_a_deeper_plan_keep_their_answers_while_it_is_lighter(
    rig: Interview,
) -> None:
    """Sensitive work shows more questions; taken back and given again, their answers are there."""
    assert rig.opened.assessment.depth is Depth.LIGHT
    heavy = ["safety", "legal_rights"]
    rig.opened.run(answer, "use.impact_flags", heavy)
    assert "systems.build_or_buy_reason" in rig.opened.lines()
    rig.to_question("systems.build_or_buy_reason")
    rig.to_field("systems.build_or_buy_reason")
    rig.write("Nobody here writes programs")
    rig.go_on()
    rig.opened.run(answer, "use.impact_flags", [])
    assert "systems.build_or_buy_reason" not in rig.opened.lines()
    rig.opened.run(answer, "use.impact_flags", heavy)
    rig.to_section("systems")
    assert "Nobody here writes programs" in rig.words_in_sight()
