"""Commands that write documents and files, and take plans in."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

from roadmap_desktop import __version__
from roadmap_desktop.app import paths
from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.text import counted, size, table
from roadmap_desktop.commands.handover import export_plan_file, import_plan_file
from roadmap_desktop.commands.plans import create_plan, find
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.exchange.plan_file import SUFFIX
from roadmap_desktop.exchange.plan_records import plan_to_plain
from roadmap_desktop.reports.documents import build_document, document_control
from roadmap_desktop.reports.excel.write import write_workbook
from roadmap_desktop.reports.files import put_in_place
from roadmap_desktop.reports.pdf.paper import Paper
from roadmap_desktop.reports.pdf.write import write_pdf
from roadmap_desktop.store.store import Store

SAMPLES = ("bakery", "accounting", "home_care")


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was made."""

    path: Path
    extent: str
    """'8 pages', '412 rows'."""
    seconds: float


def export(desk: Desk) -> int:
    """Write a document or a file."""
    given = desk.arguments
    out = Path(given.out)
    with desk.store() as store:
        session = desk.open_plan(store, find(store, given.plan).id)
        if out.is_dir():
            out = out / file_name(session, given.format_)
        written = write(desk, store, session, given.format_, out, Paper(given.paper))
    gaps = len(session.assessment.gaps)
    if gaps:
        desk.warn(f"Still open: {counted(gaps, 'question')}, listed in the document.")
    desk.say(f"{written.path}  {written.extent}, {size(written.path.stat().st_size)}")
    return 0


def file_name(session: PlanSession, format_: str) -> str:
    """A name made of the document's number."""
    number = session.plan.header.number or session.plan.id[:8]
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in number)
    return f"{safe}.{format_}"


def write(
    desk: Desk, store: Store, session: PlanSession, format_: str, out: Path, paper: Paper
) -> Written:
    """Write one document of an open plan; ``PlanError`` leaves an older file as it was."""
    if not out.parent.is_dir():
        raise PlanError(f"The folder {out.parent} does not exist; make it or choose another.")
    began = time.perf_counter()
    plan, found = session.plan, session.assessment
    revision = str(1 + len(plan.gate_decisions))
    match format_:
        case "pdf":
            document = build_document(
                plan, found, desk.catalogue, today=desk.today, revision=revision
            )
            result = write_pdf(document, out, paper=paper, fonts=paths.resources() / "fonts")
            for finding in result.findings:
                desk.warn(finding.reason)
            extent = counted(result.pages, "page")
        case "xlsx":
            control = document_control(
                plan, found, desk.catalogue, today=desk.today, revision=revision
            )
            book = write_workbook(plan, found, desk.catalogue, control, out)
            extent = f"{book.sheets} sheets, {book.rows} rows"
        case "json":
            text = json.dumps(plan_to_plain(plan), ensure_ascii=False, sort_keys=True, indent=2)
            put_in_place(out, f"{text}\n".encode())
            extent = f"{text.count(chr(10)) + 1} lines"
        case _:
            file = export_plan_file(store, plan.id, out, __version__)
            extent = f"{counted(len(file.history), 'step')} of history"
    return Written(out, extent, time.perf_counter() - began)


def import_(desk: Desk) -> int:
    """Take in a plan somebody handed over."""
    path = Path(desk.arguments.file)
    if path.suffix != SUFFIX:
        raise PlanError(f"{path.name} does not end in {SUFFIX}; for answers use: new")
    with desk.store() as store:
        plan_id = import_plan_file(store, path, desk.actor)
        header = store.load_plan(plan_id).header
        desk.say(f"Took in {header.number}  {header.title}")
    return 0


def demo(desk: Desk) -> int:
    """Make the three samples and their documents, through the doors a user uses."""
    out = Path(desk.arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("demo.db*"):
        old.unlink()
    desk.arguments.store = str(out / "demo.db")
    made: list[Written] = []
    with desk.store() as store:
        for name in SAMPLES:
            began = time.perf_counter()
            answers = paths.resources() / "samples" / f"{name}.toml"
            plan = read_answers(answers, desk.catalogue, desk.today, store.new_id)
            session = desk.open_plan(store, create_plan(store, plan, desk.actor))
            found = session.assessment
            desk.say(
                f"{plan.client.name}: {session.plan.header.title}. A {found.depth} plan, "
                f"{len(found.schedule.rows)} lines on the timeline, "
                f"{counted(len(found.findings), 'finding')} ({time.perf_counter() - began:.1f} s)."
            )
            for format_ in ("pdf", "xlsx", "roadmap"):
                path = out / f"{name}.{format_}"
                made.append(write(desk, store, session, format_, path, Paper.A4))
    desk.say()
    rows = [(str(w.path), w.extent, size(w.path.stat().st_size), f"{w.seconds:.1f}") for w in made]
    desk.say(table(("File", "Holds", "Size", "Seconds"), rows, right=(2, 3)))
    return 0
