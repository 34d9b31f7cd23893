"""A whole section on one page."""

from __future__ import annotations

from tests.gui.interview.interview_rig import KEY, Interview


def test_a_whole_section_is_answered_on_one_page(rig: Interview) -> None:
    rig.to_section("use")
    rig.press("All on one page")
    for question, words in (("use.users", "Priya"), ("use.affected", "Thirty customers")):
        rig.to_field(question)
        assert rig.view.question_in_sight == question
        rig.anew(words)
    rig.go_on()
    assert rig.opened.plan.use_case.users == "Priya"
    assert rig.opened.plan.use_case.affected == "Thirty customers"
    assert not rig.view.question_in_sight
    assert rig.focus.accessibleName() == "The work and its limits"


def test_on_one_page_an_answer_is_kept_when_it_is_left(rig: Interview) -> None:
    rig.to_section("use")
    rig.press("All on one page")
    rig.to_field("use.users")
    rig.anew("Priya")
    rig.key(KEY.Key_Tab)
    assert rig.opened.plan.use_case.users == "Priya"


def test_on_one_page_a_question_that_an_answer_opens_shows_at_once(rig: Interview) -> None:
    rig.to_section("people")
    rig.press("All on one page")
    outside = "Does somebody from outside help you with this?"
    names = {outside, "Who does what: they, and you? (optional)"}

    def asked() -> set[str]:
        return names & set(rig.words_in_sight())

    assert asked() == {outside}
    rig.choose("Yes")
    assert asked() == names
    assert rig.focus.accessibleName() == "Yes", "the focus stays where it is"
    rig.choose("No")
    assert asked() == {outside}


def test_on_one_page_the_question_one_is_at_is_explained(rig: Interview) -> None:
    rig.to_section("use")
    rig.press("All on one page")
    first, other = rig.opened.question("use.work"), rig.opened.question("use.affected")
    assert first.why in rig.words_in_sight(), "before anything has the focus"
    rig.to_field("use.affected")
    assert other.why in rig.words_in_sight()
    assert f"“{other.bad}”" in rig.words_in_sight()
    assert first.why not in rig.words_in_sight()


def test_on_a_narrow_page_each_question_says_why_it_is_asked(rig: Interview) -> None:
    rig.window.resize(760, 800)
    rig.to_section("use")
    rig.press("All on one page")
    asked = [q for q in rig.opened.lines() if rig.opened.question(q).section == "use"]
    said = rig.words_in_sight()
    assert all(f"Why we ask: {rig.opened.question(q).why}" in said for q in asked)
