"""What a printed timeline shows: the schedule, how its gates stand, what it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from roadmap_desktop.assessment.gate_states import gate_states
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.reports.blocks import DocumentControl
from roadmap_desktop.timeline.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineDates:
    """The dates that the plan is compared with."""

    name: str
    dates: Mapping[str, tuple[date, date]]
    """Start and finish by timeline id."""


@dataclass(frozen=True, kw_only=True)
class TimelineContent:
    """Everything a drawing of the timeline is made from."""

    schedule: Schedule
    control: DocumentControl
    gates: Mapping[str, GateState] = field(default_factory=dict)
    """By gate id; a gate that is not named is planned."""
    baseline: BaselineDates | None = None
    today: date | None = None


def timeline_content(
    plan: Plan,
    assessment: Assessment,
    control: DocumentControl,
    *,
    today: date,
    baseline: str = "",
) -> TimelineContent:
    """The timeline of a plan; ``baseline`` is the id of the one to compare with, '' for none."""
    return TimelineContent(
        schedule=assessment.schedule,
        control=control,
        gates=gate_states(assessment),
        baseline=_baseline(plan, baseline),
        today=today,
    )


def _baseline(plan: Plan, wanted: str) -> BaselineDates | None:
    taken = next((one for one in plan.baselines if one.id == wanted), None)
    if taken is None:
        return None
    return BaselineDates(
        name=taken.name or taken.version,
        dates={
            kept.row: (kept.start, kept.finish)
            for kept in plan.baseline_dates
            if kept.baseline == wanted and kept.start and kept.finish
        },
    )
