"""Home's screen. It is made before the store is open, so it imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from roadmap_desktop.ui.home.drop import DropVeil, dropped_files
from roadmap_desktop.ui.home.wishes import HomeWishes
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import column

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import Office
    from roadmap_desktop.ui.home.empty import EmptyHome
    from roadmap_desktop.ui.home.plans_page import PlansPage

HAD_PLANS = "home.had_plans"
"""Note in the settings: which of the two faces is shown until the store is open."""


class HomeView(QWidget):
    """All plans, what is due, and every way to begin; an invitation where there is no plan."""

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self.wishes = HomeWishes(self)
        self._look = look
        self._settings = settings
        self._office: Office | None = None
        self._empty: EmptyHome | None = None
        self._plans: PlansPage | None = None
        self.setAcceptDrops(True)
        self._faces = QStackedWidget()
        self._faces.setCurrentWidget(self.plans if settings.note(HAD_PLANS) else self.empty)
        self.setLayout(column(look, self._faces, gap=0))
        self._veil = DropVeil(look, self)

    # --- its two faces, each made when it is first shown -------------------------------------

    @property
    def empty(self) -> EmptyHome:
        """The invitation."""
        if self._empty is None:
            from roadmap_desktop.ui.home.empty import EmptyHome

            self._empty = EmptyHome(self._look, self.wishes)
            self._faces.addWidget(self._empty)
        return self._empty

    @property
    def plans(self) -> PlansPage:
        """The list with what stands beside it."""
        if self._plans is None:
            from roadmap_desktop.ui.home.plans_page import PlansPage

            self._plans = page = PlansPage(self._look, self._settings, self.wishes)
            self._faces.addWidget(page)
            if self._office is not None:
                page.show_office(self._office)
        return self._plans

    # --- filling -----------------------------------------------------------------------------

    def show_office(self, office: Office) -> None:
        """Show the plans of a store; called after the first paint."""
        self._office = office
        if self._plans is not None:
            self._plans.show_office(office)
        self._choose_face(office)

    def refresh(self) -> None:
        """Read the list again; the same plan stays the current one."""
        if self._office is not None:
            if self._plans is not None:
                self._plans.refresh()
            self._choose_face(self._office)

    def _choose_face(self, office: Office) -> None:
        had = bool(office.plans(limit=1).plans)
        self._faces.setCurrentWidget(self.plans if had else self.empty)
        if had != bool(self._settings.note(HAD_PLANS)):
            self._settings.keep_note(HAD_PLANS, "yes" if had else "")

    @property
    def is_empty(self) -> bool:
        """There is no plan yet, so it invites."""
        return self._faces.currentWidget() is self._empty

    # --- focus -------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Give the page's heading the focus, so that it is read out."""
        heading = self.empty.heading if self.is_empty else self.plans.heading
        heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_plan(self, plan_id: str) -> None:
        """Give a plan of the list the focus; where there is none, the heading."""
        if self.is_empty:
            self.focus_first()
        else:
            self.plans.show_plan(plan_id)

    # --- files dropped -----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Any file is taken; one that holds no plan is told so."""
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self._veil.offer(files)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        super().dragLeaveEvent(event)
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files in."""
        self._veil.hide()
        for path in dropped_files(event.mimeData()):
            self.wishes.file_requested.emit(path)
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The veil covers everything."""
        super().resizeEvent(event)
        self._veil.resize(self.size())
