"""The pilot on a page (S0-37), and the stop rules with who may pause."""

from __future__ import annotations

from roadmap_desktop.assessment.thresholds import EDITING_SHARE
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.pilot import Comparator, Criterion, StopRule
from roadmap_desktop.reports.blocks import (
    Block,
    Callout,
    Cell,
    CellKind,
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

_SIGNS = {
    Comparator.BELOW: "below",
    Comparator.AT_MOST: "at most",
    Comparator.ABOVE: "above",
    Comparator.AT_LEAST: "at least",
}
_OTHER_SIDE = {
    Comparator.BELOW: "or more",
    Comparator.AT_MOST: "above",
    Comparator.ABOVE: "or less",
    Comparator.AT_LEAST: "below",
}
_MEANING = (
    ("pause", "Nobody uses it; the work is done by hand. It starts again only with a signature."),
    ("redesign", "Use goes on for the safest task only, while prompts or scope are changed."),
    ("stop", "The trial ends. The account is closed, the logs are kept."),
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


def criterion_target(one: Criterion) -> str:
    """'at most 5 minutes', 'Not provided' without a number."""
    if one.success is None or one.comparator is None:
        return "Not provided"
    return f"{_SIGNS[one.comparator]} {number(one.success, one.unit)}"


def criterion_failure(one: Criterion) -> str:
    """'above 7 minutes': the side of the failure threshold that counts as failure."""
    if one.failure is None or one.comparator is None:
        return "Not provided"
    side, value = _OTHER_SIDE[one.comparator], number(one.failure, one.unit)
    return f"{value} {side}" if side.startswith("or") else f"{side} {value}"


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


def evidence_table(report: Report) -> Table:
    """What is written down, by whom and how often (S0-34)."""
    return Table(
        name="evidence",
        columns=(
            Column(key="signal", title="Signal", share=1, strong=True),
            Column(key="what", title="What is written down", share=3),
            Column(key="who", title="Who", share=1.4),
            Column(key="interval", title="How often", share=1.6),
        ),
        rows=tuple(
            Row(
                id=s.id,
                cells=(
                    Cell(value=report.catalogue.text_of("evidence_signals", s.signal)),
                    Cell(value=s.what),
                    Cell(value=report.plan.name_of(s.recorder_id) or "nobody yet"),
                    Cell(value=s.interval),
                ),
            )
            for s in report.plan.evidence_signals
        ),
        empty="Nothing is planned yet.",
    )


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


def stop_rules(report: Report) -> Section:
    """The rules, what the three words mean, and lines for the pen (S0-35, S0-75)."""
    deputy = report.plan.holder("pauser_deputy")
    rows = tuple(_rule(report, n, rule) for n, rule in enumerate(report.plan.stop_rules, 1))
    return Section(
        id="stop_rules",
        title="Stop rules",
        standfirst="Agreed before the start, so that nobody has to argue in the moment.",
        blocks=(
            Callout(
                label="May pause at any time",
                text=report.holder("pauser"),
                note=f"In their absence: {deputy.name if deputy else 'nobody named yet'}.",
            ),
            Table(
                name="stop_rules",
                columns=(
                    Column(key="no", title="", share=0.3, strong=True),
                    Column(key="if", title="If this happens", share=3.2),
                    Column(key="limit", title="Limit", share=1.8),
                    Column(key="then", title="Then", share=1.3, kind=CellKind.TAG),
                    Column(key="who", title="Who acts", share=1.4),
                ),
                rows=rows,
                empty="No stop rule is written down yet.",
            ),
            Heading(text="What the three words mean"),
            Table(
                name="consequences",
                columns=(
                    Column(key="word", title="", share=1, kind=CellKind.TAG),
                    Column(key="meaning", title="", share=6),
                ),
                rows=tuple(
                    Row(id=f"meaning.{word}", cells=(Cell(value=word), Cell(value=text)))
                    for word, text in _MEANING
                ),
            ),
            Heading(text="How to pause, and how to get back"),
            Text(
                text=(
                    "Say it aloud to whoever is at the screen, log out, and write the first line "
                    "below. Until it starts again: "
                    f"{sentence(provided(report.plan.pilot.fallback))}"
                )
            ),
            Text(
                text="A rule that is loosened after results are in needs a name and a reason.",
                style=Style.NOTE,
            ),
            Heading(text="Pauses so far, by hand"),
            Table(
                name="pauses",
                columns=(
                    Column(key="date", title="Date", share=1),
                    Column(key="rule", title="Rule", share=0.6),
                    Column(key="what", title="What happened", share=2.6),
                    Column(key="by", title="Paused by", share=1.2),
                    Column(key="again", title="Started again: date, signature", share=2),
                ),
                rows=(),
                blank_rows=3,
            ),
        ),
    )


def _rule(report: Report, place: int, rule: StopRule) -> Row:
    family = report.catalogue.text_of("stop_rule_families", rule.family) if rule.family else ""
    who = report.plan.name_of(rule.person_id) or report.holder("pauser")
    return Row(
        id=rule.id,
        cells=(
            Cell(value=str(place)),
            Cell(value=sentence(rule.trigger), note=family),
            Cell(value=stop_limit(rule)),
            Cell(value=rule.consequence.value),
            Cell(value=who),
        ),
    )


def stop_limit(rule: StopRule) -> str:
    """'above 25 % for 14 days; counts from day 15' (X-6), or that one case is enough."""
    if rule.value is None or rule.comparator is None:
        return "one case is enough"
    limit = f"{_SIGNS[rule.comparator]} {number(rule.value, rule.unit)}"
    if not rule.window_days:
        return limit
    return f"{limit} for {rule.window_days} days; counts on day {rule.window_days + 1}"


def evidence_plan(report: Report) -> Section:
    """The evidence plan as a page of its own, for formal plans."""
    return Section(
        id="evidence",
        title="Evidence plan",
        standfirst="What is written down, so that decisions rest on facts.",
        blocks=(
            evidence_table(report),
            *(
                (Text(text=f"Watched in daily use: {report.answer('production.watched')}."),)
                if report.reaches(Depth.STANDARD)
                else ()
            ),
        ),
        new_page=False,
    )
