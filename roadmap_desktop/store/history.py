"""Reads the journal: revisions with their changes, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from roadmap_desktop.domain.model.entities import Scope
from roadmap_desktop.store.faults import RowMissingError
from roadmap_desktop.store.images import CHUNK, from_json
from roadmap_desktop.store.revisions import Change, Revision, RevisionKind, RevisionScope
from roadmap_desktop.store.tables.journal import change, revision
from roadmap_desktop.store.tables.register import TABLE_OF

_PLANS = TABLE_OF["plan"]


def read_history(
    connection: Connection, scope: RevisionScope, before: int | None, limit: int | None
) -> tuple[Revision, ...]:
    """The revisions that touched what the scope is about, with their changes to it."""
    about = _changes_about(connection, scope)
    touched = revision.c.id.in_(select(change.c.revision).where(about))
    wanted = select(revision).where(touched).order_by(revision.c.id.desc())
    if before is not None:
        wanted = wanted.where(revision.c.id < before)
    if limit is not None:
        wanted = wanted.limit(limit)
    rows = connection.execute(wanted).all()
    changes: dict[int, list[Change]] = {row.id: [] for row in rows}
    ids = sorted(changes)
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        for number, one in _read_changes(connection, and_(change.c.revision.in_(part), about)):
            changes[number].append(one)
    return tuple(_revision(row, changes[row.id]) for row in rows)


def find_revision(connection: Connection, revision_id: int) -> Revision:
    """One revision with all its changes; ``RowMissingError`` when there is none."""
    row = connection.execute(select(revision).where(revision.c.id == revision_id)).first()
    if row is None:
        raise RowMissingError(
            f"There is no revision {revision_id} in this store. Choose one from the history."
        )
    found = _read_changes(connection, change.c.revision == revision_id)
    return _revision(row, [one for _, one in found])


def last_change_of(connection: Connection, entity: str, row_id: str, after: int) -> str:
    """The label of the last revision after ``after`` that changed the row, '' for none."""
    found = connection.execute(
        select(revision.c.label)
        .join(change, change.c.revision == revision.c.id)
        .where(change.c.revision > after, change.c.entity == entity, change.c.row_id == row_id)
        .order_by(revision.c.id.desc())
        .limit(1)
    ).scalar()
    return found or ""


def added_since(
    connection: Connection, after: int, plans: Iterable[str], clients: Iterable[str]
) -> set[tuple[str, str]]:
    """Rows (entity, id) of these plans and clients that a revision after ``after`` touched."""
    about = or_(change.c.plan_id.in_([*plans]), change.c.client_id.in_([*clients]))
    wanted = select(change.c.entity, change.c.row_id).where(change.c.revision > after, about)
    return {(row.entity, row.row_id) for row in connection.execute(wanted)}


def _changes_about(connection: Connection, scope: RevisionScope) -> ColumnElement[bool]:
    match scope.kind:
        case Scope.STORE:
            return change.c.revision > 0
        case Scope.CLIENT:
            return change.c.client_id == scope.id
        case Scope.PLAN:
            of_plan = change.c.plan_id == scope.id
            first = select(func.min(change.c.revision)).where(of_plan).scalar_subquery()
            client = select(_PLANS.c.client_id).where(_PLANS.c.id == scope.id)
            client_id = connection.execute(client).scalar() or scope.id
            of_client = and_(
                change.c.client_id == client_id, change.c.plan_id == "", change.c.revision >= first
            )
            return or_(of_plan, of_client)


def _read_changes(
    connection: Connection, about: ColumnElement[bool]
) -> Iterator[tuple[int, Change]]:
    wanted = select(change).where(about).order_by(change.c.revision, change.c.number)
    for row in connection.execute(wanted).mappings():
        yield row["revision"], change_from(row)


def change_from(row: Mapping[Any, Any]) -> Change:
    """A change from its row of the journal."""
    return Change(
        entity=row["entity"],
        id=row["row_id"],
        old=from_json(row["old"]),
        new=from_json(row["new"]),
        client_id=row["client_id"],
        plan_id=row["plan_id"],
    )


def _revision(row: Row[Any], changes: Iterable[Change]) -> Revision:
    return Revision(
        id=row.id,
        label=row.label,
        actor=row.actor,
        at=datetime.fromisoformat(row.at),
        kind=RevisionKind(row.kind),
        scope=RevisionScope(Scope(row.scope), row.scope_id),
        target=row.target,
        changes=tuple(changes),
    )
