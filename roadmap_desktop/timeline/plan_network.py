"""The network of one plan: rows and links in, points in time out, rings broken and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_desktop.timeline.activities import activity
from roadmap_desktop.timeline.activity import Link
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.links import PlannedLink
from roadmap_desktop.timeline.network import CycleError, solve
from roadmap_desktop.timeline.other_work import is_other_work
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.rings import ring
from roadmap_desktop.timeline.schedule import Conflict
from roadmap_desktop.timeline.solution import Solution
from roadmap_desktop.timeline.subtasks import Family


@dataclass(frozen=True)
class PlanNetwork:
    """The rows, links and points of one plan."""

    rows: Sequence[PlannedRow]
    kept: Sequence[PlannedLink]
    """All links but those that closed a ring."""
    links: Sequence[Link]
    """The same as the network takes them: those of a summary spread over its subtasks."""
    family: Family
    solution: Solution


def solve_plan(
    rows: Sequence[PlannedRow], links: Sequence[PlannedLink], calendar: WorkingCalendar
) -> tuple[PlanNetwork, list[Conflict]]:
    """Solve the network; a ring is broken at the firm's own link and reported."""
    family = Family.of(rows)
    activities = [activity(row, calendar) for row in rows if row.scheduled]
    apart = {row.id for row in rows if is_other_work(row) and row.scheduled}
    kept, conflicts = list(links), []
    while True:
        spread = family.spread_all([one.link for one in kept])
        try:
            solution = solve(activities, spread, calendar, apart)
            break
        except CycleError as cycle:
            broken = ring(cycle, kept, rows, family)
            kept.remove(broken.link)
            conflicts.append(broken.conflict)
    filled, solution = _fill(list(rows), spread, solution, apart)
    return PlanNetwork(filled, kept, spread, family, solution), conflicts


def _fill(
    rows: list[PlannedRow], links: Sequence[Link], solution: Solution, apart: set[str]
) -> tuple[list[PlannedRow], Solution]:
    """Let what runs as long as its phase take the days that are left: the pilot itself runs until
    its results have to be written down (S1-50)."""
    filling = [
        place
        for place, row in enumerate(rows)
        if row.fills and row.scheduled and not (row.wish and row.wish.actual_finish)
    ]
    together = _lengthened(rows, filling, links, solution, apart)
    if together is not None:
        return together
    for place in filling:
        alone = _lengthened(rows, [place], links, solution, apart)
        if alone is not None:
            rows, solution = alone
    return rows, solution


def _lengthened(
    rows: list[PlannedRow],
    filling: Sequence[int],
    links: Sequence[Link],
    solution: Solution,
    apart: set[str],
) -> tuple[list[PlannedRow], Solution] | None:
    """These rows with all their float as length; None where one takes another's days, as two of
    the same chain do."""
    rows, activities = list(rows), list(solution.activities)
    longer = [place for place in filling if solution.float_of(rows[place].id) > 0]
    if not longer:
        return rows, solution
    for place in longer:
        row = rows[place]
        days = row.working_days + solution.float_of(row.id)
        number = solution.index[row.id]
        rows[place] = replace(row, working_days=days, length=days)
        activities[number] = replace(activities[number], duration=days)
    found = solve(activities, links, solution.calendar, apart)
    if any(found.float_of(rows[place].id) < 0 for place in longer):
        return None
    return rows, found
