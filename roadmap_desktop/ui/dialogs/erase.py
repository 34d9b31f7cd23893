"""Erasing a firm for good: says what goes, asks for its name, and shows where copies remain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, page, sheet
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import Part, box, clear, column, row
from roadmap_desktop.ui.widgets.text import Heading, Marked, Text, icon_label

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import Erased


class EraseDialog(PageDialog):
    """The one act without undo; ``confirmed`` comes once its firm's name was typed."""

    confirmed = Signal()

    def __init__(
        self, look: Look, client_name: str, plan_count: int, parent: QWidget | None
    ) -> None:
        super().__init__(look, "", parent, QSize(620, 600))
        self.setWindowTitle(self.tr("Erase a firm for good"))
        self._wanted = client_name if _plain(client_name) else self.tr("erase")
        title = self.tr("Erase {firm} for good").format(firm=client_name)
        self.heading = Heading(look, title)
        self._content = column(look, self.heading, self._what_goes(plan_count), gap=16)
        self._content.addWidget(
            Banner(
                look,
                "warning",
                self.tr("There is no undo."),
                self.tr(
                    "Backups, plan files and documents may still hold the firm. Afterwards you see"
                    " which backups do."
                ),
            )
        )
        self._content.addLayout(self._question())
        self.erase = Button(look, self._act(plan_count), "primary", pressed=self.press)
        self.keep = Button(look, self.tr("&Keep it"), "plain", pressed=self.reject)
        self._foot = Foot(look)
        self._foot.show_parts(self.erase, self.keep)
        self._page = page(look, self._content)
        self.fill(self._page, self._foot, grows=self._page)
        self.primary = self.erase
        self.line.setFocus()

    def _act(self, plans: int) -> str:
        if plans == 1:
            return self.tr("&Erase the firm and its plan")
        if plans:
            return self.tr("&Erase the firm and its {n} plans").format(n=plans)
        return self.tr("&Erase the firm")

    def _what_goes(self, plans: int) -> QWidget:
        look = self.look
        first = self.tr("{n} plans with all answers, dates and decisions").format(n=plans)
        if plans == 1:
            first = self.tr("1 plan with all answers, dates and decisions")
        goes = [
            first,
            self.tr("The whole history, who changed what and when"),
            self.tr("What was typed and not finished, also in a Quick plan without a firm yet"),
            self.tr("The firm itself, with its closed days"),
        ]
        lines: list[Part] = [
            row(look, column(look, 2, icon_label(look, "minus", "muted", 16), None), (t, 1))
            for t in (Text(look, words) for words in (goes if plans else goes[1:]))
        ]
        lead = Text(look, self.tr("This goes:"), "body", "", 600)
        return sheet(look, column(look, lead, *lines, gap=4))

    def _question(self) -> QVBoxLayout:
        look = self.look
        ask = self.tr("To go on, type the firm's name:")
        if self._wanted == self.tr("erase"):
            ask = self.tr("To go on, type:")
        label = Marked(look, (f"{ask} ", False), (self._wanted, True))
        self.line = QLineEdit()
        self.line.setFont(look.font())
        self.line.setAccessibleName(f"{ask} {self._wanted}")
        self.line.textEdited.connect(self._on_typed)
        self.problem = Text(look, "", "body", "error")
        self.problem.hide()
        return column(look, label, self.line, self.problem, gap=6)

    # --- erasing -----------------------------------------------------------------------------

    def press(self) -> None:
        """Erase, if the name stands there; else say what is missing."""
        typed = _plain(self.line.text())
        if typed == _plain(self._wanted):
            self.confirmed.emit()
            return
        if typed:
            words = self.tr("This is not the firm's name. Type “{name}”; nothing was erased.")
        else:
            words = self.tr("Type “{name}” first; nothing was erased.")
        self._explain(words.format(name=self._wanted))
        self.line.setFocus()
        self.line.selectAll()
        self._keep_in_sight()

    def _on_typed(self) -> None:
        self._explain("")
        self._keep_in_sight()

    def _explain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
        self.line.setProperty("problem", bool(words))
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def _keep_in_sight(self) -> None:
        """With large text the field stands below what can be seen."""
        QTimer.singleShot(0, self, self._scroll_to_field)

    def _scroll_to_field(self) -> None:
        last = self.line if self.problem.isHidden() else self.problem
        self._page.ensureWidgetVisible(last, 0, self.look.px(16))

    # --- after -------------------------------------------------------------------------------

    def show_result(self, erased: Erased) -> None:
        """Say what is gone and which backups still hold the firm."""
        look = self.look
        clear(self._content)
        title = self.tr("{firm} was erased").format(firm=erased.client_name)
        self.heading = Heading(look, title)
        mark = icon_label(look, "circle-check", "success", 24)
        self._content.addLayout(row(look, mark, (self.heading, 1), gap=12))
        self._content.addWidget(Text(look, self._gone(erased.plans)))
        if erased.traces_remain:
            lead = self.tr("Traces remain in the file.")
            words = self.tr(
                "There was no room to rewrite it. That is tried again at the next start; make room"
                " on the disk."
            )
            self._content.addWidget(Banner(look, "warning", lead, words))
        self._content.addWidget(self._copies(erased))
        told = self.tr(
            "Plan files, documents and copies that you saved elsewhere cannot be found from here."
            " Delete them by hand where they must go as well."
        )
        self._content.addWidget(Text(look, told, "small", "muted"))
        self.primary = Button(look, self.tr("&Close"), "primary", pressed=self.accept)
        parts = [self.primary]
        if erased.still_in:
            folder = erased.still_in[0].path.parent
            words = self.tr("Open the &folder of backups")
            parts.append(
                Button(look, words, "plain", "folder-open", lambda: self._open_folder(folder))
            )
        self._foot.show_parts(*parts)
        self.primary.setFocus()

    def _gone(self, plans: int) -> str:
        if plans == 1:
            return self.tr("1 plan and its history are gone from this program.")
        words = self.tr("{n} plans and their history are gone from this program.")
        return words.format(n=plans)

    def _copies(self, erased: Erased) -> QWidget:
        look = self.look
        count = len(erased.still_in)
        if not count:
            words = self.tr("No backup of this program holds the firm.")
            return sheet(look, Text(look, words, "body", "", 600))
        lead = self.tr("{n} backups still hold it, or cannot be read:").format(n=count)
        if count == 1:
            lead = self.tr("1 backup still holds it, or cannot be read:")
        lines: list[QWidget] = []
        for backup in erased.still_in:
            made = day_in_words(backup.made_at.astimezone().date())
            day = Text(look, made, "small", "muted")
            lines.append(box(column(look, _path(look, backup.path), day, gap=0)))
        end = self.tr(
            "Delete these files to be rid of it; with them goes the way back to that day."
        )
        return sheet(
            look, Text(look, lead, "body", "", 600), *lines, Text(look, end, "body", "muted")
        )

    def _open_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            words = self.tr("No program opened the folder. It is {path}.")
            self._content.addWidget(Banner(self.look, "info", words.format(path=folder)))


def _path(look: Look, path: Path) -> Text:
    """A path that breaks at its separators and can be marked and copied."""
    made = Text(look, str(path), "body", "", 500)
    made.setAccessibleName(str(path))
    made.setToolTip(str(path))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
