"""A list question: Tab, names and buttons; suggestions one key away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from roadmap_desktop.assessment.standing import EvidenceState
from roadmap_desktop.commands.answers import answer
from roadmap_desktop.domain.model.answers import QuestionStatus
from tests.gui.rows_field.lists_rig import KEY, SPOKEN, Lists


def test_tab_leads_in_and_out_of_the_table(rig: Lists) -> None:
    rig.show("people.list")
    rig.key(KEY.Key_Tab)
    assert rig.focus.accessibleName() == "Add a line"
    rig.key(KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert rig.focus is rig.table
    rig.press("Continue")
    assert rig.view.question_in_sight == ""


def test_every_cell_says_its_column_and_its_value(rig: Lists) -> None:
    rig.show("people.list")
    assert rig.cell(0, "name", SPOKEN) == "Name: Marta Oldfield"
    assert rig.cell(0, "contact", SPOKEN) == "How to reach them: empty"


def test_buttons_do_what_the_keys_do(rig: Lists) -> None:
    rig.show("stop.rules")
    first, second, *rest = rig.rows()
    rig.to(0, "trigger")
    rig.press("Down")
    assert rig.rows() == [second, first, *rest]
    rig.press("Up")
    assert rig.rows() == [first, second, *rest]
    rig.press("Remove")
    assert rig.rows() == [second, *rest]
    rig.press("Add a line")
    assert rig.at == (len(rest) + 1, rig.fields()[0])


@pytest.mark.requirement("S0-36")
def test_suggestions_are_one_key_away(rig: Lists) -> None:
    """The four families of stop rules are offered; each leads to redesign, pause or stop."""
    rig.opened.run(answer, "stop.rules", "")
    rig.show("stop.rules")
    rig.key(KEY.Key_F4)
    offered = [a.text() for a in rig.menu().actions() if a.text()]
    assert len(offered) >= 5, "at least one of each family, and all of them"
    rig.in_menu(KEY.Key_Return)
    (taken,) = rig.rows()
    assert offered[0].startswith(taken["trigger"][:60])

    rig.key(KEY.Key_F4)
    assert offered[0] not in [a.text() for a in rig.menu().actions()], "it stands there already"
    rig.in_menu(KEY.Key_Up)
    rig.in_menu(KEY.Key_Return)
    families = {f.id for f in rig.opened.catalogue.stop_rule_families}
    assert len(families) == 4
    assert {row["family"] for row in rig.rows()} == families
    assert {row["consequence"] for row in rig.rows()} <= {"redesign", "pause", "stop"}
    assert rig.rows()[0] == taken

    rig.key(KEY.Key_F4)
    assert rig.app.activePopupWidget() is None
    assert "Everything that is suggested stands in the list already." in rig.told()


def test_the_menu_of_suggestions_is_closed_without_taking_any(rig: Lists) -> None:
    rig.opened.run(answer, "data.forbidden", [{"category": "Keys"}])
    rig.show("data.forbidden")
    rig.key(KEY.Key_F4)
    rig.in_menu(KEY.Key_Escape)
    assert [row["category"] for row in rig.rows()] == ["Keys"]
    assert rig.focus is rig.table


@pytest.mark.requirement("S0-35")
def test_a_plan_without_a_stop_rule_lacks_evidence_for_the_pilot_gate(rig: Lists) -> None:
    def missing() -> bool:
        (gate,) = [g for g in rig.opened.assessment.gates if g.gate == "pilot"]
        return any(
            "stop rule" in e.text.casefold() and e.state is not EvidenceState.THERE
            for e in gate.evidence
        )

    rig.show("stop.rules")
    count = len(rig.rows())
    assert count
    assert not missing()
    for _ in range(count):
        rig.to(0, "trigger")
        rig.key(KEY.Key_Delete)
    assert rig.rows() == []
    assert missing()
    for consequence in ("pause", "redesign", "stop"):
        rig.to(len(rig.rows()), "trigger")
        rig.fill("trigger", f"Something that makes us {consequence}")
        rig.fill("consequence", consequence.capitalize())
        assert not missing()
    assert [row["consequence"] for row in rig.rows()] == ["pause", "redesign", "stop"]


def test_the_first_change_takes_an_assumed_list_over(rig: Lists) -> None:
    assert rig.opened.lines()["risks.register"].status is QuestionStatus.ASSUMED
    rig.show("risks.register")
    rig.to(0, "effect")
    rig.write("Customers stay away")
    rig.key(KEY.Key_Return)
    assert rig.opened.lines()["risks.register"].status is QuestionStatus.ANSWERED
