"""The interview by keyboard: its list, a page of every kind, what is set aside, what is checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.office import Office
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from roadmap_desktop.ui.dialogs.help import HelpDialog
from roadmap_desktop.ui.dialogs.pick_day import PickDayDialog
from roadmap_desktop.ui.interview.view import InterviewView
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.row_model import RowItem
from tests.gui.seen import words_in
from tests.gui.window_rig import Rig

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Interview(Rig):
    """The window at the bakery's interview."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        super().__init__(qtbot, app, folder)
        self.window.resize(1280, 800)
        self.desk.open_sample("bakery")
        self.desk.go(Destination(place=Place.INTERVIEW))
        self.app.processEvents()

    @property
    def view(self) -> InterviewView:
        """The screen."""
        assert self.window.places is not None
        shown = self.window.places.shown
        assert isinstance(shown, InterviewView)
        return shown

    @property
    def opened(self) -> OpenPlan:
        """The bakery's plan."""
        assert self.window.open_plan is not None
        return self.window.open_plan

    def task(self, section: str) -> RowItem:
        """A row of the task list."""
        return next(r for r in self.view.lists.list.rows.items if r.key == section)

    def to_section(self, section: str) -> None:
        """Choose a section of the task list."""
        self.tab_to_named("Sections")
        self.key(KEY.Key_Home)
        for _ in self.view.lists.list.rows.items:
            if self.view.lists.list.current_key == section:
                break
            self.key(KEY.Key_Down)
        self.key(KEY.Key_Return)
        assert self.view.lists.section_page.section == section

    def link(self, question: str) -> str:
        """The name of the link that leads to a question of the section in sight."""
        asked = self.opened.question(question)
        link = self.view.lists.section_page.rows.link_of(question)
        assert link is not None
        open_ = self.opened.lines()[question].status in ("unanswered", "not_sure")
        name = link.accessibleName()
        assert name.startswith(f"{'Answer' if open_ else 'Change'}: {asked.label}")
        return name

    def to_question(self, question: str) -> None:
        """From the task list over its section's answers to a question's page."""
        asked = self.opened.question(question)
        self.to_section(asked.section)
        self.press(self.link(question))
        assert self.view.question_in_sight == question
        assert self.focus.accessibleName() == asked.text, "the heading is the question"

    def to_field(self, question: str) -> None:
        """To the field of a question."""
        self.tab_to_named(self.opened.question(question).text)

    def write(self, words: str) -> None:
        """Type letter by letter, as a list of what fits opens and closes below the field."""
        for letter in words:
            super().write(letter)

    def anew(self, words: str) -> None:
        """Write over what stands in the field."""
        self.key(KEY.Key_A, CONTROL)
        self.write(words)

    def status(self, question: str) -> QuestionStatus:
        """Where a question stands."""
        return self.opened.lines()[question].status

    def words_in_sight(self) -> list[str]:
        """All texts of the screen that can be read now."""
        texts = self.view.findChildren(QLabel)
        return [t.text() for t in texts if t.isVisible() and t.text()]


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Interview]:
    made = Interview(qtbot, qapp, tmp_path)
    yield made
    made.close()


# --- the task list -----------------------------------------------------------------------------


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


# --- a page of every kind ----------------------------------------------------------------------


def test_one_line_of_text(rig: Interview) -> None:
    rig.to_question("plan.title")
    rig.to_field("plan.title")
    rig.anew("Replies by noon")
    rig.go_on()
    assert rig.opened.plan.header.title == "Replies by noon"


def test_several_lines_of_text_where_enter_begins_a_new_one(rig: Interview) -> None:
    rig.to_question("use.not_allowed")
    rig.to_field("use.not_allowed")
    rig.anew("Send anything by itself")
    rig.key(KEY.Key_Return)
    rig.write("Promise prices")
    rig.go_on()
    assert rig.opened.plan.use_case.not_allowed == "Send anything by itself\nPromise prices"


