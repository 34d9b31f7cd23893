"""The families of stop rules with their default thresholds."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.content.depth import Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRuleTemplate:
    """A stop rule with its default threshold."""

    id: str
    trigger: str
    metric: str
    comparator: str = ""
    value: float | None = None
    unit: str = ""
    window_days: int | None = None
    consequence: str
    applies: str = "pilot"
    """``pilot`` or ``production``."""
    suggested: bool = True
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRuleFamily:
    """One of the four families (S0-36)."""

    id: str
    name: str
    meaning: str
    rules: tuple[StopRuleTemplate, ...]
    requirements: tuple[str, ...] = ()
