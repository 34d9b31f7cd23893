"""Gates: what is there, missing or claimed; a decision recorded by keyboard, refused, undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.governance import decide
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.ui.gates.decision_form import DecisionForm
from roadmap_desktop.ui.gates.evidence import EvidenceSheet
from roadmap_desktop.ui.gates.view import GatesView
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.overview.stage_strip import StageStrip
from roadmap_desktop.ui.overview.view import OverviewView
from roadmap_desktop.ui.widgets.text import Badge
from tests.gui.seen import beside, buttons_in, view_of, words_in
from tests.gui.window_rig import Rig

CONTROL = Qt.KeyboardModifier.ControlModifier
READINESS = "The result of the readiness check, gaps with owners"
REASON = "Reason, as it will be printed"
NO_REASON = "Say why in a sentence; a decision without a reason does not count."
NO_NAME = "Say who decides; a decision without a name does not count."


def at_gate(rig: Rig, gate: str) -> GatesView:
    rig.desk.go(Destination(place=Place.GATES, gate=gate))
    return view_of(rig, GatesView)


def form_of(view: GatesView) -> DecisionForm:
    assert view.form is not None
    assert view.form.isVisible()
    return view.form


def states(sheet: EvidenceSheet) -> dict[str, str]:
    """The word on the badge of every piece in sight."""
    found = {}
    for badge in sheet.findChildren(Badge):
        row = badge.parentWidget()
        if row is not None and badge.isVisible():
            found[next(w for w in words_in(row) if w != badge.text())] = badge.text()
    return found


def is_in_sight(widget: QWidget) -> bool:
    """All of it, not scrolled out at an edge."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def retype(rig: Rig, name: str, words: str) -> None:
    """Go to a field by Tab and write something else into it."""
    rig.tab_to_named(name)
    rig.key(Qt.Key.Key_A, CONTROL)
    rig.write(words)


def strip(rig: Rig) -> str:
    rig.desk.go(Destination(place=Place.OVERVIEW))
    return view_of(rig, OverviewView).findChildren(StageStrip)[0].accessibleName()


# --- evidence --------------------------------------------------------------------------------


@pytest.mark.requirement("S0-42")
def test_evidence_there_claimed_and_missing_are_told_apart(rig: Rig) -> None:
    view = at_gate(rig, "verdict")
    assert states(view.evidence) == {
        "It is clear who owns it from here on": "There",
        "Results against the success criteria show useful value": "Missing",
        "The risks seen in the pilot can be managed": "Missing",
        "The minutes spent on review are bearable every week": "Missing",
        "The steps of the rollout are prepared": "Claimed",
    }
    assert "1 there, 1 claimed, 3 missing" in words_in(view.evidence)
    assumed = beside(view.evidence, "The steps of the rollout are prepared")
    assert "Assumed: Rollout stages" in words_in(assumed)


def test_what_is_claimed_by_keyboard_is_shown_taken_back_and_undone(rig: Rig) -> None:
    view = at_gate(rig, "pilot")
    assert states(view.evidence)[READINESS] == "Missing"
    rig.press(f"Claim it without proof: {READINESS}")
    assert states(view.evidence)[READINESS] == "Claimed"
    rig.press(f"Take back: {READINESS}")
    assert states(view.evidence)[READINESS] == "Missing"
    rig.press(f"We have it: {READINESS}")
    assert states(view.evidence)[READINESS] == "There"
    assert f"Take back: {READINESS}" in buttons_in(view.evidence), "a slip is taken back here"
    rig.key(Qt.Key.Key_Z, CONTROL)
    assert states(view.evidence)[READINESS] == "Missing"


def test_the_keyboard_stays_at_the_piece_that_was_claimed(rig: Rig) -> None:
    at_gate(rig, "pilot")
    rig.press(f"Claim it without proof: {READINESS}")
    assert rig.focus.accessibleName().endswith(READINESS)


