"""How use grows after the pilot (S0-46, S0-47)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RolloutStage:
    """One stage of the rollout with its own gate, training, support and monitoring."""

    id: str
    position: int = 0
    stage: str = ""
    """Id of ``Catalogue.rollout_stages``."""
    pattern: str = ""
    """Id of ``Catalogue.rollout_patterns``."""
    segment: str = ""
    """Who, where (S1-25)."""
    user_count: int | None = None
    weeks: float | None = None
    criterion: str = ""
    """The written pass or fail criterion (S3-19)."""
    decision_point: str = ""
    monitoring: str = ""
    support: str = ""
    training: str = ""
    conditions: str = ""
    """What has to hold before the next stage (S0-47)."""
