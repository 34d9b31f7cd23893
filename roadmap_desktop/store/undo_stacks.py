"""What can be undone and redone in each scope, as it follows from the journal alone."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, bindparam, select

from roadmap_desktop.store import engine
from roadmap_desktop.store.faults import told_in_sentences
from roadmap_desktop.store.revisions import RevisionScope, Step, UndoStacks
from roadmap_desktop.store.tables import journal as tables

_STEPS = (
    select(
        tables.revision.c.id,
        tables.revision.c.label,
        tables.revision.c.kind,
        tables.revision.c.target,
    )
    .where(
        tables.revision.c.scope == bindparam("kind_"),
        tables.revision.c.scope_id == bindparam("id_"),
    )
    .order_by(tables.revision.c.id)
)


class StacksByScope:
    """Folds the journal of a scope when it is first asked about; then each edit is added."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._known: dict[RevisionScope, UndoStacks] = {}

    def of(self, scope: RevisionScope) -> UndoStacks:
        """The scope's two stacks."""
        known = self._known.get(scope)
        if known is None:
            wanted = {"kind_": scope.kind.value, "id_": scope.id}
            with told_in_sentences(self._path), engine.reading(self._connection):
                rows = self._connection.execute(_STEPS, wanted)
                known = UndoStacks.fold((r.id, r.label, r.kind, r.target) for r in rows)
            self._known[scope] = known
        return known

    def last_done(self, scope: RevisionScope) -> Step | None:
        """What undo takes back, None for nothing."""
        stack = self.of(scope).done
        return stack[-1] if stack else None

    def last_undone(self, scope: RevisionScope) -> Step | None:
        """What redo brings back, None for nothing."""
        stack = self.of(scope).undone
        return stack[-1] if stack else None

    def forget(self) -> None:
        """Fold again when next asked; after part of the journal was erased."""
        self._known.clear()
