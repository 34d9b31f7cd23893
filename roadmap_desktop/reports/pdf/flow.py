"""Content blocks become flowables, with the space that belongs between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph
from reportlab.platypus import Table as LaidTable

from roadmap_desktop.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    Facts,
    Gantt,
    Heading,
    PhaseStrip,
    Section,
    Signatures,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.blocks import KeepTogether as Kept
from roadmap_desktop.reports.pdf.bullets import bullets_flow
from roadmap_desktop.reports.pdf.card import card_flow
from roadmap_desktop.reports.pdf.cells import table_flow
from roadmap_desktop.reports.pdf.facts import facts_flow
from roadmap_desktop.reports.pdf.gantt import gantt_flow
from roadmap_desktop.reports.pdf.library import TearingTable, kept_parts, row_heights
from roadmap_desktop.reports.pdf.look import (
    SPACE_AFTER_HEADING,
    SPACE_BEFORE_HEADING,
    SPACE_BETWEEN_BLOCKS,
    STYLES,
)
from roadmap_desktop.reports.pdf.marks import Gap
from roadmap_desktop.reports.pdf.press import Press
from roadmap_desktop.reports.pdf.signing import signatures_flow
from roadmap_desktop.reports.pdf.strip import PhaseStripDrawing
from roadmap_desktop.reports.pdf.tables import tinted

_TEXT_STYLES = {
    Style.BODY: "body",
    Style.LEAD: "standfirst",
    Style.NOTE: "note",
    Style.STRONG: "strong",
}
_MOST_OF_A_PAGE = 0.9
_SPACE_AFTER_STANDFIRST = 11.0
_SPACE_AFTER_TURNED = 8.0
_SPACE_BETWEEN_TEXTS = 5.0
_SPACE_BEFORE_NOTE = 4.0
_SPACE_AFTER_NOTE = 6.0
_SPACE_BEFORE_CARD = 8.0


class SectionTitle(Paragraph):
    """The printed title of a section; drawing it reports the page it fell on."""

    reached: Callable[[float], None] | None = None

    def draw(self) -> None:
        """Draw and report."""
        if self.reached is not None:
            self.reached(self.height)
        super().draw()


def section_flow(
    section: Section, press: Press, *, title_style: str, reached: Callable[[float], None]
) -> list[Flowable]:
    """Title, standfirst and blocks; ``reached`` gets the title's height when it is drawn.

    A section that continues a page has a title of the weight of a heading; on a desk card the
    card's own title stands for it.
    """
    first = section.blocks[0] if section.blocks else None
    if isinstance(first, Card) and section.new_page:
        return _card_section(first, section, press, reached)
    title = _title(section.title, title_style if section.new_page else "heading", press, reached)
    head: list[Flowable] = [title]
    if section.standfirst:
        large = section.new_page and not section.landscape
        standfirst = press.para(section.standfirst, "standfirst" if large else "cell")
        standfirst.spaceBefore = 2
        head.append(standfirst)
    gap = _SPACE_AFTER_STANDFIRST if section.new_page else SPACE_AFTER_HEADING
    if section.landscape:
        gap = _SPACE_AFTER_TURNED
    body = blocks_flow(section.blocks, press, first_gap=gap, minor=not section.new_page)
    if section.new_page:
        return [*head, *body]
    title.spaceBefore = SPACE_BEFORE_HEADING
    return [CondPageBreak(_needed([*head, *body[:1]], press)), *head, *body]


def printed_title(section: Section) -> str:
    """The words that stand at the section's head on paper."""
    first = section.blocks[0] if section.blocks else None
    if isinstance(first, Card) and section.new_page:
        return first.title
    return section.title


def _card_section(
    card: Card, section: Section, press: Press, reached: Callable[[float], None]
) -> list[Flowable]:
    head: list[Flowable] = [press.para(section.standfirst, "standfirst")]
    title = _title(card.title, "card_title", press, reached)
    above = head[0].wrap(press.width, press.height)[1] + _SPACE_BEFORE_CARD
    room = press.height - (above if section.standfirst else 0.0)
    drawn = card_flow(card, title, press, room)
    _set_space_before(drawn[0], _SPACE_BEFORE_CARD)
    rest = blocks_flow(section.blocks[1:], press, first_gap=SPACE_BETWEEN_BLOCKS)
    return [*(head if section.standfirst else []), *drawn, *rest]


def _title(text: str, style: str, press: Press, reached: Callable[[float], None]) -> SectionTitle:
    look = STYLES[style]
    title = SectionTitle(press.typesetter.markup(text, look.fontName), look)
    title.reached = reached
    return title


