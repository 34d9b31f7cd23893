"""What the store's tests build on: a clock to set, small firms, and the state of a whole store."""

from __future__ import annotations

import itertools
import os
import tempfile
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from roadmap_desktop.app import paths
from roadmap_desktop.store import engine
from roadmap_desktop.store.images import image_of
from roadmap_desktop.store.revisions import WHOLE_STORE, Revision, RevisionScope
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.client import ClientRow
from roadmap_desktop.store.tables.people import PersonRow, RoleAssignmentRow
from roadmap_desktop.store.tables.pilot import PilotRow, ReviewProcessRow
from roadmap_desktop.store.tables.plan import PlanRow
from roadmap_desktop.store.tables.register import TABLE_OF
from roadmap_desktop.store.tables.use_case import UseCaseRow

MIGRATIONS = paths.migrations()
SOAK = os.environ.get("ROADMAP_SOAK") == "1"
ME = "Ines"


def count(slice_: int, full: int) -> int:
    """How often a test repeats: a slice of the full count, except in a soak."""
    return full if SOAK else slice_


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    time: datetime = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **parts: float) -> None:
        """Let time go by, or back where a part is negative."""
        self.time += timedelta(**parts)


def ids() -> Callable[[], str]:
    """Ids that are the same in every run."""
    numbers = itertools.count(1)
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012}"


@dataclass
class Desk:
    """Opens one store again and again, as a person does."""

    path: Path
    clock: Clock = field(default_factory=Clock)
    migrations: Path = MIGRATIONS
    opened: list[Store] = field(default_factory=list)

    def open(self, **settings: Any) -> Store:
        """Open the store with the desk's clock."""
        settings = {"migrations": self.migrations, "now": self.clock, "new_id": ids(), **settings}
        store = Store.open(self.path, **settings)
        self.opened.append(store)
        return store

    def clear(self) -> None:
        """Close what a test left open."""
        for store in self.opened:
            store._opened.close()


def add_client(store: Store, client_id: str = "bakery", name: str = "Backhaus Süd") -> Revision:
    """A new client, as Home makes it."""
    with store.journal.revision("New firm", ME, WHOLE_STORE) as session:
        session.add(ClientRow(id=client_id, name=name, head_count=6, country="DE"))
    assert session.recorded
    return session.recorded


def add_plan(
    store: Store,
    plan_id: str = "replies",
    client_id: str = "bakery",
    title: str = "Draft replies to customers",
) -> Revision:
    """A new plan with its single rows and one person who owns it."""
    with store.journal.revision("New plan", ME, WHOLE_STORE) as session:
        session.add_all(
            [
                RoleAssignmentRow(
                    id=f"{plan_id}-owner",
                    plan_id=plan_id,
                    role="owner",
                    person_id=f"{plan_id}-ines",
                ),
                PersonRow(id=f"{plan_id}-ines", plan_id=plan_id, name="Ines"),
                PlanRow(id=plan_id, client_id=client_id, title=title),
                UseCaseRow(id=f"{plan_id}-use", plan_id=plan_id),
                PilotRow(id=f"{plan_id}-pilot", plan_id=plan_id),
                ReviewProcessRow(id=f"{plan_id}-review", plan_id=plan_id),
            ]
        )
    assert session.recorded
    return session.recorded


def furnish(store: Store) -> Store:
    """One firm with one plan."""
    add_client(store)
    add_plan(store)
    return store


def retitle(store: Store, title: str, plan_id: str = "replies") -> Revision | None:
    """The smallest edit there is."""
    scope = RevisionScope.of_plan(plan_id)
    with store.journal.revision("Change the title", ME, scope) as session:
        row = session.get(PlanRow, plan_id)
        assert row
        row.title = title
    return session.recorded


def rows_of(store: Store) -> dict[str, list[Any]]:
    """Every row of every entity, as plain values in a fixed order."""
    connection = store._connection
    with engine.reading(connection):
        return {
            name: sorted(
                (image_of(row) for row in connection.execute(select(table)).mappings()),
                key=lambda image: image["id"],
            )
            for name, table in TABLE_OF.items()
        }


NOBODY = 65534


def open_the_way(folder: Path) -> None:
    """Let somebody else read and pass the folders down to this one, which pytest keeps private."""
    top = Path(tempfile.gettempdir())
    for one in (folder, *folder.parents):
        if one != top and one.is_relative_to(top):
            one.chmod(one.stat().st_mode | 0o055)


def in_a_child(act: Callable[[], object], *, as_nobody: bool = False) -> int:
    """Run in a forked child, without root's rights where asked; gives its wait status.

    Root may write everywhere, so that nothing is read-only for it.
    """
    with warnings.catch_warnings():
        # The child runs on one thread and never returns to the others.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            if as_nobody and os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            act()
        except BaseException:  # noqa: BLE001 -- the status tells the parent
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]
