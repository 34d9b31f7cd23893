"""A question on a page: its words, a hint, what can be taken over, the field, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.answering.answer_rows import status_badge
from roadmap_desktop.ui.answering.choice_fields import PersonField
from roadmap_desktop.ui.answering.date_field import typed_date
from roadmap_desktop.ui.answering.field import AnswerField
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import WordsButton
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import column
from roadmap_desktop.ui.widgets.text import Text

_BREAK = re.compile(r"[;\n]")
_CORNER = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class QuestionBlock(QWidget):
    """One question among several on a page."""

    focused = Signal(str)
    """The focus came into the field of this question."""
    not_sure_requested = Signal()

    def __init__(
        self, look: Look, field: AnswerField, offers: Sequence[str], *, alone: bool
    ) -> None:
        super().__init__()
        question = field.question
        self.field = field
        self._look = look
        self._offered: dict[str, WordsButton] = {}
        self._unsure: WordsButton | None = None
        self._badge: QWidget | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(12))
        self._grid.setVerticalSpacing(look.px(6))
        self._grid.setColumnStretch(0, 1)
        words = column(look, gap=4, pad=(0, 5, 0, 0))
        if not alone:
            optional = " " + self.tr("(optional)") if question.optional else ""
            words.addWidget(Text(look, question.text + optional, "body", "", 600))
        hint = Text(look, question.hint, "body", "muted") if question.hint else None
        if hint is not None and alone:
            words.addWidget(hint)
        elif hint is not None:
            self._grid.addWidget(hint, 1, 0, 1, 2)
        self._grid.addLayout(words, 0, 0)
        self._grid.addWidget(field, 2, 0, 1, 2)
        field.name_controls(question.text)
        field.entered.connect(self._on_entered)
        if offers and not (question.kind is QuestionKind.DATE and field.raw()):
            self._grid.addLayout(self._offers(offers), 3, 0, 1, 2)

    def _offers(self, offers: Sequence[str]) -> FlowLayout:
        look, field = self._look, self.field
        flow = FlowLayout(look.px(8))
        adds = field.question.kind in (QuestionKind.TEXT, QuestionKind.LONG_TEXT)
        for words in offers:
            shown = words
            if field.question.kind is QuestionKind.DATE:
                day = typed_date(words, None)
                shown = day_in_words(day) if day else words
            icon = "plus" if adds else "calendar"
            button = WordsButton(look, shown, icon=icon, framed=True)
            button.setAccessibleName(self.tr("Take over: {words}").format(words=shown))
            take = partial(self._add if adds else self._take, words)
            button.clicked.connect(lambda _=False, take=take: take())
            self._offered[words] = button
            flow.addWidget(button)
        control = field.first_control()
        if adds and isinstance(control, QLineEdit | QPlainTextEdit):
            control.textChanged.connect(self._mark_taken)
            self._mark_taken()
        return flow

    def _take(self, words: str) -> None:
        """The only answer from now on."""
        field = self.field
        field.show_raw(words)
        field.edited.emit()
        field.settled.emit()
        field.focus_first()

    def _add(self, words: str) -> None:
        """One more part of the answer; pressed again it is taken out."""
        parts = _parts(self.field.raw())
        kept = [part for part in parts if _bare(part) != _bare(words)]
        if len(kept) == len(parts):
            kept.append(words if not kept or self._is_name(words) else _lower(words))
        self._take("; ".join(part if part is kept[-1] else part.rstrip(".") for part in kept))

    def _is_name(self, words: str) -> bool:
        first = words.split()[0].casefold()
        return any(name.split()[0].casefold() == first for name in self.field.asked.people)

    def _mark_taken(self) -> None:
        """A tick on what stands in the answer already."""
        there = {_bare(part) for part in _parts(self.field.raw())}
        for words, button in self._offered.items():
            taken = _bare(words) in there
            name = self.tr("Take out: {words}") if taken else self.tr("Take over: {words}")
            button.setAccessibleName(name.format(words=words))
            button.show_icon("check" if taken else "plus")

    def offer_not_sure(self) -> None:
        """Put 'Not sure yet' beside the question; Tab comes to it after the answer."""
        name = self.tr("Not sure yet")
        link = WordsButton(self._look, name, self.not_sure_requested.emit)
        link.setAccessibleName(f"{name}: {self.field.question.text}")
        self._unsure = link
        self._badge = status_badge(self._look, QuestionStatus.NOT_SURE)
        self._grid.addWidget(link, 0, 1, _CORNER)
        if self._badge is not None:
            self._badge.hide()
            self._grid.addWidget(self._badge, 0, 1, _CORNER)

    def show_status(self, status: QuestionStatus) -> None:
        """Say in place of the link that nobody is sure about the question."""
        is_unsure = status is QuestionStatus.NOT_SURE
        if self._unsure is not None:
            self._unsure.setVisible(not is_unsure)
        if self._badge is not None:
            self._badge.setVisible(is_unsure)

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer names given elsewhere on the page."""
        if isinstance(self.field, PersonField):
            self.field.offer(names)

    def _on_entered(self) -> None:
        self.focusNextChild()
        if self._unsure is not None and self._unsure.hasFocus():  # Enter said what it is
            self.focusNextChild()


def _parts(answer: object) -> list[str]:
    """What an answer says one after the other."""
    return [part.strip() for part in _BREAK.split(str(answer or "")) if part.strip()]


def _bare(words: str) -> str:
    return words.strip(" .").casefold()


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
