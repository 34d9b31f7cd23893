"""What the schedule itself has to say: dates that clash, reviews that cost too much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, figure
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.timeline.schedule import Conflict, Schedule
from roadmap_desktop.timeline.words import full_date

MOST_REVIEW_MINUTES = {Depth.LIGHT: 4 * 60, Depth.STANDARD: 12 * 60, Depth.FORMAL: 24 * 60}
"""Minutes of reviews a month beyond which governance stops being light, by depth (S1-37)."""

LONGEST_PILOT_DAYS = {Depth.LIGHT: 92, Depth.STANDARD: 184, Depth.FORMAL: 184}
"""Three months for a light plan; three to six months are usual for larger ones (S2-15)."""


MORE_ROOM = "Give the phase more days, or shorten a task before it."

LOOK = "Open the timeline and look at what is named."

REMEDIES = {
    "late_for_gate": MORE_ROOM,
    "outside_phase": MORE_ROOM,
    "late_for_date": "Shorten the task or what comes before it, or agree on a later date.",
    "must_start": "Choose another day, shorten what comes before, or remove the link.",
    "broken_order": "Correct the dates that were noted, or remove the link.",
    "closed_day": "Choose an open day.",
    "no_day_left": "Give it a later last day, or let it move off closed days.",
    "cycle": "Remove one of the links.",
    "unknown_task": "Remove what leads to the lost task, or add the task anew.",
    "unknown_place": "Correct the firm's country or region.",
    "no_open_day": "Mark at least one weekday as open.",
    "start_out_of_range": "Choose another first day.",
}
"""What to do about each kind of conflict of the schedule."""


MOST_OF_A_KIND = 5
"""Conflicts of one kind that are told one by one; more of them are one finding."""


def timing_findings(case: Case, schedule: Schedule) -> Iterator[Finding]:
    """Conflicts of the schedule, a missing start, and the load of reviews."""
    yield from _conflict_findings(case, schedule)
    pilot = next(p for p in schedule.phases if p.id == "pilot")
    most = LONGEST_PILOT_DAYS[case.depth]
    if pilot.days > most:
        yield Finding(
            code="pilot.overlong",
            severity=Severity.WARNING,
            subject=case.about("phases.lengths", "Length of the pilot"),
            reason=f"The pilot lasts {pilot.days} days; beyond {most} it tends to become the way "
            "of working without ever being decided.",
            remedy="Shorten it, or cut the use into a smaller one that can be judged sooner.",
            requirements=("S2-14", "S2-15"),
        )
    if schedule.start_assumed:
        yield Finding(
            code="timeline.no_start",
            severity=Severity.WARNING,
            subject=case.about("plan.start"),
            reason=f"The plan names no first day; {full_date(schedule.start)} is assumed.",
            remedy="Choose the day on which day 1 falls.",
            requirements=("S1-54",),
        )
    minutes = schedule.cadence_minutes_per_month
    if minutes > MOST_REVIEW_MINUTES[case.depth]:
        yield Finding(
            code="timeline.reviews_heavy",
            severity=Severity.NOTE,
            subject=case.about("plan.preset", "Reviews"),
            reason=f"Reviews take {figure(minutes / 60)} hours a month at the busiest time.",
            remedy="Merge reviews or make them shorter; regular and short beats rare and long.",
            requirements=("S1-37",),
        )


def _conflict_findings(case: Case, schedule: Schedule) -> Iterator[Finding]:
    """Each conflict by itself; many of a kind as one, or nobody would read the others.

    A plan taken over from elsewhere may have thousands of tasks that miss the same date.
    """
    kinds: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in schedule.conflicts:
        kinds[conflict.code].append(conflict)
    told = set()
    for conflict in schedule.conflicts:
        alike = kinds[conflict.code]
        reason, remedy = conflict.text, REMEDIES.get(conflict.code, LOOK)
        if len(alike) > MOST_OF_A_KIND:
            if conflict.code in told:
                continue
            told.add(conflict.code)
            reason = f"{conflict.text} {len(alike) - 1:,} more are like this one."
            remedy = f"{remedy} The timeline shows all of them."
        yield Finding(
            code=f"timeline.{conflict.code}",
            severity=Severity.WARNING,
            subject=case.about("plan.start", "Timeline"),
            reason=reason,
            remedy=remedy,
            requirements=("S1-55",),
        )
