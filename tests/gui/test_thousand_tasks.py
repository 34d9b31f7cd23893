"""A thousand tasks of somebody else, by keyboard alone: opened, linked and dated anew, folded,
printed on A3 and sent back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.tasks import LinkKind
from roadmap_desktop.exchange.foreign_tasks import ForeignTasks
from roadmap_desktop.exchange.mspdi import read
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.dialogs.export import ExportDialog
from roadmap_desktop.ui.dialogs.take_tasks import TakeTasksDialog
from roadmap_desktop.ui.timeline.links_dialog import LinksDialog
from roadmap_desktop.ui.timeline.view import TimelineView
from tests.gui.foreign_project import write_project
from tests.gui.window_rig import Rig

KEY, MOD = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, SHIFT = MOD.ControlModifier, MOD.AltModifier, MOD.ShiftModifier
A3_SHORT = round(297 / 25.4 * 72)
"""Points."""


class Keyboard:
    """The running program at the table of the timeline, and a person who has no mouse."""

    def __init__(self, rig: Rig, folder: Path) -> None:
        self.rig = rig
        self.folder = folder

    @property
    def view(self) -> TimelineView:
        places = self.rig.window.places
        assert places is not None
        assert isinstance(places.shown, TimelineView)
        return places.shown

    @property
    def row(self) -> ScheduledTask:
        """The current row as the plan has it."""
        found = self.view.table.current_task
        assert found is not None
        return self.view.open_plan.assessment.schedule.by_id[found.id]

    def named(self, name: str) -> ScheduledTask:
        (found,) = [r for r in self.view.open_plan.assessment.schedule.rows if r.name == name]
        return found

    def find(self, name: str) -> ScheduledTask:
        """Show the one row of that name and go to it."""
        self.rig.key(KEY.Key_F, CTRL | SHIFT)
        self.rig.write(name)
        self.rig.key(KEY.Key_Return)
        assert self.row.name == name
        return self.row

    def show_all(self) -> None:
        self.rig.key(KEY.Key_F, CTRL | SHIFT)
        self.rig.key(KEY.Key_Escape)
        self.rig.key(KEY.Key_Down)
        assert not self.view.side.is_filtered

    def back(self) -> None:
        """A dialog is closed; the window has the keyboard again."""
        self.rig.window.activateWindow()
        self.rig.qtbot.waitActive(self.rig.window)

    def write(self, *chosen: str) -> Path:
        """Export with these options; the file that was written."""
        before = {one.name for one in self.folder.iterdir()}
        self.rig.key(KEY.Key_E, CTRL)
        dialog = self.rig.dialog(ExportDialog)
        assert isinstance(dialog, ExportDialog)
        self.rig.qtbot.waitActive(dialog)
        for one in chosen:
            self.rig.choose(one)
        with self.rig.qtbot.waitSignal(dialog.written, timeout=60_000):
            self.rig.tab_to(lambda widget: widget is dialog.primary)
            self.rig.key(KEY.Key_Space)
        dialog.reject()
        self.back()
        (made,) = [one for one in self.folder.iterdir() if one.name not in before]
        return made


@pytest.fixture
def keyboard(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Keyboard:
    rig = Rig(qtbot, qapp, tmp_path)
    rig.window.resize(1280, 800)
    out = tmp_path / "out"
    out.mkdir()
    rig.window.settings.remember_folder("open", tmp_path)
    rig.window.settings.remember_folder("export", out)
    return Keyboard(rig, out)


def in_file_dialog(rig: Rig, act: Callable[[QFileDialog], None]) -> None:
    """Act as soon as the next file dialog is open; it holds the program until it closes."""
    timer = QTimer(rig.window)

    def look_for_it() -> None:
        dialog = rig.app.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            timer.stop()
            act(dialog)

    timer.timeout.connect(look_for_it)
    timer.start(0)


def taken_in(keyboard: Keyboard, path: Path) -> None:
    rig = keyboard.rig

    def type_name(dialog: QFileDialog) -> None:
        (name,) = dialog.findChildren(QLineEdit, "fileNameEdit")
        QTest.keyClicks(name, path.name)
        QTest.keyClick(name, KEY.Key_Return)

    in_file_dialog(rig, type_name)
    rig.key(KEY.Key_O, CTRL)
    rig.qtbot.waitActive(rig.dialog(TakeTasksDialog))
    rig.key(KEY.Key_Return)
    keyboard.back()
    assert rig.place == "timeline"


def links_by_name(tasks: ForeignTasks) -> set[tuple[str, str, LinkKind, int]]:
    names = {task.key: task.name for task in tasks.tasks}
    return {
        (names[one.predecessor], names[one.successor], one.kind, one.lag) for one in tasks.links
    }


def test_from_somebody_elses_file_to_paper_and_back(keyboard: Keyboard, tmp_path: Path) -> None:
    rig, path = keyboard.rig, tmp_path / "river.xml"
    write_project(path)
    original = read(path.read_bytes())
    taken_in(keyboard, path)

    # dated anew: by a week with the keys of the bar, then by typing
    painted = keyboard.find("Paint 3.04")
    follower = keyboard.named("Hand over 3.09")
    rig.key(KEY.Key_Right, CTRL | ALT)
    assert keyboard.row.start == painted.start + timedelta(days=7)
    assert keyboard.named("Hand over 3.09").start == follower.start + timedelta(days=7)
    cleaned = keyboard.find("Clean 3.04")
    rig.key(KEY.Key_Right)
    rig.key(KEY.Key_Right)
    rig.write("+1w")
    rig.key(KEY.Key_Return)
    assert keyboard.row.start == cleaned.start + timedelta(days=7)

    # linked anew: building 2 begins when building 1 is done; in one room nobody waits for paint
    keyboard.find("Hand over 1.09")
    rig.key(KEY.Key_L, CTRL)
    keyboard.find("Clear the room 2.01")
    rig.key(KEY.Key_L, CTRL)
    assert keyboard.row.start > keyboard.named("Hand over 1.09").finish
    keyboard.find("Hang the doors 5.02")
    rig.key(KEY.Key_L, CTRL | SHIFT)
    rig.qtbot.waitActive(rig.dialog(LinksDialog))
    rig.key(KEY.Key_Delete)
    rig.key(KEY.Key_Escape)
    keyboard.back()
    assert keyboard.row.start < keyboard.named("Paint 5.02").start

    # folded
    keyboard.show_all()
    rig.key(KEY.Key_Home, CTRL)
    rig.key(KEY.Key_Down)
    assert keyboard.row.name == "Building 1"
    shown = keyboard.view.table.rows.rowCount()
    rig.key(KEY.Key_Left)
    assert keyboard.view.table.rows.rowCount() == shown - 99

    # printed and sent back
    pdf = PdfReader(keyboard.write("Timeline alone", "Paper: A3", "Layout: Several pages wide"))
    assert {round(min(page.mediabox[2:])) for page in pdf.pages} == {A3_SHORT}
    words = "".join(page.extract_text() for page in pdf.pages)
    assert "Hand over 9.09" in words
    assert "Room 10.05" in words
    back = read(keyboard.write("Timeline for other programs", "For: MS Project").read_bytes())
    assert [(one.name, one.level) for one in back.tasks] == [
        (one.name, one.level) for one in original.tasks
    ]
    schedule = keyboard.view.open_plan.assessment.schedule
    dates = {row.name: (row.start, row.finish) for row in schedule.rows}
    assert [(one.name, (one.start, one.finish)) for one in back.tasks] == [
        (one.name, dates[one.name]) for one in back.tasks
    ]
    linked = ("Hand over 1.09", "Clear the room 2.01", LinkKind.FS, 0)
    unlinked = ("Paint 5.02", "Hang the doors 5.02", LinkKind.FS, 0)
    assert links_by_name(back) ^ links_by_name(original) == {linked, unlinked}
    assert linked in links_by_name(back)
