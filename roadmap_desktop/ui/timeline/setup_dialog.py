"""Start, phases and closed days: what would move is shown before anything is changed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from roadmap_desktop.assessment.duration import assess_duration, length_in_sentences
from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.timing import set_timing
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.recent import schedule_of
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.days_edit import DaysEdit
from roadmap_desktop.ui.timeline.moved_list import MovedList
from roadmap_desktop.ui.timeline.setup_form import SetupForm
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column, row

AFTER = 150
"""Milliseconds after the last key until the consequences are worked out."""


class SetupDialog(PageDialog):
    """Edits a copy; 'Change the timeline' takes it over as one step, Esc leaves all as it was."""

    def __init__(self, look: Look, open_plan: OpenPlan, parent: QWidget | None) -> None:
        super().__init__(look, "", parent, QSize(980, 660))
        self.setWindowTitle(self.tr("Start, phases and closed days"))
        self._open_plan = open_plan
        self._before = open_plan.assessment.schedule
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self.show_consequences)
        self.form = SetupForm(look, open_plan)
        self.moved = MovedList(look)
        self.form.changed.connect(self._timer.start)
        self.keep = Button(look, self.tr("&Change the timeline"), "primary", pressed=self._on_keep)
        leave = Button(look, self.tr("&Leave it as it was"), "plain", pressed=self.reject)
        foot = Foot(look)
        foot.show_parts(self.keep, leave)
        body = self._stacked() if self.is_stacked else self._beside()
        self.fill(body, foot, grows=body)
        self.primary = self.keep
        self.show_consequences()
        self.form.start.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _beside(self) -> QWidget:
        look = self.look
        left = ScrollPage(column(look, self.form, None, gap=0, pad=(24, 20, 24, 20)))
        right = ScrollPage(column(look, self.moved, gap=0, pad=(16, 20, 24, 20)))
        return box(row(look, (left, 52), (right, 48), gap=0))

    def _stacked(self) -> QWidget:
        parts = column(self.look, self.form, self.moved, gap=24, pad=(24, 20, 24, 20))
        return ScrollPage(parts)

    # --- consequences ------------------------------------------------------------------------

    def after(self) -> Schedule:
        """The schedule as it would be; ``PlanError`` where it cannot be."""
        opened = self._open_plan
        edit = Edit(
            plan=opened.plan,
            catalogue=opened.catalogue,
            today=opened.today,
            new_id=iter(f"copy-{number}" for number in range(1_000_000)).__next__,
        )
        step = set_timing(edit, self.form.timing())
        found = opened.assessment
        return schedule_of(
            step.plan, opened.catalogue, found.depth, opened.today, found.readiness.sprint_needed
        )

    def show_consequences(self) -> None:
        """Say what would move, or what is still missing for that."""
        self._timer.stop()
        unread = self.form.unread()
        if unread is not None:
            self.moved.show_question(self._about(unread))
            return
        problem = self.form.problem()
        if problem:
            self.moved.show_problem(problem)
            return
        try:
            after = self.after()
            self.moved.show_moves(self._before, after, self._length(after))
        except PlanError as error:
            self.moved.show_problem(str(error))

    def _length(self, after: Schedule) -> tuple[str, ...]:
        """How long the plan would be; what else that depends on is asked elsewhere."""
        unsettled = self._open_plan.assessment.duration.doubled_finish is not None
        return length_in_sentences(assess_duration(self._open_plan.case, after, unsettled))

    def _about(self, edit: QLineEdit) -> str:
        typed, name = edit.text().strip(), edit.accessibleName()
        if isinstance(edit, DaysEdit):
            words = self.tr("“{field}” needs a whole number, such as 20.")
            return words.format(field=name)
        if not typed:
            words = self.tr("“{field}” is still empty; type a date or pick one.")
            return words.format(field=name)
        words = self.tr("“{typed}” is no date yet; write it as 11 Jan 2027.")
        return words.format(typed=typed)

    def _on_keep(self) -> None:
        unread = self.form.unread()
        if unread is not None:
            self.moved.show_problem(self._about(unread))
            unread.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        problem = self.form.problem()
        if problem:
            self.moved.show_problem(problem)
            return
        try:
            self._open_plan.run(set_timing, self.form.timing())
        except PlanError as error:
            self.moved.show_problem(str(error))
            return
        self.accept()
