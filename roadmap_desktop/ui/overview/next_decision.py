"""The card of the next decision."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from roadmap_desktop.assessment.standing import EvidenceState, GateStatus
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.dates import day_in_words, distance, plan_day
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import clear, column, row
from roadmap_desktop.ui.widgets.marks import evidence_bar, gate_mark
from roadmap_desktop.ui.widgets.text import Text


def _t(text: str) -> str:
    return QCoreApplication.translate("NextDecision", text)


class NextDecision(QFrame):
    """Which gate is decided next, when, by whom, and what is there for it."""

    def __init__(self, look: Look, open_gate: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("decision")
        self._look = look
        self._open_gate = open_gate
        self._shown: object = None
        self._layout = column(look, gap=0)
        self.setLayout(self._layout)

    def show_gate(self, opened: OpenPlan) -> None:
        """Show the gate that is decided next."""
        found = opened.assessment
        gate = next((g for g in found.gates if g.gate == found.next_gate), None)
        holder = opened.plan.holder("owner")
        owner = holder.name if holder else ""
        if (gate, owner, found.today) == self._shown:
            return
        self._shown = (gate, owner, found.today)
        clear(self._layout)
        look = self._look
        if gate is None:
            words = _t("All gates are decided. The plan is in daily care.")
            done = column(look, Text(look, words, "lead", "", 600), pad=(18, 14, 18, 16))
            self._layout.addLayout(done)
            return
        self._layout.addLayout(self._card(gate, owner, (gate.due - found.today).days))

    def _card(self, gate: GateStatus, owner: str, days: int) -> QHBoxLayout:
        look = self._look
        there = sum(1 for e in gate.evidence if e.state is EvidenceState.THERE)
        total = len(gate.evidence)
        when = " · ".join((day_in_words(gate.due), plan_day(gate.day), distance(days)))
        decides = " " + _t("{name} decides.").format(name=owner) if owner else ""
        evidence = _t("{there} of {total} pieces of evidence are there").format(
            there=there, total=total
        )
        acts = FlowLayout(look.px(8))
        open_ = _t("Open the {gate}").format(gate=gate.name)
        acts.addWidget(Button(look, open_, "primary", pressed=lambda: self._open_gate(gate.gate)))
        tone = "error" if gate.overdue else ""
        words = column(
            look,
            Text(look, _t("Next decision"), "small", "muted", 600),
            Text(look, f"{gate.name}: {gate.question}", "heading", "", 600),
            Text(look, when + "." + decides, "body", tone),
            4,
            row(
                look,
                evidence_bar(look, there, total),
                (Text(look, evidence, "small", "muted"), 1),
                gap=12,
            ),
            6,
            acts,
            gap=3,
        )
        mark = column(look, gate_mark(look, GateState.NEXT, 34), None, gap=0)
        return row(look, mark, (words, 1), gap=16, pad=(18, 14, 18, 16))
