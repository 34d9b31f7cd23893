"""What is wrong with a decision before it is recorded, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.governance import NO_NAME, checked_reason
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.gates.deciders import deciders_in


def _t(text: str) -> str:
    return QCoreApplication.translate("Decision", text)


def problems_of(given: Mapping[str, str], on: date | None) -> dict[str, str]:
    """A sentence by field, in the order of the form; empty where all is well."""
    checks: dict[str, Callable[[], object]] = {
        "who": lambda: wording.name(deciders_in(given), NO_NAME),
        "because": lambda: checked_reason(given["because"]),
        "against": lambda: wording.optional(given["against"]),
        "conditions": lambda: wording.optional(given["conditions"]),
    }
    found: dict[str, str] = {}
    if not given["decision"]:
        found["decision"] = _t("Choose one of the decisions.")
    for field, check in checks.items():
        if field == "because" and on is None:
            found["on"] = _t("The date cannot be read; write it as 11 Jan 2027.")
        try:
            check()
        except PlanError as error:
            found[field] = str(error)
    return found
