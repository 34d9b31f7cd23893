"""Everything that only SQLite knows: how it is opened, locked, synced and put into transactions."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

APPLICATION_ID = 0x524D4450
"""Stands in the file's header and says that the file is ours."""

LOCK_WAIT = 1.0
"""Seconds to wait for another program's lock; a person never waits over two."""

_BEGIN = "begin"

DURABLE: Mapping[str, str] = {
    "locking_mode": "EXCLUSIVE",
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "temp_store": "MEMORY",
}
"""With these one edit costs one fdatasync and survives kill -9 and power loss."""


def address(path: Path, mode: str) -> str:
    """SQLite's address of a file; ``mode=rw`` never makes a file, ``immutable=1`` never locks."""
    return f"{path.absolute().as_uri()}?{mode}"


def open_engine(path: Path) -> Engine:
    """An engine with the one connection the store works on; never makes a file."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address(path, "mode=rw"), uri=True, timeout=LOCK_WAIT, isolation_level=None
        )
        try:
            for name, value in DURABLE.items():
                connection.execute(f"PRAGMA {name}={value}").fetchall()
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=LOCK_WAIT,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.info.get(_BEGIN, "BEGIN"))


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """A transaction that takes the write lock at once; committed at the end, or rolled back."""
    connection.info[_BEGIN] = "BEGIN IMMEDIATE"
    try:
        with connection.begin():
            yield
    finally:
        del connection.info[_BEGIN]
        # A commit that fails (a reference that does not hold, a full disk) leaves it open.
        if driver(connection).in_transaction:
            driver(connection).rollback()


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """A transaction for several reads; inside one that is open already, that one."""
    if connection.in_transaction():
        yield
        return
    with connection.begin():
        yield


def driver(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection, for what cannot run inside a transaction."""
    inner = connection.connection.driver_connection
    assert isinstance(inner, sqlite3.Connection)  # noqa: S101 -- the engine above made it
    return inner


def pragma(connection: Connection, text: str) -> str:
    """The first value a pragma answers with, as text; outside of transactions."""
    row = driver(connection).execute(f"PRAGMA {text}").fetchone()
    return "" if row is None else str(row[0])


def copy_into(connection: sqlite3.Connection, target: Path) -> None:
    """A compact copy of the whole store in a new file, private to its owner."""
    make_private_file(target)
    connection.execute("VACUUM INTO ?", (str(target),))


def make_private_file(path: Path) -> None:
    """An empty new file that only its owner can read; fails where something has that name."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def make_private_folder(path: Path) -> None:
    """The folder and those above it, private to their owner; none that exists is changed."""
    if not path.is_dir():
        make_private_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)


def sync_file(path: Path) -> None:
    """Make sure the file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure the folder's names are on the disk, on systems that let one ask for it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
