"""The window at the interview, with hands on its keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
)
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.interview.view import InterviewView
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.widgets.row_model import RowItem
from tests.gui.window_rig import Rig

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Interview(Rig):
    """The window at the bakery's interview."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        super().__init__(qtbot, app, folder)
        self.window.resize(1280, 800)
        self.desk.open_sample("bakery")
        self.desk.go(Destination(place=Place.INTERVIEW))
        self.app.processEvents()

    @property
    def view(self) -> InterviewView:
        """The screen."""
        assert self.window.places is not None
        shown = self.window.places.shown
        assert isinstance(shown, InterviewView)
        return shown

    def task(self, section: str) -> RowItem:
        """A row of the task list."""
        return next(r for r in self.view.lists.list.rows.items if r.key == section)

    def to_section(self, section: str) -> None:
        """Choose a section of the task list."""
        self.tab_to_named("Sections")
        self.key(KEY.Key_Home)
        for _ in self.view.lists.list.rows.items:
            if self.view.lists.list.current_key == section:
                break
            self.key(KEY.Key_Down)
        self.key(KEY.Key_Return)
        assert self.view.lists.section_page.section == section

    def link(self, question: str) -> str:
        """The name of the link that leads to a question of the section in sight."""
        asked = self.opened.question(question)
        link = self.view.lists.section_page.rows.link_of(question)
        assert link is not None
        open_ = self.opened.lines()[question].status in ("unanswered", "not_sure")
        name = link.accessibleName()
        assert name.startswith(f"{'Answer' if open_ else 'Change'}: {asked.label}")
        return name

    def to_question(self, question: str) -> None:
        """From the task list over its section's answers to a question's page."""
        asked = self.opened.question(question)
        self.to_section(asked.section)
        self.press(self.link(question))
        assert self.view.question_in_sight == question
        assert self.focus.accessibleName() == asked.text, "the heading is the question"

    def to_field(self, question: str) -> None:
        """To the field of a question."""
        self.tab_to_named(self.opened.question(question).text)

    def write(self, words: str) -> None:
        """Type letter by letter, as a list of what fits opens and closes below the field."""
        for letter in words:
            super().write(letter)

    def anew(self, words: str) -> None:
        """Write over what stands in the field."""
        self.key(KEY.Key_A, CONTROL)
        self.write(words)

    def status(self, question: str) -> QuestionStatus:
        """Where a question stands."""
        return self.opened.lines()[question].status

    def words_in_sight(self) -> list[str]:
        """All texts of the screen that can be read now."""
        texts = self.view.findChildren(QLabel)
        return [t.text() for t in texts if t.isVisible() and t.text()]
