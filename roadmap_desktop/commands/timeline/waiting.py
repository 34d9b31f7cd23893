"""Which rows wait for which, to find a ring before it is drawn.

A link to or from a task with subtasks stands for links to or from all of these, as in the schedule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, above


@dataclass(frozen=True, slots=True)
class WaitingRows:
    """What waits for each row, and which work stands for each summary."""

    _followers: Mapping[str, Sequence[str]]
    _parents: Mapping[str, str]
    _subtasks: Mapping[str, Sequence[str]]

    @classmethod
    def of(
        cls,
        schedule: Schedule,
        links: Iterable[ScheduledLink] | None = None,
        moved: Mapping[str, str] | None = None,
    ) -> WaitingRows:
        """Those of a schedule; with ``links`` in place of its own, and rows with the parents in
        ``moved``, '' for none."""
        followers, subtasks = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for link in schedule.links if links is None else links:
            followers[link.predecessor].append(link.successor)
        parents = {**schedule.parents, **(moved or {})}
        summaries = set(parents.values())
        for row in parents:
            if row not in summaries:
                for one in above(row, parents):
                    subtasks[one].append(row)
        return cls(followers, parents, subtasks)

    def work_of(self, row: str) -> Sequence[str]:
        """What is worked on among its subtasks at every level; itself where it has none."""
        return self._subtasks.get(row) or (row,)

    def way(self, start: str, goal: str) -> list[str]:
        """Rows from one to another along the links, empty where no way leads there."""
        goals = set(self.work_of(goal))
        return self._search(self.work_of(start), goals)

    def ring_through(self, row: str) -> list[str]:
        """Rows that wait for each other, the given one among them; empty where there are none."""
        found = self._search([*self._after(row)], {row})
        return [row, *found[:-1]] if found else []

    def _search(self, starts: Sequence[str], goals: set[str]) -> list[str]:
        came = dict.fromkeys(starts, "")
        queue = list(came)
        for row in queue:
            if row in goals:
                way = [row]
                while came[way[-1]]:
                    way.append(came[way[-1]])
                return way[::-1]
            for after in self._after(row):
                if after not in came:
                    came[after] = row
                    queue.append(after)
        return []

    def _after(self, row: str) -> Iterator[str]:
        parents = self._parents
        for one in (row, *above(row, parents)):
            for after in self._followers.get(one, ()):
                # A task and its own subtask do not wait for each other, whatever was drawn.
                if after not in above(one, parents) and one not in above(after, parents):
                    yield from self.work_of(after)


def refuse_ring(schedule: Schedule, ring: Sequence[str]) -> None:
    """Refuse rows that would wait for each other, by their names (``PlanError``)."""
    if ring:
        chain = " → ".join(f"“{schedule.by_id[one].name}”" for one in (*ring, ring[0]))
        raise PlanError(f"These would wait for each other: {chain}. Take one of the links away.")
