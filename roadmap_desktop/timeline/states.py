"""Where a task stands today, and what the colour of a bar may tell."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from roadmap_desktop.timeline.progress import ended, started
from roadmap_desktop.timeline.schedule import ScheduledTask


class ColourBy(StrEnum):
    """What the colour of a bar tells."""

    PHASE = "phase"
    OWNER = "owner"
    STATE = "state"


class State(StrEnum):
    """Where a task stands today."""

    DONE = "done"
    UNDER_WAY = "under_way"
    LATE = "late"
    AHEAD = "ahead"
    """Not to be begun yet."""


def state_of(task: ScheduledTask, today: date) -> State:
    """Where a task stands: done, begun, to be begun later; late where it should be further."""
    if ended(task):
        return State.DONE
    if task.finish < today or (task.start < today and not started(task)):
        return State.LATE
    return State.UNDER_WAY if started(task) else State.AHEAD
