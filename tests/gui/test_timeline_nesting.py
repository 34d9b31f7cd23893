"""Tasks that nest several levels deep: indented, folded, found and drawn by keys and mouse."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.timeline.rows import NewRow, add_rows
from roadmap_desktop.domain.model.tasks import OUTSIDE
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.table_paint import indent
from roadmap_desktop.ui.timeline.view import TimelineView

IN, OUT = Qt.Key.Key_Right, Qt.Key.Key_Left
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
NAMES = ("House", "Kitchen", "Walls", "Plaster", "Garden")


@pytest.fixture
def view(qtbot: QtBot, look: Look, bakery: OpenPlan, settings: Settings) -> TimelineView:
    """The light sample's timeline with five tasks of other work, none below another."""
    for name in NAMES:
        row = NewRow(name=name, length=2)
        assert bakery.attempt(partial(add_rows, rows=(row,), phase=OUTSIDE))
    shown = TimelineView(look, bakery, lambda _: None, settings)
    bakery.plan_changed.connect(shown.refresh)
    qtbot.addWidget(shown)
    shown.resize(1280, 760)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitActive(shown)
    return shown


def row(view: TimelineView, name: str) -> ScheduledTask:
    return next(one for one in view.open_plan.assessment.schedule.rows if one.name == name)


def press(view: TimelineView, name: str, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    data = view.pane.data
    assert data is not None
    view.select_row(data.row_of[row(view, name).id])
    view.table.setFocus()
    QTest.keyClick(view.table, key, held)


def shown(view: TimelineView) -> list[str]:
    """Names of other work in sight, in the order of the table."""
    data = view.pane.data
    assert data is not None
    return [one.name for one in data.tasks if one.name in NAMES]


def nest(view: TimelineView) -> None:
    """House > Kitchen > Walls > Plaster, and Garden beside House."""
    for depth, name in enumerate(NAMES[1:4], 1):
        for _ in range(depth):
            press(view, name, IN, ALT_SHIFT)


def levels(view: TimelineView) -> list[int]:
    return [row(view, name).level for name in NAMES]


def test_each_press_indents_one_level_under_the_row_above_on_its_level(view: TimelineView) -> None:
    nest(view)
    assert levels(view) == [0, 1, 2, 3, 0]
    told = "There is no task above it on its level to belong to."
    press(view, "Plaster", IN, ALT_SHIFT)
    assert levels(view) == [0, 1, 2, 3, 0]
    assert told in view.editing.announced
    press(view, "Walls", OUT, ALT_SHIFT)
    assert levels(view) == [0, 1, 1, 2, 0]
    view.open_plan.undo()
    assert levels(view) == [0, 1, 2, 3, 0]


def test_names_stand_further_in_with_every_level(view: TimelineView) -> None:
    nest(view)
    steps = [indent(row(view, name)) for name in NAMES]
    assert steps[0] < steps[1] < steps[2] < steps[3]
    assert steps[4] == steps[0]


def test_a_folded_row_hides_every_level_below_it_and_keeps_what_was_folded_inside(
    view: TimelineView,
) -> None:
    nest(view)
    none = Qt.KeyboardModifier.NoModifier
    press(view, "Walls", OUT, none)
    assert shown(view) == ["House", "Kitchen", "Walls", "Garden"]
    press(view, "House", OUT, none)
    assert shown(view) == ["House", "Garden"]
    press(view, "House", IN, none)
    assert shown(view) == ["House", "Kitchen", "Walls", "Garden"]
    press(view, "Walls", OUT, none)
    assert view.current_task == row(view, "Kitchen").id, "a second press goes to what holds it"


def test_what_is_found_stands_under_all_its_headings(view: TimelineView) -> None:
    nest(view)
    view.fold(row(view, "Kitchen").id, True)
    view.side.bar.search.setText("plaster")
    assert shown(view) == ["House", "Kitchen", "Walls", "Plaster"]
