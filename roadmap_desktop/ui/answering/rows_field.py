"""The field of a list question: a small spreadsheet with its suggestions one key away."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.rows import add_row, change_row, move_row, remove_row
from roadmap_desktop.domain.errors import InputError, PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.assumptions import suggested
from roadmap_desktop.exchange.row_values import is_same_row, plain, rows_as_raw
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.answering.row_delegate import RowDelegate
from roadmap_desktop.ui.answering.row_table import NEW_ROW, Cell, RowTableModel
from roadmap_desktop.ui.answering.row_view import RowTable
from roadmap_desktop.ui.answering.suggested_rows import second_line
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.text import Text

_PLACE = re.compile(r" \([\w.\[\]]+\)\.$")
"""'(risks.register[1].likelihood).' at the end of a refusal, which is for files of answers."""


class RowsField(AnswerField):
    """Cells commit one by one; the empty row at the end begins a new one."""

    commits_itself = True

    def __init__(self, asked: Asked, open_plan: OpenPlan) -> None:
        super().__init__(asked)
        self._open_plan = open_plan
        self.model = RowTableModel(asked.question, asked.catalogue, self.look.font(), self)
        self.model.cell_edited.connect(self._on_cell_edited)
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
        self._tell(self._still_open())

    def keep_rest(self) -> str:
        """Keep the cell in work and those that were refused before; why not, '' for done."""
        self._close_editor()
        wrong = []
        for (row, field), words in list(self.model.typed.items()):
            sentence = self._keep_cell(row, field, words)
            if sentence:
                wrong.append(sentence)
        if not wrong and self.model.begun:
            wrong = [self._grow_new_row()]
        self.edited.emit()
        return " ".join(sentence for sentence in wrong if sentence)

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
            self._tell(self._grow_new_row())
        else:
            self._tell(self._keep_cell(row_id, field, value))
        self.edited.emit()
        self._fit_soon()

    def _keep_cell(self, row_id: str, field: str, value: Any) -> str:
        """Keep one cell; what is refused stays as it was typed, and the sentence says why."""
        given = {field: None if value == "" else value}
        try:
            self._open_plan.run(change_row, self.question.id, row_id, given)
        except PlanError as error:
            self.model.hold(row_id, field, value)
            return self._sentence(error, field)
        self.model.let_go(row_id, field)
        return ""

    def _grow_new_row(self) -> str:
        """Once everything needed stands in the empty row, it is one; what is missing, '' for it."""
        begun = {key: held for key, held in self.model.begun.items() if held not in ("", [])}
        if not begun:
            self.model.begin_row({})
            return ""
        if self._missing(begun):
            return self._still_open()
        held, self.model.begun = self.model.begun, {}
        try:
            self._open_plan.run(add_row, self.question.id, begun)
        except PlanError as error:
            self.model.begin_row(held)
            return self._sentence(error)
        return ""

    def _missing(self, begun: Mapping[str, Any]) -> list[str]:
        return [c.label for c in self.question.columns if c.required and not begun.get(c.field)]

    def _still_open(self) -> str:
        """What keeps the half typed row, or typed cells, from being kept."""
        told = []
        labels = {c.field: c.label for c in self.question.columns}
        typed = dict.fromkeys(f"“{labels[field]}”" for _, field in self.model.typed)
        if typed:
            words = self.tr("Typed and not kept yet: {labels}. Continue keeps it.")
            told.append(words.format(labels=", ".join(typed)))
        if self.model.begun:
            missing = ", ".join(f"“{label}”" for label in self._missing(self.model.begun))
            if missing:
                words = self.tr("Still needed for this line: {labels}.")
                told.append(words.format(labels=missing))
        return " ".join(told)

    def _sentence(self, error: PlanError, field: str = "") -> str:
        """A refusal in the words of the table: without the question and the keys of files."""
        if isinstance(error, InputError):
            return " ".join(p.sentence for p in error.problems)
        words = str(error).removeprefix(self.question.text).strip()
        words = _PLACE.sub(".", words)
        label = next((c.label for c in self.question.columns if c.field == field), "")
        return f"{label}: {words}" if label and not words.startswith(label) else words

    def _run(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PlanError as error:
            self._tell(self._sentence(error))
        else:
            self._tell(self._still_open())
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
            self._tell(self._still_open())
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
        plan, catalogue = self._open_plan.plan, self.asked.catalogue
        have = rows_as_raw(plan, self.question, catalogue)
        menu = QMenu(self)
        for one in suggested(plan, self.question, catalogue):
            given = {k: plain(v) for k, v in one.items() if v not in (None, "")}
            if any(is_same_row(self.question, given, other) for other in have):
                continue
            first = next(c.field for c in self.question.columns if c.required)
            more = second_line(self.question, given)
            words = f"{given.get(first, '')}" + (f": {more}" if more else "")
            shown = words if len(words) < 90 else words[:88] + "…"
            action = menu.addAction(shown.replace("&", "&&"))
            action.triggered.connect(partial(self._take, given))
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
