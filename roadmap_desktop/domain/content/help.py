"""What is only told: facts, explanations, cautions and what a lighter plan does without."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.content.depth import Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure from one source, shown in help only (X-11, X-14)."""

    id: str
    text: str
    source: str
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpText:
    """An explanation, worked example or reference."""

    id: str
    title: str
    text: str
    source: str = ""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A warning sign, mistake or anti-pattern that a rule watches for."""

    id: str
    name: str
    meaning: str
    remedy: str
    rule: str = ""
    """Code of the finding that watches for it, '' where only people can see it."""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something a lighter plan does without, and why (X-10)."""

    id: str
    text: str
    why: str
    depth: Depth
    """The lightest plan that has it."""
    requirements: tuple[str, ...] = ()
