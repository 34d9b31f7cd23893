"""The timeline inside a document: the drawing of ``reports.chart``, broken where the page ends.

What is signed shows what was planned: no today, no progress and no lines from task to task. A
chart that does not fit goes on on the next page, with the column heads, the time scale and the
name of the phase repeated.
"""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, FrameBreak

from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.reports.blocks import Gantt
from roadmap_desktop.reports.chart.bands import LEAST_ROW, Band, Breaks, fitting_height
from roadmap_desktop.reports.chart.content import TimelineContent
from roadmap_desktop.reports.chart.legend import Legend, LegendFacts, legend
from roadmap_desktop.reports.chart.options import PrintOptions
from roadmap_desktop.reports.chart.panel import Panel, chart_rows, make_panel
from roadmap_desktop.reports.chart.pdf import PdfPainter
from roadmap_desktop.reports.chart.scale import HEAD_HEIGHT, Scale
from roadmap_desktop.reports.chart.sections import chart_sections
from roadmap_desktop.reports.chart.shapes import Group, Shape
from roadmap_desktop.reports.chart.table import table_layout
from roadmap_desktop.reports.pdf.press import Press

_TABLE = 123 * mm
"""Width of the columns left of the bars, the same on both papers so that names break alike."""
_OPTIONS = PrintOptions(links=False, progress=False, today=False, tail=False, colour=None)
_BELOW = 3.0


def gantt_flow(gantt: Gantt, press: Press) -> list[Flowable]:
    """The chart with its legend; what falls after the last phase has no bars."""
    schedule = gantt.schedule
    if all(row.tail for row in schedule.rows):
        return []
    gates = {gate: GateState(state) for gate, state in gantt.gates}
    content = TimelineContent(schedule=schedule, control=press.control, gates=gates)
    (section,) = chart_sections(content, _OPTIONS)
    typesetter = press.typesetter
    rows = chart_rows(section, schedule)
    layout = table_layout(rows, content, _OPTIONS, _TABLE, typesetter)
    scale = Scale(
        left=layout.width,
        day=(press.full_width - layout.width) / section.days,
        first_day=section.first_day,
        days=section.days,
    )
    panel = make_panel(section, content, _OPTIONS, layout, press.full_width, typesetter)
    facts = LegendFacts(
        rows=section.rows, closed=scale.shows_closed_days and bool(panel.chart.closed)
    )
    marks = legend(facts, content, _OPTIONS, press.full_width, typesetter)
    return [GanttPart(panel, scale, marks, Band(0, len(panel.rows), LEAST_ROW))]


class GanttPart(Flowable):
    """The rows of a chart that stand on one page."""

    def __init__(self, panel: Panel, scale: Scale, marks: Legend, band: Band) -> None:
        super().__init__()
        self.panel = panel
        self.scale = scale
        self.marks = marks
        self.band = band

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Rows as high as the page allows, between 11.5 and 15 points."""
        fixed = HEAD_HEIGHT + self.marks.height + _BELOW
        lines = self.band.lines(self.panel.rows)
        height = fitting_height(lines, available_height - fixed)
        self.band = replace(self.band, row_height=max(height, LEAST_ROW))
        self.width, self.height = available_width, fixed + self.panel.height(self.band)
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """The rows that fit, with a head always two of its rows, and the rest."""
        band, breaks = self.band, Breaks(self.panel.rows)
        room = available_height - HEAD_HEIGHT - self.marks.height - _BELOW
        stop = breaks.cut(band.start, band.heads, LEAST_ROW, room)
        if stop - band.start < 2 or stop == band.stop:
            return []
        first = self._part(Band(band.start, stop, LEAST_ROW, band.heads))
        first.spaceBefore = self.getSpaceBefore()
        rest = Band(stop, band.stop, LEAST_ROW, breaks.heads(stop))
        return [first, FrameBreak(), self._part(rest)]

    def draw(self) -> None:
        """Draw on the current canvas."""
        panel, band, scale = self.panel, self.band, self.scale
        foot = HEAD_HEIGHT + panel.height(band)
        shapes: list[Shape] = [
            Group(0, HEAD_HEIGHT, tuple(panel.background(band, scale))),
            *panel.head(scale),
            Group(0, HEAD_HEIGHT, tuple(panel.words(band))),
            Group(0, HEAD_HEIGHT, tuple(panel.bars(band, scale, ()))),
            Group(0, foot, tuple(self.marks.shapes())),
        ]
        PdfPainter(self.canv, panel.typesetter).paint(shapes, self.height)

    def _part(self, band: Band) -> GanttPart:
        return GanttPart(self.panel, self.scale, self.marks, band)
