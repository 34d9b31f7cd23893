"""Subtasks: a task that has some becomes a summary of them.

They nest: below a phase up to five levels of tasks. What is nested deeper counts as a subtask of
the summary on the last but one level, so that it keeps its dates and loses only its steps between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roadmap_desktop.domain.model.tasks import OUTSIDE, TaskKind
from roadmap_desktop.timeline.activity import Link
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.recurrence import last_day
from roadmap_desktop.timeline.remembered import PerKey
from roadmap_desktop.timeline.schedule import above

CAN_HAVE_SUBTASKS = (TaskKind.TASK, TaskKind.MILESTONE)
MOST_LEVELS = 5
"""Levels of tasks below a phase."""


class NestMemory:
    """Subtasks and summaries that were made last time."""

    def __init__(self) -> None:
        self.under: PerKey[PlannedRow] = PerKey()
        self.summaries: PerKey[PlannedRow] = PerKey()


def nest(rows: list[PlannedRow], memory: NestMemory) -> list[PlannedRow]:
    """The same rows with subtasks in the phase and under the dates and the gate of their parent.

    A parent that is not shown, a gate, something that recurs, or a ring of parents leaves a task
    where it stands by itself. A summary's own length and fixed start give way to its subtasks; its
    earliest start and its deadline hold for each of them.
    """
    parent_of = {
        row.id: row.wish.parent for row in rows if row.wish is not None and row.wish.parent
    }
    if not parent_of:
        return rows
    memory.under.begin()
    memory.summaries.begin()
    found = {row.id: row for row in rows}
    nested = {id_: way for id_, way in _ways(parent_of, found).items() if way}
    summaries = {
        way[-1] for id_, way in nested.items() if found[id_].kind is not TaskKind.RECURRING
    }
    dated = {row.id: row.no_earlier for row in rows if _has_date(row)}
    for id_ in sorted(nested, key=lambda one: len(nested[one])):
        parent = found[nested[id_][-1]]
        outside = parent.span.phase.id == OUTSIDE
        # Nothing bounds other work but what was asked for it or for a task above it.
        asked = dated.get(parent.id) if outside else parent.no_earlier
        found[id_] = memory.under.of(id_, _under, found[id_], parent, asked)
        if asked is not None:
            dated[id_] = max(asked, dated.get(id_, asked))
    for id_ in summaries:
        found[id_] = memory.summaries.of(id_, _summary, found[id_])
    return [found[row.id] for row in rows]


def _ways(
    parent_of: Mapping[str, str], by_id: Mapping[str, PlannedRow]
) -> Mapping[str, tuple[str, ...]]:
    """The tasks above each row that names a parent, the topmost first."""
    ways: dict[str, tuple[str, ...]] = {}
    for id_ in parent_of:
        walk = [id_]
        while walk[-1] not in ways:
            parent = parent_of.get(walk[-1], "")
            if parent not in by_id or by_id[parent].kind not in CAN_HAVE_SUBTASKS:
                ways[walk[-1]] = ()
            elif parent in walk:
                ways.update(dict.fromkeys(walk[walk.index(parent) :], ()))
            else:
                walk.append(parent)
        for place in range(len(walk) - 2, -1, -1):
            if walk[place] not in ways:
                way = ways[walk[place + 1]]
                deeper = len(way) < MOST_LEVELS - 1
                ways[walk[place]] = (*way, walk[place + 1]) if deeper else way
    return ways


def _summary(row: PlannedRow) -> PlannedRow:
    return replace(
        row, summary=True, kind=TaskKind.TASK, working_days=0, elapsed=0, fills=False, length=0
    )


def _under(row: PlannedRow, parent: PlannedRow, asked: date | None) -> PlannedRow:
    """The row as a subtask; ``asked`` is the earliest start that holds for what is below."""
    wanted = row.wish.start_no_earlier if row.wish else None
    no_earlier, gate = row.no_earlier, row.gate
    if row.span is not parent.span:
        no_earlier, gate = wanted or parent.no_earlier, ""
    fixed = row.wish is not None and row.wish.must_start_on is not None
    row = replace(
        row,
        parent=parent.id,
        level=parent.level + 1,
        span=parent.span,
        gate=parent.gate or gate,
        no_earlier=no_earlier if fixed or asked is None else max(no_earlier, asked),
        no_later=parent.no_later,
        deadline=_earlier(row.deadline, parent.deadline),
    )
    if row.recurs is None:
        return row
    if row.wish is None or parent.no_later is None:
        return replace(row, first=row.no_earlier)
    last = last_day(row.wish, parent.no_later) or parent.no_later
    return replace(row, first=row.no_earlier, last=last)


def _has_date(row: PlannedRow) -> bool:
    wish = row.wish
    return wish is not None and bool(wish.start_no_earlier or wish.must_start_on)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


# --- what follows for the network and the dates -----------------------------------------------


@dataclass(frozen=True)
class Family:
    """Who is whose subtask, among the rows that take part in the network."""

    subtasks: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, rows: Iterable[PlannedRow]) -> Family:
        """The families among these rows."""
        found: dict[str, list[str]] = defaultdict(list)
        nested = [row for row in rows if row.parent]
        parents = {row.id: row.parent for row in nested}
        for row in nested:
            if row.scheduled:
                for one in above(row.id, parents):
                    found[one].append(row.id)
        return cls({parent: tuple(ids) for parent, ids in found.items()})

    def members(self, row: str) -> Sequence[str]:
        """What is worked on among its subtasks at every level; itself where it has none."""
        return self.subtasks.get(row, (row,))

    def spread(self, link: Link) -> Iterator[Link]:
        """A link to or from a summary counts for all its subtasks."""
        if link.predecessor not in self.subtasks and link.successor not in self.subtasks:
            yield link
            return
        for before in self.members(link.predecessor):
            for after in self.members(link.successor):
                yield Link(before, after, link.kind, link.lag, link.unit)
