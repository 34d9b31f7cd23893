"""A schedule that rests on what was worked out before equals one worked out from nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.client import Client, Closure
from roadmap_desktop.domain.model.people import Person, RoleAssignment
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.rollout import RolloutStage
from roadmap_desktop.domain.model.tasks import (
    OUTSIDE,
    LagUnit,
    LengthUnit,
    LinkKind,
    OffDays,
    PhaseSetting,
    Task,
    TaskKind,
    TaskLink,
)
from roadmap_desktop.timeline.plan_schedule import ScheduleMemory, plan_schedule
from roadmap_desktop.timeline.remembered import PerItem
from tests.benchmarks.generated_plan import own_task_plan
from tests.store.store_rig import count

TODAY = date(2027, 2, 1)
START = date(2027, 1, 11)
FIRST_STEPS = 25


class Planner:
    """Somebody who changes one thing after the other; the same seed does the same again."""

    def __init__(self, catalogue: Catalogue, plan: Plan, seed: int) -> None:
        self.random = Random(seed)
        self.plan = plan
        self.depth, self.sprint = Depth.LIGHT, False
        self.phases = [one.id for one in catalogue.phases] + [OUTSIDE, "", "gone"]
        self.templates = [one.id for one in catalogue.tasks] + [one.id for one in catalogue.gates]
        self.made = 0
        self.changes: list[Callable[[], None]] = [
            *[self.change_task] * 8,
            *[self.change_link] * 3,
            *[self.add_task] * 3,
            *[self.nest] * 3,
            self.remove_task,
            self.remove_link,
            self.shuffle,
            self.override,
            self.set_phase,
            self.set_start,
            self.set_firm,
            self.name_people,
            self.set_stage,
            self.set_depth,
        ]

    def pick(self, *options: Any) -> Any:
        return self.random.choice(options)

    def day(self) -> date:
        return START + timedelta(days=self.random.randint(-40, 200))

    def maybe_day(self) -> date | None:
        return None if self.random.random() < 2 / 3 else self.day()

    def rows(self) -> list[str]:
        return [one.template or one.id for one in self.plan.tasks] + self.templates

    def step(self) -> None:
        self.random.choice(self.changes)()

    def put(self, **parts: Any) -> None:
        self.plan = replace(self.plan, **parts)

    def some_facts(self) -> dict[str, Any]:
        pick, number = self.pick, self.random.randint
        facts: dict[str, Callable[[], Any]] = {
            "name": lambda: f"Name {number(1, 99)}",
            "phase": lambda: pick(*self.phases),
            "kind": lambda: pick(None, *TaskKind),
            "owner_id": lambda: pick("", "p1", "p2"),
            "working_days": lambda: pick(None, 0, number(1, 12)),
            "length_unit": lambda: pick(None, *LengthUnit),
            "start_no_earlier": self.maybe_day,
            "finish_no_later": self.maybe_day,
            "must_start_on": self.maybe_day,
            "as_late_as_possible": lambda: pick(False, True),
            "parent": lambda: pick("", "", pick(*self.rows())),
            "place": lambda: pick(None, number(0, 5)),
            "every": lambda: pick(None, 2),
            "every_unit": lambda: pick("", "month", "day"),
            "until": self.maybe_day,
            "ends_before": lambda: pick(None, 3),
            "off_days": lambda: pick(None, *OffDays),
            "removed": lambda: pick(False, False, True),
            "percent": lambda: pick(None, 40.0, 100.0),
            "actual_start": self.maybe_day,
            "actual_finish": lambda: pick(None, self.maybe_day()),
            "remaining_days": lambda: pick(None, 3),
        }
        names = self.random.sample(list(facts), number(1, 2))
        return {name: facts[name]() for name in names}

    def change_task(self) -> None:
        tasks = list(self.plan.tasks)
        for place in {self.random.randrange(len(tasks)) for _ in range(self.pick(1, 1, 3))}:
            tasks[place] = replace(tasks[place], **self.some_facts())
        self.put(tasks=tuple(tasks))

    def add_task(self) -> None:
        self.made += 1
        task = Task(id=f"new-{self.made}", name="New", phase="prepare", working_days=2)
        tasks = list(self.plan.tasks)
        tasks.insert(self.random.randint(0, len(tasks)), replace(task, **self.some_facts()))
        self.put(tasks=tuple(tasks))

    def nest(self) -> None:
        """Between the first few rows, so that summaries lose and gain subtasks often."""
        tasks = list(self.plan.tasks)
        place = self.random.randrange(3, 12)
        parent = self.pick("", tasks[0].id, tasks[1].id, tasks[2].id)
        tasks[place] = replace(tasks[place], parent=parent)
        self.put(tasks=tuple(tasks))

    def remove_task(self) -> None:
        tasks = list(self.plan.tasks)
        if len(tasks) > 20:
            tasks.pop(self.random.randrange(len(tasks)))
        self.put(tasks=tuple(tasks))

    def shuffle(self) -> None:
        self.put(tasks=tuple(self.random.sample(self.plan.tasks, len(self.plan.tasks))))

    def override(self) -> None:
        self.made += 1
        known = {one.template for one in self.plan.tasks}
        templates = [one for one in self.templates if one not in known]
        task = Task(id=f"over-{self.made}", template=self.pick(*templates, "lost"))
        self.put(tasks=(*self.plan.tasks, replace(task, **self.some_facts())))

    def change_link(self) -> None:
        self.made += 1
        link = TaskLink(
            id=f"link-{self.made}",
            predecessor=self.pick(*self.rows(), "nobody"),
            successor=self.pick(*self.rows()),
            kind=self.pick(*LinkKind),
            lag=self.random.randint(-3, 5),
            lag_unit=self.pick(*LagUnit),
            removed=self.pick(False, False, True),
        )
        links = list(self.plan.task_links)
        links.insert(self.random.randint(0, len(links)), link)
        self.put(task_links=tuple(links))

    def remove_link(self) -> None:
        links = list(self.plan.task_links)
        links.pop(self.random.randrange(len(links)))
        self.put(task_links=tuple(links))

    def set_phase(self) -> None:
        setting = PhaseSetting(
            id="setting",
            phase=self.pick(*self.phases),
            days=self.pick(None, 10, 60),
            wait_days=self.pick(None, 7),
            owner_id=self.pick("", "p1"),
        )
        self.put(phase_settings=self.pick((), (setting,)))

    def set_start(self) -> None:
        header = replace(self.plan.header, start=self.pick(None, START, self.day()))
        self.put(header=replace(header, preset=self.pick("", "focused", "phased")))

    def set_firm(self) -> None:
        week = self.pick((0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5), (1, 3))
        country, region = self.pick(("", ""), ("GB", "ENG"), ("DE", "BY"), ("XX", ""))
        shut = Closure(id="shut", name="Shut", start=self.day())
        self.put(
            client=Client(id="bench", country=country, region=region, work_week=week),
            closures=self.pick((), (shut,), (replace(shut, yearly=True),)),
        )

    def name_people(self) -> None:
        people = tuple(Person(id=one, name=self.pick("Ann", "Bo", "")) for one in ("p1", "p2"))
        holds = RoleAssignment(id="r", role=self.pick("owner", "reviewer"), person_id="p1")
        self.put(people=people, roles=self.pick((), (holds,)))

    def set_stage(self) -> None:
        stage = RolloutStage(id="s", stage="stage_1", weeks=self.pick(2, 4))
        self.put(rollout_stages=self.pick((), (stage,)))

    def set_depth(self) -> None:
        self.depth = self.pick(*Depth)
        self.sprint = self.pick(False, True)


@pytest.mark.requirement("S1-55")
@pytest.mark.soak
@pytest.mark.parametrize("seed", range(count(4, 400)))
def test_after_whatever_changes_it_is_as_if_worked_out_anew(
    catalogue: Catalogue, seed: int
) -> None:
    planner = Planner(catalogue, own_task_plan(FIRST_STEPS), seed)
    memory = ScheduleMemory()
    for _ in range(60):
        planner.step()
        asked = planner.plan, catalogue, planner.depth, TODAY, planner.sprint
        assert plan_schedule(*asked, memory) == plan_schedule(*asked)


def test_rows_that_stay_are_the_same_objects(catalogue: Catalogue) -> None:
    plan, memory = own_task_plan(100), ScheduleMemory()
    before = plan_schedule(plan, catalogue, Depth.LIGHT, TODAY, memory=memory)
    last = replace(plan.tasks[-1], start_no_earlier=date(2026, 12, 1))
    moved = replace(plan, tasks=(*plan.tasks[:-1], last))
    after = plan_schedule(moved, catalogue, Depth.LIGHT, TODAY, memory=memory)
    others = [row for row in after.rows if before.by_id[row.id] is not row]
    assert last.id in [row.id for row in others]
    assert len(others) < 20
    assert after.links is before.links or len(after.links) == len(before.links)


@pytest.mark.parametrize(
    ("now", "asked"),
    [
        ("abcde", ""),
        ("abXde", "X"),
        ("XbcdY", "XY"),
        ("abXcde", "X"),
        ("abde", ""),
        ("Xabcde", "X"),
        ("abcdeX", "X"),
        ("aa", "a"),
        ("", ""),
        ("cde", ""),
        ("abcdeabcde", "abcde"),
    ],
)
def test_only_what_is_different_is_asked_for(now: str, asked: str) -> None:
    heard: list[str] = []

    def upper(letter: str) -> str:
        heard.append(letter)
        return letter.upper()

    memory = PerItem[str]()
    memory.of((), ("abcde",), upper)
    heard.clear()
    assert list(memory.of((), (now,), upper)) == list(now.upper())
    assert "".join(heard) == asked
    assert list(memory.of(("other",), (now,), upper)) == list(now.upper())
    assert heard[len(asked) :] == list(now)
