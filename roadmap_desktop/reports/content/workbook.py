"""What stands on which sheet of the workbook; the timeline is a sheet of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
from roadmap_desktop.reports.content import (
    checks,
    closing,
    dates,
    evidence,
    people,
    pilot,
    stop_rules,
    summary,
    use,
    worksheets,
)
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import plain_date

TIMELINE = "Timeline"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """One sheet: its name, title, a line under it, and what follows."""

    name: str
    title: str
    line: str
    blocks: tuple[Block, ...]


def identity(report: Report) -> str:
    """Which document a sheet belongs to, on every sheet under its title."""
    control = report.control
    short = " ".join(control.fingerprint[i : i + 4] for i in (0, 4, 8))
    return (
        f"{control.client}, {control.title}. {control.number}, revision {control.revision}, "
        f"{control.status.words.lower()}, {plain_date(control.issued)}. "
        f"Fingerprint {short}."
    )


def sheets(report: Report) -> tuple[SheetContent, ...]:
    """Every sheet in its order; ``TIMELINE`` has no blocks, it is drawn from the schedule."""
    first = summary.summary(report)
    timeline = dates.timeline(report)
    return (
        _sheet(report, "Summary", first, people.people(report), *_closing(report)),
        _sheet(
            report,
            "Use case and data",
            use.use_case(report),
            use.tier(report),
            use.data_rules(report),
            *([section] if (section := use.budget(report)) else []),
        ),
        _sheet(
            report,
            "Pilot",
            pilot.pilot(report),
            evidence.evidence_plan(report),
            people.rollout(report),
        ),
        _sheet(report, "Stop rules", stop_rules.stop_rules(report)),
        SheetContent(name=TIMELINE, title=timeline.title, line=timeline.standfirst, blocks=()),
        worksheet("Gates", worksheets.gates(report)),
        worksheet("Checklists", worksheets.checklists(report)),
        _inputs(report, "Risks", _register(report), ("response", "owner", "review")),
        _inputs(report, "KPIs", people.kpis(report), ("baseline", "action", "owner")),
        worksheet("Open items", worksheets.open_items(report)),
    )


def worksheet(name: str, section: Section) -> SheetContent:
    """A section as a sheet of its own."""
    return SheetContent(
        name=name, title=section.title, line=section.standfirst, blocks=section.blocks
    )


def _register(report: Report) -> Section:
    """The risk register alone; the risk questions stand among the checklists."""
    section = checks.risks(report)
    return replace(section, blocks=section.blocks[:1])


def _closing(report: Report) -> list[Section]:
    found = (closing.assumed(report), closing.left_out(report), closing.gaps(report))
    return [section for section in found if section is not None]


def _sheet(report: Report, name: str, first: Section, *more: Section) -> SheetContent:
    blocks: list[Block] = list(first.blocks)
    for section in more:
        blocks += [Heading(text=section.title), *section.blocks]
    return SheetContent(
        name=name, title=first.title, line=first.standfirst, blocks=_drawable(report, blocks)
    )


def _drawable(report: Report, blocks: list[Block]) -> tuple[Block, ...]:
    """Without what only paper has; the strip of phases becomes a table."""
    shown: list[Block] = []
    for block in blocks:
        if isinstance(block, PhaseStrip):
            shown.append(_phases(report))
        elif not isinstance(block, Gantt | Signatures):
            shown.append(block)
    return tuple(shown)


def _phases(report: Report) -> Table:
    return Table(
        name="phases",
        columns=(
            Column(key="phase", title="Phase", share=2, strong=True),
            Column(key="from", title="From", share=1.4, kind=CellKind.DATE),
            Column(key="to", title="To", share=1.4, kind=CellKind.DATE),
            Column(key="days", title="Plan days", share=1),
            Column(key="owner", title="Who", share=2),
        ),
        rows=tuple(
            Row(
                id=f"phase.{p.id}",
                cells=(
                    Cell(value=f"{p.number}  {p.name}"),
                    Cell(value=p.start),
                    Cell(value=p.finish),
                    Cell(value=f"{p.start_day}–{p.finish_day}"),
                    Cell(value=p.owner or report.holder("owner")),
                ),
            )
            for p in report.assessment.schedule.phases
        ),
    )


def _inputs(report: Report, name: str, section: Section, columns: tuple[str, ...]) -> SheetContent:
    """A sheet on which some columns of a table are for typing, with empty rows at its end."""
    blocks = [
        worksheets.typed(report, block, columns) if isinstance(block, Table) else block
        for block in section.blocks
    ]
    return SheetContent(
        name=name,
        title=section.title,
        line=section.standfirst,
        blocks=_drawable(report, list(blocks)),
    )
