"""Is the use specific, and do its measures say anything (S0-21, S0-22, S2-11)."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, counted, listed, quoted, row
from roadmap_desktop.assessment.vagueness import (
    Kind,
    is_placeholder,
    says_nothing,
    speaks_of_feelings_or_use_only,
)
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.pilot import Comparator, Criterion
from roadmap_desktop.domain.model.plan import Origin

_FIELDS = (
    ("use.work", "work", Kind.WORK, "the work"),
    ("use.output", "output", Kind.OUTPUT, "what comes out"),
    ("use.not_allowed", "not_allowed", Kind.LIMIT, "what the AI may not do"),
    ("use.value", "value_text", Kind.GOAL, "the value hoped for"),
)
_NEEDED = (*_FIELDS[:3], ("use.users", "users", None, "who uses it"))
_HIGHER_IS_BETTER = (Comparator.ABOVE, Comparator.AT_LEAST)


def purpose_findings(case: Case) -> Iterator[Finding]:
    """Missing and vague parts of the use, one finding each kind."""
    use = case.plan.use_case
    missing = [
        (question, words)
        for question, field, _, words in _NEEDED
        if is_placeholder(getattr(use, field))
    ]
    if missing:
        yield Finding(
            code="use_case.incomplete",
            severity=Severity.ERROR,
            subject=case.about(missing[0][0]),
            reason=f"The use does not say {listed(words for _, words in missing)}; without that "
            "nobody can judge risk, data or value.",
            remedy="Describe it as you would to somebody on their first day.",
            causes=tuple(case.about(question) for question, _ in missing),
            requirements=("S0-21", "S0-22"),
        )
    for question, field, kind, words in _FIELDS:
        text = getattr(use, field)
        if not is_placeholder(text) and says_nothing(text, kind):
            yield Finding(
                code="use_case.vague",
                severity=Severity.ERROR if question == "use.work" else Severity.WARNING,
                subject=case.about(question),
                reason=f"{quoted(text)} does not say {words} closely enough to plan by.",
                remedy="Name one task, who does it, and what lies on the table afterwards.",
                requirements=("S0-22",),
            )
    if use.value_text and use.value_unit is None:
        yield Finding(
            code="use_case.value_without_unit",
            severity=Severity.NOTE,
            subject=case.about("use.value_unit"),
            reason="The value hoped for does not say whether it is time, quality, money or errors.",
            remedy="Choose one; the first measure follows from it.",
            requirements=("S0-23",),
        )
    if case.plan.header.origin not in (None, Origin.OWN_NEED):
        yield Finding(
            code="plan.informal_origin",
            severity=Severity.NOTE,
            subject=case.about("plan.origin", "How the idea started"),
            reason="The idea began informally. That is common, and a reason to slow down.",
            remedy="Decide stage by stage, and do not skip the readiness points after a good demo.",
            requirements=("S0-2", "S0-6"),
        )


def criteria_findings(case: Case) -> Iterator[Finding]:
    """Success criteria: there, with numbers, with bands the right way round, about the work."""
    criteria = case.plan.criteria
    about = case.about("pilot.criteria", "Success criteria")
    if not criteria:
        yield Finding(
            code="criterion.none",
            severity=Severity.ERROR,
            subject=about,
            reason="No measure says when the pilot has worked, so it can never fail or succeed.",
            remedy="Take one thing that is counted today, with its number and the number you want.",
            requirements=("S0-32", "S1-9", "S2-11"),
        )
        return
    for one in criteria:
        subject = row("criterion", one, "pilot.criteria", one.metric)
        if _is_vague(one):
            yield Finding(
                code="criterion.vague",
                severity=Severity.ERROR,
                subject=subject,
                reason=f"{quoted(one.metric)} cannot be counted.",
                remedy="Say what is counted, in which unit and over which time.",
                requirements=("S2-11", "S0-74"),
            )
        elif one.success is None or one.failure is None or one.comparator is None:
            yield Finding(
                code="criterion.no_number",
                severity=Severity.ERROR,
                subject=subject,
                reason=f"{quoted(one.metric)} has no number for success and for failure.",
                remedy="Write one number that counts as success and one that counts as failure.",
                requirements=("S1-13", "S4-5"),
            )
        elif _bands_cross(one):
            yield Finding(
                code="criterion.bands_crossed",
                severity=Severity.ERROR,
                subject=subject,
                reason=f"{quoted(one.metric)}: the number for failure lies on the good side of the "
                "number for success.",
                remedy="Swap the two numbers, or turn the comparison round.",
                requirements=("S1-13",),
            )
    bare = [one for one in criteria if not (one.period.strip() and one.source.strip())]
    if bare and case.reaches(Depth.STANDARD):
        yield Finding(
            code="criterion.no_source",
            severity=Severity.NOTE,
            subject=about,
            reason=f"{counted(len(bare), 'criterion', 'criteria')} without a period or without "
            f"saying where the number comes from: {listed(quoted(one.metric) for one in bare)}.",
            remedy="Write over which time it is counted, and from which list or program.",
            causes=tuple(row("criterion", one, "pilot.criteria", one.metric) for one in bare),
            requirements=("S4-5",),
        )
    countable = [one for one in criteria if not _is_vague(one)]
    if countable and all(speaks_of_feelings_or_use_only(one.metric) for one in countable):
        yield Finding(
            code="criterion.usage_only",
            severity=Severity.ERROR,
            subject=about,
            reason="The criteria speak of liking or using it only; neither shows that work got "
            "better.",
            remedy="Add one measure of the work itself: minutes, errors, money.",
            causes=tuple(row("criterion", c, "pilot.criteria", c.metric) for c in criteria),
            requirements=("S0-32", "S1-2", "S1-57"),
        )
    if countable and all(one.baseline is None for one in countable):
        yield Finding(
            code="pilot.no_baseline",
            severity=Severity.ERROR,
            subject=about,
            reason="No measure has today's value, so nobody can say later whether it got better.",
            remedy="Count for a week how it is today and write the number down.",
            requirements=("S1-9",),
        )


def _is_vague(one: Criterion) -> bool:
    """Cannot be counted; a measure of liking or use has a finding of its own."""
    feelings = speaks_of_feelings_or_use_only(one.metric)
    return says_nothing(one.metric, Kind.METRIC) and not feelings


def _bands_cross(one: Criterion) -> bool:
    if one.success is None or one.failure is None:
        return False
    if one.comparator in _HIGHER_IS_BETTER:
        return one.failure > one.success
    return one.failure < one.success
