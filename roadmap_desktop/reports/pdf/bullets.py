"""Lists whose mark is a drawn shape with its word beside it, a number or a dot."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from roadmap_desktop.reports.blocks import Bullets
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.look import BOX, INK, STYLES
from roadmap_desktop.reports.pdf.marks import Box, Gap, Mark
from roadmap_desktop.reports.pdf.press import Press
from roadmap_desktop.reports.pdf.tables import Content, plain

_MARKS: dict[str, Mark] = {"never": "never", "yes": "yes", "part": "part", "open": "open"}
_NUMBER = 8 * mm
_DOT = 4 * mm
_AFTER_BOX = 5.0


def bullets_flow(bullets: Bullets, press: Press) -> list[Flowable]:
    """The list; each item may continue on the next page."""
    if not bullets.items:
        return []
    mark = _MARKS.get(bullets.mark)
    if mark is not None:
        return [_marked(bullets.items, mark, press)]
    if bullets.mark == "number":
        rows = [
            [press.para(f"{number}", "strong"), press.para(text)]
            for number, text in enumerate(bullets.items, 1)
        ]
        return [plain(rows, [_NUMBER, press.width - _NUMBER], padding=1.5)]
    dotted: list[list[Flowable]] = [[Dot(), press.para(text)] for text in bullets.items]
    return [plain(dotted, [_DOT, press.width - _DOT], padding=1.5)]


def _marked(items: tuple[str, ...], mark: Mark, press: Press) -> Flowable:
    word = words.MARK_WORDS[mark]
    look = STYLES["note"]
    box = BOX + _AFTER_BOX
    beside = press.typesetter.width(word, look.fontName, look.fontSize) + 8
    rows: list[list[Content]] = [
        [[Gap(1.5), Box(mark)], [Gap(2), press.para(word, "note")], press.para(text)]
        for text in items
    ]
    return plain(rows, [box, beside, press.width - box - beside], padding=1.8)


class Dot(Flowable):
    """A small disc at the height of the first line of body text."""

    def wrap(self, *_room: float) -> tuple[float, float]:
        """As high as a line of body text."""
        self.width, self.height = _DOT, STYLES["body"].leading
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the current canvas."""
        canvas: Canvas = self.canv
        canvas.setFillColor(INK)
        canvas.circle(2.2, self.height / 2 - 0.6, 1.3, stroke=0, fill=1)
