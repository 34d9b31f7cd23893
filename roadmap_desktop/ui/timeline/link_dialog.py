"""The dialog that links a row with another one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from roadmap_desktop.commands.timeline.links import link_rows
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.link_fields import LinkFields
from roadmap_desktop.ui.timeline.row_dialog import RowDialog
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem


class LinkDialog(RowDialog):
    """Which row waits for this one, or which it waits for."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, task: ScheduledTask, parent: QWidget | None
    ) -> None:
        super().__init__(look, open_plan, task, "", "", parent, 680)
        self.setWindowTitle(self.tr("Link with another row"))
        self.name_act(self.tr("&Link them"))
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
        self.fields = LinkFields(look)
        self._show_rows()
        self.show_form(
            self.after,
            self.before,
            self.search,
            in_sheet(look, self.list),
            self.fields,
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
        waits = self.fields.waits_for(first, len(schedule.calendar.work_week))
        return partial(
            link_rows,
            schedule=schedule,
            predecessor=first,
            successor=second,
            kind=waits.kind,
            lag=waits.lag,
            lag_unit=waits.lag_unit,
        )
