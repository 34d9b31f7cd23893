"""Tables of content blocks: each kind of cell, and how wide its column has to be."""

from __future__ import annotations

from datetime import date

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from roadmap_desktop.reports.blocks import Cell, CellKind, Column, Row, Table
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.look import BOX, STYLES
from roadmap_desktop.reports.pdf.marks import TAG_WIDTH, Box, Gap, Tag, mark_of_state
from roadmap_desktop.reports.pdf.press import Press
from roadmap_desktop.reports.pdf.tables import (
    CELL_GAP,
    PenRows,
    column_widths,
    grid,
    plain,
)
from roadmap_desktop.reports.pdf.text import one_line

_LEAST_WIDTH = {
    CellKind.TEXT: 12 * mm,
    CellKind.NUMBER: 10 * mm,
    CellKind.PERCENT: 12 * mm,
    CellKind.MONEY: 14 * mm,
    CellKind.DATE: 15 * mm,
    CellKind.DAY: 11 * mm,
    CellKind.STATE: 14 * mm,
    CellKind.TAG: TAG_WIDTH + 2 * CELL_GAP,
    CellKind.PAGE: 12 * mm,
}
_BESIDE_BOX = BOX + 5
_LONGEST_KEPT_WORD = 32 * mm
"""Columns are made wide enough for ordinary words up to this width; longer ones are cut."""
_PADDING = 3.0
_FEW_COLUMNS = 4
"""Up to so many columns a state has its word beside the box, with more of them below it."""
_MONEY = {
    name: ParagraphStyle(f"{name}_right", parent=STYLES[name], alignment=TA_RIGHT)
    for name in ("cell", "cell_strong", "label")
}


def table_flow(table: Table, press: Press) -> list[Flowable]:
    """A content table; its sentence when it is empty and leaves no room for the pen."""
    if not table.rows and not table.blank_rows:
        return [press.para(table.empty, "cell_quiet")] if table.empty else []
    columns = _with_a_bold_column(table.columns)
    widths = _widths(columns, table.rows, press)
    head = [press.para(column.title, _label_style(column)) for column in columns]
    beside = _words_beside_boxes(columns, table.rows, widths, press)
    rows = [
        [
            _state(cell, press, width, beside=beside)
            if column.kind is CellKind.STATE
            else _cell(cell, column, press)
            for cell, column, width in zip(row.cells, columns, widths, strict=False)
        ]
        for row in table.rows
    ]
    boxes = [at for at, column in enumerate(columns) if column.kind is CellKind.STATE]
    if not table.blank_rows:
        return [grid(head, rows, widths, padding=_PADDING)]
    pen = PenRows(table.blank_rows, widths, boxes, top=bool(rows))
    ruled = grid(head, rows, widths, padding=_PADDING, foot=False)
    return [ruled, pen] if rows else [KeepTogether([ruled, pen])]


def _with_a_bold_column(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The first column is bold unless the content says which one is."""
    if any(column.strong for column in columns) or columns[0].kind is not CellKind.TEXT:
        return columns
    first = columns[0]
    bold = Column(key=first.key, title=first.title, share=first.share, kind=first.kind, strong=True)
    return (bold, *columns[1:])


def _label_style(column: Column) -> str | ParagraphStyle:
    return _MONEY["label"] if column.kind is CellKind.MONEY else "label"


def _widths(columns: tuple[Column, ...], rows: tuple[Row, ...], press: Press) -> tuple[float, ...]:
    least = []
    for at, column in enumerate(columns):
        padding = CELL_GAP if at == 0 else 2 * CELL_GAP
        texts = [row.cells[at] for row in rows if at < len(row.cells)]
        widest = max(
            (
                _longest_word(
                    written(cell, column), "cell_strong" if column.strong else "cell", press
                )
                for cell in texts
                if column.kind not in (CellKind.STATE, CellKind.TAG)
            ),
            default=0.0,
        )
        if column.kind is CellKind.STATE and len(columns) <= _FEW_COLUMNS:
            widest = CELL_GAP + max((_state_width(cell, press) for cell in texts), default=0.0)
        widest = max(widest, _longest_word(column.title, "label", press))
        least.append(max(_LEAST_WIDTH[column.kind], widest + padding + 0.5))
    return column_widths(press.width, [column.share for column in columns], least)


def _longest_word(text: str, style: str, press: Press) -> float:
    look = STYLES[style]
    return max(
        (
            min(
                press.typesetter.width(word, look.fontName, look.fontSize),
                _LONGEST_KEPT_WORD,
            )
            for word in one_line(text).split(" ")
            if len(word) > 1
        ),
        default=0.0,
    )


def written(cell: Cell, column: Column) -> str:
    """A cell's value in words, as it is printed."""
    value = cell.value
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return words.short_date(value)
    if isinstance(value, str):
        return value
    if column.kind is CellKind.PERCENT:
        return words.percent(value)
    if column.kind is CellKind.MONEY:
        return words.money(value)
    return words.number(value)


def _words_beside_boxes(
    columns: tuple[Column, ...], rows: tuple[Row, ...], widths: tuple[float, ...], press: Press
) -> bool:
    """Whether every state of a table has room for its word beside the box; else all go below."""
    return all(
        _state_width(cell, press) + 2 * CELL_GAP <= width
        for row in rows
        for cell, column, width in zip(row.cells, columns, widths, strict=False)
        if column.kind is CellKind.STATE and mark_of_state(str(cell.value or "open"))
    )


def _cell(cell: Cell, column: Column, press: Press) -> list[Flowable]:
    style = "cell_strong" if column.strong else "cell"
    match column.kind:
        case CellKind.TAG:
            content = _tag(cell, press)
        case CellKind.PAGE:
            spelled = "page" not in column.title.lower()
            content = [press.page_reference(written(cell, column), style, spelled=spelled)]
        case CellKind.MONEY:
            content = [press.para(written(cell, column), _MONEY[style])]
        case _:
            text = written(cell, column)
            content = [press.para(text, style)] if text else []
    if cell.note:
        content.append(press.para(cell.note, "why" if column.strong else "note"))
    return content


def _state(cell: Cell, press: Press, width: float, *, beside: bool) -> list[Flowable]:
    state = str(cell.value or "open")
    word = _state_word(cell)
    mark = mark_of_state(state)
    note: list[Flowable] = [press.para(cell.note, "note")] if cell.note else []
    if mark is None:
        return [press.para(word, "note"), *note]
    if not beside:
        return [Box(mark), Gap(2), press.para(word, "note"), *note]
    text: list[Flowable] = [
        press.para(word, "cell" if mark == "yes" else "cell_strong"),
        *note,
    ]
    return [plain([[[Gap(1), Box(mark)], text]], [_BESIDE_BOX, width - _BESIDE_BOX - CELL_GAP])]


def _state_width(cell: Cell, press: Press) -> float:
    """Room that a box with its word beside it takes, in points."""
    look = STYLES["cell_strong"]
    word = _state_word(cell)
    return _BESIDE_BOX + press.typesetter.width(word, look.fontName, look.fontSize) + 1


def _state_word(cell: Cell) -> str:
    state = str(cell.value or "open")
    return cell.word or words.STATE_WORDS.get(state, state)


def _tag(cell: Cell, press: Press) -> list[Flowable]:
    consequence = str(cell.value or "")
    if not consequence:
        return []
    word = cell.word or consequence
    return [Tag(word, press.typesetter, solid=consequence == "stop")]
