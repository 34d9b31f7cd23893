"""Cover and contents of deeper plans."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap_desktop.reports.blocks import (
    Callout,
    Cell,
    CellKind,
    Column,
    Fact,
    Facts,
    Row,
    Section,
    Table,
)
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import plain_date


def cover(report: Report) -> Section:
    """The cover of a formal plan."""
    control = report.control
    pairs = (
        ("Number", control.number),
        ("Revision", control.revision),
        ("Status", control.status.words),
        ("Issued", plain_date(control.issued)),
        ("Prepared by", control.prepared_by or "–"),
        ("Owner", report.holder("owner")),
        ("May pause the use", report.holder("pauser")),
        (
            "Reason for this revision",
            "First revision" if control.revision == "1" else "See history",
        ),
    )
    return Section(
        id="cover",
        title=control.title,
        standfirst=control.client,
        blocks=(
            Facts(items=tuple(Fact(label=a, text=b) for a, b in pairs if b)),
            Callout(label="In force", text=control.notice),
        ),
    )


def contents(sections: Sequence[Section]) -> Section:
    """What stands on which page."""
    return Section(
        id="contents",
        title="Contents",
        blocks=(
            Table(
                name="contents",
                columns=(
                    Column(key="title", title="", share=8),
                    Column(key="page", title="Page", share=1, kind=CellKind.PAGE),
                ),
                rows=tuple(
                    Row(id=s.id, cells=(Cell(value=s.title), Cell(value=s.id))) for s in sections
                ),
            ),
        ),
        new_page=False,
    )
