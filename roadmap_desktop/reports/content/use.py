"""The use itself, why the plan is as deep as it is, and the desk card."""

from __future__ import annotations

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.reports.blocks import (
    Block,
    Card,
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
from roadmap_desktop.reports.content.summary import weight
from roadmap_desktop.reports.content.words import number, provided

_USE = (
    ("The work", "use.work"),
    ("Who uses it", "use.users"),
    ("Who may be affected", "use.affected"),
    ("What comes out", "use.output"),
    ("What the AI may not do", "use.not_allowed"),
    ("What stands in between", "use.approval"),
    ("How it is done today", "use.current_way"),
    ("The tool", "use.tool"),
    ("The value hoped for", "use.value"),
    ("Private data", "use.private_data"),
)


def use_case(report: Report) -> Section:
    """The use in plain words (S0-12, S0-21), and the uses it was chosen from."""
    facts = tuple(Fact(label=label, text=report.answer(question)) for label, question in _USE)
    blocks: list[Block] = [Facts(items=facts)]
    if report.assessment.candidates:
        blocks += [Heading(text="What it was chosen from"), _candidates(report)]
    return Section(
        id="use_case",
        title="The use",
        standfirst="One use, in the words of those who asked for it.",
        blocks=tuple(blocks),
    )


def _candidates(report: Report) -> Table:
    first = report.assessment.candidates[0]
    parts = tuple(
        Column(key=f"part{n}", title=f"{name}, {weight:.0%}", kind=CellKind.NUMBER)
        for n, (name, weight, _) in enumerate(first.parts)
    )
    return Table(
        name="candidates",
        columns=(
            Column(key="name", title="Use", share=3, strong=True),
            *parts,
            Column(key="score", title="Score of 5", kind=CellKind.NUMBER),
            Column(key="chosen", title="", share=1),
        ),
        rows=tuple(
            Row(
                id=c.candidate,
                cells=(
                    Cell(value=c.name),
                    *(Cell(value=score) for _, _, score in c.parts),
                    Cell(value=c.score),
                    Cell(value="chosen" if c.chosen else ""),
                ),
            )
            for c in report.assessment.candidates
        ),
    )


def tier(report: Report) -> Section:
    """Which answers made the plan as deep as it is (S0-4)."""
    result = report.assessment.tier
    rows = tuple(
        Row(
            id=f"ledger.{n}",
            cells=(
                Cell(value=line.question),
                Cell(value=line.answer),
                Cell(value=line.effect),
            ),
        )
        for n, line in enumerate(result.ledger)
    )
    blocks: list[Block] = [
        Table(
            name="ledger",
            columns=(
                Column(key="question", title="What was asked", share=2, strong=True),
                Column(key="answer", title="Answer", share=2),
                Column(key="effect", title="What it does", share=3),
            ),
            rows=rows,
        )
    ]
    if result.smallest_change:
        blocks.append(Text(text=result.smallest_change))
    return Section(
        id="tier",
        title=f"Why this is a {result.depth} plan",
        standfirst=weight(report),
        blocks=tuple(blocks),
        new_page=False,
    )


def data_card(report: Report) -> Section:
    """The card that hangs beside the screen (S0-29)."""
    plan = report.plan
    pauser, deputy = report.holder("pauser"), plan.holder("pauser_deputy")
    call = f"Tell {pauser} at once" + (f", or {deputy.name} if they are away." if deputy else ".")
    never = tuple(_rule(r.category, r.examples) for r in plan.forbidden_data)
    fine = tuple(_rule(r.category, r.examples) for r in plan.allowed_data)
    return Section(
        id="data_card",
        title="Desk card",
        standfirst="Hang it beside the screen. Valid until a newer revision replaces it.",
        blocks=(
            Card(
                title="What we never type into the AI",
                never=never or ("The list is still to be written: type nothing in until then",),
                fine=fine or ("Nothing yet",),
                steps_title="Before anything is used",
                steps=(
                    "Take out whatever stands on the left.",
                    f"Check it: {provided(plan.review.checks_for)}",
                    "Correct it. What you use is yours, not the AI's.",
                ),
                call_title="It happened anyway?",
                call=f"Stop. Delete nothing. {call} Nobody is blamed for telling.",
                closing="Not sure whether something is fine? Then it is not. Ask first.",
            ),
        ),
    )


def _rule(category: str, examples: str) -> str:
    return f"{category}: {examples}" if category and examples else category or examples


def data_rules(report: Report) -> Section:
    """Both data lists with their reasons, for deeper plans (S0-29)."""
    columns = (
        Column(key="category", title="What", share=1.6, strong=True),
        Column(key="examples", title="Examples", share=3),
        Column(key="reason", title="Why", share=2),
    )

    def table(name: str, allowed: bool) -> Table:
        rules = report.plan.allowed_data if allowed else report.plan.forbidden_data
        return Table(
            name=name,
            columns=columns if not allowed else columns[:2],
            rows=tuple(
                Row(
                    id=r.id,
                    cells=(
                        Cell(value=r.category),
                        Cell(value=r.examples),
                        *(() if allowed else (Cell(value=r.reason),)),
                    ),
                )
                for r in rules
            ),
            empty="Nothing is listed yet.",
        )

    return Section(
        id="data_rules",
        title="What may be typed in, what never",
        standfirst="The two lists behind the desk card.",
        blocks=(
            Heading(text="Never"),
            table("forbidden", allowed=False),
            Heading(text="Fine"),
            table("allowed", allowed=True),
            *(
                (Text(text=f"If something slipped in: {report.answer('data.if_slipped')}"),)
                if report.reaches(Depth.STANDARD)
                else ()
            ),
        ),
        new_page=False,
    )


def budget(report: Report) -> Section | None:
    """What it costs, review and support included (S0-76); None without a line."""
    lines = report.plan.budget_lines
    if not lines:
        return None
    currency = report.plan.client.currency
    total_money = sum(b.amount or 0 for b in lines)
    total_hours = sum(b.hours or 0 for b in lines)
    return Section(
        id="budget",
        title="What it costs",
        standfirst=(
            f"Over the whole plan: {number(total_money)} {currency} and {number(total_hours)}"
            " hours of people's time."
        ),
        blocks=(
            Table(
                name="budget",
                columns=(
                    Column(key="kind", title="For", share=2, strong=True),
                    Column(key="amount", title=f"Money {currency}".strip(), kind=CellKind.MONEY),
                    Column(key="hours", title="Hours", kind=CellKind.NUMBER),
                    Column(key="note", title="Note", share=3),
                ),
                rows=tuple(
                    Row(
                        id=b.id,
                        cells=(
                            Cell(value=report.catalogue.text_of("budget_kinds", b.kind)),
                            Cell(value=b.amount),
                            Cell(value=b.hours),
                            Cell(value=b.note),
                        ),
                    )
                    for b in lines
                ),
            ),
            Text(
                text="The full value is judged after 12 to 18 months; before that, watch minutes,"
                " corrections and how many people use it.",
                style=Style.NOTE,
            ),
        ),
        new_page=False,
    )
