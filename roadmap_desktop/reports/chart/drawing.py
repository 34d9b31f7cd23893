"""The whole print: sections on sheets, with everything that several sheets share drawn once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from roadmap_desktop.reports.chart.bands import LEAST_ROW, Band, bands, fitting_height, is_phase
from roadmap_desktop.reports.chart.content import TimelineContent
from roadmap_desktop.reports.chart.frame import SIDE, TOP, Piece, SheetFrame
from roadmap_desktop.reports.chart.legend import Legend, LegendFacts, legend
from roadmap_desktop.reports.chart.links import LinkEnds, links_by_band
from roadmap_desktop.reports.chart.options import Layout, PrintOptions
from roadmap_desktop.reports.chart.panel import Panel, chart_rows, make_panel
from roadmap_desktop.reports.chart.scale import HEAD_HEIGHT
from roadmap_desktop.reports.chart.sections import about_print, chart_sections
from roadmap_desktop.reports.chart.shapes import (
    Bookmark,
    Drawing,
    Group,
    Page,
    Placed,
    Shape,
    Stamp,
)
from roadmap_desktop.reports.chart.table import TableLayout, table_layout
from roadmap_desktop.reports.chart.tiles import tile_scales
from roadmap_desktop.reports.pdf.text import Typesetter

_PICTURE_DAY = 5.0
_PICTURE_ROW = 13.0
_TABLE_SHARE = 0.49
_MOST_TABLE = 480.0
_BETWEEN_PANELS = 16.0
_TITLE = "Timeline"


@dataclass(slots=True)
class _Sheet:
    """What goes on one sheet."""

    parts: list[tuple[int, Band, int, float]] = field(default_factory=list)
    """Panel, rows, column of tiles and height below the frame's head."""
    piece: Piece | None = None
    named: str = ""


def draw_timeline(
    content: TimelineContent, options: PrintOptions, typesetter: Typesetter
) -> Drawing:
    """The timeline on as many sheets as it takes (S1-56).

    The same content and options give the same drawing. Raises PlanError where the options leave
    nothing to print.
    """
    return _Printer(content, options, typesetter).drawing()


