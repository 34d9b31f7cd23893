"""Small dialogs about one row: what holds its dates, how it went, what it is linked with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from roadmap_desktop.commands.office import NOT_SAVED
from roadmap_desktop.commands.timeline.dates import hold_row
from roadmap_desktop.commands.timeline.links import link_rows
from roadmap_desktop.commands.timeline.progress import record_actuals
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LinkKind, TaskKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, page
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.date_words import typed_day
from roadmap_desktop.ui.timeline.typed_cells import read_length, read_predecessors
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import column, row
from roadmap_desktop.ui.widgets.row_list import RowItem, RowList, in_sheet
from roadmap_desktop.ui.widgets.text import Heading, Text


class RowDialog(PageDialog):
    """A form about a row; the button of the act runs it, a refusal stands over the buttons."""

    kept = Signal()

    def __init__(
        self,
        look: Look,
        open_plan: OpenPlan,
        task: ScheduledTask,
        title: str,
        act: str,
        parent: QWidget | None,
        tall: int = 520,
    ) -> None:
        super().__init__(look, title, parent, QSize(560, tall))
        self.open_plan = open_plan
        self.task = task
        self.heading = Heading(look, task.name, "heading")
        self.problem = Text(look, "", "body", "error")
        self.problem.hide()
        self.keep = Button(look, act, "primary", pressed=self._on_keep)
        self._leave = Button(look, self.tr("Leave it as it &was"), pressed=self.reject)

    def show_form(self, *parts: QWidget, first: QWidget) -> None:
        """Put the form between heading and buttons; ``first`` takes the focus."""
        body = page(self.look, column(self.look, self.heading, 4, *parts, gap=10))
        foot = Foot(self.look)
        foot.show_parts(self.keep, self._leave, above=self.problem)
        self.fill(body, foot, grows=body)
        self.primary = self.keep
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanted(self) -> Act:
        """What the form wants; ``PlanError`` says what is missing."""
        raise NotImplementedError

    def day_of(self, edit: DateEdit, base: date) -> date | None:
        """The date in a line, None where it is empty (``PlanError``)."""
        words = edit.line.text().strip()
        if not words:
            return None
        schedule = self.open_plan.assessment.schedule
        return edit.day or typed_day(words, schedule, self.open_plan.today, base)

    def date_line(self, name: str, day: date | None) -> DateEdit:
        """A line for a date with a name of its own."""
        edit = DateEdit(self.look, self.open_plan.assessment.schedule.start)
        edit.line.setAccessibleName(name)
        edit.show_day(day)
        return edit

    def label(self, words: str) -> Text:
        """What stands over a line."""
        return Text(self.look, words, "body", "", 600)

    def _on_keep(self) -> None:
        try:
            self.open_plan.run(self.wanted())
        except NOT_SAVED as error:
            self._refuse(str(error))
        except PlanError as error:
            self._refuse(str(error))
        else:
            self.accept()
            self.kept.emit()

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()


class HoldDialog(RowDialog):
    """What holds the dates of a row."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, task: ScheduledTask, parent: QWidget | None
    ) -> None:
        super().__init__(look, open_plan, task, "", "", parent)
        self.setWindowTitle(self.tr("What holds its dates"))
        self._name(self.tr("&Hold its dates"))
        self.soon = Option(look, self.tr("As soon as what it waits for allows"))
        self.earliest = Option(look, self.tr("Not before a date"))
        self.fixed = Option(look, self.tr("On a date, whatever it waits for"))
        self.late = Option(look, self.tr("As late as what follows allows"))
        self.start = self.date_line(
            self.tr("Start"), task.must_start_on or task.start_no_earlier or task.start
        )
        self.end = self.date_line(self.tr("To finish no later than"), task.finish_no_later)
        chosen = (
            self.fixed
            if task.must_start_on
            else self.late
            if task.as_late_as_possible
            else self.earliest
            if task.start_no_earlier
            else self.soon
        )
        chosen.setChecked(True)
        self.start.line.textEdited.connect(lambda _: self._on_start_typed())
        self.show_form(
            self.label(self.tr("It starts")),
            self.soon,
            self.earliest,
            self.fixed,
            self.start,
            self.late,
            self.label(self.tr("To finish no later than")),
            self.end,
            Text(look, self.tr("Left empty, no date is set."), "small", "muted"),
            first=chosen,
        )

    def _name(self, words: str) -> None:
        self.keep.setText(words)
        self.keep.setAccessibleName(words.replace("&", ""))

    def _on_start_typed(self) -> None:
        """A date that is typed is meant."""
        if not self.fixed.isChecked():
            self.earliest.setChecked(True)

    def wanted(self) -> Act:
        """All that holds the row from now on."""
        day = None
        if self.earliest.isChecked() or self.fixed.isChecked():
            day = self.day_of(self.start, self.task.start)
            if day is None:
                raise PlanError(self.tr("A date is missing; type one, or let it start at once."))
        return partial(
            hold_row,
            row=self.task.id,
            start_no_earlier=day if self.earliest.isChecked() else None,
            must_start_on=day if self.fixed.isChecked() else None,
            as_late_as_possible=self.late.isChecked(),
            finish_no_later=self.day_of(self.end, self.task.finish),
        )


