"""Every fault the store can meet: a sentence with the next step, and the bytes left alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from roadmap_desktop.store.faults import (
    NotAStoreError,
    StoreDamagedError,
    StoreEmptyFileError,
    StoreError,
    StoreFullError,
    StoreInUseError,
    StoreMissingError,
    StoreMovedError,
    StoreReadOnlyError,
    told_in_sentences,
)
from roadmap_desktop.store.places import NoticeKind, log_of
from roadmap_desktop.store.revisions import RevisionScope
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.use_case import UseCaseRow
from tests.store.store_rig import ME, Desk, furnish, in_a_child, open_the_way, retitle, rows_of

resource = pytest.importorskip("resource", reason="limits and users are POSIX's")

PLAN = RevisionScope.of_plan("replies")
LONG = "a long answer " * 20_000


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def answer_at_length(store: Store) -> None:
    with store.journal.revision("Answer", ME, PLAN) as session:
        session.get_one(UseCaseRow, "replies-use").work = LONG


@pytest.fixture
def closed(desk: Desk) -> Path:
    """The path of a closed store with one plan and one backup."""
    with furnish(desk.open()) as store:
        store.back_up()
    return desk.path


# --- files that are no whole store --------------------------------------------------------------


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes(bytes((n * 97 + 13) % 256 for n in range(40_000)))


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def beginning_lost(path: Path) -> None:
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def text_file(path: Path) -> None:
    path.write_text("Dear customer, the rolls are ready.\n", encoding="utf-8")


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE moz_places (url TEXT)")
        other.commit()


def other_database_with_a_log(path: Path) -> None:
    aside = path.with_name("other.db")
    with closing(sqlite3.connect(aside)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE moz_places (url TEXT)")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.execute("INSERT INTO moz_places VALUES ('x')")
        other.commit()
        shutil.copyfile(aside, path)
        shutil.copyfile(log_of(aside), log_of(path))
    aside.unlink()


def pages_swapped(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * 4096 * 3 + whole[4 * 4096 :])


@pytest.mark.parametrize(
    ("spoil", "error", "says"),
    [
        (empty, StoreEmptyFileError, "is empty: zero bytes"),
        (garbage, NotAStoreError, "is not a store of this program"),
        (text_file, NotAStoreError, "is not a store of this program"),
        (beginning_lost, NotAStoreError, "is not a store of this program"),
        (half, StoreDamagedError, "is damaged"),
        (other_database, NotAStoreError, "belongs to another program"),
        (other_database_with_a_log, NotAStoreError, "belongs to another program"),
        (pages_swapped, StoreDamagedError, "is damaged"),
    ],
)
def test_what_is_no_whole_store_is_named_and_left_alone(
    desk: Desk, closed: Path, spoil: Callable[[Path], None], error: type[StoreError], says: str
) -> None:
    spoil(closed)
    before = bytes_in(closed.parent)
    with pytest.raises(error, match=says) as refused:
        desk.open()
    assert "Leave the file as it is and restore a backup" in str(refused.value)
    assert "the newest is roadmap-000001-20270105T093000Z-asked.db" in str(refused.value)
    assert bytes_in(closed.parent) == before


def test_without_backups_a_damaged_store_asks_for_a_copy(desk: Desk) -> None:
    desk.open().close()
    half(desk.path)
    with pytest.raises(StoreDamagedError, match="put a copy of the store in its place"):
        desk.open()


def test_a_folder_is_no_store(desk: Desk) -> None:
    desk.path.mkdir(parents=True)
    with pytest.raises(NotAStoreError, match="is not a file"):
        desk.open()


def test_a_log_without_its_store_is_not_played_into_a_new_one(desk: Desk, closed: Path) -> None:
    log_of(closed).write_bytes(b"x" * 100)
    closed.unlink()
    before = bytes_in(closed.parent)
    with pytest.raises(StoreMissingError, match="Put the store's file back"):
        desk.open()
    assert bytes_in(closed.parent) == before


def test_a_lost_store_is_begun_anew_but_its_backups_are_named(desk: Desk, closed: Path) -> None:
    closed.unlink()
    with desk.open() as store:
        assert [n.kind for n in store.notices] == [NoticeKind.BACKUPS_OF_ANOTHER]
        assert "lie beside it (1). If plans are missing, restore one" in store.notices[0].sentence
    assert len(list((closed.parent / "backups").iterdir())) == 1


@pytest.mark.parametrize("cut", [1, 100, 4095])
def test_a_store_with_its_end_cut_off_is_opened_for_reading_only(
    desk: Desk, closed: Path, cut: int
) -> None:
    os.truncate(closed, closed.stat().st_size - cut)
    before = bytes_in(closed.parent)
    with desk.open() as store:
        assert store.read_only
        assert store.notices[0].kind is NoticeKind.WRONG_SIZE
        assert "restore a backup" in store.notices[0].sentence
        with pytest.raises(StoreReadOnlyError, match="open for reading only"):
            retitle(store, "X")
    assert bytes_in(closed.parent) == before


def test_a_store_with_something_added_at_its_end_is_opened_for_reading_only(
    desk: Desk, closed: Path
) -> None:
    with closed.open("ab") as file:
        file.write(b"?")
    before = bytes_in(closed.parent)
    with desk.open() as store:
        assert store.notices[0].kind is NoticeKind.WRONG_SIZE
        assert [p.title for p in store.plans().plans] == ["Draft replies to customers"]
    assert bytes_in(closed.parent) == before


def test_files_are_private_to_their_owner(desk: Desk) -> None:
    umask = os.umask(0)
    try:
        store = furnish(desk.open())
        store.back_up()
        store.save_copy(desk.path.parent / "copy.db")
        modes = {f.name: f.stat().st_mode & 0o777 for f in desk.path.parent.rglob("*")}
    finally:
        os.umask(umask)
    assert log_of(desk.path).name in modes
    assert {name for name, mode in modes.items() if mode & 0o077} == set()
    assert desk.path.parent.stat().st_mode & 0o077 == 0


# --- in use -------------------------------------------------------------------------------------


def test_a_second_instance_is_told_within_two_seconds(store: Store, desk: Desk) -> None:
    program = (
        "import sys, pathlib, datetime\n"
        "from roadmap_desktop.store.store import Store\n"
        "from roadmap_desktop.store.faults import StoreInUseError\n"
        "import time; begun = time.monotonic()\n"
        "try:\n"
        "    Store.open(pathlib.Path(sys.argv[1]), migrations=pathlib.Path(sys.argv[2]),\n"
        "               now=lambda: datetime.datetime.now(datetime.UTC))\n"
        "except StoreInUseError as error:\n"
        "    print(time.monotonic() - begun); print(error); sys.exit(7)\n"
    )
    second = subprocess.run(
        [sys.executable, "-c", program, desk.path, desk.migrations],
        capture_output=True,
        text=True,
        check=False,
        cwd=desk.migrations.parent,
    )
    assert second.returncode == 7, second.stderr
    waited, sentence = second.stdout.split("\n", maxsplit=1)
    assert float(waited) < 2
    assert "is open in another window or program. Close that one" in sentence
    assert retitle(store, "The first one goes on") is not None
    assert store.verify().is_whole


def test_a_second_opening_in_one_process_does_not_break_the_first_lock(
    store: Store, desk: Desk
) -> None:
    for _ in range(2):
        with pytest.raises(StoreInUseError):
            desk.open()
    with (
        closing(sqlite3.connect(desk.path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("SELECT * FROM plan")
    assert retitle(store, "still the only one") is not None


# --- a place that cannot be written -------------------------------------------------------------


@pytest.fixture
def locked_folder(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A store with edits that are only in its log, in a folder nobody may write."""
    store = furnish(desk.open())
    retitle(store, "only in the log")
    away = tmp_path / "locked"
    away.mkdir()
    for source in (desk.path, log_of(desk.path)):
        shutil.copyfile(source, away / source.name)
        (away / source.name).chmod(0o444)
    away.chmod(0o555)
    open_the_way(tmp_path)
    yield Desk(away / desk.path.name, desk.clock)
    away.chmod(0o755)


