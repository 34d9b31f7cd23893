"""Links that wait for each other in a ring, told in a sentence with a next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_desktop.timeline.links import PlannedLink
from roadmap_desktop.timeline.network import CycleError
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.schedule import Conflict
from roadmap_desktop.timeline.subtasks import Family


@dataclass(frozen=True, slots=True)
class BrokenRing:
    """A ring of links, with the one that is left out so that the rest can be dated."""

    link: PlannedLink
    conflict: Conflict


def ring(
    cycle: CycleError,
    links: Sequence[PlannedLink],
    rows: Sequence[PlannedRow],
    family: Family,
) -> BrokenRing:
    """Break a ring at the firm's own link; of several at the one added last."""
    pairs = set(zip(cycle.ids, (*cycle.ids[1:], cycle.ids[0]), strict=True))
    inside = [
        one
        for one in links
        if any((part.predecessor, part.successor) in pairs for part in family.spread(one.link))
    ]
    broken = next((one for one in reversed(inside) if one.own), inside[-1])
    name = {row.id: row.name for row in rows}
    chain = " → ".join(f"“{name[one]}”" for one in (*cycle.ids, cycle.ids[0]))
    text = (
        f"These wait for each other: {chain}. The link from “{name[broken.link.predecessor]}” to "
        f"“{name[broken.link.successor]}” is not followed; remove one of them."
    )
    return BrokenRing(broken, Conflict(code="cycle", tasks=cycle.ids, text=text))
