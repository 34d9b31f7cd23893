"""A question on a page: its words, a hint, what can be taken over, the field, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.domain.content import QuestionKind
from roadmap_desktop.ui.answering.choice_fields import PersonField
from roadmap_desktop.ui.answering.date_field import typed_date
from roadmap_desktop.ui.answering.field import AnswerField
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import WordsButton
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.text import Text


class QuestionBlock(QWidget):
    """One question among several on a page."""

    focused = Signal(str)
    """The focus came into the field of this question."""

    def __init__(
        self, look: Look, field: AnswerField, offers: Sequence[str], *, alone: bool
    ) -> None:
        super().__init__()
        question = field.question
        self.field = field
        self._look = look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        if not alone:
            optional = " " + self.tr("(optional)") if question.optional else ""
            layout.addWidget(Text(look, question.text + optional, "body", "", 600))
        if question.hint:
            layout.addWidget(Text(look, question.hint, "body", "muted"))
        layout.addSpacing(look.px(2))
        layout.addWidget(field)
        field.name_controls(question.text)
        field.entered.connect(self._on_entered)
        if offers and not (question.kind is QuestionKind.DATE and field.raw()):
            layout.addLayout(self._offers(offers))

    def _offers(self, offers: Sequence[str]) -> FlowLayout:
        look, field = self._look, self.field
        flow = FlowLayout(look.px(8))
        for words in offers:
            shown = words
            if field.question.kind is QuestionKind.DATE:
                day = typed_date(words, None)
                shown = day_in_words(day) if day else words
            button = WordsButton(look, shown, icon="plus", framed=True)
            button.setAccessibleName(self.tr("Take over: {words}").format(words=shown))
            button.clicked.connect(lambda _=False, words=words: self._take(words))
            flow.addWidget(button)
        return flow

    def _take(self, words: str) -> None:
        field = self.field
        before = str(field.raw() or "")
        several = field.question.kind is QuestionKind.LONG_TEXT and before
        if several and words not in before:
            words = f"{before.rstrip('.;')}; {words[:1].lower()}{words[1:]}"
        field.show_raw(words)
        field.edited.emit()
        field.settled.emit()
        field.focus_first()

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer names given elsewhere on the page."""
        if isinstance(self.field, PersonField):
            self.field.offer(names)

    def _on_entered(self) -> None:
        self.focusNextChild()
