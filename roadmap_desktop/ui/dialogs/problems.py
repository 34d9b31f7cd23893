"""Every mistake of a file at once: where it is, what is wrong, what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from roadmap_desktop.domain.errors import Problem
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Heading, Text, icon_label


class ProblemList(RowList):
    """Mistakes; copying takes them all, and where they are."""

    copy_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)


class ProblemsDialog(PageDialog):
    """The list, to read, to go through by arrow keys, and to copy into a message."""

    def __init__(
        self, look: Look, headline: str, problems: Sequence[Problem], parent: QWidget | None
    ) -> None:
        super().__init__(look, "", parent, QSize(720, 560))
        self.setWindowTitle(self.tr("There is a problem"))
        self._headline = headline
        self._problems = tuple(problems)
        self.heading = Heading(look, headline, "heading")
        mark = icon_label(look, "octagon-alert", "error", 24)
        after = self.tr("Mend the file in a text editor, then open it again.")
        self.list = ProblemList(look, self.tr("Mistakes, in the order of the file"), grows=False)
        self.list.show_rows(
            [
                RowItem(key=str(place), title=one.sentence, second=self._where(one))
                for place, one in enumerate(self._problems)
            ]
        )
        body = box(
            column(
                look,
                row(look, mark, (self.heading, 1), gap=12),
                Text(look, after, "body", "muted"),
                4,
                (in_sheet(look, self.list), 1),
                pad=(24, 20, 24, 20),
            )
        )
        close = Button(look, self.tr("&Close"), "primary", pressed=self.accept)
        words = self.tr("Copy the &list")
        self.copy_button = Button(look, words, "plain", "copy", pressed=self.copy)
        self.told = Text(look, "", "body", "muted", wrap=False)
        self._foot = Foot(look)
        self._foot.show_parts(close, self.copy_button, self.told)
        self.fill(body, self._foot, grows=body)
        self.primary = close
        self.list.copy_requested.connect(self.copy)
        self.list.mark("0")
        self.list.setFocus()

    def _where(self, one: Problem) -> str:
        line = self.tr("Line {n}").format(n=one.line) if one.line else ""
        return " · ".join(part for part in (line, one.question, one.where) if part)

    def copy(self) -> None:
        """Put the whole list on the clipboard."""
        lines = [self._headline, ""]
        for one in self._problems:
            where = self._where(one)
            lines.append(f"{where}: {one.sentence}" if where else one.sentence)
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self.told.setText(self.tr("Copied."))
        self._foot.updateGeometry()
