"""A whole section on one page, for experts and workshops."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.offers import offers
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.answering.keeping import FieldKeeper
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from roadmap_desktop.ui.answering.question_block import QuestionBlock
from roadmap_desktop.ui.interview.question_page import interview_field
from roadmap_desktop.ui.interview.sections import SectionState
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import Part, ScrollPage, box, column, line, row
from roadmap_desktop.ui.widgets.text import Heading, Text


class OnePage(QWidget):
    """Every question of a section below each other; each is kept when it is left."""

    def __init__(
        self, look: Look, state: SectionState, open_plan: OpenPlan, drafts: DraftKeeper
    ) -> None:
        super().__init__()
        self._look = look
        self._open_plan = open_plan
        self.section = state.section.id
        self.heading = Heading(look, state.section.name)
        self.summary = ProblemSummary(look)
        self.summary.chosen.connect(self.focus_question)
        intro = Text(look, state.section.intro, "body", "muted")
        parts: list[Part] = [self.summary, self.heading, intro]
        self._keepers: dict[str, FieldKeeper] = {}
        self._blocks: dict[str, QuestionBlock] = {}
        kept = open_plan.drafts()
        for shown in state.lines:
            question = open_plan.question(shown.question)
            field = interview_field(look, question.id, open_plan)
            found = offers(question, open_plan.plan, open_plan.catalogue, open_plan.today)
            block = QuestionBlock(look, field, found, alone=False)
            keeper = FieldKeeper(field, open_plan, drafts)
            keeper.show_draft(kept)
            self._keepers[question.id] = keeper
            self._blocks[question.id] = block
            parts += [10, line(), 10, block]
        main = box(column(look, *parts, None, gap=4))
        main.setMaximumWidth(look.px(980))
        self._scroll = ScrollPage(row(look, (main, 1000), None, gap=0, pad=(32, 24, 32, 20)))
        self.setLayout(column(look, (self._scroll, 1), gap=0))

    @property
    def question_in_sight(self) -> str:
        """The question whose field has the focus, '' for none."""
        focus = self.focusWidget()
        for question, block in self._blocks.items():
            if block.isAncestorOf(focus):
                return question
        return ""

    def follow(self, plan: Plan) -> None:
        """Show the plan as it is now."""
        for keeper in self._keepers.values():
            keeper.follow(plan)

    def commit(self) -> bool:
        """Keep all answers; False, with the problems shown, where some do not fit."""
        problems: list[tuple[str, str]] = []
        for question, keeper in self._keepers.items():
            if not keeper.dirty:
                continue
            problem = keeper.commit()
            keeper.field.show_problem(problem)
            if problem:
                problems.append((question, f"{keeper.field.question.label}: {problem}"))
        self.summary.show_problems(problems)
        return not problems

    def leave(self) -> None:
        """Keep what is good, and the rest as drafts."""
        for keeper in self._keepers.values():
            keeper.commit_if_good()

    def focus_question(self, question: str) -> None:
        """Give a field the focus."""
        if question in self._keepers:
            self._keepers[question].field.focus_first()
            self._scroll.ensureWidgetVisible(self._blocks[question])

    def focus_heading(self) -> None:
        """Give the heading the focus."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)
