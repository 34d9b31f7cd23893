"""Disk full, read-only store, moved store: told until it is settled, and nothing typed is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.plans import rename
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.gates.view import GatesView
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.shell.telling import Telling
from tests.gui.seen import buttons_in, view_of, words_in
from tests.gui.window_rig import Rig

CONTROL = Qt.KeyboardModifier.ControlModifier
REASON = "Reason, as it will be printed"
TYPED = "The replies take four minutes less."
LONG = TYPED + " And more of it." * 110
"""More than the pages that are there can take."""
FULL = "Not saved. The disk is full. Free some space, then do this once more."


@pytest.fixture
def rig(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Rig]:
    made = Rig(qtbot, qapp, tmp_path)
    made.window.resize(1280, 800)
    made.desk.open_sample("bakery")
    monkeypatch.setattr(made.desk.telling, "ask", lambda *_: True)  # nobody is there to be asked
    yield made
    made.close()


def told(rig: Rig) -> list[str]:
    return words_in(rig.window.banners)


def store_file(tmp_path: Path) -> Path:
    return tmp_path / "store" / "roadmap.db"


def driver(rig: Rig) -> sqlite3.Connection:
    connection = rig.desk.office._store._opened.connection.connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


def fill_disk(rig: Rig) -> None:
    """No page more, and those that are there are written full."""
    pages = driver(rig).execute("PRAGMA page_count").fetchone()[0]
    driver(rig).execute(f"PRAGMA max_page_count={pages}").fetchone()
    names = (f"filler.{number}" for number in count())

    def fill(size: int) -> None:
        for name in names:
            rig.desk.office.keep_draft(rig.opened.id, name, "x" * size)

    for size in (2000, 100):
        with pytest.raises(PlanError, match="the disk is full"):
            fill(size)


def free_space(rig: Rig) -> None:
    driver(rig).execute("PRAGMA max_page_count=1000000").fetchone()


def type_decision(rig: Rig, reason: str = TYPED) -> GatesView:
    """Fill in the idea gate's form and press its button."""
    rig.desk.go(Destination(place=Place.GATES, gate="idea"))
    view = view_of(rig, GatesView)
    rig.choose("Go on")
    rig.tab_to_named(REASON)
    QApplication.clipboard().setText(reason)
    rig.key(Qt.Key.Key_V, CONTROL)
    rig.press("Record “Go on”")
    return view


def typed_reason(rig: Rig) -> str:
    rig.desk.go(Destination(place=Place.GATES, gate="idea"))
    form = view_of(rig, GatesView).form
    assert form is not None
    return form.texts["because"].toPlainText()


# --- disk full -------------------------------------------------------------------------------


def test_a_full_disk_is_told_until_there_is_room_and_the_typing_stays(rig: Rig) -> None:
    fill_disk(rig)
    type_decision(rig, LONG)
    assert told(rig) == [FULL]
    assert rig.window.header.saved.text() == "Not saved"
    assert rig.opened.plan.gate_decisions == ()
    rig.desk.go(Destination(place=Place.OVERVIEW))
    rig.desk.go(Destination(place=Place.HISTORY))
    rig.desk.looks.use_theme("dark")
    rig.desk.looks.use_theme("light")
    assert told(rig) == [FULL], "it does not go by itself"
    assert "Dismiss" not in buttons_in(rig.window.banners)


def test_once_there_is_room_the_same_button_saves_and_the_banner_goes(rig: Rig) -> None:
    fill_disk(rig)
    type_decision(rig, LONG)
    assert told(rig) == [FULL]
    rig.desk.go(Destination(place=Place.OVERVIEW))
    assert typed_reason(rig) == LONG
    free_space(rig)
    rig.press("Record “Go on”")
    assert told(rig) == []
    assert rig.window.header.saved.text().startswith("All changes saved")
    assert [d.reason for d in rig.opened.plan.gate_decisions] == [LONG]


