"""Tasks of another program: looked at, columns matched, taken in when that is accepted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.import_tasks import import_tasks, plan_of_tasks, try_import
from roadmap_desktop.commands.office import NOT_SAVED, Office
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange.foreign_file import OpenFile
from roadmap_desktop.exchange.foreign_tasks import ForeignTasks
from roadmap_desktop.exchange.taking_tasks import Taken, other_dates
from roadmap_desktop.exchange.task_list import NoTaskError, Rejected
from roadmap_desktop.ui.dialogs.column_matching import ColumnMatching
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, mark_problem
from roadmap_desktop.ui.dialogs.task_preview import TaskPreviewModel, preview_table
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column, row
from roadmap_desktop.ui.widgets.text import Heading, Text

LABELS_ABOVE_BELOW = 900
"""Width ÷ scale in px under which a choice stands below its label."""
MOST_TOLD = 60
"""Remarks that are listed; more are counted. Rows that are left out are all listed."""
MOST_COLUMNS_TOLD = 12
"""Columns that are named as left out; more are counted."""


class TakeTasksDialog(PageDialog):
    """Nothing is written before its button is pressed."""

    taken_in = Signal(str)
    """Id of the plan that has the tasks now."""

    def __init__(
        self,
        look: Look,
        file: OpenFile,
        office: Office,
        open_plan: OpenPlan | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(look, "", parent, QSize(1040, 680))
        self.setWindowTitle(self.tr("Take in tasks"))
        self._file = file
        self._office = office
        self._open_plan = open_plan
        self._tasks: ForeignTasks | None = None
        self.heading = Heading(look, self.tr("Tasks of “{file}”").format(file=file.name), "heading")
        self.count = Text(look, "", "body", "muted")
        self.problem = Text(look, "", "body", "error")
        self.problem.hide()
        self._model = TaskPreviewModel(self)
        self.table = preview_table(look, self._model, self.tr("Tasks that would be taken in"))
        self.told = Text(look, "", "small", "muted")
        self.firm = QLineEdit()
        self.matching: ColumnMatching | None = None
        body = self._body()
        self.take = Button(look, self.tr("&Take them in"), "primary", pressed=self._on_take)
        leave = Button(look, self.tr("&Leave them"), "plain", pressed=self.reject)
        foot = Foot(look)
        foot.show_parts(self.take, leave)
        self.fill(body, foot, grows=body)
        self.primary = self.take
        self._look_at()
        (self.firm if open_plan is None else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- making ------------------------------------------------------------------------------

    def _body(self) -> QWidget:
        look = self.look
        parts = column(
            look,
            *(self.heading, self.count, self.problem, 4),
            *self._where(),
            *((self.table, 1), self.told),
            gap=8,
            pad=(24, 20, 24, 20),
        )
        if self._file.reading is None:
            return ScrollPage(parts)
        narrow = self.width() / look.scale < LABELS_ABOVE_BELOW
        self.matching = ColumnMatching(look, self._file.reading, narrow=narrow)
        self.matching.changed.connect(self._on_matched)
        title = Heading(look, self.tr("Which column holds what"), "lead")
        columns = column(look, title, self.matching, None, gap=12, pad=(24, 20, 24, 20))
        if self.is_stacked:
            return ScrollPage(column(look, columns, parts, gap=0))
        return box(row(look, (ScrollPage(columns), 36), (ScrollPage(parts), 64), gap=0))

    def _where(self) -> list[QWidget | int]:
        """Into which plan; on Home a new one, for a firm to be named."""
        look = self.look
        if self._open_plan is not None:
            words = self.tr("They become other work of “{plan}”, beside its own phases and gates.")
            title = self._open_plan.plan.header.title or self._open_plan.plan.client.name
            return [Text(look, words.format(plan=title), "body", "")]
        ask = self.tr("They become a new plan. For which firm?")
        self.firm.setFont(look.font())
        self.firm.setAccessibleName(ask)
        self.firm.setMaximumWidth(look.px(420))
        self.firm.textEdited.connect(lambda _: self._say_problem(""))
        known = [client.name for client in self._office.clients()]
        if len(known) == 1:
            self.firm.setText(known[0])
        return [Text(look, ask, "body", "", 600), self.firm, 4]

    # --- looking -----------------------------------------------------------------------------

    def _on_matched(self) -> None:
        if self.matching is not None:
            self._file = self._file.matched(self.matching.matching, self.matching.date_order)
            self._look_at()

    def _look_at(self) -> None:
        """Read the file as it is understood now."""
        rejected: tuple[Rejected, ...] = ()
        self._tasks = None
        try:
            found = self._file.taken()
            self._tasks, rejected = found.tasks, found.rejected
        except PlanError as error:
            self._say_problem(str(error))
            self._model.show_tasks(())
            self.count.setText("")
            rejected = error.rejected if isinstance(error, NoTaskError) else ()
            self._say_told([self._rejected(one) for one in rejected])
            return
        self._say_problem("")
        if not self.firm.text() and self._tasks.firm:
            self.firm.setText(self._tasks.firm)
        self._model.show_tasks(self._tasks.tasks)
        self.count.setText(self._counted(len(self._tasks.tasks), len(rejected)))
        remarks = [f"– {one}" for one in self._differences(self._tasks)]
        more = len(remarks) - MOST_TOLD
        if more > 0:
            remarks = [*remarks[:MOST_TOLD], self.tr("and {n} more").format(n=more)]
        self._say_told([*self._left_out(), *(self._rejected(one) for one in rejected), *remarks])

    def _say_told(self, lines: list[str]) -> None:
        self.told.setText("\n".join(lines))
        self.told.setVisible(bool(lines))

    def _differences(self, tasks: ForeignTasks) -> tuple[str, ...]:
        """What would be different from the file, found out on a copy."""
        office, opened = self._office, self._open_plan
        try:
            if opened is None:
                taken = self._new_plan(tasks, self.tr("New firm"))
            else:
                edit = Edit(
                    plan=opened.plan,
                    catalogue=opened.catalogue,
                    today=opened.today,
                    new_id=office.new_id,
                )
                taken = try_import(edit, tasks, source=self._file.name)
        except PlanError as error:
            return (str(error),)
        schedule = assess(taken.plan, office.catalogue, office.today).schedule
        links = self.tr("{n} links come along.").format(n=len(tasks.links)) if tasks.links else ""
        told = (links, *taken.notes, *other_dates(tasks, taken, schedule))
        return tuple(one for one in told if one)

    def _new_plan(self, tasks: ForeignTasks, firm: str) -> Taken:
        known = {client.name.casefold() for client in self._office.clients()}
        return plan_of_tasks(
            tasks,
            self._office.catalogue,
            self._office.today,
            self._office.new_id,
            firm=firm,
            source=self._file.name,
            with_calendar=firm.casefold() not in known,
        )

    def _counted(self, tasks: int, rejected: int) -> str:
        words = self.tr("1 task") if tasks == 1 else self.tr("{n} tasks").format(n=tasks)
        if not rejected:
            return self.tr("{tasks} would be taken in. Nothing is written yet.").format(tasks=words)
        rows = self.tr("1 row") if rejected == 1 else self.tr("{n} rows").format(n=rejected)
        told = self.tr("{tasks} would be taken in, {rows} not. Nothing is written yet.")
        return told.format(tasks=words, rows=rows)

    def _left_out(self) -> list[str]:
        """The columns that hold something and are taken for nothing."""
        names = self._file.reading.left_out if self._file.reading is not None else ()
        if not names:
            return []
        more = len(names) - MOST_COLUMNS_TOLD
        told = list(names[:MOST_COLUMNS_TOLD])
        if more > 0:
            told.append(self.tr("{n} more").format(n=more))
        words = self.tr("Columns left out: {names}. Choose what they hold, if it matters.")
        return [words.format(names=", ".join(told))]

    def _rejected(self, one: Rejected) -> str:
        words = self.tr("Line {line}, “{name}”, is not taken in: {reason}")
        if not one.name:
            words = self.tr("Line {line} is not taken in: {reason}")
        return words.format(line=one.line, name=one.name, reason=one.reason)

    def _say_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        mark_problem(self.firm, words if self._open_plan is None else "")

    # --- taking ------------------------------------------------------------------------------

    def _on_take(self) -> None:
        if self._tasks is None:
            return
        try:
            plan_id = self._taken_in(self._tasks)
        except NOT_SAVED as error:
            self._say_problem(str(error))
            return
        except PlanError as error:
            self._say_problem(str(error))
            if self._open_plan is None:
                self.firm.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()
        self.taken_in.emit(plan_id)

    def _taken_in(self, tasks: ForeignTasks) -> str:
        source = self._file.name
        if self._open_plan is not None:
            self._open_plan.run(partial(import_tasks, foreign=tasks, source=source))
            return self._open_plan.id
        return self._office.add_plan(self._new_plan(tasks, self.firm.text().strip()).plan)
