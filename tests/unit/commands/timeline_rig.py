"""What the tests of the timeline's commands build on: one step is one undo, a refusal is a sentence
and nothing written."""

from __future__ import annotations

from typing import Any

import pytest

from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.rows import NewRow, add_rows
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import Task, TaskLink
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

BASELINE, READINESS, BRIEF = "prepare.baseline", "prepare.readiness_light", "prepare.brief_light"
FIRST_WEEK, WIDER, SUMMARY = "pilot.first_week", "pilot.wider", "pilot.summary"
AGREEMENT, TESTS = "make_ready.agreement", "make_ready.tests"
GATE_STAYS = (
    "“Pilot gate” stands where its phase puts it: make the phase longer or shorter, or move the "
    "phase."
)


def schedule(session: PlanSession) -> Schedule:
    return session.assessment.schedule


def row(session: PlanSession, row_id: str) -> ScheduledTask:
    return schedule(session).by_id[row_id]


def record(session: PlanSession, row_id: str) -> Task:
    """What is recorded about a row."""
    return next(one for one in session.plan.tasks if row_id in (one.id, one.template))


def link(session: PlanSession, predecessor: str, successor: str) -> TaskLink:
    pair = (predecessor, successor)
    return next(one for one in session.plan.task_links if (one.predecessor, one.successor) == pair)


def waits(session: PlanSession, row_id: str) -> set[str]:
    """Ids of what a row waits for, without what follows from the order alone."""
    links = schedule(session).links
    return {one.predecessor for one in links if one.successor == row_id and not one.implied}


def rings(session: PlanSession) -> list[str]:
    return [one.text for one in schedule(session).conflicts if one.code == "cycle"]


def step(session: PlanSession, label: str, command: Any, *args: Any, **kwargs: Any) -> None:
    """One step with this label, which one undo takes back to the identical plan."""
    before, revisions = session.plan, len(session.revisions())
    session.run(command, *args, **kwargs)
    after = session.plan
    assert after != before
    assert session.undo_label == label
    assert len(session.revisions()) == revisions + 1
    session.undo()
    assert session.plan == before
    session.redo()
    assert session.plan == after


def refused(session: PlanSession, sentence: str, command: Any, *args: Any, **kwargs: Any) -> None:
    """Refused with this sentence, and nothing written."""
    before, revisions = session.plan, len(session.revisions())
    with pytest.raises(PlanError) as told:
        session.run(command, *args, **kwargs)
    assert str(told.value) == sentence
    assert session.plan is before
    assert len(session.revisions()) == revisions


def no_step(session: PlanSession, command: Any, *args: Any, **kwargs: Any) -> None:
    """Taken, but there is nothing to write."""
    before = session.plan
    assert session.run(command, *args, **kwargs) is None
    assert session.plan is before


def add(session: PlanSession, name: str, phase: str = "make_ready", **fields: Any) -> str:
    """Add a row of the firm's own; its id."""
    parent = fields.pop("parent", "")
    session.run(add_rows, [NewRow(name=name, **fields)], phase=phase, parent=parent)
    return next(one.id for one in session.plan.tasks if one.name == name)
