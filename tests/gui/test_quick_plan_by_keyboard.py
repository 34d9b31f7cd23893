"""A plan from the empty Home to the PDF in one's hand, without touching the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.dialogs.export import ExportDialog
from roadmap_desktop.ui.quick_plan.pages import quick_pages
from roadmap_desktop.ui.timeline.view import TimelineView
from tests.gui.window_rig import Rig

KEY = Qt.Key


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Rig:
    return Rig(qtbot, qapp, tmp_path)


def test_the_pages_ask_every_question_of_quick_plan_and_no_other(catalogue: Catalogue) -> None:
    asked = [q for page in quick_pages() for q in page.questions]
    assert len(asked) <= 24
    assert sorted(asked) == sorted(q.id for q in catalogue.quick_questions)


@pytest.mark.requirement("S0-68")
def test_from_the_empty_home_to_a_dated_plan_and_its_pdf(rig: Rig, tmp_path: Path) -> None:
    rig.press("Start a Quick plan")

    # Your firm
    rig.tab_to_named("What is your firm called?")
    rig.write("Otter Street Printers")
    rig.choose("Another kind of firm")
    rig.tab_to_named("How many people work there?")
    rig.write("7")
    rig.tab_to_named("In which country do you work?")
    rig.write("United Kingdom")
    rig.go_on()

    # The work: three answers are taken over, two typed
    rig.tab_to_named("Which work should the AI help with?")
    rig.write("Write first drafts of quotes for print jobs")
    for offer in (
        "Take over: The people in the office",
        "Take over: Customers who read it",
        "Take over: A draft that a person reads and sends",
    ):
        rig.press(offer)
    rig.tab_to_named("What may the AI not do?")
    rig.write("Promise a price or a date")
    rig.go_on()

    # Who it could touch
    rig.choose("A person approves each one")
    rig.press("Customers")
    rig.choose("No, it is always taken out first")
    rig.go_on()

    # What stays out: the suggestions are ticked already
    rig.go_on()

    # People
    for question, name in (
        ("Who owns this use of AI?", "Lena Otter"),
        ("Who reads the output before it is used?", "Sam Reed"),
        ("Who may stop it at once?", "Lena Otter"),
        ("Who may stop it when that person is away?", "Sam Reed"),
    ):
        rig.tab_to_named(question)
        rig.write(name)
    rig.go_on()

    # The pilot
    rig.press("Take over: Lena Otter and Sam Reed")
    rig.tab_to_named("How many people are that?")
    rig.write("2")
    rig.press("Take over: Write first drafts of quotes for print jobs")
    rig.go_on()

    # Measure and stop rules
    rig.tab_to_named("What is counted")
    rig.write("Minutes for a quote")
    for field, figure in (
        ("Unit", "minutes"),
        ("Today", "25"),
        ("Success at", "15"),
        ("Failure beyond", "22"),
    ):
        rig.tab_to_named(field)
        rig.write(figure)
    rig.choose("Less is better")
    rig.go_on()

    # Start and fallback
    rig.press("Take over: Mon 22 Feb 2027")
    rig.press("Take over: Sam Reed does it by hand, as before")
    rig.go_on()

    # Check your answers, then the dated plan
    plan = rig.window.open_plan
    assert plan is not None
    lines = plan.lines()
    asked = [q for page in quick_pages() for q in page.questions]
    assert {lines[q].status for q in asked} == {QuestionStatus.ANSWERED}
    assert plan.assessment.assumed, "what nobody was asked is assumed, and listed"
    assert len([f for f in plan.assessment.findings if not f.accepted]) <= 5
    rig.go_on()

    assert rig.place == "timeline"
    assert rig.window.places is not None
    assert isinstance(rig.window.places.shown, TimelineView)
    assert f"{plan.assessment.schedule.start}" == "2027-02-22"

    # The PDF
    out = tmp_path / "out"
    out.mkdir()
    rig.window.settings.remember_folder("export", out)
    rig.key(KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = rig.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    with rig.qtbot.waitSignal(dialog.written, timeout=30_000):
        rig.tab_to_named("Write the PDF")
        rig.key(KEY.Key_Space)
    (made,) = out.glob("*.pdf")
    assert made.read_bytes().startswith(b"%PDF")
    dialog.close()
    rig.close()


def test_what_is_missing_is_told_in_a_summary_that_leads_to_the_field(rig: Rig) -> None:
    rig.press("Start a Quick plan")
    rig.go_on()
    assert "There is a problem" in rig.focus.accessibleName()
    rig.key(KEY.Key_Tab)
    rig.key(KEY.Key_Space)
    assert rig.focus.accessibleName() == "What is your firm called?"
    assert "type the firm's name" in rig.focus.accessibleDescription()
    rig.close()


def test_back_keeps_everything_and_a_wrong_answer_stays_as_it_was_typed(rig: Rig) -> None:
    rig.press("Start a Quick plan")
    rig.tab_to_named("What is your firm called?")
    rig.write("Otter Street Printers")
    rig.tab_to_named("How many people work there?")
    rig.write("a few")
    rig.go_on()
    assert not rig.desk.office.plans().plans, "nothing is made of half a page"
    rig.tab_to_named("How many people work there?")
    assert isinstance(rig.focus, QLineEdit)
    assert rig.focus.text() == "a few"
    rig.key(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    rig.write("7")
    rig.go_on()
    rig.tab_to_named("Which work should the AI help with?")
    rig.write("Draft quotes")
    rig.key(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    rig.go_on()
    rig.tab_to_named("Which work should the AI help with?")
    (made,) = rig.desk.office.plans().plans
    assert rig.desk.office.load_plan(made.id).use_case.work == "Draft quotes"
    rig.close()


def test_a_quick_plan_left_half_way_goes_on_where_it_was(rig: Rig) -> None:
    rig.press("Start a Quick plan")
    rig.tab_to_named("What is your firm called?")
    rig.write("Otter Street Printers")
    rig.go_on()
    rig.press("Come back later")
    assert rig.place == "home"
    (plan,) = rig.desk.office.plans().plans
    rig.desk.open(plan.id)
    assert rig.place == "quick_plan"
    assert rig.window.quick is not None
    assert rig.window.quick.question_in_sight == "use.work"
    rig.close()


def test_no_dialog_stays_open_behind_the_test(qapp: QApplication) -> None:
    assert not [w for w in qapp.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
