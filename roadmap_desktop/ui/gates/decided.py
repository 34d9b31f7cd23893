"""What was decided at a gate, and what is said where nothing can be or should be decided yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from roadmap_desktop.domain.content.stages import Gate
from roadmap_desktop.domain.model.governance import GateDecision
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import column, frame
from roadmap_desktop.ui.widgets.text import Text


def _t(text: str) -> str:
    return QCoreApplication.translate("GatesView", text)


def decision_sheets(look: Look, opened: OpenPlan, gate: str) -> Iterator[QFrame]:
    """A sheet for every decision recorded at a gate, the latest first."""
    made = [d for d in opened.plan.gate_decisions if d.gate == gate]
    for decision in reversed(made):
        word = opened.catalogue.text_of("decisions", decision.decision.value)
        yield _sheet(look, decision, word)


def _sheet(look: Look, decision: GateDecision, word: str) -> QFrame:
    day = day_in_words(decision.decided_on) if decision.decided_on else ""
    head = _t("{word}, {name}, {day}").format(word=word, name=decision.decided_by, day=day)
    lines = [Text(look, head, "body", "", 600), Text(look, decision.reason)]
    for words, text in (
        (_t("Against it: {text}"), decision.evidence_against),
        (_t("Conditions: {text}"), decision.conditions),
    ):
        if text:
            lines.append(Text(look, words.format(text=text), "body", "muted"))
    return frame("sheet", column(look, *lines, gap=2, pad=(16, 10, 16, 12)))


def missing_banner(look: Look, missing: int) -> Banner:
    """Evidence is missing, and the decision may be recorded all the same."""
    lead = _t("One piece is missing.")
    if missing > 1:
        lead = _t("{n} pieces are missing.").format(n=missing)
    words = _t("The decision may be recorded now; what is missing is printed beside it.")
    return Banner(look, "warning", lead, words)


def comes_first_banner(look: Look, earlier: Gate, go: Callable[[], object]) -> Banner:
    """An earlier gate is not passed; it leads there."""
    words = _t("The {gate} comes first; it is decided before this one.")
    act = _t("Open the {gate}").format(gate=earlier.name)
    return Banner(look, "info", words.format(gate=earlier.name), "", [(act, go)])
