"""What the marks of a print mean; only those that it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.chart.content import GateState, TimelineContent
from roadmap_desktop.reports.chart.links import LinkEnds
from roadmap_desktop.reports.chart.marks import Marks
from roadmap_desktop.reports.chart.options import PrintOptions
from roadmap_desktop.reports.chart.shapes import Areas, Boxes, Shape, Strokes, Words
from roadmap_desktop.reports.inks import Ink
from roadmap_desktop.reports.pdf.fonts import REGULAR
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.timeline.schedule import ScheduledTask

_SIZE = 7.5
LINE = 11.0
ABOVE = 6.0
_SYMBOL = 18.0
_BETWEEN = 14.0
_BAR = 14.0

Symbol = Callable[[float, float], list[Shape]]
"""Draws a mark at the left and middle of a line."""

GATE_WORDS = {
    GateState.PLANNED: "gate",
    GateState.NEXT: "gate to decide next",
    GateState.PASSED: "gate passed",
    GateState.CONDITIONS: "gate passed with conditions",
    GateState.STOPPED: "gate not passed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendFacts:
    """What of a print decides which entries it needs."""

    rows: tuple[ScheduledTask, ...]
    links: tuple[LinkEnds, ...] = ()
    closed: bool = False
    today: bool = False
    stubs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """The entries broken into lines."""

    entries: tuple[tuple[Symbol, str, float, int], ...]
    """Mark, words, left edge and line."""

    @property
    def height(self) -> float:
        """Height below the chart's foot, in points."""
        return ABOVE + (self.entries[-1][3] + 1) * LINE if self.entries else 0.0

    def shapes(self) -> list[Shape]:
        """The entries, y = 0 at the chart's foot."""
        found: list[Shape] = []
        for symbol, text, x, line in self.entries:
            base = ABOVE + line * LINE + 7.5
            found += symbol(x, base - 2.7)
            found.append(Words(x + _SYMBOL, base, text, _SIZE))
        return found


def legend(
    facts: LegendFacts,
    content: TimelineContent,
    options: PrintOptions,
    width: float,
    typesetter: Typesetter,
) -> Legend:
    """The entries a print needs, in lines of ``width``."""
    entries: list[tuple[Symbol, str, float, int]] = []
    x, line = 0.0, 0
    for symbol, text in _needed(facts, content, options):
        length = _SYMBOL + typesetter.width(text, REGULAR, _SIZE)
        if x and x + length > width:
            x, line = 0.0, line + 1
        entries.append((symbol, text, x, line))
        x += length + _BETWEEN
    return Legend(entries=tuple(entries))


def _needed(
    facts: LegendFacts, content: TimelineContent, options: PrintOptions
) -> list[tuple[Symbol, str]]:
    tasks = [row for row in facts.rows if row.kind is TaskKind.TASK and not row.summary]
    found: list[tuple[Symbol, str]] = []
    if options.critical:
        if any(task.critical for task in tasks):
            words = "task on the critical path: a day late here moves the end"
            found.append((_critical, words))
        if any(not task.critical for task in tasks):
            found.append((_spare, "task with time to spare"))
    elif tasks:
        found.append((_plain, "task"))
    if options.progress and any(task.percent > 0 for task in tasks):
        found.append((_done, "done so far"))
    if content.baseline:
        found.append((_ghost, f"as in the baseline {content.baseline.name}".rstrip()))
    gates = [row for row in facts.rows if row.kind is TaskKind.GATE]
    states = {content.gates.get(gate.id, GateState.PLANNED) for gate in gates}
    found += [(_gate(state), GATE_WORDS[state]) for state in GateState if state in states]
    if any(row.kind is TaskKind.MILESTONE for row in facts.rows):
        found.append((_milestone, "date to keep"))
    if any(row.occurrences for row in facts.rows):
        found.append((_dot, "recurring, such as a review"))
    if facts.links:
        found.append((_link, "what follows waits for it"))
    if facts.stubs:
        found.append((_stub, "goes on on another sheet"))
    if facts.today:
        found.append((_today, "today"))
    if facts.closed:
        found.append((_closed, "closed day"))
    return found


def _bars(*, critical: bool | None, done: float = 0.0) -> Symbol:
    def draw(x: float, middle: float) -> list[Shape]:
        marks = Marks()
        marks.bar(x, x + _BAR, middle, critical=critical, done=done)
        return marks.shapes()

    return draw


_critical, _spare, _plain = _bars(critical=True), _bars(critical=False), _bars(critical=None)
_done = _bars(critical=False, done=0.7)


def _ghost(x: float, middle: float) -> list[Shape]:
    marks = Marks()
    marks.ghost(x, x + _BAR, middle + 1.7)
    return marks.shapes()


def _gate(state: GateState) -> Symbol:
    def draw(x: float, middle: float) -> list[Shape]:
        marks = Marks()
        marks.gate(x + 9, middle, state)
        return marks.shapes()

    return draw


def _milestone(x: float, middle: float) -> list[Shape]:
    marks = Marks()
    marks.milestone(x + 10, middle)
    return marks.shapes()


def _dot(x: float, middle: float) -> list[Shape]:
    marks = Marks()
    marks.dot(x + 11, middle)
    return marks.shapes()


def _link(x: float, middle: float) -> list[Shape]:
    tip = (x + _BAR, middle)
    return [
        Strokes(Ink.SOFT, 0.7, (((x, middle), tip),)),
        Areas(Ink.SOFT, ((tip, (tip[0] - 3, middle - 1.6), (tip[0] - 3, middle + 1.6)),)),
    ]


def _stub(x: float, middle: float) -> list[Shape]:
    at = x + 10
    return [
        Strokes(
            Ink.SOFT,
            0.7,
            (
                ((at - 4, middle - 2.5), (at, middle - 2.5), (at, middle + 2.5)),
                ((at - 1.4, middle + 1.4), (at, middle + 2.8), (at + 1.4, middle + 1.4)),
            ),
        )
    ]


def _today(x: float, middle: float) -> list[Shape]:
    return [Boxes(Ink.ACCENT, ((x + 10, middle - 4, 1.2, 8),))]


def _closed(x: float, middle: float) -> list[Shape]:
    return [Boxes(Ink.CLOSED, ((x, middle - 3.5, _BAR, 7),))]
