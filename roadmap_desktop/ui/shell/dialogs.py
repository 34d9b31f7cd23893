"""The dialogs of the window and what comes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from roadmap_desktop.commands.office import Office
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.navigation import Place
from roadmap_desktop.ui.shell.going import Going
from roadmap_desktop.ui.shell.looks import Looks
from roadmap_desktop.ui.shell.telling import Telling

if TYPE_CHECKING:
    from roadmap_desktop.ui.dialogs.export import ExportDialog
    from roadmap_desktop.ui.seen import Seen


class Dialogs(QObject):
    """One function a dialog; each is imported when it is first asked for."""

    name_given = Signal()
    """The settings say another name for the history."""
    store_replaced = Signal()
    """The store was put back to a backup, or that failed half-way."""

    def __init__(
        self, window: MainWindow, office: Office, going: Going, telling: Telling, looks: Looks
    ) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._going = going
        self._telling = telling
        self._looks = looks

    @property
    def _fonts(self) -> Path:
        return self._window.resources / "fonts"

    def export(self, against: str = "") -> None:
        """Write a document of the open plan; its addendum ``against`` a baseline or last step."""
        dialog = self._show_export()
        if dialog is not None and against:
            dialog.hold_against(against)

    def export_again(self) -> None:
        """Write what the open plan was written as last, and say where it lies."""
        dialog = self._show_export()
        if dialog is not None:
            dialog.write_again()

    def _show_export(self) -> ExportDialog | None:
        from roadmap_desktop.ui.dialogs.export import ExportDialog

        window = self._window
        if window.open_plan is None:
            return None
        given = (window.look, window.open_plan, window.settings, window.worker, self._fonts)
        dialog = ExportDialog(*given, window, seen=self._seen())
        dialog.go_requested.connect(self._going.go)
        dialog.open()
        return dialog

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
        dialog.open()

    def rename(self) -> None:
        """Give the open plan another title."""
        opened = self._window.open_plan
        if opened is None:
            return
        from roadmap_desktop.commands.plans import rename
        from roadmap_desktop.ui.dialogs.rename import RenameDialog

        title = opened.plan.header.title
        RenameDialog(
            self._window.look, self._window, title, lambda words: opened.run(rename, words)
        ).open()

    def erase(self, client_id: str) -> None:
        """Erase a firm for good."""
        from roadmap_desktop.ui.dialogs.erase import EraseDialog

        office = self._office
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
                self._telling.refuse(str(error))
                return
            dialog.show_result(erased)
            self._window.home.refresh()

        dialog.confirmed.connect(erase)
        dialog.open()

    def restore(self) -> None:
        """Go back to a backup."""
        from roadmap_desktop.ui.dialogs.restore import RestoreDialog

        office = self._office
        dialog = RestoreDialog(self._window.look, office, self._window)

        def restore(path: Path) -> None:
            dialog.accept()
            try:
                former = office.restore(path)
            except PlanError as error:
                self.store_replaced.emit()
                self._telling.refuse(str(error))  # after Home, which begins without a word
                return
            self.store_replaced.emit()
            words = self.tr("Restored.")
            if former:
                words += " " + self.tr("The former state lies in {path}.").format(path=former)
            self._telling.tell(words)

        dialog.chosen.connect(restore)
        dialog.open()

    def save_copy(self) -> None:
        """Save the whole store under another name."""
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save a copy of everything"), "roadmap-copy.db"
        )
        if not path:
            return
        try:
            self._office.save_copy(Path(path))
        except PlanError as error:
            self._telling.refuse(str(error))
        else:
            self._telling.tell(self.tr("A copy of everything lies in {path}.").format(path=path))

    def settings(self) -> None:
        """Theme, text size, name."""
        from roadmap_desktop.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._window.look, self._window.settings, self._window)
        dialog.theme_chosen.connect(self._looks.use_theme)
        dialog.scale_chosen.connect(self._looks.use_scale)
        dialog.name_given.connect(self.name_given)
        dialog.open()

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
        dialog.open()

    def help(self, topic: str = "") -> None:
        """Open the manual: at a topic, at the question in sight, or at its beginning."""
        from roadmap_desktop.ui.dialogs.help import HelpDialog

        window = self._window
        dialog = HelpDialog(window.look, self._office.catalogue, self._fonts, window)
        question = topic or self._question_in_sight()
        if self._office.catalogue.find("questions", question):
            dialog.show_question(question)
        else:
            dialog.show_topic(topic or self._topic_in_sight())
        dialog.open()

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

        office = self._office
        notice = office.catalogue.notice
        store = office.premises.store
        AboutDialog(self._window.look, store, notice, self._window).open()
