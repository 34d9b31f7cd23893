"""A small dialog about one row of the timeline: a form, its act, and why that was refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from roadmap_desktop.commands.office import NOT_SAVED
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, page
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.date_words import typed_day
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import column
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
        self.leave = Button(look, self.tr("Leave it as it &was"), pressed=self.reject)

    def show_form(self, *parts: QWidget, first: QWidget, beside: Sequence[QWidget] = ()) -> None:
        """Put the form between heading and buttons; ``first`` takes the focus, ``beside`` stands
        beside the act."""
        body = page(self.look, column(self.look, self.heading, 4, *parts, gap=10))
        foot = Foot(self.look)
        foot.show_parts(self.keep, *beside, self.leave, above=self.problem)
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

    def name_act(self, words: str) -> None:
        """What the button of the act says."""
        self.keep.setText(words)
        self.keep.setAccessibleName(words.replace("&", ""))

    def label(self, words: str) -> Text:
        """What stands over a line."""
        return Text(self.look, words, "body", "", 600)

    def _on_keep(self) -> None:
        try:
            act = self.wanted()
        except PlanError as error:
            self._refuse(str(error))
            return
        if self.run(act):
            self.accept()
            self.kept.emit()

    def run(self, act: Act) -> bool:
        """Run an act; False where it is refused, and why stands over the buttons."""
        self.problem.hide()
        try:
            self.open_plan.run(act)
        except (PlanError, *NOT_SAVED) as error:
            self._refuse(str(error))
            return False
        return True

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
