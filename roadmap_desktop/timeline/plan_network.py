"""The network of one plan: rows and links in, points in time out, rings broken and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.activities import activity
from roadmap_desktop.timeline.activity import Activity, Link
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.links import PlannedLink, Standing, standing
from roadmap_desktop.timeline.network import CycleError, solve_weighed, weigh
from roadmap_desktop.timeline.other_work import is_other_work
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.remembered import Ground, Once, PerItem
from roadmap_desktop.timeline.rings import ring
from roadmap_desktop.timeline.schedule import Conflict
from roadmap_desktop.timeline.solution import Solution, Weights
from roadmap_desktop.timeline.spread_links import spread_out
from roadmap_desktop.timeline.subtasks import Family


@dataclass(frozen=True)
class Shape:
    """Who takes part in the network, and how: the same as long as rows stay where they are."""

    family: Family
    scheduled: Sequence[int]
    """Places, among all rows, of those that the network dates, in its order."""
    recurring: Sequence[int]
    summaries: Sequence[int]
    gates: Sequence[int]
    apart: frozenset[str]
    """Ids of other work."""


@dataclass(frozen=True)
class PlanNetwork:
    """The rows, links and points of one plan."""

    rows: Sequence[PlannedRow]
    shape: Shape
    kept: Sequence[PlannedLink]
    """All links but those that closed a ring."""
    links: Sequence[Link]
    """The same as the network takes them: those of a summary spread over its subtasks."""
    solution: Solution


@dataclass(frozen=True)
class _Untangled:
    """Links without rings."""

    kept: Sequence[PlannedLink]
    spread: Sequence[Link]
    conflicts: Sequence[Conflict]
    weights: Weights


class NetworkMemory:
    """The network as it was last time; moving something changes dates only, and no weight."""

    def __init__(self) -> None:
        self.standing: PerItem[Standing] = PerItem()
        self.shape: Once[Shape] = Once()
        self.activities: PerItem[Activity] = PerItem()
        self.untangled: Once[_Untangled] = Once()
        self.filled: Once[Weights] = Once()


def solve_plan(
    rows: Sequence[PlannedRow],
    links: Sequence[PlannedLink],
    calendar: WorkingCalendar,
    memory: NetworkMemory,
) -> tuple[PlanNetwork, Sequence[Conflict]]:
    """Solve the network; a ring is broken at the firm's own link and reported."""
    stand = memory.standing.of((), (rows,), standing)
    shape = memory.shape.of((stand,), lambda: _shape(rows))
    scheduled = [rows[place] for place in shape.scheduled]
    activities = memory.activities.of(
        (calendar,), (scheduled,), lambda row: activity(row, calendar)
    )
    untangled = memory.untangled.of(
        (links, stand, *_weighed_by(activities, calendar)),
        lambda: _untangled(rows, links, activities, calendar, shape.family),
    )
    solution = solve_weighed(activities, untangled.weights, calendar, shape.apart)
    filling = _Filling(rows, untangled.spread, shape, memory.filled)
    filled, solution = filling.fill(solution)
    found = PlanNetwork(filled, shape, untangled.kept, untangled.spread, solution)
    return found, untangled.conflicts


def _shape(rows: Sequence[PlannedRow]) -> Shape:
    placed = list(enumerate(rows))
    return Shape(
        Family.of(rows),
        scheduled=[place for place, row in placed if row.scheduled],
        recurring=[place for place, row in placed if row.kind is TaskKind.RECURRING],
        summaries=[place for place, row in placed if row.summary],
        gates=[place for place, row in placed if row.kind is TaskKind.GATE],
        apart=frozenset(row.id for row in rows if row.scheduled and is_other_work(row)),
    )


def _weighed_by(activities: Sequence[Activity], calendar: WorkingCalendar) -> Ground:
    """What a network's weights follow from besides its links."""
    return calendar, [one.duration for one in activities], [one.terms for one in activities]


def _untangled(
    rows: Sequence[PlannedRow],
    links: Sequence[PlannedLink],
    activities: Sequence[Activity],
    calendar: WorkingCalendar,
    family: Family,
) -> _Untangled:
    kept = list(links)
    conflicts: list[Conflict] = []
    fixed = {one.id for one in activities if one.terms and one.terms.starts is not None}
    while True:
        spread = spread_out([one.link for one in kept], family, fixed)
        try:
            return _Untangled(kept, spread, conflicts, weigh(activities, spread, calendar))
        except CycleError as cycle:
            broken = ring(cycle, kept, rows, family)
            kept.remove(broken.link)
            conflicts.append(broken.conflict)


@dataclass(frozen=True)
class _Filling:
    """Lets what runs as long as its phase take the days that are left: the pilot itself runs until
    its results have to be written down (S1-50)."""

    rows: Sequence[PlannedRow]
    links: Sequence[Link]
    shape: Shape
    memory: Once[Weights]

    def fill(self, solution: Solution) -> tuple[Sequence[PlannedRow], Solution]:
        """The rows with those lengths, and the points that follow."""
        scheduled = (self.rows[place] for place in self.shape.scheduled)
        filling = [
            number
            for number, row in enumerate(scheduled)
            if row.fills and not (row.wish and row.wish.actual_finish)
        ]
        rows: Sequence[PlannedRow] = self.rows
        together = self._lengthened(rows, filling, solution)
        if together is not None:
            return together
        for number in filling:
            alone = self._lengthened(rows, [number], solution)
            if alone is not None:
                rows, solution = alone
        return rows, solution

    def _lengthened(
        self, rows: Sequence[PlannedRow], filling: Sequence[int], solution: Solution
    ) -> tuple[Sequence[PlannedRow], Solution] | None:
        """These with all their float as length; None where one takes another's days, as two of the
        same chain do."""
        longer = [number for number in filling if solution.total_float[number] > 0]
        if not longer:
            return rows, solution
        found, activities = list(rows), list(solution.activities)
        for number in longer:
            place = self.shape.scheduled[number]
            days = rows[place].working_days + solution.total_float[number]
            found[place] = replace(rows[place], working_days=days, length=days)
            activities[number] = replace(activities[number], duration=days)
        calendar = solution.calendar
        weights = self.memory.of(
            (self.links, *_weighed_by(activities, calendar)),
            lambda: weigh(activities, self.links, calendar),
        )
        solved = solve_weighed(activities, weights, calendar, self.shape.apart)
        if any(solved.total_float[number] < 0 for number in longer):
            return None
        return found, solved
