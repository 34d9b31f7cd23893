"""What Home does to plans as a whole, and how it takes that back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roadmap_desktop.domain.errors import PlanError

if TYPE_CHECKING:  # the store comes after the first paint
    from roadmap_desktop.commands.office import Office
    from roadmap_desktop.commands.session import PlanSession


@dataclass(frozen=True)
class _Away:
    """A plan that was put away or taken out: a step of the plan, taken back from here."""

    plan_id: str
    label: str
    list_label: str
    """What undo of the list would have taken back then: a newer step of the list goes first."""


class HomeActs(QObject):
    """Copies, puts away and deletes plans; each can be undone with ``undo``."""

    changed = Signal()
    refused = Signal(str)
    told = Signal(str)

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._undoable: list[_Away] = []
        self._redoable: list[_Away] = []

    # --- acts --------------------------------------------------------------------------------

    def duplicate(self, plan_id: str) -> None:
        """Make a plan like another one; it comes first in the list."""
        words = self.tr("A copy was made. Decisions and what was accepted stay with the original.")
        self._do(lambda: self._office.duplicate(plan_id), words)

    def archive(self, plan_id: str, away: bool) -> None:
        """Put a plan away, or take it out again."""
        from roadmap_desktop.commands.plans import archive

        def act() -> None:
            session = self._office.open_plan(plan_id)
            if session.run(archive, away) is not None:
                step = _Away(plan_id, session.undo_label, self._office.undo_label)
                self._undoable.append(step)
                self._redoable.clear()

        away_words = self.tr("The plan was put away. Tick the box below the list to see it again.")
        words = away_words if away else self.tr("The plan was taken out again.")
        self._do(act, words)

    def delete(self, plan_id: str) -> None:
        """Delete a plan with all its parts."""
        words = self.tr("The plan was deleted. Undo (Ctrl+Z) brings it back.")
        self._do(lambda: self._office.delete(plan_id), words)

    # --- undo --------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str:
        """What undo would take back, '' for nothing."""
        step = self._next_undo()
        return step.label if step else self._office.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again, '' for nothing."""
        step = self._redoable[-1] if self._redoable else None
        return step.label if step else self._office.redo_label

    def undo(self) -> None:
        """Take back what was last done on Home."""
        step = self._next_undo()
        if step is None:
            self._do(self._office.undo, "")
        elif self._do(lambda: self._session(step).undo(), ""):
            self._redoable.append(self._undoable.pop())
        else:
            self._undoable.pop()

    def redo(self) -> None:
        """Do it again."""
        step = self._redoable[-1] if self._redoable else None
        if step is None:
            self._do(self._office.redo, "")
        elif self._do(lambda: self._session(step).redo(), ""):
            self._undoable.append(self._redoable.pop())
        else:
            self._redoable.pop()

    def _next_undo(self) -> _Away | None:
        """The plan's step that is the last one done, None where the list's is, or none is left."""
        while self._undoable:
            step = self._undoable[-1]
            if step.list_label != self._office.undo_label:
                return None
            try:
                if self._session(step).undo_label == step.label:
                    return step
            except PlanError:
                pass  # the plan is gone
            self._undoable.pop()
        return None

    def _session(self, step: _Away) -> PlanSession:
        return self._office.open_plan(step.plan_id)

    def _do(self, act: Callable[[], object], words: str) -> bool:
        try:
            act()
        except PlanError as error:
            self.refused.emit(str(error))
            return False
        self.changed.emit()
        if words:
            self.told.emit(words)
        return True
