"""The real PDF on screen, page by page, to look at and to print."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QStackedWidget, QWidget

from roadmap_desktop.commands.documents import Format, Written, file_name
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.dialogs.page_dialog import PageDialog
from roadmap_desktop.ui.dialogs.pages_view import PagesView
from roadmap_desktop.ui.dialogs.pdf_pages import PdfPages
from roadmap_desktop.ui.dialogs.preview_bar import PreviewBar
from roadmap_desktop.ui.exporting import Exporter, Order
from roadmap_desktop.ui.jobs import Worker
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.layouts import box, clear, column, row
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from roadmap_desktop.ui.dialogs.printing import PrintRun

WIDE = QSize(1180, 900)


class PreviewDialog(PageDialog):
    """A list of pages, the pages themselves, and above them page number, zoom and print."""

    export_requested = Signal()
    """Save it: choose document and place."""
    ready = Signal()
    """The pages can be seen."""
    told = Signal(str)
    """A sentence was put above the pages."""

    def __init__(
        self,
        look: Look,
        open_plan: OpenPlan,
        worker: Worker,
        fonts: Path,
        parent: QWidget | None = None,
        gate: str = "",
        order: Order | None = None,
    ) -> None:
        """Without an ``order`` the whole plan is shown, or the sheet of a ``gate``; the path of an
        order is of no account."""
        super().__init__(look, self.tr("Print preview"), parent, WIDE)
        self._order = order
        self._open_plan = open_plan
        self._gate = gate
        self._content = b""
        self._closed = False
        self.run: PrintRun | None = None
        self.pages: PdfPages | None = None
        self.view: PagesView | None = None
        self.list = RowList(look, self.tr("Pages"), grows=False)
        self.bar = PreviewBar(look, self._title())
        self.bar.print_requested.connect(self.print_pages)
        self.bar.save_requested.connect(self._save)
        self.bar.close_requested.connect(self.reject)
        self.notes = column(look, gap=0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._waiting())
        self.fill(self.bar, box(self.notes), self.stack, grows=self.stack)
        self._folder = tempfile.TemporaryDirectory(prefix="roadmap-preview-")
        self.exporter = Exporter(open_plan, worker, fonts, self)
        self.exporter.progressed.connect(self._on_progressed)
        self.exporter.done.connect(self._on_done)
        self.exporter.refused.connect(self._on_refused)
        self.exporter.cancelled.connect(self._folder.cleanup)
        path = Path(self._folder.name) / "preview.pdf"
        usual = Order(format=Format.PDF, path=path, gate=gate)
        self.exporter.start(replace(order, path=path) if order else usual)

    def _title(self) -> str:
        if not self._gate:
            title = self._open_plan.plan.header.title
            words = {
                Format.TIMELINE: self.tr("Timeline: {title}"),
                Format.ADDENDUM: self.tr("Addendum to: {title}"),
            }
            ordered = self._order.format if self._order is not None else Format.PDF
            return words.get(ordered, "{title}").format(title=title)
        name = self._open_plan.catalogue.text_of("gates", self._gate)
        return self.tr("Gate sheet: {gate}").format(gate=name)

    def _waiting(self) -> QWidget:
        self._at = Text(self.look, self.tr("Drawing the pages"), "body", "muted")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("How far it is"))
        inside = column(self.look, 40, self._at, self._progress, None, gap=8, pad=(40, 0, 40, 0))
        return box(inside)

    # --- the document is drawn ---------------------------------------------------------------

    def _on_progressed(self, percent: int, words: str) -> None:
        self._progress.setValue(percent)
        self._at.setText(words)

    def _on_refused(self, sentence: str) -> None:
        self._folder.cleanup()
        self._tell("error", self.tr("The pages cannot be shown."), sentence)

    def _on_done(self, written: Written) -> None:
        """Take the file into memory; nothing of the plan stays in the temporary folder."""
        self._content = written.path.read_bytes()
        self._folder.cleanup()
        if self._closed:
            return
        look = self.look
        self.pages = PdfPages(self._content)
        self.view = PagesView(look, self.pages, self.tr("Pages of the document"))
        self.list.show_rows(self._rows(self.pages), "1")
        self.list.chosen.connect(self._on_page_chosen)
        self.list.moved.connect(self._on_page_chosen)
        self.view.page_changed.connect(self._on_page_changed)
        self.view.zoom_changed.connect(self.bar.show_factor)
        self.view.step_requested.connect(self.bar.step_zoom)
        self.bar.page_requested.connect(self.view.show_page)
        self.bar.zoom_requested.connect(self.view.set_zoom)
        self.bar.show_pages(len(self.pages))
        self.side = box(column(look, (in_sheet(look, self.list), 1), gap=0, pad=(16, 16, 0, 16)))
        self.side.setFixedWidth(look.px(250))
        self.stack.addWidget(box(row(look, self.side, (self.view, 1), gap=0)))
        self.stack.setCurrentIndex(1)
        self.side.setVisible(not self.is_stacked)
        self.view.setFocus()
        for sentence in written.warnings:
            self._tell("warning", self.tr("Something is missing in it."), sentence)
        self.ready.emit()

    def _rows(self, pages: PdfPages) -> list[RowItem]:
        rows: list[RowItem] = []
        for facts in pages.facts:
            number = str(facts.number)
            words = facts.title or self.tr("Page {number}").format(number=number)
            second = self.tr("goes on") if facts.goes_on else ""
            rows.append(RowItem(key=number, title=words, second=second, state=number))
        return rows

    def _on_page_chosen(self, key: str) -> None:
        if self.view is not None:
            self.view.show_page(int(key))

    def _on_page_changed(self, number: int) -> None:
        self.bar.show_page(number)
        self.list.mark(str(number))
        self.list.scrollTo(self.list.currentIndex())

    # --- saving and printing -----------------------------------------------------------------

    def _save(self) -> None:
        """The whole plan: choose document and place. A gate's sheet: only the place. What was
        ordered: back to where that was done."""
        if self._order is not None:
            self.accept()
            return
        if not self._gate:
            self.accept()
            self.export_requested.emit()
            return
        usual = file_name(self._open_plan.plan, Format.PDF).removesuffix(".pdf")
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the gate sheet"), f"{usual}-{self._gate}.pdf", "PDF (*.pdf)"
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Put what is shown into a file."""
        from roadmap_desktop.reports.files import put_in_place

        try:
            put_in_place(path, self._content)
        except PlanError as error:
            self._tell("error", self.tr("Nothing was written."), str(error))
        else:
            self._tell("success", self.tr("Saved."), str(path))

    def print_pages(self) -> None:
        """Ask for the printer, then print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if self.pages is None or self.run is not None:
            self._tell("info", self.tr("Wait a moment; the pages are not ready yet."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title())
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print"))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self.pages))
        dialog.accepted.connect(partial(self.print_on, printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that were asked for, all where none were."""
        from roadmap_desktop.ui.dialogs.printing import PrintRun

        if self.pages is None:
            return
        last = printer.toPage() or len(self.pages)
        run = PrintRun(self.pages, printer, printer.fromPage() or 1, last, self)
        self.run = run
        run.progressed.connect(partial(self._on_printing, last))
        run.finished.connect(partial(self._on_printed, "success", self.tr("Sent to the printer.")))
        run.cancelled.connect(
            partial(self._on_printed, "info", self.tr("Called off. Some pages may come out."))
        )
        run.failed.connect(
            partial(
                self._on_printed,
                "error",
                self.tr("The printer does not take it; see whether it is on, or choose another."),
            )
        )
        run.start()

    def _on_printing(self, last: int, number: int) -> None:
        words = self.tr("Printing page {number} of {last}").format(number=number, last=last)
        run = self.run
        if run is not None:
            self._tell("info", words, cancel=run.cancel)

    def _on_printed(self, tone: str, words: str) -> None:
        if self.run is not None:
            self.run.deleteLater()
            self.run = None
        self._tell(tone, words)

    def _tell(
        self, tone: str, lead: str, sentence: str = "", cancel: Callable[[], object] | None = None
    ) -> None:
        clear(self.notes)
        actions = [(self.tr("Cancel"), cancel)] if cancel else []
        banner = Banner(self.look, tone, lead, sentence, actions)
        self.notes.addLayout(column(self.look, banner, pad=(16, 8, 16, 8)))
        self.told.emit(f"{lead} {sentence}".strip())

    # --- the window --------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """Call off what runs and let go of the pages."""
        self.exporter.cancel()
        if self.run is not None:
            self.run.cancel()
        self._closed = True
        if self.view is not None and self.pages is not None:
            self.view.let_go()
            self.pages.close()
        super().done(result)

    def be_gone(self) -> None:
        """The folder is in use until the last page was drawn or called off."""
        exporter = self.exporter
        if not exporter.is_running:
            self.deleteLater()
            return
        for end in (exporter.done, exporter.refused, exporter.cancelled):
            end.connect(self.deleteLater)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, only the pages are shown."""
        super().resizeEvent(event)
        if self.view is not None:
            self.side.setVisible(not self.is_stacked)
