"""The store as the window knows it: firms and plans as a whole, their drafts, their backups.

An office is opened once and closed at the end. What happens inside one plan goes through the
``PlanSession`` it opens.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from roadmap_desktop.commands import handover
from roadmap_desktop.commands.plans import create_plan
from roadmap_desktop.commands.plans import delete as delete_one
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.client import Client
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.exchange.plan_file import SUFFIX
from roadmap_desktop.store.backup import Backup as Backup
from roadmap_desktop.store.backup import BackupContent as BackupContent
from roadmap_desktop.store.backup import inspect_backup
from roadmap_desktop.store.drafts import NEW_PLAN as NEW_PLAN
from roadmap_desktop.store.erase import Erased as Erased
from roadmap_desktop.store.faults import (
    StoreDamagedError,
    StoreFullError,
    StoreInUseError,
    StoreMovedError,
    StoreReadOnlyError,
)
from roadmap_desktop.store.places import Notice as Notice
from roadmap_desktop.store.plan_list import PageKey as PageKey
from roadmap_desktop.store.plan_list import PlanPage as PlanPage
from roadmap_desktop.store.plan_list import PlanSummary as PlanSummary
from roadmap_desktop.store.restore import restore as restore_store
from roadmap_desktop.store.revisions import WHOLE_STORE
from roadmap_desktop.store.revisions import Revision as Revision
from roadmap_desktop.store.store import Store

NOT_SAVED = (
    StoreDamagedError,
    StoreFullError,
    StoreInUseError,
    StoreMovedError,
    StoreReadOnlyError,
)
"""Refusals that come from the disk: what was entered could not be kept."""
QUICK_PLAN = "quick_plan"
"""Draft field that says how far an unfinished Quick plan has come; its text is the page."""


@dataclass(frozen=True, kw_only=True)
class Premises:
    """Where the office finds its files."""

    store: Path
    migrations: Path
    samples: Path
    witness: Path


class Office:
    """The open store with everything one does to plans as a whole."""

    def __init__(
        self,
        premises: Premises,
        catalogue: Catalogue | Callable[[], Catalogue],
        *,
        today: Callable[[], date],
        now: Callable[[], datetime],
        actor: str,
    ) -> None:
        self.premises = premises
        self._catalogue = catalogue
        self.actor = actor
        self._today = today
        self._now = now
        self._store = self._open()

    @cached_property
    def catalogue(self) -> Catalogue:
        """All content; read when it is first asked for, where a way to read it was given."""
        return self._catalogue() if callable(self._catalogue) else self._catalogue

    def _open(self) -> Store:
        return Store.open(
            self.premises.store,
            migrations=self.premises.migrations,
            now=self._now,
            witness=self.premises.witness,
            back_up=False,
        )

    @property
    def today(self) -> date:
        """The user's calendar day."""
        return self._today()

    @property
    def now(self) -> datetime:
        """The present moment, with its zone."""
        return self._now()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is to be told about the store: a banner each."""
        return self._store.notices

    @property
    def read_only(self) -> bool:
        """Nothing can be changed."""
        return self._store.read_only

    def close(self) -> None:
        """Fold the log into the store's file and let go of it."""
        self._store.close()

    # --- the list ----------------------------------------------------------------------------

    def plans(self, search: str = "", after: PageKey | None = None, limit: int = 100) -> PlanPage:
        """A page of the list, the last changed first."""
        return self._store.plans(search, after, limit)

    def clients(self) -> tuple[Client, ...]:
        """All firms by name."""
        return self._store.clients()

    def load_plan(self, plan_id: str) -> Plan:
        """A plan as it stands, for looking at."""
        return self._store.load_plan(plan_id)

    def open_plan(self, plan_id: str) -> PlanSession:
        """A plan to work on; ``PlanError`` where it is gone."""
        return PlanSession(self._store, plan_id, self.catalogue, self.today, self.actor)

    # --- plans come and go -------------------------------------------------------------------

    def new_id(self) -> str:
        """A key for a new row."""
        return self._store.new_id()

    def add_plan(self, plan: Plan) -> str:
        """Keep a new plan; its id."""
        return create_plan(self._store, plan, self.actor)

    def samples(self) -> tuple[str, ...]:
        """Names of the finished examples, the lightest first."""
        known = ("bakery", "accounting", "home_care")
        return tuple(n for n in known if (self.premises.samples / f"{n}.toml").is_file())

    def add_sample(self, name: str) -> str:
        """Make a finished example into a plan of one's own; its id."""
        return self.take_in(self.premises.samples / f"{name}.toml")

    def take_in(self, path: Path) -> str:
        """Make a plan of an answers file or a plan file; its id.

        Raises ``PlanError`` (``InputError`` with every mistake); then nothing was written.
        """
        if path.suffix.casefold() == SUFFIX:
            return handover.import_plan_file(self._store, path, self.actor)
        if path.suffix.casefold() == ".toml":
            plan = read_answers(path, self.catalogue, self.today, self._store.new_id)
            return create_plan(self._store, plan, self.actor)
        raise PlanError(
            f"{path.name} is neither a plan ({SUFFIX}) nor a file of answers (.toml);"
            " choose one of these."
        )

    def duplicate(self, plan_id: str) -> str:
        """Make a plan like another one; its id."""
        return handover.duplicate(self._store, plan_id, self.catalogue, self.actor)

    def delete(self, plan_id: str) -> None:
        """Delete a plan with all its parts; Home's undo brings it back."""
        delete_one(self._store, plan_id, self.actor)

    def erase_client(self, client_id: str) -> Erased:
        """Erase a firm with its plans for good."""
        return self._store.erase_client(client_id)

    def hand_over(self, plan_id: str, path: Path, program: str) -> None:
        """Write a plan with its history to a plan file."""
        handover.export_plan_file(self._store, plan_id, path, program)

    # --- undo of the list --------------------------------------------------------------------

    @property
    def undo_label(self) -> str:
        """What undo on Home would take back, '' for nothing."""
        step = self._store.journal.undoable(WHOLE_STORE)
        return step.label if step else ""

    @property
    def redo_label(self) -> str:
        """What redo on Home would do again, '' for nothing."""
        step = self._store.journal.redoable(WHOLE_STORE)
        return step.label if step else ""

    @property
    def can_undo(self) -> bool:
        """Undo on Home would not be refused: nothing done since stands in its way."""
        return self._store.journal.can_undo(WHOLE_STORE)

    @property
    def can_redo(self) -> bool:
        """Redo on Home would not be refused."""
        return self._store.journal.can_redo(WHOLE_STORE)

    def undo(self) -> Revision:
        """Take back what was last done to the list."""
        return self._store.journal.undo(WHOLE_STORE, self.actor)

    def redo(self) -> Revision:
        """Do it again."""
        return self._store.journal.redo(WHOLE_STORE, self.actor)

    # --- drafts ------------------------------------------------------------------------------

    def drafts(self, plan_id: str = NEW_PLAN) -> Mapping[str, object]:
        """What was typed and not committed, by field; values are plain JSON."""
        found = self._store.drafts.of_plan(plan_id)
        return {field: json.loads(text) for field, text in found.items()}

    def keep_draft(self, plan_id: str, field: str, value: object) -> None:
        """Keep what stands in a field; on disk when this returns."""
        self._store.drafts.keep(plan_id, field, json.dumps(value, ensure_ascii=False))

    def drop_drafts(self, plan_id: str, *fields: str) -> None:
        """Forget drafts, all of the plan's where no field is named."""
        if not self.read_only:
            self._store.drafts.drop(plan_id, *fields)

    def unfinished(self) -> Mapping[str, int]:
        """Plans whose Quick plan was not finished, and the page it is at, counted from 0."""
        found = self._store.drafts.with_field(QUICK_PLAN)
        return {plan_id: int(json.loads(text)) for plan_id, text in found.items() if plan_id}

    # --- backups -----------------------------------------------------------------------------

    def backups(self) -> tuple[Backup, ...]:
        """The backups of this store, newest first."""
        return self._store.backups()

    def look_into(self, backup: Path) -> BackupContent:
        """What a backup holds; ``PlanError`` for a damaged one."""
        return inspect_backup(backup)

    def back_up(self) -> Backup:
        """Make a backup now, checked by reopening it."""
        return self._store.back_up()

    def back_up_when_due(self) -> None:
        """Make the day's backup; what goes wrong becomes a notice."""
        self._store.back_up_when_due()

    def save_copy(self, target: Path) -> None:
        """Save the whole store under a free name elsewhere."""
        self._store.save_copy(target)

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in the store's place and open it; gives where the former state lies.

        Sessions opened before are of no more use. Raises ``PlanError``; the store is then open as
        it was.
        """
        self._store.close()
        try:
            return restore_store(
                self.premises.store,
                backup,
                migrations=self.premises.migrations,
                now=self._now,
                witness=self.premises.witness,
            )
        finally:
            self._store = self._open()