class _Printer:
    """One print in the making."""

    def __init__(
        self, content: TimelineContent, options: PrintOptions, typesetter: Typesetter
    ) -> None:
        self.content = content
        self.options = options
        self.typesetter = typesetter
        self.sections = chart_sections(content, options)
        self.is_picture = options.layout is Layout.PICTURE
        width, height = options.sheet
        every = [chart_rows(section, content.schedule) for section in self.sections]
        rows = [row for section in every for row in section]
        most = (
            _MOST_TABLE if self.is_picture else min(_MOST_TABLE, (width - 2 * SIDE) * _TABLE_SHARE)
        )
        self.layout: TableLayout = table_layout(rows, content, options, most, typesetter)
        if self.is_picture:
            plan = [s.days for s in self.sections if not s.tail]
            days = max(plan, default=0)
            width = self.layout.width + max(days * _PICTURE_DAY, 320.0) + 2 * SIDE
        self.text_width = width - 2 * SIDE
        self.scales = [
            tile_scales(section, options, self.layout.width, self.text_width)
            for section in self.sections
        ]
        self.panels = [
            make_panel(
                section,
                content,
                options,
                self.layout,
                self.text_width,
                typesetter,
                last_day=scales[-1].last_day,
            )
            for section, scales in zip(self.sections, self.scales, strict=True)
        ]
        self.frame = SheetFrame(
            control=content.control,
            title=_TITLE,
            about=about_print(content.schedule, self.sections, options),
            width=width,
            height=height,
            typesetter=typesetter,
        )
        self.legend: Legend = self._legend(stubs=False)
        if self._breaks():
            self.legend = self._legend(stubs=True)
        self.stamps: dict[str, Stamp] = {}
        self.links: dict[int, dict[int, list[LinkEnds]]] = {}

    def drawing(self) -> Drawing:
        """All sheets."""
        sheets = self._picture() if self.is_picture else self._sheets()
        self._link(sheets)
        self._stamp("frame", self.frame.surround())
        self._stamp("legend", self.legend.shapes())
        pages = [self._page(sheet, at, len(sheets)) for at, sheet in enumerate(sheets)]
        return Drawing(
            title=_TITLE,
            about=self.frame.about,
            pages=tuple(pages),
            stamps=self.stamps,
            bookmarks=tuple(self._bookmarks(sheets)),
        )

    @property
    def room(self) -> float:
        """Height for heads and rows on a sheet, in points."""
        return self.frame.foot - TOP - self.legend.height

    # --- what goes where ---------------------------------------------------------------------

    def _sheets(self) -> list[_Sheet]:
        sheets: list[_Sheet] = []
        for at, panel in enumerate(self.panels):
            if panel.section.tail and self._joins(at, sheets):
                continue
            pieces = list(self._bands(panel, self._shares(at)))
            tiled = self.options.layout is Layout.TILED and not panel.section.tail
            if tiled and len(pieces) * len(self.scales[at]) > 1:
                sheets += self._tiles(at, pieces)
                continue
            named = "" if panel.section.tail else panel.section.title
            sheets += [_Sheet(parts=[(at, band, 0, 0.0)], named=named) for band in pieces]
        return sheets

    def _tiles(self, at: int, pieces: Sequence[Band]) -> list[_Sheet]:
        """Row by row, from left to right; those without a mark are left out unless asked for."""
        panel, scales = self.panels[at], self.scales[at]
        shown = [
            [self.options.blank_sheets or panel.has_marks(band, scale) for scale in scales]
            for band in pieces
        ]
        tiles = tuple(tuple(row) for row in shown)
        return [
            _Sheet(parts=[(at, band, column, 0.0)], piece=Piece(row, column, tiles))
            for row, band in enumerate(pieces)
            for column in range(len(scales))
            if shown[row][column]
        ]

    def _bands(self, panel: Panel, shared: float) -> Iterator[Band]:
        height = fitting_height(panel.rows, self.room - HEAD_HEIGHT - shared)
        if shared and height >= LEAST_ROW:
            yield Band(0, len(panel.rows), height)
        else:
            yield from bands(panel.rows, self.room - HEAD_HEIGHT)

    def _shares(self, at: int) -> float:
        """Height that the tail takes on the same sheet, where all fits on one."""
        follows = self.panels[at + 1 : at + 2]
        if not follows or not follows[0].section.tail or self.options.layout is not Layout.ONE_WIDE:
            return 0.0
        tail = follows[0]
        fixed = _BETWEEN_PANELS + HEAD_HEIGHT
        rows = [*self.panels[at].rows, *tail.rows]
        height = fitting_height(rows, self.room - HEAD_HEIGHT - fixed)
        if height < LEAST_ROW:
            return 0.0
        return fixed + sum(height + row.extra for row in tail.rows)

    def _joins(self, at: int, sheets: list[_Sheet]) -> bool:
        """Put the tail below the last rows, where it fits."""
        if not sheets or self.options.layout is not Layout.ONE_WIDE:
            return False
        panel = self.panels[at]
        before, band, _, top = sheets[-1].parts[-1]
        used = top + HEAD_HEIGHT + self.panels[before].height(band) + _BETWEEN_PANELS
        height = min(band.row_height, fitting_height(panel.rows, self.room - used - HEAD_HEIGHT))
        if height < LEAST_ROW:
            return False
        sheets[-1].parts.append((at, Band(0, len(panel.rows), height), 0, used))
        return True

    def _picture(self) -> list[_Sheet]:
        """Everything on one sheet, which is made as high as that takes."""
        sheet, top = _Sheet(), 0.0
        for at, panel in enumerate(self.panels):
            band = Band(0, len(panel.rows), _PICTURE_ROW)
            sheet.parts.append((at, band, 0, top))
            top += HEAD_HEIGHT + panel.height(band) + _BETWEEN_PANELS
        chart_height = top - _BETWEEN_PANELS + self.legend.height
        below = self.frame.height - self.frame.foot
        self.frame = replace(self.frame, height=TOP + chart_height + below)
        return [sheet]

    # --- drawing -----------------------------------------------------------------------------

    def _page(self, sheet: _Sheet, at: int, total: int) -> Page:
        frame = self.frame
        shapes: list[Shape] = [Placed("frame", 0.0, 0.0)]
        foot = TOP
        for part in sheet.parts:
            shapes += self._part(*part)
            panel, band, _, top = part
            foot = TOP + top + HEAD_HEIGHT + self.panels[panel].height(band)
        shapes.append(Placed("legend", SIDE, foot))
        if sheet.piece is not None:
            shapes += frame.piece(sheet.piece)
        elif sheet.named:
            shapes += frame.named(sheet.named)
        if not self.is_picture:
            shapes += frame.number(at + 1, total)
        return Page(frame.width, frame.height, tuple(shapes))

    def _part(self, at: int, band: Band, column: int, top: float) -> list[Shape]:
        panel, scale = self.panels[at], self.scales[at][column]
        head, table = f"head-{at}-{column}", f"rows-{at}-{band.start}"
        if head not in self.stamps:
            self._stamp(head, panel.head(scale), height=HEAD_HEIGHT)
        if table not in self.stamps:
            self._stamp(table, panel.words(band), height=panel.height(band))
        y = TOP + top + HEAD_HEIGHT
        links = self.links.get(at, {}).get(band.start, [])
        return [
            Group(SIDE, y, tuple(panel.background(band, scale))),
            Placed(head, SIDE, TOP + top),
            Placed(table, SIDE, y),
            Group(SIDE, y, tuple(panel.bars(band, scale, links))),
        ]

    def _link(self, sheets: Sequence[_Sheet]) -> None:
        """Note which links begin or end in which rows of a sheet."""
        for at, panel in enumerate(self.panels):
            if not panel.links:
                continue
            starts = [0] * len(panel.rows)
            for sheet in sheets:
                for number, band, _, _ in sheet.parts:
                    if number == at:
                        starts[band.start : band.stop] = [band.start] * (band.stop - band.start)
            self.links[at] = links_by_band(panel.links, starts)

    def _stamp(self, name: str, shapes: Sequence[Shape], height: float | None = None) -> None:
        high = self.frame.height if height is None else height
        self.stamps[name] = Stamp(self.frame.width, high, tuple(shapes))

    def _breaks(self) -> bool:
        """Whether a link goes from one sheet to another."""
        room = self.room - HEAD_HEIGHT
        return not self.is_picture and any(
            panel.links and fitting_height(panel.rows, room) < LEAST_ROW for panel in self.panels
        )

    def _legend(self, *, stubs: bool) -> Legend:
        scales = [scale for each in self.scales for scale in each]
        today = self.panels[0].today
        facts = LegendFacts(
            rows=tuple(row for section in self.sections for row in section.rows),
            links=tuple(link for panel in self.panels for link in panel.links),
            closed=any(
                scale.shows_closed_days and panel.chart.closed and not panel.section.tail
                for panel, each in zip(self.panels, self.scales, strict=True)
                for scale in each
            ),
            today=today is not None and any(s.shows(today, today + 1) for s in scales),
            stubs=stubs,
        )
        return legend(facts, self.content, self.options, self.text_width, self.typesetter)

    def _bookmarks(self, sheets: Sequence[_Sheet]) -> Iterator[Bookmark]:
        """Every phase, and what comes after; the timeline itself where it has neither."""
        found: list[Bookmark] = []
        for page, sheet in enumerate(sheets):
            for at, band, column, top in sheet.parts:
                panel, y = self.panels[at], TOP + top
                if panel.section.tail:
                    found.append(Bookmark(panel.section.title, page, y))
                    continue
                scale = self.scales[at][column]
                for row in panel.rows[band.start : band.stop]:
                    if (
                        is_phase(row)
                        and scale.first_day <= row.row.task.start_day <= scale.last_day
                    ):
                        title = f"{row.row.number} {row.row.name}".strip()
                        found.append(Bookmark(title, page, y))
        yield from found or [Bookmark(_TITLE, 0, 0.0)]
