"""A page of every kind of question, answered by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.office import Office
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.dialogs.pick_day import PickDayDialog
from roadmap_desktop.ui.interview.view import InterviewView
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from tests.gui.interview.interview_rig import KEY, Interview
from tests.gui.seen import words_in


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
