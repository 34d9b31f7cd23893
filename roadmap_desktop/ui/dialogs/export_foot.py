"""What stands at the foot while a document is written: the offer, a question, how far it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileInfo, QLocale, Signal
from PySide6.QtWidgets import QProgressBar

from roadmap_desktop.commands.documents import Format
from roadmap_desktop.ui.dialogs.page_dialog import Foot
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, column
from roadmap_desktop.ui.widgets.text import Text


class ExportFoot(Foot):
    """Each of its faces gives the button that Enter stands for."""

    write_requested = Signal()
    see_requested = Signal()
    close_requested = Signal()
    path_chosen = Signal(object)
    """Where to write after all, though a file of the first name is there (``Path``)."""
    left = Signal()
    """Nothing is to be written there."""
    cancel_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.look = look

    def offer(self, format_: Format, summary: str) -> Button:
        """Nothing is under way: write, look at the pages, or close; beside them what is open."""
        write = Button(
            self.look,
            self._write_words(format_),
            "primary",
            "file-down",
            pressed=self.write_requested.emit,
        )
        write.setDefault(True)
        close = Button(self.look, self.tr("Close"), "plain", pressed=self.close_requested.emit)
        see = Button(
            self.look, self.tr("See the pages"), "plain", "eye", pressed=self.see_requested.emit
        )
        told = Text(self.look, summary, "body", "muted", wrap=False)
        told.setFixedHeight(write.sizeHint().height())
        seen = format_ in (Format.TIMELINE, Format.ADDENDUM)
        first = (write, see) if seen else (write,)
        self.show_parts(*first, close, told)
        return write

    def ask(self, path: Path) -> Button:
        """A file of that name is there: replace it, keep both, or leave it."""
        moment = QFileInfo(str(path)).lastModified()
        words = self.tr("{name} is there already, written {moment}.").format(
            name=path.name, moment=QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        )
        beside = free_name(path)
        replace = Button(
            self.look,
            self.tr("Replace it"),
            "primary",
            pressed=partial(self.path_chosen.emit, path),
        )
        replace.setDefault(True)
        keep = Button(
            self.look,
            self.tr("Keep both, write {name}").format(name=beside.name),
            "plain",
            pressed=partial(self.path_chosen.emit, beside),
        )
        leave = Button(self.look, self.tr("Leave it"), "plain", pressed=self.left.emit)
        self.show_parts(replace, keep, leave, above=Banner(self.look, "warning", words))
        return replace

    def show_work(self) -> Button:
        """It is being written: how far it is, and a way to call it off."""
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.at = Text(self.look, self.tr("Beginning"), "body", "muted")
        cancel = Button(self.look, self.tr("Cancel"), "plain", pressed=self.cancel_requested.emit)
        self.show_parts(cancel, above=box(column(self.look, self.at, self.bar, gap=6)))
        return cancel

    def say_how_far(self, percent: int, words: str) -> None:
        """While it is written: 0 to 100, and what is being done."""
        self.bar.setValue(percent)
        self.at.setText(words)

    def _write_words(self, format_: Format) -> str:
        words = {
            Format.PDF: self.tr("Write the PDF"),
            Format.XLSX: self.tr("Write the workbook"),
            Format.ROADMAP: self.tr("Write the plan file"),
            Format.JSON: self.tr("Write the data"),
            Format.ADDENDUM: self.tr("Write the addendum"),
            Format.TIMELINE: self.tr("Write the timeline"),
            Format.TIMELINE_SVG: self.tr("Write the drawing"),
            Format.TIMELINE_PNG: self.tr("Write the picture"),
            Format.CALENDAR: self.tr("Write the calendar"),
            Format.PROJECT: self.tr("Write the project"),
            Format.TABLE: self.tr("Write the table"),
        }
        return words[format_]


def free_name(path: Path) -> Path:
    """The same name with the first number that is free: plan-2.pdf."""
    number = 2
    while (found := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return found
