"""Backups: whole copies of the store, each reopened and checked before it counts."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from roadmap_desktop.store import engine, thinning
from roadmap_desktop.store.faults import (
    NotAStoreError,
    StoreDamagedError,
    backups_folder,
    files_told_in_sentences,
)

DUE_AFTER = timedelta(days=1)
_STAMP = "%Y%m%dT%H%M%SZ"


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    ASKED = "asked"
    MIGRATION = "migration"
    RESTORE = "restore"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup by its file; its name says when and why it was made."""

    path: Path
    number: int
    """Counts up; says which backup is newer, because clocks are moved."""
    made_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupContent:
    """What a backup holds: shown before it is restored."""

    path: Path
    store_id: str
    made_at: datetime
    """When the backup was made; for a file with another name, when the file was last written."""
    revision: int
    last_edit: datetime | None
    plan_count: int
    client_count: int
    version: str
    """The step of the migrations its tables are at."""


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of a store, newest first."""
    wanted = re.compile(
        rf"{re.escape(path.stem)}-(?P<number>\d{{6,}})-(?P<stamp>\d{{8}}T\d{{6}}Z)-(?P<reason>\w+)\.db"
    )
    folder = backups_folder(path)
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        parts = wanted.fullmatch(file.name)
        if parts is None:
            continue
        with suppress(ValueError):
            made_at = datetime.strptime(parts["stamp"], _STAMP).replace(tzinfo=UTC)
            number = int(parts["number"])
            found.append(Backup(path=file, number=number, made_at=made_at, reason=parts["reason"]))
    return tuple(sorted(found, key=lambda b: (b.number, b.path.name), reverse=True))


def make_backup(
    connection: sqlite3.Connection, path: Path, reason: Reason, now: datetime
) -> Backup:
    """Copy the store into its folder of backups.

    Written aside, synced, reopened and checked, then renamed. Raises a ``StoreError`` where there
    is no room or the copy is not whole; the store and the older backups are then as before.
    """
    folder = backups_folder(path)
    with files_told_in_sentences(folder):
        engine.make_private_folder(folder)
        for remains in folder.glob(f"{path.stem}-*.part"):
            remains.unlink()
        earlier = backups_of(path)
        number = earlier[0].number + 1 if earlier else 1
        stamp = now.astimezone(UTC).strftime(_STAMP)
        target = folder / f"{path.stem}-{number:06}-{stamp}-{reason.value}.db"
        copy_checked(connection, target)
    return Backup(
        path=target,
        number=number,
        made_at=now.astimezone(UTC).replace(microsecond=0),
        reason=reason.value,
    )


def copy_checked(connection: sqlite3.Connection, target: Path) -> None:
    """A whole copy under a name that is still free; nothing is left behind when it fails."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        engine.copy_into(connection, part)
        engine.sync_file(part)
        inspect_backup(part)
        part.rename(target)
        engine.sync_folder(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def is_due(path: Path, now: datetime, revision: int) -> bool:
    """The newest backup is older than a day, or from the future, and there are newer edits."""
    backups = backups_of(path)
    if not backups:
        return revision > 0
    age = now.astimezone(UTC) - backups[0].made_at
    if timedelta() <= age < DUE_AFTER:
        return False
    try:
        return inspect_backup(backups[0].path).revision != revision
    except (StoreDamagedError, NotAStoreError):
        return True


def thin_out(path: Path) -> tuple[Backup, ...]:
    """Remove what ``thinning`` no longer keeps; says which ones went."""
    backups = backups_of(path)
    dropped = [backups[place] for place in _to_drop(backups)]
    for backup in dropped:
        backup.path.unlink(missing_ok=True)
    return tuple(dropped)


def may_thin(path: Path) -> bool:
    """There are backups that would go."""
    return bool(_to_drop(backups_of(path)))


def _to_drop(backups: Sequence[Backup]) -> list[int]:
    return thinning.to_drop([(backup.number, backup.made_at) for backup in backups])


def inspect_backup(file: Path) -> BackupContent:
    """Check a backup whole and tell what it holds, without changing a byte of it.

    Raises ``NotAStoreError`` or ``StoreDamagedError``.
    """
    refusal = StoreDamagedError(
        f"The backup {file} is damaged. Leave it as it is and choose another one."
    )
    if not file.is_file() or file.stat().st_size == 0:
        raise refusal
    try:
        with closing(sqlite3.connect(engine.address(file, "immutable=1"), uri=True)) as connection:
            return _content(connection, file, refusal)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise refusal from error


def _content(
    connection: sqlite3.Connection, file: Path, refusal: StoreDamagedError
) -> BackupContent:
    def one(query: str) -> int | str | None:
        row = connection.execute(query).fetchone()
        return None if row is None else row[0]

    if one("PRAGMA application_id") != engine.APPLICATION_ID:
        raise NotAStoreError(f"{file} is not a backup of this program. Choose another file.")
    size = int(one("PRAGMA page_count") or 0) * int(one("PRAGMA page_size") or 0)
    if size != file.stat().st_size or one("PRAGMA quick_check(1)") != "ok":
        raise refusal
    parts = re.search(r"-(\d{8}T\d{6}Z)-\w+\.db", file.name)
    if parts:
        made_at = datetime.strptime(parts[1], _STAMP).replace(tzinfo=UTC)
    else:
        made_at = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    last_edit = one("SELECT at FROM revision ORDER BY id DESC LIMIT 1")
    return BackupContent(
        path=file,
        store_id=str(one("SELECT value FROM store_meta WHERE key = 'store_id'") or ""),
        made_at=made_at,
        revision=int(one("SELECT seq FROM sqlite_sequence WHERE name = 'revision'") or 0),
        last_edit=datetime.fromisoformat(str(last_edit)) if last_edit else None,
        plan_count=int(one("SELECT count(*) FROM plan") or 0),
        client_count=int(one("SELECT count(*) FROM client") or 0),
        version=str(one("SELECT version_num FROM alembic_version") or ""),
    )
