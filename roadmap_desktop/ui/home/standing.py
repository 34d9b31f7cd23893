"""Works out where plans stand, a plan at a time, while nothing else is to be done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from roadmap_desktop.ui.home.model import Due, PlanListModel, Standing

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import Office, PlanSummary

AHEAD = timedelta(days=7)


class StandingFinder(QObject):
    """Fills the rows in sight."""

    found = Signal()
    """Another plan's standing is known."""

    def __init__(self, model: PlanListModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._office: Office | None = None
        self._waiting: list[PlanSummary] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._one)

    def use(self, office: Office) -> None:
        """Work on the plans of this store."""
        self._office = office
        self._waiting = []

    def want(self, plans: list[PlanSummary]) -> None:
        """These are in sight; those that are known are skipped."""
        self._waiting = [p for p in plans if self._model.standing_of(p) is None]
        if self._waiting:
            self._timer.start()

    def stop(self) -> None:
        """The list is no longer in sight."""
        self._timer.stop()
        self._waiting = []

    def _one(self) -> None:
        if not self._waiting or self._office is None:
            self._timer.stop()
            return
        plan = self._waiting.pop(0)
        self._model.learn(plan, standing_of(self._office, plan))
        self.found.emit()


def standing_of(office: Office, summary: PlanSummary) -> Standing:
    """Where a plan stands; one that cannot be read says so by an empty standing."""
    from roadmap_desktop.assessment.assess import assess
    from roadmap_desktop.domain.errors import PlanError

    try:
        plan = office.load_plan(summary.id)
    except PlanError:
        return Standing("", 0, "", "", None, 0)
    found = assess(plan, office.catalogue, office.today)
    stage = office.catalogue.find("stages", found.stage)
    gate = next((g for g in found.gates if g.gate == found.next_gate), None)
    today, until = office.today, office.today + AHEAD
    due = [
        Due(day, row.name, row.owner)
        for row in found.schedule.rows
        for day in (row.occurrences or ((row.finish,) if not row.id.startswith("phase.") else ()))
        if today <= day <= until
    ]
    due += [
        Due(item.due, item.text, plan.name_of(item.owner_id))
        for item in plan.open_items
        if item.due and not item.done and item.due <= until
    ]
    return Standing(
        work=" ".join(plan.use_case.work.split()),
        stage=stage.number if stage else 0,
        stage_name=stage.name if stage else "",
        decision=gate.name if gate else "",
        decision_day=gate.due if gate else None,
        open_questions=len(found.gaps),
        due=tuple(sorted(due, key=lambda d: d.day)),
    )
