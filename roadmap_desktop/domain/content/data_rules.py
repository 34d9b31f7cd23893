"""What each kind of firm must never type in, and what is fine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DataExample:
    """A category of data with everyday examples, for one kind of firm."""

    category: str
    examples: str
    reason: str = ""
    suggested: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmKind:
    """A kind of small firm with what it must never type in, and what is fine (S0-29)."""

    id: str
    name: str
    forbidden: tuple[DataExample, ...]
    allowed: tuple[DataExample, ...]
    typical_uses: tuple[str, ...] = ()
    typical_risks: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
