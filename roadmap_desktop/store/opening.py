"""Opens a store's file, and refuses what is none, is damaged, in use or too new.

Whatever is refused keeps every byte. A store that cannot or should not be written is copied aside
with its log, and the copy is opened for reading.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from roadmap_desktop.store import engine, upgrade
from roadmap_desktop.store.backup import Reason, backups_of, make_backup
from roadmap_desktop.store.faults import (
    NotAStoreError,
    StoreEmptyFileError,
    StoreError,
    StoreMissingError,
    damaged,
    next_step,
)
from roadmap_desktop.store.places import (
    FileIdentity,
    Notice,
    NoticeKind,
    begins_in_log,
    can_be_written,
    has_log,
    log_of,
    sync_notice,
)
from roadmap_desktop.store.verify import verify


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """An open store file."""

    path: Path
    engine: Engine
    connection: Connection
    identity: FileIdentity
    read_only: bool = False
    copy_folder: Path | None = None
    """Where the copy lies that is read instead of the file itself."""
    notices: tuple[Notice, ...] = ()

    def close(self) -> None:
        """Fold the log into the file, let go of both, and remove a copy."""
        try:
            self.connection.close()
            self.engine.dispose()
        finally:
            if self.copy_folder is not None:
                shutil.rmtree(self.copy_folder, ignore_errors=True)


def open_file(
    path: Path, migrations: Path, now: Callable[[], datetime], new_id: Callable[[], str]
) -> OpenFile:
    """Open the store at ``path``, or make one where there is nothing of that name.

    Raises a ``StoreError`` with the reason and the next step.
    """
    notices: tuple[Notice, ...] = ()
    if not path.exists():
        notices = _begin_anew(path, migrations, new_id)
    refuse_what_is_no_store(path)
    if not can_be_written(path):
        return _open_copy(path, migrations, _cannot_be_written(path))
    opened = _open_locked(path)
    try:
        if _is_whole_in_size(path, opened.connection):
            upgrade.refuse_newer(opened.connection, path, migrations)
            _upgrade_if_older(opened, migrations, now)
            return replace(opened, notices=(*notices, *sync_notice(path)))
    except BaseException:
        opened.close()
        raise
    opened.close()
    return _open_copy(path, migrations, _wrong_size(path))


def _begin_anew(path: Path, migrations: Path, new_id: Callable[[], str]) -> tuple[Notice, ...]:
    """Make a store aside and give it its name when it is whole; never over something there."""
    if has_log(path):
        raise StoreMissingError(
            f"The store {path} is missing, yet its log {log_of(path).name} is still there. Put the"
            " store's file back beside it, or move the log away and restore a backup."
        )
    engine.make_private_folder(path.parent)
    part = path.with_name(f".{path.name}.{new_id()}.new")
    try:
        engine.make_private_file(part)
        opened = _open_locked(part)
        try:
            upgrade.upgrade(opened.connection, migrations)
            with engine.writing(opened.connection):
                opened.connection.execute(
                    text("INSERT INTO store_meta VALUES ('store_id', :id)"), {"id": new_id()}
                )
        finally:
            opened.close()
        engine.sync_file(part)
        _give_name(part, path)
    finally:
        for remains in (part, log_of(part)):
            remains.unlink(missing_ok=True)
    backups = backups_of(path)
    if not backups:
        return ()
    return (
        Notice(
            NoticeKind.BACKUPS_OF_ANOTHER,
            f"A new, empty store was begun at {path}, but backups of an earlier one lie beside it"
            f" ({len(backups)}). If plans are missing, restore one of them.",
        ),
    )


def _give_name(part: Path, path: Path) -> None:
    """Rename, but never over a file that has appeared meanwhile."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:
        # Sticks and shares know no second names; renaming is as whole, if less careful.
        part.rename(path)
    engine.sync_folder(path.parent)


def refuse_what_is_no_store(path: Path) -> None:
    """Look at the file without locks and without changing it, not even by recovery.

    Raises ``NotAStoreError`` or ``StoreDamagedError``.
    """
    if not path.is_file():
        raise NotAStoreError(f"{path} is not a file. Choose the store's file instead.")
    if path.stat().st_size == 0:
        raise StoreEmptyFileError(f"The store {path} is empty: zero bytes. {next_step(path)}")
    try:
        with closing(sqlite3.connect(engine.address(path, "immutable=1"), uri=True)) as looked:
            found = looked.execute("PRAGMA application_id").fetchone()[0]
            looked.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        if begins_in_log(path, engine.APPLICATION_ID):
            # Another program is writing, or it died while it did: the log makes the file whole.
            return
        raise
    if found != engine.APPLICATION_ID and not begins_in_log(path, engine.APPLICATION_ID):
        raise NotAStoreError(
            f"{path} belongs to another program; choose another place for the store."
            f" {next_step(path)}"
        )


