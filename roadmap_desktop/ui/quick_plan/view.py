"""Quick plan: page after page, back keeps everything, at the end the dated plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from roadmap_desktop.commands.answers import not_sure
from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.office import NEW_PLAN, QUICK_PLAN, Office
from roadmap_desktop.commands.pages import answer_page, assume_the_rest, begun_plan
from roadmap_desktop.domain.errors import InputError, PlanError, Problem
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_file import empty_plan
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.quick_plan.check import CheckPage
from roadmap_desktop.ui.quick_plan.page import QuickPageView
from roadmap_desktop.ui.quick_plan.pages import QuickPage, quick_pages
from roadmap_desktop.ui.quick_plan.steps import Steps
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, clear, column, frame, row
from roadmap_desktop.ui.widgets.marks import progress
from roadmap_desktop.ui.widgets.text import Text

NEEDED = {"firm.name", "use.work"}
"""Without these there is nothing to plan."""


class QuickPlanView(QWidget):
    """The pages, one at a time."""

    begun = Signal(object)
    """The plan was made (``OpenPlan``); it has the first page's answers."""
    left = Signal()
    """'Come back later'."""
    finished = Signal()
    """Answers were checked; the dated plan is to be shown."""
    help_requested = Signal(str)
    saved = Signal(object)

    def __init__(
        self, look: Look, office: Office, settings: Settings, open_plan: OpenPlan | None
    ) -> None:
        super().__init__()
        self._look = look
        self._office = office
        self._settings = settings
        self.open_plan = open_plan
        self._pages = quick_pages()
        self._page: QuickPageView | None = None
        self._check: CheckPage | None = None
        self._current = 0
        self._reached = 0
        self._back_to_check = ""
        self._drafts = DraftKeeper(self._keep, self)
        names = [*(p.name for p in self._pages), self.tr("Check your answers")]
        self.steps = Steps(look, names)
        self.steps.page_requested.connect(self._on_page_requested)
        self._stack = QStackedWidget()
        self._bar = column(look, gap=0, pad=(24, 12, 24, 0))
        self._small_bar = box(self._bar)
        main = box(column(look, self._small_bar, (self._stack, 1), self._foot(), gap=0))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.steps)
        self._row.addWidget(main, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)

    def _foot(self) -> QWidget:
        look = self._look
        self.back = Button(look, self.tr("Back"), "plain", "arrow-left", self.go_back)
        self.forward = Button(look, self.tr("Continue"), "primary", pressed=self.go_on)
        self.unsure = Button(look, self.tr("Not sure yet"), "quiet", pressed=self.mark_not_sure)
        self._hint = Text(look, self.tr("Ctrl+Enter continues"), "small", "muted", wrap=False)
        later = Button(look, self.tr("Come back later"), "quiet", pressed=self.leave)
        return frame(
            "foot",
            row(
                look,
                *(self.back, self.forward, self.unsure, None, self._hint, later),
                gap=12,
                pad=(40, 11, 24, 11),
            ),
        )

    # --- pages -------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the page one was at, or the first."""
        if self.open_plan is None:
            self._show(0)
            return
        unfinished = self._office.unfinished().get(self.open_plan.id)
        self._reached = len(self._pages) if unfinished is None else unfinished
        self._show(0 if unfinished is None else min(unfinished, len(self._pages)))

    @property
    def plan(self) -> Plan:
        """The plan so far; an empty one before the first page is answered."""
        if self.open_plan is not None:
            return self.open_plan.plan
        return empty_plan(self._office.catalogue, self._office.today, self._office.new_id)

    @property
    def question_in_sight(self) -> str:
        """For help."""
        return self._page.question_in_sight if self._page and self._page.isVisible() else ""

    def _show(self, number: int) -> None:
        self._current = number
        self._reached = max(self._reached, number)
        self.steps.show_page(number, self._reached)
        self._show_bar(number)
        old = self._stack.currentWidget()
        if number == len(self._pages) and self.open_plan is not None:
            self._page = None
            self._check = CheckPage(self._look, self._pages, self.open_plan)
            self._check.change_requested.connect(self._on_change_requested)
            self._put(self._check, old)
            self._check.refresh()
            self.forward.setText(self.tr("See the dated plan"))
            self.unsure.hide()
            if self._back_to_check:
                QTimer.singleShot(0, self._focus_changed_row)
            else:
                self._check.focus_heading()
        else:
            page = self._pages[number]
            catalogue, today = self._office.catalogue, self._office.today
            self._page = QuickPageView(self._look, page, catalogue, self._with_firm(), today)
            self._page.edited.connect(partial(self._on_edited, self._page))
            self._put(self._page, old)
            self._page.show_drafts(self._office.drafts(self._plan_id))
            self.forward.setText(self.tr("Continue"))
            self.unsure.setVisible(self.open_plan is not None)
            self._page.focus_heading()
        self.back.setVisible(number > 0)
        self._note_page(number)

    def _put(self, widget: QWidget, old: QWidget | None) -> None:
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _with_firm(self) -> Plan:
        """A new plan begins with the firm one worked for last."""
        plan = self.plan
        if self.open_plan is None and not plan.client.name:
            latest = self._office.plans(limit=1).plans
            known = next(
                (c for c in self._office.clients() if latest and c.id == latest[0].client_id), None
            )
            if known is not None:
                return replace(plan, client=known)
        return plan

    def _show_bar(self, number: int) -> None:
        clear(self._bar)
        total = len(self._pages)
        words = self.tr("Quick plan: page {page} of {total}").format(
            page=min(number + 1, total), total=total
        )
        if number == total:
            words = self.tr("Quick plan: check your answers")
        bar = row(
            self._look,
            Text(self._look, words, "small", "muted", 600, wrap=False),
            (progress(self._look, number + 1, total), 1),
            gap=16,
        )
        self._bar.addLayout(bar)

    # --- going on and back -------------------------------------------------------------------

    def go_on(self) -> None:
        """Keep the page and show the next; what does not fit is told and kept as it was typed."""
        if self._page is None:
            self._finish()
            return
        if not self._commit():
            return
        if self._back_to_check or self._current + 1 == len(self._pages):
            self._enter_check()
        else:
            self._show(self._current + 1)

    def go_back(self) -> None:
        """Show the page before; what was entered here is kept."""
        if self._current > 0:
            self.keep_now()
            self._show(self._current - 1)

    def leave(self) -> None:
        """Come back later."""
        self.keep_now()
        self.left.emit()

    def keep_now(self) -> None:
        """Keep what stands on the page: good answers as answers, the rest as a draft."""
        if self._page is None:
            return
        self._drafts.flush()
        if self.open_plan is not None:
            self._commit(quietly=True)

    def mark_not_sure(self) -> None:
        """Make the question in sight an open item, and go on."""
        if self._page is None or self.open_plan is None:
            return
        question = self._page.question_in_sight
        if self.open_plan.attempt(not_sure, question):
            self.open_plan.drop_drafts(question)
            self._page.fields[question].show_plan(self.open_plan.plan)
            others = self._page.page.questions
            following = others.index(question) + 1
            if following < len(others):
                self._page.focus_question(others[following])
            else:
                self.go_on()

    def _enter_check(self) -> None:
        if self.open_plan is None:
            return
        self.open_plan.attempt(assume_the_rest)
        self._show(len(self._pages))

    def _finish(self) -> None:
        if self.open_plan is not None:
            self.open_plan.attempt(assume_the_rest)
            self._office.drop_drafts(self.open_plan.id, QUICK_PLAN)
        self.finished.emit()

    def _on_page_requested(self, number: int) -> None:
        if number == self._current:
            return
        if number > self._reached:
            self.steps.show_page(self._current, self._reached)
            return
        if self._page is not None and not self._commit(quietly=self._current > number):
            return
        self._back_to_check = ""
        if number == len(self._pages):
            self._enter_check()
        else:
            self._show(number)

    def _on_change_requested(self, question: str) -> None:
        for number, page in enumerate(self._pages):
            if question in page.questions:
                self._back_to_check = question
                self._show(number)
                if self._page is not None:
                    self._page.focus_question(question)
                return
        self._back_to_check = question
        self._show_alone(question)

    def _show_alone(self, question: str) -> None:
        """An assumed answer is changed on a page of its own, and brings back to the check."""
        old = self._stack.currentWidget()
        catalogue, today = self._office.catalogue, self._office.today
        page = QuickPage("", "", (question,))
        self._page = QuickPageView(self._look, page, catalogue, self.plan, today)
        self._page.edited.connect(partial(self._on_edited, self._page))
        self._put(self._page, old)
        self.forward.setText(self.tr("Continue"))
        self._page.focus_heading()

    def _focus_changed_row(self) -> None:
        question, self._back_to_check = self._back_to_check, ""
        if self._check is not None:
            self._check.focus_change(question)

    # --- keeping -----------------------------------------------------------------------------

    @property
    def _plan_id(self) -> str:
        return self.open_plan.id if self.open_plan is not None else NEW_PLAN

    def _on_edited(self, page: QuickPageView, question: str) -> None:
        if page is self._page:
            self._drafts.touched(question, lambda: page.fields[question].raw())

    def _keep(self, question: str, value: Any) -> None:
        if self.open_plan is not None:
            self.open_plan.keep_draft(question, value)
            return
        try:
            self._office.keep_draft(NEW_PLAN, question, value)
        except PlanError:
            return
        self.saved.emit(self._office.now)

    def _note_page(self, number: int) -> None:
        """Remember the page, unless this plan is through with Quick plan."""
        if self.open_plan is None:
            return
        unfinished = self.open_plan.id in self._office.unfinished()
        if unfinished or not self.open_plan.plan.question_states:
            self.open_plan.keep_draft(QUICK_PLAN, max(self._reached, number))

    def _commit(self, *, quietly: bool = False) -> bool:
        """Answer the page's questions as one step; True where all of them fitted."""
        page = self._page
        if page is None:
            return True
        answers = self._answers(page)
        try:
            if self.open_plan is None:
                self._begin(answers)
            else:
                self.open_plan.run(answer_page, self._label(page), answers)
        except InputError as error:
            problems = [(_field_of(p.where, answers), p.sentence) for p in error.problems]
            good = {q: v for q, v in answers.items() if q not in dict(problems)}
            if quietly:
                self._commit_part(page, good)
            else:
                page.show_problems(problems)
            return False
        except PlanError as error:
            if not quietly:
                page.show_problems([(page.page.questions[0], str(error))])
            return False
        page.show_problems([])
        self._drafts.forget(*answers)
        self._office.drop_drafts(self._plan_id, *page.page.questions)
        return True

    def _commit_part(self, page: QuickPageView, answers: Mapping[str, Any]) -> None:
        if self.open_plan is not None and answers:
            self.open_plan.attempt(answer_page, self._label(page), answers)
            self.open_plan.drop_drafts(*answers)

    def _label(self, page: QuickPageView) -> str:
        return self.tr("Quick plan: {page}").format(page=page.page.name or page.heading.text())

    def _answers(self, page: QuickPageView) -> dict[str, Any]:
        """What differs from the plan; what was left empty stays out, needed ones apart."""
        plan = self.plan
        found: dict[str, Any] = {}
        for question_id, raw in page.raw().items():
            state = plan.question_state(question_id)
            if raw == "" and state is not None and state.status == "not_sure":
                continue
            found[question_id] = raw
        return found

    def _begin(self, answers: Mapping[str, Any]) -> None:
        """Make the plan: with its first page answered it is one."""
        if not str(answers.get("firm.name", "")).strip():
            sentence = self.tr("A plan is for a firm; type the firm's name.")
            raise InputError("", (Problem(where="firm.name", sentence=sentence),))
        office = self._office
        blank = empty_plan(office.catalogue, office.today, office.new_id)
        edit = Edit(
            plan=blank, catalogue=office.catalogue, today=office.today, new_id=office.new_id
        )
        plan_id = office.add_plan(begun_plan(edit, answers))
        office.drop_drafts(NEW_PLAN)
        office.keep_draft(plan_id, QUICK_PLAN, 1)
        self.open_plan = OpenPlan(office, plan_id)
        self.begun.emit(self.open_plan)
        self.saved.emit(office.now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The steps become a bar where it is narrow."""
        super().resizeEvent(event)
        small = self._look.is_narrow(self.window().width())
        self.steps.setVisible(not small)
        self._small_bar.setVisible(small)
        self._hint.setVisible(not small)


def _field_of(where: str, answers: Mapping[str, Any]) -> str:
    """The question a problem is about: the longest one its place begins with."""
    fitting = [q for q in answers if where.startswith(q)]
    return max(fitting, key=len, default=where)
