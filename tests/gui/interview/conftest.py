"""The bakery's interview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from tests.gui.interview.interview_rig import Interview


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Interview]:
    made = Interview(qtbot, qapp, tmp_path)
    yield made
    made.close()