def test_a_text_near_its_longest_says_how_much_room_is_left(rig: Interview) -> None:
    rig.to_question("use.work")
    rig.to_field("use.work")
    field = rig.focus
    assert isinstance(field, QPlainTextEdit)
    longest = 4000
    field.setPlainText("a" * (longest - 10))
    assert "10 characters left" in rig.words_in_sight()
    field.setPlainText("a" * (longest + 3))
    assert "3 characters too many; shorten the text" in rig.words_in_sight()


def test_one_of_a_few_choices(rig: Interview) -> None:
    rig.to_question("use.approval")
    rig.choose("It stays inside")
    rig.go_on()
    assert rig.opened.plan.use_case.approval == "stays_inside"


def test_one_of_many_choices_found_by_typing(rig: Interview) -> None:
    rig.to_question("firm.country")
    rig.to_field("firm.country")
    rig.anew("ireland")
    rig.go_on()
    assert rig.opened.plan.client.country == "IE"


@pytest.mark.requirement("S0-5")
@pytest.mark.parametrize(
    "flag",
    ["money", "safety", "legal_rights", "care", "staff", "customers", "regulated_records"],
)
def test_ticking_what_a_wrong_output_could_touch_raises_the_tier(rig: Interview, flag: str) -> None:
    offered = {f.id: f.text for f in rig.opened.catalogue.impact_flags}
    assert len(offered) == 7
    for needed, value in (("use.impact_flags", []), ("use.approval", "sampled")):
        rig.opened.run(answer, needed, value)
    before = rig.opened.assessment.tier.computed
    rig.to_question("use.impact_flags")
    rig.press(offered[flag])
    rig.go_on()
    assert rig.opened.plan.use_case.impact_flags == (flag,)
    after = rig.opened.assessment.tier.computed
    assert after.reaches(before)
    assert not before.reaches(after)


def test_none_of_several_choices_is_an_answer_and_excludes_the_others(rig: Interview) -> None:
    rig.to_question("use.impact_flags")
    rig.press("None of these")
    ticked = [t for t in rig.view.findChildren(QCheckBox) if t.isVisible() and t.isChecked()]
    assert [t.accessibleName() for t in ticked] == ["None of these"]
    rig.go_on()
    assert rig.opened.plan.use_case.impact_flags == ()
    assert rig.status("use.impact_flags") is QuestionStatus.DOES_NOT_APPLY
    rig.to_question("use.impact_flags")
    rig.press("Money")
    ticked = [t for t in rig.view.findChildren(QCheckBox) if t.isVisible() and t.isChecked()]
    assert [t.accessibleName() for t in ticked] == ["Money"]


def test_a_number_with_its_unit(rig: Interview) -> None:
    rig.to_question("firm.head_count")
    assert "people" in rig.words_in_sight()
    rig.to_field("firm.head_count")
    rig.anew("1")
    rig.go_on()
    assert rig.opened.plan.client.head_count == 1


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-08", date(2027, 3, 8)),
        ("8 Mar 2027", date(2027, 3, 8)),
        ("Mon 8 Mar 2027", date(2027, 3, 8)),
    ],
)
def test_a_date_is_typed_and_answered_with_its_weekday(
    rig: Interview, typed: str, day: date
) -> None:
    rig.to_question("plan.start")
    rig.to_field("plan.start")
    rig.anew(typed)
    field = rig.focus
    assert isinstance(field, QLineEdit)
    seen = [field.text(), *rig.words_in_sight()]
    assert any(w.startswith("Mon 8 Mar 2027") for w in seen)
    rig.go_on()
    assert rig.opened.plan.header.start == day


def test_a_date_is_written_as_a_day_of_the_plan(rig: Interview) -> None:
    """The open item is due on the plan's thirtieth day: 12 January and 29 days."""
    rig.to_question("use.current_way")
    rig.press("Not sure yet")
    rig.tab_to_named("By when")
    rig.write("day 30")
    assert "Wed 10 Feb 2027 · day 30" in rig.words_in_sight()
    rig.press("Make it an open item")
    (item,) = [i for i in rig.opened.plan.open_items if i.question == "use.current_way"]
    assert item.due == date(2027, 2, 10)


