from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.orm import Session

from roadmap_desktop.domain.model.entities import Scope
from roadmap_desktop.store.faults import CannotUndoError, RowMissingError
from roadmap_desktop.store.recording import JournalBypassedError
from roadmap_desktop.store.removal import delete_client, delete_plan
from roadmap_desktop.store.revisions import (
    WHOLE_STORE,
    Change,
    Revision,
    RevisionKind,
    RevisionScope,
)
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.client import ClientRow
from roadmap_desktop.store.tables.people import PersonRow
from roadmap_desktop.store.tables.plan import PlanRow
from roadmap_desktop.store.tables.register import TABLE_OF
from roadmap_desktop.store.tables.risks import RiskRow
from roadmap_desktop.store.tables.use_case import UseCaseRow
from tests.store.store_rig import ME, Clock, Desk, add_client, add_plan, furnish, retitle, rows_of

PLAN = RevisionScope.of_plan("replies")
BAKERY = RevisionScope.of_client("bakery")


def edit(
    store: Store, act: Callable[[Session], None], scope: RevisionScope = PLAN
) -> Revision | None:
    """One revision with what the act does."""
    with store.journal.revision("Edit", ME, scope) as session:
        act(session)
    return session.recorded


def title_of(store: Store) -> str:
    return store.load_plan("replies").header.title


def set_name(name: str) -> Callable[[Session], None]:
    def act(session: Session) -> None:
        session.get_one(PersonRow, "replies-ines").name = name

    return act


# --- what a revision holds ----------------------------------------------------------------------


def test_a_revision_tells_who_did_what_when_and_to_which_rows(store: Store, clock: Clock) -> None:
    revision = retitle(store, "Answer customers")
    assert revision is not None
    assert (revision.label, revision.actor, revision.at) == ("Change the title", ME, clock.time)
    assert (revision.kind, revision.scope, revision.target) == (RevisionKind.DO, PLAN, None)
    assert revision.changes == (
        Change(
            entity="plan",
            id="replies",
            old={"title": "Draft replies to customers"},
            new={"title": "Answer customers"},
            client_id="bakery",
            plan_id="replies",
        ),
    )
    assert store.journal.find(revision.id) == revision


def test_rows_that_come_and_go_are_held_whole(store: Store) -> None:
    came = edit(store, lambda s: s.add(RiskRow(id="r", plan_id="replies", risk="Wrong price")))
    went = edit(store, lambda s: s.delete(s.get_one(RiskRow, "r")))
    assert came
    assert went
    assert came.changes[0].old is None
    assert came.changes[0].new is not None
    assert came.changes[0].new["risk"] == "Wrong price"
    assert came.changes[0].new["plan_id"] == "replies"
    assert went.changes[0].old == came.changes[0].new
    assert went.changes[0].new is None


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda _: None, id="nothing done"),
        pytest.param(set_name("Ines"), id="same value set"),
        pytest.param(
            lambda s: (set_name("X")(s), s.flush(), set_name("Ines")(s)), id="changed and put back"
        ),
        pytest.param(
            lambda s: (
                s.add(RiskRow(id="r", plan_id="replies")),
                s.flush(),
                s.delete(s.get_one(RiskRow, "r")),
            ),
            id="added and removed",
        ),
    ],
)
def test_without_a_difference_there_is_no_revision(
    store: Store, act: Callable[[Session], None]
) -> None:
    before = store.last_revision
    assert edit(store, act) is None
    assert store.last_revision == before
    assert store.journal.undoable(PLAN) is None


def test_the_first_image_before_and_the_last_one_after_count(store: Store) -> None:
    def act(session: Session) -> None:
        for name in ("a", "b", "c"):
            set_name(name)(session)
            session.flush()

    revision = edit(store, act)
    assert revision
    assert [(c.old, c.new) for c in revision.changes] == [({"name": "Ines"}, {"name": "c"})]


def test_an_expired_attribute_does_not_lose_the_old_value(store: Store) -> None:
    def act(session: Session) -> None:
        person = session.get_one(PersonRow, "replies-ines")
        session.expire(person)
        person.name = "Eva"

    revision = edit(store, act)
    assert revision
    assert revision.changes[0].old == {"name": "Ines"}


def test_a_row_replaced_by_another_with_its_id_is_one_change(store: Store) -> None:
    edit(store, lambda s: s.add(RiskRow(id="r", plan_id="replies", risk="old", cause="x")))

    def act(session: Session) -> None:
        session.delete(session.get_one(RiskRow, "r"))
        session.flush()
        session.add(RiskRow(id="r", plan_id="replies", risk="new", cause="x"))

    revision = edit(store, act)
    assert revision
    assert [(c.old, c.new) for c in revision.changes] == [({"risk": "old"}, {"risk": "new"})]


