"""The focus is marked wherever it is, and what has it is in sight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.ui.dialogs.page_dialog import Foot
from roadmap_desktop.ui.dialogs.settings import SettingsDialog
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.overview.accepting import ReasonDialog
from roadmap_desktop.ui.timeline.view import TimelineView
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.focus_ring import FocusRing, ring_of
from tests.gui.screens import settle
from tests.gui.seen import view_of
from tests.gui.window_rig import Rig


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(qtbot, qapp, tmp_path)
    made.window.resize(1024, 700)
    yield made
    for one in qapp.topLevelWidgets():
        if isinstance(one, QDialog):
            one.close()
    made.desk.looks.use_theme("light")
    made.desk.looks.use_scale(1.0)
    made.close()


def place(widget: QWidget) -> QRect:
    """Where it stands in its window."""
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


def ring_around(rig: Rig, widget: QWidget) -> FocusRing:
    rig.app.processEvents()
    assert rig.focus is widget
    ring = ring_of(widget.window())
    assert ring is not None
    assert ring.isVisible()
    assert ring.geometry().contains(place(widget))
    return ring


def ink(ring: FocusRing, where: QRect) -> bool:
    """The window shows the ring's colour somewhere in this part of it."""
    picture = ring.window().grab(where).toImage()
    wanted = ring._look.colour("focus")
    return any(
        picture.pixelColor(x, y) == wanted
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_every_dialog_marks_its_focus_also_the_smallest(rig: Rig) -> None:
    rig.desk.open_sample("bakery")
    rig.press("Choose another depth…")
    dialog = rig.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    ring = ring_around(rig, dialog.reason)
    assert ink(ring, ring.geometry())
    rig.tab_to_named("Leave it")
    assert ink(ring_around(rig, rig.focus), ring.geometry())
    dialog.close()
    bare = QInputDialog(rig.window)  # one the program did not dress
    settle(rig.app)
    bare.open()
    settle(rig.app)
    assert ink(ring_around(rig, rig.focus), place(rig.focus).adjusted(-6, -6, 6, 6))


def test_what_arrow_keys_lead_to_is_brought_into_sight_and_the_ring_spares_the_foot(
    rig: Rig,
) -> None:
    rig.desk.looks.use_theme("high")
    rig.desk.looks.use_scale(1.8)
    settle(rig.app)
    rig.desk.dialogs.settings()
    dialog = rig.dialog(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    foot = dialog.findChildren(Foot)[0]

    def is_whole(option: Option) -> bool:
        return option.visibleRegion().boundingRect() == option.rect()

    # also the one that is chosen at first
    rig.qtbot.waitUntil(lambda: is_whole(dialog.themes["high"]), timeout=2000)
    page = dialog._page.verticalScrollBar()
    page.setValue(0)
    rig.app.processEvents()
    half = dialog.themes["high"]
    assert not is_whole(half), "the page has to be longer than the dialog to prove anything"
    assert ring_around(rig, half).geometry().intersects(place(foot))
    assert not ink(ring_around(rig, half), place(foot)), "it does not run over the foot"
    for chosen in ("dark", "light", "system"):
        rig.key(Qt.Key.Key_Up)
        assert rig.focus is dialog.themes[chosen]
        rig.qtbot.waitUntil(partial(is_whole, dialog.themes[chosen]), timeout=2000)
    for _ in range(3):
        rig.key(Qt.Key.Key_Down)
    assert rig.focus is dialog.themes["high"]
    rig.qtbot.waitUntil(lambda: is_whole(dialog.themes["high"]), timeout=2000)


def test_the_ring_does_not_run_through_the_words_of_the_strip_laid_over_the_chart(rig: Rig) -> None:
    rig.desk.open_sample("bakery")
    rig.desk.going.go(Destination(place=Place.TIMELINE))
    view = view_of(rig, TimelineView)
    view.pane.setFocus()
    strip = view.editing.strip
    ring = ring_around(rig, view.pane)
    view.editing.tell("All that moves", "and what can be done", stays=True)
    rig.app.processEvents()
    assert ring.geometry().intersects(place(strip))
    assert not ink(ring, place(strip))
    view.editing.give_up()
    rig.app.processEvents()
    assert ink(ring, place(strip))


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 800)), (1.8, (1024, 700))])
def test_a_dialog_for_a_reason_is_as_tall_as_its_words(
    rig: Rig, scale: float, size: tuple[int, int]
) -> None:
    rig.window.resize(*size)
    rig.desk.looks.use_scale(scale)
    rig.desk.open_sample("bakery")
    settle(rig.app)
    rig.press("Choose another depth…")
    dialog = rig.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)

    def is_close() -> bool:
        """No bare stretch anywhere: each line follows the one before within a line's height."""
        rig.app.processEvents()
        content = dialog._page.widget()
        assert content is not None
        parts = [w for w in content.findChildren(QWidget) if w.isVisible()]
        spans = sorted((w.mapTo(content, w.rect().topLeft()).y(), w.height()) for w in parts)
        end, gaps = 0, []
        for top, tall in spans:
            gaps.append(top - end)
            end = max(end, top + tall)
        line = rig.window.look.px(28)
        return max(gaps) <= line and content.height() - end <= line

    assert is_close()
    assert dialog.height() <= rig.window.height()
    rig.choose("Formal plan")
    rig.press("Set the depth")
    assert is_close(), "with a problem told as well"
    assert dialog.height() <= rig.window.height()
    assert rig.focus is dialog.reason

    def is_whole() -> bool:
        return dialog.reason.visibleRegion().boundingRect() == dialog.reason.rect()

    rig.qtbot.waitUntil(is_whole, timeout=2000)


class Paints(QObject):
    """How often a widget was painted, and how much of it at most."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.areas: list[int] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect().width() * event.rect().height())
        return super().eventFilter(watched, event)


def test_what_the_ring_runs_around_is_painted_once_however_often_it_is_laid_out(rig: Rig) -> None:
    rig.desk.open_sample("bakery")
    rig.desk.go(Destination(place=Place.TIMELINE))
    view = view_of(rig, TimelineView)
    view.pane.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_around(rig, view.pane)
    settle(rig.app)
    seen = Paints(view.pane.viewport())
    view.pane.viewport().update()
    for _ in range(3):
        rig.app.postEvent(view, QEvent(QEvent.Type.LayoutRequest))
        rig.app.processEvents()
    assert len(seen.areas) == 1
    assert ink(ring, QRect(ring.geometry().topLeft(), QSize(12, 40)))
