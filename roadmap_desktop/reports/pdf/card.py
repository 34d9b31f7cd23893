"""The desk card: large type in a heavy frame, to hang beside the screen (S0-29)."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table

from roadmap_desktop.reports.blocks import Card
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.fonts import REGULAR
from roadmap_desktop.reports.pdf.library import TearingTable
from roadmap_desktop.reports.pdf.look import ALERT, INK
from roadmap_desktop.reports.pdf.marks import Box, Gap, Mark
from roadmap_desktop.reports.pdf.press import Press
from roadmap_desktop.reports.pdf.tables import Command, Content, plain, tinted

_SIDE = 9 * mm
_NUMBER = 9 * mm
_MARK = 5 * mm
_GAP = 6 * mm


def card_flow(card: Card, title: Paragraph, press: Press) -> list[Flowable]:
    """The card under its title; what does not fit on one page goes on in a frame on the next."""
    inner = press.narrower(press.width - 2 * _SIDE)
    content: list[Flowable] = [title, Gap(10)]
    content += _two_lists(card, inner)
    if card.steps:
        content += [Gap(13), inner.para(card.steps_title, "card_head"), Gap(4), _steps(card, inner)]
    if card.call:
        call = [inner.para(card.call_title, "card_head"), Gap(3), inner.para(card.call, "card")]
        content += [Gap(13), tinted(call, inner.width)]
    if card.closing:
        content += [Gap(11), inner.para(card.closing, "card_strong")]
    return [_framed(content, press.width)]


def _two_lists(card: Card, press: Press) -> list[Flowable]:
    """Never and fine side by side; the never-list, the longer one as a rule, is the wider."""
    if not card.fine:
        return _list("never", card.never, ALERT, press.width, press)
    left = (press.width - _GAP) * 0.59
    right = press.width - _GAP - left
    rows: list[list[Content]] = [
        [
            _list("never", card.never, ALERT, left, press),
            "",
            _list("yes", card.fine, INK, right, press),
        ]
    ]
    return [plain(rows, [left, _GAP, right])]


def _list(
    mark: Mark, items: Sequence[str], rule: Color, width: float, press: Press
) -> list[Flowable]:
    head = press.para("Never" if mark == "never" else "Fine", "card_head")
    under: Command = ("LINEBELOW", (0, 0), (-1, 0), 2, rule, "butt")
    room: Command = ("BOTTOMPADDING", (0, 0), (-1, 0), 4)
    rows: list[list[Content]] = [
        [[Gap(2.5), Box(mark, _MARK)], press.para(text, "card")]
        for text in (items or (words.NOT_PROVIDED,))
    ]
    return [
        plain([[head]], [width], extra=[under, room]),
        Gap(5),
        plain(rows, [_NUMBER, width - _NUMBER], padding=4),
    ]


def _steps(card: Card, press: Press) -> Flowable:
    rows = [
        [press.para(str(number), "card_strong"), press.para(step, "card")]
        for number, step in enumerate(card.steps, 1)
    ]
    return plain(rows, [_NUMBER, press.width - _NUMBER], padding=2.4)


def _framed(content: Sequence[Flowable], width: float) -> Table:
    last = len(content) - 1
    commands: list[Command] = [
        ("FONT", (0, 0), (-1, -1), REGULAR, 9),
        ("BOX", (0, 0), (-1, -1), 2, INK),
        ("LEFTPADDING", (0, 0), (-1, -1), _SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (0, 0), 7 * mm),
        ("BOTTOMPADDING", (0, last), (0, last), 8 * mm),
    ]
    table = TearingTable([[item] for item in content], [width], style=commands)
    table.hAlign = "LEFT"
    return table
