"""Puts the pages of a PDF on a printer, one at a time, so that it can be called off."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from roadmap_desktop.ui.dialogs.pdf_pages import POINTS_PER_INCH, PdfPages

DOTS_PER_INCH = 300


class PrintRun(QObject):
    """One printing; exactly one of finished, failed and cancelled comes."""

    progressed = Signal(int)
    """This page is being printed."""
    finished = Signal()
    failed = Signal()
    """The printer does not take it."""
    cancelled = Signal()

    def __init__(
        self, pages: PdfPages, printer: QPrinter, first: int, last: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._printer = printer
        self._painter = QPainter()
        self._first = first
        self._next = first
        self._last = last
        self._stopped = False

    def start(self) -> None:
        """Begin."""
        self._turn(self._first)
        self._printer.setFullPage(True)
        if not self._painter.begin(self._printer):
            self.failed.emit()
            return
        QTimer.singleShot(0, self._print_next)

    def cancel(self) -> None:
        """Call it off after the page that is being printed."""
        self._stopped = True

    def _turn(self, number: int) -> None:
        size = self._pages.facts[number - 1].size
        wide = size.width() > size.height()
        orientation = QPageLayout.Orientation
        self._printer.setPageOrientation(orientation.Landscape if wide else orientation.Portrait)

    def _print_next(self) -> None:
        if self._stopped:
            self._printer.abort()
            self._painter.end()
            self.cancelled.emit()
            return
        number = self._next
        self.progressed.emit(number)
        if number > self._first:
            self._turn(number)
            if not self._printer.newPage():
                self._painter.end()
                self.failed.emit()
                return
        picture = self._pages.picture(number, DOTS_PER_INCH / POINTS_PER_INCH)
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        room = QRectF(0, 0, paper.width(), paper.height())
        size = QSizeF(picture.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        self._painter.drawImage(place, picture)
        self._next += 1
        if self._next > self._last:
            self._painter.end()
            self.finished.emit()
        else:
            QTimer.singleShot(0, self._print_next)