def test_an_exception_takes_everything_back(store: Store) -> None:
    before = rows_of(store)

    def act(session: Session) -> None:
        set_name("X")(session)
        session.flush()
        raise RowMissingError("gone")

    with pytest.raises(RowMissingError):
        edit(store, act)
    assert rows_of(store) == before
    assert retitle(store, "and it goes on") is not None
    assert store.verify().is_whole


def test_a_revision_inside_another_is_refused(store: Store) -> None:
    with (
        store.journal.revision("Outer", ME, PLAN),
        pytest.raises(RuntimeError, match="inside another"),
        store.journal.revision("Inner", ME, PLAN),
    ):
        pass


def test_a_plan_can_be_read_inside_a_revision(store: Store) -> None:
    with store.journal.revision("Edit", ME, PLAN) as session:
        session.get_one(PlanRow, "replies").title = "New"
        session.flush()
        assert title_of(store) == "New"


def test_a_revision_of_one_plan_does_not_touch_another(store: Store) -> None:
    add_plan(store, "invoices")
    before = rows_of(store)
    with pytest.raises(ValueError, match="rows of another"):
        edit(store, lambda s: setattr(s.get_one(PlanRow, "invoices"), "title", "X"))
    assert rows_of(store) == before


# --- writes that the journal would not see ------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        lambda s: s.execute(update(PersonRow).values(name="X")),
        lambda s: s.execute(delete(PersonRow)),
        lambda s: s.execute(insert(RiskRow).values(id="r", plan_id="replies")),
        lambda s: s.connection().execute(update(TABLE_OF["person"]).values(name="X")),
        lambda s: s.execute(text("update person set name = 'X'")),
        lambda s: s.execute(text('WITH x AS (SELECT 1) DELETE FROM "person"')),
        lambda s: s.execute(text("INSERT OR REPLACE INTO [client] (id) VALUES ('x')")),
        lambda s: s.connection().exec_driver_sql("DELETE FROM change"),
        lambda s: s.connection().exec_driver_sql("UPDATE revision SET label = 'X'"),
        lambda s: s.connection().exec_driver_sql("REPLACE INTO plan_index (number) VALUES (1)"),
        lambda s: s.bulk_insert_mappings(RiskRow, [{"id": "r", "plan_id": "replies"}]),
        lambda s: s.bulk_update_mappings(PersonRow, [{"id": "replies-ines", "name": "X"}]),
    ],
)
def test_statements_past_the_journal_are_refused(
    store: Store, act: Callable[[Session], None]
) -> None:
    before = rows_of(store)
    with pytest.raises(JournalBypassedError, match="is journaled"):
        edit(store, act)
    assert rows_of(store) == before

    def after_an_edit(session: Session) -> None:
        set_name("X")(session)
        session.flush()
        act(session)

    with pytest.raises(JournalBypassedError, match="is journaled"):
        edit(store, after_an_edit)
    assert rows_of(store) == before


def test_a_new_row_needs_an_id_of_its_own(store: Store) -> None:
    with pytest.raises(JournalBypassedError, match="needs an id"):
        edit(store, lambda s: s.add(RiskRow(id="", plan_id="replies")))


def test_the_id_of_a_row_never_changes(store: Store) -> None:
    with pytest.raises(JournalBypassedError, match="never changes"):
        edit(store, lambda s: setattr(s.get_one(PersonRow, "replies-ines"), "id", "other"))


# --- undo and redo ------------------------------------------------------------------------------


def test_undo_and_redo_walk_back_and_forth(store: Store) -> None:
    states = [rows_of(store)]
    for title in ("a", "b", "c"):
        retitle(store, title)
        states.append(rows_of(store))
    for state in states[-2::-1]:
        store.journal.undo(PLAN, ME)
        assert rows_of(store) == state
    assert store.journal.undoable(PLAN) is None
    for state in states[1:]:
        store.journal.redo(PLAN, ME)
        assert rows_of(store) == state
    assert store.journal.redoable(PLAN) is None
    assert store.verify().is_whole


def test_undo_is_a_revision_that_names_its_target(store: Store) -> None:
    done = retitle(store, "a")
    assert done
    undone = store.journal.undo(PLAN, "Eva")
    assert (undone.kind, undone.target, undone.actor) == (RevisionKind.UNDO, done.id, "Eva")
    assert (undone.label, undone.scope) == ("Change the title", PLAN)
    assert [(c.old, c.new) for c in undone.changes] == [(c.new, c.old) for c in done.changes]
    redone = store.journal.redo(PLAN, ME)
    assert (redone.kind, redone.target) == (RevisionKind.REDO, done.id)


