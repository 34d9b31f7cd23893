"""Overview: where the plan stands, what is decided next, what the rules say, what is open."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from roadmap_desktop.commands.answers import accept_assumed, answer, assign, not_sure
from roadmap_desktop.commands.governance import decide, override_tier
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.overview.accepting import ReasonDialog
from roadmap_desktop.ui.overview.side import LampPanel, OpenItemPanel, TierPanel
from roadmap_desktop.ui.overview.stage_strip import StageStrip
from roadmap_desktop.ui.overview.view import OverviewView
from tests.gui.seen import back_in_window, beside, buttons_in, view_of, words_in
from tests.gui.window_rig import Rig

CONTROL = Qt.KeyboardModifier.ControlModifier
OVERDUE = "The Idea gate was due on Sat 16 Jan 2027 (day 5) and nothing is decided."
READINESS = "The pilot has begun, and nobody has rated a single readiness point."
NO_OWNER = "Nobody owns this use, so nobody decides when something goes wrong."


def overview(rig: Rig) -> OverviewView:
    rig.desk.go(Destination(place=Place.OVERVIEW))
    return view_of(rig, OverviewView)


def finding_of(rig: Rig, code: str) -> Finding:
    return next(f for f in rig.opened.assessment.findings if f.code == code)


# --- where it stands -------------------------------------------------------------------------


@pytest.mark.requirement("S0-20")
def test_the_strip_tells_the_stage_its_question_and_what_it_ends_with(rig: Rig) -> None:
    view = overview(rig)
    strip = view.findChildren(StageStrip)[0]
    assert strip.accessibleName() == "Stage 1 of 8: Use case"
    told = next(w for w in words_in(view) if w.startswith("Stage 1, "))
    stage = rig.opened.catalogue.stages[0]
    assert stage.question in told
    assert stage.output in told
    rig.opened.run(decide, "idea", Decision.CONTINUE, "Ines", "It saves time.")
    assert strip.accessibleName().startswith("Stage 2 of 8: ")
    assert rig.opened.catalogue.stages[1].question in " ".join(words_in(view))
    rig.key(Qt.Key.Key_Z, CONTROL)
    assert strip.accessibleName().startswith("Stage 1 of 8: ")


def test_the_line_under_the_title_names_each_of_its_dates(rig: Rig) -> None:
    told = next(w for w in words_in(overview(rig)) if "owner Marta Oldfield" in w)
    assert told.startswith("Day 35 of 120 · today Mon 15 Feb 2027 · owner ")


def test_the_strip_has_room_between_its_names_and_fills_its_sheet(rig: Rig) -> None:
    strip = overview(rig).findChildren(StageStrip)[0]
    for width in (1100, 700):
        strip.resize(width, strip.heightForWidth(width))
        painted = strip.grab().toImage()
        ground = painted.pixelColor(width - 1, 0)
        used = [
            x
            for x in range(painted.width())
            if any(painted.pixelColor(x, y) != ground for y in range(painted.height()))
        ]
        assert max(used) > 0.97 * painted.width(), "nothing is left bare at its end"
        assert max(used) < painted.width() - 2, "and no name is cut off there"


def test_the_next_decision_stands_with_its_date_and_opens_its_gate(rig: Rig) -> None:
    view = overview(rig)
    shown = words_in(view)
    assert "Idea gate: Is this use worth exploring?" in shown
    assert "Sat 16 Jan 2027 · day 5 · 30 days ago. Marta Oldfield decides." in shown
    assert "4 of 4 pieces of evidence are there" in shown
    rig.opened.run(decide, "idea", Decision.CONTINUE, "Ines", "It saves time.")
    assert "Pilot gate: Is it safe and useful enough to try?" in words_in(view)
    rig.press("Open the Pilot gate")
    assert rig.place == "gates"
    assert rig.window.destination.gate == "pilot"


def test_once_all_is_decided_it_says_so(rig: Rig) -> None:
    for gate in rig.opened.catalogue.gates:
        kind = Decision.CONTINUE if "continue" in gate.decisions else Decision.EXPAND
        rig.opened.run(decide, gate.id, kind, "Ines", "It saves time.")
    assert "All gates are decided. The plan is in daily care." in words_in(overview(rig))


# --- tier ------------------------------------------------------------------------------------


@pytest.mark.requirement("S0-4")
def test_the_tier_stands_with_what_each_answer_did(rig: Rig) -> None:
    rig.desk.open_sample("home_care")
    panel = overview(rig).findChildren(TierPanel)[0]
    assert "Formal plan" in words_in(panel)
    told = " ".join([*words_in(panel), *buttons_in(panel)])
    assert (
        "What it touches: Safety. It calls for a formal plan, whoever approves the output." in told
    )
    assert "These answers would allow a light plan: " in told
    assert "Smallest change that moves it: It would be standard if ‘Safety’" in told
    rig.press("What it touches: Safety. It calls for a formal plan, whoever approves the output.")
    assert rig.place == "interview"
    assert rig.window.destination.question == "use.impact_flags"


@pytest.mark.requirement("S0-4")
def test_the_depth_is_set_by_hand_only_with_a_name_and_a_reason(rig: Rig) -> None:
    panel = overview(rig).findChildren(TierPanel)[0]
    rig.press("Choose another depth…")
    dialog = rig.dialog(ReasonDialog)
    rig.choose("Formal plan")
    rig.press("Set the depth")
    missing = "Say why; it is printed with the name."
    assert missing in words_in(dialog)
    assert rig.focus.accessibleName() == "Because"
    assert rig.focus.accessibleDescription() == missing
    assert "Light plan" in words_in(panel)
    rig.write("The council asked for it.")
    rig.press("Set the depth")
    assert not dialog.isVisible()
    back_in_window(rig)
    told = words_in(panel)
    assert "Formal plan" in told
    assert (
        "Set by hand by Marta Oldfield: The council asked for it. The rules say light plan." in told
    )
    rig.key(Qt.Key.Key_Z, CONTROL)
    assert "Light plan" in words_in(panel)


# --- findings --------------------------------------------------------------------------------


def test_findings_stand_by_severity_and_are_counted(rig: Rig) -> None:
    view = overview(rig)
    badges = {
        OVERDUE: "Must settle",
        READINESS: "Should settle",
        "The idea began informally. That is common, and a reason to slow down.": "Note",
    }
    shown = words_in(view.findings)
    assert [w for w in shown if w in badges] == list(badges), "the heaviest first"
    for reason, badge in badges.items():
        assert badge in words_in(beside(view.findings, reason))
    assert "1 must be settled, 1 should be settled, 1 to note" in words_in(view)


@pytest.mark.parametrize(
    ("before", "code", "place", "what"),
    [
        ("", "gate.overdue", "gates", "idea"),
        ("", "mistake.readiness_skipped", "interview", "readiness.dimensions"),
        ("people.owner", "pilot.no_owner", "interview", "people.owner"),
    ],
)
def test_go_there_lands_where_it_is_settled(
    rig: Rig, before: str, code: str, place: str, what: str
) -> None:
    if before:
        rig.opened.run(answer, before, "")
    overview(rig)
    rig.press(f"Go there {finding_of(rig, code).reason}")
    assert rig.place == place
    assert what in (rig.window.destination.gate, rig.window.destination.question)


def test_go_there_for_the_depth_opens_where_the_depth_is_set(rig: Rig) -> None:
    rig.desk.open_sample("home_care")
    rig.opened.run(override_tier, Depth.LIGHT, "Joan", "It is only a trial.")
    overview(rig)
    rig.press(f"Go there {finding_of(rig, 'tier.lowered').reason}")
    assert rig.dialog(ReasonDialog).windowTitle() == "Set the depth by hand"
    rig.key(Qt.Key.Key_Escape)


@pytest.mark.requirement("S0-1")
def test_a_dark_concern_must_be_settled_or_accepted_with_a_reason(rig: Rig) -> None:
    rig.opened.run(answer, "people.owner", "")
    view = overview(rig)
    assert "2 must" in view._count.text()
    rig.press(f"Accept, because… {NO_OWNER}")
    dialog = rig.dialog(ReasonDialog)
    rig.tab_to_named("Who")
    rig.key(Qt.Key.Key_A, CONTROL)
    rig.write("Ines Kay")
    rig.press("Accept it by name")
    missing = "Say why; it is printed with the name."
    assert missing in words_in(dialog), "without a reason it is not taken"
    assert not finding_of(rig, "pilot.no_owner").accepted
    rig.tab_to_named("Because")
    rig.write("The new manager starts in March.")
    rig.press("Accept it by name")
    assert not dialog.isVisible()
    back_in_window(rig)
    assert "Ines Kay accepted it: The new manager starts in March." in words_in(view.findings)
    assert "Accepted" in words_in(beside(view.findings, NO_OWNER))
    assert "1 must" in view._count.text(), "it is no longer counted as open"
    assert f"Go there {NO_OWNER}" not in buttons_in(view.findings)
    rig.key(Qt.Key.Key_Z, CONTROL)
    assert "2 must" in view._count.text()


def test_after_accepting_the_keyboard_is_at_the_next_finding(rig: Rig) -> None:
    overview(rig)
    rig.press(f"Accept, because… {OVERDUE}")
    rig.write("The bakery was closed in January.")
    rig.press("Accept it by name")
    back_in_window(rig)
    assert rig.focus.accessibleName() == f"Go there {READINESS}"


def test_leaving_the_dialog_changes_nothing(rig: Rig) -> None:
    overview(rig)
    rig.press(f"Accept, because… {OVERDUE}")
    rig.write("The bakery was closed in January.")
    rig.key(Qt.Key.Key_Escape)
    back_in_window(rig)
    assert rig.opened.plan.acceptances == ()
    assert rig.focus.accessibleName() == f"Accept, because… {OVERDUE}"


def test_tab_goes_through_new_findings_as_they_are_read(rig: Rig) -> None:
    view = overview(rig)
    rig.opened.run(answer, "people.owner", "")
    view.focus_heading()
    met = []
    for _ in range(60):
        rig.key(Qt.Key.Key_Tab)
        if not view.isAncestorOf(rig.focus):
            break
        met.append(rig.focus.accessibleName())
    open_ = [f for f in rig.opened.assessment.findings if not f.accepted]
    acts = [f"{act} {f.reason}" for f in open_ for act in ("Go there", "Accept, because…")]
    assert [name for name in met if name in acts] == acts
    assert met[0] == "Open the Idea gate"
    assert met[-1] == "Who owns this use of AI?", "the open items come last"
    assert {f.severity for f in open_} == set(Severity)


# --- lamps and open items --------------------------------------------------------------------


@pytest.mark.requirement("S0-1")
def test_eight_lamps_and_a_dark_one_says_what_is_lacking(rig: Rig) -> None:
    panel = overview(rig).findChildren(LampPanel)[0]
    names = [lamp.name for lamp in rig.opened.assessment.lamps]
    assert len(names) == 8
    told = [w.partition(":")[0] for w in words_in(panel)]
    assert [w for w in told if w in names] == names, "all stand there"
    assert "6 of 8, 2 assumed" in words_in(panel)
    rig.opened.run(answer, "people.owner", "")
    assert "5 of 8, 2 assumed" in words_in(panel)
    assert "Ownership: not yet" in words_in(panel), "told by words, not by colour alone"
    assert "Nobody owns it yet." in words_in(panel)
    rig.key(Qt.Key.Key_Z, CONTROL)
    assert "6 of 8, 2 assumed" in words_in(panel)


@pytest.mark.requirement("S0-1")
def test_a_concern_that_rests_on_assumed_answers_is_told_from_one_that_is_met(rig: Rig) -> None:
    panel = overview(rig).findChildren(LampPanel)[0]
    assert "Training: assumed" in words_in(panel)
    rig.opened.run(accept_assumed, "rollout.stages")
    assert "Training" in words_in(panel), "what somebody took over is met"
    assert "7 of 8, 1 assumed" in words_in(panel)
    rig.opened.run(accept_assumed, "kpis.list")
    assert "8 of 8" in words_in(panel)


def test_open_items_stand_with_owner_and_date_and_lead_to_their_question(rig: Rig) -> None:
    opened = rig.opened
    panel = overview(rig).findChildren(OpenItemPanel)[0]
    assert "Nothing is open." in words_in(panel)
    opened.run(not_sure, "use.work", "Tomasz Reid", date(2027, 3, 1))
    opened.run(answer, "people.reviewer", "")
    opened.run(assign, "people.reviewer", "Ines Kay", date(2027, 3, 4))
    assert list(buttons_in(panel)) == [
        opened.question("use.work").text,
        opened.question("people.reviewer").text,
    ]
    assert "Tomasz Reid · Mon 1 Mar 2027" in words_in(panel)
    assert "Not answered · Ines Kay · Thu 4 Mar 2027" in words_in(panel)
    rig.press(opened.question("use.work").text)
    assert rig.window.destination.question == "use.work"
    opened.run(answer, "use.work", "Drafting replies to letters from customers.")
    assert opened.question("use.work").text not in buttons_in(
        overview(rig).findChildren(OpenItemPanel)[0]
    )