def _open_locked(path: Path) -> OpenFile:
    """Take the store's lock; waits no longer than ``engine.LOCK_WAIT``."""
    opened = engine.open_engine(path)
    try:
        connection = opened.connect()
    except BaseException:
        opened.dispose()
        raise
    return OpenFile(path=path, engine=opened, connection=connection, identity=FileIdentity.of(path))


def _is_whole_in_size(path: Path, connection: Connection) -> bool:
    """The file has the size that it says; SQLite itself does not notice a missing last byte."""
    if has_log(path):
        engine.pragma(connection, "wal_checkpoint(TRUNCATE)")
    said = int(engine.pragma(connection, "page_count")) * int(
        engine.pragma(connection, "page_size")
    )
    return path.stat().st_size == said


def _upgrade_if_older(opened: OpenFile, migrations: Path, now: Callable[[], datetime]) -> None:
    there = upgrade.version_of(opened.connection)
    if there == upgrade.known_version(migrations):
        return
    if there == upgrade.NO_TABLES:
        raise damaged(opened.path, "holds no tables")
    make_backup(engine.driver(opened.connection), opened.path, Reason.MIGRATION, now())
    upgrade.upgrade(opened.connection, migrations)


def _open_copy(path: Path, migrations: Path, notice: Notice) -> OpenFile:
    """Copy the store and its log into a private folder and read there."""
    if not os.access(path.parent, os.W_OK):
        _refuse_while_written(path)
    folder = Path(tempfile.mkdtemp(prefix="roadmap-"))
    opened: OpenFile | None = None
    try:
        copy = folder / path.name
        shutil.copyfile(path, copy)
        if has_log(path):
            shutil.copyfile(log_of(path), log_of(copy))
        opened = _open_locked(copy)
        upgrade.refuse_newer(opened.connection, path, migrations)
        there = upgrade.version_of(opened.connection)
        if there not in (upgrade.NO_TABLES, upgrade.known_version(migrations)):
            upgrade.upgrade(opened.connection, migrations)
        found = verify(opened.connection)
        engine.pragma(opened.connection, "query_only=ON")
    except BaseException:
        if opened is not None:
            opened.close()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    notices = (notice, *not_whole(path, found.problems), *sync_notice(path))
    return replace(
        opened,
        path=path,
        identity=FileIdentity.of(path),
        read_only=True,
        copy_folder=folder,
        notices=notices,
    )


def _refuse_while_written(path: Path) -> None:
    """Raise SQLite's 'busy' while another program holds the store: a copy could be torn.

    Only where the folder cannot be written; elsewhere the question itself would leave files.
    """
    with closing(
        sqlite3.connect(engine.address(path, "mode=ro"), uri=True, timeout=engine.LOCK_WAIT)
    ) as asked:
        try:
            asked.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise


def _cannot_be_written(path: Path) -> Notice:
    return Notice(
        NoticeKind.READ_ONLY,
        f"The store {path} cannot be written, so it was opened for reading. Allow writing to its"
        " folder, or save a copy elsewhere and open that.",
    )


def _wrong_size(path: Path) -> Notice:
    return Notice(
        NoticeKind.WRONG_SIZE,
        f"The store {path} is not as long as it says it is: some of it was cut off or added. It was"
        f" opened for reading. Save a copy of what can still be read. {next_step(path)}",
    )


def not_whole(path: Path, problems: tuple[str, ...]) -> tuple[Notice, ...]:
    """What a check found, where it found something."""
    if not problems:
        return ()
    return (
        Notice(
            NoticeKind.NOT_WHOLE,
            f"The store {path} did not pass its check ({len(problems)} problems, the first:"
            f" {problems[0]}). {next_step(path)}",
        ),
    )


def backup_or_notice(opened: OpenFile, reason: Reason, now: datetime) -> tuple[Notice, ...]:
    """Make a backup; a failure is told and does not keep anybody from working."""
    try:
        make_backup(engine.driver(opened.connection), opened.path, reason, now)
    except StoreError as error:
        return (Notice(NoticeKind.NO_BACKUP, f"No backup could be made. {error}"),)
    return ()
