"""A hand on the mouse of the running program: every event goes to the window, so that what lies
over a widget gets it instead, as for a person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QMenu,
    QScrollArea,
    QWidget,
)

from tests.gui.seen import buttons_in
from tests.gui.window_rig import Rig

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
STEPS = 7
"""Of a drag."""
MOST_TURNS = 400
"""Of the wheel, before something is called out of reach."""


class Mouse:
    """Clicks, drags and turns its wheel; it has no keys."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig

    def click(
        self, widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = LEFT
    ) -> None:
        """Click in the middle, or at a point of the widget."""
        window, where = self._in_window(widget, at)
        QTest.mouseMove(window, where)
        QTest.mouseClick(window, button, NONE, where)
        QApplication.processEvents()

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        """Twice at once."""
        window, where = self._in_window(widget, at)
        QTest.mouseMove(window, where)
        QTest.mouseDClick(window, LEFT, NONE, where)
        QApplication.processEvents()

    def drag(
        self, widget: QWidget, begin: QPoint, end: QPoint, held: Callable[[], None] | None = None
    ) -> None:
        """Press, move in steps, look at what is shown meanwhile, let go."""
        window, where = self._in_window(widget, begin)
        QTest.mouseMove(window, where)
        QTest.mousePress(window, LEFT, NONE, where)
        for step in range(1, STEPS + 1):
            window, where = self._in_window(widget, begin + (end - begin) * step / STEPS)
            QTest.mouseMove(window, where)
            QApplication.processEvents()
        if held is not None:
            held()
        QTest.mouseRelease(window, LEFT, NONE, where)
        QApplication.processEvents()

    def turn(self, widget: QWidget, notches: int, at: QPoint | None = None) -> None:
        """Turn the wheel over a widget; above 0 is away from the person."""
        window, where = self._in_window(widget, at)
        QTest.wheelEvent(window, QPointF(where), QPoint(0, 120 * notches))
        QApplication.processEvents()

    def turn_until(self, widget: QWidget, way: Callable[[], int]) -> None:
        """Turn the wheel notch by notch the way it has to, until that is 0."""
        for _ in range(MOST_TURNS):
            notches = way()
            if not notches:
                return
            self.turn(widget, notches)
        raise AssertionError("the wheel never brings it into sight")

    def press(self, words: str, within: QWidget) -> None:
        """Click a button by its name; a page is scrolled to it first."""
        button = buttons_in(within)[words]
        page = _page_of(button)
        if page is not None:
            self.turn_until(page.viewport(), lambda: _way_to(button, page))
        self.click(button)

    def choose(self, words: str) -> None:
        """Click an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entries = {_plain(action.text()): action for action in menu.actions()}
        self.click(menu, menu.actionGeometry(entries[words]).center())

    def choose_file(self, name: str) -> None:
        """Double click a file as soon as the next file dialog is open, which holds the program
        until it closes."""
        timer = QTimer(self.rig.window)

        def look_for_it() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                return
            (shown,) = [
                view
                for view in dialog.findChildren(QAbstractItemView)
                if view.objectName() in ("listView", "treeView") and view.isVisible()
            ]
            files = shown.model()
            for place in range(files.rowCount(shown.rootIndex())):
                one = files.index(place, 0, shown.rootIndex())
                if one.data() == name:
                    timer.stop()
                    self.double_click(shown.viewport(), shown.visualRect(one).center())
                    return

        timer.timeout.connect(look_for_it)
        timer.start(0)

    def back(self) -> None:
        """What a desktop does when a dialog is gone."""
        self.rig.window.activateWindow()
        self.rig.qtbot.waitActive(self.rig.window)

    @staticmethod
    def _in_window(widget: QWidget, at: QPoint | None) -> tuple[QWindow, QPoint]:
        assert widget.isVisible()
        at = widget.rect().center() if at is None else at
        top = widget.window()
        return top.windowHandle(), widget.mapTo(top, at)


def _page_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _way_to(widget: QWidget, page: QScrollArea) -> int:
    y = widget.mapTo(page.viewport(), widget.rect().center()).y()
    return 1 if y < 0 else -1 if y > page.viewport().height() else 0


def _plain(words: str) -> str:
    return words.replace("&", "").partition("\t")[0]
