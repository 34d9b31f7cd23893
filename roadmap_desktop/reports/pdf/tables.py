"""Grids without verticals and stripes, tinted blocks, and rows meant for a pen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Table, TableStyle

from roadmap_desktop.reports.pdf.fonts import REGULAR
from roadmap_desktop.reports.pdf.library import Stretching, TearingTable
from roadmap_desktop.reports.pdf.look import (
    ACCENT,
    BOX,
    INK,
    LINE,
    PEN_ROW,
    PEN_STRETCH,
    TINT,
)
from roadmap_desktop.reports.pdf.marks import draw_box

Command = tuple[Any, ...]
Content = Flowable | list[Flowable] | str

_ALL = ((0, 0), (-1, -1))
_FACE = ("FONT", *_ALL, REGULAR, 9)
"""Without it empty cells declare a Helvetica that is not embedded."""
HEAD_ROW = 1
CELL_GAP = 5.0


def grid(
    head: Sequence[Content] | None,
    rows: Sequence[Sequence[Content]],
    widths: Sequence[float],
    *,
    padding: float = 4.0,
    foot: bool = True,
    extra: Sequence[Command] = (),
) -> Table:
    """A ruled table: ink under the head and at the foot, fine lines between rows.

    The head is repeated on every page; a row taller than a page is continued on the next.
    """
    first = HEAD_ROW if head else 0
    commands: list[Command] = [
        _FACE,
        ("VALIGN", *_ALL, "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), CELL_GAP),
        ("RIGHTPADDING", *_ALL, CELL_GAP),
        ("TOPPADDING", *_ALL, padding),
        ("BOTTOMPADDING", *_ALL, padding),
        ("LINEBELOW", (0, first), (-1, -2), 0.4, LINE, "butt"),
    ]
    if foot:
        commands.append(("LINEBELOW", (0, -1), (-1, -1), 1, INK, "butt"))
    if head:
        commands += [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("TOPPADDING", (0, 0), (-1, 0), 0),
            ("LINEBELOW", (0, 0), (-1, 0), 1, INK, "butt"),
        ]
    elif foot:
        commands.append(("LINEABOVE", (0, 0), (-1, 0), 1, INK, "butt"))
    data = [list(head)] if head else []
    table = TearingTable(
        data + [list(row) for row in rows],
        list(widths),
        repeatRows=first,
        style=TableStyle([*commands, *extra]),
    )
    table.hAlign = "LEFT"
    return table


def plain(
    rows: Sequence[Sequence[Content]],
    widths: Sequence[float],
    *,
    padding: float = 0.0,
    extra: Sequence[Command] = (),
) -> Table:
    """Things side by side, without rules."""
    commands: list[Command] = [
        _FACE,
        ("VALIGN", *_ALL, "TOP"),
        ("LEFTPADDING", *_ALL, 0),
        ("RIGHTPADDING", *_ALL, 0),
        ("TOPPADDING", *_ALL, padding),
        ("BOTTOMPADDING", *_ALL, padding),
    ]
    table = TearingTable(
        [list(row) for row in rows],
        list(widths),
        style=TableStyle([*commands, *extra]),
    )
    table.hAlign = "LEFT"
    return table


def tinted(content: Sequence[Flowable], width: float) -> Table:
    """The tinted block with the accent bar; long content goes on in a block on the next page."""
    last = len(content) - 1
    commands: list[Command] = [
        _FACE,
        ("BACKGROUND", *_ALL, TINT),
        ("LEFTPADDING", *_ALL, 10),
        ("RIGHTPADDING", *_ALL, 8),
        ("TOPPADDING", *_ALL, 0),
        ("BOTTOMPADDING", *_ALL, 0),
        ("TOPPADDING", (0, 0), (0, 0), 7),
        ("BOTTOMPADDING", (0, last), (0, last), 8),
        ("LINEBEFORE", (0, 0), (0, -1), 3, ACCENT, "butt"),
    ]
    table = TearingTable(
        [[item] for item in content],
        [width],
        style=TableStyle(commands),
    )
    table.hAlign = "LEFT"
    return table


def column_widths(
    total: float, shares: Sequence[float], least: Sequence[float]
) -> tuple[float, ...]:
    """Divide ``total`` by ``shares``, but give no column less than ``least`` where possible.

    What a narrow column lacks is taken from the others in proportion to what they have to spare.
    """
    whole = sum(shares) or 1.0
    wanted = [total * share / whole for share in shares]
    need = sum(least)
    if need >= total:
        return tuple(total * width / need for width in least)
    lacking = sum(max(0.0, low - width) for low, width in zip(least, wanted, strict=True))
    spare = sum(max(0.0, width - low) for low, width in zip(least, wanted, strict=True))
    kept = 1.0 - lacking / spare if spare else 1.0
    return tuple(
        low + max(0.0, width - low) * kept for low, width in zip(least, wanted, strict=True)
    )


class PenRows(Stretching):
    """Empty rows to write on, with a box in those columns that hold a state.

    On the taller paper a frame may call ``stretch`` when there is room for ``pen_extra`` points.
    """

    def __init__(
        self, count: int, widths: Sequence[float], boxes: Sequence[int], *, top: bool = False
    ) -> None:
        super().__init__()
        self.count = count
        self.widths = tuple(widths)
        self.boxes = tuple(boxes)
        self.top = top
        self.row = PEN_ROW
        self.hAlign = "LEFT"

    @property
    def pen_extra(self) -> float:
        """Height it would gain, in points."""
        return self.count * PEN_ROW * PEN_STRETCH

    def stretch(self) -> None:
        """Use the extra height."""
        self.row = PEN_ROW * (1 + PEN_STRETCH)

    def wrap(self, *_room: float) -> tuple[float, float]:
        """As wide as its columns, as high as its rows."""
        self.width, self.height = sum(self.widths), self.count * self.row
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """Whole rows only."""
        fits = int(available_height // self.row)
        if fits < 1 or fits >= self.count:
            return []
        return [
            PenRows(fits, self.widths, self.boxes, top=self.top),
            PenRows(self.count - fits, self.widths, self.boxes),
        ]

    def draw(self) -> None:
        """Rules between the rows, an ink rule at the foot."""
        canvas = self.canv
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.4)
        first = 0 if self.top else 1
        for row in range(first, self.count):
            canvas.line(0, row * self.row, self.width, row * self.row)
        if self.top:
            canvas.line(0, self.height, self.width, self.height)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        canvas.line(0, 0, self.width, 0)
        for column in self.boxes:
            left = sum(self.widths[:column]) + (CELL_GAP if column else 0)
            for row in range(self.count):
                draw_box(canvas, left, (row + 0.5) * self.row - BOX / 2, BOX, "open")
