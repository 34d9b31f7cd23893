"""Lines from one row of a chart to the next: where a link leaves, turns and arrives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import LinkKind, TaskKind
from roadmap_desktop.timeline.schedule import ScheduledLink, ScheduledTask

BAR_TOP, BAR_BOTTOM = 0.26, 0.74
"""Where a bar begins and ends within its row."""

STUB = 0.6
"""Days a line runs on before it turns."""

ENTRY = 0.35
"""Days inside a bar's corner at which a line comes down on it."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """A link as right-angled line; its last point is the tip of the arrow."""

    predecessor: str
    successor: str
    kind: LinkKind
    critical: bool
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bar or diamond: its two sides and its row."""

    row: int
    left: float
    right: float

    @property
    def middle(self) -> float:
        return self.row + 0.5

    def edge_towards(self, row: int) -> float:
        return self.row + (BAR_TOP if row < self.row else BAR_BOTTOM)


def connect(
    links: Iterable[ScheduledLink], rows: Sequence[ScheduledTask], *, implied: bool = False
) -> tuple[Connector, ...]:
    """A line for every link whose two rows are both shown; ``implied`` ones only when asked."""
    marks = {task.id: _mark(row, task) for row, task in enumerate(rows)}
    return tuple(
        Connector(
            predecessor=link.predecessor,
            successor=link.successor,
            kind=link.kind,
            critical=link.critical,
            points=_points(link.kind, marks[link.predecessor], marks[link.successor]),
        )
        for link in links
        if link.predecessor in marks and link.successor in marks and (implied or not link.implied)
    )


def _mark(row: int, task: ScheduledTask) -> _Mark:
    if task.kind in (TaskKind.GATE, TaskKind.MILESTONE):
        return _Mark(row, task.start_day + 0.5, task.start_day + 0.5)
    return _Mark(row, task.start_day, task.finish_day + 1)


def route(
    kind: LinkKind, before: tuple[int, ScheduledTask], after: tuple[int, ScheduledTask]
) -> tuple[Point, ...]:
    """The line of one link between two rows, each given with its place."""
    return _points(kind, _mark(*before), _mark(*after))


def _points(kind: LinkKind, before: _Mark, after: _Mark) -> tuple[Point, ...]:
    if kind is LinkKind.SS:
        return _bracket(before, after, before.left, after.left, min(before.left, after.left) - STUB)
    if kind is LinkKind.FF:
        turn = max(before.right, after.right) + STUB
        return _bracket(before, after, before.right, after.right, turn)
    if kind is LinkKind.SF:
        return _down_or_around(before, after, before.left, after.right, -1)
    return _down_or_around(before, after, before.right, after.left, 1)


def _bracket(
    before: _Mark, after: _Mark, leaves: float, arrives: float, turn: float
) -> tuple[Point, ...]:
    """Out to one side, down, and back in on the same side."""
    return (
        (leaves, before.middle),
        (turn, before.middle),
        (turn, after.middle),
        (arrives, after.middle),
    )


def _down_or_around(
    before: _Mark, after: _Mark, leaves: float, arrives: float, forward: int
) -> tuple[Point, ...]:
    """Forward and down onto the successor; where it lies further back, around between the rows.

    ``forward`` is 1 where the line leaves to the right, -1 to the left.
    """
    entry = arrives + forward * min(ENTRY, (after.right - after.left) / 2)
    edge = after.edge_towards(before.row)
    if (entry - leaves) * forward >= 0:
        return (leaves, before.middle), (entry, before.middle), (entry, edge)
    if before.left <= entry <= before.right and before.left < before.right:
        return (entry, before.edge_towards(after.row)), (entry, edge)
    out, into = leaves + forward * STUB, arrives - forward * STUB
    between = float(after.row if before.row < after.row else after.row + 1)
    return (
        (leaves, before.middle),
        (out, before.middle),
        (out, between),
        (into, between),
        (into, after.middle),
        (arrives, after.middle),
    )
