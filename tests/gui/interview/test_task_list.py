"""The interview's task list: how far each section is, and the ways through it."""

from __future__ import annotations

from roadmap_desktop.commands.answers import answer
from tests.gui.interview.interview_rig import CONTROL, KEY, Interview


def test_the_list_says_how_far_each_section_is_and_follows_an_answer(rig: Interview) -> None:
    assert rig.task("use").state == "Completed"
    assert rig.task("candidates").state == "Optional"
    assert "2 assumed" in rig.task("data").second
    rig.opened.run(answer, "review.how_often", "")
    before = rig.task("review")
    assert before.state == "In progress"

    rig.to_question("review.how_often")
    rig.to_field("review.how_often")
    rig.write("Each one before it is sent")
    rig.go_on()
    assert rig.task("review").state == "Completed"
    assert rig.task("review").second != before.second
    rig.key(KEY.Key_Z, CONTROL)
    assert rig.task("review") == before


def test_a_section_with_nothing_answered_is_not_yet_started(rig: Interview) -> None:
    for question in ("ending.path", "production.incidents", "production.rating"):
        rig.opened.run(answer, question, "")
    assert rig.task("ending").state == "Not yet started"
    assert rig.task("production").state == "Not yet started"


def test_a_problem_in_a_section_stands_in_the_list(rig: Interview) -> None:
    rig.opened.run(answer, "use.work", "use AI")
    assert rig.task("use").state == "There is a problem"


def test_the_list_counts_what_is_answered(rig: Interview) -> None:
    def count() -> int:
        (words,) = [w for w in rig.words_in_sight() if " answered" in w and "half done" in w]
        done, of, total = words.split()[:3]
        assert of == "of"
        assert int(total) == len(rig.opened.lines())
        return int(done)

    before = count()
    rig.opened.run(answer, "use.output", "")
    assert count() == before - 1
    rig.opened.run(answer, "use.high_impact_work", [])
    assert count() == before


def test_headings_of_stages_are_passed_over_and_letters_find_a_section(rig: Interview) -> None:
    rig.tab_to_named("Sections")
    rig.key(KEY.Key_Home)
    seen = []
    for _ in rig.view.lists.list.rows.items:
        seen.append(rig.view.lists.list.current_key)
        rig.key(KEY.Key_Down)
    assert not [key for key in seen if key.startswith("#")]
    rig.write("stop")
    assert rig.view.lists.list.current_key == "stop"
    assert rig.view.lists.section_page.heading.text() == "Stop rules and the way back"


def test_in_a_small_window_list_and_section_are_two_pages(rig: Interview) -> None:
    rig.window.resize(760, 620)
    rig.app.processEvents()
    assert rig.view.lists.list.isVisible()
    assert not rig.view.lists.section_page.isVisible()
    rig.to_section("use")
    assert rig.view.lists.section_page.isVisible()
    assert not rig.view.lists.list.isVisible()
    rig.press("All sections")
    assert rig.view.lists.list.isVisible()
    assert rig.focus.accessibleName() == "Sections"
    assert rig.view.lists.list.current_key == "use"
