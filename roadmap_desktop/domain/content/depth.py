"""How deep a plan goes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Depth(StrEnum):
    """How deep a plan goes; also the tier that the assessment computes."""

    LIGHT = "light"
    STANDARD = "standard"
    FORMAL = "formal"

    @property
    def rank(self) -> int:
        """0 for light, 2 for formal."""
        return _RANKS[self]

    def reaches(self, other: Depth) -> bool:
        """True when a plan of this depth shows what belongs to ``other``."""
        return _RANKS[self] >= _RANKS[other]


_RANKS: Mapping[Depth, int] = {depth: rank for rank, depth in enumerate(Depth)}
