"""In which order rows are read.

Phase by phase, then other work, which comes first where the plan was made of it. Within a phase
tasks, gates and recurring items stand by date, a gate after what ends with it; a task is followed
by its subtasks, again by date, and each of these by its own. What the firm arranged stands at its
``place`` among its siblings, counted from 0, and the rest keeps its order around it: moving one row
to the top changes nothing else, and a phase whose rows all have a place stands exactly as arranged.
Of two with the same place the one by date first comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.schedule import ScheduledTask


def in_phases(
    rows: Iterable[ScheduledTask], planned: Mapping[str, PlannedRow]
) -> Mapping[str, Sequence[ScheduledTask]]:
    """The rows of each phase in reading order; ``planned`` are all rows as they were planned, which
    decides between those of one day."""
    dated = {row.id: row for row in rows}
    listed = [dated[one] for one in planned if one in dated]
    top: dict[str, list[ScheduledTask]] = defaultdict(list)
    under: dict[str, list[ScheduledTask]] = defaultdict(list)
    gates = [row for row in listed if row.kind is TaskKind.GATE]
    for row in (*(one for one in listed if one.kind is not TaskKind.GATE), *gates):
        (under[row.parent] if row.parent else top[row.phase]).append(row)

    places = {
        row.id: row.wish.place
        for row in planned.values()
        if row.wish is not None and row.wish.place is not None
    }

    def read(siblings: list[ScheduledTask]) -> Iterator[ScheduledTask]:
        for row in _arranged(sorted(siblings, key=_start), places):
            yield row
            if row.id in under:
                yield from read(under[row.id])

    if not under:
        return {
            phase: _arranged(sorted(siblings, key=_start), places)
            for phase, siblings in top.items()
        }
    return {phase: list(read(siblings)) for phase, siblings in top.items()}


_start = attrgetter("start")
"""Rows come gates last and in the order of the plan, and sorting keeps that for one day."""


def folded_away(rows: Iterable[ScheduledTask], folded: Collection[str]) -> set[str]:
    """Ids of rows, given in reading order, that a folded task hides: its subtasks at every
    level."""
    found: set[str] = set()
    for row in rows:
        if row.parent and (row.parent in folded or row.parent in found):
            found.add(row.id)
    return found


def _arranged(rows: list[ScheduledTask], places: Mapping[str, int]) -> list[ScheduledTask]:
    if not places:
        return rows
    placed = [row for row in rows if row.id in places]
    found = [row for row in rows if row.id not in places]
    for row in sorted(placed, key=lambda one: places[one.id]):
        found.insert(max(0, places[row.id]), row)
    return found
