"""The firm a plan is made for, and when it works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A firm; one client has many plans."""

    id: str
    name: str = ""
    kind: str = ""
    """Kind of firm, an id of ``Catalogue.firm_kinds``; offers fitting examples."""
    head_count: int | None = None
    country: str = ""
    """ISO 3166 code of two letters; '' means no public holidays are observed."""
    region: str = ""
    """Subdivision code as the holidays library spells it."""
    work_week: tuple[int, ...] = MONDAY_TO_FRIDAY
    """Open weekdays, Monday is 0."""
    currency: str = ""
    """ISO 4217 code."""
    logo: str = ""
    """A PNG in base64, '' for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Days on which the firm is closed, both ends included."""

    id: str
    position: int = 0
    name: str = ""
    start: date | None = None
    finish: date | None = None
    """None means the same day as ``start``."""
    yearly: bool = False
