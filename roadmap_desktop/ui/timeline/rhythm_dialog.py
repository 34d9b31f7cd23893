"""How often a recurring item comes, until when, and what happens on closed days."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from roadmap_desktop.commands.timeline.rhythm import set_rhythm
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import OffDays
from roadmap_desktop.timeline.recurrence import last_day
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.days_edit import DaysEdit
from roadmap_desktop.ui.timeline.rhythm_words import phase_end_of
from roadmap_desktop.ui.timeline.row_dialog import RowDialog
from roadmap_desktop.ui.widgets.choices import Option, TickRow
from roadmap_desktop.ui.widgets.layouts import box, row


class RhythmDialog(RowDialog):
    """Begins with the rhythm the item has now."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, task: ScheduledTask, parent: QWidget | None
    ) -> None:
        super().__init__(look, open_plan, task, "", "", parent, 660)
        self.setWindowTitle(self.tr("How often it comes"))
        self.keep.setText(self.tr("&Change how often it comes"))
        self.keep.setAccessibleName(self.tr("Change how often it comes"))
        known = next(
            (one for one in open_plan.plan.tasks if task.id in (one.id, one.template)), None
        )
        template = open_plan.catalogue.find("tail" if task.tail else "tasks", task.id)
        recurs = template.recurs if template is not None else None
        every = (known and known.every) or (recurs.every if recurs else 1)
        unit = (known and known.every_unit) or (recurs.unit if recurs else "week")
        off = (known and known.off_days) or OffDays.LATER
        self.every = DaysEdit(look, every)
        self.every.setAccessibleName(self.tr("Every"))
        self.unit = QComboBox()
        self.unit.setFont(look.font())
        self.unit.setAccessibleName(self.tr("Days, weeks or months"))
        for key, words in (
            ("day", self.tr("days")),
            ("week", self.tr("weeks")),
            ("month", self.tr("months")),
        ):
            self.unit.addItem(words, key)
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        self._shown = task.occurrences[0] if task.occurrences else task.start
        self._set = known.start_no_earlier if known else None
        self._phase_end = phase_end_of(open_plan.assessment.schedule, task)
        last = last_day(known, self._phase_end) if known else None
        self.first = self.date_line(self.tr("For the first time on"), self._shown)
        self.until = self.date_line(self.tr("For the last time by"), last)
        self.stays = TickRow(
            look,
            self.tr("It stays on that date when the plan moves")
            if task.tail
            else self.tr("It stays on that date when the phase moves"),
            self.tr("Else it keeps its distance from the end of the plan.")
            if task.tail
            else self.tr("Else it keeps its distance from the end of the phase."),
        )
        self.stays.setChecked(known is not None and known.until is not None)
        self.off = {
            OffDays.LATER: Option(look, self.tr("It moves to the next open day")),
            OffDays.EARLIER: Option(look, self.tr("It moves to the open day before")),
            OffDays.SKIP: Option(look, self.tr("It does not take place")),
        }
        self.off[off].setChecked(True)
        self.show_form(
            self.label(self.tr("Every")),
            box(row(look, self.every, self.unit, None, gap=8)),
            self.label(self.tr("For the first time on")),
            self.first,
            self.label(
                self.tr("For the last time by; empty for what the method says")
                if task.tail
                else self.tr("For the last time by; empty for the end of its phase")
            ),
            self.until,
            self.stays,
            self.label(self.tr("Where the firm is closed")),
            *self.off.values(),
            first=self.every,
        )

    def wanted(self) -> Act:
        """The rhythm as it stands in the form."""
        off = next(one for one, option in self.off.items() if option.isChecked())
        if self.every.days is None:
            raise PlanError(self.tr("Say every how many days, weeks or months, as 1 or 2."))
        first = self.day_of(self.first, self.task.start)
        if self.task.tail and first == self._shown:
            first = self._set  # not touched, it goes on following from the plan
        return partial(
            set_rhythm,
            row=self.task.id,
            every=self.every.days,
            unit=str(self.unit.currentData()),
            first=first,
            until=self.day_of(self.until, self.task.finish),
            off_days=off,
            phase_end=None if self.stays.isChecked() else self._phase_end,
        )