def test_the_step_to_undo_is_named_before_it_is_taken(store: Store) -> None:
    retitle(store, "a")
    step = store.journal.undoable(PLAN)
    assert step
    assert step.label == "Change the title"
    store.journal.undo(PLAN, ME)
    again = store.journal.redoable(PLAN)
    assert again == step


@pytest.mark.parametrize("act", ["undo", "redo"])
def test_with_nothing_to_take_back_it_says_so(store: Store, act: str) -> None:
    with pytest.raises(CannotUndoError, match=f"There is nothing to {act}"):
        getattr(store.journal, act)(PLAN, ME)


def test_a_new_edit_ends_what_could_be_redone(store: Store) -> None:
    retitle(store, "a")
    store.journal.undo(PLAN, ME)
    retitle(store, "b")
    assert store.journal.redoable(PLAN) is None
    store.journal.undo(PLAN, ME)
    assert title_of(store) == "Draft replies to customers"


def test_undo_survives_a_restart(desk: Desk) -> None:
    store = furnish(desk.open())
    for title in ("a", "b", "c"):
        retitle(store, title)
    store.journal.undo(PLAN, ME)
    store.close()
    with desk.open() as again:
        undoable, redoable = again.journal.undoable(PLAN), again.journal.redoable(PLAN)
        assert undoable
        assert redoable
        again.journal.redo(PLAN, ME)
        assert title_of(again) == "c"
        for _ in range(3):
            again.journal.undo(PLAN, ME)
        assert title_of(again) == "Draft replies to customers"


def test_each_scope_undoes_its_own(store: Store) -> None:
    add_plan(store, "invoices")
    retitle(store, "a")
    retitle(store, "b", "invoices")
    edit(store, lambda s: setattr(s.get_one(ClientRow, "bakery"), "head_count", 9), BAKERY)
    store.journal.undo(PLAN, ME)
    assert title_of(store) == "Draft replies to customers"
    assert store.load_plan("invoices").header.title == "b"
    assert store.load_plan("invoices").client.head_count == 9
    store.journal.undo(BAKERY, ME)
    assert store.load_plan("invoices").client.head_count == 6
    home = store.journal.undoable(WHOLE_STORE)
    assert home
    assert home.label == "New plan"


def test_undo_refuses_where_the_row_was_changed_since(store: Store) -> None:
    def rename_from_plan(session: Session) -> None:
        session.get_one(ClientRow, "bakery").name = "Backhaus Nord"

    def rename_from_home(session: Session) -> None:
        session.get_one(ClientRow, "bakery").name = "Backhaus West"

    edit(store, rename_from_plan)
    with store.journal.revision("Rename the firm", ME, BAKERY) as session:
        rename_from_home(session)
    before = rows_of(store), store.last_revision
    with pytest.raises(CannotUndoError) as refused:
        store.journal.undo(PLAN, ME)
    assert str(refused.value) == (
        "“Edit” stays as it is: the firm “Backhaus West” was changed since by “Rename the firm”."
        " Change it by hand, or undo the newer edit first."
    )
    assert (rows_of(store), store.last_revision) == before
    store.journal.undo(BAKERY, ME)
    store.journal.undo(PLAN, ME)
    assert store.load_plan("replies").client.name == "Backhaus Süd"


def test_another_field_of_the_same_row_is_no_conflict(store: Store) -> None:
    edit(store, lambda s: setattr(s.get_one(ClientRow, "bakery"), "currency", "EUR"))
    edit(store, lambda s: setattr(s.get_one(ClientRow, "bakery"), "head_count", 9), BAKERY)
    store.journal.undo(PLAN, ME)
    client = store.load_plan("replies").client
    assert (client.currency, client.head_count) == ("", 9)


def test_undo_refuses_where_something_newer_belongs_to_the_row(store: Store) -> None:
    edit(store, lambda s: s.add(RiskRow(id="r", plan_id="replies", owner_id="replies-ines")))
    with pytest.raises(CannotUndoError, match="something added since belongs to it"):
        store.journal.undo(WHOLE_STORE, ME)
    assert title_of(store) == "Draft replies to customers"
    assert store.verify().is_whole
    store.journal.undo(PLAN, ME)
    store.journal.undo(WHOLE_STORE, ME)
    assert store.plans().plans == ()


def test_a_deleted_plan_comes_back_whole(store: Store) -> None:
    edit(store, lambda s: s.add(RiskRow(id="r", plan_id="replies", owner_id="replies-ines")))
    before, plan = rows_of(store), store.load_plan("replies")
    edit(store, lambda s: delete_plan(s, "replies"), WHOLE_STORE)
    assert store.plans().plans == ()
    with pytest.raises(RowMissingError):
        store.load_plan("replies")
    store.journal.undo(WHOLE_STORE, ME)
    assert rows_of(store) == before
    assert store.load_plan("replies") == plan
    assert store.verify().is_whole
    store.journal.undo(PLAN, ME)
    assert store.load_plan("replies").risks == ()