def test_tab_goes_on_as_the_page_is_read_after_a_claim(rig: Rig) -> None:
    view = at_gate(rig, "pilot")
    rig.press(f"Claim it without proof: {READINESS}")
    view.gate_heading.setFocus()
    met = []
    for _ in range(8):
        rig.key(Qt.Key.Key_Tab)
        met.append(rig.focus.accessibleName())
    assert met[:3] == [
        "Go there: Data rules: what is never typed in, and what is fine",
        f"Go there: {READINESS}",
        f"Take back: {READINESS}",
    ]
    assert met[-1] == "Open the Idea gate"


def test_nothing_is_offered_that_does_nothing(rig: Rig) -> None:
    view = at_gate(rig, "verdict")
    prepared = "The steps of the rollout are prepared"
    there = "It is clear who owns it from here on"
    offered = buttons_in(view.evidence)
    assert f"Take back: {prepared}" not in offered, "nobody claimed it, it is only assumed"
    assert f"We have it: {there}" not in offered
    rig.press(f"We have it: {prepared}")
    assert states(view.evidence)[prepared] == "There"


def test_go_there_leads_to_the_question_that_shows_the_piece(rig: Rig) -> None:
    at_gate(rig, "idea")
    rig.press("Go there: A named owner")
    assert rig.place == "interview"
    assert rig.window.destination.question == "people.owner"


# --- deciding --------------------------------------------------------------------------------


@pytest.mark.requirement("S0-7", "S0-20", "S1-20")
def test_a_decision_is_recorded_by_keyboard_and_the_strip_follows(rig: Rig) -> None:
    opened = rig.opened
    assert strip(rig).startswith("Stage 1 of 8")
    view = at_gate(rig, "idea")
    rig.choose("Go on")
    retype(rig, "Who decides", "Ines Kay")
    retype(rig, "Date", "12 Feb 2027")
    retype(rig, REASON, "The replies take four minutes less.")
    retype(rig, "What speaks against it (optional)", "Only two people tried it.")
    rig.press("Record “Go on”")
    (made,) = opened.plan.gate_decisions
    assert (made.gate, made.decision, made.decided_by) == ("idea", Decision.CONTINUE, "Ines Kay")
    assert made.decided_on == date(2027, 2, 12)
    assert made.reason == "The replies take four minutes less."
    assert made.evidence_against == "Only two people tried it."
    shown = words_in(view)
    assert "Go on, Ines Kay, Fri 12 Feb 2027" in shown
    assert "The replies take four minutes less." in shown
    assert "Against it: Only two people tried it." in shown
    row = next(i for i in view.list.rows.items if i.key == "idea")
    assert row.second == "Go on, Fri 12 Feb by Ines Kay"
    assert rig.focus is view.gate_heading, "the page is read out anew"
    assert is_in_sight(view.gate_heading), "and seen from its top"
    assert view.form is None, "no empty form that looks as if what was typed were lost"
    rig.press("Decide again…")
    form = form_of(view)
    assert form.texts["because"].toPlainText() == "", "the next decision starts empty"
    assert rig.focus.accessibleName() == "Go on", "and one stands at its first choice"
    assert strip(rig).startswith("Stage 2 of 8")

    rig.key(Qt.Key.Key_Z, CONTROL)
    assert opened.plan.gate_decisions == ()
    assert strip(rig).startswith("Stage 1 of 8")
    view = at_gate(rig, "idea")
    assert "Go on, Ines Kay, Fri 12 Feb 2027" not in words_in(view)
    rig.key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "Go on, Ines Kay, Fri 12 Feb 2027" in words_in(view)


@pytest.mark.requirement("S0-7")
def test_a_gate_out_of_order_is_refused_with_a_sentence(rig: Rig) -> None:
    view = at_gate(rig, "idea")
    rig.tab_to(lambda widget: widget is view.list)
    rig.key(Qt.Key.Key_Down)
    assert view.gate_heading.text().startswith("Pilot gate")
    assert view.form is None
    shown = words_in(view)
    assert "The Idea gate comes first; it is decided before this one." in shown
    assert not any("may be recorded now" in words for words in shown), "one or the other"
    rig.press("Open the Idea gate")
    assert view.gate_heading.text().startswith("Idea gate")
    assert form_of(view).record.isVisible()


