"""Removes a plan or a client with everything that belongs to it, row by row.

The database itself cascades nothing: what it removed, the journal would not see.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from roadmap_desktop.domain.model.entities import ENTITIES
from roadmap_desktop.store.faults import RowMissingError, StillReferredError
from roadmap_desktop.store.tables.client import ClientRow, ClosureRow
from roadmap_desktop.store.tables.plan import PlanRow
from roadmap_desktop.store.tables.register import ROW_OF, TABLE_OF, owner_column


def delete_plan(session: Session, plan_id: str) -> None:
    """Remove a plan with all its parts, inside a revision; ``RowMissingError`` for none."""
    plan = session.get(PlanRow, plan_id)
    if plan is None:
        raise RowMissingError("This plan is no longer in the store. Choose one from the list.")
    for entity in ENTITIES:
        if owner_column(entity) != "plan_id":
            continue
        of_plan = TABLE_OF[entity.name].c.plan_id == plan_id
        for row in session.scalars(select(ROW_OF[entity.name]).where(of_plan)):
            session.delete(row)
    session.delete(plan)


def delete_client(session: Session, client_id: str) -> None:
    """Remove a client that has no plans left, inside a revision."""
    client = session.get(ClientRow, client_id)
    if client is None:
        raise RowMissingError("This firm is no longer in the store. Choose one from the list.")
    if session.scalars(select(PlanRow.id).where(PlanRow.client_id == client_id)).first():
        raise StillReferredError(
            f"“{client.name}” still has plans. Delete those first, or erase the firm for good."
        )
    for closure in session.scalars(select(ClosureRow).where(ClosureRow.client_id == client_id)):
        session.delete(closure)
    session.delete(client)
