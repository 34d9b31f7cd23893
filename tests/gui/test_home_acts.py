from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.office import Office
from roadmap_desktop.ui.home.acts import HomeActs


@pytest.fixture
def acts(qapp: QApplication, office: Office) -> HomeActs:
    return HomeActs(office, qapp)


def titles(office: Office) -> set[str]:
    return {p.title for p in office.plans().plans}


def test_a_copy_is_made_and_taken_back(qtbot: QtBot, office: Office, acts: HomeActs) -> None:
    plan = office.add_sample("bakery")
    with qtbot.waitSignals([acts.changed, acts.told]):
        acts.duplicate(plan)
    assert titles(office) == {
        "Drafting replies to customers",
        "Copy of Drafting replies to customers",
    }
    acts.undo()
    assert titles(office) == {"Drafting replies to customers"}


def test_a_deleted_plan_comes_back(qtbot: QtBot, office: Office, acts: HomeActs) -> None:
    plan = office.add_sample("bakery")
    before = office.load_plan(plan)
    with qtbot.waitSignal(acts.told) as told:
        acts.delete(plan)
    assert "Undo" in told.args[0]
    assert titles(office) == set()
    assert "Delete" in acts.undo_label
    acts.undo()
    assert office.load_plan(plan) == before
    acts.redo()
    assert titles(office) == set()


def is_away(office: Office, plan: str) -> bool:
    return next(p for p in office.plans().plans if p.id == plan).archived


def test_putting_away_is_undone_and_redone_on_home(
    qtbot: QtBot, office: Office, acts: HomeActs
) -> None:
    plan = office.add_sample("bakery")
    with qtbot.waitSignals([acts.changed, acts.told]):
        acts.archive(plan, True)
    assert is_away(office, plan)
    assert acts.undo_label == "Put the plan away"
    acts.undo()
    assert not is_away(office, plan)
    assert acts.redo_label == "Put the plan away"
    acts.redo()
    assert is_away(office, plan)
    acts.archive(plan, False)
    assert not is_away(office, plan)


def test_steps_are_taken_back_in_their_order(office: Office, acts: HomeActs) -> None:
    first, second = office.add_sample("bakery"), office.add_sample("accounting")
    acts.archive(first, True)
    acts.delete(second)
    assert "Delete" in acts.undo_label
    acts.undo()
    assert titles(office) == {"Drafting replies to customers", "Reading supplier invoices"}
    assert is_away(office, first)
    acts.undo()
    assert not is_away(office, first)
    assert "Make the plan" in acts.undo_label


def test_a_plan_edited_since_keeps_its_edits(qtbot: QtBot, office: Office, acts: HomeActs) -> None:
    from roadmap_desktop.commands.plans import rename

    plan = office.add_sample("bakery")
    acts.archive(plan, True)
    office.open_plan(plan).run(rename, "Answering letters")
    assert office.undo_label.startswith("Make the plan")
    assert acts.undo_label == "", "the plan's own undo comes first, so nothing is offered here"
    with qtbot.assertNotEmitted(acts.refused), qtbot.waitSignal(acts.told) as told:
        acts.undo()
    assert told.args[0] == "Nothing to undo here. Open a plan to undo in it."
    assert titles(office) == {"Answering letters"}


def test_a_refusal_is_told_and_nothing_changes(qtbot: QtBot, acts: HomeActs) -> None:
    for act in (acts.duplicate, acts.delete, lambda plan: acts.archive(plan, True)):
        with qtbot.assertNotEmitted(acts.changed), qtbot.waitSignal(acts.refused) as refused:
            act("no-such-plan")
        assert refused.args[0]
    for step in (acts.undo, acts.redo):
        with qtbot.assertNotEmitted(acts.changed), qtbot.waitSignal(acts.told):
            step()


def test_a_step_is_offered_again_once_what_stood_in_its_way_is_taken_back(
    office: Office, acts: HomeActs
) -> None:
    from roadmap_desktop.commands.answers import answer
    from roadmap_desktop.commands.plans import rename

    plan = office.add_sample("bakery")
    made = "Make the plan “Drafting replies to customers”"
    assert acts.undo_label == made
    session = office.open_plan(plan)
    session.run(answer, "risks.register", [{"risk": "One more", "likelihood": 2, "impact": 2}])
    assert acts.undo_label == "", "a row that was added belongs to the plan"
    session.undo()
    assert acts.undo_label == made
    session.run(rename, "Answering letters")
    assert acts.undo_label == ""
    session.undo()
    acts.undo()
    assert titles(office) == set()
    assert acts.redo_label == made
    acts.redo()
    assert titles(office) == {"Drafting replies to customers"}
