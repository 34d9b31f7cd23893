"""Answers to checklists; readiness, risk questions and gate evidence are checklists too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ItemState(StrEnum):
    """State of one line; each checklist words the states its own way (``Checklist.labels``)."""

    YES = "yes"
    IN_PART = "in_part"
    NO = "no"
    NOT_SURE = "not_sure"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistAnswer:
    """What the firm says to one line of a checklist."""

    id: str
    item: str = ""
    """Id of a ``ChecklistItem``; unique within a plan."""
    state: ItemState | None = None
    text: str = ""
    owner_id: str = ""
    due: date | None = None
