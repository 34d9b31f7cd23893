"""Editing a cell of the timeline's table: a line over the cell, and beside it why it was refused.

Enter commits and goes down, Tab goes on to the right, Esc leaves. What is refused stays in the
line as it was typed; a start that cannot be is asked about before anything is stored.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from roadmap_desktop.commands.office import NOT_SAVED
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.cell_acts import CellBasis, cell_act, wanted_start, why_fixed
from roadmap_desktop.ui.timeline.cell_line import CellLine
from roadmap_desktop.ui.timeline.cell_told import CellTold
from roadmap_desktop.ui.timeline.columns import Column, meaning
from roadmap_desktop.ui.timeline.start_choices import StartQuestion, start_question
from roadmap_desktop.ui.timeline.table import RowsTable

LEAST_ROOM = 104
"""Px at 100 % that a line has at least."""


class CellEditing(QObject):
    """Opens the line over the current cell and runs what was typed."""

    told = Signal(str)
    """A sentence about the cell: why it is fixed, or what became of what was typed."""

    def __init__(self, look: Look, open_plan: OpenPlan, table: RowsTable) -> None:
        super().__init__(table)
        self._look = look
        self._open_plan = open_plan
        self._table = table
        self.line: CellLine | None = None
        """The line while a cell is edited."""
        self._row, self._column, self._before = "", Column.TASK, ""
        self._busy = False
        self._way = "stay"
        """Where one goes on once a question is answered."""
        self.beside: CellTold | None = None
        """What is told beside the line."""
        self._question: StartQuestion | None = None
        table.edit_requested.connect(self.begin)
        table.head.laid_out.connect(self._place)
        table.rows.modelReset.connect(self._place)
        table.rows.dataChanged.connect(self._place)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._place)
        table.viewport().installEventFilter(self)

    # --- opening -----------------------------------------------------------------------------

    def begin(self, typed: str = "") -> None:
        """Edit the current cell, from what was typed already or from what it says."""
        if self.line is not None:  # refused, and still to be mended
            self._take_back()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.insert(typed)
            return
        task, column = self._table.current_task, self._table.current_column
        if task is None:
            return
        fixed = why_fixed(task, column)
        if fixed:
            self._tell(fixed)
            return
        self._table.scrollTo(self._table.currentIndex())
        self._row, self._column = task.id, column
        self._before = self._table.rows.words.editable(task, column)
        people = self._open_plan.people() if column is Column.WHO else ()
        name = f"{meaning(column)}, {task.name}"
        self.line = CellLine(self._look, self._table.viewport(), name, people)
        self.line.setText(typed or self._before)
        if not typed:
            self.line.selectAll()
        self.line.going.connect(self._go)
        self.line.left.connect(self.leave)
        self.line.textEdited.connect(lambda _: self._take_back())
        self._place()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Leave the cell as it was."""
        self._close()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> bool:
        """Commit what stands in an open line; False where that is refused."""
        return self.line is None or self._commit()

    def _close(self) -> None:
        self._take_back()
        line, self.line = self.line, None
        if line is not None:
            line.hide()
            line.deleteLater()
        self._table.viewport().update()

    # --- committing --------------------------------------------------------------------------

    def _go(self, way: str) -> None:
        """Commit, then go on."""
        if self._busy or self.line is None or (way == "stay" and self._question is not None):
            return
        self._way = way
        row, column = self._row, self._column
        if self._commit():
            if way != "stay":
                self._go_on(way, row, column)
        elif self._question is None and way != "stay" and self.line is not None:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, way: str, row: str, column: Column) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        place = self._table.rows.place_of(row)
        if way in ("down", "up", "here"):
            last = self._table.rows.rowCount() - 1
            step = {"down": 1, "up": -1}.get(way, 0)
            self._table.choose(max(0, min(last, place + step)), column)
            self._table.scrollTo(self._table.currentIndex())
        else:
            self._go_beside(place, column, 1 if way == "right" else -1)

    def _go_beside(self, place: int, column: Column, step: int) -> None:
        """Edit the next cell of the row that can be edited, else of the row after it."""
        cells = self._table.head.shown()
        at = cells.index(column) if column in cells else 0
        while 0 <= place < self._table.rows.rowCount():
            at += step
            if not 0 <= at < len(cells):
                place, at = place + step, -1 if step > 0 else len(cells)
                continue
            task = self._table.rows.task(place)
            if task is not None and not why_fixed(task, cells[at]):
                self._table.choose(place, cells[at])
                self.begin()
                return

    def _commit(self) -> bool:
        """Run what was typed; False where it was refused or is asked about: the line stays open."""
        if self.line is None:
            return True
        words, found = self.line.text(), self._open_plan.assessment.schedule
        task = found.by_id.get(self._row)
        if task is None or words.strip() == self._before.strip():
            self._close()
            return True
        basis = CellBasis(found, self._open_plan.today)
        try:
            act = cell_act(basis, task, self._column, words)
            question = self._ask_about(basis, task, words) if act is not None else None
        except PlanError as error:
            self._say(str(error))
            return False
        if question is not None:
            self._say(question.sentence, question)
            return False
        return self._run(act)

    def _run(self, act: Act | None) -> bool:
        """Run an act and close the line; False where it was refused. None changes nothing."""
        self._busy = True
        try:
            if act is not None:
                self._open_plan.run(act)
        except (PlanError, *NOT_SAVED) as error:
            self._say(str(error))
            return False
        finally:
            self._busy = False
        self._close()
        return True

    def _ask_about(self, basis: CellBasis, task: ScheduledTask, words: str) -> StartQuestion | None:
        """What to ask where a start that was typed would not be the one that comes of it."""
        if self._column is not Column.START or task.kind is TaskKind.PHASE:
            return None
        day = wanted_start(basis, task, words)
        return start_question(self._open_plan, task, day) if day is not None else None

    def _on_chosen(self, place: int) -> None:
        """Go on with one of the choices."""
        question, way = self._question, self._way
        if question is None:
            return
        row, column = self._row, self._column
        if self._run(question.choices[place].act):
            self._go_on("here" if way == "stay" else way, row, column)

    def _back_to_line(self) -> None:
        """Esc in the question: what was typed can be changed."""
        self._take_back()
        if self.line is not None:
            self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    # --- telling -----------------------------------------------------------------------------

    def _tell(self, sentence: str) -> None:
        self.told.emit(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._table, sentence))

    def _say(self, sentence: str, question: StartQuestion | None = None) -> None:
        """Say beside the line why it was refused, or what can be done."""
        self._take_back()
        if self.line is None:
            return
        self._question = question
        choices = [one.words for one in question.choices] if question is not None else []
        self.beside = CellTold(self._look, self.line, sentence, choices)
        self.beside.chosen.connect(self._on_chosen)
        self.beside.left.connect(self._back_to_line)

    def _take_back(self) -> None:
        beside, self.beside, self._question = self.beside, None, None
        if beside is not None:
            beside.hide()
            beside.deleteLater()

    # --- place -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the cell when the table changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Put the line over its cell, and the refusal beside it."""
        if self.line is None or self._busy:
            return
        place = self._table.rows.place_of(self._row)
        if place < 0:
            words, text = self.tr("“{text}” was not entered: its row is not shown any more."), ""
            text = self.line.text()
            self._close()
            self._tell(words.format(text=text))
            return
        cell = self._table.visualRect(self._table.rows.index(place, self._column))
        room = self._table.viewport().width()
        wide = max(cell.width(), min(room, self._look.px(LEAST_ROOM)))
        left = max(0, min(cell.left(), room - wide))
        self.line.setGeometry(QRect(left, cell.top(), wide, cell.height()))
        if self.beside is not None:
            self.beside.place()
