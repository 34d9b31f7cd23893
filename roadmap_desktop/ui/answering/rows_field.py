"""The field of a list question: a small spreadsheet with its suggestions one key away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.rows import add_row, move_row, remove_row
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.assumptions import suggested
from roadmap_desktop.exchange.row_values import rows_as_raw
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.answering.row_delegate import RowDelegate
from roadmap_desktop.ui.answering.row_keeping import RowKeeper
from roadmap_desktop.ui.answering.row_offers import row_in_words, rows_to_offer
from roadmap_desktop.ui.answering.row_table import NEW_ROW, Cell, RowTableModel
from roadmap_desktop.ui.answering.row_view import RowTable
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.text import Text


class RowsField(AnswerField):
    """Cells commit one by one; the empty row at the end begins a new one."""

    commits_itself = True

    def __init__(self, asked: Asked, open_plan: OpenPlan) -> None:
        super().__init__(asked)
        self._open_plan = open_plan
        self.model = RowTableModel(asked.question, asked.catalogue, self.look.font(), self)
        self.model.cell_edited.connect(self._on_cell_edited)
        self._keeper = RowKeeper(asked.question, self.model, open_plan)
        self.table = RowTable(self.look, self.model)
        self._typing: tuple[Cell, str] | None = None
        self._delegate = RowDelegate(self.look, open_plan.people, self.table)
        self._delegate.typed.connect(self._on_typed)
        self._delegate.closeEditor.connect(self._on_editor_closed)
        self.table.setItemDelegate(self._delegate)
        self._body.addWidget(self.table)
        self._told = Text(self.look, "", "body", "error", 500)
        self._told.hide()
        self._body.addWidget(self._told)
        self._body.addLayout(self._buttons())
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Return", self.edit_cell),
            ("Enter", self.edit_cell),
            ("Del", self.remove),
            ("Ins", self.begin),
            ("F4", self.offer),
            ("Alt+Up", partial(self.move_by, -1)),
            ("Alt+Down", partial(self.move_by, 1)),
        )
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self.table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.show_plan(asked.plan)

    def _buttons(self) -> FlowLayout:
        flow = FlowLayout(self.look.px(8))
        flow.addWidget(Button(self.look, self.tr("Add a line"), "plain", "plus", self.begin))
        if suggested(self.asked.plan, self.question, self.asked.catalogue):
            offer = Button(self.look, self.tr("Suggestions…"), "plain", "lightbulb", self.offer)
            flow.addWidget(offer)
        flow.addWidget(Button(self.look, self.tr("Remove"), "quiet", "trash-2", self.remove))
        up, down = partial(self.move_by, -1), partial(self.move_by, 1)
        flow.addWidget(Button(self.look, self.tr("Up"), "quiet", "arrow-up", up))
        flow.addWidget(Button(self.look, self.tr("Down"), "quiet", "arrow-down", down))
        return flow

    # --- the field ---------------------------------------------------------------------------

    def raw(self) -> Any:
        """The rows as they are kept."""
        return rows_as_raw(self._open_plan.plan, self.question, self.asked.catalogue)

    def draft(self) -> Any:
        """What is no answer yet: a list of (row id, field, words)."""
        held: dict[Cell, Any] = {(NEW_ROW, f): words for f, words in self.model.begun.items()}
        held |= self.model.typed
        if self._typing is not None:
            held[self._typing[0]] = self._typing[1]
        return [[row, field, words] for (row, field), words in held.items()]

    def show_raw(self, raw: Any) -> None:
        """Show what was typed in cells and never kept: a list of (row id, field, words)."""
        fields = {c.field for c in self.question.columns}
        there = {key for key, _ in self.model.rows}
        begun: dict[str, Any] = {}
        for row, field, words in raw if isinstance(raw, list) else []:
            if field not in fields:
                continue
            if row == NEW_ROW:
                begun[field] = words
            elif row in there:
                self.model.hold(row, field, words)
        if begun:
            self.model.begin_row(begun)
        self._tell(self._keeper.still_open())

    def keep_rest(self) -> str:
        """Keep the cell in work and those that were refused before; why not, '' for done."""
        self._close_editor()
        wrong = self._keeper.keep_typed()
        self.edited.emit()
        return wrong

    def show_problem(self, sentence: str) -> None:
        """Below the table, where a refused cell is told too."""
        self._tell(sentence)

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's rows."""
        self.model.show_plan(plan)
        self.table.fit()

    def first_control(self) -> QWidget:
        """The table."""
        return self.table

    def focus_first(self) -> None:
        """The table, at its first cell."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    # --- edits -------------------------------------------------------------------------------

    def _on_cell_edited(self, row_id: str, field: str, value: object) -> None:
        self._typing = None
        if row_id == NEW_ROW:
            self.model.begin_row({**self.model.begun, field: value})
            self._tell(self._keeper.grow_new_row())
        else:
            self._tell(self._keeper.keep_cell(row_id, field, value))
        self.edited.emit()
        self._fit_soon()

    def _run(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PlanError as error:
            self._tell(self._keeper.sentence(error))
        else:
            self._tell(self._keeper.still_open())
        self.edited.emit()
        self._fit_soon()

    def _fit_soon(self) -> None:
        """The view may still be inside the editor's event."""
        QTimer.singleShot(0, self.table.fit)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self.table.setAccessibleDescription(sentence)

    def _on_typed(self, place: int, field: str, words: str) -> None:
        self._typing = ((self.model.row_id(place), field), words)
        self.edited.emit()

    def _on_editor_closed(self) -> None:
        """Kept or given up: what was typed in the editor is no draft any more."""
        if self._typing is not None:
            self._typing = None
            self.edited.emit()

    def _close_editor(self) -> None:
        editor = self.table.indexWidget(self.table.currentIndex())
        if editor is not None:
            self._delegate.commitData.emit(editor)
            self._delegate.closeEditor.emit(editor)

    def edit_cell(self) -> None:
        """Change the current cell; a tick is turned over."""
        index = self.table.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            on = index.data(int(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            turned = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self.model.setData(index, turned, int(Qt.ItemDataRole.CheckStateRole))
        elif index.isValid():
            self.table.edit(index)

    def begin(self) -> None:
        """Go to the empty row and type."""
        index = self.model.index(len(self.model.rows), 0)
        self.table.setCurrentIndex(index)
        self.table.setFocus()
        self.table.edit(index)

    def remove(self) -> None:
        """Take the current row off the list; undo brings it back."""
        place = self.table.currentIndex().row()
        row_id = self.model.row_id(place)
        if row_id == NEW_ROW:
            self.model.begin_row({})
            self._tell(self._keeper.still_open())
            self.edited.emit()
            return
        self._run(partial(self._open_plan.run, remove_row, self.question.id, row_id))
        self._stand(min(place, self.model.rowCount() - 1))

    def move_by(self, step: int) -> None:
        """Move the current row up or down."""
        place = self.table.currentIndex().row()
        row_id, to = self.model.row_id(place), place + step
        if row_id == NEW_ROW or not 0 <= to < len(self.model.rows):
            return
        self._run(partial(self._open_plan.run, move_row, self.question.id, row_id, to))
        self._stand(to)

    def _stand(self, place: int) -> None:
        column = max(0, self.table.currentIndex().column())
        self.table.setCurrentIndex(self.model.index(place, column))
        self.table.setFocus()

    def offer(self) -> None:
        """A menu of what the catalogue suggests and the list does not have."""
        menu = QMenu(self)
        plan, catalogue = self._open_plan.plan, self.asked.catalogue
        for given in rows_to_offer(plan, self.question, catalogue):
            words = row_in_words(self.question, given).replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._take, given))
        if menu.isEmpty():
            self._tell(self.tr("Everything that is suggested stands in the list already."))
            return
        menu.addSeparator()
        menu.addAction(self.tr("Begin with all suggestions")).triggered.connect(self._take_all)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(self.table.geometry().bottomLeft()))

    def _take(self, given: dict[str, Any]) -> None:
        self._run(partial(self._open_plan.run, add_row, self.question.id, given))

    def _take_all(self) -> None:
        self._run(partial(self._open_plan.run, answer, self.question.id, "suggested"))

    def current(self) -> QModelIndex:
        """The current cell."""
        return self.table.currentIndex()
