"""Writes documents of a plan: one way for the command line and for the window.

What draws is imported when it is first needed; it is slow to load.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan

if TYPE_CHECKING:
    from roadmap_desktop.reports.blocks import Document, DocumentControl
    from roadmap_desktop.reports.chart.options import PrintOptions
    from roadmap_desktop.reports.pdf.paper import Paper

LETTER_COUNTRIES = frozenset({"CA", "US"})
"""Where Letter lies in the printer's tray; everywhere else it is A4."""


class Format(StrEnum):
    """What can be made of a plan; the value is the file's ending."""

    PDF = "pdf"
    XLSX = "xlsx"
    JSON = "json"
    ROADMAP = "roadmap"
    """The plan file to hand over; it needs the store, see ``commands.handover``."""
    ADDENDUM = "addendum.pdf"
    """What moved since something earlier, to sign anew; see ``commands.addendum``."""
    TIMELINE = "timeline.pdf"
    TIMELINE_SVG = "timeline.svg"
    TIMELINE_PNG = "timeline.png"
    CALENDAR = "ics"
    PROJECT = "xml"
    TABLE = "csv"

    @property
    def is_for_others(self) -> bool:
        """The timeline for another program; see ``commands.timeline_files``."""
        return self in (Format.CALENDAR, Format.PROJECT, Format.TABLE)

    @property
    def is_timeline(self) -> bool:
        """The timeline alone; the pictures show it on one sheet."""
        return self in (Format.TIMELINE, Format.TIMELINE_SVG, Format.TIMELINE_PNG)


class Step(StrEnum):
    """Where a document being written is at."""

    GATHER = "gather"
    DRAW = "draw"
    PLACE = "place"


Progress = Callable[[int, Step], None]
"""Told how far it is in percent; may raise to end the work, and then nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was made; counts that its format does not have are 0."""

    path: Path
    format: Format
    size_bytes: int
    pages: int = 0
    sheets: int = 0
    rows: int = 0
    lines: int = 0
    warnings: tuple[str, ...] = ()
    """What is not in it as it should be, e.g. characters that no typeface has."""


def file_name(plan: Plan, format_: str) -> str:
    """A name made of the document's number; a format is its ending."""
    number = plan.header.number or plan.id[:8]
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in number)
    return f"{safe}.{format_}"


def revision_of(plan: Plan) -> str:
    """The revision printed on documents: each decision of a gate begins another one."""
    return str(1 + len(plan.gate_decisions))


def usual_paper(plan: Plan) -> Paper:
    """The paper of the firm's country."""
    from roadmap_desktop.reports.pdf.paper import Paper

    return Paper.LETTER if plan.client.country.upper() in LETTER_COUNTRIES else Paper.A4


def usual_print(plan: Plan) -> PrintOptions:
    """A timeline as most will want it, on the paper of the firm's country."""
    from roadmap_desktop.reports.chart.options import PrintOptions, SheetSize

    letter = plan.client.country.upper() in LETTER_COUNTRIES
    return PrintOptions(paper=SheetSize.LETTER if letter else SheetSize.A4)


def check_folder(path: Path) -> None:
    """``PlanError`` where the folder of a file to be written is not there."""
    if not path.parent.is_dir():
        raise PlanError(f"The folder {path.parent} does not exist; make it or choose another.")


def write_document(
    plan: Plan,
    assessment: Assessment,
    catalogue: Catalogue,
    format_: Format,
    path: Path,
    *,
    paper: Paper | None,
    fonts: Path,
    today: date,
    progress: Progress | None = None,
    options: PrintOptions | None = None,
) -> Written:
    """Write one document that needs nothing but the plan: PDF, workbook, timeline or data.

    Without ``paper`` it is that of the firm's country; ``options`` are for the timeline alone and
    name its own, see ``usual_print``. The file is finished beside its place and moved there at
    the end. Raises ``PlanError``; an older file is then untouched, as it is where ``progress``
    raises.
    """
    from roadmap_desktop.reports.documents import build_document, document_control

    def draw(aside: Path) -> Written:
        revision = revision_of(plan)
        match format_:
            case Format.PDF:
                document = build_document(
                    plan, assessment, catalogue, today=today, revision=revision
                )
                tell(20, Step.DRAW)
                return pdf_of(document, aside, paper or usual_paper(plan), fonts)
            case Format.XLSX:
                from roadmap_desktop.reports.excel.write import write_workbook

                control = document_control(
                    plan, assessment, catalogue, today=today, revision=revision
                )
                tell(20, Step.DRAW)
                book = write_workbook(plan, assessment, catalogue, control, aside)
                return Written(
                    path=aside,
                    format=format_,
                    size_bytes=book.size_bytes,
                    sheets=book.sheets,
                    rows=book.rows,
                )
            case Format.JSON:
                return _json(plan, aside)
            case Format.TIMELINE | Format.TIMELINE_SVG | Format.TIMELINE_PNG:
                control = document_control(
                    plan, assessment, catalogue, today=today, revision=revision
                )
                tell(20, Step.DRAW)
                wanted = options or usual_print(plan)
                return _timeline(plan, assessment, control, format_, aside, wanted, fonts, today)
            case _:
                raise ValueError(format_)

    tell = progress or _nobody
    return written_in_place(path, draw, tell)


