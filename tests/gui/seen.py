"""What a person sees: the words in sight, and the row or field a word stands in."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from roadmap_desktop.ui.view import PlanView
from tests.gui.window_rig import Rig

V = TypeVar("V", bound=PlanView)


def said(label: QLabel) -> str:
    """A label's words without their markup."""
    if label.textFormat() is Qt.TextFormat.RichText:
        return QTextDocumentFragment.fromHtml(label.text()).toPlainText()
    return label.text()


def words_in(widget: QWidget) -> list[str]:
    """Words of the labels in sight, in the order they were made."""
    QApplication.processEvents()  # what was put in a layout is shown with the next event
    labels = widget.findChildren(QLabel)
    return [said(one) for one in labels if one.isVisible() and one.text()]


def buttons_in(widget: QWidget) -> dict[str, QAbstractButton]:
    """Buttons in sight by what a screen reader calls them."""
    QApplication.processEvents()
    return {b.accessibleName(): b for b in widget.findChildren(QAbstractButton) if b.isVisible()}


def label_with(widget: QWidget, words: str) -> QLabel:
    """The label in sight that says exactly this."""
    QApplication.processEvents()
    found = [one for one in widget.findChildren(QLabel) if one.isVisible() and said(one) == words]
    assert found, f"“{words}” is not in sight; there is {words_in(widget)}"
    return found[0]


def beside(widget: QWidget, words: str) -> QWidget:
    """What the label with these words stands in: its row, its card."""
    parent = label_with(widget, words).parentWidget()
    assert parent is not None
    return parent


def view_of(rig: Rig, kind: type[V]) -> V:
    """The screen in sight, of the kind it should be."""
    assert rig.window.places is not None
    shown = rig.window.places.shown
    assert isinstance(shown, kind)
    rig.app.processEvents()
    return shown


def back_in_window(rig: Rig) -> None:
    """What a desktop does when a dialog is gone: the window under it is the active one again."""
    rig.window.activateWindow()
    rig.qtbot.waitActive(rig.window)