def test_a_gate_that_was_not_passed_keeps_the_next_one_shut(rig: Rig) -> None:
    rig.opened.run(decide, "idea", Decision.PAUSE, "Ines", "The oven comes first.")
    assert at_gate(rig, "pilot").form is None
    rig.opened.run(decide, "idea", Decision.CONTINUE, "Ines", "The oven is in.")
    view = at_gate(rig, "pilot")
    assert form_of(view).record.isVisible()
    at_gate(rig, "idea")
    shown = [w for w in words_in(view) if w.startswith(("Pause, Ines", "Go on, Ines"))]
    assert [w.split(",")[0] for w in shown] == ["Go on", "Pause"], "both stay, latest first"


def test_what_is_missing_is_said_before_deciding_all_the_same(rig: Rig) -> None:
    rig.opened.run(decide, "idea", Decision.CONTINUE, "Ines", "It saves time.")
    told = " ".join(words_in(at_gate(rig, "pilot")))
    assert "One piece is missing. The decision may be recorded now" in told


@pytest.mark.requirement("S0-66")
def test_a_light_plan_asks_for_one_decider_a_formal_one_for_more(rig: Rig) -> None:
    told = " ".join(words_in(at_gate(rig, "pilot")))
    assert "one named decider is enough" in told
    rig.desk.open_sample("home_care")
    told = " ".join(words_in(at_gate(rig, "pilot")))
    assert "3 named deciders are asked for" in told


def test_each_of_several_deciders_has_a_box_and_one_alone_is_said_to_be_few(rig: Rig) -> None:
    rig.desk.open_sample("home_care")
    opened = rig.opened
    opened.run(decide, "idea", Decision.CONTINUE, "Ines, Marta", "It saves an hour a day.")
    view = at_gate(rig, "pilot")
    assert len(form_of(view).deciders.boxes) == 3
    rig.choose("Go on")
    retype(rig, "Who decides", "Ines Kay")
    retype(rig, "Who decides too, 3 of 3", "Tomasz Reid")
    retype(rig, REASON, "The replies take four minutes less.")
    at_gate(rig, "idea")
    boxes = form_of(at_gate(rig, "pilot")).deciders.boxes
    assert [box.currentText() for box in boxes] == ["Ines Kay", "", "Tomasz Reid"]
    assert "3 people are asked for. With fewer the findings say so." in words_in(view)
    rig.press("Record “Go on”")
    assert opened.plan.gate_decisions[-1].decided_by == "Ines Kay, Tomasz Reid"
    few = next(f for f in opened.assessment.findings if f.code == "gate.too_few_deciders")
    assert "decided by Ines Kay, Tomasz Reid; a formal plan needs" in few.reason


def test_decisions_stand_in_one_order_at_every_gate(rig: Rig) -> None:
    orders = [gate.decisions for gate in rig.opened.catalogue.gates]
    usual = ["continue", "expand", "limit", "redesign", "test_more", "pause", "stop"]
    for order in orders:
        assert list(order) == [d for d in usual if d in order]


# --- what is missing -------------------------------------------------------------------------


def beside_field(form: DecisionForm, control: QWidget) -> str:
    """The sentence a screen reader says with a field, which has to be in sight too."""
    sentence = control.accessibleDescription()
    assert not sentence or sentence in words_in(form)
    return sentence