def write_gate_sheet(
    plan: Plan,
    assessment: Assessment,
    catalogue: Catalogue,
    gate: str,
    path: Path,
    *,
    paper: Paper,
    fonts: Path,
    today: date,
    progress: Progress | None = None,
) -> Written:
    """Write the sheet of one gate as PDF, to sign on the day it is decided (S0-67)."""
    from roadmap_desktop.reports.blocks import Document
    from roadmap_desktop.reports.content.dates import gate_sheet
    from roadmap_desktop.reports.content.report import Report
    from roadmap_desktop.reports.documents import document_control

    def draw(aside: Path) -> Written:
        control = document_control(
            plan, assessment, catalogue, today=today, revision=revision_of(plan)
        )
        report = Report(plan=plan, assessment=assessment, catalogue=catalogue, control=control)
        status = next(g for g in assessment.gates if g.gate == gate)
        light = not report.reaches(Depth.STANDARD)
        section = gate_sheet(report, status, with_overview=light)
        tell(20, Step.DRAW)
        return pdf_of(Document(control=control, sections=(section,)), aside, paper, fonts)

    tell = progress or _nobody
    return written_in_place(path, draw, tell)


def _nobody(percent: int, step: Step) -> None:
    del percent, step


def written_in_place(
    path: Path, draw: Callable[[Path], Written], progress: Progress | None
) -> Written:
    """Draw beside the place, then move; until the move all can be called off."""
    tell = progress or _nobody
    check_folder(path)
    aside = path.with_name(f"{path.name}.new")
    try:
        tell(5, Step.GATHER)
        made = draw(aside)
        tell(95, Step.PLACE)
        aside.replace(path)
    except PlanError as error:
        raise PlanError(str(error).replace(str(aside), str(path))) from error
    except OSError as error:
        raise PlanError(
            f"{path} cannot be replaced ({error.strerror or error}); close it where it is open, or "
            "choose another name."
        ) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return replace(made, path=path)


def pdf_of(
    document: Document, path: Path, paper: Paper, fonts: Path, format_: Format = Format.PDF
) -> Written:
    """Write any document that is made of sections."""
    from roadmap_desktop.reports.pdf.write import write_pdf

    result = write_pdf(document, path, paper=paper, fonts=fonts)
    return Written(
        path=path,
        format=format_,
        size_bytes=result.size_bytes,
        pages=result.pages,
        warnings=tuple(finding.reason for finding in result.findings),
    )


def _timeline(
    plan: Plan,
    assessment: Assessment,
    control: DocumentControl,
    format_: Format,
    path: Path,
    options: PrintOptions,
    fonts: Path,
    today: date,
) -> Written:
    from roadmap_desktop.reports.chart.content import timeline_content
    from roadmap_desktop.reports.chart.write import TimelineFormat, write_timeline

    content = timeline_content(plan, assessment, control, today=today, baseline=options.baseline)
    kind = TimelineFormat(format_.rpartition(".")[2])
    drawn = write_timeline(content, path, kind, options=options, fonts=fonts)
    return Written(
        path=path,
        format=format_,
        size_bytes=drawn.size_bytes,
        pages=drawn.pages,
        warnings=tuple(finding.reason for finding in drawn.findings),
    )


def _json(plan: Plan, path: Path) -> Written:
    from roadmap_desktop.exchange.plan_records import plan_to_plain
    from roadmap_desktop.reports.files import put_in_place

    text = json.dumps(plan_to_plain(plan), ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    content = text.encode()
    put_in_place(path, content)
    return Written(path=path, format=Format.JSON, size_bytes=len(content), lines=text.count("\n"))
