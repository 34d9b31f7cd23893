"""The firm a plan is made for: found again in the store, or brought along."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from sqlalchemy.orm import Session

from roadmap_desktop.domain.model.client import Client, Closure
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.client import ClientRow
from roadmap_desktop.store.tables.register import row_from


def firm_called(store: Store, name: str) -> Client | None:
    """The firm of that name, if the store has one; case and spaces do not matter."""
    wanted = _plain(name)
    return next((c for c in store.clients() if _plain(c.name) == wanted), None)


def same_firm(store: Store, plan: Plan) -> Client | None:
    """The firm of the store that is the same as this plan's in all it says, closures included."""
    for client in store.clients():
        if replace(plan.client, id=client.id) == client:
            closures = store.closures(client.id)
            if sorted(map(_span, closures)) == sorted(map(_span, plan.closures)):
                return client
    return None


def bring_up_to_date(
    session: Session, known: Client, closures: tuple[Closure, ...], plan: Plan
) -> None:
    """Take over what a new plan says about its firm; what it leaves open stays as it was."""
    row = session.get_one(ClientRow, known.id)
    for field in fields(Client):
        said = getattr(plan.client, field.name)
        if field.name != "id" and said != _default(field.name) and said != getattr(row, field.name):
            setattr(row, field.name, said)
    there = set(map(_span, closures))
    for closure in plan.closures:
        if _span(closure) not in there:
            session.add(row_from(closure, "closure", owner_id=known.id))


def _default(field: str) -> Any:
    return getattr(Client(id=""), field)


def _span(closure: Closure) -> tuple[str, str, str, bool]:
    return (closure.name, str(closure.start), str(closure.finish), closure.yearly)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
