from __future__ import annotations

from datetime import date

import pytest

from roadmap_desktop.domain.model.plan import Origin
from roadmap_desktop.store import engine
from roadmap_desktop.store.faults import RowMissingError, StoreDamagedError
from roadmap_desktop.store.removal import delete_plan
from roadmap_desktop.store.revisions import WHOLE_STORE, RevisionScope
from roadmap_desktop.store.store import Store, apply_changes
from roadmap_desktop.store.tables.client import ClientRow, ClosureRow
from roadmap_desktop.store.tables.people import PersonRow, RoleAssignmentRow
from roadmap_desktop.store.tables.plan import PlanRow
from tests.store.store_rig import ME, add_client, add_plan, retitle

PLAN = RevisionScope.of_plan("replies")


def test_a_patched_plan_is_the_plan_loaded_afresh(store: Store) -> None:
    plan = store.load_plan("replies")
    with store.journal.revision("Everything", ME, PLAN) as session:
        header = session.get_one(PlanRow, "replies")
        header.start, header.origin = date(2027, 3, 1), Origin.VENDOR_DEMO
        client = session.get_one(ClientRow, "bakery")
        client.work_week = (1, 2, 3, 4, 5)
        session.add(ClosureRow(id="c", client_id="bakery", start=date(2027, 8, 2), yearly=True))
        session.add(PersonRow(id="eva", plan_id="replies", name="Eva", position=-1))
        role = session.get_one(RoleAssignmentRow, "replies-owner")
        role.person_id, role.rights = "eva", ("scope", "pause")
        session.flush()
        session.delete(session.get_one(PersonRow, "replies-ines"))
    assert session.recorded
    patched = apply_changes(plan, session.recorded.changes)
    assert patched == store.load_plan("replies")
    assert patched.client.work_week == (1, 2, 3, 4, 5)
    undone = store.journal.undo(PLAN, ME)
    assert apply_changes(patched, undone.changes) == plan


def test_changes_of_others_are_passed_over(store: Store) -> None:
    plan = store.load_plan("replies")
    created = add_client(store, "office", "Kanzlei")
    other = add_plan(store, "invoices", "office")
    assert apply_changes(plan, (*created.changes, *other.changes)) is plan


def test_a_plan_that_was_removed_or_moved_says_so(store: Store) -> None:
    plan = store.load_plan("replies")
    with store.journal.revision("Delete", ME, WHOLE_STORE) as session:
        delete_plan(session, "replies")
    assert session.recorded
    with pytest.raises(LookupError):
        apply_changes(plan, session.recorded.changes)
    store.journal.undo(WHOLE_STORE, ME)
    add_client(store, "office", "Kanzlei")
    with store.journal.revision("Move", ME, WHOLE_STORE) as session:
        session.get_one(PlanRow, "replies").client_id = "office"
    assert session.recorded
    with pytest.raises(LookupError):
        apply_changes(plan, session.recorded.changes)


def test_a_change_of_a_row_that_the_plan_does_not_have_says_so(store: Store) -> None:
    plan = store.load_plan("replies")
    with store.journal.revision("Add", ME, PLAN) as session:
        session.add(PersonRow(id="eva", plan_id="replies"))
    with store.journal.revision("Change", ME, PLAN) as session:
        session.get_one(PersonRow, "eva").name = "Eva"
    assert session.recorded
    with pytest.raises(LookupError):
        apply_changes(plan, session.recorded.changes)


def test_a_plan_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(RowMissingError, match="Choose one from the list"):
        store.load_plan("nothing")


@pytest.mark.parametrize(
    ("statement", "error", "says"),
    [
        ("DELETE FROM pilot", RowMissingError, "The pilot of this plan is missing"),
        ("UPDATE plan SET start = 'soon'", StoreDamagedError, "cannot be read"),
        ("UPDATE use_case SET approval = 'x'", StoreDamagedError, "cannot be read"),
        ("UPDATE use_case SET work = CAST(x'ff41' AS TEXT)", StoreDamagedError, "cannot be read"),
    ],
)
def test_a_plan_that_cannot_be_read_is_told_in_a_sentence(
    store: Store, statement: str, error: type[Exception], says: str
) -> None:
    retitle(store, "kept")
    engine.driver(store._connection).execute(statement)
    with pytest.raises(error, match=says):
        store.load_plan("replies")
