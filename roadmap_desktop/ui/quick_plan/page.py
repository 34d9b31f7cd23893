"""One page of Quick plan: its questions one below the other, the explanation beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QWidget

from roadmap_desktop.domain.content import Catalogue
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.offers import offers
from roadmap_desktop.ui.answering.aside import Aside
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.answering.making import quick_field
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from roadmap_desktop.ui.answering.question_block import QuestionBlock
from roadmap_desktop.ui.quick_plan.pages import QuickPage
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column
from roadmap_desktop.ui.widgets.text import Heading


class QuickPageView(QWidget):
    """Shows a page, hands out what was entered, shows what is wrong."""

    edited = Signal(str)
    """Something was entered for this question."""

    def __init__(
        self, look: Look, page: QuickPage, catalogue: Catalogue, plan: Plan, today: date
    ) -> None:
        super().__init__()
        self._look = look
        self.page = page
        self.fields: dict[str, AnswerField] = {}
        self._blocks: dict[str, QuestionBlock] = {}
        questions = [catalogue.question(q) for q in page.questions]
        self.heading = Heading(look, page.heading or questions[0].text)
        self.summary = ProblemSummary(look)
        self.summary.chosen.connect(self.focus_question)
        self.aside = Aside(look)
        parts: list[Any] = [self.summary, self.heading]
        for question in questions:
            asked = Asked(
                look=look,
                catalogue=catalogue,
                question=question,
                plan=plan,
                today=today,
            )
            field = quick_field(asked)
            found = offers(question, plan, catalogue, asked.today)
            block = QuestionBlock(look, field, found, alone=not page.heading)
            field.edited.connect(lambda q=question.id: self.edited.emit(q))
            self.fields[question.id] = field
            self._blocks[question.id] = block
            parts += [14 if page.heading else 4, block]
        self.main = box(column(look, *parts, None, gap=4))
        self._side = box(column(look, self.aside, None, gap=0))
        self._row = QHBoxLayout()
        self._row.setSpacing(look.px(40))
        self._row.setContentsMargins(look.px(40), look.px(24), look.px(32), look.px(20))
        self._row.addWidget(self.main, 60)
        self._row.addWidget(self._side, 32)
        self._scroll = ScrollPage(self._row)
        self.setLayout(column(look, (self._scroll, 1), gap=0))
        self.aside.explain(questions[0])
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def question_in_sight(self) -> str:
        """The question whose field has the focus, else the first."""
        focus = QApplication.focusWidget()
        for question_id, block in self._blocks.items():
            if focus is not None and block.isAncestorOf(focus):
                return question_id
        return self.page.questions[0]

    def raw(self) -> dict[str, Any]:
        """What was entered, by question."""
        return {question_id: field.raw() for question_id, field in self.fields.items()}

    def show_drafts(self, drafts: Mapping[str, Any]) -> None:
        """Show what was typed and never committed."""
        for question_id, field in self.fields.items():
            if question_id in drafts:
                field.show_raw(drafts[question_id])

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Show (question, sentence) beside the fields and in the summary."""
        by_question: dict[str, list[str]] = {}
        for question_id, sentence in problems:
            by_question.setdefault(question_id, []).append(sentence)
        for question_id, field in self.fields.items():
            field.show_problem(" ".join(by_question.get(question_id, ())))
        named = [(q, self._named(q, sentence)) for q, sentence in problems]
        self.summary.show_problems(named)
        self._scroll.ensureWidgetVisible(self.summary)

    def _named(self, question_id: str, sentence: str) -> str:
        field = self.fields.get(question_id)
        return f"{field.question.label}: {sentence}" if field else sentence

    def focus_heading(self) -> None:
        """Give the heading the focus, then the first field one Tab away."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def focus_question(self, question_id: str) -> None:
        """Give a field the focus."""
        field = self.fields.get(question_id)
        if field is not None:
            field.focus_first()
            self._scroll.ensureWidgetVisible(self._blocks[question_id])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow."""
        super().resizeEvent(event)
        small = self._look.is_narrow(self.window().width())
        way = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        side = self._look.px(24 if small else 40)
        self._row.setContentsMargins(side, self._look.px(24), self._look.px(32), self._look.px(20))

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is None or not self.main.isAncestorOf(new):
            return
        for question_id, block in self._blocks.items():
            if block.isAncestorOf(new):
                self.aside.explain(self.fields[question_id].question)
                names = [str(f.raw()) for f in self.fields.values() if f.question.kind == "person"]
                block.offer_people(names)
        QTimer.singleShot(0, lambda: self._scroll.ensureWidgetVisible(new, 0, self._look.px(24)))
