"""What is left to be found out, does not apply, or was assumed."""

from __future__ import annotations

from datetime import date

from roadmap_desktop.domain.model.answers import QuestionStatus
from tests.gui.interview.interview_rig import CONTROL, KEY, Interview


def test_not_sure_yet_makes_an_open_item_with_an_owner(rig: Interview) -> None:
    rig.to_question("use.output")
    rig.press("Not sure yet")
    assert rig.focus.accessibleName() == "Who finds out"
    rig.anew("Priya Nand")
    rig.tab_to_named("By when")
    rig.write("1 Mar 2027")
    rig.press("Make it an open item")
    (item,) = [i for i in rig.opened.plan.open_items if i.question == "use.output"]
    assert rig.opened.plan.name_of(item.owner_id) == "Priya Nand"
    assert (item.due, item.done) == (date(2027, 3, 1), False)
    assert rig.status("use.output") is QuestionStatus.NOT_SURE
    assert rig.task("use").state == "In progress"
    assert "Open item: Priya Nand, Mon 1 Mar 2027" in rig.words_in_sight()
    assert rig.link("use.output").startswith("Answer: ")
    assert rig.focus.accessibleName() == rig.link("use.output"), "one is back where one was"

    rig.key(KEY.Key_Space)
    assert "Priya Nand finds out" in rig.words_in_sight()
    rig.to_field("use.output")
    rig.anew("A draft that a person sends")
    rig.go_on()
    assert rig.status("use.output") is QuestionStatus.ANSWERED
    (item,) = [i for i in rig.opened.plan.open_items if i.question == "use.output"]
    assert item.done, "an answer ends the open item"


def test_a_date_that_is_none_is_told_and_nothing_is_set_aside(rig: Interview) -> None:
    rig.to_question("use.output")
    rig.press("Not sure yet")
    rig.tab_to_named("By when")
    rig.write("soon")
    rig.press("Make it an open item")
    assert "“soon” is no date; write it as 11 Jan 2027." in rig.words_in_sight()
    assert rig.status("use.output") is QuestionStatus.ANSWERED


def test_what_does_not_apply_needs_a_reason(rig: Interview) -> None:
    rig.to_question("use.tool")
    rig.press("Does not apply…")
    assert rig.focus.accessibleName() == "Why it does not apply, as it is printed"
    rig.key(KEY.Key_Return)
    assert "Say in a few words why the question does not apply here." in rig.words_in_sight()
    assert rig.status("use.tool") is QuestionStatus.ANSWERED
    rig.tab_to_named("Why it does not apply, as it is printed")
    rig.write("We have not chosen one")
    rig.key(KEY.Key_Return)
    assert rig.status("use.tool") is QuestionStatus.DOES_NOT_APPLY
    assert "Does not apply: We have not chosen one" in rig.words_in_sight()


def test_what_is_assumed_is_taken_over_by_continue(rig: Interview) -> None:
    before = rig.opened.plan.review.share_percent
    rig.to_question("review.share")
    assert "Assumed" in rig.words_in_sight()
    assert "Continue takes this answer over as yours." in rig.words_in_sight()
    rig.go_on()
    assert rig.status("review.share") is QuestionStatus.ANSWERED
    assert rig.opened.plan.review.share_percent == before


def test_what_is_assumed_is_changed(rig: Interview) -> None:
    rig.to_question("review.share")
    rig.to_field("review.share")
    rig.anew("0")
    rig.go_on()
    assert rig.status("review.share") is QuestionStatus.ANSWERED
    assert rig.opened.plan.review.share_percent == 0


def test_back_from_an_assumed_answer_does_not_accept_it(rig: Interview) -> None:
    rig.to_question("review.share")
    rig.press("Back")
    assert rig.status("review.share") is QuestionStatus.ASSUMED


def test_a_list_that_is_assumed_is_taken_over_by_continue(rig: Interview) -> None:
    rig.to_question("risks.register")
    rig.go_on()
    assert rig.status("risks.register") is QuestionStatus.ANSWERED


def test_a_sections_assumptions_are_accepted_at_once_and_undone_at_once(rig: Interview) -> None:
    rig.to_section("review")
    rig.press("Accept what is assumed")
    assert rig.status("review.share") is QuestionStatus.ANSWERED
    assert rig.status("review.catch") is QuestionStatus.ANSWERED
    assert "assumed" not in rig.task("review").second
    assert not rig.view.lists.section_page.accept.isVisible(), "nothing is left to accept"
    rig.key(KEY.Key_Z, CONTROL)
    assert rig.status("review.share") is QuestionStatus.ASSUMED
    assert rig.view.lists.section_page.accept.isVisible()
