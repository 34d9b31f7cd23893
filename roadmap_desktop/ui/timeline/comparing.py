"""Baselines taken, looked at and forgotten, and late work pushed on, from the timeline's menu."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from roadmap_desktop.commands.documents import revision_of
from roadmap_desktop.commands.timeline.baselines import drop_baseline, take_baseline
from roadmap_desktop.commands.timeline.dates import reschedule_rows
from roadmap_desktop.timeline.baselines import dates_of
from roadmap_desktop.timeline.progress import rescheduled
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.baselines_dialog import BaselinesDialog
from roadmap_desktop.ui.timeline.editor import ChartEditor
from roadmap_desktop.ui.timeline.show_menu import ShowMenu
from roadmap_desktop.ui.widgets.dates import day_in_words


class Comparing(QObject):
    """Carries out what the menu of baselines asks for."""

    addendum_requested = Signal(str)
    """Write the addendum against this baseline."""

    def __init__(
        self,
        look: Look,
        open_plan: OpenPlan,
        editor: ChartEditor,
        menu: ShowMenu,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._look = look
        self._open_plan = open_plan
        self._editor = editor
        self._menu = menu
        self._over = over
        menu.to_be_filled.connect(self.renew)
        menu.baseline_requested.connect(self.ask_for_baseline)
        menu.forget_requested.connect(self.forget)
        menu.late_requested.connect(self.push_late)
        menu.manage_requested.connect(self.manage)
        menu.addendum_requested.connect(self.addendum_requested)

    def renew(self) -> None:
        """Tell the menu which baselines there are, and how many rows are late."""
        plan = self._open_plan.plan
        self._menu.baselines = [(one.id, one.name) for one in plan.baselines]
        self._menu.late = len(self._late())

    def _late(self) -> dict[str, object]:
        return dict(rescheduled(self._editor.schedule, self._open_plan.today))

    def ask_for_baseline(self) -> None:
        """Ask what the baseline shall be called."""
        dialog = QInputDialog(self._over)
        dialog.setWindowTitle(self.tr("Take a baseline"))
        dialog.setLabelText(
            self.tr("It keeps where every row stands now, to compare with later. Its name:")
        )
        dialog.setTextValue(self.tr("As of {day}").format(day=day_in_words(self._open_plan.today)))
        dialog.setOkButtonText(self.tr("Take the baseline"))
        dialog.textValueSelected.connect(self.take)
        dialog.open()

    def take(self, name: str) -> None:
        """Keep where every row stands, under this name, and compare with it from now on."""
        dates = dates_of(self._editor.schedule)
        version = revision_of(self._open_plan.plan)
        act = partial(take_baseline, name=name, dates=dates, version=version)
        if self._editor.run(act):
            self._compare_with(self._open_plan.plan.baselines[-1].id)

    def forget(self, baseline: str) -> None:
        """Forget a baseline; undo brings it back."""
        if self._editor.run(partial(drop_baseline, baseline=baseline)):
            self._compare_with("")

    def manage(self) -> None:
        """Look at all baselines, rename and forget them."""
        chosen = self._menu.shown.baseline
        dialog = BaselinesDialog(self._look, self._open_plan, chosen, self._over.window())
        dialog.compare_requested.connect(self._compare_with)
        dialog.addendum_requested.connect(self.addendum_requested)
        dialog.open()

    def _compare_with(self, baseline: str) -> None:
        self._menu.shown_changed.emit(replace(self._menu.shown, baseline=baseline))

    def push_late(self) -> None:
        """Show what would move if late work began today; nothing is written before that is
        accepted."""
        starts = rescheduled(self._editor.schedule, self._open_plan.today)
        if starts:
            self._editor.try_act(partial(reschedule_rows, starts=starts))
