from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from roadmap_desktop.store import engine
from roadmap_desktop.store.faults import StoreError
from roadmap_desktop.store.revisions import WHOLE_STORE, RevisionScope
from roadmap_desktop.store.store import Store
from tests.store.store_rig import Desk, add_plan, count, furnish, retitle, rows_of


def tamper(store: Store, statement: str) -> None:
    """Change the file behind the program's back."""
    driver = engine.driver(store._connection)
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute("INSERT INTO store_meta VALUES ('erasing', 'yes')")
    driver.execute(statement)
    driver.execute("DELETE FROM store_meta WHERE key = 'erasing'")
    driver.execute("PRAGMA foreign_keys=ON")


def test_a_whole_store_says_how_much_was_checked(store: Store) -> None:
    retitle(store, "a")
    store.journal.undo(RevisionScope.of_plan("replies"), "Ines")
    found = store.verify()
    assert found.is_whole
    assert (found.revisions, found.rows) == (4, 7)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE person SET name = 'Inez'", "person replies-ines: the row differs"),
        ("DELETE FROM use_case", "use_case replies-use: the row is missing"),
        (
            "INSERT INTO person VALUES ('other', 'replies', 0, 'Eva', '', '')",
            "person other: the row differs",
        ),
        ("UPDATE use_case SET approval = 'perhaps'", "use_case: a row cannot be read"),
        ("UPDATE change SET new = '{' WHERE revision = 2 AND number = 0", "revision 2: a change"),
        ("UPDATE change SET new = replace(new, 'Ines', 'Inez')", "revision 2: the journal was"),
        ("UPDATE revision SET actor = 'Eva' WHERE id = 1", "revision 1: the journal was altered"),
        ("UPDATE revision SET label = 'x' WHERE id = 2", "revision 2: the journal was altered"),
        ("DELETE FROM change WHERE revision = 1", "client bakery: the row differs"),
        ("DELETE FROM plan_index", "the list of plans differs"),
        ("UPDATE plan_index SET client_id = 'x'", "the list of plans differs"),
        ("DELETE FROM plan_search", "the list of plans differs"),
        ("INSERT INTO plan_search (title) VALUES ('ghost')", "the list of plans differs"),
        ("UPDATE person SET plan_id = 'nowhere'", "a row refers to a plan that is not there"),
        (
            "INSERT INTO change VALUES (2, 99, 'client', 'bakery', '', '', NULL, '{}')",
            "client bakery: the journal contradicts itself",
        ),
    ],
)
def test_what_does_not_fit_is_named(store: Store, statement: str, says: str) -> None:
    tamper(store, statement)
    found = store.verify()
    assert not found.is_whole
    assert any(says in problem for problem in found.problems), found.problems


@pytest.mark.soak
def test_a_flipped_bit_is_noticed_or_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    """SQLite keeps no checksums; the journal holds every value twice and is sealed."""

    def content(store: Store) -> tuple[object, ...]:
        shown = [(p.id, p.title, p.client_name, p.revision) for p in store.plans().plans]
        found = [store.plans(f"plan {number}").plans for number in range(30)]
        plans = [store.load_plan(f"plan-{number}") for number in range(30)]
        return rows_of(store), store.journal.history(WHOLE_STORE), shown, found, plans

    with furnish(desk.open()) as store:
        for number in range(30):
            add_plan(store, f"plan-{number}")
            retitle(store, f"A title of some length for plan {number}", f"plan-{number}")
        whole = content(store)
    data = desk.path.read_bytes()
    chance = random.Random(11)
    flipped = Desk(tmp_path / "flipped" / "roadmap.db")
    noticed = 0
    rounds = count(60, 1_000)
    for _ in range(rounds):
        place, bit = chance.randrange(len(data)), chance.randrange(8)
        shutil.rmtree(flipped.path.parent, ignore_errors=True)
        flipped.path.parent.mkdir()
        changed = bytearray(data)
        changed[place] ^= 1 << bit
        flipped.path.write_bytes(changed)
        try:
            with flipped.open(back_up=False) as store:
                if store.notices or not store.verify().is_whole:
                    noticed += 1
                    continue
                assert content(store) == whole, f"bit {bit} of byte {place} went unnoticed"
        except (StoreError, sqlite3.DatabaseError):
            noticed += 1
        finally:
            flipped.clear()
            flipped.opened.clear()
    assert noticed > rounds // 20
