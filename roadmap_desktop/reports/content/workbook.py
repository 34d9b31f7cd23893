"""What stands on which sheet of the workbook; the timeline is a sheet of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from roadmap_desktop.assessment.readiness import word_for
from roadmap_desktop.domain.content import Checklist
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.reports.blocks import (
    Block,
    Cell,
    CellKind,
    Column,
    Gantt,
    Heading,
    PhaseStrip,
    Row,
    Section,
    Signatures,
    Table,
)
from roadmap_desktop.reports.content import checks, closing, dates, people, pilot, summary, use
from roadmap_desktop.reports.content.report import Report

TIMELINE = "Timeline"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """One sheet: its name, title, a line under it, and what follows."""

    name: str
    title: str
    line: str
    blocks: tuple[Block, ...]


def sheets(report: Report) -> tuple[SheetContent, ...]:
    """Every sheet in its order; ``TIMELINE`` has no blocks, it is drawn from the schedule."""
    first = summary.summary(report)
    timeline = dates.timeline(report)
    return (
        _sheet("Summary", first, *_closing(report)),
        _sheet(
            "Use and data",
            use.use_case(report),
            use.tier(report),
            use.data_rules(report),
            *([section] if (section := use.budget(report)) else []),
        ),
        _sheet("Pilot", pilot.pilot(report), pilot.evidence_plan(report), people.rollout(report)),
        _sheet("Stop rules", pilot.stop_rules(report)),
        SheetContent(name=TIMELINE, title=timeline.title, line=timeline.standfirst, blocks=()),
        _gates(report),
        _checklists(report),
        _inputs("Risks", _register(report), "risks", ("response", "owner", "review")),
        _inputs("KPIs", people.kpis(report), "kpis", ("baseline", "action", "owner")),
        _open_items(report),
    )


def _register(report: Report) -> Section:
    """The risk register alone; the risk questions stand among the checklists."""
    section = checks.risks(report)
    return replace(section, blocks=section.blocks[:1])


def _closing(report: Report) -> list[Section]:
    found = (closing.assumed(report), closing.left_out(report), closing.gaps(report))
    return [section for section in found if section is not None]


def _sheet(name: str, first: Section, *more: Section) -> SheetContent:
    blocks: list[Block] = list(first.blocks)
    for section in more:
        blocks += [Heading(text=section.title), *section.blocks]
    return SheetContent(
        name=name, title=first.title, line=first.standfirst, blocks=_drawable(blocks)
    )


def _drawable(blocks: list[Block]) -> tuple[Block, ...]:
    """Without what only paper has."""
    return tuple(b for b in blocks if not isinstance(b, Gantt | PhaseStrip | Signatures))


def _inputs(name: str, section: Section, table: str, columns: tuple[str, ...]) -> SheetContent:
    """A sheet on which some columns of a table are for typing, with empty rows at its end."""
    blocks = [
        _typed(b, columns) if isinstance(b, Table) and b.name == table else b
        for b in section.blocks
    ]
    return SheetContent(
        name=name, title=section.title, line=section.standfirst, blocks=_drawable(blocks)
    )


def _typed(table: Table, columns: tuple[str, ...]) -> Table:
    marked = tuple(replace(c, editable=c.key in columns) for c in table.columns)
    return replace(table, columns=marked, empty="", blank_rows=3)


def _gates(report: Report) -> SheetContent:
    blocks: list[Block] = [dates.gate_overview(report)]
    columns = (
        Column(key="state", title="State", share=1.2, editable=True, choices=_EVIDENCE),
        Column(key="evidence", title="Evidence", share=3, strong=True),
        Column(key="detail", title="Where it stands", share=3, editable=True),
    )
    for gate in report.assessment.gates:
        rows = tuple(
            Row(
                id=e.evidence,
                cells=(
                    Cell(value=_EVIDENCE_WORDS[e.state.value]),
                    Cell(value=e.text),
                    Cell(value=e.detail),
                ),
            )
            for e in gate.evidence
        )
        blocks += [
            Heading(text=f"{gate.name}: {gate.question}"),
            Table(name=f"evidence.{gate.gate}", columns=columns, rows=rows),
            Table(
                name=f"decision.{gate.gate}",
                columns=(
                    Column(key="decision", title="Decision", share=1.4, editable=True),
                    Column(key="because", title="Because, and against it", share=3, editable=True),
                    Column(key="who", title="Decided by, on", share=1.6, editable=True),
                ),
                rows=(),
                blank_rows=1,
            ),
        ]
    return SheetContent(
        name="Gates",
        title="Gates",
        line="No step is taken without a written decision.",
        blocks=tuple(blocks),
    )


_EVIDENCE_WORDS = {"there": "complete", "claimed": "claimed", "missing": "missing"}
_EVIDENCE = tuple(_EVIDENCE_WORDS.values())


def _checklists(report: Report) -> SheetContent:
    """Every list of this depth in one table that can be filtered (S0-84)."""
    rows = [
        _line(report, checklist, place)
        for checklist in report.catalogue.checklists
        if report.reaches(checklist.depth)
        for place, item in enumerate(checklist.items)
        if report.reaches(item.depth)
    ]
    table = Table(
        name="checklists",
        columns=(
            Column(key="list", title="List", share=1.5),
            Column(key="question", title="Question", share=2.8, strong=True),
            Column(key="why", title="Why it matters", share=2.6),
            Column(key="good", title="A good sign", share=2.8),
            Column(key="state", title="State", share=1.2, editable=True, kind=CellKind.STATE),
            Column(key="answer", title="Our answer", share=2.6, editable=True),
            Column(key="owner", title="Owner", share=1.3, editable=True),
            Column(key="due", title="By", share=1.5, kind=CellKind.DATE, editable=True),
        ),
        rows=tuple(rows),
    )
    return SheetContent(
        name="Checklists",
        title="Checklists",
        line="Choose a state in the yellow cells; filter by list, owner or state.",
        blocks=(table,),
    )


def state_words(checklist: Checklist) -> tuple[str, ...]:
    """The words a list offers, 'open' first; a drop-down cannot hold a comma."""
    words = ("open", *(word_for(checklist, state) for state in ItemState))
    return tuple(w.replace(", ", " ").replace(",", " ") for w in words)


def _line(report: Report, checklist: Checklist, place: int) -> Row:
    item = checklist.items[place]
    case = report.case
    state = case.state(item)
    said = case.line(item.id)
    words = state_words(checklist)
    word = words[0] if state is None else words[1 + list(ItemState).index(state)]
    return Row(
        id=item.id,
        cells=(
            Cell(value=checklist.name),
            Cell(value=item.text),
            Cell(value=item.why),
            Cell(value=item.good_sign),
            Cell(value=word, note="|".join(words)),
            Cell(value=said.text if said else ""),
            Cell(value=case.name(said.owner_id) if said else ""),
            Cell(value=said.due if said else None),
        ),
    )


def _open_items(report: Report) -> SheetContent:
    table = replace(closing.open_table(report), name="open_items", empty="", blank_rows=5)
    typed = replace(
        table, columns=tuple(replace(c, editable=c.key != "what") for c in table.columns)
    )
    return SheetContent(
        name="Open items",
        title="Open items",
        line="An open point is no fault. Signing without knowing it would be.",
        blocks=(typed, Heading(text="What the rules found"), closing.findings_table(report)),
    )