@pytest.mark.requirement("S1-20")
def test_missing_name_and_reason_stand_beside_the_field_and_in_the_summary(rig: Rig) -> None:
    view = at_gate(rig, "idea")
    rig.choose("Go on within limits")
    rig.tab_to_named("Who decides")
    rig.key(Qt.Key.Key_A, CONTROL)
    rig.key(Qt.Key.Key_Delete)
    retype(rig, "Conditions (optional)", "For six weeks.")
    rig.press("Record “Go on within limits”")
    form = form_of(view)
    assert not list(rig.opened.plan.gate_decisions)
    assert rig.focus.accessibleName().startswith("There are 2 problems")
    assert form.problems.lead.text() == "There are 2 problems"
    assert list(buttons_in(form.problems)) == [NO_NAME, NO_REASON]
    assert beside_field(form, form.deciders.first) == NO_NAME
    assert beside_field(form, form.texts["because"]) == NO_REASON
    assert beside_field(form, form.texts["conditions"]) == ""
    assert form.texts["conditions"].toPlainText() == "For six weeks.", "nothing typed is lost"

    rig.press(NO_REASON)
    assert rig.focus is form.texts["because"]
    rig.write("Two people checked forty replies.")
    rig.press("Record “Go on within limits”")
    assert list(buttons_in(form.problems)) == [NO_NAME]
    assert beside_field(form, form.texts["because"]) == "", "what is settled is not told again"
    rig.press(NO_NAME)
    rig.write("Ines Kay")
    rig.press("Record “Go on within limits”")
    (made,) = rig.opened.plan.gate_decisions
    assert (made.decided_by, made.conditions) == ("Ines Kay", "For six weeks.")


def test_without_a_kind_or_a_date_it_says_so(rig: Rig) -> None:
    view = at_gate(rig, "idea")
    retype(rig, "Date", "some day")
    rig.press("Record the decision")
    form = form_of(view)
    told = list(buttons_in(form.problems))
    assert told[:2] == [
        "Choose one of the decisions.",
        "The date cannot be read; write it as 11 Jan 2027.",
    ]
    assert words_in(form).count("Choose one of the decisions.") == 1
    assert beside_field(form, form.on.line) == told[1]
    rig.press("Choose one of the decisions.")
    assert rig.focus.accessibleName() == "Go on"


@pytest.mark.requirement("S0-41")
def test_that_people_liked_it_is_no_reason(rig: Rig) -> None:
    view = at_gate(rig, "idea")
    rig.choose("Go on")
    retype(rig, REASON, "People liked it.")
    rig.press("Record “Go on”")
    assert rig.opened.plan.gate_decisions == ()
    told = beside_field(form_of(view), form_of(view).texts["because"])
    assert "name what was measured" in told


def test_where_it_is_narrow_the_list_and_the_gate_are_two_pages(rig: Rig) -> None:
    rig.window.resize(800, 700)
    rig.desk.go(Destination(place=Place.GATES))
    view = view_of(rig, GatesView)
    assert view.list.isVisible()
    assert not view.evidence.isVisible()
    rig.tab_to(lambda widget: widget is view.list)
    rig.key(Qt.Key.Key_Return)
    assert view.evidence.isVisible()
    assert not view.list.isVisible()
    rig.press("All gates")
    assert rig.focus is view.list


# --- nothing typed is lost -------------------------------------------------------------------


def test_what_is_typed_survives_another_gate_another_place_and_a_new_start(
    rig: Rig, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    at_gate(rig, "idea")
    rig.choose("Redesign")
    retype(rig, REASON, "The texts sound wrong.")
    at_gate(rig, "pilot")
    form = form_of(at_gate(rig, "idea"))
    assert (form.decision, form.texts["because"].toPlainText()) == (
        "redesign",
        "The texts sound wrong.",
    )
    form.texts["because"].setFocus()
    rig.key(Qt.Key.Key_End, CONTROL)
    rig.write(" Twice.")
    strip(rig)
    plan_id = rig.opened.id
    rig.close()
    again = Rig(qtbot, qapp, tmp_path)
    again.desk.open(plan_id)
    form = form_of(at_gate(again, "idea"))
    assert form.texts["because"].toPlainText() == "The texts sound wrong. Twice."
    again.close()


def test_undo_elsewhere_does_not_cost_what_is_being_typed(rig: Rig) -> None:
    opened = rig.opened
    opened.run(decide, "idea", Decision.CONTINUE, "Ines", "It saves time.")
    view = at_gate(rig, "pilot")
    retype(rig, REASON, "Half a sentence")
    rig.window.header.undo.click()  # the idea gate is open again, so this form has to go
    assert view.form is None
    rig.window.header.redo.click()
    view = view_of(rig, GatesView)
    assert form_of(view).texts["because"].toPlainText() == "Half a sentence"
