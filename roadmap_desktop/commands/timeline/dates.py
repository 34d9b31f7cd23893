"""When rows start, how long they take, and what holds their dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.row_changes import RowChanges, checked_day, checked_length
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LengthUnit, Task, TaskKind
from roadmap_desktop.timeline.words import full_date

FOLLOWS_PHASE = (
    "stands where its phase puts it: make the phase longer or shorter, or move the phase."
)
"""Why a gate has no dates of its own, after its name."""


def move_rows(edit: Edit, starts: Mapping[str, date]) -> Step:
    """Start rows no earlier than these dates.

    A row that must start on a date gets that date moved; one that has begun keeps its history and
    is refused, as is a gate: it stands where its phase puts it. ``PlanError`` tells.
    """
    changes = RowChanges(edit)
    for row, start in starts.items():
        _start(changes, row, start)
    return Step(f"Move {changes.names(starts)}", changes.plan())


def _start(changes: RowChanges, row: str, start: date) -> None:
    changes.refuse_gate(row, FOLLOWS_PHASE)
    checked_day(start)
    task = changes.record(row)
    _refuse_begun(changes, row, task)
    if task.must_start_on is not None:
        changes.put(row, must_start_on=start)
    else:
        changes.put(row, start_no_earlier=start, as_late_as_possible=False)


def resize_rows(
    edit: Edit,
    lengths: Mapping[str, int],
    unit: LengthUnit | None = None,
    starts: Mapping[str, date] | None = None,
) -> Step:
    """Make rows take so long; ``unit`` changes what their length counts, ``starts`` their start.

    A length of 0 makes an own task a milestone, any other makes a milestone of the firm's own a
    task. Raises ``PlanError`` for a gate, for what recurs, for a milestone of the template, or for
    a length out of reach.
    """
    changes = RowChanges(edit)
    for row, length in lengths.items():
        changes.refuse_gate(row, FOLLOWS_PHASE)
        checked_length(length)
        _check_takes_time(changes, row, length)
        changes.put(row, working_days=length)
        kind = TaskKind.TASK if length else TaskKind.MILESTONE
        if changes.own(row) and changes.kind(row) is not kind:
            changes.put(row, kind=kind)
        if unit is not None:
            changes.put(row, length_unit=None if unit is LengthUnit.WORKING_DAYS else unit)
    for row, start in (starts or {}).items():
        _start(changes, row, start)
    return Step(f"Change the length of {changes.names(lengths)}", changes.plan())


def _check_takes_time(changes: RowChanges, row: str, length: int) -> None:
    kind, name = changes.kind(row), changes.names([row])
    if kind is TaskKind.RECURRING:
        raise PlanError(f"{name} comes again and again and has no length; change its start.")
    if changes.own(row):
        return
    if kind is TaskKind.MILESTONE:
        raise PlanError(
            f"{name} is a milestone of the template and takes no time; add a task beside it."
        )
    if not length:
        raise PlanError(
            f"{name} is work of the template and takes a day at least; remove it where it is not "
            "needed."
        )


def hold_row(
    edit: Edit,
    row: str,
    *,
    start_no_earlier: date | None = None,
    finish_no_later: date | None = None,
    must_start_on: date | None = None,
    as_late_as_possible: bool = False,
) -> Step:
    """Set all that holds a row's dates; what is not given holds it no longer."""
    changes = RowChanges(edit)
    changes.refuse_gate(row, FOLLOWS_PHASE)
    for day in (start_no_earlier, finish_no_later, must_start_on):
        if day is not None:
            checked_day(day)
    start = must_start_on or start_no_earlier
    if start and finish_no_later and finish_no_later < start:
        raise PlanError(
            f"{changes.names([row])} would have to end on {full_date(finish_no_later)}, before it "
            f"starts on {full_date(start)}: change one of the two dates."
        )
    changes.put(
        row,
        start_no_earlier=start_no_earlier,
        finish_no_later=finish_no_later,
        must_start_on=must_start_on,
        as_late_as_possible=as_late_as_possible,
    )
    return Step(f"Change what holds {changes.names([row])}", changes.plan())


def free_rows(edit: Edit, rows: Iterable[str]) -> Step:
    """Let rows start as soon as what they wait for allows."""
    changes, found = RowChanges(edit), list(rows)
    for row in found:
        changes.refuse_gate(row, FOLLOWS_PHASE)
        changes.put(row, start_no_earlier=None, must_start_on=None, as_late_as_possible=False)
    return Step(f"Let {changes.names(found)} start as soon as possible", changes.plan())


def reschedule_rows(edit: Edit, starts: Mapping[str, date]) -> Step:
    """Push unstarted work to these dates: 'reschedule what is late'."""
    step = move_rows(edit, starts)
    late = "what is late" if len(starts) > 1 else RowChanges(edit).names(starts)
    return replace(step, label=f"Reschedule {late}")


def _refuse_begun(changes: RowChanges, row: str, task: Task) -> None:
    if task.actual_start is not None:
        raise PlanError(
            f"{changes.names([row])} began on {full_date(task.actual_start)}. Change the recorded "
            "start if it is wrong."
        )
