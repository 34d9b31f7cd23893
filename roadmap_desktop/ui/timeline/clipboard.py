"""Rows of the timeline to a spreadsheet and back, as text with tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.rows import NAMELESS, NewRow, add_rows
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LengthUnit, TaskKind
from roadmap_desktop.exchange.list_columns import NAMES, Field, plain_name
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.cell_acts import FIGURED, CellBasis, cell_act
from roadmap_desktop.ui.timeline.cell_words import CellWords
from roadmap_desktop.ui.timeline.columns import Column, meaning, title
from roadmap_desktop.ui.timeline.date_words import typed_day
from roadmap_desktop.ui.timeline.typed_cells import read_length, read_percent

MOST_ROWS = 2_000
_FORMULA = ("=", "+", "-", "@")
_TEXTS = (Column.TASK, Column.WHO)
Grid = list[list[str]]
_FOREIGN = {
    Field.NAME: Column.TASK,
    Field.START: Column.START,
    Field.FINISH: Column.FINISH,
    Field.DAYS: Column.DAYS,
    Field.OWNER: Column.WHO,
    Field.PERCENT: Column.DONE,
    Field.PREDECESSORS: Column.PREDECESSORS,
}
"""What other programs call our columns, as for lists that are taken in."""


@dataclass(frozen=True)
class Rejected:
    """A cell that cannot be pasted."""

    where: str
    """Row and column."""
    words: str
    why: str


@dataclass(frozen=True)
class Pasting:
    """What pasting would do; nothing is done yet."""

    acts: tuple[Act, ...]
    cells: int
    """Cells, or rows where new ones are added."""
    rejected: tuple[Rejected, ...]


def rows_as_text(
    words: CellWords, tasks: Sequence[ScheduledTask], columns: Sequence[Column]
) -> str:
    """Rows as a spreadsheet takes them: a line a row, a tab between cells, no heads."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter="\t", lineterminator="\n")
    for task in tasks:
        writer.writerow([_guarded(words.clip(task, one), one) for one in columns])
    return target.getvalue()


def _guarded(words: str, column: Column) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{words}" if column in _TEXTS and words.startswith(_FORMULA) else words


def grid_of(text: str) -> Grid:
    """The cells of a text with tabs; quoted cells as spreadsheets write them.

    Raises ``PlanError`` where there is nothing to paste, or too much.
    """
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t"))
    except csv.Error:
        rows = [line.split("\t") for line in text.splitlines()]
    found = [[_plain(cell) for cell in cells] for cells in rows]
    while found and not any(found[-1]):
        found.pop()
    if not found:
        raise PlanError(_t("There is nothing to paste; copy some rows or cells first."))
    if len(found) > MOST_ROWS:
        told = _t("{n} rows are too many to paste; paste up to {most} at a time.")
        raise PlanError(told.format(n=len(found), most=MOST_ROWS))
    return found


def _plain(cell: str) -> str:
    words = " ".join(cell.split())
    return words[1:] if words.startswith("'") and words[1:].startswith(_FORMULA) else words


def without_heads(
    grid: Grid, shown: Sequence[Column], first: Column
) -> tuple[Grid, tuple[Column | None, ...]]:
    """The cells without a line of heads, and the column each of them belongs to.

    Heads name the columns; else as many cells as there are columns are taken to be these, and
    fewer begin at ``first``.
    """
    heads = [_head(cell) for cell in grid[0]]
    named = sum(head is not None for head in heads)
    if len(grid) > 1 and named >= max(1, len(heads) - 1) and Column.TASK in heads:
        return grid[1:], tuple(heads)
    if len(grid) > 1 and named == len(heads):
        return grid[1:], tuple(heads)
    wide = max(len(cells) for cells in grid)
    at = 0 if wide == len(shown) or first not in shown else list(shown).index(first)
    found: list[Column | None] = list(shown[at : at + wide])
    return grid, tuple(found + [None] * (wide - len(found)))


def _head(cell: str) -> Column | None:
    """The column that a head names, in our words or in those of other programs."""
    for one in Column:
        if cell.casefold() in (title(one).casefold(), meaning(one).casefold()):
            return one
    plain = plain_name(cell)
    found = (column for field, column in _FOREIGN.items() if plain and plain in NAMES[field])
    return next(found, None)


