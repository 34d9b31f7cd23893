"""The same plan is worked out once; another one, another day or depth anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from roadmap_desktop.timeline.recent import schedule_of
from tests.benchmarks.generated_plan import own_task_plan

TODAY = date(2026, 2, 16)


def test_the_same_plan_has_the_same_schedule_object(catalogue: Catalogue) -> None:
    plan = own_task_plan(25)
    first = schedule_of(plan, catalogue, Depth.LIGHT, TODAY)
    assert schedule_of(replace(plan), catalogue, Depth.LIGHT, TODAY) is first


@pytest.mark.parametrize("what", ["task", "start", "closure", "depth", "sprint"])
def test_whatever_counts_is_worked_out_anew(catalogue: Catalogue, what: str) -> None:
    plan, depth, sprint = own_task_plan(25), Depth.LIGHT, False
    before = schedule_of(plan, catalogue, depth, TODAY)
    match what:
        case "task":
            longer = replace(plan.tasks[0], working_days=9)
            plan = replace(plan, tasks=(longer, *plan.tasks[1:]))
        case "start":
            plan = replace(plan, header=replace(plan.header, start=date(2026, 3, 2)))
        case "closure":
            plan = replace(plan, client=replace(plan.client, work_week=(0, 1, 2)))
        case "depth":
            depth = Depth.FORMAL
        case _:
            sprint = True
    after = schedule_of(plan, catalogue, depth, TODAY, sprint)
    assert after == plan_schedule(plan, catalogue, depth, TODAY, sprint)
    assert after is not before
