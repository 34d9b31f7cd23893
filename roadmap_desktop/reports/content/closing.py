"""What was assumed, left out or is still open, what the rules say, and the approval page."""

from __future__ import annotations

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.domain.findings import Severity
from roadmap_desktop.reports.blocks import (
    Block,
    Cell,
    CellKind,
    Column,
    DocumentStatus,
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
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.summary import weight
from roadmap_desktop.reports.content.words import clause, listed, lowered, plain_date

PRINTED_IN_FULL = frozenset({"pilot", "stop_rules", "data_card", "timeline", "gates"})
"""Sections of a light plan that already print an assumed answer in full."""
_SEVERITIES = {
    Severity.ERROR: "must settle",
    Severity.WARNING: "should settle",
    Severity.NOTE: "note",
}


def assumed(report: Report) -> Section | None:
    """Answers nobody gave (printed as assumed); None where there are none."""
    taken = report.assessment.assumed
    if not taken:
        return None
    table = Table(
        name="assumed",
        columns=(
            Column(key="label", title="Question", share=1.6, strong=True),
            Column(key="value", title="Assumed", share=5),
        ),
        rows=tuple(
            Row(id=a.question, cells=(Cell(value=a.label), Cell(value=a.value))) for a in taken
        ),
    )
    return Section(
        id="assumed",
        title="What was assumed",
        standfirst="Nobody gave these answers yet; they hold until somebody does.",
        blocks=(table,),
        new_page=False,
    )


def assumed_and_left_out(report: Report) -> Section | None:
    """Both in few lines, for a light plan; lists that are printed elsewhere by name only."""
    lines: list[Text] = []
    said, named = [], []
    for one in report.assessment.assumed:
        question = report.catalogue.question(one.question)
        listing = question.kind in (QuestionKind.ROWS, QuestionKind.MANY_OF)
        if listing or PRINTED_IN_FULL & set(question.printed):
            named.append(lowered(one.label))
        else:
            said.append(f"{one.label}: {lowered(clause(one.value))}")
    if said:
        lines.append(Text(text=f"Assumed: {'; '.join(said)}.", style=Style.NOTE))
    if named:
        text = f"Assumed too, in full in the workbook: {listed(named)}."
        lines.append(Text(text=text, style=Style.NOTE))
    left = report.assessment.left_out
    if left:
        names = "; ".join(lowered(clause(one.text)) for one in left)
        text = f"Left out: {names}. Why: {lowered(weight(report))}"
        lines.append(Text(text=text, style=Style.NOTE))
    if not lines:
        return None
    return Section(
        id="assumed",
        title="What was assumed, what was left out",
        blocks=tuple(lines),
        new_page=False,
    )


def left_out(report: Report) -> Section | None:
    """What deeper plans have and this one does without (X-10); None in a formal plan."""
    left = report.assessment.left_out
    if not left:
        return None
    table = Table(
        name="left_out",
        columns=(
            Column(key="what", title="Left out", share=2.4, strong=True),
            Column(key="why", title="Why that is enough here", share=4),
            Column(key="depth", title="Part of", share=1),
        ),
        rows=tuple(
            Row(
                id=f"left.{n}",
                cells=(
                    Cell(value=one.text),
                    Cell(value=one.why),
                    Cell(value=f"{one.depth} plans"),
                ),
            )
            for n, one in enumerate(left)
        ),
    )
    return Section(
        id="left_out",
        title="What was left out, and why",
        blocks=(table,),
        new_page=False,
    )


def open_table(report: Report) -> Table:
    """Gaps, open items and findings that nobody has accepted."""
    rows: list[Row] = []
    for line in report.assessment.gaps:
        question = report.catalogue.question(line.question)
        state = "not sure yet" if line.status.value == "not_sure" else "not provided"
        rows.append(
            Row(
                id=line.question,
                cells=(
                    Cell(value=question.text),
                    Cell(value=line.owner or report.holder("owner")),
                    Cell(value=line.due),
                    Cell(value=state),
                ),
            )
        )
    asked = {line.question for line in report.assessment.gaps}
    rows += [
        Row(
            id=i.id,
            cells=(
                Cell(value=i.text),
                Cell(value=report.plan.name_of(i.owner_id) or "nobody yet"),
                Cell(value=i.due),
                Cell(value="open item"),
            ),
        )
        for i in report.plan.open_items
        if not i.done and i.question not in asked
    ]
    return Table(
        name="open",
        columns=(
            Column(key="what", title="What", share=3.6, strong=True),
            Column(key="who", title="Who", share=1.3),
            Column(key="by", title="By", share=1, kind=CellKind.DATE),
            Column(key="state", title="State", share=1.2),
        ),
        rows=tuple(rows),
        empty="Every question of this plan has an answer.",
    )


def findings_table(report: Report) -> Table:
    """What the rules say, heaviest first, with what would settle it."""
    return Table(
        name="findings",
        columns=(
            Column(key="weight", title="Weight", share=1, strong=True),
            Column(key="reason", title="What stands out", share=3.6),
            Column(key="remedy", title="What would settle it", share=2.8),
        ),
        rows=tuple(
            Row(
                id=f"{f.code}.{n}",
                cells=(
                    Cell(value="accepted" if f.accepted else _SEVERITIES[f.severity]),
                    Cell(value=f.reason),
                    Cell(
                        value=f"{f.accepted_by}: {f.accepted_because}" if f.accepted else f.remedy
                    ),
                ),
            )
            for n, f in enumerate(report.assessment.findings)
        ),
        empty="The rules found nothing to settle.",
    )


def gaps(report: Report) -> Section:
    """Still open, and what the rules found; deeper plans give it a page."""
    return Section(
        id="gaps",
        title="Still open, and what stands out",
        standfirst="An open point is no fault. Signing without knowing it would be.",
        blocks=(
            open_table(report),
            Heading(text="What the rules found"),
            findings_table(report),
        ),
        new_page=False,
    )


def approval(report: Report) -> Section:
    """What is approved, what is open, the declaration, the decisions (X-16)."""
    control = report.control
    draft = control.status is DocumentStatus.DRAFT
    owner = report.holder("owner")
    full = control.fingerprint
    blocks: list[Block] = [
        Heading(text="What you approve"),
        Facts(items=_approved(report)),
        Heading(text="Still open while you sign"),
        open_table(report),
    ]
    if not report.reaches(Depth.STANDARD) and report.assessment.findings:
        blocks.append(findings_table(report))
    blocks += [
        Heading(text="Declaration"),
        Text(
            text=(
                f"I decide on document {control.number}, revision {control.revision}, of "
                f"{plain_date(control.issued)}, fingerprint "
                f"{' '.join(full[i : i + 4] for i in (0, 4, 8))}, and on no other version. I have "
                "read the pages named above and the points still open. I know who may pause the "
                "use. I know that AI is wrong now and then without showing it, and that a person "
                "checks. A change to use, data, scope, stop rules, owner or gate dates needs a new "
                "signature."
            ),
        ),
        Heading(text="Decisions"),
        Signatures(
            people=signers(report),
            decisions=("approve", "with conditions", "reject"),
        ),
        Text(text=f"This document goes to {_distribution(report)}", style=Style.NOTE),
    ]
    return Section(
        id="approval",
        title="Approval",
        standfirst=(
            "Not for signature yet: a draft."
            if draft
            else f"Tick one decision, date and sign, and send all pages back to {owner}."
        ),
        blocks=tuple(blocks),
    )


def _distribution(report: Report) -> str:
    names = [p.name for p in report.plan.people if p.name]
    return f"{listed(names)}." if names else "Nobody is named yet."


def _approved(report: Report) -> tuple[Fact, ...]:
    deep = report.reaches(Depth.STANDARD)
    pages = (
        ("The use and its limits", "use_case" if deep else "summary"),
        ("What is never typed in", "data_card"),
        ("Scope, criteria, review", "pilot"),
        ("Stop rules, right to pause", "stop_rules"),
        ("Timeline and gates", "timeline"),
        ("Assumptions, way back", "assumed" if report.assessment.assumed else "stop_rules"),
    )
    return tuple(Fact(label=label, text="", page_of=page) for label, page in pages)


def signers(report: Report) -> tuple[tuple[str, str], ...]:
    """Owner, who may pause, reviewer; sponsor and risk from standard depth on."""
    roles = ["owner", "pauser_deputy", "reviewer"]
    if report.reaches(Depth.STANDARD):
        roles = ["owner", "sponsor", "reviewer", "risk", "finance"]
    seen: dict[str, str] = {}
    for role in roles:
        person = report.plan.holder(role)
        if person:
            name = report.catalogue.text_of("roles", role).lower()
            seen.setdefault(person.name, person.function or name)
    return tuple(seen.items()) or (("", ""),)
