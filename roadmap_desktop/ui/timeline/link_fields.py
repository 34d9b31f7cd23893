"""Kind and lag of a link, to be chosen and typed; the lag can be counted up and down, too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from roadmap_desktop.commands.timeline.links import WaitsFor
from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.cell_words import UNITS_OF_LAG
from roadmap_desktop.ui.timeline.link_words import kinds_in_words
from roadmap_desktop.ui.timeline.typed_cells import read_lag, step_lag
from roadmap_desktop.ui.widgets.buttons import IconButton
from roadmap_desktop.ui.widgets.layouts import column, row
from roadmap_desktop.ui.widgets.text import Text


class LinkFields(QWidget):
    """A list of the four kinds, and a line for the days between, with a button for fewer
    and one for more."""

    def __init__(
        self,
        look: Look,
        kind: LinkKind = LinkKind.FS,
        lag: int = 0,
        unit: LagUnit = LagUnit.WORKING_DAYS,
    ) -> None:
        super().__init__()
        self.kind = QComboBox()
        self.kind.setFont(look.font())
        self.kind.setAccessibleName(self.tr("Kind of link"))
        for one, words in kinds_in_words().items():
            self.kind.addItem(words, one)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.lag = QLineEdit(f"{lag:+d}{UNITS_OF_LAG[unit]}" if lag else "0d")
        self.lag.setFont(look.font())
        self.lag.setAccessibleName(self.tr("Days between, as +2d or -1d"))
        self.lag.setMaximumWidth(look.px(100))
        between = QWidget()
        hint = self.tr("+2d or -1d in working days, +1w in weeks, +3ed in calendar days")
        beside = Text(look, hint, "small", "muted")
        self.fewer = IconButton(
            look, "minus", self.tr("A day less between"), partial(self._step, -1)
        )
        self.more = IconButton(look, "plus", self.tr("A day more between"), partial(self._step, 1))
        inside = row(look, self.fewer, self.lag, self.more, (beside, 1), gap=4)
        inside.setAlignment(beside, Qt.AlignmentFlag.AlignVCenter)
        between.setLayout(inside)
        self.setLayout(
            column(
                look,
                Text(look, self.tr("The waiting one"), "body", "", 600),
                self.kind,
                Text(look, self.tr("Days between"), "body", "", 600),
                between,
                gap=8,
            )
        )

    def _step(self, by: int) -> None:
        """Count on in the unit that stands there."""
        self.lag.setText(step_lag(self.lag.text(), by))

    def waits_for(self, predecessor: str, week: int) -> WaitsFor:
        """The link to a row as it stands in the fields; ``week`` is how many days of a week are
        worked. Raises ``PlanError`` for a lag that cannot be read."""
        lag, unit = read_lag(self.lag.text(), week)
        return WaitsFor(predecessor, LinkKind(self.kind.currentData()), lag, unit)