def test_a_date_is_picked_from_the_calendar_by_keys(rig: Interview) -> None:
    rig.to_question("plan.start")
    rig.press("Pick a day")
    picker = rig.dialog(PickDayDialog)
    assert isinstance(picker, PickDayDialog)
    assert picker.grid.day == date(2027, 1, 12), "it opens at the date there is"
    rig.key(KEY.Key_Down)
    assert "Tue 19 Jan 2027" in words_in(picker)
    rig.key(KEY.Key_Return)
    rig.window.activateWindow()
    rig.qtbot.waitActive(rig.window)
    assert rig.focus.accessibleName() == rig.opened.question("plan.start").text
    rig.go_on()
    assert rig.opened.plan.header.start == date(2027, 1, 19)


def test_a_person_is_a_new_name_or_one_the_plan_knows(rig: Interview) -> None:
    before = len(rig.opened.plan.people)
    rig.to_question("people.reviewer")
    rig.to_field("people.reviewer")
    rig.anew("Ada Brook")
    rig.go_on()
    holder = rig.opened.plan.holder("reviewer")
    assert holder is not None
    assert holder.name == "Ada Brook"
    assert len(rig.opened.plan.people) == before + 1

    rig.to_question("people.reviewer")
    rig.to_field("people.reviewer")
    rig.anew("priya nand")
    rig.go_on()
    holder = rig.opened.plan.holder("reviewer")
    assert holder is not None
    assert holder.name == "Priya Nand", "the one the plan knows, not a second one"
    assert len(rig.opened.plan.people) == before + 1


# --- yes, no, not sure: no question of the catalogue has only these, any could -----------------


@pytest.fixture
def yes_or_no(
    qtbot: QtBot, office: Office, look: Look, settings: Settings, catalogue: Catalogue
) -> InterviewView:
    """The bakery's interview where 'does somebody from outside help' is answered yes or no."""
    changed = tuple(
        replace(q, kind=QuestionKind.YES_NO, choices=(), assumed=None, shown_when=None)
        if q.id == "partner.used"
        else replace(q, shown_when=None)
        for q in catalogue.questions
    )
    plan = office.add_sample("bakery")
    office.__dict__["catalogue"] = replace(catalogue, questions=changed)
    opened = OpenPlan(office, plan)
    opened.run(answer, "partner.used", "")
    view = InterviewView(look, opened, lambda _: None, settings)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    view.show_destination(Destination(place=Place.INTERVIEW, question="partner.used"))
    return view


def test_yes_and_no_are_two_keys_apart(yes_or_no: InterviewView, qapp: QApplication) -> None:
    opened = yes_or_no.open_plan

    def focus() -> QWidget:
        qapp.processEvents()
        found = qapp.focusWidget()
        assert found is not None
        return found

    QTest.keyClick(focus(), KEY.Key_Tab)
    assert focus().accessibleName() == "Yes"
    QTest.keyClick(focus(), KEY.Key_Right)
    assert focus().accessibleName() == "No"
    QTest.keyClick(focus(), KEY.Key_Space)
    assert opened.lines()["partner.used"].status is QuestionStatus.ANSWERED
    assert opened.value(opened.question("partner.used")) is False
    QTest.keyClick(focus(), KEY.Key_Left)
    QTest.keyClick(focus(), KEY.Key_Space)
    assert opened.value(opened.question("partner.used")) is True
    while focus().accessibleName() != "Not sure yet":
        QTest.keyClick(focus(), KEY.Key_Tab)
    QTest.keyClick(focus(), KEY.Key_Space)
    while focus().accessibleName() != "Make it an open item":
        QTest.keyClick(focus(), KEY.Key_Tab)
    QTest.keyClick(focus(), KEY.Key_Space)
    assert opened.lines()["partner.used"].status is QuestionStatus.NOT_SURE


# --- set aside ---------------------------------------------------------------------------------


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


# --- what is assumed ---------------------------------------------------------------------------


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


# --- check your answers ------------------------------------------------------------------------


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


# --- a whole section on one page ---------------------------------------------------------------


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


# --- hidden branches ---------------------------------------------------------------------------


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


# --- help --------------------------------------------------------------------------------------


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


# --- problems ----------------------------------------------------------------------------------


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


# --- drafts ------------------------------------------------------------------------------------


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
