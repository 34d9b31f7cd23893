"""Writes a document: what is open is shown before, where it lies after."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QWidget

from roadmap_desktop.commands.documents import Format, Written
from roadmap_desktop.ui.dialogs.export_foot import ExportFoot
from roadmap_desktop.ui.dialogs.export_form import ExportForm
from roadmap_desktop.ui.dialogs.export_result import ExportResult
from roadmap_desktop.ui.dialogs.open_points import OpenPoints
from roadmap_desktop.ui.dialogs.page_dialog import PageDialog, page
from roadmap_desktop.ui.exporting import Exporter, Order
from roadmap_desktop.ui.jobs import Worker
from roadmap_desktop.ui.navigation import Destination
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.seen import Seen
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import clear, column, row
from roadmap_desktop.ui.widgets.text import Heading, Text

WIDE = QSize(940, 680)


class ExportDialog(PageDialog):
    """Document, paper, place; progress with cancel; the result with ways to open it."""

    go_requested = Signal(object)
    """Close, and show this ``Destination``."""
    written = Signal(object)
    """A document lies in its place (``Written``)."""

    def __init__(
        self,
        look: Look,
        open_plan: OpenPlan,
        settings: Settings,
        worker: Worker,
        fonts: Path,
        parent: QWidget | None = None,
        *,
        seen: Seen | None = None,
    ) -> None:
        super().__init__(look, self.tr("Write a document"), parent, WIDE)
        self._open_plan = open_plan
        self._worker, self._fonts = worker, fonts
        self.exporter = Exporter(open_plan, worker, fonts, self)
        self.exporter.progressed.connect(self._on_progressed)
        self.exporter.done.connect(self._on_done)
        self.exporter.refused.connect(self._on_refused)
        self.exporter.cancelled.connect(self._on_cancelled)
        self.form = ExportForm(look, open_plan, settings, seen)
        self.form.format_changed.connect(self._on_format)
        self.points = OpenPoints(look, open_plan, self._go)
        self.points.show_for(self.form.format)
        self.told = column(look, gap=0)
        self.pages = QStackedWidget()
        self.sheet_page = page(look, self._content())
        self.pages.addWidget(self.sheet_page)
        self.foot = ExportFoot(look)
        self.foot.write_requested.connect(self.write)
        self.foot.see_requested.connect(self.see_pages)
        self.foot.close_requested.connect(self.reject)
        self.foot.path_chosen.connect(self._start)
        self.foot.left.connect(self._leave)
        self.foot.cancel_requested.connect(self.exporter.cancel)
        self.fill(self.pages, self.foot, grows=self.pages)
        self._offer()
        self.form.focus_first()

    def _content(self) -> QBoxLayout:
        look, plan = self.look, self._open_plan.plan
        self.heading = Heading(look, self.tr("Which document do you need?"))
        about = f"{plan.header.title} · {plan.client.name}".strip(" ·")
        self._columns = row(
            look, (self.form, 3), (column(look, self.points, None, gap=0), 2), gap=32
        )
        return column(
            look,
            self.heading,
            Text(look, about, "body", "muted"),
            self.told,
            8,
            self._columns,
            gap=8,
        )

    def hold_against(self, against: str) -> None:
        """Offer the addendum to a baseline, or to the plan before its last step."""
        if self.form.addendum.can_be_made:
            self.form.choose(Format.ADDENDUM)
            self.form.addendum.choose(against)
            self.form.addendum.reason.setFocus()

    def write_again(self) -> None:
        """Write what this plan was written as last, without the form; begin with it where nothing
        was, or where a reason has to be given each time."""
        if self.form.recall() and self.form.format is not Format.ADDENDUM:
            self.write()

    # --- the foot ----------------------------------------------------------------------------

    def _offer(self) -> None:
        """Nothing is under way: write or leave."""
        self.primary = self.foot.offer(self.form.format, self.points.summary)

    def _leave(self) -> None:
        self._offer()
        self.form.name.setFocus()

    # --- writing -----------------------------------------------------------------------------

    def write(self) -> None:
        """Write what is chosen, after asking where a file would be replaced."""
        if self.exporter.is_running:
            return
        self._say(None)
        problem = self.form.problem()
        if problem is not None:
            field, sentence = problem
            self._refuse(sentence, field)
            return
        path = self.form.path
        if path.is_file():
            self.primary = self.foot.ask(path)
            self.primary.setFocus()
        else:
            self._start(path)

    def _start(self, path: Path) -> None:
        self.form.remember()
        self.primary = self.foot.show_work()
        self.primary.setFocus()
        self.exporter.start(self._order(path))

    def see_pages(self) -> None:
        """The timeline or addendum as it would be written, page by page."""
        from roadmap_desktop.ui.dialogs.preview import PreviewDialog

        self.preview = PreviewDialog(
            self.look,
            self._open_plan,
            self._worker,
            self._fonts,
            self,
            order=self._order(self.form.path),
        )
        self.preview.open()

    def _order(self, path: Path) -> Order:
        form = self.form
        prints = form.print_form.options if form.format.is_timeline else None
        return Order(
            format=form.format,
            path=path,
            paper=form.paper,
            options=prints,
            events=form.others.wanted,
            remind=form.others.remind.isChecked(),
            other_work=form.others.other_work,
            addendum=form.addendum.order if form.format is Format.ADDENDUM else None,
        )

    def _on_progressed(self, percent: int, words: str) -> None:
        if self.exporter.is_running:
            self.foot.say_how_far(percent, words)

    def _on_done(self, written: Written) -> None:
        gaps = len(self.points.gaps)
        result = ExportResult(self.look, written, gaps)
        result.told.connect(lambda words: self._tell_result(result, words))
        self.pages.addWidget(page(self.look, column(self.look, result, gap=0)))
        self.pages.setCurrentIndex(1)
        close = Button(self.look, self.tr("Close"), "plain", pressed=self.accept)
        self.foot.show_parts(*result.buttons(), close)
        self.primary = result.first
        result.heading.setFocus()
        self.written.emit(written)

    @staticmethod
    def _tell_result(result: ExportResult, words: str) -> None:
        result.say(words)

    def _on_refused(self, sentence: str) -> None:
        self._refuse(sentence, None)

    def _on_cancelled(self) -> None:
        self._say(Banner(self.look, "info", self.tr("Called off. Nothing was written.")))
        self._offer()
        self.form.name.setFocus()

    # --- telling -----------------------------------------------------------------------------

    def _refuse(self, sentence: str, field: QLineEdit | None) -> None:
        self._offer()
        lead = self.tr("Nothing was written.")
        actions = []
        folder = self.form.path.parent
        if field is None and not folder.exists():
            actions.append((self.tr("Make the folder"), partial(self._make_folder, folder)))
        self._say(Banner(self.look, "error", lead, sentence, actions))
        (field or self.form.folder).setFocus()
        if field is not None:
            self.form.mark(field, sentence)
            QTimer.singleShot(0, partial(self.sheet_page.ensureWidgetVisible, field, 0, 80))

    def _make_folder(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            self._refuse(
                self.tr("{folder} cannot be made ({reason}); choose another folder.").format(
                    folder=folder, reason=error.strerror or error
                ),
                self.form.folder,
            )
        else:
            self.write()

    def _say(self, banner: Banner | None) -> None:
        clear(self.told)
        self.form.mark(None)
        if banner is not None:
            self.told.addWidget(banner)
            self.sheet_page.verticalScrollBar().setValue(0)

    def _go(self, to: Destination) -> None:
        self.accept()
        self.go_requested.emit(to)

    def _on_format(self, format_: Format) -> None:
        self.points.show_for(format_)
        if not self.exporter.is_running:
            self._offer()

    # --- the window --------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc and Close: call off what runs, else close."""
        if self.exporter.is_running:
            self.exporter.cancel()
            return
        super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where it is narrow."""
        super().resizeEvent(event)
        down = QBoxLayout.Direction.TopToBottom
        beside = QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if self.is_stacked else beside)
