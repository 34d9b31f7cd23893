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
- ``removal.delete_plan(session, plan_id)`` and ``delete_client`` remove with all parts.
- ``store.back_up(Reason.IMPORT)`` comes before an import; ``store.journal.hand_over(session,
  history)`` keeps the history that an imported plan brings along.
'''

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import select

from roadmap_desktop.domain.model.client import Client, Closure
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.store import engine
from roadmap_desktop.store.backup import (
    Backup,
    Reason,
    backups_of,
    copy_checked,
    is_due,
    make_backup,
    may_thin,
    thin_out,
)
from roadmap_desktop.store.drafts import Drafts
from roadmap_desktop.store.erase import Erased, backups_holding, erase_rows, wipe_traces
from roadmap_desktop.store.faults import (
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    files_told_in_sentences,
    reading_in_sentences,
    told_in_sentences,
)
from roadmap_desktop.store.journal import Journal
from roadmap_desktop.store.opening import OpenFile, backup_or_notice, not_whole, open_file
from roadmap_desktop.store.places import Notice, Witness
from roadmap_desktop.store.plan_list import PageKey, PlanPage, page_of_plans
from roadmap_desktop.store.plans import apply_changes, read_clients, read_closures, read_plan
from roadmap_desktop.store.tables.journal import store_meta
from roadmap_desktop.store.verify import Verification, verify

__all__ = ["Store", "apply_changes", "new_uuid"]

REPLAY_EVERY = timedelta(days=7)


def new_uuid() -> str:
    """A key for a new row; never used twice, even after the row is gone."""
    return str(uuid.uuid4())


class Store:
    """An open store; made by ``open``, used by one thread, closed at the end."""

    def __init__(
        self,
        opened: OpenFile,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        witness: Witness | None,
    ) -> None:
        self.path = opened.path
        self.new_id = new_id
        self.notices: tuple[Notice, ...] = opened.notices
        """What to tell whoever opened the store: a banner each."""
        self._opened = opened
        self._connection = opened.connection
        self._now = now
        self._witness = witness
        self.journal = Journal(opened.connection, opened.path, now, self._before_write)
        self.drafts = Drafts(opened.connection, self.journal)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        migrations: Path,
        now: Callable[[], datetime],
        new_id: Callable[[], str] = new_uuid,
        witness: Path | None = None,
        back_up: bool = True,
    ) -> Store:
        """Open the store, or make one where nothing has that name yet.

        ``now`` gives the current time with its zone. ``witness`` is a file outside of the store
        that remembers how far it had come. With ``back_up`` a backup that is due is made at once;
        a window does that later by ``back_up_when_due``. Raises a ``StoreError`` that names the
        fault and the next step; the file's bytes are then as before.
        """
        remembers = Witness(witness) if witness else None
        with files_told_in_sentences(path):
            opened = open_file(path, migrations, now, new_id)
            store = cls(opened, now, new_id, remembers)
            try:
                if remembers:
                    store.notices += remembers.notice(store.store_id, store.last_revision)
                if store._meta("wipe_due") and not store.read_only:
                    store._wipe()
                if back_up:
                    store.back_up_when_due()
            except BaseException:
                opened.close()
                raise
        return store

    @property
    def read_only(self) -> bool:
        """True where the file cannot or should not be written; edits are refused."""
        return self._opened.read_only

    @property
    def store_id(self) -> str:
        """Tells this store from every other, through renaming and copying."""
        return self._meta("store_id")

    @property
    def last_revision(self) -> int:
        """The id of the newest revision, 0 before the first one."""
        with engine.reading(self._connection):
            found = self._connection.exec_driver_sql(
                "SELECT seq FROM sqlite_sequence WHERE name = 'revision'"
            ).scalar()
        return int(found or 0)

    def close(self) -> None:
        """Fold the log into the file and let go of both; a second time does nothing."""
        if self._connection.closed:
            return
        with told_in_sentences(self.path):
            try:
                if self._witness and not self.read_only:
                    self._witness.remember(self.store_id, self.last_revision)
            finally:
                self._opened.close()

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
        with reading_in_sentences(self.path):
            return read_plan(self._connection, plan_id)

    def plans(self, search: str = "", after: PageKey | None = None, limit: int = 100) -> PlanPage:
        """A page of the list of plans, newest change first.

        ``search`` finds plans whose title, number or client has words that begin like all the
        words typed; case and accents do not matter. ``after`` is the page before's ``next``.
        """
        with reading_in_sentences(self.path):
            return page_of_plans(self._connection, search, after, limit)

    def clients(self) -> tuple[Client, ...]:
        """All clients by name."""
        with reading_in_sentences(self.path):
            return read_clients(self._connection)

    def closures(self, client_id: str) -> tuple[Closure, ...]:
        """When a client is closed, in the order of its list."""
        with reading_in_sentences(self.path):
            return read_closures(self._connection, client_id)

    def backups(self) -> tuple[Backup, ...]:
        """The backups of this store, newest first."""
        return backups_of(self.path)

    def back_up(self, reason: Reason = Reason.ASKED) -> Backup:
        """Make a backup now, checked by reopening it; ``StoreError`` where it cannot be made."""
        return make_backup(engine.driver(self._connection), self.path, reason, self._now())

    def back_up_when_due(self) -> None:
        """Make the day's backup and let old ones go; what goes wrong becomes a notice.

        Before any backup goes, and once a week, the store is verified; one that is not whole keeps
        all its backups.
        """
        if self.read_only or not is_due(self.path, self._now(), self.last_revision):
            return
        self.notices += backup_or_notice(self._opened, Reason.DAILY, self._now())
        if not (may_thin(self.path) or self._replay_is_due()):
            return
        found = self.verify()
        if found.is_whole:
            thin_out(self.path)
        else:
            self.notices += not_whole(self.path, found.problems)

    def verify(self) -> Verification:
        """Check the file, its references, and the journal against the rows."""
        with told_in_sentences(self.path):
            found = verify(self._connection)
            if found.is_whole and not self.read_only:
                with self.journal.keeping() as connection:
                    connection.execute(
                        store_meta.insert().prefix_with("OR REPLACE"),
                        {"key": "replayed_at", "value": self._now().isoformat()},
                    )
        return found

    def save_copy(self, target: Path) -> None:
        """Save the whole store under a free name elsewhere; also while it cannot be written."""
        if target.exists():
            raise StoreError(f"{target} is there already. Choose a name that is free.")
        with files_told_in_sentences(target):
            engine.make_private_folder(target.parent)
            engine.pragma(self._connection, "query_only=OFF")
            try:
                copy_checked(engine.driver(self._connection), target)
            finally:
                engine.pragma(self._connection, f"query_only={int(self.read_only)}")

    def erase_client(self, client_id: str) -> Erased:
        """Erase a client for good: its plans, their journal, their traces in the file.

        There is no undo. The answer names the backups that still hold the client.
        """
        with self.journal.keeping() as connection:
            erased = erase_rows(connection, client_id)
        self.journal.forget_stacks()
        remain = not self._wipe()
        return replace(erased, traces_remain=remain, still_in=backups_holding(self.path, client_id))

    def _wipe(self) -> bool:
        """Rewrite the file after erasing; False where there was no room for it."""
        try:
            with told_in_sentences(self.path):
                wipe_traces(self._connection)
        except StoreFullError:
            return False
        return True

    def _before_write(self) -> None:
        """Refuse a write that could not be kept."""
        if self.read_only:
            raise StoreReadOnlyError(
                f"Not saved: the store {self.path} is open for reading only. Save a copy elsewhere"
                " and open that."
            )
        self._opened.identity.must_still_be(self.path)

    def _replay_is_due(self) -> bool:
        last = self._meta("replayed_at")
        if not last:
            return True
        # A clock that was set back makes the last check look as if it were still to come.
        return abs(self._now() - datetime.fromisoformat(last)) >= REPLAY_EVERY

    def _meta(self, key: str) -> str:
        with engine.reading(self._connection):
            wanted = select(store_meta.c.value).where(store_meta.c.key == key)
            return self._connection.execute(wanted).scalar() or ""
