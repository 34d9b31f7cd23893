"""Signs and mistakes that the plan shows as a whole: S0-72, S0-74, S1-57, S3-2.

The other warning signs, mistakes and anti-patterns belong to the part of the plan they concern;
``cautions.toml`` names the code that watches for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, counted, quoted
from roadmap_desktop.assessment.gates import is_passed
from roadmap_desktop.assessment.lamps import assess_symptoms
from roadmap_desktop.domain.content.checklists import Checklist
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.timeline import Preset
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.timeline.schedule import Schedule

READINESS = "readiness"
MAKE_READY = "make_ready"
_CLAIMS_ALL_TESTED = re.compile(
    r"\b(all|every) (the )?(possible )?outputs? (is|are|was|were|has been|have been|will be) "
    r"(fully |completely )?tested\b|\b(fully|100 ?%|completely) tested\b|"
    r"\b(is|are) (always right|never wrong|error[- ]free)\b",
    re.IGNORECASE,
)


def caution_findings(case: Case, schedule: Schedule) -> Iterator[Finding]:
    """What usually goes wrong and can be seen before anything runs."""
    yield from _rework_not_counted(case)
    yield from _software_only(case)
    yield from _scope_open(case)
    yield from _readiness_skipped(case, schedule)
    yield from _late_hardening(case, schedule)
    yield from _catch_and_correct(case)
    yield from _symptoms(case)


def _rework_not_counted(case: Case) -> Iterator[Finding]:
    """Warning sign 4 as far as a plan shows it; deeper plans are asked for each signal anyway."""
    plan = case.plan
    timed = any(s.signal == "time" for s in plan.evidence_signals)
    ruled = any(r.family == "excessive_rework" for r in plan.stop_rules)
    if not timed and not ruled and not case.reaches(Depth.STANDARD):
        yield Finding(
            code="warning.rework_not_counted",
            severity=Severity.NOTE,
            subject=case.about("pilot.evidence", "Evidence plan"),
            reason="Nobody counts the minutes of tidying up, so nobody sees when they grow past "
            "the minutes saved.",
            remedy="Count both from the first week, or add a stop rule on rework.",
            requirements=("S0-72",),
        )


def _software_only(case: Case) -> Iterator[Finding]:
    plan = case.plan
    shown = any(s.training.strip() for s in plan.rollout_stages)
    budgeted = any(b.kind == "training" and (b.hours or b.amount) for b in plan.budget_lines)
    if not (shown or budgeted or case.holder_name("trainer")):
        yield Finding(
            code="mistake.software_only",
            severity=Severity.WARNING,
            subject=case.about("rollout.stages", "What people learn"),
            reason="Nothing says who is shown how to work with it, as if it were only installed.",
            remedy="Write for each rollout stage what people learn and who shows them.",
            requirements=("S0-74",),
        )


def _scope_open(case: Case) -> Iterator[Finding]:
    pilot = case.plan.pilot
    if pilot.tasks_in.strip() and not (pilot.tasks_out.strip() or pilot.workflows_out.strip()):
        yield Finding(
            code="mistake.scope_open",
            severity=case.from_standard(Severity.WARNING, Severity.NOTE),
            subject=case.about("pilot.tasks_out"),
            reason=f"The pilot covers {quoted(pilot.tasks_in)}, but nothing says what stays out.",
            remedy="Name what stays out, and take each later extension to a gate.",
            requirements=("S0-74", "S0-31"),
        )


def _readiness_skipped(case: Case, schedule: Schedule) -> Iterator[Finding]:
    """Only once the pilot has begun is the groundwork skipped; before, it is merely open."""
    begun = next(p.start for p in schedule.phases if p.id == "pilot") <= case.today
    lines = _readiness_lines(case)
    said = any((a := case.line(item)) and a.state is not None for item in lines)
    if lines and not said and (begun or is_passed(case, "pilot")):
        yield Finding(
            code="mistake.readiness_skipped",
            severity=Severity.WARNING,
            subject=case.about("readiness.dimensions", "Readiness"),
            reason="The pilot has begun, and nobody has rated a single readiness point.",
            remedy=f"Rate the {len(lines)} points now; a weak one is a reason to pause.",
            requirements=("S0-74", "S2-12"),
        )


def _readiness_lines(case: Case) -> list[str]:
    checklist: Checklist = case.catalogue.find("checklists", READINESS)
    return [item.id for item in checklist.items]


def _late_hardening(case: Case, schedule: Schedule) -> Iterator[Finding]:
    preset: Preset | None = case.catalogue.find("presets", schedule.preset)
    if preset is None:
        return
    place = next(n for n, p in enumerate(case.catalogue.phases) if p.id == MAKE_READY)
    usual = preset.phase_days[place]
    days = next(p.days for p in schedule.phases if p.id == MAKE_READY)
    if days * 2 < usual:
        yield Finding(
            code="anti_pattern.late_hardening",
            severity=Severity.WARNING,
            subject=case.about("phases.lengths", "Length of the phases"),
            reason=f"Only {counted(days, 'day')} lie between the pilot and wider use instead of "
            f"{usual}; faults found in the pilot would be put right while everybody uses it.",
            remedy="Keep the days between pilot and wider use free for putting things right.",
            requirements=("S1-57", "S1-60"),
        )


def _catch_and_correct(case: Case) -> Iterator[Finding]:
    review = case.plan.review
    said = f"{review.catch_and_correct} {review.checks_for} {case.plan.pilot.proceed_if}"
    claim = _CLAIMS_ALL_TESTED.search(said)
    if claim:
        yield Finding(
            code="review.claims_all_tested",
            severity=Severity.WARNING,
            subject=case.about("review.catch"),
            reason=f"{quoted(claim.group())} cannot hold: an AI is right most of the time and "
            "wrong some of the time, also after every test.",
            remedy="Say how a fault is found in daily use, and who puts it right.",
            requirements=("S3-2",),
        )
    elif not review.catch_and_correct.strip():
        yield Finding(
            code="review.no_catch_and_correct",
            severity=case.from_standard(Severity.WARNING, Severity.NOTE),
            subject=case.about("review.catch"),
            reason="Nothing says how a fault is found and put right once it is in daily use.",
            remedy="Write who reads what, where faults are noted, and when the list is read.",
            requirements=("S3-2",),
        )


def _symptoms(case: Case) -> Iterator[Finding]:
    """Ticked symptoms become something to do, as one finding (S0-8)."""
    seen = [s for s in assess_symptoms(case) if s.holds]
    if seen:
        yield Finding(
            code="symptoms.seen",
            severity=Severity.WARNING,
            subject=case.about("checks.symptoms"),
            reason=f"{counted(len(seen), 'sign')} of working without a roadmap: "
            f"{' '.join(s.text for s in seen)}",
            remedy="Make each of them a task with an owner and a date.",
            requirements=("S0-8",),
        )
