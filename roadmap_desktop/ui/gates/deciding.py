"""The form under a gate: made for what is to be decided, its typing kept, its decision recorded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.assessment.gate_states import comes_first
from roadmap_desktop.assessment.standing import GateStatus
from roadmap_desktop.commands.governance import decide
from roadmap_desktop.commands.office import NOT_SAVED
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.timeline.baselines import dates_of
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.gates.decided import comes_first_banner
from roadmap_desktop.ui.gates.deciders import deciders_in
from roadmap_desktop.ui.gates.decision_check import problems_of
from roadmap_desktop.ui.gates.decision_form import DecisionForm
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import clear, row


class DecidingPlace(QWidget):
    """The form, or what stands in its place: another gate first, or a button to decide again."""

    gate_requested = Signal(str)
    """The gate that comes first."""
    recorded = Signal()
    problems_shown = Signal()

    def __init__(
        self, look: Look, open_plan: OpenPlan, print_sheet: Callable[[str], object] | None
    ) -> None:
        super().__init__()
        self._look = look
        self._open_plan = open_plan
        self._print_sheet = print_sheet
        self._drafts = DraftKeeper(open_plan.keep_draft, self)
        self._gate: GateStatus | None = None
        self._made_for: object = None
        self._decides_again = ""
        self.form: DecisionForm | None = None
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)

    def keep_typing(self) -> None:
        """What was typed is kept as a draft."""
        self._drafts.flush()

    # --- showing -----------------------------------------------------------------------------

    def show_gate(self, gate: GateStatus) -> None:
        """Show what is to be decided; a form that fits already stays, with what is typed."""
        self._gate = gate
        fits = self._fitting(gate)
        if fits == self._made_for:
            return
        self._made_for = fits
        self.keep_typing()  # while the fields it reads are still there
        clear(self._place)
        self.form = None
        blocking = comes_first(self._open_plan.assessment, gate.gate)
        if blocking:
            earlier = self._open_plan.catalogue.gate(blocking)
            self._place.addWidget(
                comes_first_banner(self._look, earlier, lambda: self.gate_requested.emit(blocking))
            )
        elif self._is_folded(gate):
            again = Button(self._look, self.tr("Decide again…"), "plain", pressed=self._again)
            self._place.addLayout(row(self._look, again, None))
        else:
            self.form = self._make_form(gate)
            self._place.addWidget(self.form)

    def _fitting(self, gate: GateStatus) -> object:
        """What the form, or what stands in its place, is made for."""
        return (
            gate.gate,
            comes_first(self._open_plan.assessment, gate.gate),
            self._is_folded(gate),
            gate.decision is None,
            gate.deciders_needed,
            self._people(),
        )

    def _is_folded(self, gate: GateStatus) -> bool:
        """What is decided keeps its form behind a button, unless one is at it."""
        if gate.decision is None or self._decides_again == gate.gate:
            return False
        return f"gate.{gate.gate}" not in self._open_plan.drafts()

    def _again(self) -> None:
        if self._gate is not None:
            self._decides_again = self._gate.gate
            self.show_gate(self._gate)
        if self.form is not None:
            self.form.focus_field("decision")

    def _make_form(self, gate: GateStatus) -> DecisionForm:
        opened = self._open_plan
        form = DecisionForm(
            self._look,
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
        form.record_requested.connect(lambda: self._record(form, gate))
        form.print_requested.connect(lambda: self._print(gate.gate))
        return form

    def _people(self) -> tuple[str, ...]:
        """Who decides most likely first."""
        plan = self._open_plan.plan
        first = [p.name for r in ("owner", "sponsor") if (p := plan.holder(r)) is not None]
        return tuple(dict.fromkeys((*first, *self._open_plan.people())))

    def _print(self, gate: str) -> None:
        if self._print_sheet is not None:
            self._print_sheet(gate)

    # --- recording ---------------------------------------------------------------------------

    def _record(self, form: DecisionForm, gate: GateStatus) -> None:
        """Record the decision; what is refused is told and nothing typed is lost."""
        given, draft = form.entered(), f"gate.{gate.gate}"
        problems = problems_of(given, form.on.day)
        self._show_problems(form, problems)
        if problems:
            return
        self._drafts.forget(draft)
        try:
            self._made_for = None
            self._open_plan.run(
                decide,
                gate.gate,
                Decision(given["decision"]),
                deciders_in(given),
                given["because"],
                against=given["against"],
                conditions=given["conditions"],
                on=form.on.day,
                dates=dates_of(self._open_plan.assessment.schedule),
            )
        except PlanError as error:
            self._made_for = self._fitting(self._gate or gate)
            self._drafts.touched(draft, form.entered)
            if not isinstance(error, NOT_SAVED):  # of these a banner tells
                self._show_problems(form, {"because": str(error)})
            return
        self._open_plan.drop_drafts(draft)
        self._made_for, self._decides_again = None, ""
        self.recorded.emit()

    def _show_problems(self, form: DecisionForm, problems: dict[str, str]) -> None:
        form.show_problems(problems)
        if problems:
            self.problems_shown.emit()
