"""A piece of the chart on one sheet: some rows, some days, the head above and the words beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.reports.chart.bands import Band
from roadmap_desktop.reports.chart.colours import RowInks
from roadmap_desktop.reports.chart.content import TimelineContent
from roadmap_desktop.reports.chart.labels import label
from roadmap_desktop.reports.chart.links import LinkEnds, height_within, link_ends, link_shapes
from roadmap_desktop.reports.chart.marks import DIAMOND, LEAST_BAR, MILESTONE, Marks, today_line
from roadmap_desktop.reports.chart.options import PrintOptions
from roadmap_desktop.reports.chart.scale import (
    DAY_BASE,
    HEAD_HEIGHT,
    Scale,
    head_labels,
    scale_head,
    weeks_shown,
)
from roadmap_desktop.reports.chart.sections import ChartSection
from roadmap_desktop.reports.chart.shapes import Boxes, Face, Point, Shape, Strokes, Words
from roadmap_desktop.reports.chart.table import (
    TableLayout,
    TableRow,
    row_words,
    table_head,
    table_rows,
)
from roadmap_desktop.reports.chart.tiles import Stretch, own_marks
from roadmap_desktop.reports.inks import Ink
from roadmap_desktop.reports.pdf.fonts import BOLD
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.timeline.geometry import Chart, ChartRow, chart
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A section made ready to be drawn in pieces."""

    section: ChartSection
    content: TimelineContent
    options: PrintOptions
    layout: TableLayout
    rows: tuple[TableRow, ...]
    chart: Chart
    links: tuple[LinkEnds, ...]
    typesetter: Typesetter
    width: float
    """Width of table and bars together, in points."""

    @property
    def today(self) -> int | None:
        """Today's plan day, where a line is wanted."""
        if not self.options.today or self.content.today is None:
            return None
        return self.content.schedule.day_number(self.content.today)

    def head(self, scale: Scale) -> list[Shape]:
        """Column titles and time scale, y = 0 at the head's top."""
        schedule, today = self.content.schedule, self.today
        weeks = weeks_shown(schedule, scale, self.typesetter)
        found: list[Shape] = []
        if self.section.tail:
            found.append(Words(0, 10.0, self.section.title, 9.0, Face.BOLD, Ink.ACCENT))
            found.append(Words(0, 20.5, "on a scale of its own", 7.5, ink=Ink.SOFT))
        flag: list[Shape] = []
        taken = None
        if today is not None and scale.shows(today, today + 1):
            left, right, flag = self._flag(scale, today)
            taken = (left, right)
        found += scale_head(schedule, scale, weeks, self.typesetter, taken)
        found += [*flag, *head_labels(schedule, scale, scale.left - 4)]
        return [*found, *table_head(self.layout)]

    def words(self, band: Band) -> list[Shape]:
        """The rows' words and the lines between them, y = 0 at the first row's top."""
        found: list[Shape] = []
        heavy: list[tuple[Point, ...]] = []
        faint: list[tuple[Point, ...]] = []
        tops = self._tops(band)
        for row, top, foot in zip(band.lines(self.rows), tops, tops[1:], strict=False):
            is_phase = row.row.task.kind is TaskKind.PHASE
            (heavy if is_phase else faint).append(((0.0, top), (self.width, top)))
            found += row_words(row, self.layout, (top + foot) / 2)
        frame = (((0.0, 0.0), (self.width, 0.0)), ((0.0, tops[-1]), (self.width, tops[-1])))
        return [
            Strokes(Ink.FAINT, 0.35, tuple(faint)),
            Strokes(Ink.LINE, 0.7, tuple(heavy)),
            *found,
            Strokes(Ink.TEXT, 1.0, frame),
        ]

    def background(self, band: Band, scale: Scale) -> list[Shape]:
        """Closed days as pale strips and a line for each week, behind everything."""
        foot = self._tops(band)[-1]
        found: list[Shape] = []
        if scale.shows_closed_days and not self.section.tail:
            strips = tuple(
                (scale.x(s.x), 0.0, scale.x(s.x + s.width) - scale.x(s.x), foot)
                for s in self.chart.closed
                if scale.shows(s.x, s.x + s.width)
            )
            if strips:
                found.append(Boxes(Ink.CLOSED, strips))
        weeks = weeks_shown(self.content.schedule, scale, self.typesetter)
        lines = tuple(((scale.x(w.x), 0.0), (scale.x(w.x), foot)) for w in weeks)
        return [*found, Strokes(Ink.FAINT, 0.4, lines)] if lines else found

    def bars(self, band: Band, scale: Scale, links: Sequence[LinkEnds]) -> list[Shape]:
        """Links, today, marks and labels of one sheet, y = 0 at the first row's top.

        Today runs behind the marks: on paper nobody can move it aside to see a short bar.
        """
        tops = self._tops(band)
        heads = len(band.heads)

        def height_at(row: float) -> float:
            index = min(int(row), band.stop - 1)
            at = max(index - band.start + heads, 0)
            return height_within(row - index, tops[at], tops[at + 1])

        rows = range(band.start, band.stop)
        strong = self.inks.critical if self.options.critical else None
        found = link_shapes(links, rows, scale, height_at, strong)
        marks, labels = Marks(scale.day), list[Shape]()
        for row, top, foot in zip(band.lines(self.rows), tops, tops[1:], strict=False):
            self._mark(row.row.task, (top + foot) / 2, foot, scale, marks)
            labels += label(row, (top + foot) / 2, scale, self.inks, self.typesetter)
        today = self.today
        if today is not None and scale.shows(today, today + 1):
            found += today_line(scale.x(today + 0.5), 0.0, tops[-1])
        return [*found, *marks.shapes(), *labels]

    @cached_property
    def inks(self) -> RowInks:
        """In which inks the rows are printed."""
        return RowInks(self.content, self.options)

    @cached_property
    def own_marks(self) -> tuple[tuple[Stretch, ...], ...]:
        """The days on which each row has a mark that says something by itself."""
        tasks = [row.row.task for row in self.rows]
        return own_marks(tasks, self.content.schedule, self.content.baseline)

    def height(self, band: Band) -> float:
        """Height of the rows of a piece, without the head."""
        return self._tops(band)[-1]

    def _tops(self, band: Band) -> list[float]:
        """Upper edges of the lines, and the foot."""
        heights = [band.row_height + row.extra for row in band.lines(self.rows)]
        return list(accumulate(heights, initial=0.0))

    def _mark(
        self, task: ScheduledTask, middle: float, foot: float, scale: Scale, marks: Marks
    ) -> None:
        """The mark of a row, where any of it is on the scale."""
        options = self.options
        self._once(task, middle, foot, scale, marks)
        first, end = task.start_day, task.finish_day + 1
        if not scale.shows(first, end):
            return
        left, right = scale.x(first), max(scale.x(end), scale.x(first) + LEAST_BAR)
        if right > scale.right:
            left, right = min(left, scale.right - LEAST_BAR), scale.right
        cut = (first < scale.first_day, end > scale.last_day + 1)
        inks = self.inks
        match task.kind:
            case TaskKind.PHASE:
                marks.bracket(left, right, middle, inks.phase(task), cut=cut, phase=True)
            case TaskKind.TASK if task.summary:
                marks.bracket(left, right, middle, inks.phase(task), cut=cut, phase=False)
            case TaskKind.TASK:
                done = _done_here(task, scale) if options.progress else 0.0
                critical = inks.critical if task.critical and options.critical else None
                ink = inks.bar(task)
                marks.bar(left, right, middle, ink, critical=critical, done=done, cut=cut)
            case TaskKind.GATE:
                state = self.content.gates.get(task.id, GateState.PLANNED)
                at = scale.inside(first + 0.5, DIAMOND)
                marks.gate(at, middle, state, inks.gate(state))
            case TaskKind.MILESTONE:
                edge = inks.gate(GateState.PLANNED).edge
                marks.milestone(scale.inside(first + 0.5, MILESTONE), middle, edge)
            case TaskKind.RECURRING:
                number, ink = self.content.schedule.day_number, inks.bar(task)
                for day in map(number, task.occurrences):
                    if scale.shows(day, day + 1):
                        at = scale.inside(day + 0.5, marks.reach)
                        marks.occurrence(at, middle, ink, past=inks.is_past(day, self.today))

    def _once(
        self, task: ScheduledTask, middle: float, foot: float, scale: Scale, marks: Marks
    ) -> None:
        """Where the row stood in the baseline, if it stood elsewhere."""
        baseline = self.content.baseline
        kept = baseline.dates.get(task.id) if baseline else None
        if kept is None or kept == (task.start, task.finish):
            return
        number = self.content.schedule.day_number
        first, end = number(kept[0]), number(kept[1]) + 1
        if task.kind is TaskKind.PHASE or task.occurrences or not scale.shows(first, end):
            return
        if task.kind in (TaskKind.GATE, TaskKind.MILESTONE):
            marks.once_diamond(scale.inside(first + 0.5, DIAMOND), middle)
        else:
            marks.once(scale.x(first), scale.x(end), foot)

    def _flag(self, scale: Scale, today: int) -> tuple[float, float, list[Shape]]:
        """'Today, day 31' in the row of plan days, with where it begins and ends."""
        text = f"Today, day {today}"
        width = self.typesetter.width(text, BOLD, 7.0) + 6
        left = scale.x(today + 0.5) - width / 2
        left = min(max(left, scale.left), max(scale.left, scale.right - width))
        top = DAY_BASE - 7.5
        flag: list[Shape] = [
            Boxes(Ink.ACCENT, ((left, top, width, HEAD_HEIGHT - top),)),
            Words(left + 3, DAY_BASE - 0.3, text, 7.0, Face.BOLD, Ink.PAPER),
        ]
        return left, left + width, flag


