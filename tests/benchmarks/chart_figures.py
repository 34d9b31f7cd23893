"""The chart beside a bare painter that draws the same marks, in the same run.

The floor knows every position beforehand and has no model, no selection, no folding and no
tooltips: what it takes is what Qt takes to draw the same closed days, lines, bars and words. Each
row is ``(figure, floor, ratio)`` under a name; milliseconds, medians, and the p95 for scrolling.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from roadmap_desktop.app import paths
from roadmap_desktop.catalogue.load import load_catalogue
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.theme.apply import apply_look, register_fonts
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import Theme
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.table import WIDTHS, RowsTable
from tests.benchmarks.generated_plan import own_task_plan

TODAY = date(2026, 2, 16)
SIZES = (100, 1_000, 10_000)
WIDE, TALL = 1196, 600
FRAMES = 120
STEP = 69
"""Pixels of one turn of the wheel: three rows."""


@dataclass(frozen=True)
class ChartFigure:
    """One line of the table."""

    what: str
    figure: float
    floor: float
    want: str

    @property
    def ratio(self) -> float:
        return self.figure / self.floor


def application() -> tuple[QApplication, Look]:
    """The application with its fonts and the light look."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    register_fonts(paths.resources() / "fonts")
    look = Look(Theme.LIGHT, 1.0, paths.resources() / "icons")
    apply_look(app, look)
    return app, look


def schedule_of(size: int, catalogue: Catalogue) -> Schedule:
    return plan_schedule(own_task_plan(size), catalogue, Depth.LIGHT, TODAY)


class RealChart:
    """Table and bars of the application, as the timeline's screen puts them together."""

    def __init__(self, app: QApplication, look: Look) -> None:
        self.app = app
        self.window = QSplitter()
        self.window.resize(WIDE, TALL)
        self.table, self.pane = RowsTable(look), ChartPane(look, TODAY)
        self.window.addWidget(self.table)
        self.window.addWidget(self.pane)
        self.window.setSizes([sum(WIDTHS), WIDE - sum(WIDTHS)])
        down, other = self.pane.verticalScrollBar(), self.table.verticalScrollBar()
        down.valueChanged.connect(other.setValue)
        self.window.show()
        app.processEvents()

    def show(self, schedule: Schedule) -> None:
        """From a schedule to its first picture."""
        data = ChartData(schedule, {})
        self.table.rows.show_chart(data, ())
        self.pane.show_chart(data)
        self.app.processEvents()

    def scroll(self, top: int) -> None:
        self.pane.verticalScrollBar().setValue(top)
        self.app.processEvents()

    def zoom(self, per_day: float) -> None:
        self.pane.zoom_to(per_day)
        self.app.processEvents()


