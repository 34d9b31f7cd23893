"""The printed timeline beside a bare canvas that draws the same shapes.

The floor knows every position beforehand and sets no type of its own: what it takes is what the
drawing library takes to put the same rectangles, lines and words on as many pages and to write the
file. Both embed the same typefaces and are compressed.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reportlab.pdfgen.canvas import Canvas

from roadmap_desktop.app import paths
from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.catalogue.load import load_catalogue
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.reports.chart.content import TimelineContent, timeline_content
from roadmap_desktop.reports.chart.drawing import draw_timeline
from roadmap_desktop.reports.chart.options import Layout, PrintOptions, SheetSize
from roadmap_desktop.reports.chart.pdf import paint_pdf
from roadmap_desktop.reports.chart.shapes import (
    Boxes,
    Drawing,
    Face,
    Group,
    Placed,
    Shape,
    Strokes,
    Words,
)
from roadmap_desktop.reports.documents import document_control
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR, load_fonts
from roadmap_desktop.reports.pdf.text import Typesetter
from tests.benchmarks.generated_plan import own_task_plan

TODAY = date(2026, 2, 16)
SIZES = ((100, 5, "0.2 s"), (1_000, 5, "0.8 s, 0.5 MB"), (10_000, 2, "10 s, 6 MB"))
OPTIONS = PrintOptions(paper=SheetSize.A3, layout=Layout.TILED)
FONTS = paths.resources() / "fonts"


@dataclass(frozen=True)
class PrintFigure:
    """One line of the table; seconds, or megabytes for the size."""

    what: str
    figure: float
    floor: float
    want: str

    @property
    def ratio(self) -> float:
        """Times the floor."""
        return self.figure / self.floor


def print_figures(catalogue: Catalogue) -> Iterator[PrintFigure]:
    """Tiled A3 prints of 100, 1,000 and 10,000 own tasks."""
    for size, times, want in SIZES:
        content = content_of(size, catalogue)
        made: list[bytes] = []
        bare: list[bytes] = []
        drawing = draw_timeline(content, OPTIONS, Typesetter(fonts=load_fonts(FONTS)))

        def ours(content: TimelineContent = content, made: list[bytes] = made) -> None:
            typesetter = Typesetter(fonts=load_fonts(FONTS))
            drawn = draw_timeline(content, OPTIONS, typesetter)
            made.append(paint_pdf(drawn, content.control, typesetter))

        def floor(drawing: Drawing = drawing, bare: list[bytes] = bare) -> None:
            bare.append(bare_canvas(drawing))

        took, least = seconds(ours, times), seconds(floor, times)
        pages = len(drawing.pages)
        yield PrintFigure(f"timeline of {size:,} tasks, {pages} A3 pages, s", took, least, want)
        yield PrintFigure("  its file, MB", len(made[-1]) / 1e6, len(bare[-1]) / 1e6, want)


def content_of(size: int, catalogue: Catalogue) -> TimelineContent:
    plan = own_task_plan(size)
    found = assess(plan, catalogue, TODAY)
    control = document_control(plan, found, catalogue, today=TODAY, revision="1")
    return timeline_content(plan, found, control, today=TODAY)


def bare_canvas(drawing: Drawing) -> bytes:
    """The same rectangles, lines and words by the library's own calls."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1)
    for page in drawing.pages:
        canvas.setPageSize((page.width, page.height))
        _bare(canvas, drawing, page.shapes, 0.0, page.height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _bare(
    canvas: Canvas, drawing: Drawing, shapes: tuple[Shape, ...], x: float, top: float
) -> None:
    for shape in shapes:
        match shape:
            case Boxes():
                for left, down, wide, high in shape.boxes:
                    canvas.rect(x + left, top - down - high, wide, high, stroke=0, fill=1)
            case Strokes():
                for line in shape.lines:
                    for (ax, ay), (bx, by) in pairwise(line):
                        canvas.line(x + ax, top - ay, x + bx, top - by)
            case Words():
                canvas.setFont(BOLD if shape.face is Face.BOLD else REGULAR, shape.size)
                canvas.drawString(x + shape.x, top - shape.y, shape.text)
            case Placed():
                stamp = drawing.stamps[shape.stamp].shapes
                _bare(canvas, drawing, stamp, x + shape.x, top - shape.y)
            case Group():
                _bare(canvas, drawing, shape.shapes, x + shape.x, top - shape.y)
            case _:
                pass


def seconds(act: Callable[[], object], times: int) -> float:
    """Median of so many runs after one to warm up."""
    act()
    taken = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> int:
    """Print the table as it grows."""
    catalogue = load_catalogue(paths.resources() / "catalogue" / "en")
    print(f"{'figure':54}{'median':>9}{'floor':>9}{'ratio':>8}  wanted")
    for one in print_figures(catalogue):
        print(
            f"{one.what:54}{one.figure:>9.2f}{one.floor:>9.2f}{one.ratio:>8.2f}  {one.want}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
