"""Checklists by keyboard: states at once, words, owner and date when they are left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.checklists import ChecklistAnswer, ItemState
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from roadmap_desktop.ui.navigation import Destination, Place
from tests.gui.window_rig import Rig

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
QUESTION = "readiness.dimensions"


class Lists(Rig):
    """The window at the bakery's readiness."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        super().__init__(qtbot, app, folder)
        self.window.resize(1280, 800)
        self.desk.open_sample("bakery")
        self.show()

    def show(self, question: str = QUESTION) -> None:
        """Go to the list."""
        self.desk.go(Destination(place=Place.INTERVIEW, question=question))
        self.app.processEvents()

    def text(self, item: str) -> str:
        """What a line asks."""
        return self.opened.catalogue.checklist_items[item].text

    def said(self, item: str) -> ChecklistAnswer:
        """What the plan says to a line."""
        found = self.opened.plan.checklist_answer(item)
        assert found is not None
        return found

    def rate(self, item: str, word: str) -> None:
        """Choose a state."""
        self.choose(f"{word}: {self.text(item)}")

    def open_words(self, item: str) -> None:
        """Show the room for words, with the focus in it."""
        self.press(f"Note, owner, date: {self.text(item)}")
        assert self.focus.accessibleName() == f"Our answer in words: {self.text(item)}"

    def seen(self) -> list[str]:
        """Texts in sight."""
        labels = self.window.findChildren(QLabel)
        return [t.text() for t in labels if t.isVisible() and t.text()]


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Lists]:
    made = Lists(qtbot, qapp, tmp_path)
    yield made
    made.close()


@pytest.mark.requirement("S0-24")
def test_each_of_the_eleven_dimensions_is_rated_and_commented(rig: Lists) -> None:
    items = [i.id for i in rig.opened.catalogue.find("checklists", "readiness").items]
    names = ("data", "access", "budget", "people", "purpose", "ownership", "governance")
    assert {f"readiness.{n}" for n in names} <= set(items)
    assert len(items) == 11
    words = {"Ready": ItemState.YES, "Partly ready": ItemState.IN_PART, "Weak": ItemState.NO}
    for number, item in enumerate(items):
        word = list(words)[number % 3]
        rig.rate(item, word)
        assert rig.said(item).state is words[word]
    rig.open_words(items[3])
    rig.write("Two of four have time")
    rig.go_on()
    assert rig.said(items[3]).text == "Two of four have time"


def test_words_owner_and_date_are_kept_when_they_are_left(rig: Lists) -> None:
    rig.rate("readiness.data", "Weak")
    rig.open_words("readiness.data")
    rig.write("Old orders lack dates")
    rig.key(KEY.Key_Tab)
    assert rig.said("readiness.data").text == "Old orders lack dates"
    rig.write("Ines Carver")
    rig.key(KEY.Key_Tab)
    assert rig.opened.plan.name_of(rig.said("readiness.data").owner_id) == "Ines Carver"
    rig.write("day 30")
    rig.key(KEY.Key_Tab)
    assert rig.said("readiness.data").due == date(2027, 2, 10)
    assert rig.said("readiness.data").state is ItemState.NO
    assert rig.opened.drafts() == {}
    rig.key(KEY.Key_Z, CONTROL)
    assert rig.said("readiness.data").due is None


def test_a_state_pressed_again_is_taken_away(rig: Lists) -> None:
    word = "Ready"
    rig.rate("readiness.data", word)
    rig.key(KEY.Key_Space)
    assert rig.opened.plan.checklist_answer("readiness.data") is None
    rig.key(KEY.Key_Z, CONTROL)
    assert rig.said("readiness.data").state is ItemState.YES


def test_a_state_elsewhere_leaves_typing_alone(rig: Lists) -> None:
    rig.open_words("readiness.data")
    rig.write("Old orders lack dates")
    rig.tab_to_named(f"Owner: {rig.text('readiness.data')}")
    rig.write("Ines Carver")
    rig.rate("readiness.access", "Ready")
    rig.tab_to_named(f"Our answer in words: {rig.text('readiness.data')}")
    field = rig.focus
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "Old orders lack dates"
    rig.rate("readiness.data", "Weak")
    assert rig.said("readiness.data").text == "Old orders lack dates"
    assert rig.opened.plan.name_of(rig.said("readiness.data").owner_id) == "Ines Carver"


def test_words_without_a_state_are_told_by_continue_and_kept_as_a_draft(rig: Lists) -> None:
    rig.open_words("readiness.access")
    with rig.qtbot.waitSignal(rig.opened.saved, timeout=3_000):
        rig.write("Nobody has an account")
    rig.go_on()
    summaries = [s for s in rig.window.findChildren(ProblemSummary) if s.isVisible()]
    assert len(summaries) == 1
    told = "Choose an answer to this line first, then add words to it."
    assert told in summaries[0].accessibleName()
    assert told in rig.seen()
    rig.key(KEY.Key_Tab)
    rig.key(KEY.Key_Space)
    assert rig.text("readiness.access") in rig.focus.accessibleName(), "at the line it is about"
    rig.press("Come back later")
    rig.show()
    assert "Nobody has an account" in [
        f.toPlainText() for f in rig.window.findChildren(QPlainTextEdit) if f.isVisible()
    ]
    rig.rate("readiness.access", "Weak")
    assert rig.said("readiness.access").text == "Nobody has an account"
    assert rig.opened.drafts() == {}


def test_undo_in_words_takes_back_typing_first(rig: Lists) -> None:
    rig.rate("readiness.data", "Ready")
    rig.open_words("readiness.data")
    rig.write("x")
    rig.key(KEY.Key_Z, CONTROL)
    assert rig.said("readiness.data").state is ItemState.YES, "only the typing was undone"


def test_a_date_that_is_none_is_told_beside_its_line(rig: Lists) -> None:
    rig.rate("readiness.data", "Weak")
    rig.open_words("readiness.data")
    rig.tab_to_named(f"By when: {rig.text('readiness.data')}")
    rig.write("soon")
    rig.key(KEY.Key_Tab)
    (told,) = [w for w in rig.seen() if "soon" in w]
    assert "is no date" in told
    assert rig.said("readiness.data").due is None
    rig.go_on()
    assert [s for s in rig.window.findChildren(ProblemSummary) if s.isVisible()]
