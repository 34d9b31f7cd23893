"""The firm's own closed days as rows: what for, from, to, every year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.dialogs.page_dialog import mark_problem
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button, IconButton
from roadmap_desktop.ui.widgets.choices import Check
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import row
from roadmap_desktop.ui.widgets.tab_order import follow_reading_order
from roadmap_desktop.ui.widgets.text import Text


class ClosureRow(QWidget):
    """One closure; an empty one counts as none."""

    changed = Signal()
    removed = Signal()

    def __init__(self, look: Look, closure: Closure, start: date | None) -> None:
        super().__init__()
        self._id = closure.id
        self.name = QLineEdit(closure.name)
        self.name.setFont(look.font())
        self.name.setAccessibleName(self.tr("What for"))
        self.name.setPlaceholderText(self.tr("What for, for example: summer break"))
        self.name.textChanged.connect(lambda _: self.changed.emit())
        self.first = self._date(look, closure.start, start, self.tr("First closed day"))
        self.last = self._date(look, closure.finish, start, self.tr("Last closed day"))
        self.last.line.setPlaceholderText(self.tr("the same day"))
        self.yearly = Check(look, self.tr("every year"))
        self.yearly.setChecked(closure.yearly)
        self.yearly.toggled.connect(lambda _: self.changed.emit())
        remove = IconButton(look, "trash-2", self.tr("Remove these closed days"))
        remove.clicked.connect(lambda: self.removed.emit())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, look.px(8))
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(look.px(4))
        grid.addLayout(row(look, (self.name, 1), remove, gap=8), 0, 0, 1, 2)
        for place, (words, edit) in enumerate(
            ((self.tr("From"), self.first), (self.tr("To"), self.last)), 1
        ):
            label = Text(look, words, "body", "muted", wrap=False)
            grid.addWidget(label, place, 0)
            grid.addWidget(edit, place, 1)
        grid.addWidget(self.yearly, 3, 1)
        grid.setColumnStretch(1, 1)

    def _date(self, look: Look, day: date | None, start: date | None, words: str) -> DateEdit:
        edit = DateEdit(look, start)
        edit.line.setAccessibleName(words)
        edit.line.setFixedWidth(look.px(170))
        if day:
            edit.show_day(day)
        edit.line.textChanged.connect(lambda _: self.changed.emit())
        return edit

    @property
    def is_empty(self) -> bool:
        """Nothing was entered yet."""
        edits = (self.name, self.first.line, self.last.line)
        return not any(edit.text().strip() for edit in edits)

    def unread(self) -> QLineEdit | None:
        """The first line that holds no date although it should."""
        for edit, needed in ((self.first, not self.is_empty), (self.last, False)):
            if edit.day is None and (needed or edit.line.text().strip()):
                return edit.line
        return None

    def problem(self) -> str:
        """What is wrong with its days, '' for nothing; both lines are marked."""
        first, last = self.first.day, self.last.day
        words = ""
        if first is not None and last is not None and last < first:
            words = self.tr("“{name}” ends on {last}, before it begins on {first}.").format(
                name=self.closure().name, last=day_in_words(last), first=day_in_words(first)
            )
        for edit in (self.first, self.last):
            mark_problem(edit.line, words)
        return words

    def closure(self) -> Closure:
        """What was entered."""
        return Closure(
            id=self._id,
            name=self.name.text().strip() or self.tr("Closed"),
            start=self.first.day,
            finish=self.last.day,
            yearly=self.yearly.isChecked(),
        )


class ClosureRows(QWidget):
    """All of them, with a button for one more."""

    changed = Signal()

    def __init__(self, look: Look, closures: tuple[Closure, ...], start: date | None) -> None:
        super().__init__()
        self._look = look
        self._start = start
        self.rows: list[ClosureRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(8))
        self.add = Button(look, self.tr("Add closed days"), "flush", "plus", self._on_add)
        self._column.addWidget(self.add)
        for closure in closures:
            self.add_row(closure)

    def add_row(self, closure: Closure) -> ClosureRow:
        """Show one more."""
        made = ClosureRow(self._look, closure, self._start)
        made.changed.connect(self.changed)
        made.removed.connect(lambda: self._remove(made))
        self._column.insertWidget(len(self.rows), made)
        self.rows.append(made)
        return made

    def closures(self) -> tuple[Closure, ...]:
        """All that say something."""
        return tuple(one.closure() for one in self.rows if not one.is_empty)

    def unread(self) -> QLineEdit | None:
        """The first line that holds no date although it should."""
        return next((line for one in self.rows if (line := one.unread()) is not None), None)

    def problem(self) -> str:
        """What is wrong with the days of the first row that has something wrong, '' for nothing."""
        return next((words for words in [one.problem() for one in self.rows] if words), "")

    def _on_add(self) -> None:
        made = self.add_row(Closure(id=""))
        follow_reading_order(self.window())
        made.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, made: ClosureRow) -> None:
        place = self.rows.index(made)
        self.rows.remove(made)
        made.hide()
        made.deleteLater()
        after = self.rows[min(place, len(self.rows) - 1)].name if self.rows else self.add
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
