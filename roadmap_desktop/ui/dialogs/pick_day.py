"""Picking a day: a month with the firm's closed days and the plan's day numbers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, page
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button, IconButton
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.month_grid import CELL, WEEKDAYS, MonthGrid, WhyClosed
from roadmap_desktop.ui.widgets.text import Heading, Text

AROUND = 24


class PickDayDialog(PageDialog):
    """Shows months; ``picked`` comes with the day that is taken."""

    picked = Signal(date)

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        day: date,
        today: date,
        start: date | None = None,
        why_closed: WhyClosed = lambda _: "",
    ) -> None:
        super().__init__(look, "", parent, QSize(WEEKDAYS * CELL + 2 * AROUND + 14, 480))
        self.setWindowTitle(self.tr("Pick a day"))
        self.grid = MonthGrid(look, day, today, start, why_closed)
        self.month = Heading(look, "", "heading")
        before = IconButton(
            look, "chevron-left", self.tr("Month before"), lambda: self.grid.turn(-1)
        )
        after = IconButton(look, "chevron-right", self.tr("Month after"), lambda: self.grid.turn(1))
        self.told = Text(look, "")
        self.grid.day_moved.connect(lambda _: self._say())
        self.grid.day_taken.connect(self._take)
        keys = self.tr("Arrow keys choose the day, Page Up and Down the month.")
        head = box(row(look, (self.month, 1), before, after, gap=4))
        head.setFixedWidth(self.grid.width())
        body = page(
            look,
            column(
                look,
                row(look, head, None, gap=0),
                row(look, self.grid, None, gap=0),
                4,
                self.told,
                Text(look, keys, "small", "muted"),
                gap=6,
            ),
        )
        foot = Foot(look)
        self.primary = Button(
            look, self.tr("&Take this day"), "primary", pressed=lambda: self._take(self.grid.day)
        )
        foot.show_parts(
            self.primary, Button(look, self.tr("&Leave it"), "plain", pressed=self.reject)
        )
        self.fill(body, foot, grows=body)
        self._say()
        self.hug(body)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        month = self.grid.month
        shown = QLocale().toString(QDate(month.year, month.month, 1), "MMMM yyyy")
        if shown != self.month.text():
            self.month.setText(shown)
        self.told.setText(self.grid.words)

    def _take(self, day: date) -> None:
        self.accept()
        self.picked.emit(day)
