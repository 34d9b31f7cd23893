"""The lines of a chart's links, laid as their rows come into sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from roadmap_desktop.timeline.connectors import Point, route
from roadmap_desktop.timeline.schedule import ScheduledLink, ScheduledTask

LONG = 40
"""Rows after which a link is a line from nowhere to nowhere, unless an end of it is in sight."""


@dataclass(frozen=True, slots=True)
class Line:
    """A link as right-angled line in days and rows; its last point is the tip of the arrow."""

    critical: bool
    points: tuple[Point, ...]
    ends: tuple[str, str]
    """Ids of the row before and the row that waits."""


class ChartLines:
    """Links found by the rows they begin and end in."""

    def __init__(
        self,
        links: Sequence[ScheduledLink],
        tasks: Sequence[ScheduledTask],
        row_of: Mapping[str, int],
        before: ChartLines | None = None,
    ) -> None:
        """``before`` are those of the chart shown until now: what is the same there is taken over,
        so that a plan of which a few rows move is not laid anew."""
        self.links = links
        self.tasks = tasks
        self.row_of = row_of
        self.laid: dict[int, Line] = {}
        if before is not None and _join_the_same(links, before.links):
            if "touching" in before.__dict__:
                self.touching = before.touching
            self.laid = {
                number: line
                for number, line in before.laid.items()
                if links[number] is before.links[number]
                and all(self._stays(end, before) for end in line.ends)
            }

    def _stays(self, row: str, before: ChartLines) -> bool:
        """The row has the same dates in the same place."""
        now, then = self.row_of.get(row, -1), before.row_of.get(row, -2)
        return now == then and self.tasks[now] is before.tasks[then]

    @cached_property
    def touching(self) -> dict[str, list[int]]:
        """Numbers of the links that begin or end in a row, by its id."""
        found: dict[str, list[int]] = {}
        for number, link in enumerate(self.links):
            if not link.implied:
                found.setdefault(link.predecessor, []).append(number)
                found.setdefault(link.successor, []).append(number)
        return found

    def between(self, first: int, last: int) -> list[Line]:
        """Lines in sight between two rows: those that begin or end there, and short ones that pass
        through."""
        near: set[int] = set()
        for task in self.tasks[max(0, first - LONG) : last + LONG + 1]:
            near.update(self.touching.get(task.id, ()))
        found = []
        for number in sorted(near):
            link = self.links[number]
            before, after = self.row_of.get(link.predecessor), self.row_of.get(link.successor)
            if before is None or after is None:
                continue
            low, high = (before, after) if before < after else (after, before)
            if high < first or low > last:
                continue
            if high - low > LONG and not (first <= low <= last or first <= high <= last):
                continue
            line = self.laid.get(number)
            if line is None:
                line = self.laid[number] = self._lay(link, before, after)
            found.append(line)
        return found

    def _lay(self, link: ScheduledLink, before: int, after: int) -> Line:
        points = route(link.kind, (before, self.tasks[before]), (after, self.tasks[after]))
        return Line(link.critical, points, (link.predecessor, link.successor))


def _join_the_same(links: Sequence[ScheduledLink], others: Sequence[ScheduledLink]) -> bool:
    """Number for number they lead from the same row to the same."""
    if links is others:
        return True
    return len(links) == len(others) and all(
        one is other
        or (one.predecessor, one.successor, one.implied)
        == (other.predecessor, other.successor, other.implied)
        for one, other in zip(links, others, strict=True)
    )
