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
    for place, row in enumerate(rows):
        if row.fills and row.scheduled and solution.float_of(row.id) > 0:
            if row.wish is not None and row.wish.actual_finish is not None:
                continue
            longer = row.working_days + solution.float_of(row.id)
            rows[place] = replace(row, working_days=longer, length=longer)
            activities = list(solution.activities)
            number = solution.index[row.id]
            activities[number] = replace(activities[number], duration=longer)
            solution = solve(activities, links, solution.calendar, apart)
    return rows, solution
