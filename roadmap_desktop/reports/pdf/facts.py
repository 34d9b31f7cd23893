"""Labels with what they stand for: the control strip, facts, what is approved on which page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from roadmap_desktop.reports.blocks import Fact, Facts
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.look import INK
from roadmap_desktop.reports.pdf.paper import COLUMN, GUTTER, span
from roadmap_desktop.reports.pdf.press import Press
from roadmap_desktop.reports.pdf.tables import Command, Content, grid, plain

_STRIP_COLUMNS = 6
_LONG_LABEL = 36
"""Characters from which a label is a question and takes two columns of the grid."""
_PAGE_COLUMN = 14 * mm
_TWO_COLUMNS_UP_TO = 8
"""Page lists up to this length stand in two columns, longer ones are ruled."""


def facts_flow(facts: Facts, press: Press) -> list[Flowable]:
    """The pairs in the form their content asks for."""
    if not facts.items:
        return []
    if facts.strip:
        return _strip(facts.items, press)
    if all(item.page_of for item in facts.items):
        if not any(item.text for item in facts.items):
            return _page_list(facts.items, press)
        return _facts_with_pages(facts.items, press)
    label = _label_width(facts.items)
    rows = [
        [press.para(item.label, "strong"), press.para(_with_page(item, press))]
        for item in facts.items
    ]
    right: Command = ("RIGHTPADDING", (0, 0), (0, -1), GUTTER)
    return [plain(rows, [label, press.width - label], padding=1.8, extra=[right])]


def _with_page(item: Fact, press: Press) -> str:
    """The text, with its page at the end where it has one."""
    text = item.text or words.NOT_PROVIDED
    numbers = press.pages.numbers(item.page_of)
    return f"{text} ({words.pages(numbers)})" if numbers else text


def _label_width(items: Sequence[Fact]) -> float:
    long = any(len(item.label) > _LONG_LABEL for item in items)
    return span(2 if long else 1) + GUTTER


def _strip(items: Sequence[Fact], press: Press) -> list[Flowable]:
    rows: list[list[Content]] = []
    rules: list[Command] = []
    for at in range(0, len(items), _STRIP_COLUMNS):
        part = items[at : at + _STRIP_COLUMNS]
        blank = [""] * (_STRIP_COLUMNS - len(part))
        rows.append([*(press.para(item.label, "label") for item in part), *blank])
        rows.append(
            [*(press.para(item.text or words.NOT_PROVIDED, "strong") for item in part), *blank]
        )
        rules += [
            ("LINEABOVE", (0, len(rows) - 2), (-1, len(rows) - 2), 1, INK, "butt"),
            ("TOPPADDING", (0, len(rows) - 2), (-1, len(rows) - 2), 4),
            ("BOTTOMPADDING", (0, len(rows) - 1), (-1, len(rows) - 1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ]
    rules.append(("LINEBELOW", (0, -1), (-1, -1), 1, INK, "butt"))
    widths = [COLUMN + GUTTER] * (_STRIP_COLUMNS - 1) + [COLUMN]
    return [plain(rows, widths, extra=rules)]


def _facts_with_pages(items: Sequence[Fact], press: Press) -> list[Flowable]:
    label = _label_width(items)
    head: list[Content] = ["", "", press.para("Page", "label")]
    rows: list[list[Content]] = [
        [
            press.para(item.label, "cell_strong"),
            press.para(item.text, "cell"),
            press.page_reference(item.page_of, "cell", spelled=False) if item.page_of else "",
        ]
        for item in items
    ]
    flush: Command = ("LEFTPADDING", (1, 0), (1, -1), 0)
    widths = [label, press.width - label - _PAGE_COLUMN, _PAGE_COLUMN]
    return [grid(head, rows, widths, padding=3, extra=[flush])]


def _page_list(items: Sequence[Fact], press: Press) -> list[Flowable]:
    cells = [
        (
            press.para(item.label, "cell"),
            press.page_reference(item.page_of, "cell", spelled=True),
        )
        for item in items
    ]
    if len(cells) > _TWO_COLUMNS_UP_TO:
        page = 24 * mm
        return [grid(None, [list(pair) for pair in cells], [press.width - page, page], padding=3)]
    half = (len(cells) + 1) // 2
    rows = [
        [*cells[at], "", *(cells[at + half] if at + half < len(cells) else ("", ""))]
        for at in range(half)
    ]
    page, gap = 24 * mm, 8 * mm
    label = (press.width - gap) / 2 - page
    return [plain(rows, [label, page, gap, label, page], padding=1.5)]
