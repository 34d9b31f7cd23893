"""A command tried on a copy: the schedule as it would be, nothing written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import ParamSpec

from roadmap_desktop.commands.edit import Command, Edit
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.timeline.recent import schedule_of
from roadmap_desktop.timeline.schedule import Schedule

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Tried:
    """What a command would do."""

    label: str
    schedule: Schedule
    changed: bool
    """Something would be written at all."""
    plan: Plan
    """The plan as it would be; ids of new rows are made up."""


def try_out(
    session: PlanSession,
    catalogue: Catalogue,
    command: Command[P],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Tried:
    """The plan's schedule after a command, at the depth in force now.

    Raises ``PlanError`` where the command refuses.
    """
    found, numbers = session.assessment, count()
    edit = Edit(
        plan=session.plan,
        catalogue=catalogue,
        today=session.today,
        new_id=lambda: f"tried-{next(numbers)}",
    )
    step = command(edit, *args, **kwargs)
    schedule = schedule_of(
        step.plan, catalogue, found.depth, session.today, found.readiness.sprint_needed
    )
    return Tried(step.label, schedule, step.plan != session.plan, step.plan)
