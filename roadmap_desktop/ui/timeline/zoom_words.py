"""What the steps of the zoom are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.ui.timeline.scale import DAYS, MONTHS, QUARTERS, STEPS, WEEKS, YEARS

WHOLE = 0.0
"""Instead of a zoom: as wide as the whole plan needs."""
TODAY_KEY, MONTH_KEY, WHOLE_KEY = "F5", "F6", "F7"


def step_names() -> tuple[tuple[str, float], ...]:
    """Each step by its name, the closest first."""
    words = {
        DAYS: _t("Days"),
        WEEKS: _t("Weeks"),
        MONTHS: _t("Months"),
        QUARTERS: _t("Quarters"),
        YEARS: _t("Years"),
    }
    return tuple((words[step], step) for step in STEPS)


def name_of(step: float) -> str:
    """The name of a step, or of the whole plan."""
    return _t("Whole plan") if step == WHOLE else {s: w for w, s in step_names()}[step]


def _t(text: str) -> str:
    return QCoreApplication.translate("TimelineZoom", text)
