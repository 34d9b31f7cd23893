"""A chart with indexes by row, so that painting costs only what is in sight."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from roadmap_desktop.timeline.connectors import Connector
from roadmap_desktop.timeline.geometry import Bar, Chart, Diamond, Dot, PhaseBracket, chart
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.ticks import ClosedStrip
from roadmap_desktop.ui.widgets.marks import GateMark

BUCKET = 32
"""Rows in a bucket of the link index."""


@dataclass
class RowMarks:
    """What stands in one row."""

    bar: Bar | None = None
    bracket: PhaseBracket | None = None
    diamond: Diamond | None = None
    dots: list[Dot] = field(default_factory=list)


class ChartData:
    """A schedule's chart, ready to be painted from any row on."""

    def __init__(
        self,
        schedule: Schedule,
        gates: Mapping[str, GateMark],
        folded: Collection[str] = (),
    ) -> None:
        self.schedule = schedule
        self.gates = gates
        self.chart: Chart = chart(schedule, folded=folded)
        self.numbers = {phase.id: phase.number for phase in schedule.phases}
        self.marks = [RowMarks() for _ in self.chart.rows]
        for bar in self.chart.bars:
            self.marks[bar.row].bar = bar
        for bracket in self.chart.brackets:
            self.marks[bracket.row].bracket = bracket
        for diamond in self.chart.diamonds:
            self.marks[diamond.row].diamond = diamond
        for dot in self.chart.dots:
            self.marks[dot.row].dots.append(dot)
        self._links = self._by_bucket(self.chart.connectors)
        self._closed_at = [strip.x for strip in self.chart.closed]
        self.row_of = {row.task.id: row.index for row in self.chart.rows}

    def _by_bucket(self, connectors: Sequence[Connector]) -> list[list[Connector]]:
        buckets: list[list[Connector]] = [[] for _ in range(len(self.chart.rows) // BUCKET + 1)]
        for one in connectors:
            downs = [y for _, y in one.points]
            first, last = int(min(downs)) // BUCKET, int(max(downs)) // BUCKET
            for place in range(first, min(last, len(buckets) - 1) + 1):
                buckets[place].append(one)
        return buckets

    def links(self, first: int, last: int) -> list[Connector]:
        """Links that may be seen between two rows, each once."""
        found: dict[int, Connector] = {}
        final = min(last // BUCKET, len(self._links) - 1)
        for place in range(max(0, first // BUCKET), final + 1):
            for one in self._links[place]:
                found[id(one)] = one
        return list(found.values())

    def closed(self, first: float, last: float) -> Sequence[ClosedStrip]:
        """Strips of closed days between two days."""
        begin = max(0, bisect_left(self._closed_at, first) - 1)
        return self.chart.closed[begin : bisect_left(self._closed_at, last + 1)]

    def phase_number(self, row: int) -> int:
        """Number of the phase a row belongs to, for its colour."""
        return self.numbers.get(self.chart.rows[row].task.phase, 1)

    def gate(self, row: int) -> GateMark | None:
        """The state of a gate's row, None for every other one."""
        diamond = self.marks[row].diamond
        if diamond is None or not diamond.gate:
            return None
        return self.gates.get(self.chart.rows[row].task.id, GateMark.PLANNED)
