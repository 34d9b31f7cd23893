"""The timeline as an outline: phases, what is in them, and subtasks below their tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A row with its place."""

    row: ScheduledTask
    level: int
    """1 for a phase and for what stands outside the phases."""
    has_below: bool


def outline(schedule: Schedule) -> Sequence[OutlineRow]:
    """Every row once, each followed by what belongs to it, otherwise in reading order."""
    below: dict[str, list[ScheduledTask]] = {}
    for row in schedule.rows:
        below.setdefault(_parent(row, schedule), []).append(row)
    found: list[OutlineRow] = []
    seen: set[str] = set()
    waiting = [(row, 1) for row in reversed(below.get("", []))]
    while waiting:
        row, level = waiting.pop()
        if row.id in seen:
            continue
        seen.add(row.id)
        inner = below.get(row.id, [])
        found.append(OutlineRow(row, level, bool(inner)))
        waiting += [(one, level + 1) for one in reversed(inner)]
    # Subtasks of each other belong to nobody that is shown; they are not lost for it.
    lost = [row for row in schedule.rows if row.id not in seen]
    return [*found, *(OutlineRow(row, 1, False) for row in lost)]


def _parent(row: ScheduledTask, schedule: Schedule) -> str:
    if row.kind is TaskKind.PHASE:
        return ""
    if row.parent in schedule.by_id and row.parent != row.id:
        return row.parent
    phase = f"phase.{row.phase}"
    return phase if row.phase and not row.tail and phase in schedule.by_id else ""
