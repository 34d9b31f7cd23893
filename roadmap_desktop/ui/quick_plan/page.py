"""One page of Quick plan: its questions one below the other, the explanation beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from roadmap_desktop.domain.bindings import status_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import Problem
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.offers import offers
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.answering.making import quick_field
from roadmap_desktop.ui.answering.page_body import PageBody
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from roadmap_desktop.ui.answering.question_block import QuestionBlock
from roadmap_desktop.ui.answering.refusals import sentence_of
from roadmap_desktop.ui.quick_plan.pages import QuickPage
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import box, column
from roadmap_desktop.ui.widgets.text import Heading
from roadmap_desktop.ui.widgets.unsaved import UNSAVED


def part_of(where: str) -> str:
    """The column of the first row that a problem is about; '' for the answer as a whole."""
    _, row, part = where.partition("[1].")
    return part if row else ""


class QuickPageView(QWidget):
    """Shows a page, hands out what was entered, shows what is wrong."""

    edited = Signal(str)
    """Something was entered for this question."""
    rebuilt = Signal()
    """Controls were made or taken away; Tab has to learn of it."""
    not_sure_requested = Signal(str)
    """Nobody knows the answer to this question yet."""

    def __init__(
        self, look: Look, page: QuickPage, catalogue: Catalogue, plan: Plan, today: date
    ) -> None:
        super().__init__()
        self._look = look
        self.page = page
        self._catalogue = catalogue
        self._plan = plan
        self.fields: dict[str, AnswerField] = {}
        self.touched: set[str] = set()
        """Questions for which something was entered that the plan does not have yet."""
        self._blocks: dict[str, QuestionBlock] = {}
        self._in_sight = page.questions[0]
        self._wrong: dict[str, dict[str, str]] = {}
        """What is told beside each field, by question and part."""
        questions = [catalogue.question(q) for q in page.questions]
        self.heading = Heading(look, page.heading or questions[0].text)
        self.summary = ProblemSummary(look)
        self.summary.chosen.connect(self.focus_problem)
        self._gap = box(column(look, 20, gap=0))
        self._gap.hide()
        parts: list[Any] = [self.summary, self._gap, self.heading]
        for question in questions:
            asked = Asked(look=look, catalogue=catalogue, question=question, plan=plan, today=today)
            field = quick_field(asked)
            found = offers(question, plan, catalogue, today)
            block = QuestionBlock(look, field, found, alone=not page.heading)
            field.edited.connect(lambda q=question.id: self._on_edited(q))
            field.settled.connect(self.rebuilt)
            self.fields[question.id] = field
            self._blocks[question.id] = block
            parts += [10 if page.heading else 4, block]
        self.main = box(column(look, *parts, None, gap=4))
        self._body = PageBody(look, self.main, left=40, left_when_narrow=24)
        self.setLayout(column(look, (self._body, 1), gap=0))
        self._body.aside.explain(questions[0])
        for question_id in self.fields:
            self._note_unsaved(question_id)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def question_in_sight(self) -> str:
        """The question that had the focus last, also when a button of the foot has it now."""
        return self._in_sight

    def offer_not_sure(self) -> None:
        """Every question can be left to be found out."""
        for question_id, block in self._blocks.items():
            block.offer_not_sure()
            block.not_sure_requested.connect(partial(self.not_sure_requested.emit, question_id))
        self.show_states(self._plan)

    def raw(self) -> dict[str, Any]:
        """What was entered, by question."""
        return {question_id: field.raw() for question_id, field in self.fields.items()}

    # --- showing -----------------------------------------------------------------------------

    def show_draft(self, question_id: str, raw: Any, *, is_news: bool) -> None:
        """Show what was typed and never committed; as news it is to become the answer."""
        self.fields[question_id].show_raw(raw)
        if is_news:
            self.touched.add(question_id)
            self._note_unsaved(question_id)

    def follow(self, plan: Plan, questions: Iterable[str]) -> None:
        """Show the plan's answers to these questions, in place of what stands on the page."""
        for question_id in questions:
            field = self.fields.get(question_id)
            if field is not None:
                field.show_plan(plan)
                field.show_problems({})
                self._wrong.pop(question_id, None)
                self.touched.discard(question_id)
                self._note_unsaved(question_id)
        self.show_states(plan)
        self.rebuilt.emit()

    def show_states(self, plan: Plan) -> None:
        """Say which questions nobody is sure about."""
        for question_id, block in self._blocks.items():
            question = self._catalogue.question(question_id)
            block.show_status(status_of(plan, question, self._catalogue))

    # --- problems ----------------------------------------------------------------------------

    def question_of(self, where: str) -> str:
        """The question a problem is about: the longest one its place begins with."""
        fitting = [q for q in self.fields if where.startswith(q)]
        return max(fitting, key=len, default=self.page.questions[0])

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong beside the fields and in the summary, which takes the focus."""
        self._wrong = {}
        for problem in problems:
            by_part = self._wrong.setdefault(self.question_of(problem.where), {})
            part, words = part_of(problem.where), sentence_of(problem)
            by_part[part] = f"{by_part[part]} {words}" if part in by_part else words
        for question_id, field in self.fields.items():
            field.show_problems(self._wrong.get(question_id, {}))
        self.summary.show_problems([(p.where, self._named(p)) for p in problems])
        self._gap.setVisible(bool(problems))
        self.rebuilt.emit()
        if problems:
            self._body.to_top()

    def _named(self, problem: Problem) -> str:
        field = self.fields[self.question_of(problem.where)]
        words = field.problem_words(part_of(problem.where), sentence_of(problem))
        return f"{field.question.text} {words}"

    def is_wrong(self, question_id: str) -> bool:
        """A problem stands beside the field."""
        return question_id in self._wrong

    def keep_problems(self, question_id: str, problems: Sequence[Problem]) -> None:
        """Take away what was put right since; nothing new is said while one types."""
        parts = {part_of(p.where) for p in problems}
        before = self._wrong.pop(question_id, {})
        left = {part: words for part, words in before.items() if part in parts}
        if left:
            self._wrong[question_id] = left
        if left != before:
            self.fields[question_id].show_problems(left)

    # --- focus -------------------------------------------------------------------------------

    def focus_heading(self) -> None:
        """Give the heading the focus, then the first field one Tab away."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.to_top()

    def focus_question(self, question_id: str) -> None:
        """Give a field the focus."""
        field = self.fields.get(question_id)
        if field is not None:
            field.focus_first()
            self._body.show_widget(self._blocks[question_id])

    def focus_problem(self, where: str) -> None:
        """Go where a problem is."""
        question_id = self.question_of(where)
        self.focus_question(question_id)
        self.fields[question_id].focus_part(part_of(where))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow."""
        super().resizeEvent(event)
        self._body.fit(small=self._look.is_narrow(self.window().width()))

    def _on_edited(self, question_id: str) -> None:
        self.touched.add(question_id)
        self._note_unsaved(question_id)
        self.edited.emit(question_id)

    def _note_unsaved(self, question_id: str) -> None:
        """Undo belongs to a field only while it holds typing that is no answer yet."""
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            for control in self.fields[question_id].findChildren(kind):
                control.setProperty(UNSAVED, question_id in self.touched)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is None or not self.main.isAncestorOf(new):
            return
        for question_id, block in self._blocks.items():
            if block.isAncestorOf(new):
                self._in_sight = question_id
                self._body.explain(self.fields[question_id].question)
                names = [str(f.raw()) for f in self.fields.values() if f.question.kind == "person"]
                block.offer_people(names)
