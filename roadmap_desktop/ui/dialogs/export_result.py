"""What was written, where it lies, and the ways to open it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.commands.documents import Format, Written
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import column, frame, row
from roadmap_desktop.ui.widgets.text import Heading, Text, icon_label


class ExportResult(QWidget):
    """The page after writing."""

    told = Signal(str)
    """A sentence: the file could not be opened."""

    def __init__(self, look: Look, written: Written, gaps: int) -> None:
        super().__init__()
        self._look = look
        self._written = written
        self.heading = Heading(look, self._headline())
        self.extent = self._extent()
        self.path = Text(look, _breakable(str(written.path)), "body", "", 600)
        self.path.setAccessibleName(str(written.path))
        told = column(look, self.path, Text(look, self.extent, "body", "muted"), gap=2)
        mark = icon_label(look, "circle-check", "success", 24)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.px(12))
        self._layout.addLayout(row(look, mark, (self.heading, 1), gap=12))
        self._layout.addWidget(frame("sheet", column(look, told, pad=(20, 16, 20, 16))))
        if gaps and written.format in (Format.PDF, Format.XLSX):
            self._layout.addWidget(Text(look, self._gap_words(gaps), "body", "muted"))
        for sentence in written.warnings:
            lead = self.tr("Something is missing in it.")
            self._layout.addWidget(Banner(look, "warning", lead, sentence))
        self.first = Button(
            look, self.tr("Open the &folder"), "primary", "folder-open", self.open_folder
        )
        self.first.setDefault(True)

    def buttons(self) -> tuple[Button, ...]:
        """What can be done now."""
        made = self._written.format
        if made not in (Format.PDF, Format.ADDENDUM, Format.XLSX) and not made.is_timeline:
            return (self.first,)
        document = Button(
            self._look, self.tr("Open the &document"), "plain", "file-text", self.open_document
        )
        return (self.first, document)

    def open_folder(self) -> None:
        """Show the folder in the desktop's own program."""
        self._open(QUrl.fromLocalFile(str(self._written.path.parent)))

    def open_document(self) -> None:
        """Show the document in the desktop's own program."""
        self._open(QUrl.fromLocalFile(str(self._written.path)))

    def say(self, words: str) -> None:
        """Put a sentence under the result."""
        self._layout.addWidget(Banner(self._look, "info", words))

    def _open(self, url: QUrl) -> None:
        if not QDesktopServices.openUrl(url):
            self.told.emit(
                self.tr(
                    "This computer names no program that opens it. It lies in {folder}."
                ).format(folder=self._written.path.parent)
            )

    def _headline(self) -> str:
        words = {
            Format.PDF: self.tr("The PDF is written"),
            Format.XLSX: self.tr("The workbook is written"),
            Format.ROADMAP: self.tr("The plan file is written"),
            Format.JSON: self.tr("The data is written"),
            Format.ADDENDUM: self.tr("The addendum is written"),
            Format.TIMELINE: self.tr("The timeline is written"),
            Format.TIMELINE_SVG: self.tr("The drawing is written"),
            Format.TIMELINE_PNG: self.tr("The picture is written"),
            Format.CALENDAR: self.tr("The calendar is written"),
            Format.PROJECT: self.tr("The project is written"),
            Format.TABLE: self.tr("The table is written"),
        }
        return words[self._written.format]

    def _extent(self) -> str:
        written = self._written
        size = QLocale().formattedDataSize(
            written.size_bytes, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        pages = self._counted(written.pages, self.tr("1 page"), self.tr("{count} pages"))
        parts = {
            Format.PDF: pages,
            Format.ADDENDUM: pages,
            Format.TIMELINE: pages,
            Format.XLSX: self.tr("{sheets} sheets, {rows} rows").format(
                sheets=written.sheets, rows=written.rows
            ),
            Format.JSON: self.tr("{count} lines").format(count=written.lines),
        }
        return ", ".join(p for p in (parts.get(written.format, ""), size) if p)

    @staticmethod
    def _counted(count: int, one: str, many: str) -> str:
        return one if count == 1 else many.format(count=count)

    def _gap_words(self, gaps: int) -> str:
        if gaps == 1:
            return self.tr("It lists the one question that is still open.")
        return self.tr("It lists the {count} questions that are still open.").format(count=gaps)


def _breakable(path: str) -> str:
    """A path that may break after each of its parts instead of running out of the window."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
