"""The window at list questions, with hands on their tables."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMenu

from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.exchange.row_values import rows_as_raw
from roadmap_desktop.ui.answering.row_table import RowTableModel
from roadmap_desktop.ui.answering.row_view import RowTable
from roadmap_desktop.ui.interview.view import InterviewView
from roadmap_desktop.ui.navigation import Destination, Place
from tests.gui.window_rig import Rig

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class Lists(Rig):
    """The window at a list question of the bakery."""

    question = ""

    def begin(self) -> None:
        """Make the bakery's plan and open it."""
        self.window.resize(1280, 800)
        self.desk.open_sample("bakery")

    def show(self, question: str) -> None:
        """Go to a question and into its table."""
        self.question = question
        self.desk.go(Destination(place=Place.INTERVIEW, question=question))
        self.app.processEvents()
        self.tab_to(lambda w: isinstance(w, RowTable))

    @property
    def view(self) -> InterviewView:
        """The interview."""
        assert self.window.places is not None
        shown = self.window.places.shown
        assert isinstance(shown, InterviewView)
        return shown

    @property
    def table(self) -> RowTable:
        """The table in sight."""
        (found,) = [t for t in self.view.findChildren(RowTable) if t.isVisible()]
        return found

    @property
    def model(self) -> RowTableModel:
        """What the table shows."""
        model = self.table.model()
        assert isinstance(model, RowTableModel)
        return model

    def fields(self) -> list[str]:
        """The columns."""
        return [c.field for c in self.opened.question(self.question).columns]

    def rows(self) -> list[dict[str, Any]]:
        """The list as the plan holds it."""
        question = self.opened.question(self.question)
        return rows_as_raw(self.opened.plan, question, self.opened.catalogue)

    def told(self) -> list[str]:
        """Texts in sight."""
        return [t.text() for t in self.view.findChildren(QLabel) if t.isVisible() and t.text()]

    @property
    def at(self) -> tuple[int, str]:
        """Row and column of the current cell."""
        self.app.processEvents()
        index = self.table.currentIndex()
        return index.row(), self.fields()[index.column()]

    def cell(self, row: int, field: str, role: int = TEXT) -> str:
        """What a cell says."""
        index = self.model.index(row, self.fields().index(field))
        return str(self.model.data(index, role))

    def to(self, row: int, field: str) -> None:
        """Walk to a cell with the arrow keys."""
        self.tab_to(lambda w: isinstance(w, RowTable))
        fields = self.fields()
        for _ in range(200):
            here, column = self.at
            if here != row:
                self.key(KEY.Key_Down if here < row else KEY.Key_Up)
            elif column != field:
                right = fields.index(column) < fields.index(field)
                self.key(KEY.Key_Right if right else KEY.Key_Left)
            else:
                return
        raise AssertionError(f"no arrow key leads to {field} of row {row}")

    def fill(self, field: str, words: str) -> None:
        """Type into a cell of the current row and keep it with Enter."""
        self.to(self.at[0], field)
        column = next(c for c in self.opened.question(self.question).columns if c.field == field)
        if column.kind is QuestionKind.ONE_OF:
            self.key(KEY.Key_F2)
            self.walk_to(words)
        else:
            self.write(words)
        self.key(KEY.Key_Return)

    def walk_to(self, words: str) -> None:
        """Choose in an open box with the arrow keys."""
        for _ in range(60):
            box = self.focus
            assert isinstance(box, QComboBox)
            if box.currentText() == words:
                return
            self.key(KEY.Key_Down)
        raise AssertionError(f"{words} is no choice")

    def write(self, words: str) -> None:
        """Letter by letter; the first one opens the cell."""
        for letter in words:
            super().write(letter)

    def menu(self) -> QMenu:
        """The menu that is open."""
        menu = self.app.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def in_menu(self, key: Qt.Key) -> None:
        """Press a key in the open menu."""
        QTest.keyClick(self.menu(), key)
        self.app.processEvents()
