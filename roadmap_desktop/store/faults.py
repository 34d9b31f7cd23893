"""What can go wrong with the store, each with one sentence that says what to do next."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import StatementError

from roadmap_desktop.domain.errors import PlanError

BACKUPS_FOLDER = "backups"


class StoreError(PlanError):
    """The store could not do what was asked; the bytes on disk are as before."""


class ValueRefusedError(StoreError):
    """A single value cannot be kept."""


class RowMissingError(StoreError):
    """A plan, client or row is not in the store."""


class StillReferredError(StoreError):
    """Something else still points at what was to be removed."""


class StoreInUseError(StoreError):
    """Another window or program holds the store."""


class StoreReadOnlyError(StoreError):
    """The store was opened for reading only."""


class StoreFullError(StoreError):
    """No room to write."""


class StoreDamagedError(StoreError):
    """The bytes are not those of a whole store."""


class StoreEmptyFileError(StoreDamagedError):
    """A file of zero bytes where the store should be."""


class NotAStoreError(StoreError):
    """A file of another kind."""


class StoreTooNewError(StoreError):
    """A newer version of the program made or changed the store."""


class StoreMissingError(StoreError):
    """The file is gone while something of it is still there."""


class StoreMovedError(StoreError):
    """The file was renamed, replaced or removed while open."""


class CannotUndoError(StoreError):
    """Nothing to undo or redo, or something newer stands in the way."""


def backups_folder(path: Path) -> Path:
    """Where the backups of a store lie."""
    return path.parent / BACKUPS_FOLDER


def next_step(path: Path) -> str:
    """What to do about a store that cannot be read, with the backups there are."""
    folder = backups_folder(path)
    names = sorted(file.name for file in folder.glob(f"{path.stem}-*.db"))
    if not names:
        return "Leave the file as it is and put a copy of the store in its place."
    return (
        f"Leave the file as it is and restore a backup; {folder} holds {len(names)} of them, the"
        f" newest is {names[-1]}."
    )


def damaged(path: Path, what: str = "is damaged") -> StoreDamagedError:
    """The sentence for a store that cannot be read."""
    return StoreDamagedError(f"The store {path} {what}. {next_step(path)}")


def _primary(error: BaseException | None) -> int:
    """SQLite's primary result code, 0 when the error is none of SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else 0


def _is_about_reading(error: BaseException) -> bool:
    """An input or output error in which nothing was to be written."""
    code = getattr(error, "sqlite_errorcode", None)
    return code in (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ)


def sentence_for(error: BaseException, path: Path) -> StoreError | None:
    """The store's own error for one of SQLite's, None where it is a bug in the program."""
    match _primary(error):
        case sqlite3.SQLITE_FULL:
            return StoreFullError(
                "Not saved: the disk is full. Free some space, then do this once more."
            )
        case sqlite3.SQLITE_IOERR if _is_about_reading(error):
            return StoreDamagedError(
                f"The disk that holds {path} cannot be read at some place. Copy what can be read to"
                f" another disk before anything else. {next_step(path)}"
            )
        case sqlite3.SQLITE_IOERR:
            return StoreFullError(
                f"Not saved: the disk that holds {path.parent} is full or fails. Free some space"
                " or check the disk, then do this once more."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreInUseError(
                f"The store {path} is open in another window or program. Close that one, then try"
                " again."
            )
        case sqlite3.SQLITE_CANTOPEN:
            return StoreReadOnlyError(
                f"The store {path} cannot be opened. Allow reading and writing to the file and its"
                " folder, then try again."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreReadOnlyError(
                f"The store {path} cannot be written. Allow writing to its folder, or save a copy"
                " elsewhere and open that."
            )
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path)
        case sqlite3.SQLITE_NOTADB:
            return NotAStoreError(
                f"{path} is not a store of this program, or its beginning was overwritten."
                f" {next_step(path)}"
            )
        case sqlite3.SQLITE_CONSTRAINT if "FOREIGN KEY" in str(error):
            return StillReferredError(
                "Something else still refers to this. Take that away first, then try again."
            )
    return None


@contextmanager
def told_in_sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into the store's own errors; bugs pass through unchanged."""
    try:
        yield
    except StatementError as error:
        if isinstance(error.orig, StoreError):
            raise error.orig from None
        known = sentence_for(error.orig, path) if isinstance(error.orig, sqlite3.Error) else None
        if known is None:
            raise
        raise known from error
    except sqlite3.Error as error:
        known = sentence_for(error, path)
        if known is None:
            raise
        raise known from error


@contextmanager
def reading_in_sentences(path: Path) -> Iterator[None]:
    """As ``told_in_sentences``, for reading: a value that is none of its column's is damage."""
    try:
        with told_in_sentences(path):
            yield
    except (ValueError, TypeError, StatementError):
        # The cause quotes the value, and with it a client's words.
        raise damaged(path, "holds a value that cannot be read") from None


NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


@contextmanager
def files_told_in_sentences(path: Path) -> Iterator[None]:
    """As ``told_in_sentences``, and what the system says about files and folders too."""
    try:
        with told_in_sentences(path):
            yield
    except UnicodeDecodeError:
        # SQLite names what is damaged, and the name itself is.
        raise damaged(path) from None
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StoreFullError(
                f"Not saved: there is no room left for {path}. Free some space, then do this once"
                " more."
            ) from error
        raise StoreReadOnlyError(
            f"{path} cannot be written ({error.strerror}). Allow writing to its folder, or choose"
            " another place."
        ) from error
