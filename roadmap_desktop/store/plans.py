"""Plans as values: read from the tables, and patched from what a revision changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from roadmap_desktop.domain.model.client import Client, Closure
from roadmap_desktop.domain.model.entities import (
    BY_NAME,
    ENTITIES,
    Entity,
    order_of,
    with_records,
)
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.records import converters
from roadmap_desktop.store.engine import reading
from roadmap_desktop.store.faults import RowMissingError
from roadmap_desktop.store.images import Image
from roadmap_desktop.store.revisions import Change
from roadmap_desktop.store.tables.register import TABLE_OF, owner_column


def _select(entity: Entity) -> Select[Any]:
    """The rows of one plan or client, columns in the order of the record's fields."""
    table = TABLE_OF[entity.name]
    key = table.c[owner_column(entity) or "id"]
    names = [f.name for f in fields(entity.record)]
    return select(*(table.c[name] for name in names)).where(key == bindparam("owner_id"))


_SELECTS: Mapping[str, Select[Any]] = MappingProxyType({e.name: _select(e) for e in ENTITIES})
_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {e.name: tuple(f.name for f in fields(e.record)) for e in ENTITIES}
)
_OF_CLIENT = ("client", "closure")
_CLIENTS = select(*(TABLE_OF["client"].c[name] for name in _FIELDS["client"]))


def read_plan(connection: Connection, plan_id: str) -> Plan:
    """The plan with all its parts; ``RowMissingError`` when there is none with that id."""
    with reading(connection):
        parts = {
            entity.name: _records(connection, entity, plan_id)
            for entity in ENTITIES
            if entity.name not in _OF_CLIENT
        }
        if not parts["plan"]:
            raise RowMissingError("There is no such plan in this store. Choose one from the list.")
        client_id = parts["plan"][0].client_id
        for name in _OF_CLIENT:
            parts[name] = _records(connection, BY_NAME[name], client_id)
    values: dict[str, Any] = {}
    for entity in ENTITIES:
        found = parts[entity.name]
        if not entity.many and not found:
            raise RowMissingError(
                f"The {entity.noun} of this plan is missing from the store. Run verify, then"
                " restore a backup."
            )
        values[entity.attribute] = tuple(sorted(found, key=order_of)) if entity.many else found[0]
    return Plan(**values)


def _records(connection: Connection, entity: Entity, owner_id: str) -> list[Any]:
    names = _FIELDS[entity.name]
    rows = connection.execute(_SELECTS[entity.name], {"owner_id": owner_id})
    return [entity.record(**dict(zip(names, row, strict=True))) for row in rows]


def read_clients(connection: Connection) -> tuple[Client, ...]:
    """All clients by name."""
    with reading(connection):
        rows = connection.execute(_CLIENTS).all()
    names = _FIELDS["client"]
    clients = [Client(**dict(zip(names, row, strict=True))) for row in rows]
    return tuple(sorted(clients, key=lambda c: (c.name.casefold(), c.id)))


def read_closures(connection: Connection, client_id: str) -> tuple[Closure, ...]:
    """When a client is closed, in the order of its list."""
    with reading(connection):
        found = _records(connection, BY_NAME["closure"], client_id)
    return tuple(sorted(found, key=order_of))


def apply_changes(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan after a revision, patched from its changes; others' rows are passed over.

    ``LookupError`` where the changes do not fit this plan: it was removed, handed to another
    client, or a row to change is not there. Load the plan afresh then.
    """
    of_entity: dict[str, list[Change]] = {}
    for change in changes:
        if change.plan_id == plan.id or (not change.plan_id and change.client_id == plan.client.id):
            of_entity.setdefault(change.entity, []).append(change)
    for name, its_changes in of_entity.items():
        plan = _patch(plan, BY_NAME[name], its_changes)
    return plan


def _patch(plan: Plan, entity: Entity, changes: list[Change]) -> Plan:
    current, wanted = getattr(plan, entity.attribute), {change.id for change in changes}
    records = current if entity.many else (current,)
    by_id = {record.id: record for record in records if record.id in wanted}
    put: list[Any] = []
    drop: set[str] = set()
    for change in changes:
        if change.new is None:
            drop.add(change.id)
        elif change.old is None:
            put.append(entity.record(**_values(entity, change.new)))
        else:
            put.append(replace(by_id[change.id], **_values(entity, change.new)))
    moved = entity.name == "plan" and put and put[-1].client_id != plan.client.id
    if moved or (drop and not entity.many):
        raise LookupError(f"the {entity.noun} of the plan was replaced")
    return with_records(plan, entity, tuple(put), frozenset(drop))


def _values(entity: Entity, image: Image) -> dict[str, Any]:
    convert = converters(entity.record)
    owner = owner_column(entity)
    return {name: convert[name](value) for name, value in image.items() if name != owner}
