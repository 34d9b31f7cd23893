"""Works out where plans stand, a plan at a time, while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from shiboken6 import isValid

from roadmap_desktop.ui.home.model import Due, PlanListModel, Standing

if TYPE_CHECKING:
    from roadmap_desktop.assessment.result import Assessment
    from roadmap_desktop.commands.office import Office, PlanSummary
    from roadmap_desktop.domain.model.plan import Plan

AHEAD = timedelta(days=7)
TYPING_PAUSE = 150
"""Milliseconds without a key after which the work goes on; typing comes first."""


class StandingFinder(QObject):
    """Fills the rows in sight, then what the list of due things needs."""

    found = Signal()
    """Another plan's standing is known."""

    def __init__(self, model: PlanListModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._office: Office | None = None
        self._waiting: list[PlanSummary] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._one)

    def use(self, office: Office) -> None:
        """Work on the plans of this store."""
        self._office = office
        self._waiting = []

    def want(self, plans: Sequence[PlanSummary], after: int = 0) -> None:
        """Work these out, the first ones first; those that are known are skipped."""
        self._waiting = [p for p in plans if self._model.standing_of(p) is None]
        if self._waiting:
            self._timer.start(after)

    def stop(self) -> None:
        """The list is no longer in sight."""
        self._timer.stop()
        self._waiting = []

    @property
    def is_idle(self) -> bool:
        """Nothing is waiting."""
        return not self._waiting

    def _one(self) -> None:
        if not self._waiting or self._office is None:
            return
        plan = self._waiting.pop(0)
        if self._model.standing_of(plan) is None:
            standing = standing_of(self._office, plan)
            if not isValid(self._model):  # the window was dressed anew meanwhile
                return
            self._model.learn(plan, standing)
            self.found.emit()
        if self._waiting:
            self._timer.start(0)


def standing_of(office: Office, summary: PlanSummary) -> Standing:
    """Where a plan stands; one that cannot be read has no stage."""
    from roadmap_desktop.assessment.assess import assess
    from roadmap_desktop.domain.errors import PlanError

    try:
        plan = office.load_plan(summary.id)
    except PlanError:
        return Standing()
    found = assess(plan, office.catalogue, office.today)
    stage = office.catalogue.find("stages", found.stage)
    gate = next((g for g in found.gates if g.gate == found.next_gate), None)
    dated = gate is not None and not found.schedule.start_assumed
    until = office.today + AHEAD
    due = [d for d in _all_due(plan, found, office.today) if d.day <= until]
    return Standing(
        work=" ".join(plan.use_case.work.split()),
        stage=stage.number if stage else 0,
        stage_name=stage.name if stage else "",
        decision=gate.name if gate else "",
        decision_day=gate.due if gate is not None and dated else None,
        open_questions=len(found.gaps),
        due=tuple(sorted(due, key=lambda d: d.day)),
    )


def _t(text: str) -> str:
    return QCoreApplication.translate("HomeDue", text)


def _all_due(plan: Plan, found: Assessment, today: date) -> Iterator[Due]:
    """What falls on today or later, and what is late and still open."""
    if not found.schedule.start_assumed:  # dates nobody chose press nobody
        for gate in found.gates:
            if gate.decision is None and gate.due >= today:  # a late one stands in its row
                yield Due(gate.due, gate.name, _t("decision"), "")
        yield from _tasks_due(found, today)
    for item in plan.open_items:
        if item.due and not item.done:
            yield Due(item.due, item.text, _t("open item"), plan.name_of(item.owner_id))


def _tasks_due(found: Assessment, today: date) -> Iterator[Due]:
    from roadmap_desktop.domain.model.tasks import TaskKind

    until = today + AHEAD
    for row in found.schedule.rows:
        if row.kind in (TaskKind.PHASE, TaskKind.GATE):
            continue
        if row.occurrences:
            yield from (Due(d, row.name, "", row.owner) for d in row.occurrences if d >= today)
        elif today <= row.finish <= until:
            how = "" if row.kind is TaskKind.MILESTONE else _t("to be finished")
            yield Due(row.finish, row.name, how, row.owner)
        elif today <= row.start <= until:
            yield Due(row.start, row.name, _t("starts"), row.owner)
