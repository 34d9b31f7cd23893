"""Home's page with plans on it: search, list, and the right side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from roadmap_desktop.ui.home.menus import plan_menu
from roadmap_desktop.ui.home.model import PlanListModel
from roadmap_desktop.ui.home.plans_sheet import PlansSheet
from roadmap_desktop.ui.home.row_words import plan_words
from roadmap_desktop.ui.home.search_field import SearchField
from roadmap_desktop.ui.home.side import HomeSide, PlanDue
from roadmap_desktop.ui.home.standing import TYPING_PAUSE, StandingFinder
from roadmap_desktop.ui.home.wishes import HomeWishes
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import TickRow
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column, row
from roadmap_desktop.ui.widgets.text import Heading

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import Office, PlanSummary

SHOWS_AWAY = "home.put_away"
"""Note in the settings: plans that were put away are shown."""


class PlansPage(QWidget):
    """All plans and what is due."""

    def __init__(self, look: Look, settings: Settings, wishes: HomeWishes) -> None:
        super().__init__()
        self._look = look
        self._settings = settings
        self._wishes = wishes
        self._office: Office | None = None
        self.model = PlanListModel(self)
        self.finder = StandingFinder(self.model, self)
        self.finder.found.connect(self._show_due)
        self._typing = False
        self._sight = QTimer(self)
        self._sight.setSingleShot(True)
        self._sight.setInterval(0)
        self._sight.timeout.connect(self._want_sight)
        self._make_head()
        self._make_list()
        self.side = HomeSide(look, wishes)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(look.px(40))
        self._left = box(column(look, self._top, 16, self.sheet, 4, self.away, None, gap=0))
        self._columns.addWidget(self._left, 67)
        right = column(look, 6, self.side, None, gap=0)
        self._columns.addLayout(right, 28)
        self._page = ScrollPage(self._columns)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(look, self._page, gap=0))
        if settings.note(SHOWS_AWAY):
            self.away.setChecked(True)
            self.model.show_archived(True)

    # --- making ------------------------------------------------------------------------------

    def _make_head(self) -> None:
        look = self._look
        self.heading = Heading(look, self.tr("Plans"))
        self.search = SearchField(
            look, self.tr("Search plans"), self.tr("Search plans by title, firm or number")
        )
        self.search.textChanged.connect(self._on_search)
        self.search.left_downwards.connect(self._go_into_list)
        self.search.opened.connect(self.open_current)
        self.new = Button(
            look, self.tr("&New plan"), "primary", "plus", self._wishes.quick_plan_requested.emit
        )
        self._top = QHBoxLayout()
        self._top.setSpacing(look.px(12))
        self._top.addWidget(self.heading, 1)
        self._top.addWidget(box(row(look, self.search, self.new, None, gap=12)))

    def _make_list(self) -> None:
        look = self._look
        self.sheet = PlansSheet(look, self.model)
        self.sheet.all_requested.connect(self.search.clear)
        self.list = self.sheet.list
        self.list.menu_requested.connect(self.show_menu)
        self.list.chosen.connect(self.open_current)
        self.list.delete_pressed.connect(self.delete_current)
        self.list.typed.connect(self._on_typed)
        self.list.left_upwards.connect(self.search.setFocus)
        self.list.sight_changed.connect(self._sight.start)
        self.away = TickRow(look, self.tr("Show plans that were put away"))
        self.away.clicked.connect(self._on_away)

    # --- filling -----------------------------------------------------------------------------

    def show_office(self, office: Office) -> None:
        """Show the plans of a store."""
        self._office = office
        self.model.words = lambda plan, standing: plan_words(
            plan, standing, office.today, self.model.unfinished.get(plan.id)
        )
        self.finder.use(office)
        self.list.delegate.today = office.today
        self.model.use(office)
        self._show_rows("")

    def refresh(self) -> None:
        """Read the list again; the same plan stays the current one, else its neighbour."""
        current, place = self.current, self.list.currentIndex().row()
        if self._office is not None:
            self.list.delegate.today = self._office.today
        self.model.reload()
        self._show_rows(current.id if current else "", place)

    def show_plan(self, plan_id: str) -> None:
        """Make a plan the current one and give the list the focus."""
        place = self.model.place_of(plan_id)
        if place >= 0:
            self.list.setCurrentIndex(self.model.index(place))
        self._go_into_list()

    def _show_rows(self, plan_id: str, place: int = 0) -> None:
        self.sheet.show_rows(plan_id, place, self.search.text().strip())
        self._fit()
        self._sight.start()

    def _want_sight(self) -> None:
        """Work out where the plans in sight stand, then those that are looked through."""
        if self._office is None or not self.isVisible():
            return
        self._fit()
        plans = self.model.plans()
        seen = [plans[place] for place in self.list.rows_in_sight()] if plans else []
        pause, self._typing = TYPING_PAUSE if self._typing else 0, False
        self.finder.want([*seen, *self.model.recent], pause)
        self._show_due()

    def _show_due(self) -> None:
        if self._office is None:
            return
        found: list[PlanDue] = []
        done = True
        for plan in self.model.recent:
            standing = self.model.standing_of(plan)
            done = done and standing is not None
            due = standing.due if standing is not None else ()
            found += [PlanDue(one, plan.id, plan.title) for one in due]
        of_many = self.model.has_more_than_recent
        self.side.show_due(found, self._office.today, of_many=of_many, done=done)

    # --- acts --------------------------------------------------------------------------------

    @property
    def current(self) -> PlanSummary | None:
        """The current plan."""
        return self.model.plan_at(self.list.currentIndex())

    def open_current(self) -> None:
        """Open the current plan."""
        if self.current is not None:
            self._wishes.plan_requested.emit(self.current.id)

    def delete_current(self) -> None:
        """Delete the current plan."""
        if self.current is not None:
            self._wishes.delete_requested.emit(self.current.id)

    def show_menu(self, where: QPoint) -> None:
        """All that can be done to the current plan."""
        plan = self.current
        if plan is None:
            return
        menu = plan_menu(
            self._look,
            self,
            plan,
            open_plan=lambda: self._wishes.plan_requested.emit(plan.id),
            copy=lambda: self._wishes.duplicate_requested.emit(plan.id),
            put_away=lambda: self._wishes.archive_requested.emit(plan.id, not plan.archived),
            delete=lambda: self._wishes.delete_requested.emit(plan.id),
            erase=lambda: self._wishes.erase_requested.emit(plan.client_id),
        )
        menu.popup(self.list.viewport().mapToGlobal(where))

    def _on_search(self, words: str) -> None:
        self._typing = True
        self.finder.stop()
        self.model.search(words)
        self._show_rows("")

    def _go_into_list(self) -> None:
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_typed(self, letters: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(self.search.text() + letters)

    def _on_away(self, shown: bool) -> None:
        self._settings.keep_note(SHOWS_AWAY, "yes" if shown else "")
        current = self.current
        self.model.show_archived(shown)
        self._show_rows(current.id if current else "")

    # --- Qt ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow."""
        super().resizeEvent(event)
        look = self._look
        small = look.is_narrow(self.width())
        way = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        side = look.px(24 if small else 40)
        self._columns.setContentsMargins(side, look.px(28), side, look.px(24))
        tight = self.width() < look.px(600)
        across = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        self._top.setDirection(across)
        room = self.width() - 2 * side - self.new.sizeHint().width() - look.px(36)
        self.search.setFixedWidth(min(look.px(220), room) if tight else look.px(220))
        self._fit()

    def _fit(self) -> None:
        """The list takes what the window leaves; where that is little, the page scrolls."""
        margins = self._columns.contentsMargins()
        around = self._left.layout()
        if around is None:
            return
        others = around.heightForWidth(self._left.width()) - self.list.sizeHint().height()
        room = self._page.viewport().height() - margins.top() - margins.bottom()
        self.list.fit(room - others)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what is in sight."""
        super().showEvent(event)
        self._fit()
        self._sight.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Work on nothing that cannot be seen."""
        super().hideEvent(event)
        if "finder" in vars(self):  # Qt hides it once more while Python takes it down
            self.finder.stop()
