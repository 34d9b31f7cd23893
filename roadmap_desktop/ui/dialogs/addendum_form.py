"""The addendum: what the plan is held against, what has moved since, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from roadmap_desktop.commands.addendum import (
    LAST_STEP,
    AddendumOrder,
    addendum_of,
    as_it_stands,
    earlier_of,
)
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.answering.text_fields import GrowingText
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.moves_in_words import moves_in_words
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import column
from roadmap_desktop.ui.widgets.text import Text


class AddendumForm(QWidget):
    """Says what moves before anything is written; the reason is printed as it is typed."""

    def __init__(self, look: Look, open_plan: OpenPlan) -> None:
        super().__init__()
        self._open_plan = open_plan
        self.against = QComboBox()
        self.against.setFont(look.font())
        self.against.setAccessibleName(self.tr("Held against"))
        self.against.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for key, words in self._choices():
            self.against.addItem(words, key)
        self.told = Text(look, "", "body", "muted")
        self.clash = Text(look, "", "body", "warning")
        self.reason = GrowingText(look)
        self.reason.setAccessibleName(self.tr("Why the dates move"))
        why = Text(look, self.tr("Why the dates &move"), "body", "", 600)
        why.setBuddy(self.reason)
        held = Text(look, self.tr("Held a&gainst"), "body", "", 600)
        held.setBuddy(self.against)
        note = self.tr("Printed as it stands here, for those who sign anew.")
        self.setLayout(
            column(
                look,
                held,
                self.against,
                self.told,
                self.clash,
                4,
                why,
                Text(look, note, "small", "muted"),
                self.reason,
                gap=4,
                pad=(0, 8, 0, 0),
            )
        )
        self.against.currentIndexChanged.connect(lambda _: self._tell())
        self._tell()

    @property
    def can_be_made(self) -> bool:
        """There is something to hold the plan against."""
        return self.against.count() > 0

    @property
    def order(self) -> AddendumOrder:
        """What is wanted."""
        return AddendumOrder(
            against=str(self.against.currentData() or ""),
            reason=self.reason.toPlainText(),
            asked_by=self._open_plan.session.actor,
        )

    def choose(self, against: str) -> None:
        """Hold the plan against a baseline, or its last step; one that is gone changes nothing."""
        place = self.against.findData(against)
        if place >= 0:
            self.against.setCurrentIndex(place)

    def _choices(self) -> list[tuple[str, str]]:
        """The last step, then the baselines, the newest first."""
        opened = self._open_plan
        found = []
        if opened.session.steps_done():
            words = self.tr("the plan before the last step: {step}")
            found.append((LAST_STEP, words.format(step=opened.session.undo_label)))
        for one in reversed(opened.plan.baselines):
            words = self.tr("the baseline “{name}”").format(name=one.name)
            if one.taken_on:
                words += f", {day_in_words(one.taken_on)}"
            found.append((one.id, words))
        return found

    def _tell(self) -> None:
        """Say what has moved since, or why there would be nothing to write."""
        if not self.can_be_made:
            return
        opened = self._open_plan
        clash = ""
        try:
            now = as_it_stands(opened.session, opened.catalogue)
            found = addendum_of(now, earlier_of(opened.session, self.order.against, now))
        except PlanError as error:
            told = str(error)
        else:
            told, clash = moves_in_words(found.earlier.difference)
        self.told.setText(told)
        self.clash.setText(clash)
        self.clash.setVisible(bool(clash))
