"""What the marks of a print mean; only those that it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.reports.chart.colours import (
    STATE_INKS,
    STATE_WORDS,
    RowInk,
    RowInks,
)
from roadmap_desktop.reports.chart.content import TimelineContent
from roadmap_desktop.reports.chart.links import LinkEnds
from roadmap_desktop.reports.chart.marks import Marks
from roadmap_desktop.reports.chart.options import PrintOptions
from roadmap_desktop.reports.chart.shapes import Areas, Boxes, Shape, Strokes, Words
from roadmap_desktop.reports.inks import PHASE_INKS, Ink
from roadmap_desktop.reports.pdf.fonts import REGULAR
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.timeline.states import ColourBy

_SIZE = 7.5
LINE = 11.0
ABOVE = 6.0
_SYMBOL = 18.0
_BETWEEN = 12.0
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
    inks = RowInks(content, options)
    found = _tasks(tasks, inks, options)
    if options.progress and any(task.percent > 0 for task in tasks):
        found.append((_bar(_example(tasks, inks), done=0.7), "done so far"))
    if content.baseline:
        found.append((_once, f"as in the baseline {content.baseline.name}".rstrip()))
    gates = [row for row in facts.rows if row.kind is TaskKind.GATE]
    states = {content.gates.get(gate.id, GateState.PLANNED) for gate in gates}
    found += [
        (_gate(state, inks.gate(state)), GATE_WORDS[state])
        for state in GateState
        if state in states
    ]
    if any(row.kind is TaskKind.MILESTONE for row in facts.rows):
        found.append((_milestone(inks.gate(GateState.PLANNED).edge), "date to keep"))
    again = sorted((row for row in facts.rows if row.occurrences), key=lambda row: row.tail)
    if again:
        symbol = _again(inks.bar(again[0]), has_today=options.today and content.today is not None)
        found.append((symbol, "comes again"))
    if facts.links:
        found.append((_link, "what follows waits for it"))
    if facts.stubs:
        found.append((_stub, "goes on on another sheet"))
    if facts.today:
        found.append((_today, "today"))
    if facts.closed:
        found.append((_closed, "closed day"))
    return found


def _tasks(
    tasks: list[ScheduledTask], inks: RowInks, options: PrintOptions
) -> list[tuple[Symbol, str]]:
    """What bars mean: how they are filled, and the line below those that are critical."""
    found: list[tuple[Symbol, str]] = []
    critical = [task for task in tasks if task.critical] if options.critical else []
    words = "task on the critical path: a day late here moves the end"
    if options.colour is None:
        if critical:
            found.append((_bar(inks.bar(critical[0]), critical=inks.critical), words))
        others = [task for task in tasks if not (task.critical and options.critical)]
        if others:
            told = "task with time to spare" if options.critical else "task"
            found.append((_bar(inks.bar(others[0])), told))
        return found
    states = inks.states(tasks)
    owners = sorted({task.owner for task in tasks}, key=lambda name: (not name, name))
    if options.colour is ColourBy.STATE:
        found += [(_bar(STATE_INKS[state]), STATE_WORDS[state]) for state in states]
    elif options.colour is ColourBy.OWNER and len(owners) <= len(PHASE_INKS):
        first = {task.owner: task for task in reversed(tasks)}
        found += [(_bar(inks.bar(first[name])), name or "nobody yet") for name in owners]
    elif tasks:
        told = "task, coloured by who does it" if options.colour is ColourBy.OWNER else "task"
        found.append((_bar(_example(tasks, inks)), told))
    if critical:
        found.append((_bar(_example(critical, inks), critical=inks.critical), words))
    return found


def _example(tasks: list[ScheduledTask], inks: RowInks) -> RowInk:
    """The ink of one of them, of one that is not critical where there is one."""
    return inks.bar(next((task for task in tasks if not task.critical), tasks[0]))


def _bar(ink: RowInk, *, critical: Ink | None = None, done: float = 0.0) -> Symbol:
    def draw(x: float, middle: float) -> list[Shape]:
        marks = Marks()
        up = 1.0 if critical else 0.0
        marks.bar(x, x + _BAR, middle - up, ink, critical=critical, done=done)
        return marks.shapes()

    return draw


def _once(x: float, middle: float) -> list[Shape]:
    marks = Marks()
    marks.once(x, x + _BAR, middle + 1.7)
    return marks.shapes()


def _gate(state: GateState, ink: RowInk) -> Symbol:
    def draw(x: float, middle: float) -> list[Shape]:
        marks = Marks()
        marks.gate(x + 9, middle, state, ink)
        return marks.shapes()

    return draw


def _milestone(edge: Ink) -> Symbol:
    def draw(x: float, middle: float) -> list[Shape]:
        marks = Marks()
        marks.milestone(x + 10, middle, edge)
        return marks.shapes()

    return draw


def _again(ink: RowInk, *, has_today: bool) -> Symbol:
    def draw(x: float, middle: float) -> list[Shape]:
        marks = Marks()
        marks.occurrence(x + 3, middle, ink, past=True)
        marks.occurrence(x + 11, middle, ink, past=not has_today)
        return marks.shapes()

    return draw


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
