"""An open plan: runs commands on it, undoes them, and tells who listens what was touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec

from roadmap_desktop.assessment.assess import Settled, assess
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.commands.edit import Command, Edit
from roadmap_desktop.commands.saving import save_difference
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.store.revisions import Revision, RevisionScope, Step
from roadmap_desktop.store.store import Store, apply_changes
from roadmap_desktop.timeline.remembered import Once

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What a revision did to the open plan."""

    revision: Revision
    plan: Plan
    touched: frozenset[str]
    """Names of the entities that have changed rows."""


class PlanSession:
    """The open plan, its assessment and its undo stack; both are renewed once per revision."""

    def __init__(
        self, store: Store, plan_id: str, catalogue: Catalogue, today: date, actor: str
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._today = today
        self.actor = actor
        """Whose steps the next ones are."""
        self._scope = RevisionScope.of_plan(plan_id)
        self._listeners: list[Callable[[PlanChange], None]] = []
        self._plan = store.load_plan(plan_id)
        self._assessment: Assessment | None = None
        self._settled: Once[Settled] = Once()

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self._plan

    @property
    def assessment(self) -> Assessment:
        """Everything computed about the plan as it stands."""
        if self._assessment is None:
            self._assessment = assess(self._plan, self._catalogue, self._today, self._settled)
        return self._assessment

    @property
    def today(self) -> date:
        """The calendar day to reckon with."""
        return self._today

    @property
    def undo_label(self) -> str:
        """The step that undo would take back, '' when there is none."""
        step = self._store.journal.undoable(self._scope)
        return step.label if step else ""

    @property
    def redo_label(self) -> str:
        """The step that redo would do again, '' when there is none."""
        step = self._store.journal.redoable(self._scope)
        return step.label if step else ""

    def revisions(self) -> tuple[Revision, ...]:
        """Everything that was done to the plan and its firm, newest first."""
        return self._store.journal.history(self._scope)

    def steps_done(self) -> tuple[Step, ...]:
        """The steps that undo would take back one after the other, oldest first."""
        return self._store.journal.steps_done(self._scope)

    def on_changed(self, listener: Callable[[PlanChange], None]) -> None:
        """Call ``listener`` after every revision of this plan."""
        self._listeners.append(listener)

    def refresh(self) -> None:
        """Read the plan again, after its firm was changed elsewhere or its import undone."""
        self._plan = self._store.load_plan(self._plan.id)
        self._assessment = None

    def run(self, command: Command[P], *args: P.args, **kwargs: P.kwargs) -> Revision | None:
        """Run a command as one revision; None where it changed nothing.

        Raises ``PlanError`` where the command or the store refuses; then nothing is written.
        """
        edit = Edit(
            plan=self._plan,
            catalogue=self._catalogue,
            today=self._today,
            new_id=self._store.new_id,
        )
        step = command(edit, *args, **kwargs)
        with self._store.journal.revision(step.label, self.actor, self._scope) as session:
            save_difference(session, self._plan, step.plan)
        revision = session.recorded
        if revision is not None:
            self._renew(revision)
        return revision

    def undo(self) -> Revision:
        """Take the last step back; ``CannotUndoError`` where there is none or it cannot be."""
        revision = self._store.journal.undo(self._scope, self.actor)
        self._renew(revision)
        return revision

    def redo(self) -> Revision:
        """Do the step again that was taken back last."""
        revision = self._store.journal.redo(self._scope, self.actor)
        self._renew(revision)
        return revision

    def _renew(self, revision: Revision) -> None:
        try:
            self._plan = apply_changes(self._plan, revision.changes)
        except LookupError:
            self._plan = self._store.load_plan(self._plan.id)
        self._assessment = None
        touched = frozenset(change.entity for change in revision.changes)
        for listener in self._listeners:
            listener(PlanChange(revision, self._plan, touched))