def test_in_a_read_only_folder_the_store_is_read_with_what_its_log_holds(
    locked_folder: Desk, tmp_path: Path
) -> None:
    before = bytes_in(locked_folder.path.parent)
    rescue = tmp_path / "rescue"
    rescue.mkdir()
    rescue.chmod(0o777)

    def act() -> None:
        with locked_folder.open() as store:
            assert store.read_only
            assert [n.kind for n in store.notices] == [NoticeKind.READ_ONLY]
            assert "save a copy elsewhere" in store.notices[0].sentence
            assert store.load_plan("replies").header.title == "only in the log"
            assert store.verify().is_whole
            with pytest.raises(StoreReadOnlyError, match="Not saved"):
                retitle(store, "X")
            with pytest.raises(StoreReadOnlyError, match="Not saved"):
                store.journal.undo(PLAN, ME)
            with pytest.raises(StoreReadOnlyError, match="Not saved"):
                store.erase_client("bakery")
            store.save_copy(rescue / "copy.db")
        with Desk(rescue / "copy.db").open() as copy:
            assert retitle(copy, "and it goes on in the copy") is not None

    assert in_a_child(act, as_nobody=True) == 0
    assert bytes_in(locked_folder.path.parent) == before


def test_a_new_store_in_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked").chmod(0o555)
    open_the_way(tmp_path)

    def act() -> None:
        for path in (tmp_path / "locked" / "roadmap.db", tmp_path / "locked" / "new" / "r.db"):
            with pytest.raises(StoreReadOnlyError, match="choose another place"):
                Desk(path).open()

    assert in_a_child(act, as_nobody=True) == 0
    assert list((tmp_path / "locked").iterdir()) == []