def chart_rows(section: ChartSection, schedule: Schedule) -> tuple[ChartRow, ...]:
    """Rows as they are worded, before it is known how wide their days are."""
    bare = replace(schedule, links=())
    return chart(bare, first_day=1, last_day=1, rows=section.rows).rows


def make_panel(
    section: ChartSection,
    content: TimelineContent,
    options: PrintOptions,
    layout: TableLayout,
    width: float,
    typesetter: Typesetter,
    last_day: int | None = None,
) -> Panel:
    """A section made ready; ``last_day`` is the last one shown where sheets reach further."""
    drawn = chart(
        content.schedule,
        first_day=section.first_day,
        last_day=last_day or section.last_day,
        rows=section.rows,
    )
    row_of = {row.task.id: row.index for row in drawn.rows}
    return Panel(
        section=section,
        content=content,
        options=options,
        layout=layout,
        rows=table_rows(drawn.rows, layout, content, typesetter),
        chart=drawn,
        links=tuple(link_ends(drawn.connectors, row_of)) if options.links else (),
        typesetter=typesetter,
        width=width,
    )


def _done_here(task: ScheduledTask, scale: Scale) -> float:
    """The share of what is shown of a bar up to which it is done."""
    length = task.finish_day + 1 - task.start_day
    until = task.start_day + length * min(max(task.percent, 0.0), 100.0) / 100
    first = max(task.start_day, scale.first_day)
    last = min(task.finish_day + 1, scale.last_day + 1)
    return min(max((until - first) / (last - first), 0.0), 1.0)
