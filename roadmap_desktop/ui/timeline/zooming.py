"""Which days the chart shows: steps, slider, keys, today, this month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.timeline.header import second_band
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.scale import MONTHS, nearest_step
from roadmap_desktop.ui.timeline.table import RowsTable
from roadmap_desktop.ui.timeline.toolbar import Toolbar
from roadmap_desktop.ui.timeline.zoom_words import (
    MONTH_KEY,
    TODAY_KEY,
    WHOLE,
    WHOLE_KEY,
    name_of,
)
from roadmap_desktop.ui.widgets.dates import short_day


class Zooming(QObject):
    """Keeps toolbar and chart of one mind, and says which days are in sight."""

    told = Signal(str)
    """'Weeks: Tue 12 Jan to Wed 3 Mar in sight', for the line below the chart."""

    def __init__(
        self,
        open_plan: OpenPlan,
        toolbar: Toolbar,
        table: RowsTable,
        pane: ChartPane,
        screen: QWidget,
    ) -> None:
        super().__init__(screen)
        self._open_plan = open_plan
        self._toolbar = toolbar
        self._table = table
        self._pane = pane
        self._name = ""
        self._asked = self._suited = False
        self._telling = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._say)
        self.announced = ""
        """What was told to a screen reader last."""
        pane.zoomed.connect(self._on_zoomed)
        table.zoom_requested.connect(self.zoom_by)
        table.zoom_stepped.connect(pane.step_zoom)
        toolbar.zoom_requested.connect(self.zoom_to)
        toolbar.zoom_stepped.connect(pane.step_zoom)
        for one in (toolbar, toolbar.menu):
            one.today_requested.connect(self.show_today)
            one.month_requested.connect(self.show_month)
        acts: dict[str, Callable[[], None]] = {
            TODAY_KEY: self.show_today,
            MONTH_KEY: self.show_month,
            WHOLE_KEY: lambda: self.zoom_to(WHOLE),
        }
        for keys, act in acts.items():
            made = QShortcut(QKeySequence(keys), screen)
            made.setContext(Qt.ShortcutContext.WindowShortcut)
            made.activated.connect(act)

    @property
    def _schedule(self) -> Schedule:
        return self._open_plan.assessment.schedule

    def zoom_to(self, per_day: float) -> None:
        """Show a day so wide (px at 100 %), ``WHOLE`` for the whole plan; from there, today comes
        into sight."""
        if per_day == WHOLE:
            self._pane.show_whole()
            return
        was_whole = self._pane.whole
        self._pane.zoom_to(per_day)
        if was_whole:
            today = self._schedule.day_number(self._open_plan.today)
            last = self._schedule.day_number(self._schedule.finish)
            self._pane.show_day(min(max(1, today), last))

    def zoom_by(self, factor: float) -> None:
        """Zoom by a factor; 0 shows the whole plan."""
        if factor:
            self._pane.zoom_by(factor)
        else:
            self._pane.show_whole()

    def suit(self, *, narrow: bool) -> None:
        """Where the whole plan would be a few px, show months to scroll through, unless it was
        asked for; with more room it is fitted in again."""
        if narrow and self._pane.whole and not self._asked:
            self._suited = True
            self._quietly(lambda: self.zoom_to(MONTHS))
        elif not narrow and self._suited:
            self._suited = False
            self._quietly(self._pane.show_whole)

    def _quietly(self, act: Callable[[], None]) -> None:
        """Nobody has asked for it, so nothing is said."""
        self._name = ""
        act()
        self._asked = False

    def show_today(self) -> None:
        """Have today in the middle."""
        self._pane.centre_on(self._schedule.day_number(self._open_plan.today))
        self._tell(self.tr("Today"))

    def show_month(self) -> None:
        """The month of today, as wide as the chart."""
        first = self._open_plan.today.replace(day=1)
        day = self._schedule.day_number(first)
        self._pane.show_days(day, day + monthrange(first.year, first.month)[1])
        self._tell(self.tr("This month"))

    def _on_zoomed(self) -> None:
        per_day, whole = self._pane.per_day, self._pane.whole
        self._toolbar.show_zoom(per_day, whole=whole)
        self._table.head.show_second_band(second_band(per_day))
        self._asked = True
        name = name_of(WHOLE if whole else nearest_step(per_day))
        if name != self._name:
            before, self._name = self._name, name
            if before:  # nobody has zoomed where the chart is shown first
                self._tell(name)

    def _tell(self, name: str) -> None:
        """Say it once the chart has come to rest."""
        self._telling = name
        self._rest.start()

    def _say(self) -> None:
        start = self._schedule.start
        first, last = (start + timedelta(days=day - 1) for day in self._pane.days_in_sight())
        words = self.tr("{name}: {first} to {last} in sight")
        self.announced = words.format(
            name=self._telling, first=short_day(first), last=short_day(last)
        )
        self.told.emit(self.announced)
        event = QAccessibleAnnouncementEvent(self._pane, self.announced)
        QAccessible.updateAccessibility(event)
