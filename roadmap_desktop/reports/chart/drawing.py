"""The whole print: sections on sheets, with everything that several sheets share drawn once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from roadmap_desktop.reports.chart.bands import Band, is_phase
from roadmap_desktop.reports.chart.content import TimelineContent
from roadmap_desktop.reports.chart.frame import SIDE, TOP, Piece, SheetFrame
from roadmap_desktop.reports.chart.legend import Legend, LegendFacts, legend
from roadmap_desktop.reports.chart.links import LinkEnds, links_by_band
from roadmap_desktop.reports.chart.options import Layout, PrintOptions
from roadmap_desktop.reports.chart.packing import BETWEEN, Laid, packed
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
from roadmap_desktop.reports.chart.tiles import (
    MOST_ACROSS,
    fitting_across,
    shown_tiles,
    tile_scales,
)
from roadmap_desktop.reports.pdf.text import Typesetter

_PICTURE_DAY = 5.0
_PICTURE_ROW = 13.0
_TABLE_SHARE = 0.49
_MOST_TABLE = 480.0
_TITLE = "Timeline"


@dataclass(slots=True)
class _Sheet:
    """What goes on one sheet."""

    parts: list[tuple[int, Band, int, float]] = field(default_factory=list)
    """Panel, rows, column of tiles and height below the frame's head."""
    piece: Piece | None = None


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
        self.panels = [
            make_panel(
                section,
                content,
                options,
                self.layout,
                self.text_width,
                typesetter,
                last_day=section.last_day + 7 * MOST_ACROSS,
            )
            for section in self.sections
        ]
        self.frame = SheetFrame(
            control=content.control,
            title=_TITLE,
            about=about_print(content.schedule, self.sections, options),
            width=width,
            height=height,
            typesetter=typesetter,
        )
        left, right = self.layout.width, self.text_width
        self.scales = [tile_scales(section, 1, left, right) for section in self.sections]
        self.legend: Legend = self._legend(stubs=options.links)
        self.scales = [
            tile_scales(panel.section, self._across(panel, left, right), left, right)
            for panel in self.panels
        ]
        self.legend = self._legend(stubs=False)
        self.stamps: dict[str, Stamp] = {}
        self.links: dict[int, dict[int, list[LinkEnds]]] = {}

    def drawing(self) -> Drawing:
        """All sheets."""
        sheets = self._picture() if self.is_picture else self._sheets()
        if self._breaks(sheets):
            self.legend = self._legend(stubs=True)
            sheets = self._sheets()
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
        """Sections follow each other on a sheet, except where each phase begins one."""
        apart = self.options.layout is Layout.BY_PHASE
        laid = packed([panel.rows for panel in self.panels], self.room, apart=apart)
        tiled = [at for at, scales in enumerate(self.scales) if len(scales) > 1]
        if tiled:
            return self._tiles(tiled[0], laid)
        return [_Sheet([(p.section, p.band, 0, p.top) for p in parts]) for parts in laid]

    def _tiles(self, at: int, laid: Sequence[Sequence[Laid]]) -> list[_Sheet]:
        """Row by row, from left to right; those without a mark are left out unless asked for."""
        scales, marks = self.scales[at], self.panels[at].own_marks
        bands = [part.band for parts in laid for part in parts if part.section == at]
        every = (True,) * len(scales)
        blank = self.options.blank_sheets
        tiles = tuple(every if blank else shown_tiles(band, marks, scales) for band in bands)
        sheets: list[_Sheet] = []
        row = 0
        for parts in laid:
            if parts[0].section == at:
                sheets += [
                    _Sheet([(at, parts[0].band, column, 0.0)], Piece(row, column, tiles))
                    for column in range(len(scales))
                    if tiles[row][column]
                ]
                row += 1
            else:
                sheets.append(_Sheet())
            after = [part for part in parts if part.section != at]
            sheets[-1].parts += [(part.section, part.band, 0, part.top) for part in after]
        return sheets

    def _across(self, panel: Panel, left: float, right: float) -> int:
        """Sheets side by side."""
        section = panel.section
        if self.options.layout is not Layout.TILED or section.tail:
            return 1
        if self.options.across:
            return min(self.options.across, MOST_ACROSS)
        bands = [parts[0].band for parts in packed([panel.rows], self.room)]

        def sheets(across: int) -> int:
            scales = tile_scales(section, across, left, right)
            return sum(sum(shown_tiles(band, panel.own_marks, scales)) for band in bands)

        return fitting_across(section, right - left, sheets)

    def _picture(self) -> list[_Sheet]:
        """Everything on one sheet, which is made as high as that takes."""
        sheet, top = _Sheet(), 0.0
        for at, panel in enumerate(self.panels):
            band = Band(0, len(panel.rows), _PICTURE_ROW)
            sheet.parts.append((at, band, 0, top))
            top += HEAD_HEIGHT + panel.height(band) + BETWEEN
        chart_height = top - BETWEEN + self.legend.height
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
        elif self.options.layout is Layout.BY_PHASE:
            section = self.sections[sheet.parts[0][0]]
            shapes += frame.named("" if section.tail else section.title)
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
            if panel.links:
                self.links[at] = links_by_band(panel.links, self._starts(at, sheets))

    def _breaks(self, sheets: Sequence[_Sheet]) -> bool:
        """Whether a link goes from the rows of one sheet to those of another."""
        for at, panel in enumerate(self.panels):
            starts = self._starts(at, sheets) if panel.links else []
            if any(starts[link.before] != starts[link.after] for link in panel.links):
                return True
        return False

    def _starts(self, at: int, sheets: Sequence[_Sheet]) -> list[int]:
        """For each row of a section the first row on its sheet."""
        starts = [0] * len(self.panels[at].rows)
        for sheet in sheets:
            for number, band, _, _ in sheet.parts:
                if number == at:
                    starts[band.start : band.stop] = [band.start] * (band.stop - band.start)
        return starts

    def _stamp(self, name: str, shapes: Sequence[Shape], height: float | None = None) -> None:
        high = self.frame.height if height is None else height
        self.stamps[name] = Stamp(self.frame.width, high, tuple(shapes))

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
