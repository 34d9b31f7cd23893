"""The pilot on a page (S0-37): scope, success, review, evidence and when it ends."""

from __future__ import annotations

from roadmap_desktop.assessment.thresholds import EDITING_SHARE
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.reports.blocks import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Row,
    Section,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.content.evidence import evidence_table
from roadmap_desktop.reports.content.limits import criterion_failure, criterion_target
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import (
    clause,
    counted,
    listed,
    lowered,
    number,
    provided,
    sentence,
    span_of,
)


def pilot(report: Report) -> Section:
    """Scope, success, review, evidence, stop rules: each with its question and why it matters."""
    phase = report.phase("pilot")
    users = report.plan.pilot.user_count
    who = counted(users, "person", "people") if users else "Users still to be named"
    blocks: list[Block] = []
    builders = (_scope, _success, _review, _evidence, _stop)
    for number_, (item, build) in enumerate(
        zip(report.catalogue.pilot_items, builders, strict=True), 1
    ):
        blocks += [
            Heading(text=f"{number_}  {item.name}"),
            Text(text=f"{item.question} {item.why}", style=Style.NOTE),
            *build(report),
        ]
    return Section(
        id="pilot",
        title="The pilot on a page",
        standfirst=(
            f"{span_of(phase.start, phase.finish)}, days {phase.start_day} to {phase.finish_day}. "
            f"{who}."
        ),
        blocks=tuple(blocks),
    )


def _scope(report: Report) -> tuple[Block, ...]:
    pilot_ = report.plan.pilot
    inside = " ".join(
        sentence(t) for t in (pilot_.users, pilot_.tasks_in, pilot_.data_in, pilot_.workflows_in)
    )
    outside = " ".join(sentence(t) for t in (pilot_.tasks_out, pilot_.workflows_out))
    return (
        Facts(
            items=(
                Fact(label="In", text=provided(inside)),
                Fact(label="Out", text=provided(outside)),
            )
        ),
    )


def _success(report: Report) -> tuple[Block, ...]:
    criteria = report.plan.criteria
    table = Table(
        name="criteria",
        columns=(
            Column(key="metric", title="What we count, over which time, from where", share=4.6),
            Column(key="today", title="Today", share=1.2),
            Column(key="good", title="Success", share=1.7, strong=True),
            Column(key="bad", title="Failure", share=1.7),
        ),
        rows=tuple(
            Row(
                id=c.id,
                cells=(
                    Cell(value=c.metric, note="; ".join(t for t in (c.period, c.source) if t)),
                    Cell(value=number(c.baseline, c.unit)),
                    Cell(value=criterion_target(c)),
                    Cell(value=criterion_failure(c)),
                ),
            )
            for c in criteria
        ),
        empty="No measure is written down yet.",
    )
    note = "What lies between the two is partial success."
    if any("editing" in c.metric.casefold() for c in criteria):
        note = f"{note} {EDITING_SHARE}"
    return (table, Text(text=note, style=Style.NOTE))


def _review(report: Report) -> tuple[Block, ...]:
    review = report.plan.review
    words = [
        f"{report.holder('reviewer')} is responsible.",
        sentence(provided(review.how_often)),
        f"They look for: {sentence(clause(provided(review.checks_for)))}",
    ]
    if review.minutes_per_output and review.outputs_per_week:
        hours = review.minutes_per_output * review.outputs_per_week / 60
        words.append(
            f"Planned: {number(review.minutes_per_output)} minutes for each of "
            f"{number(review.outputs_per_week)} outputs, {counted(round(hours, 1), 'hour')} a week."
        )
    if review.catch_and_correct and report.reaches(Depth.STANDARD):
        words.append(f"In daily use: {sentence(review.catch_and_correct)}")
    return (Text(text=" ".join(words)),)


def _evidence(report: Report) -> tuple[Block, ...]:
    signals = report.plan.evidence_signals
    if report.reaches(Depth.STANDARD) or not signals:
        return (evidence_table(report),)
    lines = (
        f"{report.catalogue.text_of('evidence_signals', s.signal)}: {lowered(clause(s.what))} "
        f"({report.plan.name_of(s.recorder_id) or 'nobody yet'}, {lowered(clause(s.interval))})."
        for s in signals
    )
    return (Text(text=" ".join(lines)),)


def _stop(report: Report) -> tuple[Block, ...]:
    rules = report.plan.stop_rules
    if not rules:
        return (Text(text="No stop rule is written down yet."),)
    ends = listed(dict.fromkeys(r.consequence.value for r in rules))
    text = f"{counted(len(rules), 'rule')}, which end in {ends}. {report.holder('pauser')} acts."
    return (Facts(items=(Fact(label="In full", text=text, page_of="stop_rules"),)),)
