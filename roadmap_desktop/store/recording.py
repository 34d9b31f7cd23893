"""Watches a session's writes and keeps the images of every row they touch."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import Session

from roadmap_desktop.store.images import Image, differences, owners, read_images
from roadmap_desktop.store.revisions import Change, Revision
from roadmap_desktop.store.tables.base import Row
from roadmap_desktop.store.tables.register import JOURNAL_TABLES, TABLE_OF

_WRITES = re.compile(
    r"\b(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)"
    r"\s+[\"'`\[]?(\w+)",
    re.IGNORECASE,
)
_GUARDED = frozenset(TABLE_OF) | JOURNAL_TABLES | {"plan_search"}


class JournalBypassedError(RuntimeError):
    """A write that the journal would not see; a mistake in the program, not the user's."""


class RecordingSession(Session):
    """An ORM session inside one revision; ``recorded`` holds the revision once it is written."""

    recorded: Revision | None = None
    """None until the revision's ``with`` block has ended, and where nothing changed."""


class WriteGuard:
    """Refuses statements that write journaled tables unless the journal allows them just now."""

    def __init__(self, connection: Connection) -> None:
        self._allowed = False
        event.listen(connection.engine, "before_cursor_execute", self._check)

    @contextmanager
    def open(self) -> Iterator[None]:
        """Allow such statements inside the block."""
        before, self._allowed = self._allowed, True
        try:
            yield
        finally:
            self._allowed = before

    def allow(self, allowed: bool) -> None:
        """Allow such statements from now on, or no longer."""
        self._allowed = allowed

    def _check(
        self,
        connection: Connection,
        cursor: Any,
        statement: str,
        parameters: Any,
        context: Any,
        executemany: bool,
    ) -> None:
        del connection, cursor, parameters, context, executemany
        if self._allowed or statement.startswith(("SELECT", "BEGIN", "PRAGMA")):
            return
        for written in _WRITES.finditer(statement):
            if written[1].lower() in _GUARDED:
                raise JournalBypassedError(
                    f"{written[1]} is journaled: change its rows through the session of"
                    " journal.revision()"
                )


class Recorder:
    """The rows touched in one revision: the first image before, the last one after."""

    def __init__(self, connection: Connection, guard: WriteGuard) -> None:
        self._connection = connection
        self.guard = guard
        """What allows statements that write journaled tables."""
        self._before: dict[tuple[str, str], Image | None] = {}

    def watch(self, session: Session) -> None:
        """Take the images of what the session is about to write."""
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    def remember(self, entity: str, row_id: str, image: Image | None) -> None:
        """Note a row's image before it is written by other means than a session."""
        self._before.setdefault((entity, row_id), image)

    def _before_flush(self, session: Session, context: Any, instances: Any) -> None:
        del context, instances
        added = set(session.new)
        wanted: dict[str, list[str]] = {}
        for row in itertools.chain(session.new, session.dirty, session.deleted):
            if not isinstance(row, Row) or (row in session.dirty and not session.is_modified(row)):
                continue
            key = (row.__tablename__, _id_of(row))
            if key in self._before:
                continue
            self._before[key] = None
            if row not in added:
                wanted.setdefault(key[0], []).append(key[1])
        for entity, ids in wanted.items():
            for row_id, image in read_images(self._connection, entity, ids).items():
                self._before[entity, row_id] = image
        self.guard.allow(True)

    def _after_flush(self, session: Session, context: Any) -> None:
        del session, context
        self.guard.allow(False)

    def changes(self) -> tuple[Change, ...]:
        """What is different now, row by row; empty when all was put back."""
        touched: dict[str, list[str]] = {}
        for entity, row_id in self._before:
            touched.setdefault(entity, []).append(row_id)
        after = {e: read_images(self._connection, e, ids) for e, ids in touched.items()}
        return tuple(_changes(self._before, after))


def _changes(
    before: dict[tuple[str, str], Image | None], after: dict[str, dict[str, Image]]
) -> Iterator[Change]:
    for (entity, row_id), old in before.items():
        new = after[entity].get(row_id)
        known = new or old
        if old == new or known is None:
            continue
        client_id, plan_id = owners(entity, known)
        was, now = differences(old, new)
        yield Change(
            entity=entity, id=row_id, old=was, new=now, client_id=client_id, plan_id=plan_id
        )


def _id_of(row: Row) -> str:
    identity: Sequence[str] | None = inspect(row).identity
    if identity is not None and identity[0] != row.id:
        raise JournalBypassedError(f"the id of a {row.__tablename__} never changes")
    if not row.id:
        raise JournalBypassedError(f"a new {row.__tablename__} needs an id: give it store.new_id()")
    return row.id