def test_leaving_with_something_unsaved_asks_first(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_disk(rig)
    type_decision(rig, LONG)
    asked: list[str] = []

    def press(words: str) -> None:
        box = rig.dialog(QMessageBox)
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(b for b in box.buttons() if b.text() == words).click()

    with monkeypatch.context() as someone_there:
        someone_there.setattr(rig.desk.telling, "ask", partial(Telling.ask, rig.desk.telling))
        for act in ("home", "new"):
            QTimer.singleShot(0, rig.window, lambda: press("Stay here"))
            rig.window.actions_[act].trigger()
            assert rig.place == "gates"
            assert typed_reason(rig) == LONG
        QTimer.singleShot(0, rig.window, lambda: press("Stay here"))
        assert not rig.window.close()
        assert asked == ["What you entered last is not saved. Leave it, and it is lost."] * 3
        QTimer.singleShot(0, rig.window, lambda: press("Leave without saving"))
        rig.window.actions_["home"].trigger()
    assert rig.place == "home"
    assert told(rig) == [], "it was given up"


# --- read-only -------------------------------------------------------------------------------


@pytest.fixture
def reading(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Rig]:
    """A store that can only be read: something was added at the end of its file."""
    first = Rig(qtbot, qapp, tmp_path)
    first.desk.open_sample("bakery")
    plan_id = first.opened.id
    first.close()
    with store_file(tmp_path).open("ab") as file:
        file.write(b"\0" * 8192)
    made = Rig(qtbot, qapp, tmp_path)
    made.window.resize(1280, 800)
    assert made.desk.office.read_only
    made.desk.open(plan_id)
    monkeypatch.setattr(made.desk.telling, "ask", lambda *_: True)  # nobody is there to be asked
    yield made
    made.close()


def test_a_store_to_read_only_is_told_from_the_start_with_what_to_do(reading: Rig) -> None:
    (sentence,) = told(reading)
    assert "roadmap.db" in sentence
    for place in (Place.OVERVIEW, Place.TIMELINE, Place.HISTORY):
        reading.desk.go(Destination(place=place))
    assert told(reading) == [sentence]
    offered = buttons_in(reading.window.banners)
    assert "Save a copy elsewhere…" in offered
    assert "Dismiss" not in offered


def test_in_a_store_to_read_only_typing_stays_and_a_copy_is_saved(
    reading: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_decision(reading)
    assert any(words.startswith("Not saved. ") for words in told(reading))
    assert typed_reason(reading) == TYPED
    copy = tmp_path / "elsewhere" / "copy.db"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    reading.press("Save a copy elsewhere…")
    assert f"A copy of everything lies in {copy}." in told(reading)
    assert copy.is_file()
    assert typed_reason(reading) == TYPED


# --- moved -----------------------------------------------------------------------------------


def test_a_moved_store_is_told_until_it_is_put_back(rig: Rig, tmp_path: Path) -> None:
    rig.opened.run(rename, "Answering letters")
    away = store_file(tmp_path).rename(tmp_path / "store" / "other.db")
    view = type_decision(rig)
    (sentence,) = told(rig)
    assert sentence.startswith(f"Not saved. The store {store_file(tmp_path)} was renamed")
    assert "Put it back, or save a copy elsewhere" in sentence
    assert view.form is not None
    assert not view.form.problems.isVisible(), "nothing is wrong with the form"
    rig.window.header.undo.click()
    assert rig.opened.plan.header.title == "Answering letters"
    assert told(rig) == [sentence]
    assert typed_reason(rig) == TYPED
    away.rename(store_file(tmp_path))
    rig.press("Record “Go on”")
    assert told(rig) == []
    assert [d.reason for d in rig.opened.plan.gate_decisions] == [TYPED]


def test_what_home_cannot_save_is_told_in_the_same_way(rig: Rig, tmp_path: Path) -> None:
    rig.desk.go(Destination(place=Place.HOME))
    away = store_file(tmp_path).rename(tmp_path / "store" / "other.db")
    rig.key(Qt.Key.Key_Z, CONTROL)
    assert told(rig)[0].startswith("Not saved. The store")
    assert rig.window.header.saved.text() == "Not saved"
    away.rename(store_file(tmp_path))
    rig.key(Qt.Key.Key_Z, CONTROL)
    assert told(rig) == []
    assert rig.window.header.saved.text().startswith("All changes saved")


# --- what was refused, what went well --------------------------------------------------------


def test_a_refusal_is_dismissed_by_keyboard(rig: Rig) -> None:
    rig.desk.telling.refuse("The plan is needed.")
    assert told(rig) == ["Nothing was changed. The plan is needed."]
    rig.press("Dismiss")
    assert told(rig) == []
    assert not rig.window.banners.isVisible()


def test_putting_a_plan_away_is_undone_on_home_by_keyboard(rig: Rig) -> None:
    plan_id = rig.opened.id
    rig.desk.go(Destination(place=Place.HOME))

    def is_away() -> bool:
        return next(p for p in rig.desk.office.plans().plans if p.id == plan_id).archived

    rig.desk.acts.archive(plan_id, True)
    assert is_away()
    rig.key(Qt.Key.Key_Z, CONTROL)
    assert not is_away()
    rig.key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert is_away()
