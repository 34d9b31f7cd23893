"""Puts a backup in the store's place; what was there is kept as one more backup."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from roadmap_desktop.store import engine, upgrade
from roadmap_desktop.store.backup import Reason, inspect_backup, make_backup
from roadmap_desktop.store.faults import (
    NotAStoreError,
    StoreDamagedError,
    StoreTooNewError,
    backups_folder,
    files_told_in_sentences,
    told_in_sentences,
)
from roadmap_desktop.store.opening import refuse_what_is_no_store
from roadmap_desktop.store.places import Witness, log_of


def restore(
    path: Path,
    backup: Path,
    *,
    migrations: Path,
    now: Callable[[], datetime],
    witness: Path | None = None,
) -> Path | None:
    """Replace the closed store at ``path`` by a backup; gives where the former state lies now.

    None where there was no store. ``witness`` is the one of ``Store.open``. Show what
    ``inspect_backup(backup)`` tells first. Raises a ``StoreError`` where the backup is not whole or
    too new, or the store is open; nothing is changed then.
    """
    content = inspect_backup(backup)
    if content.version > upgrade.known_version(migrations):
        raise StoreTooNewError(
            f"The backup {backup} was made by a newer version of the program. Install that version"
            " and restore it there; do not delete the file."
        )
    with files_told_in_sentences(path):
        engine.make_private_folder(path.parent)
        part = path.with_name(f".{path.name}.restore.part")
        part.unlink(missing_ok=True)
        try:
            engine.make_private_file(part)
            shutil.copyfile(backup, part)
            engine.sync_file(part)
            inspect_backup(part)
            former = _put_former_aside(path, now())
            part.replace(path)
            engine.sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)
    if witness is not None:
        Witness(witness).remember(content.store_id, content.revision)
    return former


def _put_former_aside(path: Path, now: datetime) -> Path | None:
    """Back the present store up; one that cannot be read is copied byte by byte, with its log.

    Its log is gone afterwards, even one that was left behind alone: SQLite would play it into the
    file that takes its place.
    """
    if not path.exists() and not log_of(path).exists():
        return None
    try:
        with told_in_sentences(path):
            refuse_what_is_no_store(path)
            return _back_up_and_fold(path, now)
    except (StoreDamagedError, NotAStoreError):
        former = _copy_bytes(path, now)
    log_of(path).unlink(missing_ok=True)
    return former


def _back_up_and_fold(path: Path, now: datetime) -> Path:
    """A checked backup of a readable store; its log is folded into it and removed."""
    with closing(
        sqlite3.connect(
            engine.address(path, "mode=rw"),
            uri=True,
            timeout=engine.LOCK_WAIT,
            isolation_level=None,
        )
    ) as connection:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        made = make_backup(connection, path, Reason.RESTORE, now)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return made.path


def _copy_bytes(path: Path, now: datetime) -> Path:
    folder = backups_folder(path)
    engine.make_private_folder(folder)
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    former = folder / f"damaged-{path.stem}-{stamp}.db"
    for source, copy in ((path, former), (log_of(path), log_of(former))):
        if source.exists():
            copy.unlink(missing_ok=True)
            engine.make_private_file(copy)
            shutil.copyfile(source, copy)
            engine.sync_file(copy)
    engine.sync_folder(folder)
    return former
