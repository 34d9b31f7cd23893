"""The field of a list question: a small spreadsheet with its suggestions one key away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.rows import add_row, change_row, move_row, remove_row
from roadmap_desktop.domain.content import QuestionKind
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.assumptions import suggested
from roadmap_desktop.exchange.row_values import is_same_row, plain, rows_as_raw
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.answering.row_delegate import RowDelegate
from roadmap_desktop.ui.answering.row_table import NEW_ROW, RowTableModel
from roadmap_desktop.ui.answering.suggested_rows import second_line
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.text import Text

LEAST_ROWS, MOST_ROWS = 4, 14
_WIDE = {QuestionKind.LONG_TEXT: 260, QuestionKind.TEXT: 180, QuestionKind.NUMBER: 84}


class RowsField(AnswerField):
    """Cells commit one by one; the empty row at the end begins a new one."""

    commits_itself = True

    def __init__(self, asked: Asked, open_plan: OpenPlan) -> None:
        super().__init__(asked)
        self._open_plan = open_plan
        self.model = RowTableModel(asked.question, asked.catalogue, self)
        self.model.cell_edited.connect(self._on_cell_edited)
        self.table = QTableView()
        self.table.setModel(self.model)
        self._delegate = RowDelegate(self.look, open_plan.people, self.table)
        self._delegate.typed.connect(self._on_typed)
        self.table.setItemDelegate(self._delegate)
        self._dress_table()
        self._body.addWidget(self.table)
        self._told = Text(self.look, "", "body", "error", 500)
        self._told.hide()
        self._body.addWidget(self._told)
        self._body.addLayout(self._buttons())
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Del", self.remove),
            ("Ins", self.begin),
            ("Alt+Up", partial(self.move_by, -1)),
            ("Alt+Down", partial(self.move_by, 1)),
        )
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self.table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.show_plan(asked.plan)

    def _dress_table(self) -> None:
        table, look = self.table, self.look
        table.setFont(look.font())
        table.setWordWrap(True)
        table.setTabKeyNavigation(True)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        across = table.horizontalHeader()
        across.setFont(look.font("small", 600))
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column in enumerate(self.question.columns):
            across.resizeSection(place, look.px(_WIDE.get(column.kind, 140)))
        across.setStretchLastSection(True)
        down = table.verticalHeader()
        down.setFont(look.font("small"))
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

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

    def show_raw(self, raw: Any) -> None:
        """Show what was typed in a cell and never kept: a list of (row id, field, words)."""
        begun = {
            str(field): words
            for row, field, words in (raw if isinstance(raw, list) else [])
            if row == NEW_ROW
        }
        if begun:
            self.model.begin_row(begun)

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's rows."""
        self.model.show_plan(plan)
        self._fit()

    def first_control(self) -> QWidget:
        """The table."""
        return self.table

    def focus_first(self) -> None:
        """The table, at its first cell."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _fit(self) -> None:
        """As tall as its rows, up to a limit; then it scrolls."""
        rows = min(max(self.model.rowCount(), LEAST_ROWS), MOST_ROWS)
        tall = sum(
            max(self.table.rowHeight(place), self.look.px(30))
            for place in range(min(rows, self.model.rowCount()))
        )
        tall += max(0, rows - self.model.rowCount()) * self.look.px(30)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(tall + head + self.look.px(16))

    # --- edits -------------------------------------------------------------------------------

    def _on_cell_edited(self, row_id: str, field: str, value: object) -> None:
        if row_id == NEW_ROW:
            self._grow_new_row(field, value)
            return
        given = {field: None if value == "" else value}
        self._run(partial(self._open_plan.run, change_row, self.question.id, row_id, given))

    def _grow_new_row(self, field: str, value: object) -> None:
        """Once everything needed stands in the empty row, it is one."""
        begun = {**self.model.begun, field: value}
        missing = [c for c in self.question.columns if c.required and not begun.get(c.field)]
        if missing:
            self.model.begin_row(begun)
            labels = ", ".join(f"“{c.label}”" for c in missing)
            self._tell(self.tr("Still needed for this line: {labels}.").format(labels=labels))
            return
        given = {key: held for key, held in begun.items() if held != ""}

        def add() -> None:
            self.model.begun = {}
            try:
                self._open_plan.run(add_row, self.question.id, given)
            except PlanError:
                self.model.begin_row(begun)
                raise

        self._run(add)

    def _run(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PlanError as error:
            self._tell(str(error))
        else:
            self._tell("")
            self._open_plan.drop_drafts(self.question.id)
        # The view may still be inside the editor's event.
        QTimer.singleShot(0, self._fit)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self.table.setAccessibleDescription(sentence)

    def _on_typed(self, place: int, field: str, words: str) -> None:
        self._typing = [self.model.row_id(place), field, words]
        self.edited.emit()

    def draft(self) -> Any:
        """What is being typed, for the draft: the empty row's cells and the one in work."""
        begun = [[NEW_ROW, field, words] for field, words in self.model.begun.items()]
        typing = getattr(self, "_typing", None)
        return [*begun, *([typing] if typing else [])]

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
            self._tell("")
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
            action = menu.addAction(words if len(words) < 90 else words[:88] + "…")
            action.triggered.connect(partial(self._take, given))
        if menu.isEmpty():
            self._tell(self.tr("Everything that is suggested stands in the list already."))
            return
        menu.addSeparator()
        menu.addAction(self.tr("Begin with all suggestions")).triggered.connect(self._take_all)
        menu.popup(self.mapToGlobal(self.table.geometry().bottomLeft()))

    def _take(self, given: dict[str, Any]) -> None:
        self._run(partial(self._open_plan.run, add_row, self.question.id, given))

    def _take_all(self) -> None:
        self._run(partial(self._open_plan.run, answer, self.question.id, "suggested"))

    def current(self) -> QModelIndex:
        """The current cell."""
        return self.table.currentIndex()
