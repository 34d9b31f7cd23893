"""People, the roles they hold in a plan and what they may decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Attitude(StrEnum):
    """How a user meets the new tool (S3-18)."""

    ENTHUSIAST = "enthusiast"
    NEUTRAL = "neutral"
    SCEPTIC = "sceptic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in the plan; one person may hold every role."""

    id: str
    position: int = 0
    name: str = ""
    function: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleAssignment:
    """A role of the catalogue given to a person (S1-31 to S1-33)."""

    id: str
    position: int = 0
    role: str = ""
    """Role id of the catalogue, e.g. ``owner``, ``reviewer``, ``pauser``, ``pauser_deputy``."""
    person_id: str = ""
    rights: tuple[str, ...] = ()
    """What the role decides: ids of ``Catalogue.decision_rights``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """A user who joins at a rollout stage (S3-18)."""

    id: str
    position: int = 0
    stage: str = ""
    """Id of ``Catalogue.rollout_stages``."""
    name: str = ""
    attitude: Attitude | None = None
    champion: bool = False
