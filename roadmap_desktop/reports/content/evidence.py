"""What is written down, by whom and how often (S0-34)."""

from __future__ import annotations

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.reports.blocks import (
    Cell,
    Column,
    Row,
    Section,
    Table,
    Text,
)
from roadmap_desktop.reports.content.report import Report


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
