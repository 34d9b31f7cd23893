"""What the journal is made of: revisions, their changes, scopes and the stacks of undo and redo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from roadmap_desktop.domain.model.entities import Scope


@dataclass(frozen=True, slots=True)
class RevisionScope:
    """Whose undo stack a revision belongs to: one plan's, one client's or the store's."""

    kind: Scope
    id: str = ""

    @classmethod
    def of_plan(cls, plan_id: str) -> RevisionScope:
        """What is undone from the open plan."""
        return cls(Scope.PLAN, plan_id)

    @classmethod
    def of_client(cls, client_id: str) -> RevisionScope:
        """What is undone from the client's own page."""
        return cls(Scope.CLIENT, client_id)


WHOLE_STORE = RevisionScope(Scope.STORE)
"""What is undone from Home: plans made, imported, deleted."""


class RevisionKind(StrEnum):
    """Why a revision was written."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    HANDED_OVER = "handed_over"
    """History that came with an imported plan: shown, but neither replayed nor undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a revision did to one row.

    ``old`` and ``new`` are plain JSON values by field: all fields where the row was added (``old``
    is None) or removed (``new`` is None), else those that differ.
    """

    entity: str
    id: str
    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None
    client_id: str = ""
    """The client whose row it is; for rows of the entities client, closure and plan."""
    plan_id: str = ""
    """The plan whose row it is, '' for rows of a client."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One act of a person, with everything it changed."""

    id: int
    label: str
    actor: str
    at: datetime
    """For people to read; revisions are ordered by ``id``, because clocks are moved."""
    kind: RevisionKind
    scope: RevisionScope
    target: int | None = None
    """The revision that an undo or redo was about."""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A revision as undo and redo see it."""

    id: int
    label: str


@dataclass(slots=True)
class UndoStacks:
    """What can be undone and redone in one scope: a fold over its revisions in order of id."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    @classmethod
    def fold(cls, revisions: Iterable[tuple[int, str, str, int | None]]) -> UndoStacks:
        """The stacks after these revisions: id, label, kind, target."""
        stacks = cls()
        for revision_id, label, kind, target in revisions:
            stacks.add(Step(revision_id, label), RevisionKind(kind), target)
        return stacks

    def add(self, step: Step, kind: RevisionKind, target: int | None) -> None:
        """Take one more revision in."""
        match kind:
            case RevisionKind.DO:
                self.done.append(step)
                self.undone.clear()
            case RevisionKind.UNDO:
                _move(target, self.done, self.undone)
            case RevisionKind.REDO:
                _move(target, self.undone, self.done)


def _move(target: int | None, source: list[Step], goal: list[Step]) -> None:
    """Carry the targeted step over; it is the last one, unless part of the journal was erased."""
    for place in range(len(source) - 1, -1, -1):
        if source[place].id == target:
            goal.append(source.pop(place))
            return
