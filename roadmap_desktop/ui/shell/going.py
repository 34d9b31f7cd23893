"""Which plan is open and which screen is in sight: opens plans, goes to places, to Quick plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from roadmap_desktop.commands.office import Office
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.settings import Shown
from roadmap_desktop.ui.shell.places import Places
from roadmap_desktop.ui.shell.telling import Telling

if TYPE_CHECKING:
    from roadmap_desktop.commands.session import PlanChange
    from roadmap_desktop.ui.open_plan import OpenPlan

HOME = Destination(place=Place.HOME)
QUICK_PLAN = Destination(place=Place.QUICK_PLAN)
OVERVIEW = Destination(place=Place.OVERVIEW)


class Going(QObject):
    """Puts screens in sight, as far as the one in sight lets go."""

    plan_opened = Signal()
    plan_closed = Signal()
    heading_changed = Signal()
    """Another place, plan or step to undo: what the header says may no longer hold."""
    addendum_requested = Signal(str)
    """Write the addendum against this baseline, or the plan before its last step."""
    sheet_requested = Signal(str)
    """Print the sheet of this gate."""
    help_requested = Signal(str)
    """Open the manual at this topic."""

    def __init__(self, window: MainWindow, office: Office, telling: Telling) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._telling = telling

    # --- places ------------------------------------------------------------------------------

    def go(self, destination: Destination) -> None:
        """Show a place of the open plan, Home or Quick plan."""
        if not self._screen_lets_go():
            return
        if destination.place is Place.HOME:
            if not self._telling.may_drop():
                return
            self._go_home(destination)
        elif destination.place is Place.QUICK_PLAN:
            self.resume_quick_plan()
        elif self._window.open_plan is not None:
            self._go_in_plan(self._window.open_plan, destination)
        self.heading_changed.emit()

    def _go_home(self, destination: Destination) -> None:
        home = self._window.home
        self.close_plan()
        self._telling.calm()
        home.refresh()
        self._window.show_screen(home, destination)
        home.focus_first()

    def _go_in_plan(self, opened: OpenPlan, destination: Destination) -> None:
        window = self._window
        if destination.place is not window.destination.place:
            self._telling.forget_last_act()
        if window.places is None:
            window.places = Places(window.look, opened, self.go, window.settings)
            window.places.moved.connect(window.remember)
            window.places.sheet_requested.connect(self.sheet_requested)
            window.places.addendum_requested.connect(self.addendum_requested)
        window.show_screen(window.places, destination)
        window.places.show_destination(destination)

    def may_close(self) -> bool:
        """The screen in sight lets go, and nothing runs any more."""
        return self._may_leave() and self._window.worker.finish()

    def _may_leave(self) -> bool:
        return self._screen_lets_go() and self._telling.may_drop()

    def _screen_lets_go(self) -> bool:
        window = self._window
        current = window.screens.currentWidget()
        if current is not None and current is window.places:
            return window.places.may_leave()
        if current is not None and current is window.quick:
            window.quick.keep_now()
        return True

    # --- plans -------------------------------------------------------------------------------

    def open(self, plan_id: str, destination: Destination = OVERVIEW) -> None:
        """Open a plan; one whose Quick plan was left half-way goes on with it."""
        if not self._may_leave():
            return
        from roadmap_desktop.ui.open_plan import OpenPlan  # brings the rules along

        try:
            opened = OpenPlan(self._office, plan_id)
        except PlanError as error:
            self._telling.refuse(str(error))
            return
        self.close_plan()
        self._telling.calm()
        self._take(opened)
        if plan_id in self._office.unfinished():
            self.resume_quick_plan()
        else:
            self.go(destination)

    def _take(self, opened: OpenPlan) -> None:
        self._window.open_plan = opened
        opened.plan_changed.connect(self._on_plan_changed)
        opened.saved.connect(self._telling.saved)
        opened.refused.connect(self._telling.refuse)
        opened.not_saved.connect(self._telling.not_saved)
        self.plan_opened.emit()

    def close_plan(self) -> None:
        """No plan is open any more."""
        window = self._window
        for screen in (window.places, window.quick):
            if screen is not None:
                window.screens.removeWidget(screen)
                screen.deleteLater()
        window.places, window.quick = None, None
        if window.open_plan is not None:
            window.open_plan.deleteLater()
            self.plan_closed.emit()
        window.open_plan = None

    def _on_plan_changed(self, change: PlanChange) -> None:
        del change
        self._telling.forget_last_act()
        QTimer.singleShot(0, self.heading_changed.emit)

    # --- Quick plan --------------------------------------------------------------------------

    def begin_quick_plan(self) -> None:
        """Start a new plan by its first page."""
        if not self._may_leave():
            return
        self.close_plan()
        self._telling.forget_last_act()
        if not self._office.drafts():
            self._window.header.show_nothing_yet()
        self._show_quick_plan(None)

    def resume_quick_plan(self) -> None:
        """Go through Quick plan with the open plan."""
        self._show_quick_plan(self._window.open_plan)

    def _show_quick_plan(self, opened: OpenPlan | None) -> None:
        window = self._window
        if window.quick is not None:
            window.screens.removeWidget(window.quick)
            window.quick.deleteLater()
        from roadmap_desktop.ui.quick_plan.view import QuickPlanView  # not needed by Home

        quick = QuickPlanView(window.look, self._office, window.settings, opened)
        window.quick = quick
        quick.begun.connect(self._on_begun)
        quick.left.connect(lambda: self.go(HOME))
        quick.finished.connect(lambda: self.go(Destination(place=Place.TIMELINE)))
        quick.help_requested.connect(self.help_requested)
        quick.saved.connect(self._telling.saved)
        quick.asked.connect(window.header.asked)
        quick.menu_requested.connect(window.header.menu_requested)
        window.show_screen(quick, QUICK_PLAN)
        self.heading_changed.emit()
        quick.start()

    def _on_begun(self, opened: OpenPlan) -> None:
        self._take(opened)
        self._window.header.show_saved(self._office.now)
        self.heading_changed.emit()
        self._window.remember(QUICK_PLAN)

    # --- the same again ----------------------------------------------------------------------

    def show_again(self) -> None:
        """Show what was shown, in a window that was built anew."""
        window, destination = self._window, self._window.destination
        if destination.place is Place.QUICK_PLAN:
            self._show_quick_plan(window.open_plan)
        elif destination.place is Place.HOME or window.open_plan is None:
            window.show_screen(window.home, HOME)
            window.home.focus_first()
        else:
            self.go(destination)
        self.heading_changed.emit()

    def offer_to_go_on(self, shown: Shown) -> None:
        """After an unclean end: say so, and offer to go where one was."""
        place = shown.destination.place

        def go_on() -> None:
            self._window.banners.take("unclean")
            if shown.plan_id:
                self.open(shown.plan_id, OVERVIEW if place is Place.HOME else shown.destination)
            elif place is Place.QUICK_PLAN:
                self.begin_quick_plan()

        acts = [(self.tr("Continue where you were"), go_on)]
        if not shown.plan_id and place is not Place.QUICK_PLAN:
            acts = []
        self._window.banners.put(
            "unclean",
            "info",
            self.tr("The program ended unexpectedly."),
            self.tr("All you had entered is here, up to the last two seconds."),
            acts,
        )
