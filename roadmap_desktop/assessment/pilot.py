"""The pilot: who checks, who may stop it, by which result, and how small it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, counted, listed, quoted, row
from roadmap_desktop.assessment.vagueness import Kind, says_nothing
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.pilot import StopRule
from roadmap_desktop.domain.model.use_case import Approval

EVERYBODY = re.compile(
    r"(?<!not )(?<!almost )\b(everyone|everybody|"
    r"all (our |the )?(staff|employees|colleagues|of us|teams)|"
    r"(whole|entire) (firm|team|company|staff|business|office|practice|shop|bakery|workshop|"
    r"clinic|agency)|(company|firm|organi[sz]ation)[- ]wide)\b"
    r"(?! (on|in|at|of|who|from) (the|a|our)\b)",
    re.IGNORECASE,
)
"""Words that take in the whole firm; 'everyone on the early shift' does not."""
SMALL_FIRM = 5
"""Up to so many people a pilot may hold everybody; the deviation is recorded (X-4)."""
_UNCHECKED = (Approval.SAMPLED, Approval.AUTOMATIC)


def pilot_findings(case: Case) -> Iterator[Finding]:
    """What a pilot may not begin without (S0-30 to S0-35, S0-75)."""
    yield from _review(case)
    yield from _people(case)
    yield from _size(case)
    pilot = case.plan.pilot
    if not pilot.tasks_in.strip():
        yield Finding(
            code="pilot.no_scope",
            severity=Severity.ERROR,
            subject=case.about("pilot.tasks_in"),
            reason="The pilot does not say which tasks belong to it, so it can spread unnoticed.",
            remedy="List the few tasks that are tried, and leave everything else out.",
            requirements=("S0-31", "S0-30"),
        )
    if not pilot.fallback.strip():
        yield Finding(
            code="mistake.no_way_back",
            severity=Severity.ERROR,
            subject=case.about("pilot.fallback"),
            reason="Nothing says how the work is done when the AI is off.",
            remedy="Describe the way back in two sentences: who does what, from when.",
            requirements=("S0-60", "S3-25", "S0-74", "S4-62"),
        )


def _review(case: Case) -> Iterator[Finding]:
    plan, reviewer = case.plan, case.holder_name("reviewer")
    approval = plan.use_case.approval
    if approval in _UNCHECKED and "customers" in plan.use_case.impact_flags:
        yield Finding(
            code="warning.customer_no_review",
            severity=Severity.ERROR,
            subject=case.about("use.approval"),
            reason="Output reaches customers before a person has approved it.",
            remedy="Let a named person approve each output, at least for the pilot.",
            requirements=("S0-69",),
        )
    elif approval in _UNCHECKED:
        yield Finding(
            code="warning.unchecked_output",
            severity=Severity.ERROR,
            subject=case.about("use.approval"),
            reason="Output leaves or changes records before a person has checked it.",
            remedy="Let a person check each output before it is used, at least for the pilot.",
            requirements=("S0-71",),
        )
    elif not reviewer:
        code = "pilot.no_review"
        yield Finding(
            code=code,
            severity=Severity.ERROR,
            subject=case.about("people.reviewer"),
            reason="Nobody is named who checks the output.",
            remedy="Name the person who reads it before it is used.",
            requirements=("S0-33", "S0-71"),
        )


def _people(case: Case) -> Iterator[Finding]:
    if not case.holder_name("owner"):
        yield Finding(
            code="pilot.no_owner",
            severity=Severity.ERROR,
            subject=case.about("people.owner"),
            reason="Nobody owns this use, so nobody decides when something goes wrong.",
            remedy="Name one person from the business side.",
            requirements=("S0-13", "S1-34", "S0-78"),
        )
    pauser, deputy = case.holder_name("pauser"), case.holder_name("pauser_deputy")
    if not pauser:
        yield Finding(
            code="pilot.no_pause_right",
            severity=Severity.ERROR,
            subject=case.about("people.pauser"),
            reason="Nobody is named who may pause the use on the spot.",
            remedy="Name one person who may stop it without asking anybody.",
            requirements=("S0-75", "S0-74"),
        )
    elif not deputy and (case.plan.client.head_count or 2) > 1:
        yield Finding(
            code="pilot.no_deputy",
            severity=Severity.WARNING,
            subject=case.about("people.pauser_deputy"),
            reason=f"Only {pauser} may pause the use; on a day off nobody can.",
            remedy="Name a deputy.",
            requirements=("S0-75",),
        )
    elif deputy.casefold() == pauser.casefold() and case.plan.client.head_count != 1:
        yield Finding(
            code="pilot.deputy_is_same",
            severity=Severity.WARNING,
            subject=case.about("people.pauser_deputy"),
            reason=f"{pauser} may pause the use and is their own deputy; on a day off nobody can.",
            remedy="Name somebody else as deputy, from outside the firm if need be.",
            requirements=("S0-75",),
        )


def _size(case: Case) -> Iterator[Finding]:
    plan = case.plan
    heads, users = plan.client.head_count, plan.pilot.user_count
    if heads and users and users > heads:
        yield Finding(
            code="pilot.more_users_than_heads",
            severity=Severity.WARNING,
            subject=case.about("pilot.user_count"),
            reason=f"The pilot counts {users} users, but the firm has {heads} people.",
            remedy="Correct one of the two numbers, or say who joins from outside.",
            requirements=("X-4", "S0-31"),
        )
    elif is_whole_firm(case):
        who = quoted(plan.pilot.users) if plan.pilot.users else f"all {heads}"
        yield Finding(
            code="pilot.whole_firm",
            severity=Severity.ERROR,
            subject=case.about("pilot.users"),
            reason=f"The pilot takes in everybody ({who}), so a fault reaches everybody at once.",
            remedy="Begin with two to five people, and let the others follow in stages.",
            requirements=("S2-14", "S3-14", "S3-15"),
        )


def is_whole_firm(case: Case) -> bool:
    """Everybody is in the pilot of a firm that could do with fewer, by number or by word."""
    heads, users = case.plan.client.head_count, case.plan.pilot.user_count
    if heads and heads <= SMALL_FIRM:
        return False
    return bool(heads and users and users >= heads) or bool(EVERYBODY.search(case.plan.pilot.users))


# --- stop rules --------------------------------------------------------------------------------


def stop_rule_findings(case: Case) -> Iterator[Finding]:
    """At least one rule, each with a result that can be seen (S0-35, S0-36)."""
    rules = case.plan.stop_rules
    about = case.about("stop.rules", "Stop rules")
    if not rules:
        yield Finding(
            code="pilot.no_stop_rule",
            severity=Severity.ERROR,
            subject=about,
            reason="No result would stop the pilot, so it would run on whatever happens.",
            remedy="Take over the suggested rules and change their numbers.",
            requirements=("S0-35", "S0-36"),
        )
        return
    vague = [r for r in rules if not _is_measured(r) and says_nothing(r.trigger, Kind.TRIGGER)]
    for rule in vague:
        yield Finding(
            code="stop_rule.vague",
            severity=Severity.ERROR,
            subject=row("stop_rule", rule, "stop.rules", rule.trigger),
            reason=f"{quoted(rule.trigger)} leaves open when the rule applies.",
            remedy="Write a result that two people would see alike, best with a number.",
            requirements=("S0-35",),
        )
    half = [r for r in rules if r not in vague and _is_half(r)]
    for rule in half:
        yield Finding(
            code="stop_rule.no_threshold",
            severity=Severity.WARNING,
            subject=row("stop_rule", rule, "stop.rules", rule.trigger),
            reason=f"{quoted(rule.metric)} is measured, but the rule has no limit for it.",
            remedy="Write the number and whether it is too much or too little.",
            requirements=("S0-35", "S4-5"),
        )
    families = {r.family for r in rules}
    missing = [f for f in case.catalogue.stop_rule_families if f.id not in families]
    if missing and case.reaches(Depth.STANDARD):
        yield Finding(
            code="stop_rule.family_missing",
            severity=Severity.WARNING,
            subject=about,
            reason=f"No rule speaks of {listed(f.name.lower() for f in missing)}.",
            remedy="Add a rule of that kind, or accept by name that there is none.",
            requirements=("S0-36",),
        )


def _is_measured(rule: StopRule) -> bool:
    return bool(rule.metric) and rule.value is not None and rule.comparator is not None


def _is_half(rule: StopRule) -> bool:
    return bool(rule.metric) and (rule.value is None or rule.comparator is None)


def evidence_findings(case: Case) -> Iterator[Finding]:
    """The five signals, each with a recorder (S0-34)."""
    if not case.reaches(Depth.STANDARD):
        return
    planned = {s.signal for s in case.plan.evidence_signals}
    missing = [s for s in case.catalogue.evidence_signals if s.id not in planned]
    alone = [s for s in case.plan.evidence_signals if not case.name(s.recorder_id)]
    about = case.about("pilot.evidence", "Evidence plan")
    if missing:
        yield Finding(
            code="evidence.signal_missing",
            severity=Severity.WARNING,
            subject=about,
            reason=f"Nobody writes down {listed(s.name.lower() for s in missing)}.",
            remedy="Add a line with who writes it down and how often.",
            requirements=("S0-34",),
        )
    if alone:
        yield Finding(
            code="evidence.no_recorder",
            severity=Severity.WARNING,
            subject=about,
            reason=f"{counted(len(alone), 'signal')} of the evidence plan without a recorder.",
            remedy="Name who writes each down.",
            requirements=("S0-34",),
        )
