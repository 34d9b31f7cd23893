"""What the network is made of: activities, and links between them."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind


@dataclass(frozen=True, slots=True)
class Terms:
    """What sets an activity apart from one that starts as early as it may."""

    elapsed: int = 0
    """Calendar days it runs through, open or closed, from the open day on which it begins; its
    ``duration`` is then 0. It ends at the first point after them."""
    starts: int | None = None
    """Point at which it starts, whatever it waits for; its predecessors are held to it."""
    begun: bool = False
    """It started at ``starts`` already: what it should have waited for is history, neither moves
    it nor is held by it."""
    starts_by: int | None = None
    """Point by which it should have started."""
    as_late_as_possible: bool = False
    """Starts as late as those that follow it stay where they are."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that takes working days, or a milestone that takes none."""

    id: str
    duration: int
    """Working days; 0 for a milestone."""
    no_earlier: int = 0
    """Point before which it does not start."""
    no_later: int | None = None
    """Point by which it should have ended; where it cannot, its float becomes negative."""
    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency; activities are named by their ids."""

    predecessor: str
    successor: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0
    """Negative for a lead."""
    unit: LagUnit = LagUnit.WORKING_DAYS
