"""The timeline and the gates."""

from __future__ import annotations

from roadmap_desktop.assessment.duration import doubling_sentence, length_in_sentences
from roadmap_desktop.assessment.gate_states import gate_states
from roadmap_desktop.assessment.standing import EvidenceState, GateStatus
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.reports.blocks import (
    Block,
    Callout,
    Cell,
    CellKind,
    Column,
    Gantt,
    Heading,
    Row,
    Section,
    Signatures,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import (
    listed,
    long_date,
    plain_date,
    sentence,
    short_date,
    weekday_name,
)
from roadmap_desktop.timeline.schedule import ScheduledTask

_STATES = {
    EvidenceState.THERE: ("yes", "complete"),
    EvidenceState.CLAIMED: ("in_part", "claimed"),
    EvidenceState.MISSING: ("open", "missing"),
}


def timeline(report: Report) -> Section:
    """The dated plan on landscape pages (S1-56)."""
    schedule = report.assessment.schedule
    days = (schedule.finish - schedule.start).days + 1
    words = [
        f"{days} days as an illustration to adapt, not a promise.",
        f"Day 1 is {long_date(schedule.start)}.",
        _closed(report),
    ]
    if schedule.sprint_days:
        words.append(f"A readiness sprint of {schedule.sprint_days} days comes before the pilot.")
    words += [sentence(a.text) for a in schedule.adaptations]
    words.append(doubling_sentence(report.assessment.duration))
    states = gate_states(report.assessment)
    after = [f"{_lower(row.name)} on {plain_date(row.start)}" for row in schedule.tail[:2]]
    if after:
        words.append(f"After day {days}: {listed(after)}.")
    return Section(
        id="timeline",
        title="Timeline",
        standfirst=" ".join(word for word in words if word),
        blocks=(Gantt(schedule=schedule, gates=tuple(states.items())),),
        landscape=True,
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _closed(report: Report) -> str:
    schedule = report.assessment.schedule
    week = schedule.calendar.work_week
    days = [weekday_name(n) for n in range(7) if n not in week]
    named = sorted(
        day
        for day in schedule.calendar.closed
        if schedule.start <= day <= schedule.finish and day.weekday() in week
    )
    single = [f"{d.day} {plain_date(d).split()[1]}" for d in named[:6]]
    closed = [*days, *single, *(["some more days"] if len(named) > 6 else [])]
    return f"Work falls on open days; closed are {listed(closed)}." if closed else ""


def after_the_end(report: Report) -> Section | None:
    """What falls after the last phase (X-2); None where nothing does."""
    tail = report.assessment.schedule.tail
    if not tail:
        return None
    return Section(
        id="tail",
        title="After the last day",
        standfirst="Nothing is finished at launch.",
        blocks=(
            *_length(report),
            Table(
                name="tail",
                columns=(
                    Column(key="what", title="What", share=3, strong=True),
                    Column(key="who", title="Who", share=1.4),
                    Column(key="when", title="When", share=3),
                    Column(key="day", title="Day", share=0.7, kind=CellKind.DAY),
                ),
                rows=tuple(
                    Row(
                        id=row.id,
                        cells=(
                            Cell(value=row.name),
                            Cell(value=row.owner),
                            Cell(value=_when(row)),
                            Cell(value=row.start_day),
                        ),
                    )
                    for row in tail
                ),
            ),
        ),
        new_page=False,
    )


def _length(report: Report) -> tuple[Text, ...]:
    """How long the plan is against the usual length, and what that depends on (S1-59, S4-57)."""
    said = " ".join(length_in_sentences(report.assessment.duration))
    return (Text(text=said, style=Style.NOTE),)


def _when(row: ScheduledTask) -> str:
    if len(row.occurrences) < 2:
        return long_date(row.start)
    shown = [short_date(d) for d in row.occurrences[:3]]
    more = len(row.occurrences) - len(shown)
    return ", ".join(shown) + (f", {more} more" if more > 0 else "")


def gate_overview(report: Report) -> Table:
    """All gates with question, date, day and state."""
    return Table(
        name="gates",
        columns=(
            Column(key="gate", title="Gate", share=1.6, strong=True),
            Column(key="question", title="Question", share=3.4),
            Column(key="date", title="Date", share=1.3, kind=CellKind.DATE),
            Column(key="day", title="Day", share=0.6, kind=CellKind.DAY),
            Column(key="state", title="State", share=1.4),
        ),
        rows=tuple(
            Row(
                id=g.gate,
                cells=(
                    Cell(value=g.name),
                    Cell(value=g.question),
                    Cell(value=g.due),
                    Cell(value=g.day),
                    Cell(value=_state(report, g)),
                ),
            )
            for g in report.assessment.gates
        ),
    )


def _state(report: Report, gate: GateStatus) -> str:
    if gate.decision:
        return f"decided: {report.catalogue.text_of('decisions', gate.decision.decision).lower()}"
    if gate.gate == report.assessment.next_gate:
        return "next"
    return "overdue" if gate.overdue else "open"


def gate_sheet(report: Report, gate: GateStatus, *, with_overview: bool) -> Section:
    """The sheet of one gate: question, evidence, decision, signatures (S0-67)."""
    deciders = report.holder("owner")
    record = report.catalogue.gate(gate.gate)
    blocks: list[Block] = [
        Callout(label="The question", text=gate.question),
        Heading(text="What has to be on the table"),
        Table(
            name=f"evidence.{gate.gate}",
            columns=(
                Column(key="state", title="", share=0.8, kind=CellKind.STATE),
                Column(key="evidence", title="Evidence", share=3, strong=True),
                Column(key="detail", title="Where it stands", share=3),
            ),
            rows=tuple(
                Row(
                    id=e.evidence,
                    cells=(
                        Cell(value=_STATES[e.state][0], word=_STATES[e.state][1]),
                        Cell(value=e.text),
                        Cell(value=e.detail),
                    ),
                )
                for e in gate.evidence
            ),
        ),
    ]
    if record.criteria and report.reaches(Depth.STANDARD):
        blocks += [
            Heading(text="Judged together"),
            Table(
                name=f"criteria.{gate.gate}",
                columns=(
                    Column(key="state", title="", share=0.8, kind=CellKind.STATE),
                    Column(key="criterion", title="Criterion", share=6),
                ),
                rows=tuple(
                    Row(id=t.id, cells=(Cell(value="open"), Cell(value=t.text, note=t.hint)))
                    for t in record.criteria
                ),
            ),
        ]
    blocks += _decision(report, gate)
    if with_overview:
        blocks += [Heading(text="All gates"), gate_overview(report), *_length(report)]
    return Section(
        id="gates" if with_overview else f"gate.{gate.gate}",
        title=f"Gate sheet: {_lower(gate.name)}",
        standfirst=f"{long_date(gate.due)}, day {gate.day}. Decided by {deciders}"
        + (f" and {gate.deciders_needed - 1} more." if gate.deciders_needed > 1 else "."),
        blocks=tuple(blocks),
    )


def _decision(report: Report, gate: GateStatus) -> list[Block]:
    made = gate.decision
    if made:
        word = report.catalogue.text_of("decisions", made.decision)
        lines = [
            f"{word}, decided by {made.decided_by} on {plain_date(made.decided_on)}."
            if made.decided_on
            else f"{word}, decided by {made.decided_by}.",
            f"Because: {sentence(made.reason)}",
            f"What speaks against it: {sentence(made.evidence_against or 'nothing was named')}",
        ]
        if made.conditions:
            lines.append(f"Conditions: {sentence(made.conditions)}")
        return [Heading(text="The decision"), *(Text(text=line) for line in lines)]
    record = report.catalogue.gate(gate.gate)
    words = tuple(report.catalogue.text_of("decisions", d) for d in record.decisions)
    owner = report.plan.holder("owner")
    person = (owner.name, owner.function or "owner") if owner else ("", "")
    more = tuple(("", "") for _ in range(gate.deciders_needed - 1))
    return [
        Heading(text="The decision"),
        Table(
            name=f"reasons.{gate.gate}",
            columns=(
                Column(key="because", title="Because, and what speaks against it", share=4),
                Column(key="conditions", title="Conditions, who, by when", share=3),
            ),
            rows=(),
            blank_rows=1 if record.criteria else 2,
        ),
        Signatures(people=(person, *more), decisions=words, large=False),
    ]


def gates(report: Report) -> tuple[Section, ...]:
    """A light plan gets the next gate with all of them; deeper ones a sheet per gate."""
    if not report.reaches(Depth.STANDARD):
        return (gate_sheet(report, report.next_gate, with_overview=True),)
    overview = Section(
        id="gates",
        title="Gates",
        standfirst="No step is taken without a written decision.",
        blocks=(gate_overview(report),),
        new_page=False,
    )
    sheets = (gate_sheet(report, g, with_overview=False) for g in report.assessment.gates)
    return (overview, *sheets)
