"""Cells that cannot be pasted, listed before anything is written."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.clipboard import Pasting
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, column
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Heading, Text


class PasteDialog(PageDialog):
    """What is wrong with which cell; the others are pasted when it is accepted."""

    def __init__(self, look: Look, pasting: Pasting, parent: QWidget | None) -> None:
        super().__init__(look, "", parent, QSize(640, 480))
        self.setWindowTitle(self.tr("Some cells cannot be pasted"))
        count = len(pasting.rejected)
        one, many = self.tr("1 cell cannot be pasted"), self.tr("{n} cells cannot be pasted")
        self.heading = Heading(look, one if count == 1 else many.format(n=count), "heading")
        others = self.tr("Nothing is changed yet. Others that fit: {n}.").format(n=pasting.cells)
        rest = others if pasting.acts else self.tr("Nothing is changed.")
        self.list = RowList(look, self.tr("Cells that cannot be pasted"), grows=False)
        self.list.show_rows(
            [
                RowItem(
                    key=str(number),
                    title=f"{cell.where}: “{cell.words}”" if cell.words else cell.where,
                    second=cell.why,
                )
                for number, cell in enumerate(pasting.rejected)
            ]
        )
        parts = column(
            look,
            self.heading,
            Text(look, rest, "body", "muted"),
            (in_sheet(look, self.list), 1),
            gap=10,
            pad=(24, 20, 24, 20),
        )
        foot = Foot(look)
        self.rest = Button(look, self.tr("&Paste the others"), "primary", pressed=self.accept)
        leave = Button(look, self.tr("&Leave it as it was"), pressed=self.reject)
        foot.show_parts(*((self.rest, leave) if pasting.acts else (leave,)))
        body = box(parts)
        self.fill(body, foot, grows=body)
        self.primary = self.rest if pasting.acts else leave
        self.list.mark("0")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
