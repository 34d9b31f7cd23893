"""Subtasks: a task that has some becomes a summary of them.

One level: phase, task, subtask. What is nested deeper counts as a subtask of the topmost task, so
that work taken over from elsewhere keeps its dates and loses only its steps in between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roadmap_desktop.domain.model.tasks import OUTSIDE, TaskKind
from roadmap_desktop.timeline.activity import Link
from roadmap_desktop.timeline.planned_row import PlannedRow

CAN_HAVE_SUBTASKS = (TaskKind.TASK, TaskKind.MILESTONE)


def nest(rows: list[PlannedRow]) -> list[PlannedRow]:
    """The same rows with subtasks in the phase and under the dates and the gate of their parent.

    A parent that is not shown, a gate, something that recurs, or a ring of parents leaves a task
    where it stands by itself. A summary's own length and fixed start give way to its subtasks; its
    earliest start and its deadline hold for each of them.
    """
    if not any(row.wish is not None and row.wish.parent for row in rows):
        return rows
    by_id = {row.id: row for row in rows}
    parent_of = {
        row.id: row.wish.parent for row in rows if row.wish is not None and row.wish.parent
    }
    tops = {id_: _top(id_, parent_of, by_id) for id_ in parent_of}
    summaries = {
        top for id_, top in tops.items() if top and by_id[id_].kind is not TaskKind.RECURRING
    }
    found = []
    for row in rows:
        top = tops.get(row.id, "")
        if top:
            found.append(_under(row, by_id[top]))
        elif row.id in summaries:
            found.append(_summary(row))
        else:
            found.append(row)
    return found


def _top(id_: str, parent_of: Mapping[str, str], by_id: Mapping[str, PlannedRow]) -> str:
    """The topmost task above it, '' for none."""
    walk = [id_]
    while parent := parent_of.get(walk[-1]):
        if parent in walk:
            return ""
        if parent not in by_id or by_id[parent].kind not in CAN_HAVE_SUBTASKS:
            break
        walk.append(parent)
    return walk[-1] if len(walk) > 1 else ""


def _summary(row: PlannedRow) -> PlannedRow:
    return replace(
        row, summary=True, kind=TaskKind.TASK, working_days=0, elapsed=0, fills=False, length=0
    )


def _under(row: PlannedRow, parent: PlannedRow) -> PlannedRow:
    wanted = row.wish.start_no_earlier if row.wish else None
    no_earlier, gate = row.no_earlier, row.gate
    if row.span is not parent.span:
        no_earlier, gate = wanted or parent.no_earlier, ""
    inherited = parent.no_earlier
    if parent.span.phase.id == OUTSIDE and not _has_date(parent):
        inherited = no_earlier
    fixed = row.wish is not None and row.wish.must_start_on is not None
    row = replace(
        row,
        parent=parent.id,
        span=parent.span,
        gate=parent.gate or gate,
        no_earlier=no_earlier if fixed else max(no_earlier, inherited),
        no_later=parent.no_later,
        deadline=_earlier(row.deadline, parent.deadline),
    )
    if row.recurs is None:
        return row
    last = row.wish.until if row.wish else None
    return replace(row, first=row.no_earlier, last=last or parent.no_later or row.last)


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
        for row in rows:
            if row.parent and row.scheduled:
                found[row.parent].append(row.id)
        return cls({parent: tuple(ids) for parent, ids in found.items()})

    def members(self, row: str) -> Sequence[str]:
        """Its subtasks, or itself where it has none."""
        return self.subtasks.get(row, (row,))

    def spread(self, link: Link) -> Iterator[Link]:
        """A link to or from a summary counts for all its subtasks."""
        if link.predecessor not in self.subtasks and link.successor not in self.subtasks:
            yield link
            return
        for before in self.members(link.predecessor):
            for after in self.members(link.successor):
                yield Link(before, after, link.kind, link.lag, link.unit)

    def spread_all(self, links: Sequence[Link]) -> Sequence[Link]:
        """All of them, each spread."""
        if not self.subtasks:
            return links
        return [part for link in links for part in self.spread(link)]
