"""What the marks of a timeline mean; only those that its page shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from roadmap_desktop.reports.pdf.fonts import REGULAR
from roadmap_desktop.reports.pdf.gantt_bars import (
    Scale,
    draw_bar,
    draw_dot,
    draw_milestone,
    shows_closed_days,
)
from roadmap_desktop.reports.pdf.look import CLOSED, INK
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.timeline.geometry import Chart

_SIZE = 7.5
_LINE = 11.0
_ABOVE = 6.0
_SYMBOL = 18.0
_BETWEEN = 16.0
_BAR = 14.0

Symbol = Callable[[Canvas, float, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """A mark and its words, placed on a line of the legend."""

    symbol: Symbol
    text: str
    x: float
    line: int


def legend(chart: Chart, scale: Scale, width: float, typesetter: Typesetter) -> list[LegendEntry]:
    """The entries a chart needs, broken into lines of ``width``."""
    wanted: list[tuple[bool, Symbol, str]] = [
        (
            any(bar.critical for bar in chart.bars),
            _critical,
            "task on the critical path: a day late here moves the end",
        ),
        (any(not bar.critical for bar in chart.bars), _spare, "task with time to spare"),
        (any(diamond.gate for diamond in chart.diamonds), _gate, "gate"),
        (any(not diamond.gate for diamond in chart.diamonds), _milestone, "date to keep"),
        (bool(chart.dots), draw_dot_symbol, "recurring, such as a review"),
        (shows_closed_days(chart, scale), _closed, "closed day"),
    ]
    entries: list[LegendEntry] = []
    x, line = 0.0, 0
    for needed, symbol, text in wanted:
        if not needed:
            continue
        length = _SYMBOL + typesetter.width(text, REGULAR, _SIZE)
        if x and x + length > width:
            x, line = 0.0, line + 1
        entries.append(LegendEntry(symbol=symbol, text=text, x=x, line=line))
        x += length + _BETWEEN
    return entries


def legend_height(entries: list[LegendEntry]) -> float:
    """Height below the chart's foot, in points."""
    return _ABOVE + (max(entry.line for entry in entries) + 1) * _LINE if entries else 0.0


def draw_legend(
    canvas: Canvas, entries: list[LegendEntry], foot: float, typesetter: Typesetter
) -> None:
    """Draw the entries under the chart's foot."""
    for entry in entries:
        base = foot - _ABOVE - entry.line * _LINE - 7.0
        entry.symbol(canvas, entry.x, base + 2.7)
        canvas.setFillColor(INK)
        typesetter.draw(canvas, entry.x + _SYMBOL, base, entry.text, REGULAR, _SIZE)


def _critical(canvas: Canvas, x: float, middle: float) -> None:
    draw_bar(canvas, x, middle, _BAR, critical=True)


def _spare(canvas: Canvas, x: float, middle: float) -> None:
    draw_bar(canvas, x, middle, _BAR, critical=False)


def _gate(canvas: Canvas, x: float, middle: float) -> None:
    draw_milestone(canvas, x + _SYMBOL - 9, middle, gate=True)


def _milestone(canvas: Canvas, x: float, middle: float) -> None:
    draw_milestone(canvas, x + _SYMBOL - 9, middle, gate=False)


def draw_dot_symbol(canvas: Canvas, x: float, middle: float) -> None:
    """A dot where its words begin."""
    draw_dot(canvas, x + _SYMBOL - 7, middle)


def _closed(canvas: Canvas, x: float, middle: float) -> None:
    canvas.setFillColor(CLOSED)
    canvas.rect(x, middle - 3.5, _BAR, 7, stroke=0, fill=1)
