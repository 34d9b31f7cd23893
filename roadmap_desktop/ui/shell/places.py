"""The screens of an open plan, made when they are first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look

if TYPE_CHECKING:  # the store's libraries are heavy; they come after the first paint
    from roadmap_desktop.ui.open_plan import OpenPlan
    from roadmap_desktop.ui.view import PlanView


class Places(QStackedWidget):
    """The views of one open plan; only the one that is shown follows each change."""

    sheet_requested = Signal(str)
    """Print the sheet of this gate."""
    addendum_requested = Signal(str)
    """Write the addendum against a baseline, or the plan before its last step."""
    moved = Signal(object)
    """A ``Destination``: what is in sight now."""
    finished = Signal()
    """Quick plan was gone through."""

    def __init__(self, look: Look, open_plan: OpenPlan, go: Go, settings: Settings) -> None:
        super().__init__()
        self._look = look
        self._open_plan = open_plan
        self._go = go
        self._settings = settings
        self._views: dict[Place, PlanView] = {}

    @property
    def shown(self) -> PlanView | None:
        """The view in sight."""
        return next((v for v in self._views.values() if v is self.currentWidget()), None)

    def show_destination(self, destination: Destination) -> None:
        """Show a place and what was asked for there."""
        view = self._view(destination.place)
        self.setCurrentWidget(view)
        view.catch_up()
        view.show_destination(destination)
        self.moved.emit(view.here or destination)

    def may_leave(self) -> bool:
        """False where the view in sight keeps the user."""
        return self.shown is None or self.shown.leave()

    def _view(self, place: Place) -> PlanView:
        if place not in self._views:
            view = self._make(place)
            view.moved.connect(lambda: self._on_moved(view))
            self._views[place] = view
            self.addWidget(view)
        return self._views[place]

    def _on_moved(self, view: PlanView) -> None:
        if view is self.currentWidget() and view.here is not None:
            self.moved.emit(view.here)

    def _make(self, place: Place) -> PlanView:
        given = (self._look, self._open_plan, self._go, self._settings)
        match place:
            case Place.OVERVIEW:
                from roadmap_desktop.ui.overview.view import OverviewView

                return OverviewView(*given)
            case Place.INTERVIEW:
                from roadmap_desktop.ui.interview.view import InterviewView

                return InterviewView(*given)
            case Place.TIMELINE:
                from roadmap_desktop.ui.timeline.view import TimelineView

                timeline = TimelineView(*given)
                timeline.addendum_requested.connect(self.addendum_requested)
                return timeline
            case Place.GATES:
                from roadmap_desktop.ui.gates.view import GatesView

                return GatesView(*given, print_sheet=self.sheet_requested.emit)
            case Place.HISTORY:
                from roadmap_desktop.ui.history.view import HistoryView

                return HistoryView(*given)
            case _:
                raise LookupError(place)
