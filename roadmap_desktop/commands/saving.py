"""Writes what is different between two states of a plan, row by row, inside a revision.

A command says what the plan shall be; which rows that touches follows from comparing the two, so
that no command can forget one and the journal sees exactly what changed.
"""

from __future__ import annotations

from dataclasses import fields
from operator import is_not
from typing import Any

from sqlalchemy.orm import Session

from roadmap_desktop.domain.model.entities import ENTITIES, Entity, Scope
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.store.faults import RowMissingError
from roadmap_desktop.store.tables.register import ROW_OF, row_from


def add_plan(session: Session, plan: Plan, *, with_client: bool) -> None:
    """Add every row of a new plan, and of its client where that is new too."""
    for entity in ENTITIES:
        if entity.scope is Scope.CLIENT and not with_client:
            continue
        for record in _records(plan, entity):
            session.add(row_from(record, entity.name, owner_id=_owner(plan, entity)))


def save_difference(session: Session, before: Plan, after: Plan) -> None:
    """Add, change and remove the rows in which ``after`` differs from ``before``."""
    for entity in ENTITIES:
        old, new = getattr(before, entity.attribute), getattr(after, entity.attribute)
        if old is new:
            continue
        was, now = _apart(_records(before, entity), _records(after, entity))
        for record_id, record in now.items():
            if record_id not in was:
                session.add(row_from(record, entity.name, owner_id=_owner(after, entity)))
            elif record != was[record_id]:
                _change(session, entity, was[record_id], record)
        for record_id in was.keys() - now.keys():
            session.delete(_row(session, entity, record_id))


def _change(session: Session, entity: Entity, old: Any, new: Any) -> None:
    row = _row(session, entity, new.id)
    for field in fields(new):
        value = getattr(new, field.name)
        if value != getattr(old, field.name):
            setattr(row, field.name, value)


def _row(session: Session, entity: Entity, record_id: str) -> Any:
    row = session.get(ROW_OF[entity.name], record_id)
    if row is None:
        raise RowMissingError(f"This {entity.noun} is no longer there. Open the plan again.")
    return row


def _records(plan: Plan, entity: Entity) -> tuple[Any, ...]:
    value = getattr(plan, entity.attribute)
    return value if entity.many else (value,)


def _apart(
    before: tuple[Any, ...], after: tuple[Any, ...]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The records of both states by id, without those that stand in both at the same place."""
    if len(before) == len(after):
        others = [n for n, other in enumerate(map(is_not, before, after)) if other]
        before, after = tuple(before[n] for n in others), tuple(after[n] for n in others)
    return {r.id: r for r in before}, {r.id: r for r in after}


def _owner(plan: Plan, entity: Entity) -> str:
    return plan.client.id if entity.scope is Scope.CLIENT else plan.id
