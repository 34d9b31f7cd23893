"""The first page: what is to be decided, the use in five facts, the plan in five lines (S0-11)."""

from __future__ import annotations

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.reports.blocks import (
    Callout,
    Cell,
    CellKind,
    Column,
    Fact,
    Facts,
    Heading,
    PhaseStrip,
    Row,
    Section,
    Table,
)
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import (
    clause,
    counted,
    listed,
    lowered,
    number,
    plain_date,
    provided,
    sentence,
    short_date,
    span_of,
)


def summary(report: Report) -> Section:
    """The one-page summary."""
    schedule = report.assessment.schedule
    depth = report.assessment.depth
    days = (schedule.finish - schedule.start).days + 1
    return Section(
        id="summary",
        title=report.control.title,
        standfirst=(
            f"{report.control.client}. A {depth} plan for one AI use over {days} days, "
            f"{span_of(schedule.start, schedule.finish)}."
        ),
        blocks=(
            _control(report),
            _question(report),
            Facts(items=_facts(report)),
            Heading(text="The plan in five lines"),
            bottom_line_table(report),
            PhaseStrip(schedule=schedule),
            *_adapted(report),
        ),
    )


def _control(report: Report) -> Facts:
    control, schedule = report.control, report.assessment.schedule
    pairs = (
        ("Number", control.number or "–"),
        ("Revision", control.revision),
        ("Status", control.status.words),
        ("Issued", short_date(control.issued)),
        ("Prepared by", control.prepared_by or "–"),
        ("Next review", short_date(schedule.gates[-1].start)),
    )
    return Facts(items=tuple(Fact(label=a, text=b) for a, b in pairs), strip=True)


def _question(report: Report) -> Callout:
    gate = report.next_gate
    if gate.gate in ("idea", "pilot"):
        pilot = report.phase("pilot")
        users = report.plan.pilot.user_count
        who = f"with {counted(users, 'person', 'people')} " if users else ""
        text = (
            f"May {report.control.client} run a pilot {who}"
            f"from {span_of(pilot.start, pilot.finish)}?"
        )
        until = report.gate("pilot")
        note = (
            f"This document is read at the {gate.name.lower()} on {plain_date(gate.due)}. Until "
            f"the {until.name.lower()} on {plain_date(until.due)} nothing is used in daily work."
        )
    else:
        text = gate.question
        note = f"The {gate.name.lower()} falls on {plain_date(gate.due)}, day {gate.day}."
    return Callout(label="What you are asked to decide", text=text, note=note)


def _facts(report: Report) -> tuple[Fact, ...]:
    plan = report.plan
    return (
        Fact(label="The use", text=f"{sentence(provided(plan.use_case.work))} {_output(report)}"),
        Fact(label="The people", text=_people(report)),
        Fact(label="The worth", text=_worth(report)),
        Fact(
            label="The limits",
            text=(
                f"The AI may not {lowered(sentence(provided(plan.use_case.not_allowed)))} What is "
                "never typed in stands on the desk card."
            ),
        ),
        Fact(label="The weight", text=weight(report)),
    )


def _output(report: Report) -> str:
    output = report.plan.use_case.output.strip()
    return sentence(output) if output else ""


def _people(report: Report) -> str:
    plan = report.plan
    owner, reviewer = report.holder("owner"), report.holder("reviewer")
    pauser, deputy = report.holder("pauser"), plan.holder("pauser_deputy")
    absence = f", {deputy.name} in their absence" if deputy else ""
    users = clause(provided(plan.pilot.users))
    return (
        f"{owner} owns it. Pilot users: {users}. {reviewer} reviews. "
        f"{pauser} may pause it{absence}."
    )


def _worth(report: Report) -> str:
    plan = report.plan
    hoped = sentence(plan.use_case.value_text)
    if not plan.criteria:
        return hoped or "No measure is named yet."
    first = plan.criteria[0]
    now = f"today {number(first.baseline, first.unit)}, " if first.baseline is not None else ""
    goal = f"success from {number(first.success, first.unit)}" if first.success is not None else ""
    return f"{hoped} {clause(first.metric)}: {now}{goal or 'no target yet'}.".strip()


