"""The columns beside the bars: each row's words as they break, and where the columns stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.chart.cells import cell, rows_with_year
from roadmap_desktop.reports.chart.content import TimelineContent
from roadmap_desktop.reports.chart.options import ChartColumn, PrintOptions
from roadmap_desktop.reports.chart.scale import DAY_BASE, LABEL_SIZE
from roadmap_desktop.reports.chart.shapes import Face, Shape, Words
from roadmap_desktop.reports.inks import Ink
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.timeline.geometry import ChartRow
from roadmap_desktop.timeline.schedule import ScheduledTask

LEADING = 9.0
CENTRE = 2.7
"""From the middle of a row down to the base line of its words."""
_NAME_SIZES = (8.0, 7.5, 7.0)
_WHO_SIZES = (7.5, 7.0)
_SIZE = 7.5
_INDENT = 9.0
_BETWEEN = 7.0
_MOST_LINES = 4
_LEAST_NAME, _LEAST_WHO = 100.0, 24.0
_MOST_WHO = 0.2
"""Share of the table that the people's column may take."""
_TITLES = {
    ChartColumn.WHO: "Who",
    ChartColumn.DAYS: "Days",
    ChartColumn.START: "From",
    ChartColumn.FINISH: "To",
    ChartColumn.LENGTH: "Length",
    ChartColumn.PERCENT: "Done",
    ChartColumn.FLOAT: "Float",
    ChartColumn.VARIANCE: "Moved",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlace:
    """Where a column stands."""

    title: str
    x: float
    width: float
    column: ChartColumn = ChartColumn.WHO


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """All columns of a print; the same on each of its sheets."""

    name: float
    """Width of the names, which stand first."""
    places: tuple[ColumnPlace, ...]
    """The other columns."""
    people: Mapping[str, str]
    """How each person is called."""
    dated: frozenset[str]
    """Ids of the rows whose dates need their year."""
    reach: float
    """Where the last column ends, with room for what the rows of the time scale stand for."""

    @property
    def width(self) -> float:
        """Width up to where the bars begin."""
        return self.reach + _BETWEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row with its words as they break in their columns."""

    row: ChartRow
    indent: float
    name: tuple[str, ...]
    name_size: float
    cells: tuple[tuple[tuple[str, ...], float], ...]
    """Lines and type size of each further column."""

    @property
    def extra(self) -> float:
        """Height beyond that of a row of one line, in points."""
        most = max(len(self.name), *(len(lines) for lines, _ in self.cells), 1)
        return (most - 1) * LEADING

    @property
    def face(self) -> Face:
        """Bold for phases, summaries and gates."""
        return _face(self.row.task)


def table_layout(
    rows: Sequence[ChartRow],
    content: TimelineContent,
    options: PrintOptions,
    room: float,
    typesetter: Typesetter,
) -> TableLayout:
    """Columns as wide as their words need; names share what ``room`` leaves and wrap beyond."""
    width = typesetter.width
    dated = rows_with_year(rows)
    most_who = room * _MOST_WHO
    people = _people(rows, most_who, typesetter)
    widths = []
    columns = [
        column
        for column in dict.fromkeys(options.columns)
        if (column is not ChartColumn.VARIANCE or content.baseline)
        and (column is not ChartColumn.WHO or people)
    ]
    for column in columns:
        title = width(_TITLES[column], BOLD, LABEL_SIZE)
        if column is ChartColumn.WHO:
            names = {width(name, REGULAR, _WHO_SIZES[-1]) for name in people.values()}
            widths.append(min(max(title, _LEAST_WHO, *names), most_who))
            continue
        texts = {cell(row, column, content, people, dated) for row in rows}
        widths.append(max((width(text, REGULAR, _SIZE) for text in texts), default=0.0))
        widths[-1] = max(widths[-1], title)
    others = sum(widths) + _BETWEEN * (len(widths) + 1)
    longest = max((_natural(row, typesetter) for row in rows), default=0.0)
    name = max(_LEAST_NAME, min(longest, room - others))
    places = []
    x = name + _BETWEEN
    for column, wide in zip(columns, widths, strict=True):
        places.append(ColumnPlace(column=column, title=_TITLES[column], x=x, width=wide))
        x += wide + _BETWEEN
    last = x - _BETWEEN
    if places:
        titled = places[-1].x + width(places[-1].title, BOLD, LABEL_SIZE)
        last = max(last, titled + width("day", REGULAR, LABEL_SIZE) + 3)
    return TableLayout(name=name, places=tuple(places), people=people, dated=dated, reach=last)


def table_rows(
    rows: Sequence[ChartRow],
    layout: TableLayout,
    content: TimelineContent,
    typesetter: Typesetter,
) -> tuple[TableRow, ...]:
    """Rows whose long names are set smaller, then on more lines, and end in '…' at the fourth."""
    depths = _depths([row.task for row in rows])
    return tuple(
        _table_row(row, depth, layout, content, typesetter)
        for row, depth in zip(rows, depths, strict=True)
    )


def table_head(layout: TableLayout) -> list[Shape]:
    """The titles of the columns, y = 0 at the head's top."""
    titles = [(0.0, "Phase, task, gate"), *((place.x, place.title) for place in layout.places)]
    return [Words(x, DAY_BASE, title, LABEL_SIZE, Face.BOLD, Ink.SOFT) for x, title in titles]


def row_words(row: TableRow, layout: TableLayout, middle: float) -> list[Shape]:
    """The words of a row around the height of its middle."""
    found = _block(row.name, row.indent, middle, row.name_size, row.face)
    for place, (lines, size) in zip(layout.places, row.cells, strict=True):
        found += _block(lines, place.x, middle, size, Face.REGULAR)
    return found


def _block(lines: Sequence[str], x: float, middle: float, size: float, face: Face) -> list[Shape]:
    first = middle + CENTRE - (len(lines) - 1) * LEADING / 2
    return [
        Words(x, first + at * LEADING, text, size, face) for at, text in enumerate(lines) if text
    ]


def _table_row(
    row: ChartRow,
    depth: int,
    layout: TableLayout,
    content: TimelineContent,
    typesetter: Typesetter,
) -> TableRow:
    indent = min(depth * _INDENT, layout.name / 2)
    face = BOLD if _face(row.task) is Face.BOLD else REGULAR
    name, size = _set(_name(row), face, _NAME_SIZES, layout.name - indent, typesetter)
    cells = []
    for place in layout.places:
        text = cell(row, place.column, content, layout.people, layout.dated)
        sizes = _WHO_SIZES if place.column is ChartColumn.WHO else (_SIZE,)
        cells.append(_set(text, REGULAR, sizes, place.width + 0.1, typesetter))
    return TableRow(row=row, indent=indent, name=name, name_size=size, cells=tuple(cells))


def _name(row: ChartRow) -> str:
    return f"{row.number}{words.NARROW}{words.NARROW}{row.name}" if row.number else row.name


def _natural(row: ChartRow, typesetter: Typesetter) -> float:
    face = BOLD if _face(row.task) is Face.BOLD else REGULAR
    return typesetter.width(_name(row)[:200], face, _NAME_SIZES[0]) + 2 * _INDENT


def _face(task: ScheduledTask) -> Face:
    bold = task.kind in (TaskKind.PHASE, TaskKind.GATE) or task.summary
    return Face.BOLD if bold else Face.REGULAR


def _depths(tasks: Sequence[ScheduledTask]) -> list[int]:
    """How far each row is indented: phases not, tasks once, subtasks once more for each parent."""
    parents = {task.id: task.parent for task in tasks}
    found = []
    for task in tasks:
        depth = 0 if task.kind is TaskKind.PHASE else 1
        at, seen = task.parent, {task.id}
        while at and at in parents and at not in seen:
            seen.add(at)
            depth, at = depth + 1, parents[at]
        found.append(depth)
    return found


def _people(rows: Sequence[ChartRow], most: float, typesetter: Typesetter) -> dict[str, str]:
    """In full, or by first name where that is clear and the full names do not fit."""
    people = sorted({row.who for row in rows if row.who})
    firsts = [person.split(" ")[0] for person in people]
    fits = all(typesetter.width(person, REGULAR, _WHO_SIZES[-1]) <= most for person in people)
    if fits or len(set(firsts)) < len(firsts):
        return {person: person for person in people}
    return dict(zip(people, firsts, strict=True))


def _set(
    text: str, face: str, sizes: Sequence[float], width: float, typesetter: Typesetter
) -> tuple[tuple[str, ...], float]:
    """On one line at the largest size that allows it, else on several at the smallest."""
    for size in sizes:
        if typesetter.width(text, face, size) <= width:
            return (text,) if text else (), size
    lines = typesetter.lines(text[:1000], face, size, width)
    if len(lines) <= _MOST_LINES:
        return tuple(lines), size
    last = lines[_MOST_LINES - 1]
    while last and typesetter.width(f"{last}…", face, size) > width:
        last = last[:-1]
    return (*lines[: _MOST_LINES - 1], f"{last.rstrip()}…"), size
