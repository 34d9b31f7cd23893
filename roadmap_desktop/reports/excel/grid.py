"""The columns of a sheet: those of its table, or a fine grid where tables differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from roadmap_desktop.reports.blocks import Block, CellKind, Column, Table

FIRST = 2
"""Column A holds the hidden ids."""
TOTAL_WIDTH = 170.0
"""Characters; prints at about 78 % on one landscape page."""
FINE = 24
"""Columns of a sheet whose tables differ."""
LEAST = {CellKind.DATE: 17.0, CellKind.STATE: 12.0, CellKind.TAG: 13.0}
LABEL_WIDTH = 28.0


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

    def label_and_text(self) -> tuple[Span, Span]:
        """A label and what it stands for."""
        label, text = self._between([0, self._nearest(LABEL_WIDTH, 1, 1), len(self.widths)])
        return label, text

    def equal(self, count: int) -> tuple[Span, ...]:
        """That many spans of about the same width."""
        return self._cut([sum(self.widths) / count] * count)

    def spans(self, columns: Sequence[Column]) -> tuple[Span, ...]:
        """Where the columns of a table lie, close to the shares they ask for."""
        if len(columns) == len(self.widths):
            return self._between(range(len(columns) + 1))
        return self._cut(_wanted(columns, sum(self.widths)))

    def _cut(self, wanted: Sequence[float]) -> tuple[Span, ...]:
        edges = [0]
        for place, width in enumerate(accumulate(wanted[:-1]), 1):
            edges.append(self._nearest(width, edges[-1] + 1, len(wanted) - place))
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


def _wanted(columns: Sequence[Column], total: float) -> list[float]:
    """Widths by share, once columns that need a certain width have it."""
    least = [LEAST.get(c.kind, 0.0) for c in columns]
    shares = sum(c.share for c in columns)
    widths = [c.share / shares * total for c in columns]
    short = [max(0.0, wanted - width) for wanted, width in zip(least, widths, strict=True)]
    free = sum(w for w, lack in zip(widths, short, strict=True) if not lack)
    taken = sum(short)
    return [
        wanted if lack else width - taken * width / free
        for wanted, width, lack in zip(least, widths, short, strict=True)
    ]


def shown_columns(table: Table) -> list[Column]:
    """A table's columns on a sheet, which has no pages to refer to."""
    return [c for c in table.columns if c.kind is not CellKind.PAGE]


def grid_for(blocks: Sequence[Block]) -> Grid:
    """The columns of the sheet's only table; a fine grid where there are several kinds."""
    kinds = {tuple(shown_columns(b)) for b in blocks if isinstance(b, Table)}
    if len(kinds) == 1:
        columns = next(iter(kinds))
        return Grid(tuple(_wanted(columns, TOTAL_WIDTH)))
    return Grid((TOTAL_WIDTH / FINE,) * FINE)
