"""One question a page; the heading is the question."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from roadmap_desktop.commands.answers import accept_assumed
from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.offers import offers
from roadmap_desktop.ui.answering.answer_rows import status_badge
from roadmap_desktop.ui.answering.aside import Aside
from roadmap_desktop.ui.answering.checklist_field import ChecklistField
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.answering.keeping import FieldKeeper
from roadmap_desktop.ui.answering.making import plain_field
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from roadmap_desktop.ui.answering.question_block import QuestionBlock
from roadmap_desktop.ui.answering.rows_field import RowsField
from roadmap_desktop.ui.interview.set_aside import SetAside
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, clear, column, row
from roadmap_desktop.ui.widgets.text import Heading, Text


def interview_field(look: Look, question_id: str, open_plan: OpenPlan) -> AnswerField:
    """The field of any question in the interview."""
    asked = Asked(
        look=look,
        catalogue=open_plan.catalogue,
        question=open_plan.question(question_id),
        plan=open_plan.plan,
        today=open_plan.today,
    )
    match asked.question.kind:
        case QuestionKind.ROWS:
            return RowsField(asked, open_plan)
        case QuestionKind.CHECKLIST:
            return ChecklistField(asked, open_plan)
        case _:
            return plain_field(asked)


class QuestionPage(QWidget):
    """A question with its field, its explanation and how to set it aside."""

    set_aside = Signal()
    """'Not sure yet' or 'does not apply' was said."""
    section_requested = Signal()
    """Back to the section the question belongs to."""

    def __init__(
        self, look: Look, question_id: str, open_plan: OpenPlan, drafts: DraftKeeper
    ) -> None:
        super().__init__()
        self._look = look
        self._open_plan = open_plan
        question = open_plan.question(question_id)
        self.question = question_id
        self._way = Button(look, "", "flush", "arrow-left", self.section_requested.emit)
        self.field = interview_field(look, question_id, open_plan)
        self.keeper = FieldKeeper(self.field, open_plan, drafts)
        self.heading = Heading(look, question.text)
        told = self.tr("(optional)")
        optional = [Text(look, told, "body", "muted", wrap=False)] if question.optional else []
        self.summary = ProblemSummary(look)
        self.summary.chosen.connect(lambda _: self.field.focus_first())
        self._status = row(look, None)
        found = offers(question, open_plan.plan, open_plan.catalogue, open_plan.today)
        block = QuestionBlock(look, self.field, found, alone=True)
        aside = Aside(look)
        aside.explain(question)
        self._set_aside = SetAside(look, question, open_plan)
        self._set_aside.done.connect(self._on_set_aside)
        self._set_aside.opened.connect(self._on_opened)
        way = row(look, self._way, *optional, None, gap=8)
        parts: list[Any] = [way, self.summary, self.heading, self._status, 4, block]
        parts += [8, self._set_aside, None]
        main = box(column(look, *parts, gap=4))
        wide = question.kind is QuestionKind.ROWS
        self._row = QHBoxLayout()
        self._row.setContentsMargins(look.px(32), look.px(24), look.px(32), look.px(20))
        self._row.setSpacing(look.px(40))
        self._wide = wide
        self._row.addWidget(main, 60)
        self._row.addWidget(box(column(look, aside, None, gap=0)), 32)
        self._scroll = ScrollPage(self._row)
        self.setLayout(column(look, (self._scroll, 1), gap=0))
        self.keeper.show_draft(open_plan.drafts())
        self._show_way()
        self._show_status()

    def follow(self, plan: Plan) -> None:
        """Show the plan as it is now."""
        self.keeper.follow(plan)
        self._show_way()
        self._show_status()

    def _show_way(self) -> None:
        """Say where one is: 'Are you ready? · 1 of 4'."""
        opened = self._open_plan
        section = opened.question(self.question).section
        asked = [q for q in opened.lines() if opened.question(q).section == section]
        name = next(s.name for s in opened.catalogue.sections if s.id == section)
        words = name
        if self.question in asked:
            number = asked.index(self.question) + 1
            place = self.tr("{number} of {total}").format(number=number, total=len(asked))
            words = f"{name} · {place}"
        self._way.setText(" " + words.replace("&", "&&"))
        back = self.tr("Back to the section: {section}").format(section=words)
        self._way.setAccessibleName(back)

    def _on_opened(self, form: QWidget) -> None:
        """All of the form comes into sight, once it has its place."""
        QTimer.singleShot(0, form, lambda: self._scroll.ensureWidgetVisible(form, 0, 24))

    def _show_status(self) -> None:
        clear(self._status)
        line = self._open_plan.lines().get(self.question)
        status = line.status if line else QuestionStatus.ANSWERED
        if status in (QuestionStatus.ASSUMED, QuestionStatus.NOT_SURE):
            badge = status_badge(self._look, status)
            if badge is not None:
                self._status.addWidget(badge)
            who = ""
            if status is QuestionStatus.ASSUMED:
                who = self.tr("Continue takes this answer over as yours.")
            elif line is not None and line.owner:
                who = self.tr("{name} finds out").format(name=line.owner)
            self._status.addWidget(Text(self._look, who, "small", "muted"), 1)
        elif status is QuestionStatus.DOES_NOT_APPLY and line is not None:
            words = self.tr("Does not apply: {why}").format(why=line.note)
            self._status.addWidget(Text(self._look, words, "small", "muted"), 1)

    def commit(self) -> bool:
        """Keep the answer; False, with the problem shown, where it does not fit."""
        if self.field.commits_itself:
            return self._commit_rest()
        raw = self.field.raw()
        line = self._open_plan.lines().get(self.question)
        untouched = not self.keeper.dirty
        set_aside = line is not None and line.status in (
            QuestionStatus.NOT_SURE,
            QuestionStatus.DOES_NOT_APPLY,
        )
        if untouched and (raw in ("", []) or set_aside):
            return True
        return self._is_kept(self.keeper.commit())

    def _commit_rest(self) -> bool:
        """Rows and lines are kept one by one; what is half typed, and what was assumed, is not."""
        if not self._is_kept(self.keeper.commit()):
            return False
        line = self._open_plan.lines().get(self.question)
        if line is not None and line.status is QuestionStatus.ASSUMED:
            self._open_plan.attempt(accept_assumed, self.question)
        return True

    def _is_kept(self, problem: str) -> bool:
        self.field.show_problem(problem)
        label = self._open_plan.question(self.question).label
        self.summary.show_problems([(self.question, f"{label}: {problem}")] if problem else [])
        if problem:
            self._scroll.verticalScrollBar().setValue(0)
        return not problem

    def leave(self) -> None:
        """Keep what is good, and the rest as a draft."""
        self.keeper.commit_if_good()

    def focus_heading(self) -> None:
        """Give the heading the focus."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow; a table takes the whole width."""
        super().resizeEvent(event)
        small = self._wide or self._look.is_narrow(self.window().width())
        way = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)

    def _on_set_aside(self) -> None:
        self.keeper.dirty = False
        self.set_aside.emit()
