"""The interview's ways: where one is, how one gets on, and how one leaves what one opened."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.navigation import Destination, Place
from tests.gui.interview.interview_rig import CONTROL, KEY, Interview
from tests.gui.seen import words_in

# --- how far one is ----------------------------------------------------------------------------


def test_what_is_assumed_is_not_counted_as_answered(rig: Interview) -> None:
    lines = rig.opened.lines().values()
    open_ = [q for q in lines if q.status in ("unanswered", "not_sure")]
    assumed = [q for q in lines if q.status == "assumed"]
    done = len(lines) - len(open_) - len(assumed)
    assert done > 0
    assert len(assumed) > 0
    told = f"{done} of {len(lines)} answered, {len(assumed)} assumed."
    assert any(w.startswith(told) for w in rig.words_in_sight())
    rig.opened.run(answer, "review.how_often", "")
    assert rig.task("review").second == "3 of 6, 2 assumed"


def test_where_only_the_optional_is_left_the_list_says_so(rig: Interview) -> None:
    assert rig.task("candidates").second.endswith("to answer if you wish")
    done = next(r for r in rig.view.lists.list.rows.items if "optional left" in r.second)
    assert done.state == "Completed"
    assert " of " not in done.second, "'1 of 3' beside 'Completed' is a riddle"


def test_a_section_of_optional_questions_says_it_once(rig: Interview) -> None:
    rig.to_section("candidates")
    shown = words_in(rig.view.lists.section_page)
    assert "All of this is optional." in shown
    assert not [w for w in shown if "(optional)" in w]


# --- where one is ------------------------------------------------------------------------------


def test_over_a_question_stands_its_section_which_leads_back(rig: Interview) -> None:
    rig.desk.go(Destination(place=Place.INTERVIEW, question="use.output"))
    rig.app.processEvents()
    rig.press("Back to the section: The work and its limits · 4 of 7")
    assert not rig.view.question_in_sight
    assert rig.view.lists.section_page.section == "use"
    assert rig.focus.accessibleName() == "The work and its limits"


def test_the_place_asked_for_once_more_shows_the_list(rig: Interview) -> None:
    rig.to_question("use.output")
    rig.to_field("use.output")
    rig.anew("A letter")
    rig.key(KEY.Key_1, CONTROL)
    assert rig.place == "overview"
    rig.key(KEY.Key_2, CONTROL)
    assert rig.view.question_in_sight == "use.output", "one comes back to what one left"
    rig.key(KEY.Key_2, CONTROL)
    assert not rig.view.question_in_sight
    assert rig.focus is rig.view.lists.heading
    assert rig.view.lists.list.current_key == "use"
    assert rig.opened.plan.use_case.output == "A letter"
    rig.to_question("use.tool")
    rig.key(KEY.Key_2, CONTROL)
    assert rig.focus is rig.view.lists.heading, "also where one never left the place"


def test_in_a_small_window_the_place_asked_for_once_more_shows_the_list(rig: Interview) -> None:
    rig.window.resize(760, 620)
    rig.to_section("use")
    assert not rig.view.lists.list.isVisible()
    rig.key(KEY.Key_2, CONTROL)
    assert rig.view.lists.list.isVisible()
    assert not rig.view.lists.section_page.isVisible()


# --- how one gets on ---------------------------------------------------------------------------


def test_one_main_thing_on_the_page_of_a_section(rig: Interview) -> None:
    def main() -> list[str]:
        buttons = rig.view.lists.section_page.findChildren(QPushButton, "primary")
        return [b.accessibleName() for b in buttons if b.isVisible()]

    rig.to_section("use")
    assert main() == ["Next: Who it could touch"], "all is answered here"
    rig.opened.run(answer, "use.affected", "")
    assert main() == ["Ask me one by one"]
    rig.to_section("data")
    assert main() == ["Accept what is assumed"]


def test_ctrl_enter_walks_from_section_to_section_without_the_list(rig: Interview) -> None:
    rig.opened.run(answer, "use.tool", "")
    rig.to_section("use")
    rig.go_on()
    assert rig.view.question_in_sight == "use.tool", "what is open comes first"
    rig.go_on()
    assert not rig.view.question_in_sight
    assert rig.focus.accessibleName() == "The work and its limits", "check your answers"
    rig.go_on()
    assert rig.view.lists.section_page.section != "use", "what was left out is not asked for again"
    assert rig.focus.accessibleName() == "Who it could touch"
    assert rig.view.lists.list.current_key == rig.view.lists.section_page.section


def test_after_the_last_section_comes_the_list(rig: Interview) -> None:
    rig.tab_to_named("Sections")
    rig.key(KEY.Key_End)
    rig.key(KEY.Key_Return)
    assert not rig.view.lists.section_page.next.isVisible()
    section = rig.view.lists.section_page.section
    for _ in range(20):
        rig.go_on()
    assert not rig.view.question_in_sight
    assert rig.focus is rig.view.lists.heading
    assert rig.view.lists.section_page.section == section


# --- leaving what one opened -------------------------------------------------------------------


def test_the_form_of_not_sure_yet_comes_into_sight_and_escape_leaves_it(rig: Interview) -> None:
    rig.window.resize(1024, 700)
    question = "readiness.dimensions"
    rig.desk.go(Destination(place=Place.INTERVIEW, question=question))
    rig.press("Not sure yet")
    assert rig.focus.accessibleName() == "Who finds out"
    (keep,) = [b for b in rig.view.findChildren(QPushButton) if b.text() == "Make it an open item"]
    for control in (rig.focus, keep):
        seen = control.visibleRegion().boundingRect()
        assert seen == control.rect(), "all of the form is seen"
    rig.tab_to_named("By when")
    rig.key(KEY.Key_Escape)
    assert not keep.isVisible()
    assert rig.focus.accessibleName() == "Not sure yet"
    assert rig.view.question_in_sight == question
    rig.key(KEY.Key_Space)
    rig.key(KEY.Key_Escape)
    assert not keep.isVisible(), "from the box of names too"
    rig.press("Not sure yet")
    rig.press("Leave it")
    assert not keep.isVisible()
    assert rig.status(question) is not QuestionStatus.NOT_SURE


def test_on_a_walk_what_is_set_aside_leads_to_the_next_question(rig: Interview) -> None:
    rig.opened.run(answer, "use.output", "")
    rig.to_section("use")
    rig.press("Ask me one by one")
    assert rig.view.question_in_sight == "use.output"
    rig.press("Not sure yet")
    rig.press("Make it an open item")
    assert rig.view.question_in_sight == "use.not_allowed"
