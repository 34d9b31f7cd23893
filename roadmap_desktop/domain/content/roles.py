"""Who answers for what."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.content.depth import Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role with what it answers for."""

    id: str
    name: str
    duty: str
    function: str = ""
    """One of product, engineering, operations, risk, finance (S1-31), or ''."""
    business: bool = False
    """A business-side role (S1-34)."""
    rights: tuple[str, ...] = ()
    """Decision rights suggested for it."""
    falls_back_to: str = ""
    """Role that carries the duty while nobody holds this one."""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()
