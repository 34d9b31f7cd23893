"""Going back to a backup: which there are, what they hold, and what becomes of what is here now."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, QTime, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, page
from roadmap_desktop.ui.jobs import Worker
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import box, column
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Heading, Marked, Text

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import BackupContent, Office

MANY = 100_000
"""More plans than one store holds: all of them."""


def moment_in_words(at: datetime) -> str:
    """'Mon 15 Feb 2027, 10:42', by the clock of this computer."""
    local = at.astimezone()
    clock = QTime(local.hour, local.minute)
    words = QLocale().toString(clock, QLocale.FormatType.ShortFormat)
    return f"{day_in_words(local.date())}, {words}"


class RestoreDialog(PageDialog):
    """The backups, newest first; ``chosen`` tells the one to go back to."""

    chosen = Signal(Path)

    def __init__(self, look: Look, office: Office, parent: QWidget | None) -> None:
        super().__init__(look, "", parent, QSize(720, 640))
        self.setWindowTitle(self.tr("Restore from a backup"))
        self._office = office
        self._worker = Worker(self)
        self._contents: dict[str, BackupContent] = {}
        self._refusals: dict[str, str] = {}
        self._made: dict[str, tuple[datetime | None, str]] = {
            str(b.path): (b.made_at, b.reason) for b in office.backups()
        }
        self._present = ""
        self._problem: Banner | None = None
        self._make()
        self._show_rows()
        self._say_what_happens()
        QTimer.singleShot(0, self, self._count_present)
        for path in self._made:
            self._look_into(Path(path))
        self.finished.connect(lambda _: self._worker.finish())
        (self.list if self._made else self.other).setFocus()

    def _make(self) -> None:
        look = self.look
        self.heading = Heading(look, self.tr("Go back to which backup?"))
        lead = self.tr(
            "A backup holds all firms and plans of one moment. Each was read again and checked when"
            " it was made."
        )
        self.list = RowList(look, self.tr("Backups, newest first"))
        self.list.moved.connect(lambda _: self._on_moved())
        self.list.chosen.connect(lambda _: self._on_moved())
        self._sheet = in_sheet(look, self.list)
        none = self.tr(
            "There is no backup yet. The program makes one on each day on which something was"
            " changed, and you can make one yourself in the menu Plan."
        )
        self._none = Text(look, none)
        self.other = Button(
            look, self.tr("Choose a &file elsewhere…"), "flush", "folder-open", self.choose_file
        )
        content = column(look, self.heading, Text(look, lead, "body", "muted"), 4, self._none)
        content.addWidget(self._sheet)
        content.addWidget(self.other)
        body = page(look, content)
        self._happens = Marked(look, ("", False))
        self._told = column(look, self._happens)
        self.restore = Button(
            look, self.tr("&Go back to this backup"), "primary", pressed=self.press
        )
        leave = Button(look, self.tr("&Leave all as it is"), "plain", pressed=self.reject)
        foot = Foot(look)
        foot.show_parts(self.restore, leave, above=box(self._told))
        self.fill(body, foot, grows=body)
        self.primary = self.restore

    # --- reading -----------------------------------------------------------------------------

    def _look_into(self, path: Path) -> None:
        """Read a backup on the worker; a large one takes a while."""
        job = self._worker.start(lambda _: self._office.look_into(path))
        job.done.connect(partial(self._on_read, str(path)))
        job.refused.connect(partial(self._on_refused, str(path)))

    def _on_read(self, path: str, content: BackupContent) -> None:
        self._contents[path] = content
        self._show_rows()
        self._say_what_happens()

    def _on_refused(self, path: str, sentence: str) -> None:
        self._refusals[path] = sentence
        self._show_rows()
        self._say_what_happens()

    def _count_present(self) -> None:
        plans = len(self._office.plans(limit=MANY).plans)
        self._present = self._extent(plans, len(self._office.clients()))
        self._say_what_happens()

    def choose_file(self) -> None:
        """A backup that lies elsewhere, or a copy of everything that was saved."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a backup"),
            str(self._office.premises.store.parent),
            self.tr("Backups (*.db)"),
        )
        if name:
            self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Put a file on top of the list and read it."""
        if str(path) not in self._made:
            self._made = {str(path): (None, ""), **self._made}
            self._look_into(path)
        self._show_rows(str(path))
        self._say_what_happens()
        self.list.setFocus()

    # --- showing -----------------------------------------------------------------------------

    def _show_rows(self, current: str = "") -> None:
        rows = [self._row(path, *made) for path, made in self._made.items()]
        self._none.setVisible(not rows)
        self._sheet.setVisible(bool(rows))
        wanted = current or self.list.current_key or (rows[0].key if rows else "")
        self.list.show_rows(rows, wanted)

    def _row(self, path: str, made: datetime | None, reason: str) -> RowItem:
        content = self._contents.get(path)
        at = made or (content.made_at if content else None)
        title = moment_in_words(at) if at else Path(path).name
        why = self._reason(reason) if reason else self.tr("Chosen by you: {file}")
        why = why.format(file=Path(path).name)
        if path in self._refusals:
            return RowItem(
                key=path,
                title=title,
                second=f"{why} · {self.tr('it cannot be restored')}",
                state=self.tr("Damaged"),
                tone="error",
                icon="octagon-alert",
                icon_tone="error",
            )
        holds = self.tr("being read…")
        if content is not None:
            holds = self._extent(content.plan_count, content.client_count)
            if content.last_edit is not None:
                edited = self.tr("last change {when}")
                holds += " · " + edited.format(when=moment_in_words(content.last_edit))
        return RowItem(key=path, title=title, second=f"{why} · {holds}", icon="database-backup")

    def _reason(self, reason: str) -> str:
        known = {
            "daily": self.tr("Made by itself, once a day"),
            "asked": self.tr("You asked for it"),
            "migration": self.tr("Before a new version of the program"),
            "restore": self.tr("Before going back to a backup"),
            "import": self.tr("Before a plan file was taken in"),
        }
        return known.get(reason, reason)

    def _extent(self, plans: int, firms: int) -> str:
        of_plans = self.tr("1 plan") if plans == 1 else self.tr("{n} plans").format(n=plans)
        if firms == 1:
            return self.tr("{plans} of 1 firm").format(plans=of_plans)
        return self.tr("{plans} of {n} firms").format(plans=of_plans, n=firms)

    def _on_moved(self) -> None:
        self._take_problem()
        self._say_what_happens()

    def _say_what_happens(self) -> None:
        path = self.list.current_key
        content = self._contents.get(path)
        if path in self._refusals:
            self._happens.say(
                (self.tr("This backup is damaged."), True),
                (" " + self.tr("Choose another one."), False),
            )
            return
        if content is None:
            words = self.tr("What is here now is kept as a backup before anything is replaced.")
            self._happens.say((words, False))
            return
        back = self.tr("All firms and plans go back to {when}: {extent}.").format(
            when=moment_in_words(content.made_at),
            extent=self._extent(content.plan_count, content.client_count),
        )
        present = f" ({self._present})" if self._present else ""
        kept = self.tr(
            "What is here now{present} is kept as a backup first, so that you can come back to it."
            " A firm erased since then comes back as well."
        ).format(present=present)
        self._happens.say((back, True), (f" {kept}", False))

    # --- going back --------------------------------------------------------------------------

    def press(self) -> None:
        """Go back to the marked backup; where that cannot be, say why."""
        path = self.list.current_key
        if not path:
            self._explain(self.tr("Nothing was changed."), self.tr("Choose a backup first."))
        elif path in self._refusals:
            self._explain(self.tr("Nothing was changed."), self._refusals[path])
        elif path not in self._contents:
            self._explain(self.tr("It is still being read."), self.tr("Press again in a moment."))
        else:
            self.chosen.emit(Path(path))

    def _explain(self, lead: str, sentence: str) -> None:
        self._take_problem()
        self._problem = Banner(self.look, "warning", lead, sentence)
        self._told.addWidget(self._problem)

    def _take_problem(self) -> None:
        if self._problem is not None:
            self._told.removeWidget(self._problem)
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
