"""Which links are part of the critical path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.activity import Link
from roadmap_desktop.timeline.links import PlannedLink
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.timeline.solution import Solution
from roadmap_desktop.timeline.subtasks import Family

_Named = Mapping[str, ScheduledTask]


class CriticalLinks:
    """Tells them apart; holds for all solutions of the same links, lengths and terms.

    A link is critical where both its ends are and the second falls where it does because of it.
    """

    def __init__(self, links: Sequence[PlannedLink], family: Family, solution: Solution) -> None:
        self._family = family
        self._plain: list[tuple[int, int, int]] = []
        """Numbers of both activities, and how far the one starts after the other where the link
        drives it; (0, 0, 0) for a link that has to be asked about."""
        self._asked: list[tuple[int, Link]] = []
        """Place and link of those: of a summary, or of something that has no fixed length."""
        for place, one in enumerate(links):
            weighed = _weighed(one.link, family, solution)
            self._plain.append(weighed or (0, 0, 0))
            if weighed is None:
                self._asked.append((place, one.link))

    def among(self, rows: _Named, critical: Sequence[bool], solution: Solution) -> Sequence[bool]:
        """For each link whether it is critical; ``critical`` tells it of each activity."""
        early = solution.early_start
        found = [
            critical[before] and critical[after] and early[after] - early[before] == weight
            for before, after, weight in self._plain
        ]
        for place, link in self._asked:
            found[place] = self._is_critical(link, rows, solution)
        return found

    def _is_critical(self, link: Link, rows: _Named, solution: Solution) -> bool:
        if not (rows[link.predecessor].critical and rows[link.successor].critical):
            return False
        befores, afters = (
            [one for one in self._family.members(end) if rows[one].critical]
            for end in (link.predecessor, link.successor)
        )
        return any(
            _drives(Link(before, after, link.kind, link.lag, link.unit), solution)
            for before in befores
            for after in afters
        )


def _weighed(link: Link, family: Family, solution: Solution) -> tuple[int, int, int] | None:
    if link.predecessor in family.subtasks or link.successor in family.subtasks:
        return None
    if link.lag and link.unit is LagUnit.CALENDAR_DAYS:
        return None
    before, after = solution.index[link.predecessor], solution.index[link.successor]
    if any(solution.activities[one].terms is not None for one in (before, after)):
        return None
    from_start = link.kind in (LinkKind.SS, LinkKind.SF)
    to_start = link.kind in (LinkKind.SS, LinkKind.FS)
    weight = link.lag
    if not from_start:
        weight += solution.lengths[before]
    if not to_start:
        weight -= solution.lengths[after]
    return before, after, weight


def _drives(link: Link, solution: Solution) -> bool:
    """The successor falls where it does because of this link."""
    if link.unit is LagUnit.CALENDAR_DAYS and link.lag:
        return True
    from_start = link.kind in (LinkKind.SS, LinkKind.SF)
    to_start = link.kind in (LinkKind.SS, LinkKind.FS)
    begin = solution.start if from_start else solution.finish
    end = solution.start if to_start else solution.finish
    return end(link.successor) - begin(link.predecessor) == link.lag
