"""What Home does to plans as a whole, and how it takes that back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roadmap_desktop.domain.errors import PlanError

if TYPE_CHECKING:  # the store comes after the first paint
    from roadmap_desktop.commands.office import Office, Revision
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
    not_saved = Signal(str)
    """A sentence: the disk or the store's file does not take it."""
    told = Signal(str, bool)
    """What was done, and whether undo takes exactly that back."""
    plan_came = Signal(str)
    """Undo or redo brought this plan into the list, or changed how it stands there."""

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._undoable: list[_Away] = []
        self._redoable: list[_Away] = []

    # --- acts --------------------------------------------------------------------------------

    def duplicate(self, plan_id: str) -> None:
        """Make a plan like another one; it comes first in the list."""
        words = self.tr("A copy was made. Decisions and what was accepted stay with the original.")
        self._do(lambda: self._office.duplicate(plan_id), words, undoable=True)

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
        self._do(act, words, undoable=True)

    def delete(self, plan_id: str) -> None:
        """Delete a plan with all its parts."""
        words = self.tr("The plan was deleted. Undo (Ctrl+Z) brings it back.")
        self._do(lambda: self._office.delete(plan_id), words, undoable=True)

    # --- undo --------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str:
        """What undo would take back, '' where there is nothing or it would be refused."""
        step = self._next_undo()
        if step is not None:
            return step.label
        return self._office.undo_label if self._office.can_undo else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, '' where there is nothing or it would be refused."""
        step = self._redoable[-1] if self._redoable else None
        if step is not None:
            return step.label
        return self._office.redo_label if self._office.can_redo else ""

    def undo(self) -> None:
        """Take back what was last done on Home."""
        step = self._next_undo()
        if not self.undo_label:
            self.told.emit(self.tr("Nothing to undo here. Open a plan to undo in it."), False)
        elif step is None:
            self._bring(self._office.undo)
        else:
            self._step(step, self._session(step).undo, self._undoable, self._redoable)

    def redo(self) -> None:
        """Do it again."""
        step = self._redoable[-1] if self._redoable else None
        if not self.redo_label:
            self.told.emit(self.tr("Nothing to redo here. Open a plan to redo in it."), False)
        elif step is None:
            self._bring(self._office.redo)
        else:
            self._step(step, self._session(step).redo, self._redoable, self._undoable)

    def _step(
        self, step: _Away, act: Callable[[], object], source: list[_Away], target: list[_Away]
    ) -> None:
        """Take a plan's step back, or do it again; it changes sides before anyone is told."""

        def move() -> None:
            act()
            source.remove(step)
            target.append(step)

        if self._do(move, "", lambda: source.remove(step)):
            self.plan_came.emit(step.plan_id)

    def _bring(self, step: Callable[[], Revision]) -> None:
        """Undo or redo a step of the list, and tell which plan it brought."""
        made: list[Revision] = []
        if self._do(lambda: made.append(step()), ""):
            plans = [c.id for c in made[0].changes if c.entity == "plan" and c.new is not None]
            self.plan_came.emit(plans[0] if plans else "")

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

    def _do(
        self,
        act: Callable[[], object],
        words: str,
        give_up: Callable[[], object] | None = None,
        *,
        undoable: bool = False,
    ) -> bool:
        """Do it and tell; ``give_up`` where it is refused and would be refused again."""
        from roadmap_desktop.commands.office import NOT_SAVED

        try:
            act()
        except NOT_SAVED as error:
            self.not_saved.emit(str(error))
            return False
        except PlanError as error:
            if give_up is not None:
                give_up()
            self.refused.emit(str(error))
            return False
        self.changed.emit()
        if words:
            self.told.emit(words, undoable)
        return True
