from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from roadmap_desktop.store import engine, thinning
from roadmap_desktop.store.backup import Reason, backups_of, inspect_backup
from roadmap_desktop.store.faults import (
    NotAStoreError,
    StoreDamagedError,
    StoreError,
    StoreInUseError,
    StoreTooNewError,
)
from roadmap_desktop.store.places import NoticeKind, log_of
from roadmap_desktop.store.restore import restore
from roadmap_desktop.store.store import Store
from tests.store.store_rig import Clock, Desk, add_plan, furnish, retitle, rows_of

NOW = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)


def numbered(made_at: list[datetime]) -> list[tuple[int, datetime]]:
    """As if these were all the backups ever made; the newest comes first."""
    return [(len(made_at) - place, stamp) for place, stamp in enumerate(made_at)]


def daily(days: int, newest: datetime = NOW) -> list[datetime]:
    """One backup a day, the newest first."""
    return [newest - timedelta(days=n) for n in range(days)]


def kept(made_at: list[datetime]) -> list[int]:
    dropped = set(thinning.to_drop(numbered(made_at)))
    return [place for place in range(len(made_at)) if place not in dropped]


# --- which backups are kept ---------------------------------------------------------------------


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_the_newest_three_are_never_thinned(number: int) -> None:
    assert kept([NOW] * number) == list(range(number))
    assert kept([NOW - timedelta(days=900 * n) for n in range(number)]) == list(range(number))


def test_everything_of_two_days_is_kept_and_one_of_the_third() -> None:
    hourly = [NOW - timedelta(hours=n) for n in range(72)]
    assert kept(hourly[:48]) == list(range(48))
    assert kept(hourly[:49]) == list(range(49))
    assert kept(hourly) == [*range(48), 71]


def test_years_of_daily_backups_become_daily_weekly_and_monthly_ones() -> None:
    places = kept(daily(1000))
    assert places[:14] == list(range(14))
    assert [b - a for a, b in pairwise(places[13:24])] == [7] * 10
    assert [b - a for a, b in pairwise(places[23:])] == [30] * 9


