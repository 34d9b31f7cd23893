"""Which table keeps which entity, and rows from records and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from sqlalchemy import Table

from roadmap_desktop.domain.model.entities import BY_NAME, ENTITIES, Entity, Scope
from roadmap_desktop.store.tables import (
    answers,
    checklists,
    client,
    data_rules,
    governance,
    journal,
    kpis,
    people,
    pilot,
    plan,
    risks,
    rollout,
    tasks,
    use_case,
)
from roadmap_desktop.store.tables.base import Row

_SUBJECTS = (
    answers,
    checklists,
    client,
    data_rules,
    governance,
    kpis,
    people,
    pilot,
    plan,
    risks,
    rollout,
    tasks,
    use_case,
)

_BY_TABLE: Mapping[str, type[Row]] = {
    kind.__tablename__: kind
    for subject in _SUBJECTS
    for kind in vars(subject).values()
    if isinstance(kind, type) and issubclass(kind, Row) and "__tablename__" in vars(kind)
}

ROW_OF: Mapping[str, type[Row]] = MappingProxyType({e.name: _BY_TABLE[e.name] for e in ENTITIES})
"""The row class of each entity, by the entity's name."""

TABLE_OF: Mapping[str, Table] = MappingProxyType(
    {name: Row.metadata.tables[name] for name in ROW_OF}
)
"""The table of each entity, by the entity's name."""

JOURNAL_TABLES = frozenset(
    table.name
    for table in (journal.revision, journal.change, journal.plan_index, journal.store_meta)
)
"""What only the journal writes."""


def owner_column(entity: Entity) -> str:
    """The column that says whose row it is; '' where the record itself says so."""
    if entity.name in ("client", "plan"):
        return ""
    return "client_id" if entity.scope is Scope.CLIENT else "plan_id"


def row_from(record: Any, entity: str, *, owner_id: str = "") -> Row:
    """A new row that holds a record; ``owner_id`` is its plan's id, for a closure its client's."""
    known = BY_NAME[entity]
    values = {f.name: getattr(record, f.name) for f in fields(record)}
    column = owner_column(known)
    if column:
        values[column] = owner_id
    return ROW_OF[entity](**values)


def record_from(row: Row) -> Any:
    """The record a row holds."""
    record = BY_NAME[row.__tablename__].record
    return record(**{f.name: getattr(row, f.name) for f in fields(record)})
