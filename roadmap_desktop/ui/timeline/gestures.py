"""A mouse taking hold of something in the chart, and what that wants of the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QPointF

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.timeline import acts
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.hits import Part

LINKS = (Part.LINK_BEGIN, Part.LINK_END)


def _t(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Where the hand is."""

    at: QPointF
    """Pixels of the viewport."""
    day: float
    """The point in time under it."""
    row: str = ""
    """Id of the row under it, '' for none."""
    second_half: bool = False
    """On the second half of that row's mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """Something taken hold of; ``wish`` says what letting it go now would do."""

    part: Part
    row: str
    rows: tuple[str, ...]
    """Rows that move together: all that are chosen, where the one held is among them."""
    began: Pointer
    now: Pointer

    def follow(self, pointer: Pointer) -> Gesture:
        """The hand has moved."""
        return replace(self, now=pointer)

    @property
    def days(self) -> int:
        """Whole days the hand has moved, negative to the left."""
        moved = self.now.day - self.began.day
        return int(moved + 0.5) if moved >= 0 else -int(0.5 - moved)

    @property
    def key(self) -> tuple[object, ...]:
        """As long as this stays the same, nothing has to be worked out anew."""
        if self.part in LINKS:
            return (self.part, self.now.row, self.now.second_half)
        if self.part is Part.DONE:
            return (self.part, round(self.now.day, 1))
        return (self.part, self.days)

    def wish(self, schedule: Schedule) -> Act | None:
        """What it wants; None where it wants nothing yet.

        Raises ``PlanError`` for what cannot be wanted.
        """
        if self.part in LINKS:
            return self._link(schedule)
        if self.part is Part.DONE:
            task = schedule.by_id[self.row]
            share = (self.now.day - task.start_day) / (task.finish_day + 1 - task.start_day)
            return acts.set_done(self.row, share)
        if not self.days:
            return None
        if self.part is Part.END:
            return acts.move_end(schedule, self.row, self.days)
        if self.part is Part.BEGIN:
            return acts.move_begin(schedule, self.row, self.days)
        return acts.move(schedule, self.rows, self.days)

    def _link(self, schedule: Schedule) -> Act | None:
        target = schedule.by_id.get(self.now.row)
        if target is None or target.id == self.row:
            return None
        if target.kind is TaskKind.PHASE:
            raise PlanError(_t("A phase cannot be linked; drop on a task or a gate."))
        to_end = self.now.second_half and target.kind is TaskKind.TASK
        from_end = self.part is Part.LINK_END
        return acts.link(schedule, self.row, target.id, from_end=from_end, to_end=to_end)
