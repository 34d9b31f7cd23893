"""The plan's baselines: how far it has moved since each; rename, forget, write an addendum."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from roadmap_desktop.commands.office import NOT_SAVED
from roadmap_desktop.commands.timeline.baselines import (
    dates_kept,
    drop_baseline,
    rename_baseline,
)
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import Baseline
from roadmap_desktop.timeline.baselines import as_it_stood, phase_row, variances
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, mark_problem, page
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Heading, Text


class BaselinesDialog(PageDialog):
    """A list, the phases' variance since the chosen one, and what can be done with it."""

    compare_requested = Signal(str)
    """Show this one beside the bars; '' for none."""
    addendum_requested = Signal(str)

    def __init__(
        self, look: Look, open_plan: OpenPlan, chosen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, self.tr("Baselines"), parent, QSize(620, 640))
        self._open_plan = open_plan
        self._compared = chosen
        self.list = RowList(look, self.tr("Baselines"))
        self.told = Text(look, "", "body", "muted")
        self.name = QLineEdit()
        self.name.setFont(look.font())
        self.name.setAccessibleName(self.tr("Its name"))
        label = Text(look, self.tr("Its &name"), "body", "", 600)
        label.setBuddy(self.name)
        self.rename_button = Button(look, self.tr("&Rename"), pressed=self.rename)
        self.problem = Text(look, "", "body", "error", 500)
        self.problem.hide()
        self._parts = box(
            column(
                look,
                Text(look, self.tr("Since then"), "body", "", 600),
                self.told,
                8,
                label,
                self.problem,
                row(look, (self.name, 1), self.rename_button),
                gap=6,
            )
        )
        self._page = page(
            look,
            column(
                look,
                Heading(look, self.tr("Baselines"), "heading"),
                Text(
                    look,
                    self.tr("Where every row stood on a day; a gate that is passed keeps one too."),
                    "body",
                    "muted",
                ),
                in_sheet(look, self.list),
                8,
                self._parts,
                gap=6,
            ),
        )
        foot = Foot(look)
        self.primary = Button(look, self.tr("&Compare with it"), "primary", pressed=self.compare)
        self.addendum = Button(look, self.tr("&Addendum…"), pressed=self._ask_for_addendum)
        self.forget_button = Button(look, self.tr("&Forget it"), pressed=self.forget)
        close = Button(look, self.tr("C&lose"), pressed=self.reject)
        foot.show_parts(self.primary, self.addendum, self.forget_button, close)
        self.fill(self._page, foot, grows=self._page)
        self.list.moved.connect(lambda _: self._show_chosen())
        self.list.chosen.connect(lambda _: self._show_chosen())
        self._show_list(chosen)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Baseline | None:
        """The baseline that is looked at."""
        key = self.list.current_key
        return next((one for one in self._open_plan.plan.baselines if one.id == key), None)

    # --- showing -----------------------------------------------------------------------------

    def _show_list(self, chosen: str = "") -> None:
        newest = list(reversed(self._open_plan.plan.baselines))
        if chosen not in [one.id for one in newest]:
            chosen = newest[0].id if newest else ""
        self.list.show_rows([self._row(one) for one in newest], chosen)
        self._show_chosen()

    def _row(self, one: Baseline) -> RowItem:
        parts = [day_in_words(one.taken_on)] if one.taken_on else []
        if one.version:
            parts.append(self.tr("revision {number}").format(number=one.version))
        state = self.tr("compared now") if one.id == self._compared else ""
        return RowItem(key=one.id, title=one.name, second=" · ".join(parts), state=state)

    def _show_chosen(self) -> None:
        one = self.chosen
        self._parts.setVisible(one is not None)
        if one is None:
            return
        self.told.setText("\n".join(self.variances_in_words(one.id)))
        self.name.setText(one.name)
        self._tell_problem("")

    def variances_in_words(self, baseline: str) -> list[str]:
        """'Pilot begins 10 working days later and ends 10 later', a line a phase, then the end."""
        schedule = self._open_plan.assessment.schedule
        kept = dates_kept(self._open_plan.plan, baseline)
        since = variances(schedule, kept)
        lines = []
        for phase in schedule.phases:
            found = since.get(phase_row(phase.id))
            if found is not None and (found.start or found.finish):
                words = self.tr("{phase}: begins {start}, ends {finish} working days")
                lines.append(
                    words.format(
                        phase=phase.name, start=_signed(found.start), finish=_signed(found.finish)
                    )
                )
        rows = sum(1 for one in since.values() if one.start or one.finish)
        lines = lines or [self.tr("No phase has moved.")]
        if rows:
            lines.append(self.tr("{n} rows in all stand on other days.").format(n=rows))
        before, now = as_it_stood(schedule, kept).finish, schedule.finish
        if before != now:
            words = self.tr("The plan ended on {before} and ends on {now}.")
            lines.append(words.format(before=day_in_words(before), now=day_in_words(now)))
        return lines

    def _tell_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        mark_problem(self.name, words)

    # --- acts --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the name renames."""
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in enters and self.name.hasFocus():
            self.rename()
            return
        super().keyPressEvent(event)

    def rename(self) -> None:
        """Call the chosen one as it stands in the field."""
        one = self.chosen
        if one is None:
            return
        try:
            self._open_plan.run(rename_baseline, one.id, self.name.text())
        except PlanError as error:
            if not isinstance(error, NOT_SAVED):  # of these a banner tells
                self._tell_problem(str(error))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show_list(one.id)

    def forget(self) -> None:
        """Forget the chosen one; undo brings it back."""
        one = self.chosen
        if one is None or not self._open_plan.attempt(drop_baseline, one.id):
            return
        if one.id == self._compared:
            self._compared = ""
            self.compare_requested.emit("")
        self._show_list()
        if self.chosen is None:
            self.accept()

    def compare(self) -> None:
        """Show the chosen one beside the bars."""
        one = self.chosen
        self.accept()
        if one is not None:
            self.compare_requested.emit(one.id)

    def _ask_for_addendum(self) -> None:
        one = self.chosen
        self.accept()
        if one is not None:
            self.addendum_requested.emit(one.id)


def _signed(days: int) -> str:
    return f"+{days}" if days > 0 else f"−{-days}" if days else "0"
