"""Check the answers of a section."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.answering.answer_rows import AnswerRow, AnswerRows
from roadmap_desktop.ui.interview.sections import OPEN, SectionState
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import column, row
from roadmap_desktop.ui.widgets.tab_order import follow_reading_order
from roadmap_desktop.ui.widgets.text import Heading, Text


class SectionPage(QWidget):
    """Question, answer and a link to change it, for one section."""

    change_requested = Signal(str)
    accept_requested = Signal(str)
    """Take over what is assumed in this section."""
    ask_requested = Signal(str)
    """Ask one by one, from the first open question."""
    one_page_requested = Signal(str)
    next_requested = Signal()
    """On to the section after this one."""

    def __init__(self, look: Look, open_plan: OpenPlan) -> None:
        super().__init__()
        self._look = look
        self._open_plan = open_plan
        self._state: SectionState | None = None
        self._shown: tuple[list[AnswerRow], bool] = ([], False)
        self.heading = Heading(look, "")
        self._place = Text(look, "", "small", "muted", wrap=False)
        self._intro = Text(look, "", "body", "muted")
        self._optional = Text(look, self.tr("All of this is optional."), "body", "muted")
        self.rows = AnswerRows(look, self.change_requested.emit)
        self.accept = Button(
            look, self.tr("Accept what is assumed"), "primary", pressed=self._on_accept
        )
        self.ask = Button(look, self.tr("Ask me one by one"), "plain", pressed=self._on_ask)
        self.all = Button(look, self.tr("All on one page"), "plain", pressed=self._on_all)
        self.next = Button(look, "", "plain", pressed=self.next_requested.emit)
        acts = FlowLayout(look.px(12))
        for button in (self.accept, self.ask, self.next, self.all):
            acts.addWidget(button)
        head = row(look, (self.heading, 1), self._place, gap=12)
        parts = (head, self._intro, self._optional, 10, self.rows, 14, acts, None)
        self.setLayout(column(look, *parts, gap=4))

    @property
    def section(self) -> str:
        """The section that is shown, '' for none yet."""
        return self._state.section.id if self._state else ""

    def show_section(
        self, states: Sequence[SectionState], place: int, *, narrow: bool, walked: bool
    ) -> None:
        """Show one of the sections as it stands; ``walked`` where one was asked all of it."""
        state = self._state = states[place]
        number, total = place + 1, len(states)
        if self.heading.text() != state.section.name:
            self.heading.setText(state.section.name)
        words = self.tr("Section {number} of {total}").format(number=number, total=total)
        self._place.setText(words)
        self._intro.setText(
            state.section.intro
            or self.tr("Check your answers. A change takes effect at once and can be undone.")
        )
        following = states[number].section.name if number < total else ""
        self._show_acts(state, following, walked=walked)
        optional = all(line.optional for line in state.lines)
        self._optional.setVisible(optional)
        rows = [self._row(line.question, say_optional=not optional) for line in state.lines]
        shown = (rows, narrow)
        if shown != self._shown:
            self._shown = shown
            self.rows.show_rows(shown[0], narrow=narrow)
            follow_reading_order(self)

    def _show_acts(self, state: SectionState, following: str, *, walked: bool) -> None:
        """What can be done here; the one that leads on is the main one."""
        self.accept.setVisible(bool(state.assumed))
        self.next.setVisible(bool(following))
        words = self.tr("Next: {section}").format(section=following)
        self.next.setText(words.replace("&", "&&"))
        self.next.setAccessibleName(words)
        asks = not walked and any(line.status in OPEN for line in state.lines)
        main = self.accept if state.assumed else self.ask if asks or not following else self.next
        for button in (self.accept, self.ask, self.next):
            button.become("primary" if button is main else "plain")

    def _row(self, question_id: str, *, say_optional: bool) -> AnswerRow:
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
        words, optional = opened.words(question), self.tr("(optional)")
        return AnswerRow(
            question=question_id,
            label=question.label + (f" {optional}" if say_optional and question.optional else ""),
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
