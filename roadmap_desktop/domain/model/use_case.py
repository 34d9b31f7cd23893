"""What the AI shall do here (S0-12, S0-21), and the candidates it was chosen from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Approval(StrEnum):
    """What stands between an output and the world; decides the tier."""

    STAYS_INSIDE = "stays_inside"
    """Output is read inside the firm and changes no record."""
    PERSON_APPROVES = "person_approves"
    """Every output is approved by a person before it leaves or changes a record."""
    SAMPLED = "sampled"
    """Some outputs leave or change records before a person saw them."""
    AUTOMATIC = "automatic"
    """Outputs leave or change records by themselves."""


class ValueUnit(StrEnum):
    """The kind of value hoped for (S0-23)."""

    TIME = "time"
    QUALITY = "quality"
    MONEY = "money"
    ERRORS = "errors"


class ValueType(StrEnum):
    """Where the value lands in the business (S2-9)."""

    COST = "cost_reduction"
    REVENUE = "revenue_growth"
    EXPERIENCE = "customer_experience"
    EFFICIENCY = "operational_efficiency"


class PrivateData(StrEnum):
    """Whether private or sensitive data may be typed in."""

    NONE = "none"
    SOME = "some"


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase:
    """One use of AI in plain words."""

    id: str
    work: str = ""
    users: str = ""
    affected: str = ""
    output: str = ""
    not_allowed: str = ""
    """What the AI may not do."""
    current_way: str = ""
    """How the work is done today; also the fallback's starting point."""
    tool: str = ""
    """Product and kind of account, '' while not chosen."""
    approval: Approval | None = None
    private_data: PrivateData | None = None
    impact_flags: tuple[str, ...] = ()
    """Ids of ``Catalogue.impact_flags`` (S0-5)."""
    high_impact_work: tuple[str, ...] = ()
    """Ids of ``Catalogue.high_impact_work`` (S0-25)."""
    value_text: str = ""
    value_unit: ValueUnit | None = None
    value_type: ValueType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A use that was considered (S2-10, S1-30); scores run from 1 to 5."""

    id: str
    position: int = 0
    name: str = ""
    impact: int | None = None
    feasibility: int | None = None
    importance: int | None = None
    readiness: int | None = None
    chosen: bool = False
