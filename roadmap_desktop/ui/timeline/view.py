"""The timeline's screen: toolbar, table beside bars in one scroll, legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QToolTip, QWidget

from roadmap_desktop.assessment.gate_states import gate_state
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.seen import Seen
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW, Shown
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.comparing import Comparing
from roadmap_desktop.ui.timeline.editing import TimelineEditing
from roadmap_desktop.ui.timeline.footer import Footer
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.remembered import Remembered
from roadmap_desktop.ui.timeline.row_words import row_sentence
from roadmap_desktop.ui.timeline.table import RowsTable
from roadmap_desktop.ui.timeline.table_side import TableSide
from roadmap_desktop.ui.timeline.toolbar import Toolbar
from roadmap_desktop.ui.timeline.zooming import Zooming
from roadmap_desktop.ui.view import PlanView

LOW = 430
"""Height ÷ scale in px under which rows need the room of what stands around them."""
SHADED_BY = frozenset({"client", "closure", "plan", "baseline"})
"""What may change the picture although no task moves."""


class TimelineView(PlanView):
    """The dated plan, to read; dates come from the open plan's schedule."""

    place = Place.TIMELINE
    name = "Timeline"

    addendum_requested = Signal(str)
    """Write the addendum against this baseline, or the plan before its last step."""

    def __init__(self, look: Look, open_plan: OpenPlan, go: Go, settings: Settings) -> None:
        super().__init__(look, open_plan, go, settings)
        self._remembered = Remembered(settings, open_plan.id)
        self._schedule: Schedule | None = None
        self._gates: dict[str, GateState] = {}
        self._folded = self._remembered.folded
        shown = self._remembered.shown
        self.toolbar = Toolbar(look, shown)
        self.heading = self.toolbar.heading
        self.table = RowsTable(look)
        self.pane = ChartPane(look, open_plan.today)
        self.footer = Footer(look)
        self.details = self.footer.details
        self.footer.legend.show_critical(on=shown.critical)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(look.px(3))
        self.split.addWidget(self.table)
        self.split.addWidget(self.pane)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.table.setMinimumWidth(look.px(140))
        self._breadth = ""
        self._low = False
        self._folded_before: set[str] | None = None
        """What was folded before rows were filtered; None where all are shown."""
        self._baseline_shown = shown.baseline
        self.editing = TimelineEditing(look, open_plan, self, self.table, self)
        self.editing.strip.foot = self.footer
        self.comparing = Comparing(look, open_plan, self.editing.editor, self.toolbar.menu, self)
        self.zooming = Zooming(open_plan, self.toolbar, self.table, self.pane, self)
        self.side = TableSide(look, open_plan, settings, self.table, self.split, self.editing)
        self.body.addWidget(self.toolbar)
        self.body.addWidget(self.side.bar)
        self.body.addWidget(self.split, 1)
        self.body.addWidget(self.footer)
        self._connect()
        self._show_extras()
        self.refresh(None)

    def _connect(self) -> None:
        down, other = self.pane.verticalScrollBar(), self.table.verticalScrollBar()
        down.valueChanged.connect(other.setValue)
        other.valueChanged.connect(down.setValue)
        self.pane.row_chosen.connect(self.select_row)
        self.pane.row_opened.connect(self._open_row)
        self.pane.edit_requested.connect(self._edit_row)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _: self._on_current(now.row())
        )
        self.table.fold_requested.connect(self.fold)
        self.side.filtered.connect(self._on_filtered)
        self.side.told.connect(self.details.say)
        self.side.acts.setup_requested.connect(self.open_setup)
        self.side.acts.decision_requested.connect(
            lambda gate: self.go(Destination(place=Place.GATES, gate=gate))
        )
        self.zooming.told.connect(self.details.say)
        self.table.opened.connect(self._open_row)
        self.toolbar.search_requested.connect(self.side.search)
        self.toolbar.menu.legend_requested.connect(self.footer.show_legend)
        self.side.columns_shown.connect(self._show_extras)
        self.toolbar.shown_changed.connect(self._on_shown)
        self.toolbar.setup_requested.connect(self.open_setup)
        self.editing.offer.addendum_requested.connect(self.addendum_requested)
        self.comparing.addendum_requested.connect(self.addendum_requested)

    # --- showing -----------------------------------------------------------------------------

    def refresh(self, change: PlanChange | None) -> None:
        """Show the plan's schedule; nothing is done where no date and no gate differs."""
        found = self.open_plan.assessment
        gates = {g.gate: gate_state(g, found.next_gate) for g in found.gates}
        old, new = self._schedule, found.schedule
        if change is not None and old is not None and gates == self._gates:
            same = old.rows == new.rows and old.links == new.links
            if same and not change.touched & SHADED_BY:
                self._schedule = new
                return
        self._schedule, self._gates = new, gates
        self.show_schedule(new)
        self.editing.tell_change(old, change)

    def show_schedule(self, schedule: Schedule) -> None:
        """Show a schedule; the current row and the place in the chart stay."""
        current, top = self.current_task, self.pane.verticalScrollBar().value()
        data = self._data_of(schedule)
        self.table.rows.show_chart(data, self._folded)
        self.pane.show_chart(data)
        self.footer.show_schedule(schedule)
        self.select_row(data.row_of.get(current, 0))
        self.pane.verticalScrollBar().setValue(top)
        self._on_current(self.table.current_row)

    def _data_of(self, schedule: Schedule, order: Sequence[str] = ()) -> ChartData:
        only = self.side.only(schedule, self._gates)
        return ChartData(
            schedule,
            self._gates,
            self._folded,
            only=only,
            order=order,
            baseline=self._baseline(),
            before=self.pane.data,
        )

    def _baseline(self) -> dict[str, tuple[date, date]]:
        """Where rows stood in the baseline that is shown."""
        chosen = self.toolbar.shown.baseline
        return {
            one.row: (one.start, one.finish)
            for one in self.open_plan.plan.baseline_dates
            if chosen and one.baseline == chosen and one.start and one.finish
        }

    def show_tried(self, schedule: Schedule | None) -> None:
        """Show dates that are only tried, in the rows' places; None shows the plan again."""
        data = self.pane.data
        if data is None or self._schedule is None:
            return
        if schedule is None:
            self.show_schedule(self._schedule)
            return
        live = self._data_of(schedule, tuple(data.row_of))
        self.table.rows.show_chart(live, self._folded)
        self.pane.show_live(live)

    def chosen(self) -> tuple[str, ...]:
        """Ids of the chosen rows in the order shown, the current one first where it is alone."""
        data = self.pane.data
        if data is None:
            return ()
        rows = self.table.selected_rows() or [self.table.current_row]
        return tuple(data.tasks[row].id for row in rows if 0 <= row < len(data))

    @property
    def over(self) -> QWidget:
        """The strip of what else moves lies over the foot of this screen."""
        return self

    def keep_above(self, y: int) -> None:
        """Scroll the current row above what lies over the screen from ``y`` on, and to its bar."""
        self.pane.show_bar(self.table.current_row)
        down, tall = self.pane.verticalScrollBar(), self.look.px(ROW)
        foot = (self.table.current_row + 1) * tall - down.value()
        hidden = self.pane.viewport().mapTo(self, QPoint(0, foot)).y() - y
        if hidden > 0:
            down.setValue(-(-(down.value() + hidden) // tall) * tall)  # no row is cut at the top

    def seen(self) -> Seen | None:
        """What is in sight, to print or save just that."""
        data, schedule = self.pane.data, self._schedule
        if data is None or schedule is None:
            return None
        first, last = self.pane.days_in_sight()
        shown = self.toolbar.shown
        return Seen(
            rows=tuple(task.id for task in data.tasks if task.id in schedule.by_id),
            first=schedule.start + timedelta(days=first - 1),
            last=schedule.start + timedelta(days=last - 1),
            baseline=shown.baseline,
            critical=shown.critical,
            links=shown.links,
            colour=shown.colour,
        )

    def go_to(self, row: str, *, edit: bool) -> None:
        """Make a row the current one, and begin to edit its name."""
        self._bring_into_sight(row)
        data = self.pane.data
        if data is None or row not in data.row_of:
            return
        self.select_row(data.row_of[row])
        self.table.scrollTo(self.table.currentIndex())
        if edit:
            self.table.edit_name()

    @property
    def current_task(self) -> str:
        """Id of the current row, '' for none."""
        shown = self.table.current_task
        return shown.id if shown else ""

    def select_row(self, place: int) -> None:
        """Make a row the current one, in table and chart."""
        if place != self.table.current_row:
            self.table.choose(place)

    def _on_current(self, place: int) -> None:
        self.pane.mark(place)
        self.details.say(self._sentence(place))
        if not (QApplication.mouseButtons() and self.pane.underMouse()):
            self.pane.show_bar(place)  # but nothing is scrolled away under the pointer

    def _sentence(self, place: int) -> str:
        data = self.pane.data
        if data is None or not 0 <= place < len(data):
            return ""
        return row_sentence(data.tasks[place], data.gate(place))

    def _open_row(self, place: int) -> None:
        """Say a row in full beside it."""
        y = (place + 1) * self.look.px(ROW) - self.table.verticalScrollBar().value()
        at = self.table.viewport().mapToGlobal(QPoint(self.look.px(28), y))
        QToolTip.showText(at, self._sentence(place), self.table, self.table.rect(), 15_000)

    def _edit_row(self, place: int) -> None:
        """Edit a row's name beside its mark; a phase is folded or unfolded, as in the table."""
        self.select_row(place)
        task = self.table.current_task
        fold = self.table.rows.folds(task) if task and task.kind is TaskKind.PHASE else None
        if fold is not None:
            self.fold(fold, fold not in self._folded)
        else:
            self.table.edit_name()

    def show_destination(self, destination: Destination) -> None:
        """A task's or gate's row, unfolded and in sight; else the heading."""
        wanted = destination.task or destination.gate
        task = self._schedule.by_id.get(wanted) if self._schedule and wanted else None
        if task is None or self._schedule is None:
            self.focus_heading()
            return
        self._bring_into_sight(task.id)
        if self.pane.data is not None:
            self.select_row(self.pane.data.row_of.get(task.id, 0))
        self.table.scrollTo(self.table.currentIndex())
        self.pane.show_day(task.start_day)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_sight(self, row: str) -> None:
        """What was folded or filtered away, as a row that was just added may be, is shown."""
        data, schedule = self.pane.data, self._schedule
        if (
            schedule is None
            or row not in schedule.by_id
            or (data is not None and row in data.row_of)
        ):
            return
        self.side.bar.show_all()  # before it is unfolded: what was folded before comes back with it
        self._folded -= {schedule.by_id[row].phase, *schedule.above(row)}
        self.show_schedule(schedule)

    def focus_heading(self) -> None:
        """The heading."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Not while something typed was refused."""
        return self.side.cells.settle()

    # --- acts --------------------------------------------------------------------------------

    def fold(self, phase: str, folded: bool) -> None:
        """Fold a phase or unfold it; '' is what falls after the last one."""
        if folded == (phase in self._folded) or self._schedule is None:
            return
        self._folded ^= {phase}
        self.show_schedule(self._schedule)
        head = phase if phase in self._schedule.by_id else f"phase.{phase or 'after'}"
        if self.pane.data is not None:
            self.select_row(self.pane.data.row_of.get(head, 0))
        self._keep()

    def _on_filtered(self) -> None:
        """Show the rows that are wanted; what was folded is again when all are."""
        if self.side.is_filtered and self._folded_before is None:
            self._folded_before, self._folded = self._folded, set()
        elif not self.side.is_filtered and self._folded_before is not None:
            self._folded, self._folded_before = self._folded_before, None
        if self._schedule is not None:
            self.show_schedule(self._schedule)

    def _on_shown(self, shown: Shown) -> None:
        self._show_extras()
        self.footer.legend.show_critical(on=shown.critical)
        self._keep()
        if self._schedule is not None and shown.baseline != self._baseline_shown:
            self._baseline_shown = shown.baseline
            self.show_schedule(self._schedule)
            self.side.compare(on=bool(shown.baseline))

    def _show_extras(self) -> None:
        """Where the table has no column of starts, the dates stand beside the bars."""
        dates = Column.START not in self.table.head.shown()
        self.pane.show_extras(replace(self.toolbar.shown, dates=dates))

    def open_setup(self) -> None:
        """Change start, phases and closed days."""
        from roadmap_desktop.ui.timeline.setup_dialog import SetupDialog

        dialog = SetupDialog(self.look, self.open_plan, self.window())
        dialog.finished.connect(lambda _: QTimer.singleShot(0, self.toolbar.setup.setFocus))
        dialog.open()

    # --- width -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns and a shorter footer where it is narrow, less around the rows where it is
        low."""
        super().resizeEvent(event)
        logical = event.size().width() / self.look.scale
        breadth = "wide" if logical >= 1100 else "middle" if logical >= 900 else "narrow"
        low = event.size().height() / self.look.scale < LOW
        if (breadth, low) != (self._breadth, self._low):
            self._breadth, self._low = breadth, low
            self._lay_out(breadth, low=low)

    def _lay_out(self, breadth: str, *, low: bool) -> None:
        self.side.use_little_height(on=low)
        self.side.lay_out(breadth, self.width())
        self.footer.use_room(breadth, low=low)
        self.toolbar.offer_search(on=low)
        self._show_extras()
        self.zooming.suit(narrow=breadth == "narrow")

    def _keep(self) -> None:
        self._remembered.keep(self._folded_before or self._folded, self.toolbar.shown)
