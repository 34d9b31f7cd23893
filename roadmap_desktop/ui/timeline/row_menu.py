"""What can be done with the selected rows: the menu of the timeline, and the acts behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from roadmap_desktop.commands.timeline.dates import free_rows
from roadmap_desktop.commands.timeline.progress import record_percent
from roadmap_desktop.commands.timeline.restoring import put_back, restore_rows
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline import acts
from roadmap_desktop.ui.timeline.clip_acts import ClipActs, copy_of_plan
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.editing import TimelineEditing
from roadmap_desktop.ui.timeline.link_dialog import LinkDialog
from roadmap_desktop.ui.timeline.rhythm_dialog import RhythmDialog
from roadmap_desktop.ui.timeline.row_dialog import RowDialog
from roadmap_desktop.ui.timeline.row_entries import Group, entries_of, entries_of_nothing
from roadmap_desktop.ui.timeline.table import RowsTable

ALL_DONE = 100.0
MOST_RESTORED = 12
"""Removed rows that the menu names one by one."""
WORK = (TaskKind.TASK, TaskKind.MILESTONE, TaskKind.RECURRING)


class RowActs(QObject):
    """Carries out what menu and keys ask for."""

    told = Signal(str)
    """A sentence for the line below the chart."""
    decision_requested = Signal(str)
    """Go to where a gate is decided."""
    setup_requested = Signal()
    """Change start, phases and closed days."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, table: RowsTable, editing: TimelineEditing
    ) -> None:
        super().__init__(table)
        self._look = look
        self._open_plan = open_plan
        self._table = table
        self.editing = editing
        self.clip = ClipActs(look, open_plan, table, editing.editor)
        self.clip.told.connect(self.told)
        table.menu_requested.connect(self.open_menu)
        table.empty_menu_requested.connect(lambda at: self.open_menu(at, empty=True))
        table.act_requested.connect(self.act)

    @property
    def schedule(self) -> Schedule:
        """The plan's schedule as it stands."""
        return self._open_plan.assessment.schedule

    @property
    def chosen(self) -> list[ScheduledTask]:
        """The selected rows."""
        return self._table.selected_tasks()

    # --- menu --------------------------------------------------------------------------------

    def open_menu(self, at: QPoint, *, empty: bool = False) -> None:
        """Open the menu of the selected rows, or of empty space."""
        menu = self.menu(empty=empty)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def menu(self, *, empty: bool = False) -> QMenu:
        """What makes sense here; what cannot be done just now says why in its tooltip."""
        menu, here = QMenu(self._table), self._table.current_task
        menu.setFont(self._look.font())
        menu.setToolTipsVisible(True)
        if here is None or empty:
            self._fill(menu, entries_of_nothing(self))
        else:
            self._fill(menu, entries_of(self, here))
        self._add_restoring(menu)
        return menu

    def _fill(self, menu: QMenu, groups: Sequence[Group]) -> None:
        for before, group in zip((None, *groups), groups, strict=False):
            if before is not None and not (before.title and group.title):
                menu.addSeparator()
            self._add(menu.addMenu(group.title) if group.title else menu, group)

    def _add(self, menu: QMenu, group: Group) -> None:
        menu.setFont(self._look.font())
        menu.setToolTipsVisible(True)
        for entry in group.entries:
            action = menu.addAction(f"{entry.words}\t{entry.keys}" if entry.keys else entry.words)
            action.setEnabled(not entry.why)
            action.setToolTip(entry.why)
            action.triggered.connect(lambda _=False, run=entry.act: run())

    def _add_restoring(self, menu: QMenu) -> None:
        gone = self._removed()
        if not gone:
            return
        menu.addSeparator()
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

    # --- what the menu asks about a row --------------------------------------------------------

    def is_folded(self, row: ScheduledTask) -> bool:
        """Its rows are folded away."""
        return self._table.rows.folds(row) in self._table.rows.folded

    def is_placed(self, row: ScheduledTask) -> bool:
        """The rows beside it were arranged by hand."""
        beside = {
            one.id
            for one in self.schedule.rows
            if (one.phase, one.parent) == (row.phase, row.parent)
        }
        tasks = self._open_plan.plan.tasks
        return any(one.place is not None for one in tasks if (one.template or one.id) in beside)

    # --- acts --------------------------------------------------------------------------------

    def act(self, name: str) -> None:
        """An act by its name."""
        known = {
            "copy": self.clip.copy,
            "cut": self.cut,
            "paste": self.clip.paste,
            "paste_new": self.clip.paste_new,
            "fill_down": self.clip.fill_down,
        }
        known[name]()

    def edit(self) -> None:
        """Edit the current cell."""
        self._table.edit_requested.emit("")

    def edit_column(self, column: Column) -> None:
        """Edit a cell of the current row; a column that is not shown is shown for that."""
        shown = self._table.head.shown()
        if column not in shown:
            self._table.show_columns(*shown, column)
        self._table.choose(self._table.current_row, column)
        self.edit()

    def fold(self, row: ScheduledTask, *, folded: bool) -> None:
        """Fold a phase, or unfold it."""
        self._table.fold_requested.emit(self._table.rows.folds(row) or "", folded)

    def stretch(self, row: ScheduledTask, days: int) -> None:
        """Make a phase so many days longer."""
        try:
            self.editing.editor.run(acts.move_end(self.schedule, row.id, days))
        except PlanError as error:
            self.editing.editor.told.emit(str(error))

    def select_all(self) -> None:
        """Select every row that is shown."""
        self._table.selectAll()
        self._table.setFocus()

    def go_to_decision(self) -> None:
        """Go to where the current gate is decided."""
        here = self._table.current_task
        if here is not None:
            self.decision_requested.emit(here.id)

    def add_milestone(self) -> None:
        """Add a milestone below the current row."""
        self.editing.insert(self.tr("New milestone"), 0)

    def _work(self) -> list[ScheduledTask]:
        """The selected rows that are work; told where there is none."""
        found = [one for one in self.chosen if one.kind in WORK and not one.tail]
        if not found:
            self.editing.editor.told.emit(self.tr("Choose a task or a milestone for that."))
        return found

    def free(self) -> None:
        """Let the selected rows start as soon as possible."""
        rows = [one.id for one in self._work()]
        if rows:
            self.editing.editor.run(partial(free_rows, rows=rows))

    def mark_done(self) -> None:
        """Say that the selected rows are done."""
        rows = [one.id for one in self._work() if not one.summary]
        if rows:
            self.editing.editor.run(partial(record_percent, rows=rows, percent=ALL_DONE))

    def cut(self) -> None:
        """Copy the selected rows, then take them off."""
        self.clip.copy()
        self.editing.remove()

    def restore(self, *rows: str) -> None:
        """Have removed rows of the template again; links that go for that are told."""
        editor = self.editing.editor
        try:
            gone = put_back(copy_of_plan(self._open_plan), rows).gone
        except PlanError as error:
            editor.told.emit(str(error))
            return
        if editor.run(partial(restore_rows, rows=rows)):
            self._table.choose_rows(rows)
            if gone:
                words = self.tr("It is back without the link {links}, which would close a ring.")
                self.editing.tell(words.format(links=", ".join(gone)))

    def ask(self, kind: type[RowDialog]) -> None:
        """Open a dialog about the current row."""
        task = self._table.current_task
        linked = kind is LinkDialog and task is not None and task.kind is TaskKind.GATE
        later = kind is RhythmDialog and task is not None and task.tail
        if task is None or not (linked or later or self._work()):
            return
        dialog = kind(self._look, self._open_plan, task, self._table.window())  # type: ignore[call-arg, arg-type] # each kind takes these four
        dialog.finished.connect(lambda _: self._table.setFocus())
        dialog.open()
