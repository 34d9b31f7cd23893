"""What Home does to plans as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from roadmap_desktop.commands.office import Office
from roadmap_desktop.commands.plans import archive
from roadmap_desktop.domain.errors import PlanError


class HomeActs(QObject):
    """Copies, puts away and deletes plans; each can be undone."""

    changed = Signal()
    refused = Signal(str)
    told = Signal(str)

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office

    def duplicate(self, plan_id: str) -> None:
        """Make a plan like another one."""
        self._do(lambda: self._office.duplicate(plan_id), self.tr("A copy was made."))

    def archive(self, plan_id: str, away: bool) -> None:
        """Put a plan away, or take it out again."""
        words = self.tr("The plan was put away.") if away else self.tr("The plan is back.")
        self._do(lambda: self._office.open_plan(plan_id).run(archive, away), words)

    def delete(self, plan_id: str) -> None:
        """Delete a plan with all its parts."""
        words = self.tr("The plan was deleted. Undo (Ctrl+Z) brings it back.")
        self._do(lambda: self._office.delete(plan_id), words)

    def _do(self, act: Callable[[], object], words: str) -> None:
        try:
            act()
        except PlanError as error:
            self.refused.emit(str(error))
            return
        self.changed.emit()
        self.told.emit(words)
