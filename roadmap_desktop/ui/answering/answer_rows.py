"""Check your answers: question, answer, state, and a link to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import WordsButton
from roadmap_desktop.ui.widgets.layouts import box, clear, column, line, row
from roadmap_desktop.ui.widgets.text import Badge, Text


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One line of the list."""

    question: str
    label: str
    words: str
    status: QuestionStatus
    note: str = ""
    """Who looks after it, or why it does not apply."""


def _t(text: str) -> str:
    return QCoreApplication.translate("AnswerRows", text)


def status_badge(look: Look, status: QuestionStatus) -> Badge | None:
    """The badge for what needs a hand; what is answered has none."""
    match status:
        case QuestionStatus.ASSUMED:
            return Badge(look, _t("Assumed"), "warning")
        case QuestionStatus.NOT_SURE:
            return Badge(look, _t("Not sure yet"), "info")
        case QuestionStatus.UNANSWERED | QuestionStatus.DRAFT:
            return Badge(look, _t("Not answered"), "plain")
        case _:
            return None


class AnswerRows(QFrame):
    """The rows on a sheet; a row is renewed only where it differs."""

    def __init__(self, look: Look, change: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._look = look
        self._change = change
        self._narrow = False
        self._shown: tuple[AnswerRow, ...] = ()
        self._widgets: list[QWidget] = []
        self._buttons: dict[str, WordsButton] = {}
        self._layout = column(look, gap=0, pad=(1, 1, 1, 1))
        self.setLayout(self._layout)

    def show_rows(self, rows: Sequence[AnswerRow], *, narrow: bool = False) -> None:
        """Show these rows."""
        new = tuple(rows)
        same = [r.question for r in new] == [r.question for r in self._shown]
        if not same or narrow != self._narrow:
            clear(self._layout)
            self._widgets, self._buttons = [], {}
            self._shown, self._narrow = new, narrow
            for place, one in enumerate(new):
                if place:
                    self._layout.addWidget(line())
                widget = self._row(one)
                self._widgets.append(widget)
                self._layout.addWidget(widget)
            return
        for place, (before, after) in enumerate(zip(self._shown, new, strict=True)):
            if before != after:
                old = self._widgets[place]
                focused = self._buttons[after.question].hasFocus()
                fresh = self._row(after)
                self._layout.replaceWidget(old, fresh)
                self._widgets[place] = fresh
                old.hide()
                old.deleteLater()
                if focused:
                    self._buttons[after.question].setFocus()
        self._shown = new

    def link_of(self, question: str) -> QWidget | None:
        """A row's link; None where the row is not there."""
        return self._buttons.get(question)

    def focus_change(self, question: str) -> bool:
        """Give a row's link the focus; False where the row is not there."""
        button = self._buttons.get(question)
        if button is not None:
            button.setFocus()
        return button is not None

    def _row(self, one: AnswerRow) -> QWidget:
        look = self._look
        open_ = one.status in (
            QuestionStatus.UNANSWERED,
            QuestionStatus.DRAFT,
            QuestionStatus.NOT_SURE,
        )
        act = _t("Answer") if open_ else _t("Change")
        button = WordsButton(look, act, lambda: self._change(one.question))
        button.setAccessibleName(f"{act}: {one.label}")
        self._buttons[one.question] = button
        label = Text(look, one.label, "body", "", 600)
        said = one.words if one.status is not QuestionStatus.UNANSWERED else ""
        answer: list[QWidget] = [Text(look, words) for words in said.splitlines()]
        if one.note:
            answer.append(Text(look, one.note, "small", "muted"))
        badge = status_badge(look, one.status)
        marks = [row(look, badge, None)] if badge else []
        # As far down as the words of the link, which has room around them to be pressed.
        words = column(look, *answer, *marks, gap=4, pad=(0, 5, 0, 5))
        grid = QGridLayout()
        pad = look.px(20)
        grid.setContentsMargins(pad, look.px(7), pad, look.px(7))
        grid.setHorizontalSpacing(look.px(20))
        link = column(look, button, None, gap=0)
        if self._narrow:
            grid.addLayout(column(look, label, words, gap=2, pad=(0, 5, 0, 0)), 0, 0)
            grid.addLayout(link, 0, 1)
            grid.setColumnStretch(0, 1)
        else:
            grid.addLayout(column(look, label, None, gap=0, pad=(0, 5, 0, 5)), 0, 0)
            grid.addLayout(column(look, words, None, gap=0), 0, 1)
            grid.addLayout(link, 0, 2)
            grid.setColumnStretch(0, 36)
            grid.setColumnStretch(1, 52)
        return box(grid)
