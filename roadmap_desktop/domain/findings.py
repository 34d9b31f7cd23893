"""What a rule has to say about a plan: never a bare yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; ``ERROR`` must be settled or accepted by name."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 is the heaviest; for sorting."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a finding or change is about: a row of the plan, or a question of the catalogue."""

    entity: str = ""
    """Entity name as in ``domain.model.entities``, e.g. ``stop_rule``; '' for none."""
    id: str = ""
    question: str = ""
    """Question id where 'Go there' leads; '' when there is none."""
    label: str = ""
    """The words a person would use for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A judgement with its reason, the rows that caused it and what would settle it."""

    code: str
    """Stable id of the rule, e.g. ``pilot.no_stop_rule``."""
    severity: Severity
    subject: Subject
    reason: str
    remedy: str
    causes: tuple[Subject, ...] = ()
    requirements: tuple[str, ...] = ()
    accepted_by: str = ""
    accepted_because: str = ""

    @property
    def accepted(self) -> bool:
        """A named person has accepted it with a reason."""
        return bool(self.accepted_by)