def blocks_flow(
    blocks: Sequence[Block], press: Press, *, first_gap: float, minor: bool = False
) -> list[Flowable]:
    """Blocks one under the other; neither a heading nor the note below it ends a page."""
    parts: list[tuple[Block, list[Flowable]]] = []
    for block in blocks:
        part = _block(block, press, minor=minor)
        if part:
            _set_space_before(part[0], _gap(parts[-1][0], block) if parts else first_gap)
            parts.append((block, part))
    flow: list[Flowable] = []
    lead: list[Flowable] = []
    for block, part in parts:
        if isinstance(block, Heading) or (lead and _is_note(block)):
            lead += part
            continue
        if lead or isinstance(block, Table | Facts):
            flow.append(CondPageBreak(_needed([*lead, part[0]], press)))
        flow += [*lead, *part]
        lead = []
    return [*flow, *lead]


def _block(block: Block, press: Press, *, minor: bool) -> list[Flowable]:
    match block:
        case Heading():
            return [press.para(block.text, "subheading" if minor else "heading")]
        case Text():
            return [press.para(block.text, _TEXT_STYLES[block.style])] if block.text else []
        case Bullets():
            return bullets_flow(block, press)
        case Facts():
            return facts_flow(block, press)
        case Callout():
            return _callout(block, press)
        case Table():
            return table_flow(block, press)
        case Card():
            return card_flow(block, press.para(block.title, "card_title"), press, press.height)
        case PhaseStrip():
            return [PhaseStripDrawing(block.schedule, press)]
        case Gantt():
            return gantt_flow(block, press)
        case Signatures():
            return signatures_flow(block, press)
        case Kept():
            return _kept(block, press, minor=minor)
        case _:
            assert_never(block)


def _callout(callout: Callout, press: Press) -> list[Flowable]:
    content: list[Flowable] = [press.para(callout.label, "label"), Gap(2)]
    content.append(press.para(callout.text, "question"))
    if callout.note:
        content += [Gap(2), press.para(callout.note, "cell")]
    return [KeepTogether([tinted(content, press.width)])]


def _kept(kept: Kept, press: Press, *, minor: bool) -> list[Flowable]:
    inner = blocks_flow(kept.blocks, press, first_gap=0, minor=minor)
    whole = [item for item in inner if not isinstance(item, CondPageBreak)]
    return [KeepTogether(whole)] if whole else []


def _is_note(block: Block) -> bool:
    return isinstance(block, Text) and block.style is Style.NOTE


def _set_space_before(item: Flowable, space: float) -> None:
    """Things kept together hand their space to the first of them."""
    if isinstance(item, KeepTogether):
        _set_space_before(kept_parts(item)[0], space)
    else:
        item.spaceBefore = space


def _gap(above: Block, below: Block) -> float:
    while isinstance(above, Kept) and above.blocks:
        above = above.blocks[-1]
    while isinstance(below, Kept) and below.blocks:
        below = below.blocks[0]
    if isinstance(below, Heading):
        return SPACE_BEFORE_HEADING
    if isinstance(above, Heading):
        return SPACE_AFTER_HEADING
    if _is_note(above):
        return _SPACE_AFTER_NOTE
    if isinstance(below, Text):
        if _is_note(below):
            return _SPACE_BEFORE_NOTE
        if isinstance(above, Text):
            return _SPACE_BETWEEN_TEXTS
    return SPACE_BETWEEN_BLOCKS


def _needed(content: Sequence[Flowable], press: Press) -> float:
    """Height that must be left on a page for this to begin on it, in points."""
    height = 0.0
    for item in content:
        height += item.getSpaceBefore() + _least(item, press)
    return min(height, press.height * _MOST_OF_A_PAGE)


def _least(item: Flowable, press: Press) -> float:
    """The smallest piece of a flowable that may stand at the foot of a page."""
    if isinstance(item, CondPageBreak):
        return 0.0
    if isinstance(item, KeepTogether):
        return sum(
            part.getSpaceBefore() + part.wrap(press.width, press.height)[1]
            for part in kept_parts(item)
        )
    _, height = item.wrap(press.width, press.height)
    if isinstance(item, LaidTable):
        rows = row_heights(item)
        heads = int(item.repeatRows)
        first = sum(rows[heads : heads + 1])
        if first > press.height / 2:
            first = TearingTable.least_piece
        return sum(rows[:heads]) + first
    if isinstance(item, Paragraph):
        return min(height, 2 * item.style.leading)
    return float(height)
