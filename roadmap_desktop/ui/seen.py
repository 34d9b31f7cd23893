"""What a screen shows at this moment, for those who print or save it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roadmap_desktop.timeline.states import ColourBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Rows and days of the timeline in sight, and what stands beside the bars."""

    rows: tuple[str, ...]
    """Ids of the rows that are neither filtered out nor folded away."""
    first: date
    last: date
    baseline: str = ""
    critical: bool = False
    links: bool = True
    colour: ColourBy = ColourBy.PHASE