def over_cells(
    edit: Edit,
    basis: CellBasis,
    words: CellWords,
    tasks: Sequence[ScheduledTask],
    grid: Grid,
    columns: Sequence[Column | None],
) -> Pasting:
    """Cells pasted over those of some rows, each tried on a copy; equal ones are left out."""
    acts: list[Act] = []
    rejected: list[Rejected] = []
    for task, cells in zip(tasks, grid, strict=False):
        for column, typed in zip(columns, cells, strict=False):
            if column is None:
                rejected.append(Rejected(task.name, typed, _t("No column is shown for it.")))
                continue
            now = (words.cell(task, column), words.clip(task, column), words.editable(task, column))
            if typed in now:
                continue
            try:
                act = cell_act(basis, task, column, typed)
                if act is not None:
                    edit = _after(edit, act(edit))
                    acts.append(act)
            except PlanError as error:
                where = f"{task.name}, {title(column)}"
                rejected.append(Rejected(where, typed, str(error)))
    return Pasting(tuple(acts), len(acts), tuple(rejected))


def as_rows(
    edit: Edit,
    basis: CellBasis,
    below: ScheduledTask,
    grid: Grid,
    columns: Sequence[Column | None],
) -> Pasting:
    """Lines as new rows below a row, in its phase and under its parent."""
    found: list[NewRow] = []
    rejected: list[Rejected] = []
    for number, cells in enumerate(grid, 1):
        line = _t("Line {n}").format(n=number)
        row = _new_row(basis, dict(zip(columns, cells, strict=False)), line, rejected)
        if row is None:
            continue
        try:
            edit = _after(edit, _adding(basis, below, (row,))(edit))
        except PlanError as error:
            rejected.append(Rejected(line, row.name, str(error)))
        else:
            found.append(row)
    acts = (_adding(basis, below, found),) if found else ()
    return Pasting(acts, len(found), tuple(rejected))


def _after(edit: Edit, step: Step) -> Edit:
    return replace(edit, plan=step.plan)


def _adding(basis: CellBasis, below: ScheduledTask, rows: Sequence[NewRow]) -> Act:
    phase = below.phase or basis.schedule.phases[-1].id
    parent = "" if below.kind is TaskKind.PHASE else below.parent
    after = "" if below.kind is TaskKind.PHASE or below.tail else below.id
    return partial(add_rows, rows=tuple(rows), phase=phase, parent=parent, after=after)


def _new_row(
    basis: CellBasis,
    cells: Mapping[Column | None, str],
    line: str,
    rejected: list[Rejected],
) -> NewRow | None:
    name = cells.get(Column.TASK, "")
    if not name:
        if any(cells.values()):
            rejected.append(Rejected(line, "", NAMELESS))
        return None
    row = NewRow(name=name, owner=cells.get(Column.WHO, ""))
    reads: dict[Column, Callable[[NewRow, str], NewRow]] = {
        Column.START: lambda made, typed: replace(made, start=_day(basis, typed)),
        Column.DAYS: _with_length,
        Column.FINISH: lambda made, typed: _with_finish(basis, made, typed, cells),
        Column.DONE: lambda made, typed: replace(made, percent=read_percent(typed)),
    }
    for column, typed in sorted(cells.items(), key=lambda cell: cell[0] or 0):
        if not typed or column in (Column.TASK, Column.WHO) or column in FIGURED:
            continue
        where = f"{line}, {title(column)}" if column is not None else line
        read = reads.get(column) if column is not None else None
        if read is None:
            rejected.append(Rejected(where, typed, _t("Link new rows once they are there.")))
            continue
        try:
            row = read(row, typed)
        except PlanError as error:
            rejected.append(Rejected(where, typed, str(error)))
    return row


def _day(basis: CellBasis, typed: str) -> date:
    return typed_day(typed, basis.schedule, basis.today, basis.today)


def _with_length(row: NewRow, typed: str) -> NewRow:
    length, unit = read_length(typed)
    return replace(row, length=length, unit=unit or LengthUnit.WORKING_DAYS)


def _with_finish(
    basis: CellBasis, row: NewRow, typed: str, cells: Mapping[Column | None, str]
) -> NewRow:
    """A finish gives the length where none is given itself."""
    finish = _day(basis, typed)
    if cells.get(Column.DAYS) or row.start is None:
        return row
    if finish < row.start:
        raise PlanError(_t("It would finish before it starts; swap the two dates."))
    return replace(row, length=basis.schedule.calendar.working_days_between(row.start, finish))


def _t(text: str) -> str:
    return QCoreApplication.translate("TimelineClipboard", text)
