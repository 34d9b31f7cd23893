"""Lays a document out on paper, in as many passes as its page references need."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from roadmap_desktop.reports.blocks import Document, Section
from roadmap_desktop.reports.pdf.archive import ArchivableCanvas, make_archivable
from roadmap_desktop.reports.pdf.flow import printed_title, section_flow
from roadmap_desktop.reports.pdf.fonts import REGULAR
from roadmap_desktop.reports.pdf.frame import PageFrame
from roadmap_desktop.reports.pdf.library import TextFrame, date_file
from roadmap_desktop.reports.pdf.paper import Paper, Sheet, landscape, portrait
from roadmap_desktop.reports.pdf.press import PageNumbers, Press
from roadmap_desktop.reports.pdf.text import Typesetter

_MOST_PASSES = 5
_UPRIGHT, _TURNED = "upright", "turned"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachedSection:
    """Where a section begins, its bookmark's text and the title printed on the page."""

    id: str
    page: int
    bookmark: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A document as bytes, and what a reader must find in it."""

    content: bytes
    pages: PageNumbers
    sections: tuple[ReachedSection, ...]
    """In the order of the document."""


def lay_out(document: Document, paper: Paper, typesetter: Typesetter) -> LaidOut:
    """Draw until every printed page number is the true one.

    The same document gives the same bytes, whenever and however often it is drawn.
    """
    pages = PageNumbers(first_pages={section.id: 1 for section in document.sections}, total=1)
    for _ in range(_MOST_PASSES):
        laid_out = _Pass(document=document, paper=paper, typesetter=typesetter, pages=pages).run()
        if laid_out.pages == pages:
            break
        pages = laid_out.pages
    return laid_out


@dataclass(slots=True, kw_only=True)
class _Pass:
    """One drawing of the whole document with the page numbers known so far."""

    document: Document
    paper: Paper
    typesetter: Typesetter
    pages: PageNumbers
    reached: list[ReachedSection] = field(default_factory=list)

    def run(self) -> LaidOut:
        buffer = io.BytesIO()
        control = self.document.control
        sheets = {_UPRIGHT: portrait(self.paper), _TURNED: landscape(self.paper)}
        about = self._about()
        template = BaseDocTemplate(
            buffer,
            pagesize=(sheets[_UPRIGHT].width, sheets[_UPRIGHT].height),
            title=about["title"],
            author=about["author"],
            subject=about["subject"],
            creator="Roadmap Desktop",
            lang=control.language,
            initialFontName=REGULAR,
            invariant=1,
            allowSplitting=1,
        )
        first = _TURNED if self._begins_turned() else _UPRIGHT
        order = sorted(sheets, key=lambda name: name != first)
        template.addPageTemplates([self._page(name, sheets[name]) for name in order])
        template.build(self._story(template, sheets), canvasmaker=ArchivableCanvas)
        return LaidOut(
            content=buffer.getvalue(),
            pages=PageNumbers(
                first_pages={section.id: section.page for section in self.reached},
                total=template.page,
            ),
            sections=tuple(self.reached),
        )

    def _begins_turned(self) -> bool:
        return bool(self.document.sections) and self.document.sections[0].landscape

    def _page(self, name: str, sheet: Sheet) -> PageTemplate:
        frame = PageFrame(control=self.document.control, typesetter=self.typesetter)

        def surround(canvas: Canvas, _template: BaseDocTemplate) -> None:
            number = canvas.getPageNumber()
            if number == 1:
                self._describe(canvas)
            frame.draw(canvas, sheet, number, self.pages.total)

        return PageTemplate(
            id=name,
            frames=[TextFrame(sheet)],
            onPage=surround,
            pagesize=(sheet.width, sheet.height),
        )

    def _describe(self, canvas: Canvas) -> None:
        """Show the title in the window's bar; date the file by the document, not by the clock;
        make it fit for an archive."""
        issued = self.document.control.issued
        canvas.setViewerPreference("DisplayDocTitle", "true")
        date_file(canvas, issued)
        make_archivable(canvas, day=issued, **self._about())

    def _about(self) -> dict[str, str]:
        """Title, author and subject, the same in both places where a reader looks for them."""
        control = self.document.control
        return {
            "title": self._plain(f"{control.title}, {control.client}"),
            "author": self._plain(control.prepared_by or control.client),
            "subject": self._plain(f"{control.number}, revision {control.revision}"),
        }

    def _story(self, template: BaseDocTemplate, sheets: dict[str, Sheet]) -> list[Flowable]:
        story: list[Flowable] = []
        before = ""
        bookmarks = {
            section.id: f"section-{at}" for at, section in enumerate(self.document.sections)
        }
        for at, section in enumerate(self.document.sections):
            name = _TURNED if section.landscape else _UPRIGHT
            sheet = sheets[name]
            press = Press(
                typesetter=self.typesetter,
                control=self.document.control,
                pages=self.pages,
                bookmarks=bookmarks,
                width=sheet.composed_width,
                full_width=sheet.text_width,
                height=sheet.text_height,
            )
            if at and (section.new_page or name != before):
                story += [NextPageTemplate(name), PageBreak()]
            story += section_flow(
                section,
                press,
                title_style="title" if at == 0 else "page_title",
                reached=self._reporter(template, section, bookmarks[section.id]),
            )
            before = name
        return story

    def _reporter(
        self, template: BaseDocTemplate, section: Section, bookmark: str
    ) -> Callable[[float], None]:
        def reached(height: float) -> None:
            canvas = template.canv
            title = self._plain(section.title)
            canvas.bookmarkHorizontal(bookmark, 0, height + 6)
            canvas.addOutlineEntry(title, bookmark, 0)
            self.reached.append(
                ReachedSection(
                    id=section.id,
                    page=canvas.getPageNumber(),
                    bookmark=title,
                    printed=self._plain(printed_title(section)),
                )
            )

        return reached

    def _plain(self, text: str) -> str:
        return self.typesetter.plain(text, REGULAR)
