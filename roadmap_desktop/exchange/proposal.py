"""What comes in from outside: a plan as a value that a command may apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from roadmap_desktop.domain.model.entities import Scope
from roadmap_desktop.domain.model.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PastChange:
    """What a revision did to one row, in plain JSON values by field."""

    entity: str
    id: str
    old: Mapping[str, Any] | None
    """None where the row was added."""
    new: Mapping[str, Any] | None
    """None where the row was removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRevision:
    """A step of the history that a plan brings along."""

    number: int
    """Its place in the order; the oldest is the smallest."""
    label: str
    actor: str
    at: datetime
    """With its zone."""
    scope: Scope
    changes: tuple[PastChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProposal:
    """A whole plan with its client, as read from a file; nothing of it is stored yet.

    People are records of the plan already: files name them, the reader gives them ids.
    """

    plan: Plan
    history: tuple[PastRevision, ...] = ()
    """Oldest first; empty for a plan made from answers."""
