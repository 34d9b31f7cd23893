"""Small catalogues and plans made by hand, so that each test shows all that it depends on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.roles import Role
from roadmap_desktop.domain.content.stages import Gate
from roadmap_desktop.domain.content.timeline import (
    Phase,
    Preset,
    Recurrence,
    TailItem,
    TaskTemplate,
)
from roadmap_desktop.domain.model.client import Client
from roadmap_desktop.domain.model.pilot import Pilot, ReviewProcess
from roadmap_desktop.domain.model.plan import Plan, PlanHeader
from roadmap_desktop.domain.model.tasks import Task, TaskLink
from roadmap_desktop.domain.model.use_case import UseCase
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from roadmap_desktop.timeline.schedule import Schedule

MONDAY = date(2027, 1, 11)

PHASES = (
    ("prepare", "Prepare", 1, 20),
    ("pilot", "Pilot", 21, 50),
    ("make_ready", "Make ready", 51, 70),
    ("limited_rollout", "Limited rollout", 71, 100),
    ("settle", "Settle and decide", 101, 120),
)
GATES = (
    ("idea", "Idea gate", 5),
    ("pilot", "Pilot gate", 20),
    ("verdict", "Pilot verdict", 50),
    ("rollout", "Rollout gate", 70),
    ("production", "Production gate", 100),
    ("review", "Review gate", 120),
)
PRESETS = (
    ("days_120", "120 days", (20, 30, 20, 30, 20)),
    ("focused", "Focused", (16, 25, 16, 25, 16)),
    ("phased", "Phased", (45, 135, 45, 45, 90)),
)


def _preset(id_: str, name: str, lengths: tuple[int, ...]) -> Preset:
    return Preset(
        id=id_,
        name=name,
        days=sum(lengths),
        phase_days=lengths,
        days_min=56,
        days_max=548,
        meaning="",
        source="",
    )


@pytest.fixture(scope="session")
def make_catalogue() -> Callable[..., Catalogue]:
    """A catalogue with the five phases and six gates, and the tasks, roles and tail given."""

    def make(
        *tasks: TaskTemplate, tail: tuple[TailItem, ...] = (), roles: tuple[Role, ...] = ()
    ) -> Catalogue:
        content: dict[str, Any] = {
            f.name: () for f in fields(Catalogue) if f.name not in ("version", "language", "notice")
        }
        content["phases"] = tuple(
            Phase(
                id=id_,
                number=number,
                name=name,
                first_day=first,
                last_day=last,
                purpose="",
                metrics="",
                owner_role="owner",
            )
            for number, (id_, name, first, last) in enumerate(PHASES, 1)
        )
        content["gates"] = tuple(
            Gate(
                id=id_,
                number=number,
                name=name,
                question=f"{name}?",
                day=day,
                stage="",
                decisions=(),
                is_verdict=id_ == "verdict",
            )
            for number, (id_, name, day) in enumerate(GATES, 1)
        )
        content["presets"] = tuple(_preset(*preset) for preset in PRESETS)
        content["tasks"] = tasks
        content["tail"] = tail
        content["roles"] = roles
        return Catalogue(version="1", language="en", notice="", **content)

    return make


@pytest.fixture(scope="session")
def task() -> Callable[..., TaskTemplate]:
    """A task of the template; its name is its id."""

    def make(id_: str, phase: str = "prepare", days: int = 1, **more: Any) -> TaskTemplate:
        return TaskTemplate(
            id=id_,
            phase=phase,
            name=more.pop("name", id_),
            owner_role=more.pop("owner_role", "owner"),
            working_days=days,
            **more,
        )

    return make


@pytest.fixture(scope="session")
def weekly() -> Callable[..., TaskTemplate]:
    """A weekly review between two days of the template."""

    def make(id_: str, phase: str, first: int, last: int, minutes: int = 15) -> TaskTemplate:
        return TaskTemplate(
            id=id_,
            phase=phase,
            name=id_,
            kind="recurring",
            owner_role="owner",
            minutes=minutes,
            recurs=Recurrence(every=1, unit="week", first_day=first, last_day=last),
        )

    return make


@pytest.fixture(scope="session")
def make_plan() -> Callable[..., Plan]:
    """A plan that starts on Monday 11 January 2027, works Monday to Friday, knows no holidays."""

    def make(
        start: date | None = MONDAY,
        *,
        preset: str = "",
        country: str = "",
        region: str = "",
        work_week: tuple[int, ...] = (0, 1, 2, 3, 4),
        **parts: Any,
    ) -> Plan:
        return Plan(
            header=PlanHeader(id="plan", start=start, preset=preset),
            client=Client(id="firm", country=country, region=region, work_week=work_week),
            use_case=UseCase(id="use"),
            pilot=Pilot(id="pilot"),
            review=ReviewProcess(id="review"),
            **parts,
        )

    return make


@pytest.fixture
def dated(
    make_catalogue: Callable[..., Catalogue], make_plan: Callable[..., Plan]
) -> Callable[..., Schedule]:
    """The schedule of own tasks and links in an otherwise empty template."""

    def make(
        *records: Task | TaskLink, templates: tuple[TaskTemplate, ...] = (), **plan: Any
    ) -> Schedule:
        tasks = tuple(one for one in records if isinstance(one, Task))
        links = tuple(one for one in records if isinstance(one, TaskLink))
        made = make_plan(tasks=tasks, task_links=links, **plan)
        return plan_schedule(made, make_catalogue(*templates), Depth.LIGHT, date(2027, 1, 6))

    return make
