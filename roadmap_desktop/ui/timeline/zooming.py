"""Which days the chart shows: steps, slider, keys, today, this month."""

from __future__ import annotations

from calendar import monthrange

from PySide6.QtCore import QObject

from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.table import RowsTable
from roadmap_desktop.ui.timeline.toolbar import WHOLE, Toolbar


class Zooming(QObject):
    """Keeps toolbar and chart of one mind."""

    def __init__(
        self,
        open_plan: OpenPlan,
        toolbar: Toolbar,
        table: RowsTable,
        pane: ChartPane,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        self._toolbar = toolbar
        self._pane = pane
        pane.zoomed.connect(self._on_zoomed)
        table.zoom_requested.connect(self.zoom_by)
        toolbar.zoom_requested.connect(self.zoom_to)
        toolbar.menu.today_requested.connect(self.show_today)
        toolbar.menu.month_requested.connect(self.show_month)

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

    def show_today(self) -> None:
        """Have today in the middle."""
        self._pane.centre_on(self._schedule.day_number(self._open_plan.today))

    def show_month(self) -> None:
        """The month of today, as wide as the chart."""
        first = self._open_plan.today.replace(day=1)
        day = self._schedule.day_number(first)
        self._pane.show_days(day, day + monthrange(first.year, first.month)[1])

    def _on_zoomed(self) -> None:
        self._toolbar.show_zoom(self._pane.per_day, whole=self._pane.whole)
