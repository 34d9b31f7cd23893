"""The one journal: every edit is a revision with the images of the rows it changed.

It gives undo, redo, the audit trail and recovery. Undo and redo are one act, ``revert``, which
applies a revision's images backwards as a new revision; what can be undone follows from the
journal alone, so that it survives a restart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from roadmap_desktop.domain.model.entities import Scope
from roadmap_desktop.store import engine
from roadmap_desktop.store.faults import (
    CannotUndoError,
    StillReferredError,
    reading_in_sentences,
    told_in_sentences,
)
from roadmap_desktop.store.history import find_revision, read_history
from roadmap_desktop.store.plan_list import keep_list
from roadmap_desktop.store.recording import Recorder, RecordingSession, WriteGuard
from roadmap_desktop.store.reverting import Move, backwards, can_move, forwards, move_rows
from roadmap_desktop.store.revisions import (
    Change,
    Revision,
    RevisionKind,
    RevisionScope,
    Step,
)
from roadmap_desktop.store.undo_stacks import StacksByScope
from roadmap_desktop.store.writing_down import write_down


class Journal:
    """Records, undoes, redoes and tells what happened to a store.

    ``before_write`` is called before each transaction and may refuse it.
    """

    def __init__(
        self,
        connection: Connection,
        path: Path,
        now: Callable[[], datetime],
        before_write: Callable[[], None],
    ) -> None:
        self._connection = connection
        self._path = path
        self._now = now
        self._before_write = before_write
        self._guard = WriteGuard(connection)
        self._stacks = StacksByScope(connection, path)

    @contextmanager
    def revision(self, label: str, actor: str, scope: RevisionScope) -> Iterator[RecordingSession]:
        """One edit: an ORM session whose changes are committed together with their journal.

        Leaving the block commits; any exception takes everything back. Where nothing is different
        at the end, no revision is written. ``label`` is what the person sees beside Undo, e.g.
        'Change the owner'. Raises a ``StoreError`` where the store cannot be written.
        """
        with self._transaction(label, actor, scope) as (session, _):
            yield session

    @contextmanager
    def keeping(self) -> Iterator[Connection]:
        """A transaction for what is not journaled: the store's own notes, and erasing."""
        self._before_write()
        with told_in_sentences(self._path), engine.writing(self._connection), self._guard.open():
            yield self._connection

    def undo(self, scope: RevisionScope, actor: str) -> Revision:
        """Take back the scope's last edit; ``CannotUndoError`` says why it cannot be."""
        step = self.undoable(scope)
        if step is None:
            raise CannotUndoError("There is nothing to undo.")
        return self._revert(step, RevisionKind.UNDO, scope, actor)

    def redo(self, scope: RevisionScope, actor: str) -> Revision:
        """Bring back what was undone last; ``CannotUndoError`` says why it cannot be."""
        step = self.redoable(scope)
        if step is None:
            raise CannotUndoError("There is nothing to redo.")
        return self._revert(step, RevisionKind.REDO, scope, actor)

    def undoable(self, scope: RevisionScope) -> Step | None:
        """What ``undo`` would take back, None for nothing."""
        return self._stacks.last_done(scope)

    def redoable(self, scope: RevisionScope) -> Step | None:
        """What ``redo`` would bring back, None for nothing."""
        return self._stacks.last_undone(scope)

    def can_undo(self, scope: RevisionScope) -> bool:
        """``undo`` has something to take back, and nothing done since stands in its way."""
        return self._can(self.undoable(scope), backwards)

    def can_redo(self, scope: RevisionScope) -> bool:
        """``redo`` has something to bring back, and nothing done since stands in its way."""
        return self._can(self.redoable(scope), forwards)

    def _can(self, step: Step | None, moves: Callable[[Sequence[Change]], list[Move]]) -> bool:
        if step is None:
            return False
        with reading_in_sentences(self._path), engine.reading(self._connection):
            changes = find_revision(self._connection, step.id).changes
            return can_move(self._connection, step, moves(changes))

    def steps_done(self, scope: RevisionScope) -> tuple[Step, ...]:
        """What ``undo`` would take back one after the other, oldest first."""
        return tuple(self._stacks.of(scope).done)

    def history(
        self, scope: RevisionScope, *, before: int | None = None, limit: int | None = None
    ) -> tuple[Revision, ...]:
        """What happened, newest first: for a plan all that touched it or its client.

        ``before`` (a revision id) and ``limit`` give it in pages.
        """
        with reading_in_sentences(self._path), engine.reading(self._connection):
            return read_history(self._connection, scope, before, limit)

    def find(self, revision_id: int) -> Revision:
        """One revision with its changes; ``RowMissingError`` when there is none."""
        with reading_in_sentences(self._path), engine.reading(self._connection):
            return find_revision(self._connection, revision_id)

    def forget_stacks(self) -> None:
        """Fold the journal again when next asked; after part of it was erased."""
        self._stacks.forget()

    def hand_over(self, session: Session, history: Sequence[Revision]) -> None:
        """Keep the history an imported plan brings along, oldest first; inside its revision.

        It is shown before the import, but is neither replayed nor undone: the import's own
        revision holds the rows. The caller has given plans and rows their ids of this store.
        """
        connection = session.connection()
        with self._guard.open():
            for revision in sorted(history, key=lambda one: one.id):
                write_down(
                    connection,
                    label=revision.label,
                    actor=revision.actor,
                    at=revision.at,
                    kind=RevisionKind.HANDED_OVER,
                    scope=revision.scope,
                    target=None,
                    changes=revision.changes,
                )

    @contextmanager
    def _transaction(
        self,
        label: str,
        actor: str,
        scope: RevisionScope,
        kind: RevisionKind = RevisionKind.DO,
        target: int | None = None,
    ) -> Iterator[tuple[RecordingSession, Recorder]]:
        if self._connection.in_transaction():
            raise RuntimeError("a revision was begun inside another one")
        self._stacks.of(scope)
        self._before_write()
        with told_in_sentences(self._path):
            with engine.writing(self._connection):
                recorder = Recorder(self._connection, self._guard)
                session = RecordingSession(self._connection, expire_on_commit=False)
                recorder.watch(session)
                try:
                    yield session, recorder
                    session.flush()
                    revision = self._record(recorder, label, actor, scope, kind, target)
                finally:
                    self._guard.allow(False)
                    session.close()
            # Only now is it on the disk.
            session.recorded = revision
            if revision is not None:
                self._stacks.of(scope).add(Step(revision.id, label), kind, target)

    def _record(
        self,
        recorder: Recorder,
        label: str,
        actor: str,
        scope: RevisionScope,
        kind: RevisionKind,
        target: int | None,
    ) -> Revision | None:
        changes = recorder.changes()
        if not changes:
            return None
        if scope.kind is Scope.PLAN and any(c.plan_id not in ("", scope.id) for c in changes):
            raise ValueError("a revision of one plan changed rows of another")
        with self._guard.open():
            revision = write_down(
                self._connection,
                label=label,
                actor=actor,
                at=self._now().astimezone(UTC),
                kind=kind,
                scope=scope,
                target=target,
                changes=changes,
            )
            keep_list(
                self._connection, revision.id, revision.at.isoformat(timespec="seconds"), changes
            )
        return revision

    def _revert(self, step: Step, kind: RevisionKind, scope: RevisionScope, actor: str) -> Revision:
        try:
            with self._transaction(step.label, actor, scope, kind, step.id) as (
                session,
                recorder,
            ):
                changes = find_revision(self._connection, step.id).changes
                moves = backwards(changes) if kind is RevisionKind.UNDO else forwards(changes)
                move_rows(self._connection, recorder, step, moves)
        except StillReferredError:
            raise CannotUndoError(
                f"“{step.label}” stays as it is: something added since belongs to it. Remove that"
                " first, then try again."
            ) from None
        assert session.recorded is not None  # noqa: S101 -- a recorded change always differs
        return session.recorded
