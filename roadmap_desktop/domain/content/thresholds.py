"""Named figures that rules compare against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A named figure that rules compare against, with its source (X-6)."""

    id: str
    name: str
    comparator: str
    value: float
    unit: str
    meaning: str
    requirements: tuple[str, ...] = ()
