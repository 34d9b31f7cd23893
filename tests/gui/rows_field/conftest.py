"""The bakery's lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.rows_field.lists_rig import Lists


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Lists]:
    made = Lists(qtbot, qapp, tmp_path)
    made.begin()
    yield made
    made.close()


@pytest.fixture
def first(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Lists:
    """A program that will end badly."""
    made = Lists(qtbot, qapp, tmp_path)
    made.begin()
    return made
