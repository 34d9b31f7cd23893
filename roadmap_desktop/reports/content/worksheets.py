"""The sheets that are worked on in Excel: gates, checklists, open items."""

from __future__ import annotations

from dataclasses import replace

from roadmap_desktop.assessment.readiness import word_for
from roadmap_desktop.assessment.standing import GateStatus
from roadmap_desktop.domain.content.checklists import Checklist, ChecklistItem
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.reports.blocks import (
    Block,
    Cell,
    CellKind,
    Choices,
    Column,
    Heading,
    Row,
    Section,
    Table,
)
from roadmap_desktop.reports.content import agreements, closing, dates
from roadmap_desktop.reports.content.report import Report

_EVIDENCE_WORDS = {"there": "complete", "claimed": "claimed", "missing": "missing"}
_EVIDENCE = Choices(words=tuple(_EVIDENCE_WORDS.values()), loud=("missing",), soft=("claimed",))
_DONE = Choices(words=("open", "in part", "yes"), loud=("open",), soft=("in part",))
_OPEN = "open"
_DRAWN_BEFORE = "rollout"
"""Gate under which the sheets signed on the way stand."""


def names(report: Report) -> tuple[str, ...]:
    """The people a drop-down offers; it cannot hold a comma."""
    return tuple(dict.fromkeys(listable(p.name) for p in report.plan.people if p.name.strip()))


def listable(word: str) -> str:
    """The word as a drop-down can hold it, which parts its words at commas."""
    return " ".join(word.replace(",", " ").split())


def typed(report: Report, table: Table, columns: tuple[str, ...]) -> Table:
    """The table with these columns for typing, people offered as owners, and rows at its end."""
    offered = names(report)
    marked = tuple(
        replace(c, editable=c.key in columns, choices=offered if c.key in ("owner", "who") else ())
        for c in table.columns
    )
    return replace(table, columns=marked, empty="", blank_rows=5)


def gates(report: Report) -> Section:
    """Every gate with its evidence, its decision and who made it (S0-45, S0-67)."""
    blocks: list[Block] = [dates.gate_overview(report)]
    for gate in report.assessment.gates:
        blocks += [
            Heading(text=f"{gate.name}: {gate.question}"),
            _evidence(report, gate),
            _decision(report, gate),
        ]
        if gate.gate == _DRAWN_BEFORE:
            blocks += _signed_on_the_way(report)
    return Section(
        id="gates",
        title="Gates",
        standfirst="No step is taken without a written decision.",
        blocks=tuple(blocks),
    )


def _evidence(report: Report, gate: GateStatus) -> Table:
    columns = (
        Column(key="state", title="State", share=1.2, editable=True),
        Column(key="evidence", title="Evidence", share=3.4, strong=True),
        Column(key="detail", title="Where it stands", share=3.4, editable=True),
        Column(key="owner", title="From", share=1.2, editable=True, choices=names(report)),
        Column(key="due", title="By", share=1.2, editable=True, kind=CellKind.DATE),
    )
    said = {e.evidence: report.plan.checklist_answer(e.evidence) for e in gate.evidence}
    return Table(
        name=f"evidence.{gate.gate}",
        columns=columns,
        rows=tuple(
            Row(
                id=e.evidence,
                cells=(
                    Cell(value=_EVIDENCE_WORDS[e.state.value], choices=_EVIDENCE),
                    Cell(value=e.text),
                    Cell(value=e.detail),
                    Cell(value=report.plan.name_of(a.owner_id) if (a := said[e.evidence]) else ""),
                    Cell(value=a.due if a else None),
                ),
            )
            for e in gate.evidence
        ),
    )


def _decision(report: Report, gate: GateStatus) -> Table:
    """The decision with both sides of the evidence, decider, date, conditions (S0-45)."""
    record = report.catalogue.gate(gate.gate)
    offered = Choices(
        words=tuple(listable(report.catalogue.text_of("decisions", d)) for d in record.decisions)
    )
    made = gate.decision
    word = listable(report.catalogue.text_of("decisions", made.decision)) if made else None
    return Table(
        name=f"decision.{gate.gate}",
        columns=(
            Column(key="decision", title="Decision", share=1.2, editable=True),
            Column(key="because", title="Because", share=2.4, editable=True),
            Column(key="against", title="What speaks against it", share=2.2, editable=True),
            Column(key="conditions", title="Conditions, who, by when", share=2.2, editable=True),
            Column(key="who", title="Decided by", share=1.2, editable=True, choices=names(report)),
            Column(key="on", title="On", share=1.2, editable=True, kind=CellKind.DATE),
        ),
        rows=(
            Row(
                id=f"decision.{gate.gate}",
                cells=(
                    Cell(value=word, choices=offered),
                    Cell(value=made.reason if made else ""),
                    Cell(value=made.evidence_against if made else ""),
                    Cell(value=made.conditions if made else ""),
                    Cell(value=made.decided_by if made else ""),
                    Cell(value=made.decided_on if made else None),
                ),
            ),
        ),
    )


