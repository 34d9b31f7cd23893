"""What typing into a cell of the timeline does: an act ready to be run, or why it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.commands.timeline.dates import free_rows, move_rows, resize_rows
from roadmap_desktop.commands.timeline.links import set_predecessors
from roadmap_desktop.commands.timeline.phases import move_phase, stretch_phase
from roadmap_desktop.commands.timeline.progress import record_percent
from roadmap_desktop.commands.timeline.rows import name_row, own_rows
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LengthUnit, TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.timeline.words import full_date
from roadmap_desktop.ui.timeline.acts import Act, end_on
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.date_words import typed_day
from roadmap_desktop.ui.timeline.typed_cells import (
    read_elapsed,
    read_length,
    read_percent,
    read_predecessors,
)

FIGURED = frozenset(
    {
        Column.NUMBER,
        Column.TOTAL_FLOAT,
        Column.FREE_FLOAT,
        Column.PLAN_DAYS,
        Column.START_VARIANCE,
        Column.FINISH_VARIANCE,
    }
)
"""Columns that follow from the others."""
_POINTS = (TaskKind.GATE, TaskKind.MILESTONE)


@dataclass(frozen=True)
class CellBasis:
    """What cells are read against."""

    schedule: Schedule
    today: date


def why_fixed(task: ScheduledTask, column: Column) -> str:
    """Why a cell cannot be typed into, '' where it can."""
    if column in FIGURED:
        return _t("This column follows from dates and links; change these.")
    if task.tail and (column is not Column.WHO or task.kind is TaskKind.PHASE):
        return _t("This falls after the last phase and follows from the end of the plan.")
    if task.kind is TaskKind.PHASE:
        return _why_phase(task, column)
    if column in (Column.TASK, Column.WHO):
        return ""  # of what comes after the end, who does it
    if task.kind is TaskKind.GATE:
        return _why_gate(column)
    if task.kind is TaskKind.RECURRING and column is not Column.START:
        return _t("This comes again and again, on days that follow from its rhythm.")
    if task.summary and column is not Column.PREDECESSORS:
        return _t("This follows from the subtasks; change these.")
    if task.kind is TaskKind.MILESTONE and column in (Column.FINISH,):
        return _t("A milestone takes no time; change its start.")
    return ""


def _why_phase(task: ScheduledTask, column: Column) -> str:
    if not task.phase or task.id == "phase.outside":
        return _t("This follows from the rows below; change these.")
    if column is Column.TASK:
        return _t("Phases have the names of the method.")
    if column is Column.WHO:
        return _t("Who answers for a phase follows from the roles; name them in the interview.")
    if column is Column.DONE:
        return _t("This follows from the tasks of the phase; change these.")
    if column is Column.PREDECESSORS:
        return _t("A phase follows the one before it; link its tasks.")
    return ""


def _why_gate(column: Column) -> str:
    if column is Column.DONE:
        return _t("A gate is decided on the Gates page.")
    if column is Column.PREDECESSORS:
        return _t("A gate waits for the tasks of its phase.")
    return _t("A gate stands where its phase puts it; make the phase longer or shorter.")


def cell_act(basis: CellBasis, task: ScheduledTask, column: Column, words: str) -> Act | None:
    """What the words typed into a cell do, None where the cell says that already, however it was
    written. Raises ``PlanError`` for words that mean nothing there."""
    fixed = why_fixed(task, column)
    if fixed:
        raise PlanError(fixed)
    reads: dict[Column, Callable[[CellBasis, ScheduledTask, str], Act | None]] = {
        Column.TASK: lambda _, row, typed: _unless(
            typed == row.name, partial(name_row, row=row.id, name=typed)
        ),
        Column.WHO: lambda _, row, typed: _unless(
            typed == row.owner, partial(own_rows, rows=(row.id,), owner=typed)
        ),
        Column.START: _start,
        Column.FINISH: _finish,
        Column.DAYS: _length,
        Column.DONE: _percent,
        Column.PREDECESSORS: _predecessors,
    }
    return reads[column](basis, task, words.strip())


def wanted_start(basis: CellBasis, task: ScheduledTask, words: str) -> date | None:
    """The start that was typed, None for none."""
    return typed_day(words, basis.schedule, basis.today, task.start) if words.strip() else None


def _unless(said: bool, act: Act) -> Act | None:
    return None if said else act


def _start(basis: CellBasis, task: ScheduledTask, words: str) -> Act | None:
    day = wanted_start(basis, task, words)
    if task.kind is TaskKind.PHASE:
        if day is None:
            raise PlanError(_t("A phase needs a start; type a date, or Esc leaves it."))
        shift = (day - task.start).days
        act = partial(move_phase, schedule=basis.schedule, phase=task.phase, days=shift)
        return _unless(not shift and not basis.schedule.start_assumed, act)
    if day is None:
        return partial(free_rows, rows=(task.id,))
    return _unless(day == task.start, partial(move_rows, starts={task.id: day}))


def _finish(basis: CellBasis, task: ScheduledTask, words: str) -> Act | None:
    if not words:
        raise PlanError(_t("A row needs a finish; type a date, or Esc leaves it."))
    day = typed_day(words, basis.schedule, basis.today, task.finish)
    if day < task.start:
        told = _t("“{name}” starts on {start}; it cannot finish before that. Change the start.")
        raise PlanError(told.format(name=task.name, start=full_date(task.start)))
    if task.kind is TaskKind.PHASE:
        days = (day - task.start).days + 1
        act = partial(stretch_phase, schedule=basis.schedule, phase=task.phase, days=days)
        return _unless(day == task.finish, act)
    return _unless(day == task.finish, end_on(basis.schedule, task.id, day))


def _length(basis: CellBasis, task: ScheduledTask, words: str) -> Act | None:
    if task.kind is TaskKind.PHASE:
        days = read_elapsed(words)
        act = partial(stretch_phase, schedule=basis.schedule, phase=task.phase, days=days)
        return _unless(days == task.finish_day - task.start_day + 1, act)
    length, unit = read_length(words)
    usual = LengthUnit.WORKING_DAYS
    kept = unit or task.length_unit or usual
    said = (length, kept) == (task.length or task.working_days, task.length_unit or usual)
    # What fills its phase has no length of its own yet: the same one, typed, is one that stays.
    said = said and not task.fills
    return _unless(said, partial(resize_rows, lengths={task.id: length}, unit=kept))


def _percent(_: CellBasis, task: ScheduledTask, words: str) -> Act | None:
    percent = read_percent(words)
    said = percent in (task.percent, round(task.percent))
    return _unless(said, partial(record_percent, rows=(task.id,), percent=percent))


def _predecessors(basis: CellBasis, task: ScheduledTask, words: str) -> Act:
    rows = [row.id for row in basis.schedule.rows]
    wanted = read_predecessors(words, rows, len(basis.schedule.calendar.work_week))
    return partial(set_predecessors, schedule=basis.schedule, row=task.id, wanted=wanted)


def _t(text: str) -> str:
    return QCoreApplication.translate("TimelineCells", text)
