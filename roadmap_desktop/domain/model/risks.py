"""The risk register (S1-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RiskStatus(StrEnum):
    """Where a risk stands."""

    OPEN = "open"
    TREATED = "treated"
    ACCEPTED = "accepted"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A risk with its response; likelihood and impact run from 1 to 5."""

    id: str
    position: int = 0
    risk: str = ""
    cause: str = ""
    effect: str = ""
    likelihood: int | None = None
    impact: int | None = None
    response: str = ""
    owner_id: str = ""
    status: RiskStatus = RiskStatus.OPEN
    residual: int | None = None
    """Likelihood × impact once the response works, 1 to 25."""
    review_date: date | None = None
