"""The pages of Quick plan: which of its questions stand together (S0-68)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True)
class QuickPage:
    """One page."""

    name: str
    heading: str
    """'' where the page has one question, which is its own heading."""
    questions: tuple[str, ...]


def quick_pages() -> tuple[QuickPage, ...]:
    """All pages in their order; together they ask every question that Quick plan has."""

    def t(text: str) -> str:
        return QCoreApplication.translate("QuickPlan", text)

    return (
        QuickPage(
            t("Your firm"),
            t("Which firm is the plan for?"),
            ("firm.name", "firm.kind", "firm.head_count", "firm.country"),
        ),
        QuickPage(
            t("The work"),
            t("What shall the AI help with?"),
            ("use.work", "use.users", "use.affected", "use.output", "use.not_allowed"),
        ),
        QuickPage(
            t("Who it could touch"),
            t("What if it is wrong?"),
            ("use.approval", "use.impact_flags", "use.private_data"),
        ),
        QuickPage(t("What stays out"), "", ("data.forbidden",)),
        QuickPage(
            t("People"),
            t("Who looks after it?"),
            ("people.owner", "people.reviewer", "people.pauser", "people.pauser_deputy"),
        ),
        QuickPage(
            t("The pilot"),
            t("Who tries it out, and with what?"),
            ("pilot.users", "pilot.user_count", "pilot.tasks_in"),
        ),
        QuickPage(
            t("Measure and stop rules"),
            t("What would show that it works, or that it must stop?"),
            ("pilot.criteria", "stop.rules"),
        ),
        QuickPage(
            t("Start and fallback"),
            t("When does it start, and what if it ends?"),
            ("plan.start", "pilot.fallback"),
        ),
    )
