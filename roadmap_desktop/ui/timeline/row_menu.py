"""What can be done with the selected rows: the menu of the table, and the acts behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.timeline.dates import free_rows
from roadmap_desktop.commands.timeline.progress import record_percent
from roadmap_desktop.commands.timeline.restoring import put_back, restore_rows
from roadmap_desktop.commands.timeline.together import together
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.cell_acts import CellBasis
from roadmap_desktop.ui.timeline.clipboard import (
    Pasting,
    as_rows,
    grid_of,
    over_cells,
    rows_as_text,
    without_heads,
)
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.editing import TimelineEditing
from roadmap_desktop.ui.timeline.link_dialog import LinkDialog
from roadmap_desktop.ui.timeline.link_menu import add_links
from roadmap_desktop.ui.timeline.paste_dialog import PasteDialog
from roadmap_desktop.ui.timeline.rhythm_dialog import RhythmDialog
from roadmap_desktop.ui.timeline.row_dialog import RowDialog
from roadmap_desktop.ui.timeline.row_dialogs import ActualsDialog, HoldDialog
from roadmap_desktop.ui.timeline.table import RowsTable

ALL_DONE = 100.0
MOST_RESTORED = 12
"""Removed rows that the menu names one by one."""


class RowActs(QObject):
    """Carries out what menu and clipboard ask for."""

    told = Signal(str)
    """A sentence for the line below the chart."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, table: RowsTable, editing: TimelineEditing
    ) -> None:
        super().__init__(table)
        self._look = look
        self._open_plan = open_plan
        self._table = table
        self._editing = editing
        table.menu_requested.connect(self.open_menu)
        table.act_requested.connect(self.act)

    # --- menu --------------------------------------------------------------------------------

    def open_menu(self, at: QPoint) -> None:
        """Open the menu of the selected rows."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def menu(self) -> QMenu:
        """The menu; every act is offered, and says why where it cannot be done."""
        menu, editing = QMenu(self._table), self._editing
        menu.setFont(self._look.font())
        parts: tuple[tuple[str, str, Callable[[], object]] | None, ...] = (
            (self.tr("Edit"), "F2", self.edit),
            None,
            (self.tr("Add a task below"), self.tr("Ins"), editing.insert),
            (self.tr("Add a subtask"), "", lambda: editing.insert(below=True)),
            (self.tr("Add a milestone"), "", self.add_milestone),
            (self.tr("Add what recurs"), "", editing.insert_recurring),
            None,
            (self.tr("Indent"), self.tr("Alt+Shift+Right"), lambda: editing.nest(1)),
            (self.tr("Outdent"), self.tr("Alt+Shift+Left"), lambda: editing.nest(-1)),
            (self.tr("One place up"), self.tr("Alt+Up"), lambda: editing.take_place(-1)),
            (self.tr("One place down"), self.tr("Alt+Down"), lambda: editing.take_place(1)),
            (self.tr("In the order of dates again"), "", editing.order_by_date),
            None,
            (self.tr("Link with…"), "", lambda: self.ask(LinkDialog)),
            (self.tr("Hold its dates…"), "", lambda: self.ask(HoldDialog)),
            (self.tr("How often it comes…"), "", self.ask_rhythm),
            (self.tr("Start as soon as possible"), "", self.free),
            (self.tr("Mark as done"), "", self.mark_done),
            (self.tr("Record how it went…"), "", lambda: self.ask(ActualsDialog)),
            None,
            (self.tr("Cut"), self.tr("Ctrl+X"), self.cut),
            (self.tr("Copy"), self.tr("Ctrl+C"), self.copy),
            (self.tr("Paste"), self.tr("Ctrl+V"), self.paste),
            (self.tr("Paste as new rows"), self.tr("Ctrl+Shift+V"), self.paste_new),
            None,
            (self.tr("Remove"), self.tr("Del"), editing.remove),
        )
        for part in parts:
            if part is None:
                menu.addSeparator()
                continue
            words, keys, act = part
            action = menu.addAction(f"{words}\t{keys}" if keys else words)
            action.triggered.connect(lambda _=False, run=act: run())
        here = self._table.current_task
        if here is not None:
            schedule = self._open_plan.assessment.schedule
            add_links(menu, schedule, here.id, self._editing.editor.run)
        self._add_restoring(menu)
        return menu

    def _add_restoring(self, menu: QMenu) -> None:
        gone = self._removed()
        if not gone:
            menu.addAction(self.tr("Restore removed rows")).triggered.connect(
                lambda: self.told.emit(self.tr("No row of the template was removed."))
            )
            return
        restoring = menu.addMenu(self.tr("Restore"))
        restoring.setFont(self._look.font())
        for row, name in list(gone.items())[:MOST_RESTORED]:
            action = restoring.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, one=row: self.restore(one))
        if len(gone) > 1:
            restoring.addSeparator()
            every = restoring.addAction(self.tr("All {n}").format(n=len(gone)))
            every.triggered.connect(lambda: self.restore(*gone))

    def _removed(self) -> dict[str, str]:
        """Rows of the template that were taken off: id -> name."""
        found = {}
        for task in self._open_plan.plan.tasks:
            if task.removed and task.template:
                known = self._open_plan.catalogue.find("tasks", task.template)
                found[task.template] = task.name or (known.name if known else task.template)
        return found

    # --- acts --------------------------------------------------------------------------------

    def act(self, name: str) -> None:
        """An act by its name."""
        acts = {
            "copy": self.copy,
            "cut": self.cut,
            "paste": self.paste,
            "paste_new": self.paste_new,
        }
        acts[name]()

    def edit(self) -> None:
        """Edit the current cell."""
        self._table.edit_requested.emit("")

    def add_milestone(self) -> None:
        """Add a milestone below the current row."""
        self._editing.insert(self.tr("New milestone"), 0)

    def _work(self) -> list[ScheduledTask]:
        """The selected rows that are work; told where there is none."""
        kinds = (TaskKind.TASK, TaskKind.MILESTONE, TaskKind.RECURRING)
        found = [one for one in self._table.selected_tasks() if one.kind in kinds and not one.tail]
        if not found:
            self._editing.editor.told.emit(self.tr("Choose a task or a milestone for that."))
        return found

    def free(self) -> None:
        """Let the selected rows start as soon as possible."""
        rows = [one.id for one in self._work()]
        if rows:
            self._editing.editor.run(partial(free_rows, rows=rows))

    def mark_done(self) -> None:
        """Say that the selected rows are done."""
        rows = [one.id for one in self._work() if not one.summary]
        if rows:
            self._editing.editor.run(partial(record_percent, rows=rows, percent=ALL_DONE))

    def restore(self, *rows: str) -> None:
        """Have removed rows of the template again."""
        try:
            gone = put_back(self._copy_of_plan(), rows).gone
        except PlanError as error:
            self._editing.editor.told.emit(str(error))
            return
        if self._editing.editor.run(partial(restore_rows, rows=rows)):
            self._table.choose_rows(rows)
            if gone:
                words = self.tr("It is back without the link {links}, which would close a ring.")
                self._editing.tell(words.format(links=", ".join(gone)))

    def ask_rhythm(self) -> None:
        """Ask how often the current row comes; told where it does not recur."""
        task = self._table.current_task
        if task is None or task.kind is not TaskKind.RECURRING or task.tail:
            words = self.tr("This row does not recur; “Add what recurs” makes one that does.")
            self._editing.editor.told.emit(words)
        else:
            self.ask(RhythmDialog)

    def ask(self, kind: type[RowDialog]) -> None:
        """Open a dialog about the current row."""
        task = self._table.current_task
        linked = kind is LinkDialog and task is not None and task.kind is TaskKind.GATE
        if task is None or not (linked or self._work()):
            return
        dialog = kind(self._look, self._open_plan, task, self._table.window())  # type: ignore[call-arg, arg-type] # each kind takes these four
        dialog.finished.connect(lambda _: self._table.setFocus())
        dialog.open()

    # --- clipboard ---------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a spreadsheet takes them."""
        tasks = self._table.selected_tasks()
        if not tasks:
            return
        text = rows_as_text(self._table.rows.words, tasks, self._table.head.shown())
        QGuiApplication.clipboard().setText(text)
        one, many = self.tr("1 row copied."), self.tr("{n} rows copied.")
        self.told.emit(one if len(tasks) == 1 else many.format(n=len(tasks)))

    def cut(self) -> None:
        """Copy the selected rows, then take them off."""
        self.copy()
        self._editing.remove()

    def paste(self) -> None:
        """Paste over the selected rows where as many were copied, else as new rows below."""
        self._paste(as_new=False)

    def paste_new(self) -> None:
        """Paste as new rows below the current one."""
        self._paste(as_new=True)

    def _paste(self, *, as_new: bool) -> None:
        tasks, here = self._table.selected_tasks(), self._table.current_task
        if here is None:
            return
        shown = self._table.head.shown()
        try:
            grid = grid_of(QGuiApplication.clipboard().text())
            body, columns = without_heads(grid, shown, self._table.current_column)
            as_new = as_new or len(body) != len(tasks)
            if as_new:
                body, columns = without_heads(grid, shown, Column.TASK)
        except PlanError as error:
            self._editing.editor.told.emit(str(error))
            return
        basis = CellBasis(self._open_plan.assessment.schedule, self._open_plan.today)
        edit = self._copy_of_plan()
        if as_new:
            pasting = as_rows(edit, basis, here, body, columns)
        else:
            pasting = over_cells(edit, basis, self._table.rows.words, tasks, body, columns)
        if pasting.rejected:
            dialog = PasteDialog(self._look, pasting, self._table.window())
            dialog.accepted.connect(lambda: self._take(pasting, as_new=as_new))
            dialog.finished.connect(lambda _: self._table.setFocus())
            dialog.open()
        else:
            self._take(pasting, as_new=as_new)

    def _copy_of_plan(self) -> Edit:
        """A copy to try on."""
        numbers = count()
        return Edit(
            plan=self._open_plan.plan,
            catalogue=self._open_plan.catalogue,
            today=self._open_plan.today,
            new_id=lambda: f"tried-{next(numbers)}",
        )

    def _take(self, pasting: Pasting, *, as_new: bool) -> None:
        if not pasting.acts:
            self.told.emit(self.tr("All cells say that already."))
            return
        one, many = (
            (self.tr("Paste 1 row"), self.tr("Paste {n} rows"))
            if as_new
            else (self.tr("Paste 1 cell"), self.tr("Paste {n} cells"))
        )
        label = one if pasting.cells == 1 else many.format(n=pasting.cells)
        before = {task.id for task in self._open_plan.plan.tasks}
        if self._editing.editor.run(partial(together, label=label, acts=pasting.acts)) and as_new:
            added = [t.id for t in self._open_plan.plan.tasks if t.id not in before]
            self._table.choose_rows(added)
