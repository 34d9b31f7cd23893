"""What an open plan brought along is out of the way while it is open, and freed afterwards."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.ui.open_plan import OpenPlan
from tests.gui.window_rig import Rig


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(qtbot, qapp, tmp_path)
    yield made
    made.close()


def open_plan(rig: Rig) -> OpenPlan:
    assert rig.window.open_plan is not None
    return rig.window.open_plan


def set_apart(plan: Plan) -> bool:
    """No search for unreachable objects looks at the plan."""
    return not any(one is plan for one in gc.get_objects())


def test_an_open_plan_is_set_apart_and_freed_when_it_is_closed(rig: Rig, qtbot: QtBot) -> None:
    rig.desk.open_sample("bakery")
    gone = weakref.ref(open_plan(rig))
    qtbot.waitUntil(lambda: set_apart(open_plan(rig).plan), timeout=10_000)
    rig.desk.act("home")
    rig.desk.going.close_plan()
    qtbot.waitUntil(lambda: gone() is None, timeout=10_000)


def test_when_the_window_closes_nothing_stays_apart(rig: Rig, qtbot: QtBot) -> None:
    rig.desk.open_sample("bakery")
    plan = open_plan(rig).plan
    qtbot.waitUntil(lambda: set_apart(plan), timeout=10_000)
    rig.program.close()
    assert not set_apart(plan)
