"""The workbook: written aside, reopened, counted against its content, then moved into place."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.reports.blocks import DocumentControl
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import plain_date
from roadmap_desktop.reports.content.workbook import TIMELINE, SheetContent, identity, sheets
from roadmap_desktop.reports.excel.cells import cleaned, put
from roadmap_desktop.reports.excel.grid import FIRST
from roadmap_desktop.reports.excel.sheet import SheetWriter
from roadmap_desktop.reports.excel.styles import FAMILY, SOFT, add_styles
from roadmap_desktop.reports.excel.timeline import (
    FIRST_BAR,
    FIRST_ROW,
    HEAD_ROW,
    MONTH_ROW,
    draw_timeline,
)
from roadmap_desktop.reports.files import put_in_place

_STAMP = (1980, 1, 1, 0, 0, 0)
FILTERED = "Checklists"
FROZEN = {FILTERED: 3, "Risks": 1, "KPIs": 1}
"""Sheets of one table: how many columns stay in sight with the head."""
_LONGEST_RUNNING = 110
"""Characters of one side of a header or footer; programs refuse 256 in all."""


@dataclass(frozen=True, slots=True)
class WorkbookResult:
    """What was written."""

    sheets: int
    rows: int
    """Rows that carry an id."""
    size_bytes: int


def write_workbook(
    plan: Plan, assessment: Assessment, catalogue: Catalogue, control: DocumentControl, path: Path
) -> WorkbookResult:
    """Write a plan's workbook.

    The same plan and control give the same bytes. Raises ``PlanError``; an older file at ``path``
    is then untouched.
    """
    report = Report(plan=plan, assessment=assessment, catalogue=catalogue, control=control)
    book = Workbook()
    del book[book.sheetnames[0]]
    add_styles(book)
    ids: dict[str, list[str]] = {}
    for content in sheets(report):
        sheet = book.create_sheet(content.name)
        ids[content.name] = _draw(sheet, content, report)
        _furnish(sheet, control)
    _describe(book, control)
    data = _same_bytes(book)
    _count(data, ids)
    put_in_place(path, data)
    return WorkbookResult(len(ids), sum(len(rows) for rows in ids.values()), len(data))


def _draw(sheet: Worksheet, content: SheetContent, report: Report) -> list[str]:
    if content.name == TIMELINE:
        ids = draw_timeline(sheet, content, report.assessment.schedule, identity(report))
        put(sheet, sheet.max_row + 2, FIRST, report.control.notice, "doc notice")
        sheet.freeze_panes = f"{get_column_letter(FIRST_BAR)}{FIRST_ROW}"
        sheet.print_title_rows = f"{MONTH_ROW}:{HEAD_ROW}"
        return ids
    writer = SheetWriter(sheet, content, identity(report))
    writer.draw()
    writer.notice(report.control.notice)
    if content.name in FROZEN:
        key = get_column_letter(FIRST + FROZEN[content.name])
        sheet.freeze_panes = f"{key}{writer.head_row + 1}"
        sheet.print_title_rows = f"{writer.head_row}:{writer.head_row}"
    if content.name == FILTERED:
        last = get_column_letter(writer.last_column)
        sheet.auto_filter.ref = f"B{writer.head_row}:{last}{writer.last_table_row}"
    return writer.ids


def _furnish(sheet: Worksheet, control: DocumentControl) -> None:
    """Hidden ids, protection without a password, and the page as it prints."""
    sheet.column_dimensions["A"].hidden = True
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.autoFilter = False
    sheet.protection.sort = False
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.55
    short = " ".join(control.fingerprint[i : i + 4] for i in (0, 4, 8))
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.left = _running(f"{control.client} · {control.title}")
    header.right = _running(control.status.words.upper(), bold=True)
    footer.left = _running(
        f"{control.number} · Revision {control.revision}, {plain_date(control.issued)} · "
        f"Fingerprint {short} · Uncontrolled when printed"
    )
    footer.right = HeaderFooterPart(text="Page &P of &N", font=f"{FAMILY},Bold", size=10)
    sheet.oddHeader, sheet.oddFooter = header, footer


def _running(text: str, *, bold: bool = False) -> HeaderFooterPart:
    """A side of a header: an ampersand starts a code there, and a line break prints as such."""
    plain = " ".join(cleaned(text).split())
    if len(plain) > _LONGEST_RUNNING:
        plain = f"{plain[: _LONGEST_RUNNING - 1]}…"
    return HeaderFooterPart(
        text=plain.replace("&", "&&"),
        font=f"{FAMILY},{'Bold' if bold else 'Regular'}",
        size=10,
        color=None if bold else SOFT,
    )


def _describe(book: Workbook, control: DocumentControl) -> None:
    moment = datetime(control.issued.year, control.issued.month, control.issued.day)  # noqa: DTZ001
    properties = book.properties
    properties.title = cleaned(control.title)
    properties.creator = cleaned(control.prepared_by or control.client)
    properties.subject = cleaned(f"{control.number} revision {control.revision}")
    properties.language = control.language
    properties.created = properties.modified = moment


def _same_bytes(book: Workbook) -> bytes:
    """The workbook as a file whose parts carry no time of their own."""
    raw = io.BytesIO()
    issued = book.properties.modified
    book.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _with_time(content, issued)
            target.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _with_time(core: bytes, issued: datetime) -> bytes:
    """openpyxl stamps the moment of saving; the document's own date stands there instead."""
    head, mark, rest = core.partition(b"<dcterms:modified")
    opening, close, tail = rest.partition(b">")
    _, end, after = tail.partition(b"</dcterms:modified>")
    stamp = f"{issued:%Y-%m-%dT%H:%M:%SZ}".encode()
    return head + mark + opening + close + stamp + end + after if mark else core


def _count(data: bytes, ids: dict[str, list[str]]) -> None:
    """Reopen what was written and find every row again (ids stand in column A)."""
    book = load_workbook(io.BytesIO(data), read_only=True)
    try:
        for name, expected in ids.items():
            column = book[name].iter_rows(min_col=1, max_col=1, values_only=True)
            found = [value for (value,) in column if value]
            if found != expected:
                raise PlanError(
                    f"The workbook's sheet '{name}' did not hold all its rows when it was read "
                    "again; export it once more."
                )
    finally:
        book.close()
