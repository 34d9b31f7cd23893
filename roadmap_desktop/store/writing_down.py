"""Writes a revision with its changes into the journal's two tables, sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from roadmap_desktop.store.images import to_json
from roadmap_desktop.store.revisions import Change, Revision, RevisionKind, RevisionScope
from roadmap_desktop.store.seal import seal_of
from roadmap_desktop.store.tables import journal as tables

_ADD_REVISION = insert(tables.revision).returning(tables.revision.c.id)
_ADD_CHANGE = insert(tables.change)


def write_down(
    connection: Connection,
    *,
    label: str,
    actor: str,
    at: datetime,
    kind: RevisionKind,
    scope: RevisionScope,
    target: int | None,
    changes: Sequence[Change],
) -> Revision:
    """Append the revision; its id is the next one. The caller has opened the tables' guard."""
    values = {
        "at": at.isoformat(timespec="milliseconds"),
        "actor": actor,
        "label": label,
        "kind": kind.value,
        "target": target,
        "scope": scope.kind.value,
        "scope_id": scope.id,
    }
    rows: list[dict[str, Any]] = [
        {
            "number": number,
            "entity": change.entity,
            "row_id": change.id,
            "client_id": change.client_id,
            "plan_id": change.plan_id,
            "old": to_json(change.old),
            "new": to_json(change.new),
        }
        for number, change in enumerate(changes)
    ]
    sealed = {**values, "seal": seal_of(values, rows)}
    revision_id: int = connection.execute(_ADD_REVISION, sealed).scalar_one()
    if rows:
        connection.execute(_ADD_CHANGE, [{**row, "revision": revision_id} for row in rows])
    return Revision(
        id=revision_id,
        label=label,
        actor=actor,
        at=at,
        kind=kind,
        scope=scope,
        target=target,
        changes=tuple(changes),
    )
