"""Erases a client for good: rows, journal and every trace in the file. The one act without undo."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, and_, bindparam, delete, select, text, update

from roadmap_desktop.domain.model.entities import ENTITIES
from roadmap_desktop.store import engine
from roadmap_desktop.store.backup import Backup, backups_of
from roadmap_desktop.store.faults import RowMissingError
from roadmap_desktop.store.images import CHUNK
from roadmap_desktop.store.seal import seal_of
from roadmap_desktop.store.tables.drafts import NEW_PLAN, draft
from roadmap_desktop.store.tables.journal import change, plan_index, revision
from roadmap_desktop.store.tables.register import TABLE_OF, owner_column

ERASED_LABEL = "An edit of several firms, one of them erased since"

_BEGIN_ERASING = text("INSERT INTO store_meta VALUES ('erasing', 'yes')")
_FORGET_WIPE = text("DELETE FROM store_meta WHERE key = 'wipe_due'")
_END_ERASING = text("UPDATE store_meta SET key = 'wipe_due' WHERE key = 'erasing'")
_REBUILD_WORDS = text("INSERT INTO plan_search (plan_search) VALUES ('rebuild')")
_FORGET_WORDS = text("DELETE FROM plan_search WHERE rowid = :number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased, and where copies of it remain."""

    client_name: str
    plans: int
    revisions: int
    traces_remain: bool = False
    """The file could not be rewritten for want of room; that is tried again at the next opening."""
    still_in: tuple[Backup, ...] = ()
    """Backups that still hold the client, or cannot be read; delete these files to be rid of it."""


def erase_rows(connection: Connection, client_id: str) -> Erased:
    """Remove the client's rows and journal, inside a transaction that the journal allows."""
    clients, plans = TABLE_OF["client"], TABLE_OF["plan"]
    name = connection.execute(select(clients.c.name).where(clients.c.id == client_id)).scalar()
    if name is None:
        raise RowMissingError("This firm is no longer in the store. Choose one from the list.")
    its_plans = connection.execute(select(plans.c.id).where(plans.c.client_id == client_id))
    plan_ids = list(its_plans.scalars())
    all_ids = sorted({*plan_ids, *_removed_plans(connection, client_id)})
    connection.execute(_FORGET_WIPE)
    connection.execute(_BEGIN_ERASING)
    for plan_id in plan_ids:
        _erase_plan(connection, plan_id)
    for plan_id in (*all_ids, NEW_PLAN):
        connection.execute(delete(draft).where(draft.c.plan_id == plan_id))
    closures = TABLE_OF["closure"]
    connection.execute(delete(closures).where(closures.c.client_id == client_id))
    connection.execute(delete(clients).where(clients.c.id == client_id))
    gone = _erase_journal(connection, client_id, all_ids)
    connection.execute(_END_ERASING)
    return Erased(client_name=name, plans=len(plan_ids), revisions=gone)


def _removed_plans(connection: Connection, client_id: str) -> list[str]:
    """Plans of the client that only the journal still knows."""
    plans = TABLE_OF["plan"]
    known = select(change.c.row_id).where(
        and_(change.c.client_id == client_id, change.c.entity == "plan")
    )
    return list(
        connection.execute(known.where(change.c.row_id.not_in(select(plans.c.id)))).scalars()
    )


def _erase_plan(connection: Connection, plan_id: str) -> None:
    number = connection.execute(
        select(plan_index.c.number).where(plan_index.c.plan_id == plan_id)
    ).scalar()
    connection.execute(_FORGET_WORDS, {"number": number})
    connection.execute(delete(plan_index).where(plan_index.c.plan_id == plan_id))
    for entity in ENTITIES:
        if owner_column(entity) == "plan_id":
            table = TABLE_OF[entity.name]
            connection.execute(delete(table).where(table.c.plan_id == plan_id))
    plans = TABLE_OF["plan"]
    connection.execute(delete(plans).where(plans.c.id == plan_id))


def _erase_journal(connection: Connection, client_id: str, plan_ids: Sequence[str]) -> int:
    """Remove the changes of the client and the revisions that then say nothing; counts these."""
    touched: set[int] = set()
    abouts = [change.c.client_id == client_id]
    abouts += [
        change.c.plan_id.in_(plan_ids[start : start + CHUNK])
        for start in range(0, len(plan_ids), CHUNK)
    ]
    for about in abouts:
        touched.update(connection.execute(select(change.c.revision).where(about)).scalars())
        connection.execute(delete(change).where(about))
    gone = 0
    for revision_id in sorted(touched):
        rest = (
            connection.execute(
                select(change).where(change.c.revision == revision_id).order_by(change.c.number)
            )
            .mappings()
            .all()
        )
        this = revision.c.id == revision_id
        if not rest:
            connection.execute(delete(revision).where(this))
            gone += 1
            continue
        row = connection.execute(select(revision).where(this)).mappings().one()
        relabelled = {**row, "label": ERASED_LABEL}
        connection.execute(
            update(revision).where(this).values(label=bindparam("words"), seal=bindparam("crc")),
            {"words": ERASED_LABEL, "crc": seal_of(relabelled, rest)},
        )
    connection.execute(_REBUILD_WORDS)
    return gone


def wipe_traces(connection: Connection) -> None:
    """Rewrite the file without what was deleted, and empty the log; outside of transactions."""
    inner = engine.driver(connection)
    inner.execute("PRAGMA secure_delete=ON").fetchall()
    inner.execute("VACUUM")
    inner.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    inner.execute("PRAGMA secure_delete=OFF").fetchall()
    inner.execute("DELETE FROM store_meta WHERE key = 'wipe_due'")


def backups_holding(path: Path, client_id: str) -> tuple[Backup, ...]:
    """The backups in which the client's rows or journal are, or that cannot be read."""
    return tuple(b for b in backups_of(path) if _holds(b.path, client_id))


def _holds(file: Path, client_id: str) -> bool:
    try:
        with closing(sqlite3.connect(engine.address(file, "immutable=1"), uri=True)) as looked:
            found = looked.execute(
                "SELECT 1 WHERE EXISTS (SELECT 1 FROM client WHERE id = ?)"
                " OR EXISTS (SELECT 1 FROM change WHERE client_id = ?)",
                (client_id, client_id),
            ).fetchone()
    except sqlite3.DatabaseError:
        return True
    return found is not None
