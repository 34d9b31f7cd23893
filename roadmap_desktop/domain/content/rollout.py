"""Ways to start small, and the stages of a rollout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RolloutPattern:
    """A way to start small (S0-48 to S0-52)."""

    id: str
    name: str
    when: str
    benefit: str
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RolloutStageTemplate:
    """A rollout stage of seed 003 with its band of users and weeks."""

    id: str
    number: int
    name: str
    users_min: int
    users_max: int
    """0 means everyone."""
    weeks_min: float
    weeks_max: float
    weeks_default: float
    phase: str
    who: str
    criterion: str
    decision_point: str
    monitoring: str
    support: str
    training: str
    conditions: str
    requirements: tuple[str, ...] = ()
