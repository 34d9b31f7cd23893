"""Two sheets that are signed on the way: what 'ready' means, and the three lines before go-live."""

from __future__ import annotations

from roadmap_desktop.reports.blocks import (
    Block,
    Cell,
    CellKind,
    Column,
    Fact,
    Facts,
    Heading,
    Row,
    Section,
    Signatures,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.content.limits import criterion_target
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import (
    long_date,
    number,
    provided,
    sentence,
)

_SIDES = (("business", "owner"), ("IT", "technical_lead"), ("data and AI", "ai_lead"))
"""The three parties of the readiness agreement, and the role that speaks for each (S4-4)."""


def agreement_parties(report: Report) -> tuple[tuple[str, str], ...]:
    """(name, side) of those who sign what 'ready' means; one person may sign for several sides."""
    return tuple((report.holder(role), f"for {side}") for side, role in _SIDES)


def agreement_facts(report: Report) -> Facts:
    """Outcome, thresholds and support, in the plan's own words (S4-4)."""
    plan = report.plan
    thresholds = [f"{c.metric}: {criterion_target(c)}" for c in plan.criteria]
    helper = report.plan.holder("support_contact")
    support = [f"{report.holder('owner')} looks after it in daily use."]
    if helper:
        support.append(f"{helper.name} helps when something is unclear.")
    support += dict.fromkeys(sentence(s.support) for s in plan.rollout_stages if s.support)
    return Facts(
        items=(
            Fact(label="The outcome", text=sentence(provided(plan.use_case.value_text))),
            Fact(label="The AI must reach", text=sentence(provided("; ".join(thresholds)))),
            Fact(label="Support", text=" ".join(support)),
        )
    )


def go_live_lines(report: Report) -> tuple[tuple[str, str, str, str], ...]:
    """(id, line, what was planned, who signs it) of the three lines before go-live (S3-38)."""
    minutes = report.plan.pilot.fallback_minutes
    back = provided(report.plan.pilot.fallback)
    within = f" Back within {number(minutes)} minutes." if minutes else ""
    return (
        (
            "go_live.tests",
            "20 to 30 real examples were tried, and the results are written down",
            f"Planned: {report.answer('tests.set_size')}.",
            report.holder("reviewer"),
        ),
        (
            "go_live.users",
            "3 to 5 future users tried it on their own work",
            f"Planned: {report.answer('tests.acceptance_users')}.",
            report.holder("domain_expert"),
        ),
        (
            "go_live.way_back",
            "The way back is written down, and everybody who uses it knows it",
            f"{sentence(back)}{within}",
            report.holder("pauser"),
        ),
    )


def to_sign_on_the_way(report: Report) -> Section:
    """Both sheets on one page, for standard and formal plans; light ones have them in Excel."""
    schedule = report.assessment.schedule
    blocks: list[Block] = [
        Heading(text="What 'ready' means"),
        Text(
            text="Signed by all three sides before money is spent on building or connecting.",
            style=Style.NOTE,
        ),
        agreement_facts(report),
        Signatures(people=agreement_parties(report), decisions=(), large=False),
        Heading(text=f"Before go-live on {long_date(schedule.go_live)}"),
        go_live_table(report),
        Signatures(
            people=tuple(
                (name, f"line {place}")
                for place, (_, _, _, name) in enumerate(go_live_lines(report), 1)
            ),
            decisions=(),
            large=False,
        ),
    ]
    return Section(
        id="agreements",
        title="To sign on the way",
        standfirst="Two short sheets. Nothing goes live without three names under three lines.",
        blocks=tuple(blocks),
    )


def go_live_table(report: Report) -> Table:
    """The three lines with a box each."""
    return Table(
        name="go_live",
        columns=(
            Column(key="state", title="", share=0.8, kind=CellKind.STATE),
            Column(key="line", title="Line", share=3.4, strong=True),
            Column(key="plan", title="What was planned", share=3),
        ),
        rows=tuple(
            Row(id=id_, cells=(Cell(value="open"), Cell(value=f"{n}  {line}"), Cell(value=planned)))
            for n, (id_, line, planned, _) in enumerate(go_live_lines(report), 1)
        ),
    )
