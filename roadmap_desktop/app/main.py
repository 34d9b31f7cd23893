"""The window's composition root: paints first, then opens the store.

roadmap-desktop                       opens the window
roadmap-desktop --quit-after-first-paint   measures the start
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from roadmap_desktop import __version__
from roadmap_desktop.app import paths
from roadmap_desktop.app.crash import CrashReporter, RunMarker
from roadmap_desktop.app.long_lived import LongLived
from roadmap_desktop.app.qt_imports import do_not_search
from roadmap_desktop.app.single_instance import SingleInstance
from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.apply import apply_look, register_fonts

if TYPE_CHECKING:
    from roadmap_desktop.domain.content.catalogue import Catalogue
    from roadmap_desktop.ui.shell.desk import WindowDesk

LANGUAGE = "en"
BACK_UP_AFTER = 4_000
"""Milliseconds after the start at which a backup that is due is made."""


def arguments_of(given: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="roadmap-desktop", description="Opens the window.", allow_abbrev=False
    )
    parser.add_argument("--store", help="the store's file; otherwise $ROADMAP_STORE")
    parser.add_argument("--today", type=date.fromisoformat, help="the date to reckon with")
    parser.add_argument("--state", help="folder for settings and reports")
    parser.add_argument("--sample", default="", help="open this finished example")
    parser.add_argument("--quit-after-first-paint", action="store_true", help="for measuring")
    parser.add_argument("--quit-when-ready", action="store_true", help="for measuring")
    parser.add_argument("file", nargs="?", default="", help="a plan or answers to take in")
    return parser.parse_args(given)


class Program:
    """One run of the window."""

    def __init__(self, app: QApplication, given: argparse.Namespace) -> None:
        do_not_search()  # where not the entry has said so already
        self.app = app
        self.given = given
        self.state = Path(given.state) if given.state else paths.state_folder()
        self.settings = Settings(self.state / "settings.ini")
        self.shown_last = self.settings.shown
        self.crashes = CrashReporter(self.state / "reports", __version__, self._tell_crash)
        self.marker = RunMarker(self.state / "running")
        register_fonts(paths.resources() / "fonts")
        self.window = MainWindow(self.settings, paths.resources())
        self.desk: WindowDesk | None = None
        apply_look(app, self.window.look)
        self.window.first_painted.connect(self._on_first_paint)
        self.long_lived = LongLived(self.window)
        self._backup = QTimer(self.window)
        self._backup.setSingleShot(True)
        self._backup.setInterval(BACK_UP_AFTER)
        self._backup.timeout.connect(self._back_up)
        app.aboutToQuit.connect(self.close)

    def close(self) -> None:
        """Let go of the store and note that the program ended in good order."""
        self._backup.stop()
        self.long_lived.end()
        if self.window.office is not None:
            self.window.office.close()
            self.marker.take()

    def show(self) -> None:
        """Show the window; what is slow comes after its first paint."""
        self.crashes.install()
        self.show_without_hooks()

    def show_without_hooks(self) -> None:
        """As ``show``, with unexpected errors left to whoever drives the program."""
        self.window.show()

    def _on_first_paint(self) -> None:
        if self.given.quit_after_first_paint:
            self.app.quit()
            return
        QTimer.singleShot(0, self._furnish)

    def _furnish(self) -> None:
        """Load the catalogue, open the store, fill Home."""
        from roadmap_desktop.commands.office import Office, Premises
        from roadmap_desktop.domain.errors import PlanError
        from roadmap_desktop.ui.shell.desk import WindowDesk

        store = paths.store_path(self.given.store)
        premises = Premises(
            store=store,
            migrations=paths.migrations(),
            samples=paths.resources() / "samples",
            witness=paths.witness_path(self.state),
        )
        try:
            office = Office(
                premises, _catalogue, today=self._today, now=self._now, actor=self.settings.actor
            )
        except PlanError as error:
            self._cannot_open(str(error))
            return
        self.window.office = office
        self.desk = WindowDesk(self.window, office)
        self.window.furnish(self.desk)
        self._begin(self.desk)
        self.window.ready.emit()
        if self.given.quit_when_ready:
            self.app.quit()
        else:
            QTimer.singleShot(0, lambda: office.catalogue)

    def _begin(self, desk: WindowDesk) -> None:
        desk.going.plan_opened.connect(self.long_lived.set_apart)
        desk.going.plan_closed.connect(self.long_lived.take_back)
        shown = self.shown_last
        if self.marker.was_left_behind:
            desk.going.offer_to_go_on(shown)
        self.marker.put()
        self._backup.start()
        if self.given.sample:
            desk.open_sample(self.given.sample)
        elif self.given.file:
            desk.open_path(Path(self.given.file))

    def open_later(self, file: str) -> None:
        """Take in a file that a second start named."""
        if self.desk is not None:
            self.desk.open_path(Path(file))

    def _back_up(self) -> None:
        if self.desk is not None:
            self.desk.office.back_up_when_due()
            self.desk.telling.show_notices()

    def _cannot_open(self, sentence: str) -> None:
        """The store cannot be opened: say why and leave; no file was changed."""
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("Roadmap Desktop")
        box.setText(sentence)
        box.finished.connect(lambda _: self.app.exit(2))
        box.open()

    def _tell_crash(self, report: Path) -> None:
        sentence = (
            "This should not have happened. What you entered is saved. A report without any of"
            f" your texts lies in {report}."
        )
        if self.desk is not None:
            self.window.banners.put("crash", "error", "Something went wrong.", sentence)

    def _today(self) -> date:
        given: date | None = self.given.today
        return given or date.today()  # noqa: DTZ011 -- the user's own calendar day is meant

    def _now(self) -> datetime:
        moment = datetime.now(UTC)
        given: date | None = self.given.today
        if given is None:
            return moment
        return moment.replace(year=given.year, month=given.month, day=given.day)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; 0 when it was closed in good order."""
    given = arguments_of(arguments)
    app = QApplication.instance() or QApplication([sys.argv[0]])
    if not isinstance(app, QApplication):
        raise TypeError("a window needs a QApplication")
    app.setApplicationName("Roadmap Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("roadmap-desktop")
    _translate(app)
    state = Path(given.state) if given.state else paths.state_folder()
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    only = SingleInstance(state)
    if not only.is_first:
        only.raise_first(given.file)
        return 0
    program = Program(app, given)
    only.asked_to_raise = program.window.raise_window
    only.asked_to_open = program.open_later
    program.window.ready.connect(only.listen)
    program.show()
    code = app.exec()
    only.release()
    return code


def _catalogue() -> Catalogue:
    """The content the program ships with."""
    from roadmap_desktop.catalogue.load import load_catalogue

    return load_catalogue(paths.resources() / "catalogue" / LANGUAGE)


def _translate(app: QApplication) -> None:
    """Use the system's language for Qt's own dialogs, and for the program where there is one."""
    places = (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("roadmap", str(paths.resources() / "i18n")),
    )
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(QLocale(), name, "_", folder):
            app.installTranslator(translator)
