"""What a command is: a pure step from one plan to the next, with a name for the history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Concatenate, ParamSpec

from roadmap_desktop.domain.answering import NewId
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.plan import Plan

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a command may look at."""

    plan: Plan
    catalogue: Catalogue
    today: date
    new_id: NewId


@dataclass(frozen=True, slots=True)
class Step:
    """What a command wants: the plan as it shall be, and the words for the history."""

    label: str
    plan: Plan


Command = Callable[Concatenate[Edit, P], Step]
"""A command looks at an ``Edit`` and gives a ``Step``; it raises ``PlanError`` to refuse."""
