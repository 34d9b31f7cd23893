"""Recurring items: how often they come, until when, and what happens on closed days."""

from __future__ import annotations

from datetime import date

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.row_changes import RowChanges
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import OffDays, Task, TaskKind
from roadmap_desktop.timeline.words import full_date

UNITS = ("day", "week", "month")
MOST = 366
"""Units from one occurrence to the next."""


def set_rhythm(
    edit: Edit,
    row: str,
    *,
    every: int,
    unit: str,
    first: date | None = None,
    until: date | None = None,
    off_days: OffDays = OffDays.LATER,
    phase_end: date | None = None,
) -> Step:
    """Let a recurring item come every so many days, weeks or months, from and until a date.

    With ``phase_end``, the last day of its phase as it stands, or of the plan for what comes after
    it, what is kept is how far the last
    day is from that, so that it moves along with the phase; without, the date stays. An occurrence
    on a closed day moves to the next open day, to the one before, or is skipped.
    Raises ``PlanError`` for a gate, for what comes once after the plan, an unknown unit, a rhythm
    out of reach or an end before the beginning.
    """
    changes = RowChanges(edit, later=True)
    name = changes.names([row])
    if changes.is_gate(row):
        raise PlanError(f"{name} is a gate and does not recur.")
    if changes.is_later(row) and changes.kind(row) is not TaskKind.RECURRING:
        raise PlanError(f"{name} comes once, on a day that follows from the plan's.")
    _check(every, unit, first, until)
    moves = until is not None and phase_end is not None
    changes.put(
        row,
        every=every,
        every_unit=unit,
        until=None if moves else until,
        ends_before=(phase_end - until).days if until and phase_end else None,
        off_days=off_days,
        start_no_earlier=first,
    )
    return Step(f"Change how often {name} comes", changes.plan())


def add_recurring(
    edit: Edit, name: str, *, phase: str, first: date | None = None, parent: str = ""
) -> Step:
    """Add an item of the firm's own that comes every week of its phase."""
    changes = RowChanges(edit)
    task = Task(
        id=edit.new_id(),
        position=changes.next_position(),
        phase=phase,
        name=wording.name(name, "A recurring item needs a name; type what is done."),
        kind=TaskKind.RECURRING,
        start_no_earlier=first,
        parent=parent,
        every=1,
        every_unit="week",
    )
    changes.add(task)
    return Step(f"Add {changes.names([task.id])}", changes.plan())


def _check(every: int, unit: str, first: date | None, until: date | None) -> None:
    if unit not in UNITS:
        raise PlanError(f"'{unit}' is no rhythm; choose day, week or month.")
    if not 1 <= every <= MOST:
        raise PlanError(f"It may come every 1 to {MOST} {unit}s; give another number.")
    if first is not None and until is not None and until < first:
        raise PlanError(
            f"It would end on {full_date(until)}, before it begins on {full_date(first)}: swap the "
            "two dates."
        )
