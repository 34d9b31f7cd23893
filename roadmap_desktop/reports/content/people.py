"""Who does what, who decides what, and how use grows."""

from __future__ import annotations

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.roles import Role
from roadmap_desktop.domain.model.people import RoleAssignment
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
from roadmap_desktop.reports.content.words import counted, listed, number


def people(report: Report) -> Section:
    """People, their duties and rights; the matrix from formal depth on (S1-31 to S1-33)."""
    plan = report.plan
    rows = tuple(_duty(report, a) for a in plan.roles if a.person_id)
    blocks: list[Block] = [
        Table(
            name="roles",
            columns=(
                Column(key="role", title="Role", share=1.6, strong=True),
                Column(key="who", title="Who", share=1.6),
                Column(key="duty", title="Answers for", share=3.4),
                Column(key="rights", title="Decides on", share=1.8),
            ),
            rows=rows,
            empty="Nobody has a role yet.",
        )
    ]
    others = [p for p in plan.people if p.id not in {a.person_id for a in plan.roles}]
    if others:
        names = listed(f"{p.name} ({p.function})" if p.function else p.name for p in others)
        blocks.append(Text(text=f"Also named in this plan: {names}."))
    if report.reaches(Depth.FORMAL):
        blocks += [Heading(text="Rights to decide"), _matrix(report)]
    return Section(
        id="people",
        title="People and rights",
        standfirst="A named person for every duty; one person may hold several.",
        blocks=tuple(blocks),
    )


def _duty(report: Report, assignment: RoleAssignment) -> Row:
    role: Role | None = report.catalogue.find("roles", assignment.role)
    person = report.plan.person(assignment.person_id)
    rights = assignment.rights or (role.rights if role else ())
    return Row(
        id=assignment.id,
        cells=(
            Cell(value=role.name if role else assignment.role),
            Cell(value=person.name if person else "", note=person.function if person else ""),
            Cell(value=role.duty if role else ""),
            Cell(value=listed(_right(report, r) for r in rights)),
        ),
    )


def _right(report: Report, right: str) -> str:
    return report.catalogue.text_of("decision_rights", right).lower()


def _matrix(report: Report) -> Table:
    rights = report.catalogue.decision_rights
    return Table(
        name="rights",
        columns=(
            Column(key="right", title="Right to decide on", share=2, strong=True),
            Column(key="who", title="Held by", share=4),
        ),
        rows=tuple(
            Row(
                id=f"right.{right.id}",
                cells=(
                    Cell(value=right.text, note=right.hint),
                    Cell(value=_holders(report, right.id)),
                ),
            )
            for right in rights
        ),
    )


def _holders(report: Report, right: str) -> str:
    names = (
        f"{report.plan.name_of(a.person_id)} ({report.catalogue.text_of('roles', a.role).lower()})"
        for a in report.plan.roles
        if right in a.rights and a.person_id
    )
    return listed(dict.fromkeys(names)) or "nobody yet"


def rollout(report: Report) -> Section:
    """How use grows: each stage with its people, criterion, support and conditions (S0-47)."""
    stages = report.plan.rollout_stages
    blocks: list[Block] = [
        Table(
            name="rollout",
            columns=(
                Column(key="stage", title="Stage", share=1.3, strong=True),
                Column(key="who", title="Who, how long", share=1.8),
                Column(key="criterion", title="Passed when", share=2.2),
                Column(key="care", title="Training, support, watching", share=2.8),
                Column(key="conditions", title="Before the next stage", share=2.2),
            ),
            rows=tuple(
                Row(
                    id=s.id,
                    cells=(
                        Cell(value=report.catalogue.text_of("rollout_stages", s.stage)),
                        Cell(value=s.segment, note=_size(s.user_count, s.weeks)),
                        Cell(value=s.criterion or "Not provided"),
                        Cell(value=" ".join(t for t in (s.training, s.support, s.monitoring) if t)),
                        Cell(value=s.conditions or s.decision_point),
                    ),
                )
                for s in stages
            ),
            empty="No stage is planned yet.",
        )
    ]
    blocks += [Text(text=d, style=Style.NOTE) for d in report.assessment.deviations]
    return Section(
        id="rollout",
        title="How use grows",
        standfirst="Small first. Each stage ends in a decision.",
        blocks=tuple(blocks),
        new_page=False,
    )


def _size(users: int | None, weeks: float | None) -> str:
    parts = []
    if users:
        parts.append(counted(users, "person", "people"))
    if weeks:
        parts.append(counted(weeks, "week"))
    return ", ".join(parts)


def kpis(report: Report) -> Section:
    """Measures with baseline, target, limit and what follows (S1-44, S1-46)."""
    return Section(
        id="kpis",
        title="What is watched",
        standfirst="A measure without an action is measurement only.",
        blocks=(
            Table(
                name="kpis",
                columns=(
                    Column(key="name", title="Measure", share=2.4, strong=True),
                    Column(key="baseline", title="Today", share=0.9),
                    Column(key="target", title="Target", share=0.9),
                    Column(key="threshold", title="Limit", share=0.9),
                    Column(key="action", title="When the limit is crossed", share=2.6),
                    Column(key="owner", title="Who", share=1.2),
                ),
                rows=tuple(
                    Row(
                        id=k.id,
                        cells=(
                            Cell(
                                value=k.name, note=report.catalogue.text_of("kpi_layers", k.layer)
                            ),
                            Cell(value=number(k.baseline, k.unit)),
                            Cell(value=number(k.target, k.unit)),
                            Cell(value=number(k.threshold, k.unit)),
                            Cell(value=k.action or "measurement only"),
                            Cell(value=report.plan.name_of(k.owner_id)),
                        ),
                    )
                    for k in report.plan.kpis
                ),
                empty="No measure is planned yet.",
            ),
        ),
        new_page=False,
    )


def register(report: Report) -> Section:
    """Who has the document, for formal plans: sent, returned, by hand."""
    return Section(
        id="register",
        title="Register of signatures",
        standfirst="Who was sent this revision, and what came back.",
        blocks=(
            Table(
                name="register",
                columns=(
                    Column(key="name", title="Name, function", share=2.2),
                    Column(key="sent", title="Sent on", share=1, kind=CellKind.TEXT),
                    Column(key="back", title="Returned on", share=1),
                    Column(key="decision", title="Decision", share=1.4),
                    Column(key="note", title="Remark", share=2),
                ),
                rows=tuple(
                    Row(
                        id=p.id,
                        cells=(
                            Cell(value=p.name, note=p.function),
                            Cell(),
                            Cell(),
                            Cell(),
                            Cell(),
                        ),
                    )
                    for p in report.plan.people
                ),
                blank_rows=3,
            ),
        ),
        new_page=False,
    )


def change_control(report: Report) -> Section:
    """Lines for changes to prompts, settings, access and workflow (S0-57)."""
    return Section(
        id="change_control",
        title="Changes",
        standfirst=f"Who may change what: {report.answer('production.change_control')}",
        blocks=(
            Table(
                name="changes",
                columns=(
                    Column(key="date", title="Date", share=1),
                    Column(key="what", title="What was changed", share=2.4),
                    Column(key="why", title="Why", share=2),
                    Column(key="by", title="Approved by", share=1.3),
                    Column(key="back", title="Way back", share=1.3),
                ),
                rows=(),
                blank_rows=6,
            ),
        ),
        new_page=False,
    )
