"""Schedules worked out lately, kept for plans that come back, and for plans little different.

What was tried in the air is dropped a moment later, what was done is undone: the same plan is
asked about twice in a row. Plans are values, so the same plan has the same schedule; and one that
differs in a task or two has one that shares nearly all its rows.
"""

from __future__ import annotations

from collections import deque
from datetime import date
from threading import Lock

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.timeline.plan_schedule import ScheduleMemory, plan_schedule
from roadmap_desktop.timeline.schedule import Schedule

KEPT = 4
"""A plan of ten thousand tasks takes some megabytes; more than a few are not worth it."""

_Asked = tuple[Plan, Catalogue, Depth, date, bool]
_lately: deque[tuple[_Asked, Schedule]] = deque(maxlen=KEPT)
_lock = Lock()
_memory = ScheduleMemory()
_memory_lock = Lock()


def schedule_of(
    plan: Plan, catalogue: Catalogue, depth: Depth, today: date, sprint: bool = False
) -> Schedule:
    """What ``plan_schedule`` gives, worked out once for the same plan."""
    with _lock:
        for asked, schedule in _lately:
            same = asked[1] is catalogue and asked[2:] == (depth, today, sprint)
            if same and (asked[0] is plan or asked[0] == plan):
                return schedule
    schedule = _work_out(plan, catalogue, depth, today, sprint)
    with _lock:
        _lately.append(((plan, catalogue, depth, today, sprint), schedule))
    return schedule


def _work_out(
    plan: Plan, catalogue: Catalogue, depth: Depth, today: date, sprint: bool
) -> Schedule:
    if not _memory_lock.acquire(blocking=False):  # in use by another thread
        return plan_schedule(plan, catalogue, depth, today, sprint)
    try:
        return plan_schedule(plan, catalogue, depth, today, sprint, _memory)
    finally:
        _memory_lock.release()
