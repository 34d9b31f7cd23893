"""Decisions, open items and what was accepted by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Decision(StrEnum):
    """The one enumeration of decisions (S0-7, X-9); synonyms stand in the catalogue."""

    CONTINUE = "continue"
    REDESIGN = "redesign"
    LIMIT = "limit"
    EXPAND = "expand"
    PAUSE = "pause"
    STOP = "stop"
    TEST_MORE = "test_more"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateDecision:
    """What was decided at a gate, by whom and why; the last one recorded counts."""

    id: str
    position: int = 0
    """Place in the order in which decisions were recorded; several may fall on one day."""
    gate: str = ""
    """Gate id of the catalogue."""
    decision: Decision = Decision.CONTINUE
    decided_by: str = ""
    decided_on: date | None = None
    reason: str = ""
    evidence_against: str = ""
    conditions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """Something still to settle, with an owner."""

    id: str
    position: int = 0
    text: str = ""
    question: str = ""
    """Question id when the item stands for 'not sure yet'."""
    owner_id: str = ""
    due: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAcceptance:
    """A named person lives with a finding, and says why."""

    id: str
    code: str = ""
    subject: str = ""
    """Row id, question id or '' as in the finding's subject."""
    accepted_by: str = ""
    because: str = ""
    accepted_on: date | None = None
