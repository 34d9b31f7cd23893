"""The timeline on paper and as a picture: whole, readable, the same every time."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from roadmap_desktop.app import paths
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import Baseline, BaselineDate, TaskKind
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.reports.chart.colours import PLAIN
from roadmap_desktop.reports.chart.content import (
    BaselineDates,
    TimelineContent,
    timeline_content,
)
from roadmap_desktop.reports.chart.drawing import draw_timeline
from roadmap_desktop.reports.chart.marks import gate_shapes
from roadmap_desktop.reports.chart.options import (
    ChartColumn,
    Layout,
    Orientation,
    PrintOptions,
    SheetSize,
)
from roadmap_desktop.reports.chart.pdf import paint_pdf
from roadmap_desktop.reports.chart.png import paint_png
from roadmap_desktop.reports.chart.shapes import (
    Areas,
    Boxes,
    Discs,
    Drawing,
    Group,
    Placed,
    Point,
    Shape,
    Strokes,
    Words,
)
from roadmap_desktop.reports.chart.write import TimelineFormat, write_timeline
from roadmap_desktop.reports.inks import PHASE_INKS, Ink
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR, load_fonts
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.timeline.states import ColourBy
from roadmap_desktop.ui.theme.tokens import COLOURS, PHASES, Theme
from tests.unit.reports.sample_plans import SAMPLES, control_of, sample

FONTS = paths.resources() / "fonts"
TODAY = date(2027, 2, 17)
TILED = PrintOptions(layout=Layout.TILED)
HOSTILE = (
    "עברית מימין לשמאל",
    "العربية",
    "bell\x07 nul\x00 escape\x1b[31m",
    "right\u202eto left\u202c zero\u200bwidth",
    "W" * 5_000,
    "word " * 900,
    "</text></svg><script>alert(1)</script> & ]]> (bracket \\ slash)",
    "emoji 🎉👩‍🚀 and ≤ → ✓",
    "",
    "   ",
    "two\nlines\r\nand\ta tab",
    "lone \ud800 surrogate",
)


@dataclass(frozen=True)
class Seen:
    """A shape where it stands on its page."""

    shape: Shape
    x: float
    y: float


def flat(drawing: Drawing, page: int) -> Iterator[Seen]:
    """Everything on a page, stamps and groups unfolded."""

    def unfold(shapes: tuple[Shape, ...], x: float, y: float) -> Iterator[Seen]:
        for shape in shapes:
            match shape:
                case Group():
                    yield from unfold(shape.shapes, x + shape.x, y + shape.y)
                case Placed():
                    stamp = drawing.stamps[shape.stamp]
                    yield from unfold(stamp.shapes, x + shape.x, y + shape.y)
                case _:
                    yield Seen(shape, x, y)

    yield from unfold(drawing.pages[page].shapes, 0.0, 0.0)


def words(drawing: Drawing, page: int) -> list[str]:
    return [seen.shape.text for seen in flat(drawing, page) if isinstance(seen.shape, Words)]


def corners(seen: Seen, typesetter: Typesetter) -> Iterator[Point]:
    """Points that bound a shape."""
    x, y, shape = seen.x, seen.y, seen.shape
    found: list[Point] = []
    match shape:
        case Boxes():
            for left, top, wide, high in shape.boxes:
                found += [(left, top), (left + wide, top + high)]
        case Strokes():
            for line in shape.lines:
                found += line
        case Areas():
            for area in shape.areas:
                found += area
        case Discs():
            for cx, cy, r in shape.discs:
                found += [(cx - r, cy - r), (cx + r, cy + r)]
        case Words():
            face = BOLD if shape.face == "bold" else REGULAR
            width = typesetter.width(shape.text, face, shape.size)
            left = shape.x - {"left": 0.0, "right": width, "centre": width / 2}[shape.align]
            found += [(left, shape.y - shape.size), (left + width, shape.y + shape.size * 0.3)]
    for px, py in found:
        yield px + x, py + y


@pytest.fixture
def typesetter() -> Typesetter:
    return Typesetter(fonts=load_fonts(FONTS))


@pytest.fixture(scope="module")
def contents(catalogue: Catalogue) -> dict[str, TimelineContent]:
    found = {}
    for name in SAMPLES:
        plan = sample(name, catalogue)
        control, assessment = control_of(plan, catalogue)
        found[name] = timeline_content(plan, assessment, control, today=TODAY)
    return found


@pytest.fixture
def content(contents: dict[str, TimelineContent]) -> TimelineContent:
    """The formal sample: 93 rows."""
    return contents["home_care"]


def with_rows(content: TimelineContent, rows: list[ScheduledTask]) -> TimelineContent:
    return replace(content, schedule=replace(content.schedule, rows=tuple(rows)))


def numbered(content: TimelineContent) -> TimelineContent:
    """Every row named by its number, so that each can be counted."""
    rows = [replace(row, name=f"Row {at:03}") for at, row in enumerate(content.schedule.rows)]
    return with_rows(content, rows)


def printed_rows(drawing: Drawing, page: int) -> Counter[str]:
    """The numbered rows in the task column of a page; what goes on is not counted again."""
    found = (s.shape for s in flat(drawing, page) if isinstance(s.shape, Words))
    return Counter(
        shape.text[-7:]
        for shape in found
        if shape.text[-7:-3] == "Row " and len(shape.text) < 12 and shape.size <= 8.0
    )


VARIANTS = [
    PrintOptions(paper=paper, orientation=turned, layout=layout)
    for paper, turned, layout in product(SheetSize, Orientation, Layout)
    if layout is not Layout.PICTURE
] + [
    PrintOptions(layout=Layout.PICTURE),
    PrintOptions(columns=tuple(ChartColumn)),
    PrintOptions(columns=()),
]


@pytest.mark.requirement("S1-56")
@pytest.mark.parametrize("options", VARIANTS, ids=str)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sheet_has_heads_identity_and_readable_type_and_nothing_beyond_its_edge(
    contents: dict[str, TimelineContent],
    typesetter: Typesetter,
    name: str,
    options: PrintOptions,
) -> None:
    content = contents[name]
    drawing = draw_timeline(content, options, typesetter)
    for at, page in enumerate(drawing.pages):
        if options.layout is not Layout.PICTURE:
            assert (page.width, page.height) == options.sheet
        said = words(drawing, at)
        assert "Phase, task, gate" in said
        assert any(text.split(" ")[0] in MONTHS for text in said), said
        assert content.control.number in " ".join(said)
        assert any("Revision 1, printed 4" in text for text in said)
        assert content.control.notice in " ".join(said)
        assert any("An illustration to adapt" in text for text in said)
        assert any("critical path" in text for text in said)
        if options.layout is not Layout.PICTURE:
            assert f"Page {at + 1} of {len(drawing.pages)}" in said
        for seen in flat(drawing, at):
            if isinstance(seen.shape, Words):
                assert seen.shape.size >= 7.0, seen
            for x, y in corners(seen, typesetter):
                assert 20 <= x <= page.width - 20, seen
                assert 20 <= y <= page.height - 20, seen


MONTHS = {
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
    *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


@pytest.mark.parametrize("layout", [Layout.ONE_WIDE, Layout.BY_PHASE, Layout.PICTURE])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_is_printed_once(
    contents: dict[str, TimelineContent], typesetter: Typesetter, name: str, layout: Layout
) -> None:
    content = numbered(contents[name])
    drawing = draw_timeline(content, PrintOptions(layout=layout), typesetter)
    found = sum((printed_rows(drawing, at) for at in range(len(drawing.pages))), Counter())
    assert found == Counter({row.name: 1 for row in content.schedule.rows})


@pytest.mark.parametrize("paper", list(SheetSize))
@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_is_printed_once_in_each_column_of_tiles(
    contents: dict[str, TimelineContent], typesetter: Typesetter, name: str, paper: SheetSize
) -> None:
    content = numbered(contents[name])
    options = replace(TILED, paper=paper, blank_sheets=True)
    drawing = draw_timeline(content, options, typesetter)
    columns: dict[str, Counter[str]] = {}
    for at in range(len(drawing.pages)):
        column = tile_words(drawing, at).partition(", ")[2]
        columns[column] = columns.get(column, Counter()) + printed_rows(drawing, at)
    inside = Counter({row.name: 1 for row in content.schedule.rows if not row.tail})
    tail = Counter({row.name: 1 for row in content.schedule.rows if row.tail})
    assert sum((found & tail for found in columns.values()), Counter()) == tail
    columns.pop("", None)  # a sheet that has only what comes after
    assert len(columns) > 1
    for found in columns.values():
        assert found - tail == inside


def tile_words(drawing: Drawing, page: int) -> str:
    """'Row 1 of 3, column 2 of 4', '' where the sheet is no tile."""
    said = [text for text in words(drawing, page) if text.startswith("Row ") and "column" in text]
    return said[0] if said else ""


def test_sheets_without_a_mark_are_left_out_and_the_others_stay_in_order(
    content: TimelineContent, typesetter: Typesetter
) -> None:
    every = draw_timeline(content, replace(TILED, blank_sheets=True), typesetter)
    some = draw_timeline(content, TILED, typesetter)
    all_tiles = [tile_words(every, at) for at in range(len(every.pages))]
    rows = int(all_tiles[0].split()[3].rstrip(","))
    across = int(all_tiles[0].split()[-1])
    assert [tile for tile in all_tiles if tile] == [
        f"Row {row + 1} of {rows}, column {column + 1} of {across}"
        for row in range(rows)
        for column in range(across)
    ]
    kept = [tile_words(some, at) for at in range(len(some.pages))]
    marked = [tile for at, tile in enumerate(all_tiles) if has_marks(every, at)]
    assert kept == marked
    assert len(kept) < len(all_tiles)


def has_marks(drawing: Drawing, page: int) -> bool:
    """Whether a bar, dot or diamond stands above the legend; a bracket that passes is none."""
    said = [seen for seen in flat(drawing, page) if isinstance(seen.shape, Words)]
    legend = next(s.y + s.shape.y for s in said if "critical path" in s.shape.text)  # type: ignore[union-attr]
    head = next(s.y + s.shape.y for s in said if s.shape.text == "Phase, task, gate")  # type: ignore[union-attr]
    for seen in flat(drawing, page):
        shape = seen.shape
        places: list[float] = []
        if isinstance(shape, Discs):
            places = [y for _, y, _ in shape.discs]
        elif isinstance(shape, Areas):
            places = [a[0][1] for a in shape.areas if len(a) == 4]  # tips of links have three
        elif isinstance(shape, Boxes):
            # the feet of a bracket are as high as a tick, but slim
            places = [top for _, top, wide, high in shape.boxes if 5.9 < high < 6.7 and wide > 1.5]
        if any(head + 4 < seen.y + y < legend - 9 for y in places):
            return True
    return False


def test_a_sheet_that_only_a_phase_crosses_is_left_out_unless_its_rows_are_folded(
    contents: dict[str, TimelineContent], typesetter: Typesetter
) -> None:
    content = contents["bakery"]
    phases = tuple(row.id for row in content.schedule.rows if row.kind is TaskKind.PHASE)
    folded = draw_timeline(content, replace(TILED, rows=phases, across=3), typesetter)
    assert len(folded.pages) == 3
    pilot = next(row for row in content.schedule.rows if row.kind is TaskKind.PHASE)
    tasks = [row for row in content.schedule.rows if row.phase == pilot.phase and row is not pilot]
    early = [task for task in tasks if task.finish_day < 10]
    long = replace(pilot, finish_day=120, finish=content.schedule.finish)
    crossed = with_rows(content, [long, *early])
    drawing = draw_timeline(crossed, replace(TILED, across=3), typesetter)
    assert [tile_words(drawing, at) for at in range(len(drawing.pages))] == [
        "Row 1 of 1, column 1 of 3"
    ]


@pytest.mark.parametrize(("count", "sheets"), [(45, 2), (75, 3), (135, 4)])
def test_a_print_one_page_wide_fills_its_sheets(
    content: TimelineContent, typesetter: Typesetter, count: int, sheets: int
) -> None:
    """Sections follow each other; only the last sheet may end early, and rows grow to avoid it."""
    some = [row for row in content.schedule.rows for _ in range(2)][:count]
    rows = [replace(row, id=f"{row.id}-{at}") for at, row in enumerate(some)]
    drawing = draw_timeline(with_rows(content, rows), PrintOptions(), typesetter)
    assert len(drawing.pages) == sheets
    for at in range(len(drawing.pages) - 1):
        seen = list(flat(drawing, at))
        legend = next(
            s.y + s.shape.y
            for s in seen
            if isinstance(s.shape, Words) and "critical path" in s.shape.text
        )
        rule = max(
            s.y + s.shape.y
            for s in seen
            if isinstance(s.shape, Words) and s.shape.text.startswith(content.control.number)
        )
        assert rule - legend < 60, "more than three rows would fit"


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("turned", list(Orientation))
def test_the_head_of_a_phase_keeps_two_rows_and_is_repeated(
    contents: dict[str, TimelineContent],
    typesetter: Typesetter,
    name: str,
    turned: Orientation,
) -> None:
    content = numbered(contents[name])
    options = PrintOptions(orientation=turned, tail=False)
    drawing = draw_timeline(content, options, typesetter)
    names = {row.name: row for row in content.schedule.rows if not row.tail}
    phases = {
        row.phase: f"{n}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{row.name}"
        for n, row in enumerate((r for r in content.schedule.rows if r.kind is TaskKind.PHASE), 1)
    }
    begun: set[str] = set()
    for at in range(len(drawing.pages)):
        said = words(drawing, at)
        here = Counter(names[text].phase for text in said if text in names)
        for phase, title in phases.items():
            if title in said:
                everything = sum(1 for row in names.values() if row.phase == phase) - 1
                assert here[phase] >= min(2, everything)
            elif here[phase]:
                assert phase in begun
                assert f"{title} (continued)" in said
        begun |= set(here)


@pytest.mark.parametrize("paper", list(SheetSize))
def test_the_page_map_marks_the_tile_that_the_words_name(
    content: TimelineContent, typesetter: Typesetter, paper: SheetSize
) -> None:
    drawing = draw_timeline(content, replace(TILED, paper=paper), typesetter)
    tiles = 0
    for at in range(len(drawing.pages)):
        told = tile_words(drawing, at).replace(",", "").split()
        if not told:
            continue
        tiles += 1
        row, rows, column, columns = (int(told[n]) for n in (1, 3, 5, 7))
        shapes = [seen.shape for seen in flat(drawing, at) if (seen.x, seen.y) == (0.0, 0.0)]
        grid = next(s for s in shapes if isinstance(s, Strokes) and s.width == 0.4)
        xs = sorted({x for line in grid.lines for x, _ in line})
        ys = sorted({y for line in grid.lines for _, y in line})
        assert (len(xs), len(ys)) == (columns + 1, rows + 1)
        (here,) = next(s.boxes for s in shapes if isinstance(s, Boxes) and s.fill is Ink.ACCENT)
        assert here[0] == pytest.approx(xs[column - 1])
        assert here[1] == pytest.approx(ys[row - 1])
        assert here[0] + here[2] == pytest.approx(xs[column])
    assert tiles > 1


@pytest.mark.parametrize("across", [2, 3, 6])
def test_a_tiled_print_is_as_wide_as_asked(
    content: TimelineContent, typesetter: Typesetter, across: int
) -> None:
    drawing = draw_timeline(content, replace(TILED, across=across), typesetter)
    assert tile_words(drawing, 0).endswith(f"of {across}")


def test_a_mark_stands_under_the_date_it_falls_on(
    content: TimelineContent, typesetter: Typesetter
) -> None:
    drawing = draw_timeline(content, replace(TILED, paper=SheetSize.A3), typesetter)
    gates = {row.name: row for row in content.schedule.gates}
    checked = 0
    for at in range(len(drawing.pages)):
        seen = list(flat(drawing, at))
        dates = {
            round(s.x + s.shape.x, 1): s.shape.text
            for s in seen
            if isinstance(s.shape, Words) and s.shape.align == "centre" and s.shape.size == 7.0
        }
        for one in seen:
            if not isinstance(one.shape, Words) or one.shape.text.partition(", ")[0] not in gates:
                continue
            if ", " not in one.shape.text:
                continue
            gate = gates[one.shape.text.partition(", ")[0]]
            middle = one.y + one.shape.y - 2.7
            outline = next(
                s
                for s in seen
                if isinstance(s.shape, Areas)
                and len(s.shape.areas) == 1
                and abs(s.y + s.shape.areas[0][1][1] - middle) < 0.1
                and s.shape.areas[0][1][0] - s.shape.areas[0][3][0] > 9
            )
            shape = outline.shape
            assert isinstance(shape, Areas)
            assert dates[round(outline.x + shape.areas[0][0][0], 1)] == str(gate.start.day)
            checked += 1
    assert checked == len(gates)


def test_what_is_done_fills_its_share_of_the_bar(
    content: TimelineContent, typesetter: Typesetter
) -> None:
    task = next(
        row for row in content.schedule.rows if row.kind is TaskKind.TASK and row.working_days > 8
    )
    rows = (task.id,)
    for percent in (0.0, 25.0, 100.0):
        started = with_rows(content, [replace(task, percent=percent, critical=False)])
        options = PrintOptions(rows=rows, today=False, colour=None)
        drawing = draw_timeline(started, options, typesetter)
        bars = [
            box
            for seen in flat(drawing, 0)
            if isinstance(seen.shape, Boxes) and seen.shape.fill in (Ink.ACCENT, Ink.TEXT)
            for box in seen.shape.boxes
            if seen.x and box[2] > 50
        ]
        bar = next(box for box in bars if box[3] > 6)
        stripes = [box for box in bars if box[3] < 3]
        assert bool(stripes) is bool(percent)
        for stripe in stripes:
            reach = (stripe[0] + stripe[2] - bar[0]) / bar[2] * 100
            assert reach == pytest.approx(percent, abs=1)


def test_the_five_states_of_a_gate_have_five_shapes() -> None:
    drawn = {repr(gate_shapes(10, 10, state, PLAIN)) for state in GateState}
    assert len(drawn) == len(GateState)


def test_the_legend_names_the_gate_states_that_are_printed(
    content: TimelineContent, typesetter: Typesetter
) -> None:
    first, second, *_ = content.schedule.gates
    states = {first.id: GateState.PASSED, second.id: GateState.STOPPED}
    said = words(draw_timeline(replace(content, gates=states), PrintOptions(), typesetter), 0)
    assert "gate passed" in said
    assert "gate not passed" in said
    assert "gate" in said
    assert "gate to decide next" not in said


def test_critical_tasks_are_told_apart_without_colour_and_only_when_asked(
    contents: dict[str, TimelineContent], typesetter: Typesetter
) -> None:
    content = contents["bakery"]
    tasks = [r for r in content.schedule.rows if r.kind is TaskKind.TASK and not r.tail]
    critical = sum(1 for task in tasks if task.critical)
    assert 0 < critical < len(tasks)
    for colour, told in product((None, *ColourBy), (True, False)):
        options = PrintOptions(critical=told, links=False, tail=False, colour=colour)
        drawing = draw_timeline(content, options, typesetter)
        boxes = [
            (seen.shape.fill, box)
            for at in range(len(drawing.pages))
            for seen in flat(drawing, at)
            if isinstance(seen.shape, Boxes)
            for box in seen.shape.boxes
        ]
        ink = Ink.TEXT if colour is None else Ink.CRITICAL
        lines = [box for fill, box in boxes if fill is ink and box[3] == pytest.approx(1.2)]
        assert len(lines) == (critical + len(drawing.pages) if told else 0)
        if colour is None:
            inside = Counter(fill for fill, box in boxes if box[3] == pytest.approx(5.2))
            hollow = len(tasks) - critical if told else 0
            assert inside[Ink.PAPER] == hollow + (len(drawing.pages) if told else 0)


@pytest.mark.parametrize("by", list(ColourBy))
def test_what_a_colour_says_stands_in_words_too(
    contents: dict[str, TimelineContent], typesetter: Typesetter, by: ColourBy
) -> None:
    content = contents["bakery"]
    late, done, *_ = [r for r in content.schedule.rows if r.kind is TaskKind.TASK]
    rows = [replace(row, percent=100.0) if row is done else row for row in content.schedule.rows]
    options = PrintOptions(colour=by, columns=(ChartColumn.DAYS,), tail=False)
    drawing = draw_timeline(with_rows(content, rows), options, typesetter)
    said = [text for at in range(len(drawing.pages)) for text in words(drawing, at)]
    counted = Counter(said)
    if by is ColourBy.STATE:
        assert late.finish < TODAY
        assert counted["late"] > 2
        assert counted["done"] == 1 + len(drawing.pages), "beside its bar and in the legend"
        assert counted["ahead"] == len(drawing.pages), "what is ahead says so in the legend alone"
    if by is ColourBy.OWNER:
        for name in {row.owner for row in rows if row.kind is TaskKind.TASK and not row.tail}:
            owned = [r for r in rows if r.owner == name and r.kind is TaskKind.TASK and not r.tail]
            assert counted[name] == len(owned) + len(drawing.pages)
        named = draw_timeline(content, replace(options, columns=(ChartColumn.WHO,)), typesetter)
        rows_of = [row for row in content.schedule.rows if row.owner == late.owner]
        inside = [row for row in rows_of if not row.tail and row.kind is not TaskKind.PHASE]
        assert words(named, 0).count(late.owner) == len(inside) + 1, "in the column and legend"


def luminance(ink: str) -> float:
    """How light a grey print shows it, 0 to 255."""
    red, green, blue = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_in_grey_phases_stay_apart_and_every_edge_stands_out_from_paper() -> None:
    fills = [luminance(fill) for fill, _ in PHASE_INKS]
    assert all(after - before > 20 for before, after in pairwise(fills))
    for _, edge in PHASE_INKS:
        assert luminance(edge) < 125
    assert luminance(Ink.CRITICAL) < 80


@pytest.mark.parametrize("theme", [Theme.LIGHT])
def test_paper_has_the_colours_of_the_light_screen(theme: Theme) -> None:
    assert [(fill.upper(), edge.upper()) for fill, edge in PHASE_INKS] == list(PHASES[theme])
    screen = COLOURS[theme]
    for ink, role in (
        (Ink.CRITICAL, "critical"),
        (Ink.ACCENT, "accent"),
        (Ink.ACCENT_FILL, "accent_fill"),
        (Ink.SUCCESS, "success"),
        (Ink.SUCCESS_FILL, "success_fill"),
        (Ink.WARNING, "warning"),
        (Ink.WARNING_FILL, "warning_fill"),
        (Ink.ALERT, "error"),
        (Ink.ALERT_FILL, "error_fill"),
        (Ink.BORDER, "border"),
        (Ink.SUNKEN, "sunken"),
    ):
        assert ink.upper() == screen[role], role


def test_the_baseline_is_drawn_where_it_differs_and_counted_in_working_days(
    catalogue: Catalogue, typesetter: Typesetter
) -> None:
    plan = sample("bakery", catalogue)
    control, found = control_of(plan, catalogue)
    tasks = [r for r in found.schedule.rows if r.kind is TaskKind.TASK][:3]
    shifts = dict(zip(tasks, (7, 0, -7), strict=True))
    kept = replace(
        plan,
        baselines=(Baseline(id="b", name="As agreed", taken_on=TODAY),),
        baseline_dates=tuple(
            BaselineDate(
                id=f"d{n}",
                baseline="b",
                row=task.id,
                start=task.start - timedelta(days=by),
                finish=task.finish - timedelta(days=by),
            )
            for n, (task, by) in enumerate(shifts.items())
        ),
    )
    content = timeline_content(kept, found, control, today=TODAY, baseline="b")
    options = PrintOptions(
        columns=(ChartColumn.VARIANCE,),
        rows=tuple(task.id for task in tasks),
        today=False,
        colour=None,
    )
    drawing = draw_timeline(content, options, typesetter)
    said = words(drawing, 0)
    assert [text for text in said if text in ("+5", "0", "−5")] == ["+5", "0", "−5"]
    assert "as in the baseline As agreed" in said
    ghosts = [
        box
        for seen in flat(drawing, 0)
        if isinstance(seen.shape, Boxes) and seen.shape.fill is Ink.BORDER
        for box in seen.shape.boxes
    ]
    assert len(ghosts) == 3  # two that moved, and one in the legend
    bars = [
        box
        for seen in flat(drawing, 0)
        if isinstance(seen.shape, Boxes) and seen.shape.fill is Ink.ACCENT and seen.x
        for box in seen.shape.boxes
    ]
    day = bars[0][2] / ((tasks[0].finish - tasks[0].start).days + 1)
    assert bars[0][0] - ghosts[0][0] == pytest.approx(7 * day)
    assert ghosts[1][0] - bars[2][0] == pytest.approx(7 * day)


def test_without_a_baseline_there_is_no_column_for_it(
    content: TimelineContent, typesetter: Typesetter
) -> None:
    options = PrintOptions(columns=(ChartColumn.VARIANCE, ChartColumn.FLOAT))
    said = words(draw_timeline(content, options, typesetter), 0)
    assert "Float" in said
    assert "Moved" not in said
    empty = replace(content, baseline=BaselineDates(name="Empty", dates={}))
    assert "Moved" in words(draw_timeline(empty, options, typesetter), 0)


def test_only_the_days_asked_for_are_printed(
    content: TimelineContent, typesetter: Typesetter
) -> None:
    numbered_rows = numbered(content)
    first, last = date(2027, 2, 8), date(2027, 3, 12)
    options = PrintOptions(first=first, last=last)
    drawing = draw_timeline(numbered_rows, options, typesetter)
    found = sum((printed_rows(drawing, at) for at in range(len(drawing.pages))), Counter())
    expected = {
        row.name for row in numbered_rows.schedule.rows if row.start <= last and row.finish >= first
    }
    assert set(found) == expected
    assert any("8 Feb 2027 to Fri 12 Mar 2027" in text for text in words(drawing, 0))
    assert f"{len(expected)} of {len(content.schedule.rows)} rows." in " ".join(words(drawing, 0))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (PrintOptions(first=date(2040, 1, 1)), "from Sun 1 Jan 2040"),
        (PrintOptions(last=date(2020, 1, 1)), "up to Wed 1 Jan 2020"),
        (PrintOptions(rows=()), "choose other rows"),
    ],
)
def test_nothing_to_print_is_told(
    content: TimelineContent, typesetter: Typesetter, options: PrintOptions, told: str
) -> None:
    with pytest.raises(PlanError, match=told):
        draw_timeline(content, options, typesetter)


def test_exactly_the_rows_asked_for_are_printed_in_the_plan_s_order(
    content: TimelineContent, typesetter: Typesetter
) -> None:
    named = numbered(content)
    wanted = [row for row in named.schedule.rows if row.critical and not row.tail]
    options = PrintOptions(rows=tuple(row.id for row in reversed(wanted)))
    drawing = draw_timeline(named, options, typesetter)
    found = [name for at in range(len(drawing.pages)) for name in printed_rows(drawing, at)]
    assert found == [row.name for row in wanted]


def test_what_comes_after_the_end_has_a_scale_of_its_own(
    contents: dict[str, TimelineContent], typesetter: Typesetter
) -> None:
    content = contents["bakery"]
    for layout in (Layout.ONE_WIDE, Layout.TILED, Layout.BY_PHASE):
        drawing = draw_timeline(content, PrintOptions(layout=layout), typesetter)
        said = words(drawing, len(drawing.pages) - 1)
        assert "After day 120" in said
        assert "on a scale of its own" in said
        assert said.index("After day 120") < said.index(content.schedule.tail[-1].name)
        without = draw_timeline(content, PrintOptions(layout=layout, tail=False), typesetter)
        every = [text for at in range(len(without.pages)) for text in words(without, at)]
        assert "After day 120" not in every
        assert not any(row.name in every for row in content.schedule.tail)


@pytest.mark.parametrize("layout", [Layout.ONE_WIDE, Layout.TILED, Layout.BY_PHASE])
def test_a_link_stays_among_the_bars(
    content: TimelineContent, typesetter: Typesetter, layout: Layout
) -> None:
    drawing = draw_timeline(content, PrintOptions(layout=layout, today=False), typesetter)
    found = 0
    for at, page in enumerate(drawing.pages):
        seen = list(flat(drawing, at))
        titles = [
            s.y + s.shape.y + 4
            for s in seen
            if isinstance(s.shape, Words) and s.shape.text == "Phase, task, gate"
        ]
        for one in seen:
            shape = one.shape
            if isinstance(shape, Strokes) and shape.width in (0.55, 0.9) and one.x:
                for line in shape.lines:
                    found += 1
                    assert all(34 + 100 < one.x + x <= page.width - 34 + 0.01 for x, _ in line)
                    assert all(titles[0] <= one.y + y <= page.height - 60 for _, y in line)
    assert found > 20


@pytest.mark.parametrize("format_", list(TimelineFormat))
def test_the_same_plan_gives_the_same_bytes(
    catalogue: Catalogue, tmp_path: Path, format_: TimelineFormat
) -> None:
    made = []
    for at in range(2):
        plan = sample("bakery", catalogue)
        control, found = control_of(plan, catalogue)
        content = timeline_content(plan, found, control, today=TODAY)
        path = tmp_path / f"{at}.{format_}"
        write_timeline(content, path, format_, options=TILED, fonts=FONTS)
        made.append(path.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("layout", [Layout.ONE_WIDE, Layout.TILED, Layout.BY_PHASE])
def test_hostile_names_survive(
    contents: dict[str, TimelineContent], tmp_path: Path, layout: Layout
) -> None:
    content = contents["bakery"]
    names = dict(zip((r.id for r in content.schedule.rows), HOSTILE * 9, strict=False))
    rows = [
        replace(row, name=names[row.id], owner=names[row.id][:300]) for row in content.schedule.rows
    ]
    hostile = with_rows(content, rows)
    control = replace(content.control, title=HOSTILE[4], client=HOSTILE[3], number=HOSTILE[5])
    hostile = replace(hostile, control=control)
    options = PrintOptions(layout=layout, columns=tuple(ChartColumn))
    for format_ in TimelineFormat:
        path = tmp_path / f"plan.{format_}"
        made = write_timeline(hostile, path, format_, options=options, fonts=FONTS)
        match format_:
            case TimelineFormat.PDF:
                reader = PdfReader(path, strict=True)
                text = " ".join(page.extract_text() for page in reader.pages)
                assert "escape[31m" in text
                assert "</text></svg>" in "".join(text.split())
                assert len(reader.pages) == made.pages < 60
                assert "could not be printed" in made.findings[0].reason
            case TimelineFormat.SVG:
                root = ET.parse(path).getroot()  # noqa: S314 - written here
                told = "".join(root.itertext())
                assert "עברית מימין לשמאל" in told
                assert "\u202e" not in told
                assert root.find(".//{http://www.w3.org/2000/svg}script") is None
                assert made.findings == ()
            case TimelineFormat.PNG:
                with Image.open(path) as picture:
                    picture.verify()
    typesetter = Typesetter(fonts=load_fonts(FONTS))
    drawing = draw_timeline(hostile, options, typesetter)
    for at, page in enumerate(drawing.pages):
        for seen in flat(drawing, at):
            for x, y in corners(seen, typesetter):
                assert 20 <= x <= page.width - 20, seen
                assert 20 <= y <= page.height - 20, seen


@pytest.mark.requirement("S1-56")
def test_the_pdf_can_be_searched_archived_and_gone_through_by_phase(
    contents: dict[str, TimelineContent], tmp_path: Path
) -> None:
    content, path = contents["accounting"], tmp_path / "plan.pdf"
    write_timeline(
        content, path, TimelineFormat.PDF, options=replace(TILED, blank_sheets=True), fonts=FONTS
    )
    reader = PdfReader(path, strict=True)
    assert "Row 1 of 2, column 2 of 3" in reader.pages[1].extract_text()
    for row in content.schedule.rows:
        if row.kind is TaskKind.TASK:
            break
    assert row.name in reader.pages[0].extract_text()
    root: Any = reader.trailer["/Root"]
    assert "<pdfaid:part>3</pdfaid:part>" in root["/Metadata"].get_data().decode()
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/Lang"] == content.control.language
    assert reader.metadata is not None
    assert "Timeline" in str(reader.metadata.title)
    titles = [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    assert [title[:2] for title in titles] == ["1 ", "2 ", "3 ", "4 ", "5 ", "Af"]
    fonts: Any = root["/Pages"]["/Kids"][0].get_object()["/Resources"]["/Font"]
    for font in fonts.values():
        assert "/FontFile2" in font["/FontDescriptor"]


def test_the_picture_shows_every_row_at_twice_the_usual_density(
    contents: dict[str, TimelineContent], typesetter: Typesetter, tmp_path: Path
) -> None:
    path = tmp_path / "plan.png"
    content = contents["bakery"]
    write_timeline(content, path, TimelineFormat.PNG, options=PrintOptions(), fonts=FONTS)
    drawing = draw_timeline(content, PrintOptions(layout=Layout.PICTURE), typesetter)
    (page,) = drawing.pages
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        assert picture.size == pytest.approx((page.width * 2, page.height * 2), abs=1)
        assert len(picture.convert("RGB").getcolors(1 << 20) or ()) > 5


def test_a_picture_that_nobody_could_open_is_refused_with_a_way_out(
    content: TimelineContent, typesetter: Typesetter
) -> None:
    rows = [replace(row, id=f"{row.id}-{n}") for n in range(60) for row in content.schedule.rows]
    large = with_rows(content, [row for row in rows if not row.tail])
    drawing = draw_timeline(
        large, PrintOptions(layout=Layout.PICTURE, links=False, tail=False), typesetter
    )
    with pytest.raises(PlanError, match="fewer rows or days"):
        paint_png(paint_pdf(drawing, large.control, typesetter))
