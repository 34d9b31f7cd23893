"""The power fails at any moment: every acknowledged edit is there, and nothing is half."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from roadmap_desktop.store import engine
from roadmap_desktop.store.places import log_of
from roadmap_desktop.store.revisions import RevisionScope
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.risks import RiskRow
from tests.store.recording_disk import PowerLoss, RecordingDisk, sqlite_library
from tests.store.store_rig import ME, Desk, count, furnish, retitle, rows_of

PLAN = RevisionScope.of_plan("replies")
EDITS = 60

pytestmark = pytest.mark.skipif(
    sqlite_library() is None, reason="Python brings its own SQLite, which cannot be listened to"
)


@dataclass
class Recording:
    """A stream of edits with what was on the disk before it."""

    start: dict[str, bytes]
    disk: RecordingDisk
    acknowledged: list[tuple[int, int]]
    """For each edit how many notes there were when it was acknowledged, and its revision."""
    states: dict[int, Any]
    """The rows after each revision."""


def edit(store: Store, number: int) -> int:
    """Edits of all kinds: long and short, more and fewer rows, undo and redo."""
    if number % 10 == 7:
        return store.journal.undo(PLAN, ME).id
    if number % 10 == 8:
        return store.journal.redo(PLAN, ME).id
    with store.journal.revision(f"Edit {number}", ME, PLAN) as session:
        session.add(
            RiskRow(id=f"r{number}", plan_id="replies", risk=chr(97 + number % 26) * (number * 53))
        )
        if number % 4 == 3:
            row = session.get(RiskRow, f"r{number - 3}")
            if row:
                session.delete(row)
    assert session.recorded
    return session.recorded.id


def record(folder: Path) -> Recording:
    """Run a stream of edits on the real store over a disk that takes notes."""
    desk = Desk(folder / "roadmap.db")
    furnish(desk.open()).close()
    start = {desk.path.name: desk.path.read_bytes()}
    disk = RecordingDisk(folder)
    acknowledged: list[tuple[int, int]] = []
    states: dict[int, Any] = {}
    with disk.switched_on():
        store = desk.open(back_up=False)
        driver = engine.driver(store._connection)
        # Fold the log in often: the moments in which both files are written are the tricky ones.
        driver.execute("PRAGMA wal_autocheckpoint=40").fetchall()
        states[store.last_revision] = rows_of(store)
        for number in range(EDITS):
            revision = edit(store, number)
            acknowledged.append((len(disk.entries), revision))
            states[revision] = rows_of(store)
        store.close()
    return Recording(start, disk, acknowledged, states)


def found_after(image: dict[str, bytes], recording: Recording, folder: Path, acked: int) -> str:
    """Open what the power left behind, as the store does, and judge it."""
    again = folder / "again"
    shutil.rmtree(again, ignore_errors=True)
    again.mkdir()
    for name, data in image.items():
        (again / name).write_bytes(data)
    desk = Desk(again / "roadmap.db")
    try:
        with closing(sqlite3.connect(desk.path, isolation_level=None)) as looked:
            looked.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
            if looked.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return "corrupt"
            if looked.execute("PRAGMA foreign_key_check").fetchall():
                return "corrupt"
            (revision,) = looked.execute("SELECT max(id) FROM revision").fetchone()
            rows = looked.execute("SELECT id, risk FROM risk ORDER BY id").fetchall()
    except sqlite3.DatabaseError:
        return "corrupt"
    expected = recording.states.get(revision)
    if expected is None or rows != [(r["id"], r["risk"]) for r in expected["risk"]]:
        return "inconsistent"
    return "lost" if revision < acked else "kept"


def lose_power(recording: Recording, folder: Path, rounds: int) -> Counter[str]:
    """Lose power in so many moments, spread over all notes, and count what was found."""
    chance = random.Random(42)
    moments = sorted(chance.randrange(len(recording.disk.entries) + 1) for _ in range(rounds))
    loss = PowerLoss(recording.start, recording.disk.entries)
    outcomes: Counter[str] = Counter()
    for number, moment in enumerate(moments):
        loss.go_to(moment)
        acked = max((r for notes, r in recording.acknowledged if notes <= moment), default=0)
        image = loss.image(chance, torn=number % 2 == 1)
        outcomes[found_after(image, recording, folder, acked)] += 1
    return outcomes


@pytest.mark.soak
def test_no_acknowledged_edit_is_lost_when_the_power_fails(folder: Path) -> None:
    rounds = count(2_000, 100_000)
    assert lose_power(record(folder), folder, rounds) == {"kept": rounds}


@pytest.mark.parametrize(("synchronous", "outcome"), [("NORMAL", "lost"), ("OFF", "corrupt")])
def test_the_simulation_notices_a_store_that_syncs_too_little(
    folder: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str, outcome: str
) -> None:
    monkeypatch.setattr(engine, "DURABLE", {**engine.DURABLE, "synchronous": synchronous})
    assert lose_power(record(folder), folder, 200)[outcome] > 20


@pytest.mark.soak
def test_the_store_itself_opens_what_the_power_left(folder: Path) -> None:
    """The same through the program's own door, with replay, for a few moments."""
    recording = record(folder)
    chance = random.Random(7)
    loss = PowerLoss(recording.start, recording.disk.entries)
    moments = sorted(chance.sample(range(len(recording.disk.entries)), count(40, 2_000)))
    for moment in moments:
        loss.go_to(moment)
        again = folder / "again"
        shutil.rmtree(again, ignore_errors=True)
        again.mkdir()
        for name, data in loss.image(chance, torn=True).items():
            (again / name).write_bytes(data)
        acked = max((r for notes, r in recording.acknowledged if notes <= moment), default=0)
        with Desk(again / "roadmap.db").open(back_up=False) as store:
            assert not store.read_only
            assert store.notices == ()
            assert store.last_revision >= acked
            assert rows_of(store) == recording.states[store.last_revision]
            assert store.verify().is_whole


def test_one_edit_costs_exactly_one_fdatasync(folder: Path) -> None:
    desk = Desk(folder / "roadmap.db")
    disk = RecordingDisk(folder)
    with disk.switched_on():
        store = furnish(desk.open())
        costs = []
        for number in range(20):
            before = disk.syncs()
            retitle(store, f"title {number}")
            costs.append(disk.syncs() - before)
        for act in (store.journal.undo, store.journal.redo):
            before = disk.syncs()
            act(PLAN, ME)
            costs.append(disk.syncs() - before)
        before = disk.syncs()
        store.load_plan("replies")
        store.plans("draft")
        retitle(store, "title 19")
        assert disk.syncs() == before, "reading, and an edit without a difference, cost nothing"
        store.close()
    assert costs == [1] * 22


def test_the_log_is_private_like_the_store(folder: Path) -> None:
    desk = Desk(folder / "roadmap.db")
    furnish(desk.open())
    assert log_of(desk.path).stat().st_mode & 0o077 == 0
    desk.clear()