def test_a_file_that_may_not_be_read_is_named(closed: Path) -> None:
    open_the_way(closed.parent)

    def act() -> None:
        with pytest.raises(StoreReadOnlyError, match="Allow reading and writing"):
            Desk(closed).open()

    assert in_a_child(act, as_nobody=True) == 0


def test_copies_for_reading_are_removed(desk: Desk, closed: Path) -> None:
    os.truncate(closed, closed.stat().st_size - 1)
    with desk.open() as store:
        folder = store._opened.copy_folder
        assert folder is not None
        assert folder.stat().st_mode & 0o077 == 0
        assert folder.is_dir()
    assert not folder.exists()


# --- no room ------------------------------------------------------------------------------------


def test_a_full_disk_is_told_and_the_edit_works_once_there_is_room(store: Store) -> None:
    before = rows_of(store)
    connection = store._opened.connection.connection.driver_connection
    assert connection is not None
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages + 1}").fetchone()
    for _ in range(2):
        with pytest.raises(StoreFullError, match=r"Not saved: the disk is full\. Free some space"):
            answer_at_length(store)
        assert rows_of(store) == before
        assert store.journal.undoable(PLAN) is None
    connection.execute("PRAGMA max_page_count=1000000").fetchone()
    answer_at_length(store)
    assert store.load_plan("replies").use_case.work == LONG
    assert store.verify().is_whole


def test_a_log_that_cannot_grow_loses_nothing(desk: Desk) -> None:
    def act() -> None:
        store = furnish(desk.open())
        room = log_of(desk.path).stat().st_size + 200_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        saved: list[str] = []

        def fill() -> None:
            for number in range(1000):
                retitle(store, f"title {number}")
                saved.append(f"title {number}")

        with pytest.raises(StoreFullError, match="is full"):
            fill()
        assert saved
        assert store.load_plan("replies").header.title == saved[-1]
        with pytest.raises(StoreFullError):
            answer_at_length(store)
        with pytest.raises(StoreFullError):
            store.back_up()
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        answer_at_length(store)
        assert store.verify().is_whole
        store.close()
        with desk.open() as again:
            assert again.load_plan("replies").use_case.work == LONG
            assert again.load_plan("replies").header.title == saved[-1]
            assert again.verify().is_whole

    assert in_a_child(act) == 0


