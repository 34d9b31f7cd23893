"""A whole program inside a test: window, store, settings, as a user starts it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.app.main import Program, arguments_of
from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.shell.desk import WindowDesk


class Rig:
    """The running program, and hands on its keyboard."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path, *more: str) -> None:
        self.qtbot = qtbot
        self.app = app
        # Without a running event loop windows of earlier tests stay, and each look dresses them.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        given: argparse.Namespace = arguments_of(
            [
                *("--store", str(folder / "store" / "roadmap.db")),
                *("--state", str(folder / "state")),
                *("--today", "2027-02-15"),
                *more,
            ]
        )
        (folder / "state").mkdir(exist_ok=True)
        self.program = Program(app, given)
        self.window: MainWindow = self.program.window
        qtbot.addWidget(self.window)
        with qtbot.waitSignal(self.window.ready, timeout=20_000):
            self.program.show_without_hooks()
        self.window.activateWindow()
        qtbot.waitActive(self.window)

    @property
    def opened(self) -> OpenPlan:
        """The open plan."""
        assert self.window.open_plan is not None
        return self.window.open_plan

    @property
    def desk(self) -> WindowDesk:
        """What carries out actions."""
        assert isinstance(self.window.desk, WindowDesk)
        return self.window.desk

    @property
    def place(self) -> str:
        """The screen in sight."""
        return self.window.destination.place.value

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        self.app.processEvents()
        widget = self.app.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus, key, modifier)
        self.app.processEvents()

    def write(self, words: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focus, words)
        self.app.processEvents()

    def tab_to(self, wanted: Callable[[QWidget], bool], most: int = 200) -> None:
        """Press Tab until the focus is on what is wanted."""
        for _ in range(most):
            if wanted(self.focus):
                return
            self.key(Qt.Key.Key_Tab)
        names = [self.focus.accessibleName()]
        raise AssertionError(f"never reached by Tab; the focus is on {names}")

    def tab_to_named(self, name: str) -> None:
        """Press Tab until the focus is on the control of that name."""
        nowhere = Qt.FocusPolicy.NoFocus  # a heading, which is read out but not typed into
        self.tab_to(lambda w: w.accessibleName() == name and w.focusPolicy() != nowhere)

    def press(self, name: str) -> None:
        """Go to a control by Tab and press it with the space bar."""
        self.tab_to_named(name)
        self.key(Qt.Key.Key_Space)

    def choose(self, name: str) -> None:
        """Go to the group of options by Tab, to the option by arrow keys."""

        def in_group(widget: QWidget) -> bool:
            group = widget.group() if isinstance(widget, QAbstractButton) else None
            buttons = group.buttons() if group is not None else []
            return any(b.accessibleName() == name for b in buttons)

        self.tab_to(in_group)
        across = [Qt.Key.Key_Right, Qt.Key.Key_Left]
        for row in range(12):
            while True:  # along the row, then down, then back along the next one
                here = self.focus
                if here.accessibleName() == name:
                    self.key(Qt.Key.Key_Space)
                    return
                self.key(across[row % 2])
                if self.focus is here or self.focus.y() != here.y():
                    break
            if self.focus is here:
                self.key(Qt.Key.Key_Down)
        raise AssertionError(f"no arrow key leads to {name}")

    def go_on(self) -> None:
        """Ctrl+Enter."""
        self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def dialog(self, kind: type[QWidget]) -> QWidget:
        """The open dialog of that kind."""
        found = [w for w in self.app.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[0]

    def close(self) -> None:
        """End the program in good order."""
        self.window.close()
        self.program.close()
