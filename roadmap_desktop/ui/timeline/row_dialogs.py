"""Dialogs about the dates of one row: what holds them, and how it went."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from roadmap_desktop.commands.timeline.dates import hold_row
from roadmap_desktop.commands.timeline.progress import record_actuals
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.row_dialog import RowDialog
from roadmap_desktop.ui.timeline.typed_cells import read_length
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.text import Text


class HoldDialog(RowDialog):
    """What holds the dates of a row."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, task: ScheduledTask, parent: QWidget | None
    ) -> None:
        super().__init__(look, open_plan, task, "", "", parent)
        self.setWindowTitle(self.tr("What holds its dates"))
        self.name_act(self.tr("&Hold its dates"))
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
        self.name_act(self.tr("&Record how it went"))
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
