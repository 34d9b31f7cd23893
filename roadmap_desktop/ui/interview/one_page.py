"""A whole section on one page, for experts and workshops."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.offers import offers
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.answering.keeping import FieldKeeper
from roadmap_desktop.ui.answering.page_body import PageBody
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from roadmap_desktop.ui.answering.question_block import QuestionBlock
from roadmap_desktop.ui.interview.question_page import interview_field
from roadmap_desktop.ui.interview.sections import SectionState
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import box, column, line
from roadmap_desktop.ui.widgets.text import Heading, Text


class OnePage(QWidget):
    """Every question of a section below each other; each is kept when it is left."""

    def __init__(
        self, look: Look, state: SectionState, open_plan: OpenPlan, drafts: DraftKeeper
    ) -> None:
        super().__init__()
        self._look = look
        self._open_plan = open_plan
        self._drafts = drafts
        self.section = state.section.id
        self.heading = Heading(look, state.section.name)
        self.summary = ProblemSummary(look)
        self.summary.chosen.connect(self.focus_question)
        intro = Text(look, state.section.intro, "body", "muted")
        self._keepers: dict[str, FieldKeeper] = {}
        self._blocks: dict[str, QuestionBlock] = {}
        self._places: dict[str, QWidget] = {}
        self._reasons: dict[str, Text] = {}
        """Why each question is asked, where there is no room beside it."""
        self._questions = QVBoxLayout()
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(0)
        main = box(column(look, self.summary, self.heading, intro, self._questions, None, gap=4))
        self._body = PageBody(look, main, left=32, left_when_narrow=32)
        self.setLayout(column(look, (self._body, 1), gap=0))
        self._show_questions(open_plan.drafts())
        self._explain(next(iter(self._blocks), ""))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def question_in_sight(self) -> str:
        """The question whose field has the focus, '' for none."""
        focus = self.focusWidget()
        for question, block in self._blocks.items():
            if block.isAncestorOf(focus):
                return question
        return ""

    def follow(self, plan: Plan) -> None:
        """Show the plan as it is now, with the questions that its answers open."""
        if self._asked() != list(self._blocks):
            self._show_questions(self._open_plan.drafts())
        for keeper in self._keepers.values():
            keeper.follow(plan)

    def _asked(self) -> list[str]:
        """The section's questions at the plan's depth, in their order."""
        opened = self._open_plan
        return [q for q in opened.lines() if opened.question(q).section == self.section]

    def _show_questions(self, kept: Mapping[str, object]) -> None:
        """Put what is asked now in its place; what is on the page already stays as it is."""
        asked = self._asked()
        for question in [q for q in self._blocks if q not in asked]:
            self._drafts.flush()
            self._keepers.pop(question)
            self._blocks.pop(question)
            self._reasons.pop(question)
            place = self._places.pop(question)
            self._questions.removeWidget(place)
            place.hide()
            place.deleteLater()
        for number, question in enumerate(asked):
            if question not in self._blocks:
                self._questions.insertWidget(number, self._place(question, kept))
        self._keepers = {q: self._keepers[q] for q in asked}
        self._blocks = {q: self._blocks[q] for q in asked}
        self._fit_reasons()

    def _place(self, question_id: str, kept: Mapping[str, object]) -> QWidget:
        opened, look = self._open_plan, self._look
        question = opened.question(question_id)
        field = interview_field(look, question_id, opened)
        found = offers(question, opened.plan, opened.catalogue, opened.today)
        block = QuestionBlock(look, field, found, alone=False)
        keeper = FieldKeeper(field, opened, self._drafts)
        keeper.show_draft(kept)
        self._keepers[question_id] = keeper
        self._blocks[question_id] = block
        words = self.tr("Why we ask: {why}").format(why=question.why)
        reason = self._reasons[question_id] = Text(look, words, "small", "muted")
        asked = column(look, block, reason, gap=6)
        place = box(column(look, line(), asked, gap=14, pad=(0, 14, 0, 0)))
        self._places[question_id] = place
        return place

    # --- why it is asked ---------------------------------------------------------------------

    @property
    def _has_room_beside(self) -> bool:
        """A table needs the whole width, and so does everything in a narrow window."""
        kinds = {self._open_plan.question(q).kind for q in self._blocks}
        narrow = self._look.is_narrow(self.window().width())
        return QuestionKind.ROWS not in kinds and not narrow

    def _fit_reasons(self) -> None:
        """Beside the questions the one in sight is explained, else below each why it is asked."""
        beside = self._has_room_beside
        self._body.fit(small=not beside)
        self._body.aside.setVisible(beside)
        for question, reason in self._reasons.items():
            reason.setVisible(not beside and bool(self._open_plan.question(question).why))

    def _explain(self, question: str) -> None:
        if question:
            self._body.explain(self._open_plan.question(question))

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is not None and self.isAncestorOf(new):
            self._explain(self.question_in_sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What explains stands beside where there is room."""
        super().resizeEvent(event)
        self._fit_reasons()

    # --- keeping -----------------------------------------------------------------------------

    def commit(self) -> bool:
        """Keep all answers; False, with the problems shown, where some do not fit."""
        problems: list[tuple[str, str]] = []
        for question, keeper in list(self._keepers.items()):
            if not keeper.is_open:
                continue
            problem = keeper.commit()
            keeper.field.show_problem(problem)
            if problem:
                problems.append((question, f"{keeper.field.question.label}: {problem}"))
        self.summary.show_problems(problems)
        if problems:
            self._body.to_top()
        return not problems

    def leave(self) -> None:
        """Keep what is good, and the rest as drafts."""
        for keeper in list(self._keepers.values()):
            keeper.commit_if_good()

    def focus_question(self, question: str) -> None:
        """Give a field the focus."""
        if question in self._keepers:
            self._keepers[question].field.focus_first()
            self._body.show_widget(self._blocks[question])

    def focus_heading(self) -> None:
        """Give the heading the focus."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.to_top()
