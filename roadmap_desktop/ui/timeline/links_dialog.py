"""The links of one row: looked through, changed, taken away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from roadmap_desktop.commands.timeline.links import link_rows, links_of, unlink_rows
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.schedule import ScheduledLink, ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.link_fields import LinkFields
from roadmap_desktop.ui.timeline.link_hits import Ends
from roadmap_desktop.ui.timeline.link_words import link_sentence
from roadmap_desktop.ui.timeline.row_dialog import RowDialog
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, clear, column
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Text


class LinksDialog(RowDialog):
    """What a row waits for and what waits for it; kind and lag of the chosen link stand below."""

    taken_away = Signal(str)
    """A sentence about the link that is gone."""
    another_requested = Signal()
    """The row is to be linked with another one."""

    def __init__(
        self,
        look: Look,
        open_plan: OpenPlan,
        task: ScheduledTask,
        parent: QWidget | None,
        chosen: Ends | None = None,
    ) -> None:
        super().__init__(look, open_plan, task, "", "", parent, 640)
        self.setWindowTitle(self.tr("Links"))
        self.name_act(self.tr("&Change the link"))
        self._links: dict[str, ScheduledLink] = {}
        self.list = RowList(look, self.tr("Links"), grows=False)
        self.list.setMinimumHeight(look.px(212))
        self.list.moved.connect(lambda _: self._show_fields())
        self.list.installEventFilter(self)
        self.fields = LinkFields(look)
        self._below = column(look, self.fields)
        self.none = Text(look, self.tr("It has no link yet."), "body", "muted")
        self.take_away = Button(look, self.tr("&Take it away"), pressed=self._take_away)
        self.another = Button(
            look, self.tr("Link with &another row…"), "flush", pressed=self._ask_for_another
        )
        self.sheet = in_sheet(look, self.list)
        self.show_form(
            self.none,
            self.sheet,
            box(self._below),
            self.another,
            first=self.list,
            beside=(self.take_away,),
        )
        self._show_links(_key(*chosen) if chosen else "")

    def _show_links(self, wanted: str = "") -> None:
        schedule = self.open_plan.assessment.schedule
        before, after = links_of(schedule, self.task.id)
        self._links = {_key(one.predecessor, one.successor): one for one in (*before, *after)}
        items = [
            RowItem(
                key=key,
                title=schedule.by_id[self._other(link)].name,
                second=link_sentence(schedule, link),
                state=self.tr("it waits") if link.successor == self.task.id else self.tr("waits"),
            )
            for key, link in self._links.items()
        ]
        key = wanted if wanted in self._links else next(iter(self._links), "")
        self.list.show_rows(items, key)
        for part in (self.sheet, self.take_away, self.keep):
            part.setVisible(bool(items))
        self.none.setVisible(not items)
        self._show_fields()
        if not items:
            self.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other(self, link: ScheduledLink) -> str:
        return link.predecessor if link.successor == self.task.id else link.successor

    @property
    def chosen(self) -> ScheduledLink | None:
        """The link that is chosen."""
        return self._links.get(self.list.current_key)

    def _show_fields(self) -> None:
        """Kind and lag of the chosen link."""
        link = self.chosen
        clear(self._below)
        if link is not None:
            self.fields = LinkFields(self.look, link.kind, link.lag, link.lag_unit)
            self._below.addWidget(self.fields)

    def wanted(self) -> Act:
        """The chosen link as it stands in the fields."""
        link = self.chosen
        if link is None:
            raise PlanError(self.tr("Choose a link first."))
        schedule = self.open_plan.assessment.schedule
        waits = self.fields.waits_for(link.predecessor, len(schedule.calendar.work_week))
        return partial(
            link_rows,
            schedule=schedule,
            predecessor=link.predecessor,
            successor=link.successor,
            kind=waits.kind,
            lag=waits.lag,
            lag_unit=waits.lag_unit,
        )

    def _take_away(self) -> None:
        """Take the chosen link away; the others stay to be looked at."""
        link = self.chosen
        if link is None:
            return
        schedule = self.open_plan.assessment.schedule
        act = partial(
            unlink_rows,
            schedule=schedule,
            predecessor=link.predecessor,
            successor=link.successor,
        )
        if self.run(act):
            self.leave.setText(self.tr("C&lose"))  # it is no longer as it was
            self.taken_away.emit(link_sentence(schedule, link))
            self._show_links()

    def _ask_for_another(self) -> None:
        self.accept()
        self.another_requested.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del in the list takes the chosen link away."""
        pressed = watched is self.list and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self._take_away()
            return True
        return super().eventFilter(watched, event)


def _key(before: str, after: str) -> str:
    return f"{before}\n{after}"
