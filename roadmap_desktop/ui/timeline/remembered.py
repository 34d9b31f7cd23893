"""What somebody chose on a plan's timeline, kept between two visits."""

from __future__ import annotations

import json

from roadmap_desktop.timeline.states import ColourBy
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.timeline.bars import Shown


class Remembered:
    """The choices of one plan's timeline in the settings; what cannot be read counts as unsaid."""

    def __init__(self, settings: Settings, plan_id: str) -> None:
        self._settings = settings
        self._note = f"timeline/{plan_id}"
        try:
            kept = json.loads(settings.note(self._note) or "{}")
        except ValueError:
            kept = {}
        self._kept: dict[str, object] = kept if isinstance(kept, dict) else {}

    @property
    def folded(self) -> set[str]:
        """Phases ('' for what falls after the last one) and tasks that are folded."""
        folded = self._kept.get("folded", [])
        return {str(one) for one in folded} if isinstance(folded, list) else set()

    @property
    def shown(self) -> Shown:
        """What is shown besides the bars."""
        kept = self._kept
        colour = str(kept.get("colour", ""))
        return Shown(
            links=bool(kept.get("links", True)),
            critical=bool(kept.get("critical", False)),
            baseline=str(kept.get("baseline", "")),
            colour=ColourBy(colour) if colour in set(ColourBy) else ColourBy.PHASE,
        )

    def keep(self, folded: set[str], shown: Shown) -> None:
        """Remember."""
        self._kept |= {
            "folded": sorted(folded),
            "links": shown.links,
            "critical": shown.critical,
            "baseline": shown.baseline,
            "colour": shown.colour.value,
        }
        self._settings.keep_note(self._note, json.dumps(self._kept))
