from __future__ import annotations

import os
from signal import SIGKILL

import pytest

from roadmap_desktop.store import engine
from roadmap_desktop.store.erase import ERASED_LABEL
from roadmap_desktop.store.faults import RowMissingError, StoreFullError
from roadmap_desktop.store.places import log_of
from roadmap_desktop.store.removal import delete_plan
from roadmap_desktop.store.revisions import WHOLE_STORE, RevisionScope
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.client import ClientRow, ClosureRow
from roadmap_desktop.store.tables.people import PersonRow
from tests.store.store_rig import (
    ME,
    Desk,
    add_client,
    add_plan,
    furnish,
    in_a_child,
    retitle,
    rows_of,
)

WORD = "Zwiebelkuchen"


@pytest.fixture
def two_firms(store: Store) -> Store:
    """Two firms; the office's name and people hold a word that must not remain anywhere."""
    add_client(store, "office", f"Kanzlei {WORD}")
    add_plan(store, "invoices", "office", f"{WORD} lesen")
    add_plan(store, "old", "office", f"{WORD} alt")
    with store.journal.revision(f"Name {WORD}", ME, RevisionScope.of_plan("invoices")) as session:
        session.get_one(PersonRow, "invoices-ines").name = f"Frau {WORD}"
    with store.journal.revision("Closed", ME, RevisionScope.of_client("office")) as session:
        session.add(ClosureRow(id="c", client_id="office", name=f"{WORD}-Fest"))
    with store.journal.revision("Delete a plan", ME, WHOLE_STORE) as session:
        delete_plan(session, "old")
    return store


def test_an_erased_client_leaves_no_trace_in_the_file(two_firms: Store, desk: Desk) -> None:
    retitle(two_firms, "The bakery stays")
    bakery = two_firms.load_plan("replies")
    history = two_firms.journal.history(RevisionScope.of_plan("replies"))
    assert WORD.encode() in desk.path.read_bytes() + log_of(desk.path).read_bytes()
    erased = two_firms.erase_client("office")
    assert (erased.client_name, erased.plans, erased.still_in) == (f"Kanzlei {WORD}", 1, ())
    assert erased.revisions == 6
    for file in desk.path.parent.rglob("*"):
        assert WORD.encode() not in file.read_bytes(), file
        assert WORD.casefold().encode() not in file.read_bytes(), file
    assert [c.id for c in two_firms.clients()] == ["bakery"]
    assert [p.id for p in two_firms.plans().plans] == ["replies"]
    assert two_firms.plans(WORD).plans == ()
    assert two_firms.load_plan("replies") == bakery
    assert two_firms.journal.history(RevisionScope.of_plan("replies")) == history
    assert two_firms.verify().is_whole


def test_erasing_has_no_undo_but_the_rest_of_the_journal_goes_on(two_firms: Store) -> None:
    retitle(two_firms, "The bakery stays")
    before = two_firms.last_revision
    two_firms.erase_client("office")
    assert two_firms.last_revision == before
    assert two_firms.journal.undoable(RevisionScope.of_plan("invoices")) is None
    assert two_firms.journal.undoable(RevisionScope.of_client("office")) is None
    two_firms.journal.undo(RevisionScope.of_plan("replies"), ME)
    for _ in range(2):
        two_firms.journal.undo(WHOLE_STORE, ME)
    assert rows_of(two_firms)["client"] == []
    assert two_firms.last_revision > before
    assert two_firms.verify().is_whole


def test_an_edit_of_both_firms_keeps_the_other_firms_part(two_firms: Store) -> None:
    with two_firms.journal.revision(f"{WORD} and bakery", ME, WHOLE_STORE) as session:
        for client_id in ("office", "bakery"):
            session.get_one(ClientRow, client_id).currency = "EUR"
    two_firms.erase_client("office")
    last = two_firms.journal.history(WHOLE_STORE, limit=1)[0]
    assert last.label == ERASED_LABEL
    assert [c.id for c in last.changes] == ["bakery"]
    assert two_firms.verify().is_whole


def test_backups_that_still_hold_the_client_are_named(two_firms: Store) -> None:
    holding = two_firms.back_up()
    assert two_firms.erase_client("office").still_in == (holding,)
    two_firms.back_up()
    add_client(two_firms, "third", "Third")
    unreadable = two_firms.back_up()
    unreadable.path.write_bytes(b"?" * 5000)
    assert two_firms.erase_client("third").still_in == (unreadable,)


def test_a_client_that_is_not_there_cannot_be_erased(two_firms: Store) -> None:
    before = rows_of(two_firms)
    with pytest.raises(RowMissingError, match="no longer in the store"):
        two_firms.erase_client("nobody")
    assert rows_of(two_firms) == before


def test_an_interrupted_erasing_changes_nothing(
    two_firms: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of(two_firms)

    def fail(*_: object) -> int:
        raise InterruptedError

    with monkeypatch.context() as broken:
        broken.setattr("roadmap_desktop.store.erase._erase_journal", fail)
        with pytest.raises(InterruptedError):
            two_firms.erase_client("office")
    assert rows_of(two_firms) == before
    assert two_firms.verify().is_whole
    assert two_firms.erase_client("office").plans == 1


def test_furnishing_again_after_everything_was_erased(desk: Desk) -> None:
    store = furnish(desk.open())
    store.erase_client("bakery")
    furnish(store)
    assert [p.client_name for p in store.plans("backhaus").plans] == ["Backhaus Süd"]
    assert store.verify().is_whole


def traces_in(desk: Desk) -> list[str]:
    return [f.name for f in desk.path.parent.rglob("*") if WORD.encode() in f.read_bytes()]


def leave_deleted_bytes(store: Store) -> None:
    """Some builds of SQLite overwrite what is deleted; most do not."""
    engine.driver(store._connection).execute("PRAGMA secure_delete=OFF").fetchall()


def test_without_room_to_rewrite_the_file_that_is_done_at_the_next_opening(
    two_firms: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise StoreFullError("full")

    with monkeypatch.context() as broken:
        broken.setattr("roadmap_desktop.store.store.wipe_traces", full)
        leave_deleted_bytes(two_firms)
        assert two_firms.erase_client("office").traces_remain
    assert [c.id for c in two_firms.clients()] == ["bakery"]
    two_firms.close()
    assert traces_in(desk) != []
    with desk.open(back_up=False) as store:
        assert traces_in(desk) == []
        assert store.verify().is_whole
        assert not store.erase_client("bakery").traces_remain


def test_killed_while_erasing_the_file_is_rewritten_at_the_next_opening(
    two_firms: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_firms.close()

    def act() -> None:
        store = desk.open(back_up=False)
        leave_deleted_bytes(store)
        monkeypatch.setattr(
            "roadmap_desktop.store.store.wipe_traces", lambda _: os.kill(os.getpid(), SIGKILL)
        )
        store.erase_client("office")

    assert os.WTERMSIG(in_a_child(act)) == SIGKILL
    assert traces_in(desk) != []
    desk.open(back_up=False).close()
    assert traces_in(desk) == []
