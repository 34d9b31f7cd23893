"""Gates in words: their line in the list and under their heading."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.assessment.gate_states import gate_state
from roadmap_desktop.assessment.standing import EvidenceState, GateStatus
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.ui.widgets.dates import day_in_words, distance, plan_day, short_day
from roadmap_desktop.ui.widgets.row_model import RowItem

EVIDENCE_TONE = {
    EvidenceState.THERE: ("success", "circle-check"),
    EvidenceState.CLAIMED: ("info", "circle-question-mark"),
    EvidenceState.MISSING: ("warning", "circle"),
}


def _t(text: str) -> str:
    return QCoreApplication.translate("Gates", text)


def evidence_word(state: EvidenceState) -> str:
    """'There', 'Claimed', 'Missing'."""
    words = {
        EvidenceState.THERE: _t("There"),
        EvidenceState.CLAIMED: _t("Claimed"),
        EvidenceState.MISSING: _t("Missing"),
    }
    return words[state]


def when(gate: GateStatus, today: date) -> str:
    """'Wed 28 Oct 2026 · day 50 · in 19 days'."""
    days = distance((gate.due - today).days)
    number = plan_day(gate.day)
    return f"{day_in_words(gate.due)} · {number} · {days}"


def gate_row(gate: GateStatus, next_gate: str, catalogue: Catalogue, today: date) -> RowItem:
    """A gate in the list."""
    second = f"{short_day(gate.due)} · " + plan_day(gate.day)
    if gate.decision is not None:
        word = catalogue.text_of("decisions", gate.decision.decision.value)
        on = short_day(gate.decision.decided_on) if gate.decision.decided_on else ""
        second = _t("{word}, {day} by {name}").format(
            word=word, day=on, name=gate.decision.decided_by
        )
    elif gate.gate == next_gate:
        second += " · " + distance((gate.due - today).days)
    state, tone = "", ""
    if gate.overdue:
        state, tone = _t("Late"), "error"
    mark = gate_state(gate, next_gate)
    return RowItem(key=gate.gate, title=gate.name, second=second, gate=mark, state=state, tone=tone)


def evidence_counts(gate: GateStatus) -> str:
    """'2 there, 1 claimed, 2 missing'."""
    counts = {s: sum(1 for e in gate.evidence if e.state is s) for s in EvidenceState}
    names = (
        (EvidenceState.THERE, _t("{n} there")),
        (EvidenceState.CLAIMED, _t("{n} claimed")),
        (EvidenceState.MISSING, _t("{n} missing")),
    )
    return ", ".join(words.format(n=counts[s]) for s, words in names if counts[s])