def weight(report: Report) -> str:
    """Why the plan is as deep as it is, in one sentence."""
    tier = report.assessment.tier
    if tier.overridden_by:
        return (
            f"{tier.depth.capitalize()} plan, set by {tier.overridden_by}: "
            f"{sentence(tier.overridden_because)} The answers call for {tier.computed}."
        )
    causes = [clause(line.answer) for line in tier.ledger if line.depth is tier.depth]
    if causes and tier.depth is not Depth.LIGHT:
        return f"{tier.depth.capitalize()} plan, because of: {listed(dict.fromkeys(causes))}."
    return "Light plan: a person reads every output, and nothing heavier is touched."


def bottom_line_table(report: Report) -> Table:
    """Stopping, testing, growing, governing, watching, each with its page (S0-11)."""
    light = not report.reaches(Depth.STANDARD)
    rows = (
        ("Stops when", _stops(report), "stop_rules"),
        ("Tests", _tests(report), "pilot"),
        ("Grows when", _grows(report), "gates" if light else "rollout"),
        ("Governed by", _governed(report), "gates"),
        ("Watched by", _watched(report), "pilot" if light else "kpis"),
    )
    return Table(
        name="bottom_line",
        columns=(
            Column(key="what", title="", share=1.2, strong=True),
            Column(key="how", title="", share=5.6),
            Column(key="page", title="Page", share=0.6, kind=CellKind.PAGE),
        ),
        rows=tuple(
            Row(id=f"line.{n}", cells=(Cell(value=a), Cell(value=b), Cell(value=c)))
            for n, (a, b, c) in enumerate(rows)
        ),
    )


def _stops(report: Report) -> str:
    rules = report.plan.stop_rules
    if not rules:
        return "no stop rule is written yet."
    shown = [lowered(clause(r.trigger)) for r in rules[:2]]
    more = f" {counted(len(rules) - 2, 'more rule')}." if len(rules) > 2 else ""
    return f"{'; or '.join(shown)}.{more}"


def _tests(report: Report) -> str:
    pilot, phase = report.plan.pilot, report.phase("pilot")
    count = pilot.user_count
    users = counted(count, "person", "people") if count else "people still to be named"
    return f"{users}, {phase.days} days: {lowered(sentence(provided(pilot.tasks_in)))}"


def _grows(report: Report) -> str:
    gate = report.gate("rollout")
    measure = clause(report.plan.criteria[0].metric) if report.plan.criteria else "the measures"
    day = plain_date(gate.due)
    return f"{lowered(measure)} meets its target and the rollout gate says yes on {day}."


def _governed(report: Report) -> str:
    gates = len(report.assessment.gates)
    return f"{report.holder('owner')} as owner, {gates} dated decisions, each written down."


def _watched(report: Report) -> str:
    signals = [
        report.catalogue.text_of("evidence_signals", s.signal).lower()
        for s in report.plan.evidence_signals
    ]
    hours = report.assessment.schedule.cadence_minutes_per_month / 60
    seen = listed(dict.fromkeys(signals)) or "no signals yet"
    return f"{seen}; at most {counted(round(hours, 1), 'hour')} of reviews a month."


def _adapted(report: Report) -> tuple[Facts, ...]:
    schedule = report.assessment.schedule
    notes = [*(a.text for a in schedule.adaptations), *report.assessment.deviations]
    if not notes:
        return ()
    return (Facts(items=(Fact(label="Adapted", text=" ".join(sentence(n) for n in notes)),)),)


def bottom_line(report: Report) -> Section:
    """The bottom-line page of deeper plans (S0-11)."""
    return Section(
        id="bottom_line",
        title="The bottom line",
        standfirst="Five lines for somebody who reads nothing else.",
        blocks=(bottom_line_table(report),),
        new_page=False,
    )
