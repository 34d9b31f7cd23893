"""The left half of the timeline: phase, task or gate, who, plan days, from and to, as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.gantt_bars import AXIS_SIZE, DATE_BASE, DAY_BASE
from roadmap_desktop.reports.pdf.look import FAINT, INK, LINE, SOFT
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.timeline.geometry import Chart, ChartRow

TABLE_WIDTH = 123 * mm
"""Width of the columns left of the bars, the same on both papers so that names break alike."""
_NAME, _WHO, _DAYS, _FROM, _TO = 0.0, 66.5 * mm, 87.5 * mm, 100 * mm, 110.5 * mm
_NAME_SIZES = (8.0, 7.5, 7.0)
_WHO_SIZES = (7.5, 7.0)
_SIZE = 7.5
_LEADING = 9.0
_INDENT = 9.0
_BETWEEN = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLine:
    """A row with its words as they break in their columns."""

    row: ChartRow
    name: tuple[str, ...]
    name_size: float
    who: tuple[str, ...]
    who_size: float

    @property
    def extra(self) -> float:
        """Height beyond that of a row of one line, in points."""
        return (max(len(self.name), len(self.who), 1) - 1) * _LEADING

    @property
    def is_phase(self) -> bool:
        """Whether a phase begins here."""
        return self.row.is_phase

    @property
    def face(self) -> str:
        """Bold for phases and gates."""
        return BOLD if self.is_phase or self.row.task.kind is TaskKind.GATE else REGULAR


def chart_lines(
    chart: Chart, people: Mapping[str, str], typesetter: Typesetter
) -> tuple[ChartLine, ...]:
    """Rows whose long names are set smaller, down to 7 pt, and then on more lines."""
    return tuple(_line(row, people, typesetter) for row in chart.rows)


def who_column(chart: Chart, typesetter: Typesetter) -> Mapping[str, str]:
    """How each person is called: in full, or by first name where that is clear and the full
    names do not fit."""
    people = sorted({row.who for row in chart.rows if row.who})
    room = _DAYS - _WHO - _BETWEEN
    firsts = [person.split(" ")[0] for person in people]
    fits = all(typesetter.width(person, REGULAR, _WHO_SIZES[-1]) <= room for person in people)
    if fits or len(set(firsts)) < len(firsts):
        return {person: person for person in people}
    return dict(zip(people, firsts, strict=True))


def _line(row: ChartRow, people: Mapping[str, str], typesetter: Typesetter) -> ChartLine:
    bold = BOLD if row.is_phase or row.task.kind is TaskKind.GATE else REGULAR
    name = f"{row.number}{words.NARROW}{words.NARROW}{row.name}" if row.number else row.name
    room = _WHO - _BETWEEN - (0 if row.is_phase else _INDENT)
    name_lines, name_size = _set(name, bold, _NAME_SIZES, room, typesetter)
    who = people.get(row.who, row.who) if not row.is_phase else ""
    who_lines, who_size = _set(who, REGULAR, _WHO_SIZES, _DAYS - _WHO - _BETWEEN, typesetter)
    return ChartLine(
        row=row, name=name_lines, name_size=name_size, who=who_lines, who_size=who_size
    )


def _set(
    text: str, face: str, sizes: Sequence[float], width: float, typesetter: Typesetter
) -> tuple[tuple[str, ...], float]:
    """On one line at the largest size that allows it, else on several at the smallest."""
    for size in sizes:
        lines = typesetter.lines(text, face, size, width)
        if len(lines) <= 1:
            return tuple(lines), size
    return tuple(lines), size


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePainter:
    """Draws heads and rows of the columns, and the hairline that leads to the bar."""

    canvas: Canvas
    typesetter: Typesetter
    first_weekday: str
    width: float

    def head(self, top: float) -> None:
        """Column heads, and what the rows of the time scale stand for."""
        canvas, draw = self.canvas, self.typesetter.draw
        canvas.setFillColor(SOFT)
        scale = TABLE_WIDTH - _BETWEEN
        legend = f"{self.first_weekday}, date"
        draw(canvas, scale, top + DATE_BASE, legend, REGULAR, AXIS_SIZE, "right")
        draw(canvas, scale, top + DAY_BASE, "day", REGULAR, AXIS_SIZE, "right")
        for x, text in (
            (_NAME, "Phase, task, gate"),
            (_WHO, "Who"),
            (_DAYS, "Days"),
            (_FROM, "From"),
            (_TO, "To"),
        ):
            draw(canvas, x, top + DAY_BASE, text, BOLD, _SIZE)

    def row(self, line: ChartLine, upper: float, lower: float) -> None:
        """One row between two heights."""
        canvas, draw = self.canvas, self.typesetter.draw
        canvas.setStrokeColor(LINE if line.is_phase else FAINT)
        canvas.setLineWidth(0.7 if line.is_phase else 0.35)
        canvas.line(0, upper, self.width, upper)
        canvas.setFillColor(INK)
        middle = (upper + lower) / 2
        indent = _NAME if line.is_phase else _INDENT
        self._lines(line.name, indent, middle, line.face, line.name_size)
        self._lines(line.who, _WHO, middle, REGULAR, line.who_size)
        for x, text in ((_DAYS, line.row.days), (_FROM, line.row.start), (_TO, line.row.finish)):
            draw(canvas, x, middle - 2.7, text, REGULAR, _SIZE)

    def _lines(self, lines: Sequence[str], x: float, middle: float, face: str, size: float) -> None:
        first = middle - 2.7 + (len(lines) - 1) * _LEADING / 2
        for at, text in enumerate(lines):
            self.typesetter.draw(self.canvas, x, first - at * _LEADING, text, face, size)
