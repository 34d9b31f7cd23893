"""Home before, at and after the first paint; its two faces; files dropped on it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from roadmap_desktop.app import paths
from roadmap_desktop.commands.office import Office
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.ui.home.menus import sample_words
from roadmap_desktop.ui.home.view import HomeView
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look

HEAVY = ("sqlalchemy", "alembic", "reportlab", "openpyxl", "holidays", "pypdfium2", "msgspec")
OURS = tuple(f"roadmap_desktop.{part}" for part in ("store", "reports", "assessment", "timeline"))
PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from roadmap_desktop.ui.home import acts, view
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import Theme
app = QApplication([])
home = view.HomeView(Look(Theme.LIGHT, 1.0, Path(sys.argv[1])), Settings(Path(sys.argv[2])))
home.resize(1280, 724)
home.show()
app.processEvents()
assert not home.grab().isNull()
print(" ".join(sorted(sys.modules)))
"""


@pytest.fixture
def home(qtbot: QtBot, look: Look, settings: Settings) -> HomeView:
    view = HomeView(look, settings)
    qtbot.addWidget(view)
    view.resize(1280, 724)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    return view


@pytest.mark.parametrize("had_plans", [False, True])
def test_paints_without_anything_heavy(tmp_path: Path, had_plans: bool) -> None:
    settings = tmp_path / "settings.ini"
    if had_plans:
        settings.write_text("[notes]\nhome.had_plans=yes\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", PAINT, str(paths.resources() / "icons"), str(settings)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = run.stdout.split()
    found = [m for m in loaded if m.split(".")[0] in HEAVY or m.startswith(OURS)]
    assert found == []
    assert "roadmap_desktop.commands.office" not in loaded


def test_an_empty_store_is_invited_in(qtbot: QtBot, home: HomeView, office: Office) -> None:
    home.show_office(office)
    assert home.is_empty
    home.focus_first()
    assert home.empty.heading.hasFocus()
    with qtbot.waitSignal(home.wishes.quick_plan_requested):
        QTest.mouseClick(home.empty.start, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(home.wishes.sample_requested) as asked:
        QTest.mouseClick(home.empty.example, Qt.MouseButton.LeftButton)
    assert asked.args == ["bakery"]


def test_the_invitation_offers_every_example(qtbot: QtBot, home: HomeView, office: Office) -> None:
    home.show_office(office)
    home.empty.offer_samples()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    named = []
    for action in popup.actions():
        with qtbot.waitSignal(home.wishes.sample_requested) as asked:
            action.trigger()
        named += asked.args
    popup.close()
    assert tuple(named) == office.samples() == tuple(sample_words())


def test_the_numbers_of_the_invitation_are_true(home: HomeView, catalogue: Catalogue) -> None:
    words = " ".join(label.text() for label in home.empty.findChildren(QLabel))
    most = re.search(r"at most (\d+) plain questions", words)
    assert most
    assert len(catalogue.quick_questions) <= int(most[1]) == 24


def test_the_numbers_of_the_examples_are_true(office: Office) -> None:
    for name, words in sample_words().items():
        plan = office.load_plan(office.add_sample(name))
        people = re.search(r"of (\d+)", words)
        assert people
        assert plan.client.head_count == int(people[1])
        from roadmap_desktop.assessment.assess import assess

        depth = assess(plan, office.catalogue, office.today).tier.depth
        assert f"{depth.value} plan" in words


def test_the_face_of_the_last_time_is_painted_first(
    qtbot: QtBot, look: Look, settings: Settings, home: HomeView, office: Office
) -> None:
    office.add_sample("bakery")
    home.show_office(office)
    again = HomeView(look, settings)
    qtbot.addWidget(again)
    assert not again.is_empty, "known before the store is open"


def test_the_last_plan_deleted_shows_the_invitation(home: HomeView, office: Office) -> None:
    plan = office.add_sample("bakery")
    home.show_office(office)
    office.delete(plan)
    home.refresh()
    assert home.is_empty


@pytest.mark.parametrize("name", ["Rota.roadmap", "Rota.TOML", "Rota.pdf"])
def test_a_dropped_file_is_handed_on(
    qtbot: QtBot, home: HomeView, tmp_path: Path, name: str
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    QApplication.sendEvent(home, enter)
    assert enter.isAccepted()
    assert home._veil.isVisible()
    assert name in home._veil.words
    with qtbot.waitSignal(home.wishes.file_requested) as asked:
        QApplication.sendEvent(home, QDropEvent(QPoint(20, 20), copy, data, left, none))
    assert asked.args == [tmp_path / name]
    assert home._veil.isHidden()


def test_dragged_text_is_not_taken(home: HomeView) -> None:
    data = QMimeData()
    data.setText("a sentence")
    enter = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(home, enter)
    assert not enter.isAccepted()
