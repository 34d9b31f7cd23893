"""The desk card: large type in a heavy frame, to hang beside the screen (S0-29)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
_SHARES_OF_NEVER = (0.59, 0.54, 0.64, 0.49)
"""Widths tried for the never-list; the first is kept unless another makes the card fit better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Air:
    """White between the parts of the card, in points."""

    top: float
    bottom: float
    between: float
    item: float
    step: float


_ROOMY = Air(top=7 * mm, bottom=8 * mm, between=13, item=4, step=2.4)
_TIGHT = Air(top=5 * mm, bottom=5 * mm, between=8, item=2, step=1)


def card_flow(card: Card, title: Paragraph, press: Press, room: float) -> list[Flowable]:
    """The card under its title, with less air where that makes it fit into ``room``.

    What then still does not fit goes on in a frame on the next page; type is never made smaller.
    """
    roomy = _card(card, title, press, _ROOMY)
    if roomy.wrap(press.width, room)[1] <= room:
        return [roomy]
    return [_card(card, title, press, _TIGHT)]


def _card(card: Card, title: Paragraph, press: Press, air: Air) -> Table:
    inner = press.narrower(press.width - 2 * _SIDE)
    content: list[Flowable] = [title, Gap(min(air.between, 10)), _two_lists(card, inner, air)]
    if card.steps:
        head = inner.para(card.steps_title, "card_head")
        content += [Gap(air.between), head, Gap(4), _steps(card, inner, air)]
    if card.call:
        call = [inner.para(card.call_title, "card_head"), Gap(3), inner.para(card.call, "card")]
        content += [Gap(air.between), tinted(call, inner.width)]
    if card.closing:
        content += [Gap(air.between - 2), inner.para(card.closing, "card_strong")]
    return _framed(content, press.width, air)


def _two_lists(card: Card, press: Press, air: Air) -> Flowable:
    """Never and fine side by side, divided so that the card is lowest."""
    if not card.fine:
        return plain([[_list("never", card.never, ALERT, press.width, press, air)]], [press.width])
    tried = [_side_by_side(card, share, press, air) for share in _SHARES_OF_NEVER]
    return min(tried, key=lambda lists: lists.wrap(press.width, 10_000)[1])


def _side_by_side(card: Card, share: float, press: Press, air: Air) -> Table:
    left = (press.width - _GAP) * share
    right = press.width - _GAP - left
    rows: list[list[Content]] = [
        [
            _list("never", card.never, ALERT, left, press, air),
            "",
            _list("yes", card.fine, INK, right, press, air),
        ]
    ]
    return plain(rows, [left, _GAP, right])


def _list(
    mark: Mark, items: Sequence[str], rule: Color, width: float, press: Press, air: Air
) -> list[Flowable]:
    head = press.para("Never" if mark == "never" else "Fine", "card_head")
    under: Command = ("LINEBELOW", (0, 0), (-1, 0), 2, rule, "butt")
    below: Command = ("BOTTOMPADDING", (0, 0), (-1, 0), 4)
    rows: list[list[Content]] = [
        [[Gap(2.5), Box(mark, _MARK)], press.para(text, "card")]
        for text in (items or (words.NOT_PROVIDED,))
    ]
    return [
        plain([[head]], [width], extra=[under, below]),
        Gap(5),
        plain(rows, [_NUMBER, width - _NUMBER], padding=air.item),
    ]


def _steps(card: Card, press: Press, air: Air) -> Flowable:
    rows = [
        [press.para(str(number), "card_strong"), press.para(step, "card")]
        for number, step in enumerate(card.steps, 1)
    ]
    return plain(rows, [_NUMBER, press.width - _NUMBER], padding=air.step)


def _framed(content: Sequence[Flowable], width: float, air: Air) -> Table:
    last = len(content) - 1
    commands: list[Command] = [
        ("FONT", (0, 0), (-1, -1), REGULAR, 9),
        ("BOX", (0, 0), (-1, -1), 2, INK),
        ("LEFTPADDING", (0, 0), (-1, -1), _SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (0, 0), air.top),
        ("BOTTOMPADDING", (0, last), (0, last), air.bottom),
    ]
    table = TearingTable([[item] for item in content], [width], style=commands)
    table.hAlign = "LEFT"
    return table
