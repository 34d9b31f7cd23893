"""What comes into the program: examples, plan files, answers, and tasks of other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from roadmap_desktop.commands.office import NOT_SAVED, Office
from roadmap_desktop.domain.errors import InputError, PlanError
from roadmap_desktop.domain.model.tasks import OUTSIDE
from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.shell.going import Going
from roadmap_desktop.ui.shell.telling import Telling


class Incoming(QObject):
    """Takes files in; each dialog is imported when it is first asked for."""

    def __init__(self, window: MainWindow, office: Office, going: Going, telling: Telling) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._going = going
        self._telling = telling

    def choose_file(self) -> None:
        """Choose a plan file, a file of answers or of tasks."""
        settings = self._window.settings
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a file"),
            settings.folder("open"),
            self.tr("Plans, answers and tasks (*.roadmap *.toml *.xml *.csv *.tsv *.xlsx)"),
        )
        if path:
            settings.remember_folder("open", Path(path).parent)
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Take in a plan file or a file of answers and open the plan; tasks of another program
        are looked at first."""
        from roadmap_desktop.exchange.foreign_file import is_foreign

        if is_foreign(path):
            self._take_tasks(path)
        else:
            self._take_in(lambda: self._office.take_in(path))

    def open_sample(self, name: str) -> None:
        """Make a finished example one's own and open it."""
        self._take_in(lambda: self._office.add_sample(name))

    def _take_in(self, make: Callable[[], str]) -> None:
        """Make a plan and open it; every mistake of a file is listed."""
        try:
            plan_id = make()
        except InputError as error:
            self._list_problems(error)
        except NOT_SAVED as error:
            self._telling.not_saved(str(error))
        except PlanError as error:
            self._telling.refuse(str(error))
        else:
            self._going.open(plan_id)

    def _list_problems(self, error: InputError) -> None:
        from roadmap_desktop.ui.dialogs.problems import ProblemsDialog

        ProblemsDialog(self._window.look, str(error), error.problems, self._window).open()

    def _take_tasks(self, path: Path) -> None:
        """Look at the tasks of another program before they are taken in."""
        from roadmap_desktop.exchange.foreign_file import open_file
        from roadmap_desktop.ui.dialogs.take_tasks import TakeTasksDialog

        window = self._window
        try:
            file = open_file(path)
        except PlanError as error:
            self._telling.refuse(str(error))
            return
        dialog = TakeTasksDialog(window.look, file, self._office, window.open_plan, window)
        dialog.taken_in.connect(self._show_tasks)
        dialog.open()

    def _show_tasks(self, plan_id: str) -> None:
        there = Destination(place=Place.TIMELINE, task=f"phase.{OUTSIDE}")
        opened = self._window.open_plan
        if opened is None or opened.id != plan_id:
            self._going.open(plan_id, there)
        else:
            self._going.go(there)