class BareChart(QWidget):
    """Draws the same marks with nothing but a painter; scrolled by moving its picture."""

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__()
        self.app = app
        self.look = look
        self.top = 0
        self.per_day = 8.0
        self.bars: list[tuple[float, float]] = []
        self.texts: list[tuple[str, ...]] = []
        self.lines: list[list[tuple[int, tuple[tuple[float, float], ...]]]] = []
        self.closed: list[tuple[float, float]] = []
        self.fonts = (QFont(look.font("body")), QFont(look.font("small")))
        self.colours = [QColor(look.hex(name)) for name in ("raised", "closed", "text", "border")]
        self.fill, self.edge = look.phase(1)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(WIDE, TALL)
        super().show()
        app.processEvents()

    def take(self, schedule: Schedule, data: ChartData) -> None:
        """Where everything goes; lines are taken over as they were laid."""
        rows = data.tasks
        self.bars = [(row.start_day, row.finish_day - row.start_day + 1) for row in rows]
        self.texts = [
            (row.name, row.owner, f"{row.start:%a %d %b}", str(row.working_days)) for row in rows
        ]
        self.closed = [(one.x, one.width) for one in data.closed(data.first_day, data.last_day)]
        del schedule

    def take_lines(self, data: ChartData) -> None:
        rows = range(0, len(data), 32)
        self.lines = [[(0, line.points) for line in data.lines(row, row + 31)] for row in rows]

    def picture(self) -> None:
        self.update()
        self.app.processEvents()

    def move_to(self, top: int) -> None:
        self.scroll(0, self.top - top)
        self.top = top
        self.app.processEvents()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), event.rect()
        ground, closed, ink, edge = self.colours
        painter.fillRect(area, ground)
        left, per_day = sum(WIDTHS), self.per_day
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(closed)
        painter.drawRects(
            [
                QRectF(left + x * per_day, area.top(), wide * per_day, area.height())
                for x, wide in self.closed
            ]
        )
        first = (self.top + area.top()) // ROW
        last = min(len(self.bars) - 1, (self.top + area.bottom()) // ROW)
        drawn: dict[int, None] = {}
        painter.setPen(QPen(edge, 1))
        painter.setBrush(edge)
        strokes = []
        for block in self.lines[first // 32 : last // 32 + 1]:
            for _, points in block:
                if id(points) in drawn:
                    continue
                drawn[id(points)] = None
                places = [QPointF(left + x * per_day, y * ROW - self.top) for x, y in points]
                strokes += [QLineF(a, b) for a, b in pairwise(places)]
                tip = places[-1]
                if 0 < tip.y() < self.height():
                    painter.drawPolygon([tip, tip + QPointF(-3, -4), tip + QPointF(3, -4)])
        painter.drawLines(strokes)
        painter.setFont(self.fonts[0])
        pen, fill, words = QPen(self.edge, 1), self.fill, QPen(ink)
        for row in range(max(0, first), last + 1):
            y = row * ROW - self.top
            day, wide = self.bars[row]
            painter.setPen(pen)
            painter.setBrush(fill)
            place = QRectF(left + day * per_day, y + 6, max(6, wide * per_day), 11)
            painter.drawRoundedRect(place, 2, 2)
            painter.setPen(words)
            x = 28
            for text, width in zip(self.texts[row], WIDTHS, strict=True):
                if text:
                    painter.drawText(QRectF(x, y, width, ROW), 0x80, text)
                x += width
        painter.end()


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1e3


def p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


def chart_figures(catalogue: Catalogue) -> Iterator[ChartFigure]:
    """First picture, scrolling and zoom for each size, each beside the bare painter."""
    app, look = application()
    for size in SIZES:
        schedule = schedule_of(size, catalogue)
        gc.collect()
        gc.disable()
        yield from _of_size(size, schedule, app, look)
        gc.enable()


def _of_size(size: int, schedule: Schedule, app: QApplication, look: Look) -> Iterator[ChartFigure]:
    real, bare = RealChart(app, look), BareChart(app, look)
    data = ChartData(schedule, {})

    def bare_first() -> None:
        bare.take(schedule, data)
        bare.picture()

    real.show(schedule)
    bare.take_lines(data)
    bare_first()
    bare.per_day = real.pane.scale.per_day
    first, first_floor = _together(lambda _: real.show(schedule), lambda _: bare_first(), 15)
    yield ChartFigure(
        f"chart of {size:,} tasks: data to picture, ms",
        statistics.median(first),
        statistics.median(first_floor),
        "≤ 2 ×",
    )
    most = real.pane.verticalScrollBar().maximum()
    down = [frame * STEP % max(1, most) for frame in range(FRAMES)]
    scrolled, floor = _together(
        lambda n: real.scroll(down[n]), lambda n: bare.move_to(down[n]), FRAMES
    )
    yield ChartFigure(
        f"chart of {size:,} tasks: scroll frame p95, ms", p95(scrolled), p95(floor), "≤ 2 ×"
    )
    zooms = [8.0 * 1.1 ** (n % 12) for n in range(40)]

    def bare_zoom(number: int) -> None:
        bare.per_day = zooms[number]
        bare.picture()

    zoomed, floor = _together(lambda n: real.zoom(zooms[n]), bare_zoom, len(zooms))
    yield ChartFigure(
        f"chart of {size:,} tasks: zoom, ms",
        statistics.median(zoomed),
        statistics.median(floor),
        "≤ 2 ×",
    )
    real.window.close()
    bare.close()


def _together(
    act: Callable[[int], object], floor: Callable[[int], object], times: int
) -> tuple[list[float], list[float]]:
    """Both in turn, so that a busy moment of the machine meets both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(times):
        taken[0].append(timed(lambda n=number: act(n)))  # type: ignore[misc]
        taken[1].append(timed(lambda n=number: floor(n)))  # type: ignore[misc]
    return taken


def main() -> int:
    """Print the figures by themselves."""
    catalogue = load_catalogue(paths.resources() / "catalogue" / "en")
    for one in chart_figures(catalogue):
        print(f"{one.what:52}{one.figure:>9.2f}{one.floor:>9.2f}{one.ratio:>8.2f}  {one.want}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
