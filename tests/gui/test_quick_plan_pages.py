"""The pages of Quick plan by keyboard: Tab, problems, not sure yet, undo, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.ui.quick_plan.view import QuickPlanView
from roadmap_desktop.ui.widgets.text import Heading
from tests.gui.seen import words_in
from tests.gui.window_rig import Rig

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

PEOPLE = (
    ("people.owner", "Who owns this use of AI?", "Nora Hartwell"),
    ("people.reviewer", "Who reads the output before it is used?", "Tom Hartwell"),
    ("people.pauser", "Who may stop it at once?", "Nora Hartwell"),
    ("people.pauser_deputy", "Who may stop it when that person is away?", "Tom Hartwell"),
)


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Rig:
    return Rig(qtbot, qapp, tmp_path)


@pytest.fixture
def begun(rig: Rig) -> Rig:
    """The first page is answered; the second is in sight."""
    rig.press("Start a Quick plan")
    rig.tab_to_named("What is your firm called?")
    rig.write("Hartwell & Daughters Upholstery")
    rig.go_on()
    return rig


def quick(rig: Rig) -> QuickPlanView:
    assert rig.window.quick is not None
    return rig.window.quick


def plan_of(rig: Rig) -> Plan:
    assert rig.window.open_plan is not None
    return rig.window.open_plan.plan


def heading(rig: Rig) -> str:
    """The heading that has the focus: the page that was just opened."""
    assert isinstance(rig.focus, Heading)
    return rig.focus.text()


def go_to_page(rig: Rig, name: str, most: int = 8) -> None:
    """Continue until the page of that heading is in sight."""
    for _ in range(most):
        if heading(rig) == name:
            return
        rig.go_on()
    raise AssertionError(f"{name} never came; {heading(rig)} is in sight")


def name_people(rig: Rig) -> None:
    for _, question, name in PEOPLE:
        rig.tab_to_named(question)
        rig.write(name)


def typed_names(rig: Rig) -> list[str]:
    page = quick(rig)._page
    assert page is not None
    return [str(page.fields[question].raw()) for question, _, _ in PEOPLE]


def test_tab_goes_from_the_summary_to_its_lines_and_a_line_to_its_field(rig: Rig) -> None:
    rig.press("Start a Quick plan")
    rig.tab_to_named("How many people work there?")
    rig.write("0")
    rig.tab_to_named("What is your firm called?")
    rig.write("Otter Street Printers")
    rig.go_on()
    assert rig.focus.accessibleName().startswith("There is a problem")
    rig.key(KEY.Key_Tab)
    told = "How many people work there? 0 is too small; the least is 1."
    assert rig.focus.accessibleName() == told
    assert rig.focus.focusPolicy() & Qt.FocusPolicy.TabFocus
    rig.key(KEY.Key_Space)
    assert rig.focus.accessibleName() == "How many people work there?"
    assert isinstance(rig.focus, QLineEdit)
    assert rig.focus.text() == "0", "what was wrong stays as it was typed"
    rig.close()


def test_tab_goes_through_a_page_then_its_foot_and_then_the_header(begun: Rig) -> None:
    go_to_page(begun, "Who looks after it?")
    heard = []
    for _ in range(12):
        begun.key(KEY.Key_Tab)
        heard.append(begun.focus.accessibleName())
    asked = [question for _, question, _ in PEOPLE]
    questions = [name for one in asked for name in (one, f"Not sure yet: {one}")]
    foot = ["Back", "Continue", "Come back later"]
    assert heard[:11] == [*questions, *foot]
    assert heard[11] not in [*questions, *foot]
    begun.close()


def test_tab_meets_the_ticks_of_a_list_before_what_stands_below_them(begun: Rig) -> None:
    go_to_page(begun, "What must never be typed into the AI?")
    page = quick(begun)._page
    assert page is not None
    begun.key(KEY.Key_Tab)
    first = begun.focus.accessibleName()
    heard = [first]
    while begun.focus.accessibleName() != "Add another…":
        begun.key(KEY.Key_Tab)
        heard.append(begun.focus.accessibleName())
    rows = page.fields["data.forbidden"].raw()
    assert heard == [*(one["category"] for one in rows), "Add another…"]
    # What is added takes its place at the end of the ticks.
    begun.key(KEY.Key_Space)
    begun.write("Wages")
    begun.key(KEY.Key_Return)
    assert begun.focus.accessibleName() == "Wages"
    begun.key(KEY.Key_Tab)
    assert begun.focus.accessibleName() == "Add another…"
    begun.key(KEY.Key_Tab)
    assert begun.focus.accessibleName().startswith("Not sure yet: ")
    begun.key(KEY.Key_Tab)
    assert begun.focus.accessibleName() == "Back"
    begun.close()


def test_enter_in_a_field_goes_to_the_next_question(begun: Rig) -> None:
    go_to_page(begun, "Who looks after it?")
    begun.tab_to_named("Who owns this use of AI?")
    begun.write("Nora Hartwell")
    begun.key(KEY.Key_Return)
    assert begun.focus.accessibleName() == "Who reads the output before it is used?"
    begun.close()


def test_not_sure_yet_is_about_the_question_one_stood_on_and_keeps_what_was_typed(
    begun: Rig,
) -> None:
    go_to_page(begun, "Who looks after it?")
    name_people(begun)
    begun.press("Not sure yet: Who may stop it at once?")
    assert begun.focus.accessibleName() == "Who may stop it when that person is away?"
    assert begun.window.open_plan is not None
    lines = begun.window.open_plan.lines()
    assert lines["people.pauser"].status is QuestionStatus.NOT_SURE
    assert lines["people.owner"].status is not QuestionStatus.NOT_SURE
    assert typed_names(begun) == [name for _, _, name in PEOPLE]
    assert "Not sure yet" in words_in(quick(begun)), "the question says so"
    begun.go_on()
    begun.key(KEY.Key_Left, ALT)
    lines = begun.window.open_plan.lines()
    assert lines["people.pauser"].status is QuestionStatus.NOT_SURE, "going on changes nothing"
    assert lines["people.owner"].status is QuestionStatus.ANSWERED
    assert typed_names(begun) == [name for _, _, name in PEOPLE]
    # Typing something else answers it.
    begun.tab_to_named("Who may stop it at once?")
    begun.key(KEY.Key_A, CONTROL)
    begun.write("Ada Hartwell")
    begun.go_on()
    lines = begun.window.open_plan.lines()
    assert lines["people.pauser"].status is QuestionStatus.ANSWERED
    begun.close()


def test_not_sure_yet_keeps_what_does_not_fit_as_it_was_typed(begun: Rig) -> None:
    go_to_page(begun, "Who tries it out, and with what?")
    begun.tab_to_named("How many people are that?")
    begun.write("a few")
    begun.press("Not sure yet: How many people are that?")
    page = quick(begun)._page
    assert page is not None
    assert page.fields["pilot.user_count"].raw() == "a few"
    assert begun.window.open_plan is not None
    status = begun.window.open_plan.lines()["pilot.user_count"].status
    assert status is QuestionStatus.NOT_SURE
    begun.go_on()
    assert heading(begun) == "What would show that it works, or that it must stop?"
    begun.close()


def test_help_from_the_foot_is_about_the_question_one_stood_on(begun: Rig) -> None:
    go_to_page(begun, "Who looks after it?")
    begun.tab_to_named("Who may stop it at once?")
    quick(begun).foot.forward.setFocus()
    assert quick(begun).question_in_sight == "people.pauser"
    begun.close()


def test_undo_leads_to_the_page_it_is_about_and_shows_the_plan(begun: Rig) -> None:
    go_to_page(begun, "What must never be typed into the AI?")
    begun.key(KEY.Key_Tab)
    gone = begun.focus.accessibleName()
    begun.go_on()
    before = [rule.category for rule in plan_of(begun).data_rules]
    assert gone in before
    begun.key(KEY.Key_Left, ALT)
    begun.tab_to_named(gone)
    begun.key(KEY.Key_Space)
    begun.go_on()
    assert heading(begun) == "Who looks after it?"
    assert gone not in [rule.category for rule in plan_of(begun).data_rules]

    begun.key(KEY.Key_Z, CONTROL)
    assert heading(begun) == "What must never be typed into the AI?"
    page = quick(begun)._page
    assert page is not None
    assert [one["category"] for one in page.fields["data.forbidden"].raw()] == before
    assert "Taken back: Quick plan: What stays out" in words_in(quick(begun))
    begun.go_on()
    assert [rule.category for rule in plan_of(begun).data_rules] == before
    begun.key(KEY.Key_Left, ALT)
    begun.key(KEY.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert gone not in [rule.category for rule in plan_of(begun).data_rules]
    assert gone not in [one["category"] for one in page_rows(begun)]
    assert "Done again: Quick plan: What stays out" in words_in(quick(begun))
    begun.close()


def page_rows(rig: Rig) -> list[dict[str, str]]:
    page = quick(rig)._page
    assert page is not None
    return list(page.fields["data.forbidden"].raw())


def test_undo_brings_back_what_not_sure_yet_took(begun: Rig) -> None:
    go_to_page(begun, "Who looks after it?")
    name_people(begun)
    begun.go_on()
    begun.key(KEY.Key_Left, ALT)
    begun.tab_to_named("Who owns this use of AI?")
    begun.key(KEY.Key_A, CONTROL)
    begun.write("Ada")
    begun.press("Not sure yet: Who owns this use of AI?")
    assert begun.window.open_plan is not None
    assert begun.window.open_plan.lines()["people.owner"].status is QuestionStatus.NOT_SURE
    assert typed_names(begun)[0] == "Ada"
    # The field under the focus holds no typing, so that undo is the plan's.
    assert isinstance(begun.focus, QComboBox)
    begun.key(KEY.Key_Z, CONTROL)
    assert begun.window.open_plan.lines()["people.owner"].status is QuestionStatus.ANSWERED
    assert typed_names(begun)[0] == "Nora Hartwell"
    begun.close()


def test_undo_of_another_page_keeps_what_is_being_typed_here(begun: Rig) -> None:
    begun.tab_to_named("Which work should the AI help with?")
    begun.write("Draft quotes")
    begun.go_on()
    go_to_page(begun, "Who looks after it?")
    begun.tab_to_named("Who owns this use of AI?")
    begun.write("Nora Hartwell")
    begun.tab_to_named("Continue")
    while plan_of(begun).use_case.work:
        begun.key(KEY.Key_Z, CONTROL)
    assert heading(begun) == "What shall the AI help with?"
    go_to_page(begun, "Who looks after it?")
    assert typed_names(begun)[0] == "Nora Hartwell"
    begun.close()


def test_only_a_page_without_open_questions_has_its_tick(begun: Rig) -> None:
    items = quick(begun).steps.list.rows.items
    assert items[0].second == "3 open"
    assert items[0].icon != "check"
    begun.key(KEY.Key_Left, ALT)
    begun.choose("Another kind of firm")
    begun.tab_to_named("How many people work there?")
    begun.write("7")
    begun.tab_to_named("In which country do you work?")
    begun.write("Ireland")
    begun.go_on()
    items = quick(begun).steps.list.rows.items
    assert (items[0].second, items[0].icon) == ("", "check")
    begun.close()


def test_back_from_a_change_leads_to_the_check_and_keeps_what_was_typed(begun: Rig) -> None:
    go_to_page(begun, "Check your answers", most=9)
    begun.press("Answer: Who owns this use of AI?")
    assert begun.focus.accessibleName() == "Who owns this use of AI?"
    begun.write("Nora Hartwell")
    begun.key(KEY.Key_Left, ALT)
    assert begun.focus.accessibleName() == "Change: Who owns this use of AI?"
    assert "Nora Hartwell" in words_in(quick(begun))
    begun.close()


def test_the_check_shows_every_row_with_its_figures_and_dates_in_words(begun: Rig) -> None:
    go_to_page(begun, "What would show that it works, or that it must stop?")
    begun.tab_to_named("What is counted")
    begun.write("Minutes for a quote")
    for field, words in (
        ("Unit", "minutes"),
        ("Today", "40.5"),
        ("Success at", "20"),
        ("Failure beyond", "35"),
    ):
        begun.tab_to_named(field)
        begun.write(words)
    begun.choose("Less is better")
    begun.go_on()
    begun.press("Take over: Mon 1 Mar 2027")
    begun.go_on()
    assert heading(begun) == "Check your answers"
    told = words_in(quick(begun))
    assert "Mon 1 Mar 2027 · day 1" in told
    measured = (
        "Minutes for a quote: 40.5 minutes today, success if at most 20 minutes,"
        " failure if above 35 minutes"
    )
    assert measured in told
    for rule in plan_of(begun).stop_rules:
        (line,) = [words for words in told if words.startswith(rule.trigger)]
        assert line.endswith((": pause", ": redesign", ": stop"))
    assert not [words for words in told if " more" in words[-6:]]
    begun.close()


def test_what_was_assumed_stays_listed_once_it_is_confirmed(begun: Rig) -> None:
    go_to_page(begun, "Check your answers", most=9)
    asked = "What happens if something forbidden was typed in?"
    assert begun.window.open_plan is not None
    before = begun.window.open_plan.words(begun.window.open_plan.question("data.if_slipped"))
    begun.press(f"Change: {asked}")
    assert heading(begun) == asked
    begun.go_on()
    assert begun.focus.accessibleName() == f"Change: {asked}"
    told = words_in(quick(begun))
    assert before in told
    assert "Confirmed by you" in told
    # Undo takes the confirmation back, here on the check itself.
    begun.key(KEY.Key_Z, CONTROL)
    assert "Confirmed by you" not in words_in(quick(begun))
    assert before in words_in(quick(begun))
    begun.close()


def test_suggestions_are_added_to_what_is_there_and_can_be_taken_out_again(begun: Rig) -> None:
    asked = "What may the AI not do?"
    begun.tab_to_named(asked)
    begun.write("Sign anything")
    begun.press("Take over: Promise prices, dates or refunds")
    assert begun.focus.accessibleName() == asked
    begun.write("; no orders")  # goes on at the end
    begun.press("Take over: Decide about people")
    page = quick(begun)._page
    assert page is not None
    field = page.fields["use.not_allowed"]
    said = "Sign anything; promise prices, dates or refunds; no orders; decide about people"
    assert field.raw() == said
    begun.press("Take out: Promise prices, dates or refunds")
    assert field.raw() == "Sign anything; no orders; decide about people"
    # So in a text of one line.
    begun.press("Take over: The people in the office")
    begun.press("Take over: One person, beside other work")
    people = "The people in the office; one person, beside other work"
    assert page.fields["use.users"].raw() == people
    begun.go_on()
    begun.key(KEY.Key_Left, ALT)
    begun.tab_to_named("Take out: Decide about people")
    assert plan_of(begun).use_case.not_allowed == "Sign anything; no orders; decide about people"
    begun.close()


def test_problems_of_a_measure_stand_at_their_boxes_in_everyday_words(begun: Rig) -> None:
    go_to_page(begun, "What would show that it works, or that it must stop?")
    for field, words in (
        ("What is counted", "Minutes for a quote"),
        ("Unit", "minutes"),
        ("Success at", "20"),
        ("Failure beyond", "abc"),
    ):
        begun.tab_to_named(field)
        begun.write(words)
    begun.go_on()
    page = quick(begun)._page
    assert page is not None
    begun.key(KEY.Key_Tab)
    question = "Which number should change, and from what to what?"
    told = "Failure beyond: 'abc' is no number; write digits only, like 12 or 4.5."
    assert begun.focus.accessibleName() == f"{question} {told}"
    begun.key(KEY.Key_Tab)
    choose = "Choose whether less or more is better."
    assert begun.focus.accessibleName() == f"{question} {choose}"
    assert {told, choose} <= set(words_in(page))
    begun.key(KEY.Key_Space)
    assert begun.focus.accessibleName() == "Less is better"
    assert begun.focus.accessibleDescription() == choose
    begun.key(KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert begun.focus.accessibleName() == "Failure beyond"
    assert begun.focus.property("problem")
    assert begun.focus.accessibleDescription() == told
    # Put right, the sentence goes without waiting for Continue.
    begun.key(KEY.Key_A, CONTROL)
    begun.write("35")
    assert told not in words_in(page)
    assert choose in words_in(page), "this one is still to be chosen"
    begun.choose("Less is better")
    assert choose not in words_in(page)
    begun.close()


@pytest.mark.parametrize("typed", ["22/2/27", "22 Feb", "February 22 2027", "2027-02-22"])
def test_the_start_is_typed_as_people_write_dates(begun: Rig, typed: str) -> None:
    go_to_page(begun, "When does it start, and what if it ends?")
    begun.tab_to_named("When does the plan start?")
    assert isinstance(begun.focus, QLineEdit)
    assert "day 30" not in begun.focus.placeholderText(), "it has no start to count from"
    begun.write(typed)
    assert "Mon 22 Feb 2027 · day 1" in words_in(quick(begun))
    begun.go_on()
    assert f"{plan_of(begun).header.start}" == "2027-02-22"
    begun.key(KEY.Key_Left, ALT)
    told = words_in(quick(begun))
    assert "day 1" in told
    assert "Mon 22 Feb 2027" not in told, "it stands in the field already"
    begun.close()


def test_what_is_no_date_is_told_without_the_words_of_files(begun: Rig) -> None:
    go_to_page(begun, "When does it start, and what if it ends?")
    for typed, told in (
        ("soon", "“soon” is no date; type it as 1 Mar 2027 or pick it from the calendar."),
        ("day 30", "“day 30” counts from the plan's start, and it has none yet; type a date."),
    ):
        begun.tab_to_named("When does the plan start?")
        begun.key(KEY.Key_A, CONTROL)
        begun.write(typed)
        begun.go_on()
        assert told in words_in(quick(begun))
    begun.tab_to_named("When does the plan start?")
    begun.key(KEY.Key_A, CONTROL)
    begun.write("1 Mar")
    assert told not in [
        words
        for words in words_in(quick(begun))
        if not words.startswith("When does the plan start?")
    ]
    begun.close()


def test_a_country_that_is_none_is_told_without_codes(rig: Rig) -> None:
    rig.press("Start a Quick plan")
    rig.tab_to_named("What is your firm called?")
    rig.write("Otter Street Printers")
    rig.tab_to_named("In which country do you work?")
    rig.write("Atlantis")
    rig.go_on()
    told = "“Atlantis” is not in the list; choose one of its lines."
    assert told in words_in(quick(rig))
    rig.close()
