"""Is the store whole? SQLite's own check, references, and the journal played again.

SQLite keeps no checksums: a flipped bit inside a value passes its check. The journal holds every
value a second time, so that playing it from the beginning must give the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from roadmap_desktop.domain.model.entities import BY_NAME, ENTITIES
from roadmap_desktop.domain.records import record_to_plain
from roadmap_desktop.store.engine import reading
from roadmap_desktop.store.history import change_from
from roadmap_desktop.store.images import image_of
from roadmap_desktop.store.revisions import Change, RevisionKind
from roadmap_desktop.store.seal import seal_of
from roadmap_desktop.store.tables.journal import change, revision
from roadmap_desktop.store.tables.register import TABLE_OF

_LIST_GAPS = text(
    "SELECT count(*) FROM plan AS p LEFT JOIN plan_index AS i ON i.plan_id = p.id"
    " LEFT JOIN client AS c ON c.id = p.client_id LEFT JOIN plan_search AS s ON s.rowid = i.number"
    " WHERE i.number IS NULL OR s.rowid IS NULL OR i.client_id <> p.client_id"
    " OR s.title <> p.title OR s.number <> p.number OR s.client <> c.name"
)
_LIST_REMAINS = text("SELECT (SELECT count(*) FROM plan_search) - (SELECT count(*) FROM plan)")


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found; the store is whole when there is nothing."""

    problems: tuple[str, ...]
    revisions: int
    rows: int

    @property
    def is_whole(self) -> bool:
        """Every check passed."""
        return not self.problems


@dataclass(slots=True)
class Replay:
    """The rows as the journal alone tells them."""

    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def play(self, one: Change) -> None:
        """Apply one change."""
        key = (one.entity, one.id)
        there = self.rows.get(key)
        if (one.old is None) != (there is None):
            self.problems.append(f"{one.entity} {one.id}: the journal contradicts itself")
        if one.new is None:
            self.rows.pop(key, None)
        else:
            self.rows[key] = {**(there or {}), **one.new}


def structure(connection: Connection) -> tuple[str, ...]:
    """What SQLite itself finds wrong, indexes included, and rows whose owner is missing."""
    with reading(connection):
        found = connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars().all()
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    problems = [str(line) for line in found if line != "ok"]
    problems += [f"{row[0]}: a row refers to a {row[2]} that is not there" for row in orphans[:10]]
    return tuple(problems)


def replay(connection: Connection) -> Verification:
    """Play the journal from the beginning and compare with the rows."""
    played = Replay()
    revisions = 0
    with reading(connection):
        for row, changes in _revisions(connection):
            revisions += 1
            try:
                typed = [change_from(one) for one in changes]
            except ValueError:
                played.problems.append(f"revision {row['id']}: a change cannot be read")
                continue
            if row["seal"] != seal_of(row, changes):
                played.problems.append(f"revision {row['id']}: the journal was altered")
            if row["kind"] != RevisionKind.HANDED_OVER.value:
                for one in typed:
                    played.play(one)
        problems = [*played.problems, *_differences(connection, played.rows)]
        if connection.execute(_LIST_GAPS).scalar() or connection.execute(_LIST_REMAINS).scalar():
            problems.append("the list of plans differs from the plans")
    return Verification(tuple(problems), revisions, len(played.rows))


def verify(connection: Connection) -> Verification:
    """Every check; a store that SQLite itself finds damaged is not played."""
    try:
        problems = structure(connection)
        return Verification(problems, 0, 0) if problems else replay(connection)
    except (DBAPIError, UnicodeDecodeError):
        # What SQLite says would quote the value, and with it a client's words.
        return Verification(("a value in the file cannot be read",), 0, 0)


def _revisions(
    connection: Connection,
) -> Iterator[tuple[Mapping[Any, Any], list[Mapping[Any, Any]]]]:
    changes = connection.execute(
        select(change).order_by(change.c.revision, change.c.number)
    ).mappings()
    waiting = next(changes, None)
    for row in connection.execute(select(revision).order_by(revision.c.id)).mappings().all():
        its: list[Mapping[Any, Any]] = []
        while waiting is not None and waiting["revision"] <= row["id"]:
            its.append(waiting)
            waiting = next(changes, None)
        yield row, its


def _differences(
    connection: Connection, played: Mapping[tuple[str, str], Mapping[str, Any]]
) -> Iterator[str]:
    """Rows that say something else than the journal; fields younger than it have their default."""
    left = set(played)
    for entity in ENTITIES:
        default = record_to_plain(BY_NAME[entity.name].record(id=""))
        try:
            for row in connection.execute(select(TABLE_OF[entity.name])).mappings():
                key = (entity.name, row["id"])
                left.discard(key)
                if key not in played or {**default, **played[key]} != image_of(row):
                    yield f"{entity.name} {row['id']}: the row differs from the journal"
        except (ValueError, TypeError, DBAPIError):
            yield f"{entity.name}: a row cannot be read"
    for name, row_id in sorted(left):
        yield f"{name} {row_id}: the row is missing"
