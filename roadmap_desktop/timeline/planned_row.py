"""A row of the timeline before its dates are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roadmap_desktop.domain.content.timeline import Recurrence
from roadmap_desktop.domain.model.tasks import LengthUnit, OffDays, Task, TaskKind
from roadmap_desktop.timeline.phases import PhaseSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One task, milestone, gate or recurring item: its length, and where it belongs.

    When it falls is for the network to find.
    """

    id: str
    name: str
    kind: TaskKind
    span: PhaseSpan
    order: int
    """Place among rows that start together."""
    owner: str = ""
    owner_role: str = ""
    working_days: int = 0
    elapsed: int = 0
    """Calendar days an elapsed task runs through; its ``working_days`` are then 0."""
    length: int = 0
    length_unit: LengthUnit = LengthUnit.WORKING_DAYS
    no_earlier: date
    no_later: date | None
    """Last day of its phase; for a gate the day on which it is held; None for other work."""
    deadline: date | None = None
    """Last day the firm allows it, or the task it is a subtask of."""
    fills: bool = False
    gate: str = ""
    minutes: int = 0
    recurs: Recurrence | None = None
    off_days: OffDays = OffDays.LATER
    first: date | None = None
    """From when a recurring item falls."""
    last: date | None = None
    own: bool = False
    note: str = ""
    wish: Task | None = None
    """What the firm entered about it; its dates count in preference to the row's."""
    parent: str = ""
    """Row that it is a subtask of."""
    level: int = 0
    """Tasks above it: 0 for a row of its phase."""
    summary: bool = False
    """Spans its subtasks and is not worked on itself."""

    @property
    def scheduled(self) -> bool:
        """Takes part in the network; recurring items fall on their days whatever happens, and
        summaries follow from their subtasks."""
        return self.kind is not TaskKind.RECURRING and not self.summary
