"""Below the chart: the current row in words, when the plan ends, and what the marks mean."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.legend import LegendDialog, LegendLine
from roadmap_desktop.ui.timeline.moves_in_words import end_in_words
from roadmap_desktop.ui.timeline.row_details import RowDetails
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import column, row
from roadmap_desktop.ui.widgets.text import Text


class Footer(QFrame):
    """One height at each breadth, so that the chart above it never jumps."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._look = look
        self.details = RowDetails(look)
        self.ends = Text(look, "", "small", "", 600, wrap=False)
        self.legend = LegendLine(look)
        self.marks = Button(look, self.tr("What the marks mean"), "flush", pressed=self.show_legend)
        words = row(look, (self.details, 1), self.ends, self.marks, gap=12)
        self.setLayout(column(look, words, self.legend, gap=2, pad=(16, 4, 16, 4)))

    def show_schedule(self, schedule: Schedule) -> None:
        """Say when the plan will end as things stand."""
        self.ends.setText(end_in_words(schedule))
        adapted = " ".join(one.text for one in schedule.adaptations)
        self.ends.setToolTip(adapted)
        self.ends.setAccessibleDescription(adapted)

    def use_room(self, breadth: str, *, low: bool) -> None:
        """Fewer words where it is narrow or low; what the marks mean is in the menu as well."""
        self.legend.setVisible(breadth == "wide" and not low)
        self.marks.setVisible(breadth != "wide" and not low)
        self.ends.setVisible(breadth != "narrow")
        self.details.use_lines(2 if breadth == "narrow" and not low else 1)

    def show_legend(self) -> None:
        """Say what the marks mean."""
        LegendDialog(self._look, self.window()).open()
