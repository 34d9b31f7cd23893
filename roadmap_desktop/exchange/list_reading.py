"""How the table in a list of tasks is understood: its head, its columns, the order of its dates."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.exchange import list_cells as cells_of
from roadmap_desktop.exchange.list_cells import DateOrder
from roadmap_desktop.exchange.list_columns import Field, Matching, guess, head_row, heads
from roadmap_desktop.exchange.table_file import Cell, Table, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a table is to be understood."""

    table: Table
    head: int
    """Place of the row with the columns' names; -1 for none."""
    matching: Matching
    order: DateOrder
    order_guessed: bool = False
    """Every date could be read both ways."""

    @property
    def heads(self) -> tuple[str, ...]:
        """Names of the columns."""
        return heads(self.table, self.head)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Names of the columns that hold something and stand for nothing."""
        filled = {n for row in self.body for n, cell in enumerate(row.cells) if _is_filled(cell)}
        missed = filled - set(self.matching.values())
        return tuple(name for n, name in enumerate(self.heads) if n in missed)

    @property
    def body(self) -> tuple[TableRow, ...]:
        """The rows below the head."""
        return self.table.rows[self.head + 1 :]


def begin(
    table: Table, *, matching: Matching | None = None, order: DateOrder | None = None
) -> Reading:
    """The table with a guess at what its columns are, or with the matching that is given."""
    head = head_row(table)
    if matching is None:
        matching = guess(table.rows[head].cells) if head >= 0 else {}
    dates = [
        row.cells[place]
        for row in table.rows[head + 1 :]
        for place in (matching.get(Field.START), matching.get(Field.FINISH))
        if place is not None and place < len(row.cells)
    ]
    found = order or cells_of.date_order(dates)
    guessed = found is None and any(cells_of.is_ambiguous(cell) for cell in dates)
    return Reading(
        table=table,
        head=head,
        matching=matching,
        order=found or DateOrder.DAY_FIRST,
        order_guessed=guessed,
    )


def _is_filled(cell: Cell) -> bool:
    return cell is not None and str(cell).strip() != ""
