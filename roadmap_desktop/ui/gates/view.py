"""The Gates' screen: the list of gates beside the one that is looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.assessment.gate_states import comes_first, gate_state
from roadmap_desktop.assessment.standing import EvidenceState, GateStatus
from roadmap_desktop.commands.checklists import answer_line
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.ui.gates.decided import decision_sheets, missing_banner
from roadmap_desktop.ui.gates.deciding import DecidingPlace
from roadmap_desktop.ui.gates.decision_form import DecisionForm
from roadmap_desktop.ui.gates.evidence import EvidenceSheet
from roadmap_desktop.ui.gates.gate_words import gate_row, when
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.view import PlanView
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, clear, column, row
from roadmap_desktop.ui.widgets.list_beside import ListBeside
from roadmap_desktop.ui.widgets.marks import gate_mark
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.tab_order import follow_reading_order
from roadmap_desktop.ui.widgets.text import Heading, Text

CLAIMS = (ItemState.YES, ItemState.IN_PART, ItemState.NOT_APPLICABLE)
"""What somebody may have said of a piece of evidence so that it counts as there or claimed."""


class GatesView(PlanView):
    """Taken in order, each decided by name."""

    place = Place.GATES
    name = "Gates"

    def __init__(
        self,
        look: Look,
        open_plan: OpenPlan,
        go: Go,
        settings: Settings,
        print_sheet: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(look, open_plan, go, settings)
        self._gate = open_plan.assessment.next_gate or open_plan.catalogue.gates[-1].id
        self._deciding = DecidingPlace(look, open_plan, print_sheet)
        self._deciding.gate_requested.connect(self._on_chosen)
        self._deciding.recorded.connect(self._on_recorded)
        self._deciding.problems_shown.connect(self._on_problems_shown)
        self._columns = ListBeside(look, self.tr("All gates"))
        self._columns.setContentsMargins(look.px(32), look.px(24), look.px(32), look.px(24))
        self._columns.fill(self._make_list(), self._make_gate(), 28)
        self._columns.list_shown.connect(self.list.setFocus)
        self._scroll = ScrollPage(self._columns)
        self.body.addWidget(self._scroll)
        self.refresh(None)

    def _make_list(self) -> QWidget:
        look = self.look
        self.heading = Heading(look, self.tr("Gates"))
        intro = Text(look, self.tr("Taken in order, each decided by name."), "body", "muted")
        self.list = RowList(look, self.tr("Gates"))
        self.list.chosen.connect(self._on_chosen)
        self.list.moved.connect(self._on_moved)
        sheet = in_sheet(look, self.list)
        return box(column(look, self.heading, intro, 10, sheet, None, gap=4))

    def _make_gate(self) -> QWidget:
        look = self.look
        self.gate_heading = Heading(look, "")
        self._mark = QVBoxLayout()
        self._when = Text(look, "", "body", "muted")
        words = column(look, self.gate_heading, self._when, gap=2)
        title = row(look, self._mark, (words, 1), gap=12)
        self.evidence = EvidenceSheet(look)
        self.evidence.go_requested.connect(
            lambda q: self.go(Destination(place=Place.INTERVIEW, question=q))
        )
        self.evidence.claimed.connect(self._claim)
        self._missing = QVBoxLayout()
        self._decided = QVBoxLayout()
        parts = (self._columns.back, title, 8, self.evidence, self._missing, self._decided)
        return box(column(look, *parts, self._deciding, None, gap=10))

    # --- showing -----------------------------------------------------------------------------

    @property
    def form(self) -> DecisionForm | None:
        """The form of the gate in sight, None where it cannot be decided now."""
        return self._deciding.form

    @property
    def here(self) -> Destination:
        """The gate in sight."""
        return Destination(place=self.place, gate=self._gate)

    def refresh(self, change: PlanChange | None) -> None:
        """Show the gates as they stand."""
        del change
        opened = self.open_plan
        found = opened.assessment
        self.list.show_rows(
            [gate_row(g, found.next_gate, opened.catalogue, found.today) for g in found.gates],
            current=self._gate,
        )
        self._show_gate()

    @property
    def _status(self) -> GateStatus:
        gates = self.open_plan.assessment.gates
        return next((g for g in gates if g.gate == self._gate), gates[0])

    def _show_gate(self) -> None:
        opened, gate = self.open_plan, self._status
        title = f"{gate.name}: {gate.question}"
        if self.gate_heading.text() != title:
            self.gate_heading.setText(title)
        clear(self._mark)
        mark = gate_state(gate, opened.assessment.next_gate)
        self._mark.addWidget(gate_mark(self.look, mark, 30))
        self._mark.addStretch(1)
        one = self.tr("one named decider is enough")
        many = self.tr("{n} named deciders are asked for").format(n=gate.deciders_needed)
        deciders = one if gate.deciders_needed == 1 else many
        self._when.setText(f"{when(gate, opened.today)} · {deciders}")
        said = frozenset(a.item for a in opened.plan.checklist_answers if a.state in CLAIMS)
        self.evidence.show_gate(gate, opened.catalogue.gate(gate.gate), said)
        self._show_missing(gate)
        self._show_decided(gate)
        self._deciding.show_gate(gate)
        follow_reading_order(self)

    def _show_missing(self, gate: GateStatus) -> None:
        clear(self._missing)
        missing = sum(1 for e in gate.evidence if e.state is EvidenceState.MISSING)
        if (
            missing
            and gate.decision is None
            and not comes_first(self.open_plan.assessment, gate.gate)
        ):
            self._missing.addWidget(missing_banner(self.look, missing))

    def _show_decided(self, gate: GateStatus) -> None:
        clear(self._decided)
        for sheet in decision_sheets(self.look, self.open_plan, gate.gate):
            self._decided.addWidget(sheet)

    # --- acts --------------------------------------------------------------------------------

    def _on_moved(self, gate: str) -> None:
        self._deciding.keep_typing()
        self._gate = gate
        self._show_gate()
        self.moved.emit()

    def _on_chosen(self, gate: str) -> None:
        self._deciding.keep_typing()
        self._gate = gate
        self.list.mark(gate)
        self._show_gate()
        self._columns.show_chosen()
        self.gate_heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    def _claim(self, evidence: str, said: str) -> None:
        self.open_plan.attempt(answer_line, evidence, said)

    def _on_recorded(self) -> None:
        """What was recorded is in sight."""
        self.refresh(None)
        self.gate_heading.setFocus(Qt.FocusReason.OtherFocusReason)
        bar = self._scroll.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(0))

    def _on_problems_shown(self) -> None:
        """They come into sight once the page has taken in the new lines."""
        form = self.form
        if form is not None:
            QTimer.singleShot(0, form, lambda: self._scroll.ensureWidgetVisible(form.problems))

    def leave(self) -> bool:
        """What was typed is kept as a draft."""
        self._deciding.keep_typing()
        return True

    def show_destination(self, destination: Destination) -> None:
        """A gate, or the list."""
        if destination.gate:
            self._on_chosen(destination.gate)
        else:
            self.focus_heading()

    def focus_heading(self) -> None:
        """The heading of the list."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and gate become two pages where it is narrow."""
        super().resizeEvent(event)
        self._columns.fit()