@pytest.mark.parametrize("a_day", [1, 3])
def test_thinned_each_time_old_ones_grow_older_all_the_same(a_day: int) -> None:
    """As it happens: one more, thinned, one more, thinned."""
    there: list[tuple[int, datetime]] = []
    for number in range(600 * a_day):
        there.insert(0, (number, NOW + timedelta(days=number / a_day)))
        dropped = set(thinning.to_drop(there))
        there = [one for place, one in enumerate(there) if place not in dropped]
    days = [(there[0][1] - made_at).days for _, made_at in there]
    assert days[-1] > 300
    assert [d for d in days if d < 2] == [d // a_day for d in range(2 * a_day)]
    assert max(b - a for a, b in pairwise([d for d in days if d < 14])) <= 1
    assert max(b - a for a, b in pairwise([d for d in days if 13 <= d < 84])) <= 14
    assert max(b - a for a, b in pairwise([d for d in days if d >= 83])) <= 60
    assert len(there) <= 2 * a_day + 12 + 10 + 9


@pytest.mark.parametrize("jump", [timedelta(days=4000), timedelta(days=-4000), timedelta(days=400)])
def test_a_wrong_clock_does_not_thin(jump: timedelta) -> None:
    hourly = [NOW - timedelta(hours=n) for n in range(20)]
    assert kept([NOW + jump, *hourly]) == list(range(21))
    assert kept([NOW + timedelta(hours=1), NOW + jump, *hourly]) == list(range(22))


def test_a_long_pause_does_not_thin() -> None:
    before = daily(3, NOW - timedelta(days=365))
    assert kept([NOW, *before]) == [0, 1, 2, 3]


# --- making them --------------------------------------------------------------------------------


def test_a_backup_holds_the_store_and_says_when_and_why(store: Store, clock: Clock) -> None:
    retitle(store, "Answer customers")
    made = store.back_up(Reason.IMPORT)
    assert made.path.name == "roadmap-000001-20270105T093000Z-import.db"
    assert (made.made_at, made.reason) == (clock.time, "import")
    assert store.backups() == (made,)
    content = inspect_backup(made.path)
    assert (content.plan_count, content.client_count, content.revision) == (1, 1, 3)
    assert (content.made_at, content.last_edit) == (clock.time, clock.time)
    with Desk(made.path).open(back_up=False) as copy:
        assert rows_of(copy) == rows_of(store)
        assert copy.verify().is_whole


def test_a_backup_is_made_when_the_last_is_older_than_a_day(desk: Desk, clock: Clock) -> None:
    furnish(desk.open()).close()
    counts = []
    for hours in (0, 23.99, 0.02, 12, 12.01):
        clock.pass_by(hours=hours)
        with desk.open() as store:
            retitle(store, f"at {clock.time}")
            counts.append(len(store.backups()))
    assert counts == [1, 1, 2, 2, 3]


def test_without_a_new_edit_no_backup_is_due(desk: Desk, clock: Clock) -> None:
    desk.open().close()
    desk.open().close()
    assert backups_of(desk.path) == ()
    with desk.open() as store:
        furnish(store)
    desk.open().close()
    assert len(backups_of(desk.path)) == 1
    clock.pass_by(days=30)
    desk.open().close()
    assert len(backups_of(desk.path)) == 1


def test_a_clock_set_back_makes_a_backup_and_drops_none(desk: Desk, clock: Clock) -> None:
    with furnish(desk.open()) as store:
        for _ in range(6):
            store.back_up()
            clock.pass_by(hours=1)
        retitle(store, "one more")
    clock.pass_by(days=-3000)
    desk.open().close()
    assert [b.number for b in backups_of(desk.path)] == [7, 6, 5, 4, 3, 2, 1]


def test_old_backups_go_once_a_new_one_is_there(desk: Desk, clock: Clock) -> None:
    furnish(desk.open()).close()
    for day in range(20):
        clock.pass_by(days=1, hours=1)
        with desk.open() as store:
            retitle(store, f"day {day}")
    numbers = [b.number for b in backups_of(desk.path)]
    assert numbers[:14] == list(range(20, 6, -1))
    assert len(numbers) < 20


def test_a_store_that_is_not_whole_keeps_all_its_backups(desk: Desk, clock: Clock) -> None:
    with furnish(desk.open()) as store:
        for _ in range(20):
            clock.pass_by(days=1)
            store.back_up()
        # As if a bit had flipped inside a value: SQLite itself cannot see it.
        engine.driver(store._connection).execute("UPDATE person SET name = 'Inez'")
        retitle(store, "one more")
    clock.pass_by(days=2)
    with desk.open() as store:
        assert [n.kind for n in store.notices] == [NoticeKind.NOT_WHOLE]
        assert "restore a backup" in store.notices[0].sentence
        assert len(store.backups()) == 21


def test_remains_of_a_backup_that_was_broken_off_are_cleared_away(store: Store) -> None:
    first = store.back_up()
    remains = first.path.with_name("roadmap-000002-20270105T093000Z-daily.db.part")
    remains.write_bytes(b"half")
    store.back_up()
    assert sorted(f.suffix for f in first.path.parent.iterdir()) == [".db", ".db"]


def test_a_copy_that_is_not_whole_never_becomes_a_backup(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = engine.copy_into

    def torn(connection: sqlite3.Connection, target: Path) -> None:
        real(connection, target)
        os.truncate(target, target.stat().st_size - 4096)

    monkeypatch.setattr(engine, "copy_into", torn)
    with pytest.raises(StoreDamagedError, match="is damaged"):
        store.back_up()
    assert store.backups() == ()
    assert list((store.path.parent / "backups").iterdir()) == []


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda f: f.write_bytes(b""), StoreDamagedError),
        (lambda f: f.write_bytes(b"x" * 9000), StoreDamagedError),
        (lambda f: os.truncate(f, f.stat().st_size - 1), StoreDamagedError),
        (lambda f: os.truncate(f, f.stat().st_size // 2), StoreDamagedError),
        (lambda f: f.unlink(), StoreDamagedError),
    ],
)
def test_a_damaged_backup_is_named(store: Store, spoil: object, error: type[StoreError]) -> None:
    made = store.back_up()
    assert callable(spoil)
    spoil(made.path)
    with pytest.raises(error, match="choose another one"):
        inspect_backup(made.path)


# --- restoring ----------------------------------------------------------------------------------


def test_a_restored_backup_brings_back_the_plans_of_then(desk: Desk, clock: Clock) -> None:
    with furnish(desk.open()) as store:
        made = store.back_up()
        then = rows_of(store)
        clock.pass_by(hours=3)
        add_plan(store, "invoices")
        now = rows_of(store)
    clock.pass_by(minutes=1)
    former = restore(desk.path, made.path, migrations=desk.migrations, now=clock)
    with desk.open() as store:
        assert rows_of(store) == then
        assert store.verify().is_whole
        assert retitle(store, "and on it goes") is not None
        assert [b.reason for b in store.backups()] == ["restore", "asked"]
        assert former == store.backups()[0].path
    assert former is not None
    restore(desk.path, former, migrations=desk.migrations, now=clock)
    with desk.open() as store:
        assert rows_of(store) == now


def test_edits_that_are_only_in_the_log_are_kept_by_a_restore(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    store = furnish(desk.open())
    made = store.back_up()
    retitle(store, "only in the log")
    # As a killed program leaves it.
    killed = Desk(tmp_path / "killed" / "roadmap.db", clock)
    killed.path.parent.mkdir()
    shutil.copyfile(desk.path, killed.path)
    shutil.copyfile(log_of(desk.path), log_of(killed.path))
    former = restore(killed.path, made.path, migrations=desk.migrations, now=clock)
    assert former is not None
    assert not log_of(killed.path).exists()
    with Desk(former).open(back_up=False) as kept_store:
        assert kept_store.load_plan("replies").header.title == "only in the log"
    with killed.open() as restored:
        assert restored.load_plan("replies").header.title == "Draft replies to customers"


@pytest.mark.parametrize("content", [b"", b"garbage" * 2000])
def test_a_damaged_store_is_kept_byte_by_byte_when_a_backup_takes_its_place(
    desk: Desk, clock: Clock, content: bytes
) -> None:
    with furnish(desk.open()) as store:
        made = store.back_up()
        then = rows_of(store)
    desk.path.write_bytes(content)
    log_of(desk.path).write_bytes(b"stale log")
    former = restore(desk.path, made.path, migrations=desk.migrations, now=clock)
    assert former is not None
    assert former.name == "damaged-roadmap-20270105T093000Z.db"
    assert former.read_bytes() == content
    assert log_of(former).read_bytes() == b"stale log"
    with desk.open() as store:
        assert rows_of(store) == then
        assert store.verify().is_whole


def test_a_lost_store_comes_back_from_its_backup(desk: Desk, clock: Clock) -> None:
    with furnish(desk.open()) as store:
        made = store.back_up()
        then = rows_of(store)
    desk.path.unlink()
    assert restore(desk.path, made.path, migrations=desk.migrations, now=clock) is None
    with desk.open() as store:
        assert rows_of(store) == then


def test_a_log_left_behind_alone_is_not_played_into_the_restored_store(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    store = furnish(desk.open())
    made = store.back_up()
    retitle(store, "in the log that is left behind")
    lost = Desk(tmp_path / "lost" / "roadmap.db", clock)
    lost.path.parent.mkdir()
    shutil.copyfile(log_of(desk.path), log_of(lost.path))
    log_bytes = log_of(lost.path).read_bytes()
    former = restore(lost.path, made.path, migrations=desk.migrations, now=clock)
    assert former is not None
    assert log_of(former).read_bytes() == log_bytes
    with lost.open() as restored:
        assert restored.load_plan("replies").header.title == "Draft replies to customers"
        assert restored.verify().is_whole


def test_an_open_store_is_not_replaced(store: Store, desk: Desk, clock: Clock) -> None:
    made = store.back_up()
    retitle(store, "newer")
    with pytest.raises(StoreInUseError, match="Close that one"):
        restore(desk.path, made.path, migrations=desk.migrations, now=clock)
    assert store.load_plan("replies").header.title == "newer"
    assert retitle(store, "newest") is not None
    assert [f.name for f in desk.path.parent.iterdir() if f.name.startswith(".")] == []


def test_a_file_that_is_no_whole_backup_changes_nothing(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    furnish(desk.open()).close()
    before = desk.path.read_bytes()
    wrong = tmp_path / "photo.db"
    wrong.write_bytes(b"\x89PNG" * 4000)
    with pytest.raises(StoreDamagedError):
        restore(desk.path, wrong, migrations=desk.migrations, now=clock)
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.commit()
    with pytest.raises(NotAStoreError, match="Choose another file"):
        restore(desk.path, other, migrations=desk.migrations, now=clock)
    assert desk.path.read_bytes() == before


def test_a_backup_of_a_newer_program_is_refused(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    with furnish(desk.open()) as store:
        made = store.back_up()
    older = tmp_path / "older"
    (older / "versions").mkdir(parents=True)
    (older / "versions" / "0000_before.py").write_text("", encoding="utf-8")
    with pytest.raises(StoreTooNewError, match="newer version"):
        restore(desk.path, made.path, migrations=older, now=clock)
