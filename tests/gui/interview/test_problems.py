"""What is wrong is said at the top, beside its field, and takes the focus."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
)

from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from tests.gui.interview.interview_rig import KEY, Interview


def summary(rig: Interview) -> ProblemSummary:
    (shown,) = [s for s in rig.view.findChildren(ProblemSummary) if s.isVisible()]
    return shown


def lines_of(shown: ProblemSummary) -> list[str]:
    return [b.accessibleName() for b in shown.findChildren(QPushButton) if b.isVisible()]


def test_a_problem_takes_the_focus_leads_to_its_field_and_stands_beside_it(
    rig: Interview,
) -> None:
    rig.to_question("firm.head_count")
    rig.to_field("firm.head_count")
    rig.anew("a few")
    rig.go_on()
    assert rig.view.question_in_sight == "firm.head_count", "nothing goes on with a problem"
    shown = summary(rig)
    assert rig.focus is shown
    assert shown.accessibleName().startswith("There is a problem. People:")
    (line,) = lines_of(shown)
    rig.key(KEY.Key_Tab)
    rig.key(KEY.Key_Space)
    field = rig.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == "a few", "it stays as it was typed"
    sentence = field.accessibleDescription()
    assert line == f"People: {sentence}"
    assert sentence in rig.words_in_sight()

    rig.anew("7")
    rig.go_on()
    assert rig.opened.plan.client.head_count == 7
    rig.to_question("firm.head_count")
    assert not rig.view.findChildren(ProblemSummary)[0].isVisible()


def test_all_problems_of_a_page_stand_in_one_summary_in_the_pages_order(rig: Interview) -> None:
    rig.to_section("firm")
    rig.press("All on one page")
    rig.to_field("firm.country")
    rig.anew("Atlantis")
    rig.tab_to_named(rig.opened.question("firm.currency").text)
    rig.to_field("firm.head_count")
    rig.anew("0")
    rig.to_field("firm.currency")
    rig.go_on()
    shown = summary(rig)
    assert rig.focus is shown
    assert not shown.visibleRegion().isEmpty(), "the page scrolls to it"
    assert shown.lead.text() == "There are 2 problems"
    labels = [rig.opened.question(q).label for q in ("firm.head_count", "firm.country")]
    assert [line.partition(":")[0] for line in lines_of(shown)] == labels
    rig.key(KEY.Key_Tab)
    rig.key(KEY.Key_Tab)
    rig.key(KEY.Key_Space)
    assert rig.view.question_in_sight == "firm.country"
    assert not rig.focus.visibleRegion().isEmpty()
    rig.anew("France")
    rig.to_field("firm.head_count")
    rig.anew("6")
    rig.go_on()
    assert not rig.view.question_in_sight
    assert rig.opened.plan.client.country == "FR"