def test_a_client_goes_once_its_plans_are_gone(store: Store) -> None:
    with pytest.raises(Exception, match="still has plans"):
        edit(store, lambda s: delete_client(s, "bakery"), WHOLE_STORE)
    edit(store, lambda s: delete_plan(s, "replies"), WHOLE_STORE)
    edit(store, lambda s: delete_client(s, "bakery"), WHOLE_STORE)
    assert store.clients() == ()
    store.journal.undo(WHOLE_STORE, ME)
    assert [c.name for c in store.clients()] == ["Backhaus Süd"]


def test_a_failed_edit_leaves_the_stacks_alone(store: Store) -> None:
    retitle(store, "a")
    before = store.journal.undoable(PLAN)

    def act(session: Session) -> None:
        session.get_one(PlanRow, "replies").title = "b"
        raise RowMissingError("gone")

    with pytest.raises(RowMissingError):
        edit(store, act)
    assert store.journal.undoable(PLAN) == before


# --- history ------------------------------------------------------------------------------------


def test_history_is_newest_first_and_in_pages(store: Store) -> None:
    revisions = [retitle(store, title) for title in ("a", "b", "c", "d")]
    ids = [r.id for r in revisions[::-1] if r]
    history = store.journal.history(PLAN)
    assert [r.id for r in history][:4] == ids
    assert history[0] == revisions[-1]
    assert [r.id for r in store.journal.history(PLAN, limit=2)] == ids[:2]
    assert [r.id for r in store.journal.history(PLAN, before=ids[1], limit=2)] == ids[2:]


def test_history_goes_by_revision_when_the_clock_goes_back(store: Store, clock: Clock) -> None:
    retitle(store, "a")
    clock.pass_by(days=-400)
    retitle(store, "b")
    titles = [
        c.new["title"] for r in store.journal.history(PLAN, limit=2) for c in r.changes if c.new
    ]
    assert titles == ["b", "a"]
    store.journal.undo(PLAN, ME)
    assert title_of(store) == "a"


def test_the_history_of_a_plan_holds_its_client_but_no_other_plan(store: Store) -> None:
    add_client(store, "office", "Kanzlei Ost")
    add_plan(store, "invoices", "office", "Read invoices")
    add_plan(store, "menus")
    edit(store, lambda s: setattr(s.get_one(ClientRow, "bakery"), "currency", "EUR"), BAKERY)
    edit(store, lambda s: setattr(s.get_one(ClientRow, "office"), "currency", "CHF"), WHOLE_STORE)
    touched = {
        (change.entity, change.plan_id or change.client_id)
        for revision in store.journal.history(PLAN)
        for change in revision.changes
    }
    assert {owner for _, owner in touched} == {"replies", "bakery"}
    assert ("client", "bakery") in touched
    everything = store.journal.history(WHOLE_STORE)
    assert [r.id for r in everything] == list(range(store.last_revision, 0, -1))
    assert {r.scope.kind for r in store.journal.history(BAKERY)} == {Scope.STORE, Scope.CLIENT}


def test_a_revision_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(RowMissingError, match="no revision 999"):
        store.journal.find(999)


def test_history_that_came_along_is_shown_but_neither_replayed_nor_undone(
    store: Store, desk: Desk
) -> None:
    told = [
        Revision(
            id=number,
            label=f"Earlier {number}",
            actor="Consultant",
            at=desk.clock.time,
            kind=RevisionKind.DO,
            scope=RevisionScope.of_plan("imported"),
            changes=(
                Change(
                    entity="use_case",
                    id="u",
                    old={"work": "a"},
                    new={"work": f"b{number}"},
                    plan_id="imported",
                ),
            ),
        )
        for number in (8, 3)
    ]
    with store.journal.revision("Import", ME, WHOLE_STORE) as session:
        session.add(PlanRow(id="imported", client_id="bakery", title="From a file"))
        session.add(UseCaseRow(id="u", plan_id="imported", work="b8"))
        store.journal.hand_over(session, told)
    scope = RevisionScope.of_plan("imported")
    assert [r.label for r in store.journal.history(scope)] == ["Import", "Earlier 8", "Earlier 3"]
    assert store.journal.history(scope)[1].kind is RevisionKind.HANDED_OVER
    assert store.journal.history(scope)[1].changes == told[0].changes
    assert store.verify().is_whole
    store.close()
    with desk.open() as again:
        assert again.journal.undoable(scope) is None
        assert again.verify().is_whole
        again.journal.undo(WHOLE_STORE, ME)
        assert [p.id for p in again.plans().plans] == ["replies"]
