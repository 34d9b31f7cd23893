"""Readiness, risks and checklists."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_desktop.assessment.readiness import word_for
from roadmap_desktop.assessment.standing import ReadinessState
from roadmap_desktop.domain.content.checklists import Checklist, ChecklistItem
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.reports.blocks import (
    Block,
    Cell,
    CellKind,
    Column,
    Heading,
    Row,
    Section,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import listed, number, short_date

_STATE_WORDS = {
    ReadinessState.READY: "Ready.",
    ReadinessState.WITH_CONDITIONS: "Ready with conditions.",
    ReadinessState.NOT_READY: "Not ready.",
}
SEVEN = "seven"
ON_PAPER = frozenset({SEVEN, "pre_deployment", "adoption", "production_duties"})
"""Lists of light plans that deeper ones print too; the others stand in the workbook."""


def readiness(report: Report) -> Section:
    """State, gaps with owner and date, groups, and the decision that comes next (S0-28, S4-25)."""
    result = report.assessment.readiness
    rows = tuple(
        Row(
            id=gap.item,
            cells=(
                Cell(
                    value=gap.text,
                    note="has to be settled before the pilot" if gap.critical else "",
                ),
                Cell(value=gap.state),
                Cell(value=gap.comment),
                Cell(value=gap.owner or "nobody yet"),
                Cell(value=gap.due),
            ),
        )
        for gap in result.gaps
    )
    groups = tuple(
        Row(
            id=group.group,
            cells=(
                Cell(value=group.name),
                Cell(value=f"{group.ready} of {group.total}"),
                Cell(value="; ".join(group.open_items) or "nothing open"),
            ),
        )
        for group in result.groups
    )
    return Section(
        id="readiness",
        title="Readiness and gaps",
        standfirst=f"{_STATE_WORDS[result.state]} The next decision: {result.next_decision}",
        blocks=(
            Table(
                name="readiness_gaps",
                columns=(
                    Column(key="line", title="Line", share=3, strong=True),
                    Column(key="state", title="State", share=1.1),
                    Column(key="comment", title="What is lacking", share=2.4),
                    Column(key="owner", title="Who", share=1.3),
                    Column(key="due", title="By", share=1.1, kind=CellKind.DATE),
                ),
                rows=rows,
                empty="Every line is ready.",
            ),
            Heading(text="By group"),
            Table(
                name="readiness_groups",
                columns=(
                    Column(key="group", title="Group", share=1.4, strong=True),
                    Column(key="score", title="Ready", share=0.7),
                    Column(key="open", title="Unanswered or failed", share=4),
                ),
                rows=groups,
            ),
        ),
    )


def risk_table(report: Report, *, full: bool) -> Table:
    """The risk register (S1-10); the short form names risk, response and owner."""
    risks = report.plan.risks
    if not full:
        return Table(
            name="risks",
            columns=(
                Column(key="risk", title="Risk", share=2.4, strong=True),
                Column(key="response", title="What we do about it", share=3),
                Column(key="owner", title="Who", share=1),
            ),
            rows=tuple(
                Row(
                    id=r.id,
                    cells=(
                        Cell(value=r.risk),
                        Cell(value=r.response or "Not provided"),
                        Cell(value=report.plan.name_of(r.owner_id)),
                    ),
                )
                for r in risks
            ),
            empty="No risk is written down yet.",
        )
    return Table(
        name="risks",
        columns=(
            Column(key="risk", title="Risk, cause and effect", share=2.6, strong=True),
            Column(key="rating", title="Likely × bad", share=1),
            Column(key="response", title="Response", share=2.6),
            Column(key="residual", title="Left", share=0.6, kind=CellKind.NUMBER),
            Column(key="owner", title="Who", share=1.2),
            Column(key="review", title="Review", share=1.1, kind=CellKind.DATE),
        ),
        rows=tuple(
            Row(
                id=r.id,
                cells=(
                    Cell(value=r.risk, note="; ".join(t for t in (r.cause, r.effect) if t)),
                    Cell(value=_rating(r.likelihood, r.impact)),
                    Cell(value=r.response or "Not provided"),
                    Cell(value=r.residual),
                    Cell(value=report.plan.name_of(r.owner_id)),
                    Cell(value=r.review_date),
                ),
            )
            for r in risks
        ),
        empty="No risk is written down yet.",
    )


def _rating(likelihood: int | None, impact: int | None) -> str:
    if likelihood is None or impact is None:
        return "not rated"
    return f"{likelihood} × {impact} = {number(likelihood * impact)}"


def risks(report: Report) -> Section:
    """The register, and the five risk questions."""
    return Section(
        id="risks",
        title="Risks",
        standfirst="Likelihood and impact run from 1 to 5; what is left is after the response.",
        blocks=(risk_table(report, full=True), *_one_list(report, "risk_questions")),
        new_page=True,
    )


def _one_list(report: Report, checklist_id: str) -> tuple[Block, ...]:
    checklist = report.catalogue.find("checklists", checklist_id)
    if checklist is None:
        return ()
    return (Heading(text=checklist.name), checklist_table(report, checklist))


def printed_checklists(report: Report) -> tuple[Checklist, ...]:
    """The lists that this depth prints, in catalogue order."""
    return tuple(
        c
        for c in report.catalogue.checklists
        if c.printed
        and report.reaches(c.depth)
        and report.reaches(c.printed_from)
        and (c.depth is not Depth.LIGHT or c.id in ON_PAPER)
    )


def _in_the_workbook(report: Report) -> int:
    """How many lists of this depth stand in the workbook only."""
    elsewhere = {"readiness", "risk_questions", *(c.id for c in printed_checklists(report))}
    return sum(
        1 for c in report.catalogue.checklists if report.reaches(c.depth) and c.id not in elsewhere
    )


def checklist_table(report: Report, checklist: Checklist) -> Table:
    """Question, why it matters, good sign, answer, owner and date, with a box (S0-84)."""
    items = [i for i in checklist.items if report.reaches(i.depth)]
    return Table(
        name=f"checklist.{checklist.id}",
        columns=(
            Column(key="state", title="", share=0.9, kind=CellKind.STATE),
            Column(key="question", title="Question, why it matters", share=3.3, strong=True),
            Column(key="good", title="A good sign", share=3.3),
            Column(key="answer", title="Our answer", share=2.0),
            Column(key="owner", title="Owner, by", share=1.2),
        ),
        rows=tuple(_line(report, checklist, item) for item in items),
    )


def _line(report: Report, checklist: Checklist, item: ChecklistItem) -> Row:
    case = report.case
    state = case.state(item)
    said = case.line(item.id)
    owner = case.name(said.owner_id) if said else ""
    due = short_date(said.due) if said and said.due else ""
    words = said.text if said and said.text else _shown(report, item, state)
    return Row(
        id=item.id,
        cells=(
            Cell(value=_box(checklist, state), word=_word(checklist, state)),
            Cell(value=item.text, note=item.why),
            Cell(value=item.good_sign),
            Cell(value=words),
            Cell(value=owner, note=due),
        ),
    )


def _word(checklist: Checklist, state: ItemState | None) -> str:
    return "open" if state is None else word_for(checklist, state)


def _box(checklist: Checklist, state: ItemState | None) -> str:
    """The box that is drawn: where 'no' is the good answer, it gets the tick."""
    if state is None:
        return "open"
    if checklist.adverse and state in (ItemState.YES, ItemState.NO):
        return (ItemState.NO if state is ItemState.YES else ItemState.YES).value
    return state.value


def _shown(report: Report, item: ChecklistItem, state: ItemState | None) -> str:
    if state is not ItemState.YES or not item.shown_by:
        return ""
    labels = (report.case.about(q).label for q in item.shown_by)
    return f"See: {listed(labels).lower()}"


def checklists(report: Report) -> Section:
    """The lists of this depth; a light plan prints the seven questions, risks and what is open."""
    lists = printed_checklists(report)
    blocks: list[Block] = []
    for checklist in lists:
        if len(lists) > 1:
            blocks.append(Heading(text=checklist.name))
            if checklist.intro:
                blocks.append(Text(text=checklist.intro, style=Style.NOTE))
        blocks.append(checklist_table(report, checklist))
    if not report.reaches(Depth.STANDARD):
        blocks += [Heading(text="Risks, and what we do about them"), risk_table(report, full=False)]
    return Section(
        id="checklists",
        title="Checklist" if len(lists) == 1 else "Checklists",
        standfirst=_standing(report, lists),
        blocks=tuple(blocks),
    )


def _standing(report: Report, lists: tuple[Checklist, ...]) -> str:
    states = list(_states(report, lists))
    yes = sum(1 for s in states if s in (ItemState.YES, ItemState.NOT_APPLICABLE))
    part = sum(1 for s in states if s is ItemState.IN_PART)
    rest = len(states) - yes - part
    more = _in_the_workbook(report)
    return (
        f"{len(states)} lines: {yes} settled, {part} in part, {rest} open. "
        f"{more} more lists stand in the workbook."
    )


def _states(report: Report, lists: tuple[Checklist, ...]) -> Iterator[ItemState | None]:
    for checklist in lists:
        for item in checklist.items:
            if report.reaches(item.depth):
                state = report.case.state(item)
                if checklist.adverse and state in (ItemState.YES, ItemState.NO):
                    state = ItemState.NO if state is ItemState.YES else ItemState.YES
                yield state