class ActualsDialog(RowDialog):
    """When a row really began and ended, and what is left of it."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, task: ScheduledTask, parent: QWidget | None
    ) -> None:
        super().__init__(look, open_plan, task, "", "", parent)
        self.setWindowTitle(self.tr("How it went"))
        words = self.tr("&Record how it went")
        self.keep.setText(words)
        self.keep.setAccessibleName(words.replace("&", ""))
        planned = self.tr("Planned from {first} to {last}.").format(
            first=day_in_words(task.start), last=day_in_words(task.finish)
        )
        self.began = self.date_line(self.tr("It began on"), task.actual_start)
        self.ended = self.date_line(self.tr("It ended on"), task.actual_finish)
        self.left_over = QLineEdit()
        self.left_over.setFont(look.font())
        self.left_over.setAccessibleName(self.tr("Working days still to do"))
        self.left_over.setMaximumWidth(look.px(100))
        self.show_form(
            Text(look, planned, "body", "muted"),
            self.label(self.tr("It began on")),
            self.began,
            self.label(self.tr("It ended on")),
            self.ended,
            self.label(self.tr("Working days still to do, where the plan has it wrong")),
            self.left_over,
            first=self.began.line,
        )

    def wanted(self) -> Act:
        """The dates as they were."""
        left = self.left_over.text().strip()
        return partial(
            record_actuals,
            row=self.task.id,
            start=self.day_of(self.began, self.task.start),
            finish=self.day_of(self.ended, self.task.finish),
            remaining_days=read_length(left)[0] if left else None,
        )


class LinkDialog(RowDialog):
    """Which row waits for this one, or which it waits for."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, task: ScheduledTask, parent: QWidget | None
    ) -> None:
        super().__init__(look, open_plan, task, "", "", parent, 680)
        self.setWindowTitle(self.tr("Link with another row"))
        words = self.tr("&Link them")
        self.keep.setText(words)
        self.keep.setAccessibleName(words.replace("&", ""))
        schedule = open_plan.assessment.schedule
        self._numbers = {one.id: number for number, one in enumerate(schedule.rows, 1)}
        self._rows: Sequence[ScheduledTask] = [
            one
            for one in schedule.rows
            if one.kind in (TaskKind.TASK, TaskKind.MILESTONE, TaskKind.GATE)
            and not one.tail
            and one.id != task.id
        ]
        self.after = Option(look, self.tr("The other row waits for it"))
        self.before = Option(look, self.tr("It waits for the other row"))
        self.after.setChecked(True)
        self.search = QLineEdit()
        self.search.setFont(look.font())
        self.search.setPlaceholderText(self.tr("Find the other row"))
        self.search.setAccessibleName(self.tr("Find the other row"))
        self.search.textChanged.connect(lambda _: self._show_rows())
        self.list = RowList(look, self.tr("The other row"), grows=False)
        self.list.setMinimumHeight(look.px(140))
        self.kind = QComboBox()
        self.kind.setFont(look.font())
        self.kind.setAccessibleName(self.tr("Kind of link"))
        for kind, name in (
            (LinkKind.FS, self.tr("starts when it finishes (FS)")),
            (LinkKind.SS, self.tr("starts when it starts (SS)")),
            (LinkKind.FF, self.tr("finishes when it finishes (FF)")),
            (LinkKind.SF, self.tr("finishes when it starts (SF)")),
        ):
            self.kind.addItem(name, kind)
        self.lag = QLineEdit("0d")
        self.lag.setFont(look.font())
        self.lag.setAccessibleName(self.tr("Days between, as +2d or -1d"))
        self.lag.setMaximumWidth(look.px(100))
        self._show_rows()
        between = QWidget()
        between.setLayout(row(look, self.lag, Text(look, self.tr("as +2d, -1d or +3ed"), "body")))
        self.show_form(
            self.after,
            self.before,
            self.search,
            in_sheet(look, self.list),
            self.label(self.tr("The waiting one")),
            self.kind,
            self.label(self.tr("Days between")),
            between,
            first=self.search,
        )

    def _show_rows(self) -> None:
        wanted = self.search.text().casefold().split()
        items = [
            RowItem(
                key=one.id,
                title=f"{self._numbers[one.id]}  {one.name}",
                second=day_in_words(one.start),
            )
            for one in self._rows
            if all(word in one.name.casefold() for word in wanted)
        ]
        self.list.show_rows(items, items[0].key if items else "")

    def wanted(self) -> Act:
        """The link."""
        other = self.list.current_key
        if not other:
            raise PlanError(self.tr("Choose the other row first."))
        first, second = (self.task.id, other) if self.after.isChecked() else (other, self.task.id)
        schedule = self.open_plan.assessment.schedule
        lag = self.lag.text().strip() or "0d"
        signed = lag if lag[0] in "+-−" else f"+{lag}"
        week = len(schedule.calendar.work_week)
        kind = LinkKind(self.kind.currentData())
        (waits,) = read_predecessors(f"1{kind.value}{signed}", (first,), week)
        return partial(
            link_rows,
            schedule=schedule,
            predecessor=first,
            successor=second,
            kind=kind,
            lag=waits.lag,
            lag_unit=waits.lag_unit,
        )