def test_without_room_for_a_backup_nothing_half_is_left_and_work_goes_on(desk: Desk) -> None:
    furnish(desk.open()).close()

    def act() -> None:
        size = desk.path.stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, resource.RLIM_INFINITY))
        with desk.open() as store:
            assert [n.kind for n in store.notices] == [NoticeKind.NO_BACKUP]
            assert retitle(store, "goes on") is not None

    assert in_a_child(act) == 0
    assert list((desk.path.parent / "backups").iterdir()) == []


# --- renamed, removed, replaced while open ------------------------------------------------------


def rename(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def remove(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    rename(path)
    shutil.copyfile(path.with_name("elsewhere.db"), path)


@pytest.mark.parametrize("move", [rename, remove, replace])
def test_a_store_that_is_gone_while_open_is_noticed_before_the_next_edit(
    store: Store, desk: Desk, tmp_path: Path, move: Callable[[Path], None]
) -> None:
    retitle(store, "kept")
    move(desk.path)
    with pytest.raises(StoreMovedError, match="save a copy elsewhere"):
        retitle(store, "never kept")
    with pytest.raises(StoreMovedError):
        store.journal.undo(PLAN, ME)
    store.save_copy(tmp_path / "saved" / "copy.db")
    with Desk(tmp_path / "saved" / "copy.db").open() as copy:
        assert copy.load_plan("replies").header.title == "kept"
        assert copy.verify().is_whole


def test_a_store_that_is_put_back_works_again(store: Store, desk: Desk) -> None:
    rename(desk.path)
    with pytest.raises(StoreMovedError):
        retitle(store, "X")
    desk.path.with_name("elsewhere.db").rename(desk.path)
    assert retitle(store, "Y") is not None


def test_a_copy_never_overwrites(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "there.txt"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="Choose a name that is free"):
        store.save_copy(target)
    assert target.read_text(encoding="utf-8") == "mine"


# --- what is no fault ---------------------------------------------------------------------------


def test_closing_leaves_one_file_that_can_be_carried_away(desk: Desk) -> None:
    furnish(desk.open()).close()
    assert [f.name for f in desk.path.parent.iterdir()] == ["roadmap.db"]


def test_closing_twice_is_no_mistake(desk: Desk) -> None:
    store = desk.open()
    store.close()
    store.close()


@pytest.mark.parametrize(
    ("code", "error", "says"),
    [
        (sqlite3.SQLITE_FULL, StoreFullError, "the disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, StoreFullError, "full or fails"),
        (sqlite3.SQLITE_IOERR_FSYNC, StoreFullError, "full or fails"),
        (sqlite3.SQLITE_IOERR_READ, StoreDamagedError, "cannot be read at some place"),
        (sqlite3.SQLITE_BUSY, StoreInUseError, "open in another window"),
        (sqlite3.SQLITE_READONLY, StoreReadOnlyError, "cannot be written"),
        (sqlite3.SQLITE_CANTOPEN, StoreReadOnlyError, "cannot be opened"),
        (sqlite3.SQLITE_CORRUPT_INDEX, StoreDamagedError, "is damaged"),
        (sqlite3.SQLITE_NOTADB, NotAStoreError, "is not a store"),
    ],
)
def test_what_sqlite_reports_has_its_own_sentence(
    tmp_path: Path, code: int, error: type[StoreError], says: str
) -> None:
    reported = sqlite3.OperationalError("as SQLite words it")
    reported.sqlite_errorcode = code
    with pytest.raises(error, match=says), told_in_sentences(tmp_path / "roadmap.db"):
        raise reported


def test_a_bug_is_not_dressed_up_as_a_fault_of_the_store(tmp_path: Path) -> None:
    reported = sqlite3.OperationalError("no such table: x")
    reported.sqlite_errorcode = sqlite3.SQLITE_ERROR
    with pytest.raises(sqlite3.OperationalError), told_in_sentences(tmp_path / "roadmap.db"):
        raise reported


def test_opening_a_store_does_not_wait(desk: Desk) -> None:
    furnish(desk.open()).close()
    begun = time.process_time()
    desk.open().close()
    assert time.process_time() - begun < 1.0
