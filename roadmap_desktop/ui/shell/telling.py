"""What the window says beside its screens: what came of the last act, and whether it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from roadmap_desktop.commands.office import Office
from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.shell.banners import Act

LAST_ACT = "last_act"
"""The one banner that says what came of the last act."""
NOT_SAVED = "not_saved"
"""The banner that stays until something is saved again."""


class Telling(QObject):
    """Banners, the header's word about saving, and questions before something large."""

    copy_requested = Signal()
    """Save a copy of everything elsewhere."""

    def __init__(self, window: MainWindow, office: Office) -> None:
        super().__init__(window)
        self._window = window
        self._office = office

    def tell(self, words: str, acts: Sequence[Act] = ()) -> None:
        """Say what came of the last act, until the next one or another place is gone to."""
        self._window.banners.put(LAST_ACT, "info", words, "", acts)

    def refuse(self, sentence: str) -> None:
        """Say what could not be done and what to do instead."""
        self._window.banners.put(LAST_ACT, "warning", self.tr("Nothing was changed."), sentence)

    def forget_last_act(self) -> None:
        """What was said about the last act no longer holds."""
        self._window.banners.take(LAST_ACT)

    def not_saved(self, sentence: str) -> None:
        """Say that the store could not keep the last change, until one is kept."""
        self._window.header.show_trouble()
        said = sentence.removeprefix("Not saved: ")  # as the banner begins
        said = said[:1].upper() + said[1:]
        lead = self.tr("Not saved.")
        self._window.banners.put(NOT_SAVED, "error", lead, said, [self._copy_act()], stays=True)

    def saved(self, at: datetime) -> None:
        """Something was kept."""
        self._window.banners.take(NOT_SAVED)
        self._window.header.show_saved(at)

    def calm(self) -> None:
        """Another plan or Home is gone to: all that there is, is saved."""
        window = self._window
        self.forget_last_act()
        if NOT_SAVED in window.banners.shown_keys():
            return
        state = window.header.saved_state
        if state.trouble or (not state.shown and self._office.plans(limit=1).plans):
            window.header.show_saved()

    def show_notices(self) -> None:
        """A banner for each thing the store has to tell."""
        banners, notices = self._window.banners, self._office.notices
        for key in banners.shown_keys():
            if key.startswith("notice.") and key not in {f"notice.{n.kind}" for n in notices}:
                banners.take(key)
        for notice in notices:
            # Where nothing can be changed there is one thing to do: work on a copy.
            acts = [self._copy_act()] if self._office.read_only else []
            stays = self._office.read_only
            banners.put(f"notice.{notice.kind}", "warning", notice.sentence, "", acts, stays=stays)

    def may_drop(self) -> bool:
        """What could not be saved is still on the screen; it goes only where the user says so."""
        window = self._window
        if window.screens.currentWidget() is window.home:
            return True
        if NOT_SAVED not in window.banners.shown_keys():
            return True
        leave = self.ask(
            self.tr("Not saved"),
            self.tr("What you entered last is not saved. Leave it, and it is lost."),
            self.tr("Leave without saving"),
            self.tr("Stay here"),
        )
        if leave:
            window.banners.take(NOT_SAVED)
        return leave

    def ask(self, title: str, question: str, act: str, leave: str = "") -> bool:
        """Ask before something large; True for the act."""
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setText(question)
        box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(leave or self.tr("Leave it"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        accepted = box.buttonRole(box.clickedButton()) is QMessageBox.ButtonRole.AcceptRole
        box.deleteLater()
        return accepted

    def _copy_act(self) -> Act:
        return self.tr("Save a copy elsewhere…"), self.copy_requested.emit
