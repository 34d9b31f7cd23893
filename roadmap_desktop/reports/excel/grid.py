"""The columns of a sheet: its richest table sets them, poorer ones span several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from roadmap_desktop.reports.blocks import Block, CellKind, Column, Table

FIRST = 2
"""Column A holds the hidden ids."""
TOTAL_WIDTH = 122.0
"""Characters; prints at about 78 % on one landscape page."""
LEAST = {CellKind.DATE: 17.0, CellKind.STATE: 12.0}
LABEL_WIDTH = 22.0
LEAST_FIRST = 14.0
"""The first column also holds labels and the words PAUSE, REDESIGN, STOP."""


@dataclass(frozen=True, slots=True)
class Span:
    """Grid columns from ``first`` to ``last`` that a table's column takes, and their width."""

    first: int
    last: int
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Widths of the sheet's columns, from column B on."""

    widths: tuple[float, ...]

    @property
    def last(self) -> int:
        """The last column."""
        return FIRST + len(self.widths) - 1

    @property
    def whole(self) -> Span:
        """Everything from B on."""
        return Span(FIRST, self.last, sum(self.widths))

    def facts(self) -> tuple[Span, Span]:
        """A label and what it stands for."""
        label, text = self._between([0, self._nearest(LABEL_WIDTH, 1, 1), len(self.widths)])
        return label, text

    def spans(self, columns: Sequence[Column]) -> tuple[Span, ...]:
        """Where the columns of a table lie, close to the shares they ask for."""
        if len(columns) == len(self.widths):
            return self._between(list(range(len(columns) + 1)))
        total = sum(c.share for c in columns)
        wanted = [s / total * sum(self.widths) for s in accumulate(c.share for c in columns)]
        edges = [0]
        for place, width in enumerate(wanted[:-1], 1):
            edges.append(self._nearest(width, edges[-1] + 1, len(columns) - place))
        return self._between([*edges, len(self.widths)])

    def _nearest(self, width: float, least: int, still_needed: int) -> int:
        """The edge nearest to a width, leaving room for the columns that follow."""
        sums = [0.0, *accumulate(self.widths)]
        most = max(least, len(self.widths) - still_needed)
        return min(range(least, most + 1), key=lambda edge: abs(sums[edge] - width))

    def _between(self, edges: Sequence[int]) -> tuple[Span, ...]:
        return tuple(
            Span(FIRST + a, FIRST + b - 1, sum(self.widths[a:b])) for a, b in pairwise(edges)
        )


def shown_columns(table: Table) -> list[Column]:
    """A table's columns on a sheet, which has no pages to refer to."""
    return [c for c in table.columns if c.kind is not CellKind.PAGE]


def grid_for(blocks: Sequence[Block]) -> Grid:
    """The grid of a sheet: that of its table with the most columns."""
    tables = [shown_columns(b) for b in blocks if isinstance(b, Table)]
    richest = max(tables, key=len, default=[])
    if len(richest) < 2:
        return Grid((LABEL_WIDTH, TOTAL_WIDTH - LABEL_WIDTH))
    total = sum(c.share for c in richest)
    widths = [max(LEAST.get(c.kind, 8.0), c.share / total * TOTAL_WIDTH) for c in richest]
    return Grid((max(LEAST_FIRST, widths[0]), *widths[1:]))
