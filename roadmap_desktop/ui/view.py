"""What every screen of an open plan is: a widget that shows it and follows its changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look


class PlanView(QWidget):
    """A screen; hidden ones only remember that they are stale and catch up when shown."""

    place: Place
    name: str
    """The screen's name, as on the rail."""

    moved = Signal()
    """Something else inside this screen is in sight; ``here`` says what."""

    def __init__(self, look: Look, open_plan: OpenPlan, go: Go, settings: Settings) -> None:
        super().__init__()
        self.look = look
        self.open_plan = open_plan
        self.go = go
        self.settings = settings
        self.setAccessibleName(self.name)
        self._stale = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        open_plan.plan_changed.connect(self._on_plan_changed)

    def show_destination(self, destination: Destination) -> None:
        """Show what was asked for and give it the focus; the base class focuses the heading."""
        del destination
        self.focus_heading()

    @property
    def here(self) -> Destination | None:
        """What is in sight, to come back to it; None for what was asked for."""
        return None

    def focus_heading(self) -> None:
        """Give the heading the focus, so that a screen reader reads it out."""
        raise NotImplementedError

    def refresh(self, change: PlanChange | None) -> None:
        """Show the plan as it is now; ``change`` tells what was touched, None: anything."""
        raise NotImplementedError

    def leave(self) -> bool:
        """Called before another place is shown; False keeps the user here (and says why)."""
        return True

    def catch_up(self) -> None:
        """Refresh if the plan changed while this view was hidden."""
        if self._stale:
            self._stale = False
            self.refresh(None)

    def _on_plan_changed(self, change: PlanChange) -> None:
        if self.isVisible():
            self.refresh(change)
        else:
            self._stale = True
