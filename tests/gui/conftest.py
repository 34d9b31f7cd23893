"""The window's rooms on the offscreen platform: a look, a store with a sample, an open plan."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roadmap_desktop.app import paths
from roadmap_desktop.catalogue.load import load_catalogue
from roadmap_desktop.commands.office import Office, Premises
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.apply import apply_look, register_fonts
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import Theme
from tests.gui.window_rig import Rig

TODAY = date(2027, 2, 15)
"""A Monday; the samples started in January."""


@pytest.fixture(scope="session")
def look() -> Look:
    return Look(Theme.LIGHT, 1.0, paths.resources() / "icons")


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, look: Look) -> QApplication:
    """Every test starts with the light look at 100 %."""
    if not qapp.property("fonts"):
        register_fonts(paths.resources() / "fonts")
        qapp.setProperty("fonts", True)
    if qapp.property("look") != (look.theme, look.scale):
        apply_look(qapp, look)
        qapp.setProperty("look", (look.theme, look.scale))
    return qapp


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(paths.resources() / "catalogue" / "en")


@pytest.fixture
def premises(tmp_path: Path) -> Premises:
    return Premises(
        store=tmp_path / "store" / "roadmap.db",
        migrations=paths.migrations(),
        samples=paths.resources() / "samples",
        witness=tmp_path / "witness.json",
    )


@pytest.fixture
def office(premises: Premises, catalogue: Catalogue) -> Iterator[Office]:
    """An office with an empty store."""
    opened = Office(
        premises,
        catalogue,
        today=lambda: TODAY,
        now=lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 10, 42, tzinfo=UTC),
        actor="Ines",
    )
    yield opened
    opened.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def bakery(office: Office) -> OpenPlan:
    """The light sample, open."""
    return OpenPlan(office, office.add_sample("bakery"))


@pytest.fixture
def home_care(office: Office) -> OpenPlan:
    """The formal sample, open."""
    return OpenPlan(office, office.add_sample("home_care"))


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    """The whole program with the bakery's plan open."""
    made = Rig(qtbot, qapp, tmp_path)
    made.window.resize(1280, 800)
    made.desk.open_sample("bakery")
    yield made
    made.close()
