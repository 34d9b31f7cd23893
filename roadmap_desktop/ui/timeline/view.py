"""The timeline's screen: toolbar, table beside bars in one scroll, legend."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QSlider, QSplitter, QWidget

from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import Shown
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.legend import legend
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.row_words import gate_mark_of, row_sentence
from roadmap_desktop.ui.timeline.scale import DAYS, MONTHS, WEEKS
from roadmap_desktop.ui.timeline.setup_dialog import SetupDialog
from roadmap_desktop.ui.timeline.table import WIDTHS, RowsTable
from roadmap_desktop.ui.view import PlanView
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import Check
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import column, frame
from roadmap_desktop.ui.widgets.marks import GateMark
from roadmap_desktop.ui.widgets.text import Heading, Text

SLIDER_STEPS = 100


class TimelineView(PlanView):
    """The dated plan, to read; dates come from the open plan's schedule."""

    place = Place.TIMELINE
    name = "Timeline"

    def __init__(self, look: Look, open_plan: OpenPlan, go: Go, settings: Settings) -> None:
        super().__init__(look, open_plan, go, settings)
        self._schedule: Schedule | None = None
        self._gates: dict[str, GateMark] = {}
        self._folded: set[str] = self._kept_phases()
        self.table = RowsTable(look)
        self.pane = ChartPane(look, open_plan.today)
        self.details = Text(look, "", "small", "muted")
        self.details.setAccessibleName(self.tr("The current row"))
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.pane)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        wide = look.px(sum(WIDTHS))
        self.split.setSizes([wide, look.px(800)])
        self.table.setMinimumWidth(look.px(WIDTHS[0] // 2))
        self.table.setMaximumWidth(look.px(760))
        self.body.addWidget(self._toolbar())
        self.body.addWidget(self.split, 1)
        self.body.addWidget(self._footer())
        self._connect()
        self.refresh(None)

    def _toolbar(self) -> QWidget:
        look = self.look
        self.heading = Heading(look, self.tr("Timeline"))
        self.heading.setWordWrap(False)
        flow = FlowLayout(look.px(10))
        flow.addWidget(self.heading)
        self.heading.setMinimumWidth(self.heading.sizeHint().width() + look.px(8))
        self._steps = QButtonGroup(self)
        for words, per_day in (
            (self.tr("Days"), DAYS),
            (self.tr("Weeks"), WEEKS),
            (self.tr("Months"), MONTHS),
            (self.tr("Whole plan"), 0.0),
        ):
            button = Button(look, words, "segment")
            button.setCheckable(True)
            button.setProperty("per_day", per_day)
            button.clicked.connect(lambda _=False, p=per_day: self._zoom_to(p))
            self._steps.addButton(button)
            button.setChecked(per_day == 0)
            flow.addWidget(button)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, SLIDER_STEPS)
        self.slider.setFixedWidth(look.px(110))
        self.slider.setAccessibleName(self.tr("Zoom"))
        self.slider.valueChanged.connect(self._on_slider)
        flow.addWidget(self.slider)
        self.links = Check(look, self.tr("Links"))
        self.critical = Check(look, self.tr("Critical path"))
        kept = self._kept()
        self.links.setChecked(bool(kept.get("links", True)))
        self.critical.setChecked(bool(kept.get("critical", False)))
        for check in (self.links, self.critical):
            check.toggled.connect(self._on_extras)
            flow.addWidget(check)
        self.setup = Button(
            look, self.tr("Start, phases and closed days…"), "plain", pressed=self.open_setup
        )
        flow.addWidget(self.setup)
        flow.setContentsMargins(look.px(20), look.px(8), look.px(16), look.px(8))
        return frame("head", flow)

    def _footer(self) -> QWidget:
        look = self.look
        return frame("foot", column(look, self.details, legend(look), gap=2, pad=(16, 6, 16, 6)))

    def _connect(self) -> None:
        down, other = self.pane.verticalScrollBar(), self.table.verticalScrollBar()
        down.valueChanged.connect(other.setValue)
        other.valueChanged.connect(down.setValue)
        self.pane.row_chosen.connect(self.select_row)
        self.pane.row_opened.connect(self._show_details)
        self.pane.zoomed.connect(self._on_zoomed)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _: self._on_current(now.row())
        )
        self.table.fold_requested.connect(self._fold)
        self.table.opened.connect(self._show_details)
        self.table.zoom_requested.connect(self.pane.zoom_by)

    # --- showing -----------------------------------------------------------------------------

    def refresh(self, change: PlanChange | None) -> None:
        """Show the plan's schedule; nothing is done where no date and no gate differs."""
        del change
        found = self.open_plan.assessment
        gates = {g.gate: gate_mark_of(g, found.next_gate) for g in found.gates}
        if self._schedule is not None and gates == self._gates:
            same = self._schedule.rows == found.schedule.rows
            if same and self._schedule.links == found.schedule.links:
                return
        self._schedule, self._gates = found.schedule, gates
        self._show_chart()

    def _show_chart(self) -> None:
        if self._schedule is None:
            return
        current = self.current_task
        data = ChartData(self._schedule, self._gates, self._folded)
        self.table.rows.show_chart(data, self._folded)
        self.pane.show_extras(Shown(self.links.isChecked(), self.critical.isChecked()))
        self.pane.show_chart(data)
        self.select_row(data.row_of.get(current, 0))

    @property
    def current_task(self) -> str:
        """Id of the current row, '' for none."""
        row = self.table.rows.row(self.table.currentIndex().row())
        return row.task.id if row else ""

    def select_row(self, row: int) -> None:
        """Make a row the current one, in table and chart."""
        index = self.table.rows.index(row, 0)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.pane.mark(row)

    def _on_current(self, row: int) -> None:
        self.pane.mark(row)
        self._show_details(row)

    def _show_details(self, row: int) -> None:
        shown, data = self.table.rows.row(row), self.pane.data
        if shown is not None and data is not None:
            self.details.setText(row_sentence(shown.task, data.gate(row)))

    def show_destination(self, destination: Destination) -> None:
        """A task's row, unfolded and in sight; else the heading."""
        if not destination.task:
            self.focus_heading()
            return
        task = self._schedule.by_id.get(destination.task) if self._schedule else None
        if task is None:
            self.focus_heading()
            return
        if task.phase in self._folded:
            self._folded.discard(task.phase)
            self._show_chart()
        if self.pane.data is not None:
            self.select_row(self.pane.data.row_of.get(task.id, 0))
        self.table.scrollTo(self.table.currentIndex())
        self.pane.show_day(task.start_day)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_heading(self) -> None:
        """The heading."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acts --------------------------------------------------------------------------------

    def _fold(self, phase: str, folded: bool) -> None:
        if folded == (phase in self._folded):
            return
        self._folded ^= {phase}
        self._show_chart()
        if self.pane.data is not None:
            self.select_row(self.pane.data.row_of.get(f"phase.{phase}", 0))
        self._keep()

    def _on_extras(self) -> None:
        self.pane.show_extras(Shown(self.links.isChecked(), self.critical.isChecked()))
        self._keep()

    def _zoom_to(self, per_day: float) -> None:
        if per_day:
            self.pane.zoom_to(per_day)
            if self._schedule is not None:
                today = self._schedule.day_number(self.open_plan.today)
                self.pane.show_day(max(1, today))
        else:
            self.pane.show_whole()

    def _on_zoomed(self, per_day: float) -> None:
        """Mark the step in force, if it is one, and move the slider along."""
        self._steps.setExclusive(False)
        for button in self._steps.buttons():
            step = float(button.property("per_day"))
            button.setChecked(abs(step - per_day) < 0.05)
        self._steps.setExclusive(True)
        shown = self.pane.scale.per_day / self.look.scale
        self.slider.blockSignals(True)
        self.slider.setValue(round(self._slider_of(shown)))
        self.slider.blockSignals(False)

    def _slider_of(self, per_day: float) -> float:
        share = (per_day / 2 / (DAYS / 2 * 1.6)) ** 0.5
        return SLIDER_STEPS * min(1.0, float(share))

    def _on_slider(self, value: int) -> None:
        share = value / SLIDER_STEPS
        self.pane.zoom_to(max(0.6, 2 * share**2 * (DAYS / 2 * 1.6)))

    def open_setup(self) -> None:
        """Change start, phases and closed days."""
        dialog = SetupDialog(self.look, self.open_plan, self.window())
        dialog.finished.connect(lambda _: QTimer.singleShot(0, self.setup.setFocus))
        dialog.open()

    # --- remembered --------------------------------------------------------------------------

    def _kept(self) -> dict[str, object]:
        try:
            kept = json.loads(self.settings.note(f"timeline/{self.open_plan.id}") or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _kept_phases(self) -> set[str]:
        folded = self._kept().get("folded", [])
        return {str(one) for one in folded} if isinstance(folded, list) else set()

    def _keep(self) -> None:
        kept = {
            "folded": sorted(self._folded),
            "links": self.links.isChecked(),
            "critical": self.critical.isChecked(),
        }
        self.settings.keep_note(f"timeline/{self.open_plan.id}", json.dumps(kept))
