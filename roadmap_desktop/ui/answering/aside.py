"""Beside a question: why it is asked, a good and a bad answer, where it is printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import clear, column, row
from roadmap_desktop.ui.widgets.text import Text, icon_label


def printed_names() -> dict[str, str]:
    """What people call the parts of the document in which answers are printed."""

    def t(text: str) -> str:
        return QCoreApplication.translate("Aside", text)

    return {
        "summary": t("the summary"),
        "approval": t("the approval page"),
        "use_case": t("the use case"),
        "tier": t("how deep the plan goes"),
        "data_card": t("the card of what stays out"),
        "risks": t("the risk register"),
        "people": t("who does what"),
        "pilot": t("the pilot page"),
        "stop_rules": t("the stop rules"),
        "rollout": t("the rollout"),
        "timeline": t("the timeline"),
        "kpis": t("the figures to watch"),
        "gates": t("the gate sheets"),
        "checklists": t("the checklists"),
        "readiness": t("readiness"),
        "budget": t("the budget"),
        "open_items": t("the open items"),
        "evidence": t("the evidence plan"),
    }


class Aside(QWidget):
    """Explains the question that has the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.px(6))

    def explain(self, question: Question) -> None:
        """Show what is to be said about a question."""
        if question.id == self._shown:
            return
        self._shown = question.id
        clear(self._layout)
        look = self._look
        parts = (
            ("info", "muted", self.tr("Why we ask"), question.why, "muted"),
            ("circle-check", "success", self.tr("A good answer"), f"“{question.good}”", ""),
            ("x", "error", self.tr("A poor answer"), f"“{question.bad}”", ""),
        )
        for icon, tone, head, body, body_tone in parts:
            if body.strip("“”"):
                words = column(
                    look,
                    Text(look, head, "body", "", 600),
                    Text(look, body, "body", body_tone),
                    gap=1,
                )
                mark = column(look, 1, icon_label(look, icon, tone, 18), None, gap=0)
                self._layout.addLayout(row(look, mark, (words, 1), gap=10))
                self._layout.addSpacing(look.px(6))
        names = printed_names()
        places = ", ".join(names.get(p, p.replace("_", " ")) for p in question.printed)
        if places:
            told = self.tr("Printed in {places}").format(places=places)
            self._layout.addWidget(Text(look, told, "small", "muted", 600))
        self._layout.addStretch(1)
