"""The timeline as PDF or picture, from the command line."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from roadmap_desktop.app import paths
from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.output import place, print_file
from roadmap_desktop.app.cli.text import counted, size
from roadmap_desktop.commands.documents import (
    Format,
    Written,
    file_name,
    usual_print,
    write_document,
)
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.baselines import baseline_called
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.reports.chart.options import Layout, Orientation, PrintOptions, SheetSize
from roadmap_desktop.timeline.states import ColourBy

PRINTS = {
    "pdf": Format.TIMELINE,
    "svg": Format.TIMELINE_SVG,
    "png": Format.TIMELINE_PNG,
}
COLOURS: dict[str, ColourBy | None] = {**{by.value: by for by in ColourBy}, "ink": None}
LAYOUTS = {"wide": Layout.ONE_WIDE, "tiled": Layout.TILED, "phases": Layout.BY_PHASE}


def print_timeline(desk: Desk) -> int:
    """Write the timeline alone as a file and say where it lies, or print it."""
    format_ = PRINTS[desk.arguments.print_as]
    with desk.session() as session:
        name = file_name(session.plan, format_)
        out = place(desk.arguments.out, name)
        if out is None:
            with TemporaryDirectory() as folder:
                written = _write(desk, session, format_, Path(folder) / name)
                content = written.path.read_bytes()
            print_file(desk, content, name, is_text=format_ is Format.TIMELINE_SVG)
        else:
            written = _write(desk, session, format_, out)
    for sentence in written.warnings:
        desk.warn(sentence)
    if out is not None:
        pages = f"{counted(written.pages, 'page')}, " if format_ is Format.TIMELINE else ""
        desk.say(f"{written.path}  {pages}{size(written.size_bytes)}")
    return 0


def _write(desk: Desk, session: PlanSession, format_: Format, out: Path) -> Written:
    return write_document(
        session.plan,
        session.assessment,
        desk.catalogue,
        format_,
        out,
        paper=None,
        fonts=paths.resources() / "fonts",
        today=desk.today,
        options=_options(desk, session.plan),
    )


def _options(desk: Desk, plan: Plan) -> PrintOptions:
    given = desk.arguments
    return PrintOptions(
        paper=SheetSize(given.paper.lower()) if given.paper else usual_print(plan).paper,
        orientation=Orientation.PORTRAIT if given.portrait else Orientation.LANDSCAPE,
        layout=LAYOUTS[given.layout],
        across=given.across,
        colour=COLOURS[given.colour],
        baseline=_baseline(plan, given.baseline),
        first=given.first,
        last=given.last,
    )


def _baseline(plan: Plan, named: str) -> str:
    """Id of the baseline that is named, '' for none; ``PlanError`` where there is no such one."""
    if not named:
        return ""
    return baseline_called(plan, named).id
