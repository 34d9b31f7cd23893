"""The plan's length against the known bands, and what would double it (S1-59, S4-57 to S4-59)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from roadmap_desktop.assessment.case import Case, figure
from roadmap_desktop.assessment.result import Duration
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.words import full_date

PILOT, LIMITED_ROLLOUT = "pilot", "limited_rollout"
_DRIVERS = (
    ("Workflow", "readiness.workflow"),
    ("Data", "readiness.data"),
    ("Links to other systems", "base.integration"),
    ("Rules and decisions", "readiness.governance"),
    ("Running the tool day by day", "readiness.monitoring"),
)
_WORDS = {
    ItemState.YES: "ready",
    ItemState.IN_PART: "partly ready",
    ItemState.NO: "weak",
    ItemState.NOT_SURE: "not sure yet",
    ItemState.NOT_APPLICABLE: "does not apply",
}


def assess_duration(case: Case, schedule: Schedule, unresolved: bool) -> Duration:
    """Weeks from pilot start to the end of limited rollout; 8 to 16 is the band (S1-59).

    ``unresolved`` says that scope or team is not settled; then the plan may take twice as long.
    """
    phases = {p.id: p for p in schedule.phases}
    days = phases[LIMITED_ROLLOUT].finish_day - phases[PILOT].start_day + 1
    weeks = round(days / 7, 1)
    low = case.catalogue.threshold["transition_weeks_min"].value
    high = case.catalogue.threshold["transition_weeks_max"].value
    total = (schedule.finish - schedule.start).days + 1
    note = (
        "A large firm with many systems is said to need about nine months, an agile one as little"
        f" as 90 days; this plan takes {total}."
    )
    states = ((name, case.state_of(item)) for name, item in _DRIVERS)
    return Duration(
        transition_weeks=weeks,
        inside_band=low <= weeks <= high,
        drivers=tuple((name, _WORDS[s] if s else "not rated") for name, s in states),
        planned_finish=schedule.finish,
        doubled_finish=schedule.finish + timedelta(total) if unresolved else None,
        notes=(note,),
    )


def length_in_sentences(duration: Duration) -> tuple[str, ...]:
    """How long the plan is against the band, what may double it, what drives it, and what others
    report; the same on screen, on paper and at the command line."""
    said = (band_sentence(duration), doubling_sentence(duration), drivers_sentence(duration))
    return tuple(one for one in (*said, *duration.notes) if one)


def band_sentence(duration: Duration) -> str:
    """'Pilot start to the end of limited rollout takes 11.4 weeks; 8 to 16 are usual ...'"""
    return (
        f"Pilot start to the end of limited rollout takes {figure(duration.transition_weeks)} "
        "weeks; 8 to 16 are usual for one focused use."
    )


def doubling_sentence(duration: Duration) -> str:
    """The doubled end as a risk, '' where scope and team are settled (S4-59)."""
    if duration.doubled_finish is None:
        return ""
    return (
        "Scope or team is not settled yet. That can double the time: the end may be "
        f"{full_date(duration.doubled_finish)} instead of {full_date(duration.planned_finish)}."
    )


def drivers_sentence(duration: Duration) -> str:
    """What the length depends on, each as it was rated (S1-59, S4-58)."""
    told = [f"{name[:1].lower()}{name[1:]} ({rated})" for name, rated in duration.drivers]
    return f"It depends on {', '.join(told)}."


def duration_findings(case: Case, duration: Duration) -> Iterator[Finding]:
    """A plan outside the band gets a note; it is no fault."""
    if not duration.inside_band:
        yield Finding(
            code="duration.outside_band",
            severity=Severity.NOTE,
            subject=case.about("plan.preset", "Length of the plan"),
            reason=band_sentence(duration),
            remedy="Say in the plan why it is shorter or longer, or choose another length.",
            requirements=("S1-59",),
        )
    if duration.doubled_finish:
        yield Finding(
            code="duration.may_double",
            severity=Severity.NOTE,
            subject=case.about("use.work", "Scope and team"),
            reason=doubling_sentence(duration),
            remedy="Settle the open points above before the pilot gate.",
            requirements=("S4-59",),
        )
