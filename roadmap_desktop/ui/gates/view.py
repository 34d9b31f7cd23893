"""The Gates' screen: the list of gates beside the one that is looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roadmap_desktop.assessment.gate_states import gate_state
from roadmap_desktop.assessment.result import EvidenceState, GateStatus
from roadmap_desktop.commands.checklists import answer_line
from roadmap_desktop.commands.governance import decide
from roadmap_desktop.commands.office import NOT_SAVED
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.timeline.baselines import dates_of
from roadmap_desktop.timeline.mark_shapes import GateState
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.gates.decided import (
    comes_first_banner,
    decision_sheets,
    missing_banner,
)
from roadmap_desktop.ui.gates.deciders import deciders_in
from roadmap_desktop.ui.gates.decision_check import problems_of
from roadmap_desktop.ui.gates.decision_form import DecisionForm
from roadmap_desktop.ui.gates.evidence import EvidenceSheet
from roadmap_desktop.ui.gates.gate_words import gate_row, when
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.view import PlanView
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, clear, column, row
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
        self._print_sheet = print_sheet
        self._drafts = DraftKeeper(open_plan.keep_draft, self)
        self._gate = open_plan.assessment.next_gate or open_plan.catalogue.gates[-1].id
        self._form_of: object = None
        self._decides_again = ""
        self.form: DecisionForm | None = None
        self._list_only = True
        self.heading = Heading(look, self.tr("Gates"))
        intro = Text(look, self.tr("Taken in order, each decided by name."), "body", "muted")
        self.list = RowList(look, self.tr("Gates"))
        self.list.chosen.connect(self._on_chosen)
        self.list.moved.connect(self._on_moved)
        sheet = in_sheet(look, self.list)
        self._left = box(column(look, self.heading, intro, 10, sheet, None, gap=4))
        self._all = Button(look, self.tr("All gates"), "flush", "arrow-left", self._show_list)
        self.gate_heading = Heading(look, "")
        self._mark = QVBoxLayout()
        self._when = Text(look, "", "body", "muted")
        title = row(
            look,
            self._mark,
            (column(look, self.gate_heading, self._when, gap=2), 1),
            gap=12,
        )
        self.evidence = EvidenceSheet(look)
        self.evidence.go_requested.connect(
            lambda q: self.go(Destination(place=Place.INTERVIEW, question=q))
        )
        self.evidence.claimed.connect(self._claim)
        self._missing = QVBoxLayout()
        self._decided = QVBoxLayout()
        self._form_place = QVBoxLayout()
        right = column(
            look,
            *(self._all, title, 8, self.evidence, self._missing, self._decided),
            *(self._form_place, None),
            gap=10,
        )
        self._right = box(right)
        columns = QHBoxLayout()
        columns.setContentsMargins(look.px(32), look.px(24), look.px(32), look.px(24))
        columns.setSpacing(look.px(32))
        columns.addWidget(self._left, 28)
        columns.addWidget(self._right, 72)
        self._scroll = ScrollPage(columns)
        self.body.addWidget(self._scroll)
        self.refresh(None)

    # --- showing -----------------------------------------------------------------------------

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
        content = opened.catalogue.gate(gate.gate)
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
        self.evidence.show_gate(gate, content, said)
        self._show_missing(gate)
        self._show_decided(gate)
        self._show_form(gate)
        follow_reading_order(self)

    def _show_missing(self, gate: GateStatus) -> None:
        clear(self._missing)
        missing = sum(1 for e in gate.evidence if e.state is EvidenceState.MISSING)
        if missing and gate.decision is None and not self._blocking(gate):
            self._missing.addWidget(missing_banner(self.look, missing))

    def _show_decided(self, gate: GateStatus) -> None:
        clear(self._decided)
        for sheet in decision_sheets(self.look, self.open_plan, gate.gate):
            self._decided.addWidget(sheet)

    def _show_form(self, gate: GateStatus) -> None:
        blocking, folded = self._blocking(gate), self._is_folded(gate)
        key = self._form_key(gate)
        if key == self._form_of:
            return
        self._form_of = key
        self._drafts.flush()  # while the fields it reads are still there
        clear(self._form_place)
        self.form = None
        if blocking:
            earlier = self.open_plan.catalogue.gate(blocking)
            banner = comes_first_banner(self.look, earlier, lambda: self._on_chosen(blocking))
            self._form_place.addWidget(banner)
        elif folded:
            again = Button(self.look, self.tr("Decide again…"), "plain", pressed=self._again)
            self._form_place.addLayout(row(self.look, again, None))
        else:
            self.form = self._make_form(gate)
            self._form_place.addWidget(self.form)

    def _form_key(self, gate: GateStatus) -> object:
        """What the form, or what stands in its place, was made for."""
        return (
            gate.gate,
            self._blocking(gate),
            self._is_folded(gate),
            gate.decision is None,
            gate.deciders_needed,
            self._people(),
        )

    def _is_folded(self, gate: GateStatus) -> bool:
        """What is decided keeps its form behind a button, unless one is at it."""
        if gate.decision is None or self._decides_again == gate.gate:
            return False
        return f"gate.{gate.gate}" not in self.open_plan.drafts()

    def _again(self) -> None:
        self._decides_again = self._gate
        self._show_gate()
        if self.form is not None:
            self.form.focus_field("decision")

    def _make_form(self, gate: GateStatus) -> DecisionForm:
        opened = self.open_plan
        form = DecisionForm(
            self.look,
            opened.catalogue.gate(gate.gate),
            opened.catalogue,
            self._people(),
            opened.plan.header.start,
            opened.today,
            deciders=gate.deciders_needed,
            can_print=self._print_sheet is not None,
            again=gate.decision is not None,
        )
        kept = opened.drafts().get(f"gate.{gate.gate}")
        if isinstance(kept, dict):
            form.show_entered({str(k): str(v) for k, v in kept.items()})
        form.edited.connect(lambda: self._drafts.touched(f"gate.{gate.gate}", form.entered))
        form.record_requested.connect(self._record)
        form.print_requested.connect(lambda: self._print(gate.gate))
        return form

    def _blocking(self, gate: GateStatus) -> str:
        """The gate that has to be decided before this one, '' for none."""
        for earlier in self.open_plan.assessment.gates:
            if earlier.gate == gate.gate:
                return ""
            mark = gate_state(earlier, "")
            if mark in (GateState.PLANNED, GateState.STOPPED):
                return earlier.gate
        return ""

    def _people(self) -> tuple[str, ...]:
        plan = self.open_plan.plan
        first = [p.name for r in ("owner", "sponsor") if (p := plan.holder(r)) is not None]
        return tuple(dict.fromkeys((*first, *self.open_plan.people())))

    @property
    def here(self) -> Destination:
        """The gate in sight."""
        return Destination(place=self.place, gate=self._gate)

    # --- acts --------------------------------------------------------------------------------

    def _on_moved(self, gate: str) -> None:
        self._drafts.flush()
        self._gate = gate
        self._show_gate()
        self.moved.emit()

    def _on_chosen(self, gate: str) -> None:
        self._drafts.flush()
        self._gate = gate
        self._list_only = False
        self.list.mark(gate)
        self._show_gate()
        self._lay_out()
        self.gate_heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    def _show_list(self) -> None:
        self._list_only = True
        self._lay_out()
        self.list.setFocus()

    def _claim(self, evidence: str, said: str) -> None:
        self.open_plan.attempt(answer_line, evidence, said)

    def _print(self, gate: str) -> None:
        if self._print_sheet is not None:
            self._print_sheet(gate)

    def _record(self) -> None:
        """Record the decision; what is refused is told and nothing typed is lost."""
        form, gate = self.form, self._gate
        if form is None:
            return
        given = form.entered()
        problems = problems_of(given, form.on.day)
        self._show_problems(form, problems)
        if problems:
            return
        self._drafts.forget(f"gate.{gate}")
        try:
            self._form_of = None
            self.open_plan.run(
                decide,
                gate,
                Decision(given["decision"]),
                deciders_in(given),
                given["because"],
                against=given["against"],
                conditions=given["conditions"],
                on=form.on.day,
                dates=dates_of(self.open_plan.assessment.schedule),
            )
        except PlanError as error:
            self._form_of = self._form_key(self._status)
            self._drafts.touched(f"gate.{gate}", form.entered)
            if not isinstance(error, NOT_SAVED):  # of these a banner tells
                self._show_problems(form, {"because": str(error)})
            return
        self.open_plan.drop_drafts(f"gate.{gate}")
        self._form_of, self._decides_again = None, ""
        self.refresh(None)
        self.gate_heading.setFocus(Qt.FocusReason.OtherFocusReason)
        bar = self._scroll.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(0))  # what was recorded is in sight

    def _show_problems(self, form: DecisionForm, problems: dict[str, str]) -> None:
        form.show_problems(problems)
        if problems:  # once the page has taken in the new lines
            QTimer.singleShot(0, form, lambda: self._scroll.ensureWidgetVisible(form.problems))

    def leave(self) -> bool:
        """What was typed is kept as a draft."""
        self._drafts.flush()
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
        self._lay_out()

    def _lay_out(self) -> None:
        small = self.look.is_narrow(self.window().width())
        self._left.setVisible(not small or self._list_only)
        self._right.setVisible(not small or not self._list_only)
        self._all.setVisible(small)
