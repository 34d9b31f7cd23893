"""Opens the window's dialogs and carries their results home."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from roadmap_desktop.domain.errors import PlanError, Problem
from roadmap_desktop.ui.navigation import Destination, Place

if TYPE_CHECKING:
    from roadmap_desktop.ui.main_window import MainWindow
    from roadmap_desktop.ui.seen import Seen
    from roadmap_desktop.ui.shell.desk import WindowDesk


class Dialogs(QObject):
    """One function a dialog; each is imported when it is first asked for."""

    def __init__(self, window: MainWindow, desk: WindowDesk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._open: QDialog | None = None

    def _show(self, dialog: QDialog) -> QDialog:
        self._open = dialog
        dialog.open()
        return dialog

    @property
    def _fonts(self) -> Path:
        return self._window.resources / "fonts"

    def open_file(self) -> None:
        """Choose a plan file or a file of answers."""
        folder = self._window.settings.folder("open")
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a file"),
            folder,
            self.tr("Plans, answers and tasks (*.roadmap *.toml *.xml *.csv *.tsv *.xlsx)"),
        )
        if path:
            self._window.settings.remember_folder("open", Path(path).parent)
            self._desk.open_path(Path(path))

    def take_tasks(self, path: Path) -> None:
        """Look at the tasks of another program before they are taken in."""
        from roadmap_desktop.exchange.foreign_file import open_file
        from roadmap_desktop.ui.dialogs.take_tasks import TakeTasksDialog

        window = self._window
        try:
            file = open_file(path)
        except PlanError as error:
            self._desk.refuse(str(error))
            return
        dialog = TakeTasksDialog(window.look, file, self._desk.office, window.open_plan, window)
        dialog.taken_in.connect(self._show_tasks)
        self._show(dialog)

    def _show_tasks(self, plan_id: str) -> None:
        window = self._window
        if window.open_plan is None or window.open_plan.id != plan_id:
            self._desk.open(plan_id)
        self._desk.go(Destination(place=Place.TIMELINE))

    def export(self) -> None:
        """Write a document of the open plan."""
        from roadmap_desktop.ui.dialogs.export import ExportDialog

        window = self._window
        if window.open_plan is None:
            return
        given = (window.look, window.open_plan, window.settings, window.worker, self._fonts)
        dialog = ExportDialog(*given, window, seen=self._seen())
        dialog.go_requested.connect(self._desk.go)
        self._show(dialog)

    def _seen(self) -> Seen | None:
        """What the timeline shows, where it is the screen in sight."""
        from roadmap_desktop.ui.timeline.view import TimelineView

        shown = self._window.places.shown if self._window.places else None
        return shown.seen() if isinstance(shown, TimelineView) else None

    def preview(self, gate: str = "") -> None:
        """Show the real PDF."""
        from roadmap_desktop.ui.dialogs.preview import PreviewDialog

        window = self._window
        if window.open_plan is None:
            return
        dialog = PreviewDialog(
            window.look, window.open_plan, window.worker, self._fonts, window, gate
        )
        dialog.export_requested.connect(self.export)
        self._show(dialog)

    def rename(self) -> None:
        """Give the open plan another title."""
        opened = self._window.open_plan
        if opened is None:
            return
        from roadmap_desktop.commands.plans import rename
        from roadmap_desktop.ui.dialogs.rename import RenameDialog

        title = opened.plan.header.title
        self._show(
            RenameDialog(
                self._window.look, self._window, title, lambda words: opened.run(rename, words)
            )
        )

    def erase(self, client_id: str) -> None:
        """Erase a firm for good."""
        from roadmap_desktop.ui.dialogs.erase import EraseDialog

        office = self._desk.office
        client = next((c for c in office.clients() if c.id == client_id), None)
        if client is None:
            return
        plans = sum(1 for p in office.plans(limit=100_000).plans if p.client_id == client_id)
        dialog = EraseDialog(self._window.look, client.name, plans, self._window)

        def erase() -> None:
            try:
                erased = office.erase_client(client_id)
            except PlanError as error:
                dialog.reject()
                self._desk.refuse(str(error))
                return
            dialog.show_result(erased)
            self._window.home.refresh()

        dialog.confirmed.connect(erase)
        self._show(dialog)

    def restore(self) -> None:
        """Go back to a backup."""
        from roadmap_desktop.ui.dialogs.restore import RestoreDialog

        office = self._desk.office
        dialog = RestoreDialog(self._window.look, office, self._window)

        def restore(path: Path) -> None:
            dialog.accept()
            try:
                former = office.restore(path)
            except PlanError as error:
                self._desk.refuse(str(error))
                self._desk.reopen()
                return
            self._desk.reopen()
            words = self.tr("Restored.")
            if former:
                words += " " + self.tr("The former state lies in {path}.").format(path=former)
            self._desk.tell(words)

        dialog.chosen.connect(restore)
        self._show(dialog)

    def save_copy(self) -> None:
        """Save the whole store under another name."""
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save a copy of everything"), "roadmap-copy.db"
        )
        if not path:
            return
        try:
            self._desk.office.save_copy(Path(path))
        except PlanError as error:
            self._desk.refuse(str(error))
        else:
            self._desk.tell(self.tr("A copy of everything lies in {path}.").format(path=path))

    def problems(self, headline: str, problems: Sequence[Problem]) -> None:
        """List every mistake of a file."""
        from roadmap_desktop.ui.dialogs.problems import ProblemsDialog

        self._show(ProblemsDialog(self._window.look, headline, problems, self._window))

    def settings(self) -> None:
        """Theme, text size, name."""
        from roadmap_desktop.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._window.look, self._window.settings, self._window)
        dialog.theme_chosen.connect(self._desk.use_theme)
        dialog.scale_chosen.connect(self._desk.use_scale)
        dialog.name_given.connect(self._desk.use_name)
        self._show(dialog)

    def shortcuts(self) -> None:
        """Change keyboard shortcuts."""
        from roadmap_desktop.ui.dialogs.shortcuts import ShortcutRow, ShortcutsDialog

        window = self._window
        changed = window.settings.shortcuts
        rows = [
            ShortcutRow(s.id, s.plain_text, s.keys, changed.get(s.id, s.keys), s.menu)
            for s in window.actions_.specs
        ]
        dialog = ShortcutsDialog(window.look, rows, window)

        def keep(keys: dict[str, str]) -> None:
            window.settings.shortcuts = keys
            window.actions_.use_keys(keys)

        dialog.shortcuts_changed.connect(keep)
        self._show(dialog)

    def help(self, topic: str = "") -> None:
        """Open the manual: at a topic, at the question in sight, or at its beginning."""
        from roadmap_desktop.ui.dialogs.help import HelpDialog

        window = self._window
        dialog = HelpDialog(window.look, self._desk.office.catalogue, window)
        question = topic or self._question_in_sight()
        if self._desk.office.catalogue.find("questions", question):
            dialog.show_question(question)
        else:
            dialog.show_topic(topic or self._topic_in_sight())
        self._show(dialog)

    def _topic_in_sight(self) -> str:
        """The page of the manual about the screen in sight."""
        place = self._window.destination.place
        topics = {
            Place.OVERVIEW: "stages",
            Place.INTERVIEW: "program.interview",
            Place.TIMELINE: "program.timeline",
            Place.GATES: "program.gates",
            Place.HISTORY: "program.saving",
        }
        return topics.get(place, "")

    def _question_in_sight(self) -> str:
        for screen in (self._window.quick, self._window.places and self._window.places.shown):
            if screen is not None and screen.isVisible():
                return str(getattr(screen, "question_in_sight", ""))
        return ""

    def about(self) -> None:
        """Version, licences, where the store lies."""
        from roadmap_desktop.ui.dialogs.about import AboutDialog

        office = self._desk.office
        notice = office.catalogue.notice
        store = office.premises.store
        self._show(AboutDialog(self._window.look, store, notice, self._window))
