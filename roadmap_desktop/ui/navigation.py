"""Where one can go: a place, and what to show there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """A screen of the main window."""

    HOME = "home"
    QUICK_PLAN = "quick_plan"
    OVERVIEW = "overview"
    INTERVIEW = "interview"
    TIMELINE = "timeline"
    GATES = "gates"
    HISTORY = "history"


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A place, and what is to be shown there."""

    place: Place
    section: str = ""
    """Section of the interview."""
    question: str = ""
    """Question of the interview."""
    gate: str = ""
    task: str = ""
    """Row of the timeline."""


Go = Callable[[Destination], None]
"""Takes the user somewhere."""
