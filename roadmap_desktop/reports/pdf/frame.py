"""Header, footer and margin of every page: whose plan, which version, where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from roadmap_desktop.reports.blocks import DocumentControl, DocumentStatus
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.look import INK, LINE, SOFT
from roadmap_desktop.reports.pdf.marks import draw_tag
from roadmap_desktop.reports.pdf.paper import Sheet
from roadmap_desktop.reports.pdf.text import Typesetter

_SIZE = 8.0
_LEAST_SIZE = 7.0
_LEADING = 10.0
_HEADER_BASE = 14.8 * mm
_HEADER_RULE = 18.2 * mm
_FOOTER_RULE = 19.5 * mm
_FOOTER_BASE = 15.6 * mm
_FOOTER_STEP = 3.6 * mm
_BETWEEN = words.SEPARATOR
_REVERSED = (DocumentStatus.DRAFT, DocumentStatus.SUPERSEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """Draws what surrounds the text of a page."""

    control: DocumentControl
    typesetter: Typesetter

    def draw(self, canvas: Canvas, sheet: Sheet, page: int, total: int) -> None:
        """Draw header, footer and, where the status asks for it, the outer margin."""
        canvas.saveState()
        self._header(canvas, sheet)
        self._footer(canvas, sheet, page, total)
        if self.control.status in words.MARGIN_WORDS:
            self._margin(canvas, sheet)
        canvas.restoreState()

    def _header(self, canvas: Canvas, sheet: Sheet) -> None:
        control, top, right = self.control, sheet.height, sheet.width - sheet.right
        word = control.status.words.upper()
        tag = self.typesetter.width(word, BOLD, _SIZE) + 12
        solid = control.status in _REVERSED
        draw_tag(
            canvas,
            right - tag,
            top - 16.2 * mm,
            tag,
            word,
            self.typesetter,
            _SIZE,
            solid=solid,
        )
        canvas.setFillColor(SOFT)
        whose = _BETWEEN.join(part for part in (control.client, control.title) if part)
        lines, size = self._fitted(whose, sheet.text_width - tag - 12, most=2)
        for at, line in enumerate(reversed(lines)):
            base = top - _HEADER_BASE + at * _LEADING
            self.typesetter.draw(canvas, sheet.left, base, line, REGULAR, size)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(sheet.left, top - _HEADER_RULE, right, top - _HEADER_RULE)

    def _footer(self, canvas: Canvas, sheet: Sheet, page: int, total: int) -> None:
        right = sheet.width - sheet.right
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(sheet.left, _FOOTER_RULE, right, _FOOTER_RULE)
        counted = words.page_of(page, total)
        room = sheet.text_width - self.typesetter.width(counted, BOLD, 8.5) - 12
        canvas.setFillColor(SOFT)
        version, size = self._fitted(self._version(), room, most=1)
        self.typesetter.draw(canvas, sheet.left, _FOOTER_BASE, version[0], REGULAR, size)
        notice, size = self._fitted(self.control.notice, sheet.text_width, most=2)
        for at, line in enumerate(notice):
            base = _FOOTER_BASE - _FOOTER_STEP - at * (size + 1)
            self.typesetter.draw(canvas, sheet.left, base, line, REGULAR, size)
        canvas.setFillColor(INK)
        self.typesetter.draw(canvas, right, _FOOTER_BASE, counted, BOLD, 8.5, "right")

    def _version(self) -> str:
        control = self.control
        revised = f"{words.REVISION} {control.revision}, {words.long_date(control.issued)}"
        parts = [control.number, revised]
        if control.fingerprint:
            parts.append(f"{words.FINGERPRINT} {words.grouped(control.fingerprint[:12])}")
        parts.append(words.UNCONTROLLED)
        return _BETWEEN.join(part for part in parts if part)

    def _fitted(self, text: str, width: float, *, most: int) -> tuple[list[str], float]:
        """Lines and type size: as set, else smaller, else the beginning with an ellipsis.

        Header and footer only repeat what the first page says in full.
        """
        for size in (_SIZE, 7.5, _LEAST_SIZE):
            lines = self.typesetter.lines(text, REGULAR, size, width)
            if len(lines) <= most:
                return lines or [""], size
        last = lines[most - 1]
        while last and self.typesetter.width(f"{last}…", REGULAR, _LEAST_SIZE) > width:
            last = last[:-1]
        return [*lines[: most - 1], f"{last}…"], _LEAST_SIZE

    def _margin(self, canvas: Canvas, sheet: Sheet) -> None:
        """The status upright in the outer margin, never under text."""
        status = self.control.status
        word = status.words.upper()
        note = words.MARGIN_WORDS[status]
        length = self.typesetter.width(word, BOLD, 26) + 14
        whole = length + self.typesetter.width(note, REGULAR, 12)
        canvas.translate(sheet.width - sheet.right / 2 + 3 * mm, (sheet.height - whole) / 2)
        canvas.rotate(90)
        canvas.setFillColor(LINE)
        self.typesetter.draw(canvas, 0, 0, word, BOLD, 26)
        self.typesetter.draw(canvas, length, 0, note, REGULAR, 12)
