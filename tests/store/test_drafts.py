"""Typing that is no answer yet: on disk at once, outside of the journal, erased with its firm."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from signal import SIGKILL

import pytest

from roadmap_desktop.store.drafts import NEW_PLAN
from roadmap_desktop.store.places import log_of
from roadmap_desktop.store.removal import delete_plan
from roadmap_desktop.store.revisions import WHOLE_STORE, RevisionScope
from roadmap_desktop.store.store import Store
from tests.store.store_rig import ME, Desk, add_client, add_plan, in_a_child, retitle, rows_of

PLAN = RevisionScope.of_plan("replies")
WORD = "Zwiebelkuchen"


def on_disk(desk: Desk) -> set[tuple[str, str, str]]:
    """What a program would find if this one ended now."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        for file, to in ((desk.path, copy), (log_of(desk.path), log_of(copy))):
            if file.exists():
                shutil.copy(file, to)
        with closing(sqlite3.connect(copy)) as looked:
            return set(looked.execute("SELECT plan_id, field, text FROM draft"))


def bytes_of(desk: Desk) -> bytes:
    return desk.path.read_bytes() + log_of(desk.path).read_bytes()


# --- kept --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "words", 'a "quoted"\nline', "ünï©ode 🥐", "0", "x" * 100_000], ids=len
)
def test_a_draft_is_on_disk_when_it_was_kept(store: Store, desk: Desk, text: str) -> None:
    store.drafts.keep("replies", "use.work", text)
    assert on_disk(desk) == {("replies", "use.work", text)}
    assert store.drafts.of_plan("replies") == {"use.work": text}


def test_each_field_of_each_plan_has_its_own(store: Store) -> None:
    store.drafts.keep("replies", "use.work", "one")
    store.drafts.keep("replies", "use.tool", "two")
    store.drafts.keep("invoices", "use.work", "three")
    store.drafts.keep(NEW_PLAN, "use.work", "four")
    assert store.drafts.of_plan("replies") == {"use.work": "one", "use.tool": "two"}
    assert store.drafts.of_plan(NEW_PLAN) == {"use.work": "four"}
    assert store.drafts.of_plan("nobody") == {}
    everywhere = {"replies": "one", "invoices": "three", NEW_PLAN: "four"}
    assert store.drafts.with_field("use.work") == everywhere
    assert store.drafts.with_field("use.value") == {}


def test_what_is_typed_later_takes_its_place(store: Store, desk: Desk) -> None:
    for text in ("A", "A d", "A dr", ""):
        store.drafts.keep("replies", "use.work", text)
    assert on_disk(desk) == {("replies", "use.work", "")}


def test_drafts_are_there_at_the_next_opening(store: Store, desk: Desk) -> None:
    store.drafts.keep("replies", "use.work", "half a sen")
    store.close()
    assert desk.open().drafts.of_plan("replies") == {"use.work": "half a sen"}


def test_a_draft_outlives_a_program_that_is_killed(store: Store, desk: Desk) -> None:
    store.close()

    def act() -> None:
        typing = desk.open(back_up=False)
        typing.drafts.keep("replies", "use.work", "half a sen")
        os.kill(os.getpid(), SIGKILL)

    assert os.WTERMSIG(in_a_child(act)) == SIGKILL
    assert desk.open().drafts.of_plan("replies") == {"use.work": "half a sen"}


# --- no part of a plan -------------------------------------------------------------------------


def test_a_draft_is_no_step_and_no_part_of_the_plan(store: Store) -> None:
    retitle(store, "One")
    retitle(store, "Two")
    store.journal.undo(PLAN, ME)
    plan, rows = store.load_plan("replies"), rows_of(store)
    history = store.journal.history(PLAN)
    store.drafts.keep("replies", "plan.title", "Three")
    assert store.load_plan("replies") == plan
    assert rows_of(store) == rows
    assert store.journal.history(PLAN) == history
    assert store.journal.undoable(PLAN) is not None
    store.journal.redo(PLAN, ME)
    assert store.load_plan("replies").header.title == "Two", "typing does not take redo away"
    assert store.drafts.of_plan("replies") == {"plan.title": "Three"}
    assert store.verify().is_whole


def test_drafts_are_not_found_by_a_search(store: Store) -> None:
    store.drafts.keep("replies", "use.work", WORD)
    assert store.plans(WORD).plans == ()


# --- dropped -----------------------------------------------------------------------------------


def test_drafts_are_dropped_by_field_or_all_of_a_plan(store: Store, desk: Desk) -> None:
    for plan in ("replies", "invoices"):
        for field in ("a", "b", "c"):
            store.drafts.keep(plan, field, "x")
    store.drafts.drop("replies", "a", "c", "not there")
    assert store.drafts.of_plan("replies") == {"b": "x"}
    store.drafts.drop("replies")
    assert {plan for plan, _, _ in on_disk(desk)} == {"invoices"}


def test_dropping_what_is_not_there_writes_nothing(store: Store, desk: Desk) -> None:
    store.drafts.keep("replies", "a", "x")
    before = bytes_of(desk)
    store.drafts.drop("replies", "b")
    store.drafts.drop("invoices")
    assert bytes_of(desk) == before
    store.drafts.drop("replies", "a")
    assert bytes_of(desk) != before


# --- the plan or its firm goes -----------------------------------------------------------------


def test_a_plan_that_is_brought_back_finds_its_drafts(store: Store) -> None:
    store.drafts.keep("replies", "use.work", "half a sen")
    with store.journal.revision("Delete a plan", ME, WHOLE_STORE) as session:
        delete_plan(session, "replies")
    store.journal.undo(WHOLE_STORE, ME)
    assert store.drafts.of_plan("replies") == {"use.work": "half a sen"}


def test_erasing_a_firm_takes_its_drafts_along_and_leaves_no_trace(
    store: Store, desk: Desk
) -> None:
    """Also those of a plan that was deleted before, and of one that is only being begun."""
    add_client(store, "office", "Kanzlei")
    add_plan(store, "invoices", "office")
    add_plan(store, "old", "office")
    with store.journal.revision("Delete a plan", ME, WHOLE_STORE) as session:
        delete_plan(session, "old")
    for plan in ("invoices", "old", NEW_PLAN):
        store.drafts.keep(plan, "use.work", f"{WORD} for {plan}")
    store.drafts.keep("replies", "use.work", "stays")
    assert WORD.encode() in bytes_of(desk)
    store.erase_client("office")
    assert on_disk(desk) == {("replies", "use.work", "stays")}
    for file in desk.path.parent.rglob("*"):
        if file.is_file():
            assert WORD.encode() not in file.read_bytes(), file
