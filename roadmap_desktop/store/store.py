'''The store: one file that holds every client, plan and edit.

A command opens one short revision, loads the rows it needs, checks, and sets attributes::

    from roadmap_desktop.store.revisions import RevisionScope
    from roadmap_desktop.store.tables.people import PersonRow

    def rename(store: Store, plan_id: str, person_id: str, name: str, actor: str) -> ...:
        """Give a person another name."""
        scope = RevisionScope.of_plan(plan_id)
        with store.journal.revision("Rename a person", actor, scope) as session:
            person = session.get(PersonRow, person_id)
            if person is None:
                raise RowMissingError("This person is no longer in the plan. ...")
            person.name = name
        return session.recorded       # None where nothing changed

The block's end commits, an exception inside takes everything back. The new plan is then
``apply_changes(plan, revision.changes)``, or ``store.load_plan(plan_id)``.

- Rows are made by ``row_from(record, "person", owner_id=plan_id)`` or by their classes, always with
  an id of ``store.new_id()``; ``ROW_OF["person"]`` is the row class of an entity. A plan needs one
  row each of plan, use_case, pilot and review_process.
- Rows are removed by ``session.delete(row)``. Columns that name a person are foreign keys: clear
  them before the person goes. They are checked at the commit, so order does not matter inside.
- ``session.execute(update(...))`` and other statements that the journal would not see are refused.
- Scopes: ``RevisionScope.of_plan(id)`` for what the open plan undoes, ``of_client(id)``, and
  ``WHOLE_STORE`` for making, importing and deleting plans.
- ``store.journal.undo(scope, actor)`` and ``redo`` give the revision they wrote;
  ``undoable(scope)`` and ``redoable(scope)`` give a ``Step`` with its label, or None.
- ``delete_plan(session, plan_id)`` removes a plan with all its parts.
'''

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from roadmap_desktop.domain.model.client import Client
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.store import engine, upgrade
from roadmap_desktop.store.faults import told_in_sentences
from roadmap_desktop.store.journal import Journal
from roadmap_desktop.store.plan_list import PageKey, PlanPage, page_of_plans
from roadmap_desktop.store.plans import apply_changes, read_clients, read_plan
from roadmap_desktop.store.revisions import RevisionScope

__all__ = ["PageKey", "PlanPage", "RevisionScope", "Store", "apply_changes", "new_uuid"]


def new_uuid() -> str:
    """A key for a new row; never used twice, even after the row is gone."""
    return str(uuid.uuid4())


class Store:
    """An open store; made by ``open``, used by one thread, closed at the end."""

    def __init__(
        self,
        path: Path,
        opened: Engine,
        connection: Connection,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self.path = path
        self.new_id = new_id
        self._engine = opened
        self._connection = connection
        self.journal = Journal(connection, path, now, self._before_write)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        migrations: Path,
        now: Callable[[], datetime],
        new_id: Callable[[], str] = new_uuid,
    ) -> Store:
        """Open the store, or make one where nothing has that name yet.

        ``now`` gives the current time with its zone.
        """
        with told_in_sentences(path):
            if not path.exists():
                engine.make_private_folder(path.parent)
                engine.make_private_file(path)
            opened = engine.open_engine(path)
            connection = opened.connect()
            if upgrade.version_of(connection) != upgrade.known_version(migrations):
                upgrade.upgrade(connection, migrations)
            return cls(path, opened, connection, now, new_id)

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        with told_in_sentences(self.path):
            self._connection.close()
            self._engine.dispose()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    def load_plan(self, plan_id: str) -> Plan:
        """The plan with its client and all its parts; ``RowMissingError`` when there is none."""
        with told_in_sentences(self.path):
            return read_plan(self._connection, plan_id)

    def plans(self, search: str = "", after: PageKey | None = None, limit: int = 100) -> PlanPage:
        """A page of the list of plans, newest change first.

        ``search`` finds plans whose title, number or client has words that begin like all the
        words typed; case and accents do not matter. ``after`` is the page before's ``next``.
        """
        with told_in_sentences(self.path):
            return page_of_plans(self._connection, search, after, limit)

    def clients(self) -> tuple[Client, ...]:
        """All clients by name."""
        with told_in_sentences(self.path):
            return read_clients(self._connection)

    def _before_write(self) -> None:
        """Refuse a write that could not be kept."""
