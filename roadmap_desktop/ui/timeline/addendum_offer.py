"""After a change that moved gates: says so, and offers the addendum to sign anew."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roadmap_desktop.commands.addendum import LAST_STEP
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.what_if import difference
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.timeline.moves_in_words import moves_in_words
from roadmap_desktop.ui.timeline.strip import ConsequenceStrip


class AddendumOffer(QObject):
    """Quiet where no gate date differs, and after undo and redo, which nobody signs."""

    addendum_requested = Signal(str)

    def __init__(self, open_plan: OpenPlan, strip: ConsequenceStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        self._strip = strip
        strip.offer_taken.connect(lambda: self.addendum_requested.emit(LAST_STEP))

    def after(self, before: Schedule, change: PlanChange) -> None:
        """Look at what a change did to the gates."""
        if change.revision.kind.value != "do":
            return
        after = self._open_plan.assessment.schedule
        if _gate_dates(before) == _gate_dates(after):
            return
        plan = self._open_plan.plan
        decided = [one.gate for one in plan.gate_decisions]
        found = difference(before, after, decided=decided, today=self._open_plan.today)
        words, _ = moves_in_words(found)
        why = self.tr("Gate dates have moved: who approved the old ones signs anew.")
        self._strip.say(words, why, stays=False, offers=self.tr("Print addendum…"))


def _gate_dates(schedule: Schedule) -> dict[str, object]:
    return {gate.id: gate.start for gate in schedule.gates}