def _signed_on_the_way(report: Report) -> list[Block]:
    """What 'ready' means (S4-4) and the three lines before go-live (S3-38), to be worked on."""
    agreed = Table(
        name="agreement",
        columns=(
            Column(key="side", title="Side", share=1.4, strong=True),
            Column(key="name", title="Name", share=2, editable=True, choices=names(report)),
            Column(key="note", title="Remark", share=4, editable=True),
            Column(key="on", title="Signed on", share=1.4, editable=True, kind=CellKind.DATE),
        ),
        rows=tuple(
            Row(
                id=f"agreement.{place}",
                cells=(Cell(value=side), Cell(value=name), Cell(), Cell()),
            )
            for place, (name, side) in enumerate(agreements.agreement_parties(report), 1)
        ),
    )
    lines = Table(
        name="go_live",
        columns=(
            Column(key="state", title="State", share=1.2, editable=True),
            Column(key="line", title="Before go-live", share=3.4, strong=True),
            Column(key="plan", title="What was planned", share=3.4),
            Column(key="owner", title="Signs", share=1.2, editable=True, choices=names(report)),
            Column(key="on", title="Signed on", share=1.2, editable=True, kind=CellKind.DATE),
        ),
        rows=tuple(
            Row(
                id=id_,
                cells=(
                    Cell(value=_OPEN, choices=_DONE),
                    Cell(value=line),
                    Cell(value=planned),
                    Cell(value=name),
                    Cell(),
                ),
            )
            for id_, line, planned, name in agreements.go_live_lines(report)
        ),
    )
    return [
        Heading(text="What 'ready' means, signed before money is spent on building"),
        agreements.agreement_facts(report),
        agreed,
        Heading(text="Go-live: three lines, three signatures"),
        lines,
    ]


def checklists(report: Report) -> Section:
    """Every list of this depth in one table that can be filtered (S0-84)."""
    rows = [
        _line(report, checklist, item)
        for checklist in report.catalogue.checklists
        if report.reaches(checklist.depth)
        for item in checklist.items
        if report.reaches(item.depth)
    ]
    table = Table(
        name="checklists",
        columns=(
            Column(key="list", title="List", share=1.5),
            Column(key="state", title="State", share=1.4, editable=True, kind=CellKind.STATE),
            Column(key="question", title="Question", share=2.8, strong=True),
            Column(key="why", title="Why it matters", share=2.6),
            Column(key="good", title="A good sign", share=3.0),
            Column(key="answer", title="Our answer", share=3.0, editable=True),
            Column(key="owner", title="Owner", share=1.3, editable=True, choices=names(report)),
            Column(key="due", title="By", share=1.7, kind=CellKind.DATE, editable=True),
        ),
        rows=tuple(rows),
    )
    return Section(
        id="checklists",
        title="Checklists",
        standfirst="Choose a state in a tinted cell and write beside it; filter by list, state or "
        "owner. Amber is open, pale amber in part.",
        blocks=(table,),
    )


def choices_of(checklist: Checklist) -> Choices:
    """The words of a list, the good one second; what is bad or open stands out."""
    word = {state: listable(word_for(checklist, state)) for state in ItemState}
    good, bad = ItemState.YES, ItemState.NO
    if checklist.adverse:
        good, bad = bad, good
    rest = (ItemState.IN_PART, bad, ItemState.NOT_SURE, ItemState.NOT_APPLICABLE)
    return Choices(
        words=(_OPEN, word[good], *(word[state] for state in rest)),
        loud=(_OPEN, word[bad], word[ItemState.NOT_SURE]),
        soft=(word[ItemState.IN_PART],),
    )


def _line(report: Report, checklist: Checklist, item: ChecklistItem) -> Row:
    case = report.case
    state = case.state(item)
    said = case.line(item.id)
    word = _OPEN if state is None else listable(word_for(checklist, state))
    return Row(
        id=item.id,
        cells=(
            Cell(value=checklist.name),
            Cell(value=word, choices=choices_of(checklist)),
            Cell(value=item.text),
            Cell(value=item.why),
            Cell(value=item.good_sign),
            Cell(value=said.text if said else ""),
            Cell(value=case.name(said.owner_id) if said else ""),
            Cell(value=said.due if said else None),
        ),
    )


def open_items(report: Report) -> Section:
    """What is still open, to be worked on; and what the rules found."""
    table = typed(report, closing.open_table(report), ("who", "by", "state"))
    return Section(
        id="gaps",
        title="Open items",
        standfirst="An open point is no fault. Signing without knowing it would be.",
        blocks=(
            replace(table, name="open_items"),
            Heading(text="What the rules found"),
            closing.findings_table(report),
        ),
    )
