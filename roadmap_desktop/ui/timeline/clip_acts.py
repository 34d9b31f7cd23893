"""Rows and cells to the clipboard and from it, over what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.timeline.together import together
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.cell_acts import CellBasis
from roadmap_desktop.ui.timeline.clipboard import (
    Grid,
    Pasting,
    as_rows,
    grid_of,
    over_cells,
    rows_as_text,
    without_heads,
)
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.editor import ChartEditor
from roadmap_desktop.ui.timeline.moves_in_words import held_back
from roadmap_desktop.ui.timeline.paste_dialog import PasteDialog
from roadmap_desktop.ui.timeline.table import RowsTable


def copy_of_plan(open_plan: OpenPlan) -> Edit:
    """A copy of the plan to try something on."""
    numbers = count()
    return Edit(
        plan=open_plan.plan,
        catalogue=open_plan.catalogue,
        today=open_plan.today,
        new_id=lambda: f"tried-{next(numbers)}",
    )


class ClipActs(QObject):
    """Copies, pastes and fills; each is one step, and what does not fit is listed before."""

    told = Signal(str)
    """A sentence for the line below the chart."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, table: RowsTable, editor: ChartEditor
    ) -> None:
        super().__init__(table)
        self._look = look
        self._open_plan = open_plan
        self._table = table
        self._editor = editor

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a spreadsheet takes them."""
        tasks = self._table.selected_tasks()
        if not tasks:
            return
        text = rows_as_text(self._table.rows.words, tasks, self._table.head.shown())
        QGuiApplication.clipboard().setText(text)
        one, many = self.tr("1 row copied."), self.tr("{n} rows copied.")
        self.told.emit(one if len(tasks) == 1 else many.format(n=len(tasks)))

    def fill_down(self) -> None:
        """Write what the first selected row says in the current column into the others."""
        tasks, column = self._table.selected_tasks(), self._table.current_column
        if len(tasks) < 2:
            self._editor.told.emit(
                self.tr("Select the rows to fill, from the one to copy down; then press Ctrl+D.")
            )
            return
        said = self._table.rows.words.clip(tasks[0], column)
        self._over(tasks[1:], [[said]] * (len(tasks) - 1), (column,))

    def paste(self) -> None:
        """Paste as a spreadsheet does: one cell fills all selected rows, as many lines as rows are
        selected go over these, and a block without names goes over the rows from the current one
        on. Other lines become new rows below."""
        grid, tasks = self._grid(), self._table.selected_tasks()
        if grid is None or not tasks:
            return
        shown, here = self._table.head.shown(), self._table.current_column
        body, columns = without_heads(grid, shown, here)
        if len(body) == 1 and len(tasks) > 1:
            self._over(tasks, body * len(tasks), columns)
        elif len(body) == len(tasks):
            self._over(tasks, body, columns)
        elif Column.TASK not in columns and len(tasks) == 1:
            below = self._from(tasks[0], len(body))
            if len(below) < len(body):
                words = self.tr("{n} lines were copied and {rows} rows are left below. ")
                more = self.tr("Nothing was pasted; begin further up, or copy fewer lines.")
                self._editor.told.emit(words.format(n=len(body), rows=len(below)) + more)
            else:
                self._over(below, body, columns)
        else:
            self._as_rows(grid)

    def paste_new(self) -> None:
        """Paste as new rows below the current one."""
        grid = self._grid()
        if grid is not None:
            self._as_rows(grid)

    def _grid(self) -> Grid | None:
        """The cells on the clipboard; None where there are none, and that is told."""
        try:
            return grid_of(QGuiApplication.clipboard().text())
        except PlanError as error:
            self._editor.told.emit(str(error))
            return None

    def _from(self, first: ScheduledTask, most: int) -> list[ScheduledTask]:
        """So many rows as shown, from one on."""
        place = self._table.rows.place_of(first.id)
        found = (self._table.rows.task(one) for one in range(place, place + most))
        return [task for task in found if task is not None]

    # --- over cells, or as rows ----------------------------------------------------------------

    @property
    def _basis(self) -> CellBasis:
        return CellBasis(self._open_plan.assessment.schedule, self._open_plan.today)

    def _over(
        self, tasks: Sequence[ScheduledTask], body: Grid, columns: Sequence[Column | None]
    ) -> None:
        edit, words = copy_of_plan(self._open_plan), self._table.rows.words
        one, many = self.tr("Paste 1 cell"), self.tr("Paste {n} cells")
        pasting = over_cells(edit, self._basis, words, tasks, body, columns)
        self._ask_or_take(pasting, one if pasting.cells == 1 else many.format(n=pasting.cells))

    def _as_rows(self, grid: Grid) -> None:
        here = self._table.current_task
        if here is None:
            return
        body, columns = without_heads(grid, self._table.head.shown(), Column.TASK)
        edit = copy_of_plan(self._open_plan)
        one, many = self.tr("Paste 1 row"), self.tr("Paste {n} rows")
        pasting = as_rows(edit, self._basis, here, body, columns)
        self._ask_or_take(pasting, one if pasting.cells == 1 else many.format(n=pasting.cells))

    def _ask_or_take(self, pasting: Pasting, label: str) -> None:
        """Where cells are rejected, say which before anything is written."""
        if not pasting.rejected:
            self._take(pasting, label)
            return
        dialog = PasteDialog(self._look, pasting, self._table.window())
        dialog.accepted.connect(lambda: self._take(pasting, label))
        dialog.finished.connect(lambda _: self._table.setFocus())
        dialog.open()

    def _take(self, pasting: Pasting, label: str) -> None:
        if not pasting.acts:
            self.told.emit(self.tr("All cells say that already."))
            return
        before = {task.id for task in self._open_plan.plan.tasks}
        if not self._editor.run(partial(together, label=label, acts=pasting.acts)):
            return
        added = [task.id for task in self._open_plan.plan.tasks if task.id not in before]
        if added and any(one in self._open_plan.assessment.schedule.by_id for one in added):
            self._table.choose_rows(added)
        self._tell_held(pasting)

    def _tell_held(self, pasting: Pasting) -> None:
        """Say which of the starts that were pasted cannot be kept yet."""
        schedule = self._open_plan.assessment.schedule
        starts = [
            wanted
            for act in pasting.acts
            for wanted in (getattr(act, "keywords", {}).get("starts") or {}).items()
        ]
        held = [why for why in (held_back(schedule, *one) for one in starts) if why]
        if held:
            more = self.tr("{n} more start later too.").format(n=len(held) - 1)
            self._editor.told.emit(f"{held[0]} {more}" if len(held) > 1 else held[0])
