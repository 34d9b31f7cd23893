"""How far the work is: what is done, when it really began and ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.row_changes import (
    ALL,
    RowChanges,
    checked_day,
    checked_length,
    checked_percent,
)
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.lengths import percent_of
from roadmap_desktop.timeline.words import full_date

DECIDED = "is a gate and is passed by a decision; record that on the Gates page."
"""Why nothing is recorded about a gate here, after its name."""


def record_percent(edit: Edit, rows: Iterable[str], percent: float) -> Step:
    """Say how much of some rows is done, 0 to 100.

    Raises ``PlanError`` for another figure, for a gate, and for less than all of what has ended.
    """
    checked_percent(percent)
    changes, found = RowChanges(edit), list(rows)
    for row in found:
        changes.refuse_gate(row, DECIDED)
        ended = changes.record(row).actual_finish
        if ended is not None and percent < ALL:
            raise PlanError(
                f"{changes.names([row])} ended on {full_date(ended)}, so all of it is done. Take "
                "the recorded end away if it is wrong."
            )
        if percent_of(changes.record(row)) != percent:
            changes.put(row, percent=percent)
    return Step(f"{percent:g} % of {changes.names(found)} done", changes.plan())


def record_actuals(
    edit: Edit,
    row: str,
    *,
    start: date | None,
    finish: date | None,
    remaining_days: int | None = None,
) -> Step:
    """Say when a row really began and ended; what ended is done, and open again where its end is
    taken away.

    Raises ``PlanError`` for a gate, where a row ends without having begun or before, or in the
    future, and for a number of remaining days that no task has.
    """
    changes = RowChanges(edit)
    changes.refuse_gate(row, DECIDED)
    name = changes.names([row])
    if finish is not None and start is None:
        raise PlanError(f"{name} has an end without a beginning: say when it began.")
    if start is not None and finish is not None and finish < start:
        raise PlanError(
            f"{name} would end on {full_date(finish)}, before it began on {full_date(start)}: "
            "swap the two dates."
        )
    for day in (start, finish):
        if day is None:
            continue
        if checked_day(day) > edit.today:
            raise PlanError(
                f"{full_date(day)} has not come yet; record it when it has happened, or move the "
                "row there."
            )
    if remaining_days is not None:
        checked_length(remaining_days)
    left = None if finish else remaining_days
    ended_before = changes.record(row).actual_finish is not None
    changes.put(row, actual_start=start, actual_finish=finish, remaining_days=left)
    if finish is not None:
        changes.put(row, percent=ALL)
    elif ended_before:
        changes.put(row, percent=None)
    return Step(f"Record how {name} went", changes.plan())
