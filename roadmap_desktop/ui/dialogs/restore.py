"""Going back to a backup: each with its date, its reason and how many plans it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import column, row
from roadmap_desktop.ui.widgets.row_list import RowItem, RowList, in_sheet
from roadmap_desktop.ui.widgets.text import Heading, Text

if TYPE_CHECKING:
    from datetime import datetime

    from roadmap_desktop.commands.office import Backup, Office


class RestoreDialog(QDialog):
    """Lists the backups; the present state is kept as one more."""

    chosen = Signal(Path)

    def __init__(self, look: Look, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore from a backup"))
        self._office = office
        self._reasons = {
            "daily": self.tr("made by itself"),
            "asked": self.tr("made by you"),
            "import": self.tr("before an import"),
            "migration": self.tr("before an upgrade"),
            "restore": self.tr("before a restore"),
        }
        heading = Heading(look, self.tr("Go back to a backup"), "heading")
        words = self.tr(
            "All plans become what they were then. The present state is kept as one more backup,"
            " so that you can come back to it."
        )
        self.list = RowList(look, self.tr("Backups"), grows=False)
        self.list.setMinimumHeight(look.px(240))
        self._told = Text(look, "", "body", "error", 500)
        self._told.hide()
        rows = [self._row(b) for b in office.backups()]
        self.list.show_rows(rows, current=rows[0].key if rows else "")
        self.list.chosen.connect(lambda _: self._on_restore())
        none = Text(look, self.tr("There is no backup yet. One is made each day."), "body", "muted")
        none.setVisible(not rows)
        restore = Button(look, self.tr("Restore this backup"), "primary", pressed=self._on_restore)
        other = Button(look, self.tr("Another file…"), "plain", pressed=self._on_other)
        leave = Button(look, self.tr("Leave it"), "plain", pressed=self.reject)
        self.setLayout(
            column(
                look,
                heading,
                Text(look, words, "body", "muted"),
                4,
                in_sheet(look, self.list),
                none,
                self._told,
                8,
                row(look, restore, other, leave, None, gap=12),
                gap=6,
                pad=24,
            )
        )
        self.resize(look.px(620), look.px(500))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, backup: Backup) -> RowItem:
        reason = self._reasons.get(str(backup.reason), str(backup.reason))
        title = self._moment(backup.made_at)
        try:
            content = self._office.look_into(backup.path)
        except PlanError:
            return RowItem(
                key=str(backup.path),
                title=title,
                second=reason,
                state=self.tr("damaged"),
                tone="error",
            )
        plans = self.tr("1 plan") if content.plan_count == 1 else self.tr("{n} plans")
        firms = self.tr("1 firm") if content.client_count == 1 else self.tr("{n} firms")
        held = plans.format(n=content.plan_count) + ", " + firms.format(n=content.client_count)
        return RowItem(key=str(backup.path), title=title, second=f"{held} · {reason}")

    def _moment(self, at: datetime) -> str:
        local = at.astimezone()
        day = QLocale().toString(QDate(local.year, local.month, local.day), "dddd d MMMM yyyy")
        clock = QTime(local.hour, local.minute)
        return f"{day}, {QLocale().toString(clock, QLocale.FormatType.ShortFormat)}"

    def _on_restore(self) -> None:
        key = self.list.current_key
        if not key:
            self._tell(self.tr("Choose a backup in the list, or another file."))
            return
        self._take(Path(key))

    def _on_other(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("A backup"), "", self.tr("Backups (*.db)")
        )
        if path:
            self._take(Path(path))

    def _take(self, path: Path) -> None:
        try:
            self._office.look_into(path)
        except PlanError as error:
            self._tell(str(error))
            return
        self.chosen.emit(path)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()
