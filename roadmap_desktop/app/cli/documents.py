"""Commands that write documents and files."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from roadmap_desktop import __version__
from roadmap_desktop.app import paths
from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.text import counted, size, table
from roadmap_desktop.commands.documents import (
    Format,
    Written,
    check_folder,
    file_name,
    write_document,
)
from roadmap_desktop.commands.handover import export_plan_file
from roadmap_desktop.commands.plans import create_plan, find
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.reports.pdf.paper import Paper
from roadmap_desktop.store.store import Store

SAMPLES = ("bakery", "accounting", "home_care")


@dataclass(frozen=True, slots=True)
class Made:
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
        format_ = Format(given.format_)
        if out.is_dir():
            out = out / file_name(session.plan, format_)
        made = write(desk, store, session, format_, out, Paper(given.paper))
    gaps = len(session.assessment.gaps)
    if gaps:
        desk.warn(f"Still open: {counted(gaps, 'question')}, listed in the document.")
    desk.say(f"{made.path}  {made.extent}, {size(made.path.stat().st_size)}")
    return 0


def write(
    desk: Desk, store: Store, session: PlanSession, format_: Format, out: Path, paper: Paper
) -> Made:
    """Write one document of an open plan; ``PlanError`` leaves an older file as it was."""
    began = time.perf_counter()
    if format_ is Format.ROADMAP:
        check_folder(out)
        file = export_plan_file(store, session.plan.id, out, __version__)
        extent = f"{counted(len(file.history), 'step')} of history"
    else:
        written = write_document(
            session.plan,
            session.assessment,
            desk.catalogue,
            format_,
            out,
            paper=paper,
            fonts=paths.resources() / "fonts",
            today=desk.today,
        )
        for sentence in written.warnings:
            desk.warn(sentence)
        extent = _extent(written)
    return Made(out, extent, time.perf_counter() - began)


def _extent(written: Written) -> str:
    match written.format:
        case Format.PDF:
            return counted(written.pages, "page")
        case Format.XLSX:
            return f"{written.sheets} sheets, {written.rows} rows"
        case _:
            return f"{written.lines} lines"


def demo(desk: Desk) -> int:
    """Make the three samples and their documents, through the doors a user uses."""
    out = Path(desk.arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("demo.db*"):
        old.unlink()
    desk.arguments.store = str(out / "demo.db")
    made: list[Made] = []
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
            for format_ in (Format.PDF, Format.XLSX, Format.ROADMAP):
                path = out / f"{name}.{format_}"
                made.append(write(desk, store, session, format_, path, Paper.A4))
    desk.say()
    rows = [(str(w.path), w.extent, size(w.path.stat().st_size), f"{w.seconds:.1f}") for w in made]
    desk.say(table(("File", "Holds", "Size", "Seconds"), rows, right=(2, 3)))
    return 0
