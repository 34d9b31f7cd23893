"""Check the answers of a section."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.answering.answer_rows import AnswerRow, AnswerRows
from roadmap_desktop.ui.interview.sections import SectionState
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import column, row
from roadmap_desktop.ui.widgets.text import Heading, Text


class SectionPage(QWidget):
    """Question, answer and a link to change it, for one section."""

    change_requested = Signal(str)
    accept_requested = Signal(str)
    """Take over what is assumed in this section."""
    ask_requested = Signal(str)
    """Ask one by one, from the first open question."""
    one_page_requested = Signal(str)

    def __init__(self, look: Look, open_plan: OpenPlan) -> None:
        super().__init__()
        self._look = look
        self._open_plan = open_plan
        self._state: SectionState | None = None
        self.heading = Heading(look, "")
        self._place = Text(look, "", "small", "muted", wrap=False)
        self._intro = Text(look, "", "body", "muted")
        self.rows = AnswerRows(look, self.change_requested.emit)
        self.accept = Button(
            look, self.tr("Accept what is assumed"), "primary", pressed=self._on_accept
        )
        self.ask = Button(look, self.tr("Ask me one by one"), "plain", pressed=self._on_ask)
        self.all = Button(look, self.tr("All on one page"), "plain", pressed=self._on_all)
        acts = FlowLayout(look.px(12))
        for button in (self.accept, self.ask, self.all):
            acts.addWidget(button)
        head = row(look, (self.heading, 1), self._place, gap=12)
        self.setLayout(column(look, head, self._intro, 10, self.rows, 14, acts, None, gap=4))

    @property
    def section(self) -> str:
        """The section that is shown, '' for none yet."""
        return self._state.section.id if self._state else ""

    def show_section(self, state: SectionState, number: int, total: int, *, narrow: bool) -> None:
        """Show a section as it stands."""
        self._state = state
        if self.heading.text() != state.section.name:
            self.heading.setText(state.section.name)
        words = self.tr("Section {number} of {total}").format(number=number, total=total)
        self._place.setText(words)
        self._intro.setText(
            state.section.intro
            or self.tr("Check your answers. A change takes effect at once and can be undone.")
        )
        self.rows.show_rows([self._row(line.question) for line in state.lines], narrow=narrow)
        self.accept.setVisible(bool(state.assumed))

    def _row(self, question_id: str) -> AnswerRow:
        opened = self._open_plan
        question = opened.question(question_id)
        line = opened.lines()[question_id]
        note = ""
        if line.status is QuestionStatus.NOT_SURE:
            who = line.owner or self.tr("nobody yet")
            by = day_in_words(line.due) if line.due else self.tr("no date yet")
            note = self.tr("Open item: {who}, {by}").format(who=who, by=by)
        elif line.status is QuestionStatus.DOES_NOT_APPLY:
            note = self.tr("Does not apply: {why}").format(why=line.note)
        empty = line.status in (QuestionStatus.NOT_SURE, QuestionStatus.DOES_NOT_APPLY)
        words = opened.words(question)
        return AnswerRow(
            question=question_id,
            label=question.label + (" " + self.tr("(optional)") if question.optional else ""),
            words="" if empty and words == "Not provided" else words,
            status=line.status,
            note=note,
        )

    def focus_heading(self) -> None:
        """Give the heading the focus."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accept(self) -> None:
        self.accept_requested.emit(self.section)

    def _on_ask(self) -> None:
        self.ask_requested.emit(self.section)

    def _on_all(self) -> None:
        self.one_page_requested.emit(self.section)
