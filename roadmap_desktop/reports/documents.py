"""Which sections make which document, by depth."""

from __future__ import annotations

from datetime import date

from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.records import fingerprint
from roadmap_desktop.reports.blocks import Document, DocumentControl, DocumentStatus, Section
from roadmap_desktop.reports.content import (
    agreements,
    checks,
    closing,
    dates,
    evidence,
    front,
    people,
    pilot,
    stop_rules,
    use,
)
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.summary import bottom_line, summary


def document_control(
    plan: Plan,
    assessment: Assessment,
    catalogue: Catalogue,
    *,
    today: date,
    revision: str,
    status: DocumentStatus = DocumentStatus.DRAFT,
) -> DocumentControl:
    """What stands in every header and footer, on paper and in the workbook."""
    return DocumentControl(
        title=plan.header.title or "AI roadmap",
        client=plan.client.name or "Firm not named",
        number=plan.header.number,
        revision=revision,
        status=status,
        issued=today,
        prepared_by=plan.header.prepared_by,
        language=catalogue.language,
        fingerprint=fingerprint(plan),
        notice=catalogue.notice,
        depth=assessment.depth,
    )


def build_document(
    plan: Plan,
    assessment: Assessment,
    catalogue: Catalogue,
    *,
    today: date,
    revision: str,
    status: DocumentStatus = DocumentStatus.DRAFT,
) -> Document:
    """The report: 8 pages for a light plan, a sheet per gate and more for deeper ones (S0-10)."""
    control = document_control(
        plan, assessment, catalogue, today=today, revision=revision, status=status
    )
    report = Report(plan=plan, assessment=assessment, catalogue=catalogue, control=control)
    build = {Depth.LIGHT: _light, Depth.STANDARD: _standard, Depth.FORMAL: _formal}
    sections = build[assessment.depth](report)
    return Document(control=control, sections=tuple(s for s in sections if s is not None))


def _light(report: Report) -> list[Section | None]:
    return [
        summary(report),
        use.data_card(report),
        pilot.pilot(report),
        stop_rules.stop_rules(report),
        dates.timeline(report),
        *dates.gates(report),
        checks.checklists(report),
        closing.assumed_and_left_out(report),
        closing.approval(report),
    ]


def _standard(report: Report) -> list[Section | None]:
    body = _deeper(report)
    return [summary(report), front.contents([s for s in body if s is not None]), *body]


def _formal(report: Report) -> list[Section | None]:
    body = [
        *_deeper(report)[:-1],
        people.change_control(report),
        people.register(report),
        closing.approval(report),
    ]
    listed = front.contents([s for s in body if s is not None])
    return [front.cover(report), summary(report), listed, *body]


def _deeper(report: Report) -> list[Section | None]:
    """What standard and formal plans share, approval last."""
    return [
        use.use_case(report),
        use.tier(report),
        use.data_card(report),
        use.data_rules(report),
        checks.readiness(report),
        checks.risks(report),
        pilot.pilot(report),
        evidence.evidence_plan(report) if report.reaches(Depth.FORMAL) else None,
        stop_rules.stop_rules(report),
        people.people(report),
        people.rollout(report),
        people.kpis(report),
        use.budget(report),
        dates.timeline(report),
        dates.after_the_end(report),
        *dates.gates(report),
        agreements.to_sign_on_the_way(report),
        checks.checklists(report),
        bottom_line(report),
        closing.assumed(report),
        closing.left_out(report),
        closing.gaps(report),
        closing.approval(report),
    ]
