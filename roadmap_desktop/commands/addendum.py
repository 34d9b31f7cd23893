"""The addendum of an open plan: what it can be held against, and how it gets into a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.commands.documents import (
    Format,
    Progress,
    Step,
    Written,
    pdf_of,
    revision_of,
    usual_paper,
    written_in_place,
)
from roadmap_desktop.commands.history import plan_at
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.baselines import dates_kept
from roadmap_desktop.commands.timeline.what_if import Tried
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.timeline.baselines import as_it_stood, moved_since
from roadmap_desktop.timeline.recent import schedule_of
from roadmap_desktop.timeline.what_if import difference

if TYPE_CHECKING:
    from roadmap_desktop.reports.addendum.content import Addendum, Earlier
    from roadmap_desktop.reports.pdf.paper import Paper

LAST_STEP = "last step"
"""Stands for the plan before its last step, where a baseline's id may stand."""
NOTHING_MOVED = (
    "Nothing on the timeline differs from the {name}, so there is nothing for an addendum to say. "
    "Choose an older baseline, or move something first."
)
NO_STEP = "No step was taken yet; choose a baseline to hold the plan against."


@dataclass(frozen=True, slots=True, kw_only=True)
class AddendumOrder:
    """What somebody wants of an addendum."""

    against: str
    """Id of a baseline, or ``LAST_STEP``."""
    reason: str = ""
    asked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A plan with all that follows from it, to be held against something earlier."""

    plan: Plan
    assessment: Assessment
    catalogue: Catalogue
    today: date
    proposed: bool = False
    """Only tried; nothing of it is written."""

    @property
    def decided(self) -> list[str]:
        """Gates with a recorded decision."""
        return [one.gate for one in self.plan.gate_decisions]


def as_it_stands(session: PlanSession, catalogue: Catalogue) -> State:
    """The open plan."""
    return State(
        plan=session.plan,
        assessment=session.assessment,
        catalogue=catalogue,
        today=session.today,
    )


def as_tried(session: PlanSession, catalogue: Catalogue, tried: Tried) -> State:
    """The plan as a command would make it."""
    return State(
        plan=tried.plan,
        assessment=assess(tried.plan, catalogue, session.today),
        catalogue=catalogue,
        today=session.today,
        proposed=True,
    )


def earlier_of(session: PlanSession, against: str, now: State) -> Earlier:
    """What an order wants the plan to be held against; ``PlanError`` where it is not there."""
    if against == LAST_STEP:
        return before_last_step(session, now)
    return since_baseline(now, against)


def since_baseline(now: State, baseline: str) -> Earlier:
    """A baseline of the plan."""
    from roadmap_desktop.reports.addendum.content import Earlier

    taken = next((one for one in now.plan.baselines if one.id == baseline), None)
    if taken is None:
        raise PlanError("This baseline is no longer there; choose another one.")
    schedule, kept = now.assessment.schedule, dates_kept(now.plan, baseline)
    gone = (one.row for one in kept if one.row not in schedule.by_id)
    names = (_called(now, row) for row in gone)
    return Earlier(
        name=f"baseline “{taken.name}”",
        schedule=as_it_stood(schedule, kept),
        difference=moved_since(schedule, kept, decided=now.decided, today=now.today),
        on=taken.taken_on,
        revision=taken.version,
        whole=False,
        gone=tuple(name for name in names if name),
    )


def _called(now: State, row: str) -> str:
    """What a row was called that is no longer on the timeline; '' where nobody knows any more."""
    own = next((t for t in now.plan.tasks if row in (t.id, t.template) and t.name), None)
    if own is not None:
        return own.name
    record = now.catalogue.find("tasks", row)
    return str(record.name) if record is not None else ""


def before_last_step(session: PlanSession, now: State) -> Earlier:
    """The plan as it stood before the step that undo would take back."""
    steps = session.steps_done()
    if not steps:
        raise PlanError(NO_STEP)
    step = steps[-1]
    return _whole(now, plan_at(session, step.id - 1), step.label)


def before_trying(session: PlanSession, tried: Tried, now: State) -> Earlier:
    """The plan as it stands, where ``now`` is what was tried on it."""
    return _whole(now, session.plan, tried.label)


def _whole(now: State, before: Plan, act: str) -> Earlier:
    from roadmap_desktop.reports.addendum.content import Earlier

    found = now.assessment
    stood = schedule_of(
        before, now.catalogue, found.depth, now.today, found.readiness.sprint_needed
    )
    return Earlier(
        name="plan before this step",
        schedule=stood,
        difference=difference(stood, found.schedule, decided=now.decided, today=now.today),
        revision=revision_of(before),
        act=act,
    )


def addendum_of(now: State, earlier: Earlier, *, reason: str = "", asked_by: str = "") -> Addendum:
    """What the addendum says; ``PlanError`` where nothing differs."""
    from roadmap_desktop.reports.addendum.content import addendum

    found = addendum(
        now.plan,
        now.assessment,
        now.catalogue,
        earlier,
        revision=revision_of(now.plan),
        reason=reason,
        asked_by=asked_by,
        proposed=now.proposed,
    )
    if found.nothing:
        raise PlanError(NOTHING_MOVED.format(name=earlier.name))
    return found


def write_addendum(
    found: Addendum,
    now: State,
    path: Path,
    *,
    paper: Paper | None,
    fonts: Path,
    progress: Progress | None = None,
) -> Written:
    """Write an addendum as PDF, aside first; ``PlanError`` leaves an older file as it was."""
    from roadmap_desktop.reports.addendum.sections import addendum_document
    from roadmap_desktop.reports.content.report import Report
    from roadmap_desktop.reports.documents import document_control

    def draw(aside: Path) -> Written:
        control = document_control(
            now.plan, now.assessment, now.catalogue, today=now.today, revision=found.revision
        )
        report = Report(
            plan=now.plan, assessment=now.assessment, catalogue=now.catalogue, control=control
        )
        document = addendum_document(found, report)
        if progress is not None:
            progress(20, Step.DRAW)
        return pdf_of(document, aside, paper or usual_paper(now.plan), fonts, Format.ADDENDUM)

    return written_in_place(path, draw, progress)
