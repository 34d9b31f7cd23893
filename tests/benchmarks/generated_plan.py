"""Plans of any size for measuring: always the same one for the same size and seed.

``n / 25`` chains of 25 tasks, forward links across them up to one and a half a task, durations of
1 to 10 working days, Monday to Friday with the public holidays of England.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date

from roadmap_desktop.domain.model.client import Client
from roadmap_desktop.domain.model.pilot import Pilot, ReviewProcess
from roadmap_desktop.domain.model.plan import Plan, PlanHeader
from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind, Task, TaskLink
from roadmap_desktop.domain.model.use_case import UseCase
from roadmap_desktop.timeline.calendar import WorkingCalendar, build_calendar
from roadmap_desktop.timeline.network import Activity, Link, solve

START = date(2026, 1, 5)
DEPTH = 25
"""Tasks in a chain."""
LINKS_PER_TASK = 1.5


@dataclass(frozen=True)
class GeneratedPlan:
    """The same network twice: as the engine takes it, and as bare numbers for the floor."""

    activities: tuple[Activity, ...]
    links: tuple[Link, ...]
    calendar: WorkingCalendar
    durations: list[int]
    pairs: list[tuple[int, int]]
    first: int
    """Working-day number of the first day."""


def numbers(size: int, seed: int = 42) -> tuple[list[int], list[tuple[int, int]]]:
    """Durations, and finish-to-start links as pairs that always point forward."""
    chance = random.Random(seed * 1_000_003 + size)
    chains = max(1, size // DEPTH)
    durations = [chance.randint(1, 10) for _ in range(size)]
    pairs = {(at, at + chains) for at in range(size - chains)}
    while len(pairs) < int(LINKS_PER_TASK * size):
        before = chance.randrange(0, DEPTH - 1)
        after = chance.randrange(before + 1, DEPTH)
        pair = (
            before * chains + chance.randrange(chains),
            after * chains + chance.randrange(chains),
        )
        pairs.add(pair)
    return durations, sorted(pairs)


def generated_plan(size: int, seed: int = 42) -> GeneratedPlan:
    """A plan of ``size`` tasks; a multiple of 25 gives even chains."""
    durations, pairs = numbers(size, seed)
    client = Client(id="bench", country="GB", region="ENG")
    calendar = build_calendar(client, (), START, date(START.year + 3, 12, 31))
    first = calendar.index_from(START)
    return GeneratedPlan(
        activities=tuple(
            Activity(f"t{place}", days, first) for place, days in enumerate(durations)
        ),
        links=tuple(Link(f"t{before}", f"t{after}") for before, after in pairs),
        calendar=calendar,
        durations=durations,
        pairs=pairs,
        first=first,
    )


def every_kind(plan: GeneratedPlan, seed: int = 42) -> tuple[Link, ...]:
    """The same links as all four kinds, with lag and lead in working and calendar days."""
    chance = random.Random(seed)
    kinds, units = list(LinkKind), list(LagUnit)
    return tuple(
        replace(
            link,
            kind=chance.choice(kinds),
            lag=chance.randint(-3, 6),
            unit=chance.choice(units),
        )
        for link in plan.links
    )


def engine_schedule(plan: GeneratedPlan) -> tuple[list[date], list[date], list[int]]:
    """Start, finish and float of every task by the engine, in the form the floor gives them."""
    solution = solve(plan.activities, plan.links, plan.calendar)
    finishes = [
        begin + activity.duration - 1
        for begin, activity in zip(solution.early_start, plan.activities, strict=True)
    ]
    at = plan.calendar.date_at
    starts = [at(number) for number in solution.early_start]
    return starts, [at(number) for number in finishes], solution.total_float


def own_task_plan(size: int, seed: int = 42) -> Plan:
    """The same tasks as rows of a firm's own plan, for timing ``plan_schedule`` as a whole."""
    durations, pairs = numbers(size, seed)
    return Plan(
        header=PlanHeader(id="bench", client_id="bench", title="Bench", start=START),
        client=Client(id="bench", name="Bench", country="GB", region="ENG"),
        use_case=UseCase(id="bench"),
        pilot=Pilot(id="bench"),
        review=ReviewProcess(id="bench"),
        tasks=tuple(
            Task(id=f"t{place}", name=f"Task {place}", phase="prepare", working_days=days)
            for place, days in enumerate(durations)
        ),
        task_links=tuple(
            TaskLink(id=f"l{n}", predecessor=f"t{before}", successor=f"t{after}")
            for n, (before, after) in enumerate(pairs)
        ),
    )
