"""A chart that takes over what stays from the one before it is the chart made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.tasks import LinkKind, TaskLink
from roadmap_desktop.timeline.plan_schedule import ScheduleMemory, plan_schedule
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.chart_lines import LONG
from tests.benchmarks.generated_plan import START, own_task_plan

TODAY = date(2026, 2, 16)


def everything(chart: ChartData) -> tuple[object, ...]:
    """All that is drawn, as it is drawn: a page of rows after the other."""
    pages = range(0, len(chart), 30)
    return (
        [chart.marks(row) for row in range(len(chart))],
        [sorted(chart.lines(row, row + 29), key=lambda one: one.ends) for row in pages],
        chart.times.months,
        chart.times.weeks,
        chart.times.days,
        chart.closed(chart.first_day, chart.last_day),
    )


@pytest.mark.parametrize("seed", range(3))
def test_after_each_change_it_is_as_if_made_anew(catalogue: Catalogue, seed: int) -> None:
    random, memory = Random(seed), ScheduleMemory()
    plan, folded, before = own_task_plan(150), set[str](), None
    for _ in range(12):
        place = random.randrange(len(plan.tasks))
        match random.choice(["move", "lengthen", "link", "unlink", "start", "fold", "drag"]):
            case "move" | "drag":
                day = START + timedelta(days=random.randint(0, 200))
                moved = replace(plan.tasks[place], start_no_earlier=day)
                plan = replace(plan, tasks=(*plan.tasks[:place], moved, *plan.tasks[place + 1 :]))
            case "lengthen":
                longer = replace(plan.tasks[place], working_days=random.randint(1, 30))
                plan = replace(plan, tasks=(*plan.tasks[:place], longer, *plan.tasks[place + 1 :]))
            case "link":
                ends = sorted(random.sample(range(len(plan.tasks)), 2))
                link = TaskLink(
                    id=f"n{len(plan.task_links)}",
                    predecessor=f"t{ends[0]}",
                    successor=f"t{ends[1]}",
                    kind=random.choice(list(LinkKind)),
                )
                plan = replace(plan, task_links=(*plan.task_links, link))
            case "unlink":
                plan = replace(plan, task_links=plan.task_links[1:])
            case "start":
                start = START + timedelta(days=random.choice([0, 7, 30]))
                plan = replace(plan, header=replace(plan.header, start=start))
            case _:
                folded ^= {random.choice(["pilot", ""])}
        schedule = plan_schedule(plan, catalogue, Depth.LIGHT, TODAY, memory=memory)
        order = tuple(before.row_of) if before is not None and random.random() < 0.3 else ()
        taken_over = ChartData(schedule, {}, folded, order=order, before=before)
        anew = ChartData(schedule, {}, folded, order=order)
        assert everything(taken_over) == everything(anew)
        assert list(taken_over.row_of) == list(anew.row_of)
        before = taken_over


def linked(schedule: Schedule, chart: ChartData, first: int, last: int) -> set[tuple[str, str]]:
    """The links of which something should be seen between two rows, found the slow way."""
    found = set()
    for link in schedule.links:
        if link.implied or not {link.predecessor, link.successor} <= set(chart.row_of):
            continue
        low, high = sorted((chart.row_of[link.predecessor], chart.row_of[link.successor]))
        ends = first <= low <= last or first <= high <= last
        if ends or (low < first and high > last and high - low <= LONG):
            found.add((link.predecessor, link.successor))
    return found


def test_lines_are_those_that_begin_end_or_pass_shortly(catalogue: Catalogue) -> None:
    schedule = plan_schedule(own_task_plan(500), catalogue, Depth.LIGHT, TODAY)
    chart = ChartData(schedule, {})
    for first in range(0, len(chart), 17):
        last = min(first + 24, len(chart) - 1)
        assert {one.ends for one in chart.lines(first, last)} == linked(
            schedule, chart, first, last
        )
