"""Plans that leave the store as a file and come back, and firms that are known already."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.commands import answers, governance
from roadmap_desktop.commands.handover import duplicate, export_plan_file, import_plan_file
from roadmap_desktop.commands.plans import create_plan, delete, find
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_file import parse_answers, read_answers
from roadmap_desktop.store.revisions import WHOLE_STORE, RevisionKind, RevisionScope
from roadmap_desktop.store.store import Store
from tests.unit.commands.command_rig import ME, TODAY


def sayings(plan: Plan) -> list[str]:
    """What a plan says, without ids."""
    return [
        plan.header.title,
        plan.client.name,
        *(f"{r.kind} {r.category} {r.examples}" for r in plan.data_rules),
        *(f"{r.role} {plan.name_of(r.person_id)}" for r in plan.roles),
        *(f"{r.trigger} {plan.name_of(r.person_id)}" for r in plan.stop_rules),
        *(f"{d.gate} {d.decision} {d.reason}" for d in plan.gate_decisions),
        *sorted(f"{s.question} {s.status}" for s in plan.question_states),
    ]


def test_a_plan_goes_to_another_store_with_its_history(
    bakery: PlanSession, store: Store, other: Store, tmp_path: Path
) -> None:
    bakery.run(answers.answer, "people.sponsor", "Noor Haddad")
    bakery.run(governance.decide, "idea", Decision.CONTINUE, "Marta", "It is worth a try.")
    bakery.run(answers.answer, "firm.head_count", 7)
    bakery.undo()
    file = export_plan_file(store, bakery.plan.id, tmp_path / "plan.roadmap", "1.0")
    assert file.plan == bakery.plan
    plan_id = import_plan_file(other, tmp_path / "plan.roadmap", "Ines")
    taken = other.load_plan(plan_id)
    assert sayings(taken) == sayings(bakery.plan)
    history = other.journal.history(RevisionScope.of_plan(plan_id))
    here = store.journal.history(RevisionScope.of_plan(bakery.plan.id))
    assert [r.kind for r in history[1:]] == [RevisionKind.HANDED_OVER] * len(here)
    assert [(r.at, r.actor) for r in history[1:]] == [(r.at, r.actor) for r in here]
    assert history[1].label == f"Undo: {here[0].label}"
    assert history[0].label == "Import plan.roadmap"
    assert history[0].actor == "Ines"
    known = {p.id for p in taken.people}
    changed = {c.id for r in history[1:] for c in r.changes if c.entity == "person"}
    assert changed == known
    assert other.verify().is_whole
    assert len(other.backups()) == 1
    assert other.journal.undoable(RevisionScope.of_plan(plan_id)) is None
    other.journal.undo(WHOLE_STORE, ME)
    assert not other.plans().plans
    assert not other.clients()


def test_a_plan_may_come_back_beside_its_original(
    bakery: PlanSession, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "plan.roadmap"
    export_plan_file(store, bakery.plan.id, path, "1.0")
    plan_id = import_plan_file(store, path, ME)
    assert plan_id != bakery.plan.id
    assert sayings(store.load_plan(plan_id)) == sayings(bakery.plan)
    assert store.load_plan(bakery.plan.id) == bakery.plan
    assert store.load_plan(plan_id).client == bakery.plan.client
    assert len(store.clients()) == 1
    assert store.verify().is_whole
    bakery.run(answers.answer, "firm.head_count", 8)
    import_plan_file(store, path, ME)
    assert sorted(c.head_count or 0 for c in store.clients()) == [6, 8]
    assert store.verify().is_whole


def test_a_hostile_file_writes_nothing(bakery: PlanSession, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "plan.roadmap"
    export_plan_file(store, bakery.plan.id, path, "1.0")
    path.write_bytes(path.read_bytes()[:-1])
    revision = store.last_revision
    with pytest.raises(PlanError, match="damaged or no plan file"):
        import_plan_file(store, path, ME)
    assert store.last_revision == revision
    assert [p.id for p in store.plans().plans] == [bakery.plan.id]
    assert not store.backups()


def test_a_copy_leaves_decisions_with_the_original(
    bakery: PlanSession, store: Store, catalogue: Catalogue
) -> None:
    bakery.run(governance.decide, "idea", Decision.CONTINUE, "Marta", "It is worth a try.")
    copy = store.load_plan(duplicate(store, bakery.plan.id, catalogue, ME))
    assert copy.header.title == "Copy of Drafting replies to customers"
    assert copy.header.number == ""
    assert copy.gate_decisions == ()
    assert copy.client == bakery.plan.client
    assert [r.category for r in copy.data_rules] == [r.category for r in bakery.plan.data_rules]
    store.journal.undo(WHOLE_STORE, ME)
    assert [p.id for p in store.plans().plans] == [bakery.plan.id]


# --- new plans ------------------------------------------------------------------------------------

SECOND = """
firm.name = " wrenfield  BAKERY"
firm.head_count = 9
firm.closures = [{ name = "Fair", start = 2027-03-01 }]
use.work = "Sort the morning's mail."
"""


def test_a_firm_is_known_again_and_brought_up_to_date(
    bakery: PlanSession, store: Store, catalogue: Catalogue
) -> None:
    plan = parse_answers(SECOND, catalogue, TODAY, store.new_id)
    second = store.load_plan(create_plan(store, plan, ME))
    (client,) = store.clients()
    assert second.client == client
    assert (client.id, client.head_count, client.country) == (bakery.plan.client.id, 9, "GB")
    assert [c.name for c in second.closures] == ["Spring clean", "Fair"]
    assert second.header.number == "WB-AI-02"
    bakery.refresh()
    assert bakery.plan.client == client
    store.journal.undo(WHOLE_STORE, ME)
    bakery.refresh()
    assert bakery.plan.client.head_count == 6
    assert [c.name for c in bakery.plan.closures] == ["Spring clean"]
    assert store.verify().is_whole


def test_three_firms_stay_three(store: Store, make_sample: Callable[[str], str]) -> None:
    for name in ("bakery", "accounting", "home_care"):
        make_sample(name)
    assert len(store.clients()) == 3


@pytest.mark.parametrize(
    "words", ["Drafting replies to customers", "wb-ai-01", "drafting rep", "Wrenfield", "ID"]
)
def test_a_plan_is_found_by_what_people_call_it(
    bakery: PlanSession, store: Store, words: str
) -> None:
    assert find(store, words.replace("ID", bakery.plan.id)).id == bakery.plan.id


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("", "Name a plan"), ("zebra", "No plan is called 'zebra'"), ("drafting", "fits several")],
)
def test_a_plan_that_is_not_found_is_told(
    bakery: PlanSession, store: Store, catalogue: Catalogue, words: str, sentence: str
) -> None:
    duplicate(store, bakery.plan.id, catalogue, ME)
    with pytest.raises(PlanError, match=sentence):
        find(store, words)


def test_of_several_plans_each_is_told_by_its_id(
    bakery: PlanSession, store: Store, catalogue: Catalogue
) -> None:
    duplicate(store, bakery.plan.id, catalogue, ME)
    with pytest.raises(PlanError) as caught:
        find(store, "drafting")
    offered = re.findall(r"([0-9a-f-]{8,}) \(", str(caught.value))
    assert {find(store, one).id for one in offered} == {p.id for p in store.plans().plans}


def test_a_deleted_plan_comes_back_whole(bakery: PlanSession, store: Store) -> None:
    delete(store, bakery.plan.id, ME)
    assert not store.plans().plans
    store.journal.undo(WHOLE_STORE, ME)
    assert store.load_plan(bakery.plan.id) == bakery.plan


def test_the_plan_made_is_the_plan_read(store: Store, catalogue: Catalogue) -> None:
    for name in ("bakery", "accounting", "home_care"):
        path = paths.resources() / "samples" / f"{name}.toml"
        plan = read_answers(path, catalogue, TODAY, store.new_id)
        stored = store.load_plan(create_plan(store, plan, ME))
        assert replace(stored, question_states=()) == replace(
            plan,
            question_states=(),
            answers=tuple(sorted(plan.answers, key=lambda a: a.id)),
            checklist_answers=tuple(sorted(plan.checklist_answers, key=lambda a: a.id)),
        )
        assert set(stored.question_states) == set(plan.question_states)
