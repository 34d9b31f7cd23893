"""Keeps what is entered in Quick plan: drafts while one types, one step a page, the new plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.office import NEW_PLAN, QUICK_PLAN, Office
from roadmap_desktop.commands.pages import answer_page, assume_the_rest, begun_plan, unsure_about
from roadmap_desktop.commands.wording import refused
from roadmap_desktop.domain.errors import InputError, PlanError, Problem
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_file import empty_plan
from roadmap_desktop.exchange.giving import give
from roadmap_desktop.exchange.numbers import RefusedValueError
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.quick_plan.page import QuickPageView

NEEDED = frozenset({"firm.name"})
"""Without it there is no plan."""
_SET_ASIDE = (QuestionStatus.NOT_SURE, QuestionStatus.DOES_NOT_APPLY)


class PageKeeper(QObject):
    """What was entered on the pages, and the plan it goes into."""

    begun = Signal(object)
    """The plan was made (``OpenPlan``); it has the first page's answers."""
    saved = Signal(object)

    def __init__(self, office: Office, open_plan: OpenPlan | None, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self.open_plan = open_plan
        self.is_working = False
        """A step of Quick plan itself is being made; what changes now is no news to it."""
        self._drafts = DraftKeeper(self._keep, self)

    @property
    def plan(self) -> Plan:
        """The plan so far; an empty one before the first page is answered."""
        if self.open_plan is not None:
            return self.open_plan.plan
        office = self._office
        return empty_plan(office.catalogue, office.today, office.new_id)

    @property
    def first_plan(self) -> Plan:
        """What the first page shows: a new plan begins with the firm one worked for last."""
        plan = self.plan
        if self.open_plan is None and not plan.client.name:
            latest = self._office.plans(limit=1).plans
            known = next(
                (c for c in self._office.clients() if latest and c.id == latest[0].client_id), None
            )
            if known is not None:
                return replace(plan, client=known)
        return plan

    # --- drafts ------------------------------------------------------------------------------

    @property
    def _plan_id(self) -> str:
        return self.open_plan.id if self.open_plan is not None else NEW_PLAN

    def show_drafts(self, page: QuickPageView) -> None:
        """Show what was typed and not committed."""
        drafts = self._office.drafts(self._plan_id)
        for question in page.fields:
            if question in drafts:
                raw = drafts[question]
                is_news = not self._is_set_aside(question) or not self.problems_with(question, raw)
                page.show_draft(question, raw, is_news=is_news)

    def touched(self, page: QuickPageView, question: str) -> None:
        """Something was entered; it is kept as a draft in good time."""
        self._drafts.touched(question, lambda: page.fields[question].raw())
        if page.is_wrong(question):
            raw = page.fields[question].raw()
            page.keep_problems(question, self.problems_with(question, raw))

    def flush(self) -> None:
        """Keep drafts now."""
        self._drafts.flush()

    def forget(self, *questions: str) -> None:
        """Drop the drafts of these questions."""
        self._drafts.forget(*questions)
        self._office.drop_drafts(self._plan_id, *questions)

    def _keep(self, question: str, value: Any) -> None:
        if self.open_plan is not None:
            self.open_plan.keep_draft(question, value)
            return
        try:
            self._office.keep_draft(NEW_PLAN, question, value)
        except PlanError:
            return
        self.saved.emit(self._office.now)

    # --- how far one has come ----------------------------------------------------------------

    def reached(self, pages: int) -> int:
        """The page one was at when Quick plan was left; all of them where it was ended."""
        if self.open_plan is None:
            return 0
        return min(self._office.unfinished().get(self.open_plan.id, pages), pages)

    def note_page(self, number: int) -> None:
        """Remember the page, unless this plan is through with Quick plan."""
        if self.open_plan is None:
            return
        unfinished = self.open_plan.id in self._office.unfinished()
        if unfinished or not self.open_plan.plan.question_states:
            self.open_plan.keep_draft(QUICK_PLAN, number)

    # --- steps -------------------------------------------------------------------------------

    @contextmanager
    def _working(self) -> Iterator[None]:
        before, self.is_working = self.is_working, True
        try:
            yield
        finally:
            self.is_working = before

    def commit(self, page: QuickPageView, *, quietly: bool = False) -> bool:
        """Answer the page's questions as one step; True where all of them fitted.

        ``quietly`` keeps what fits and tells nothing of the rest, which stays a draft.
        """
        answers = self._answers(page)
        try:
            with self._working():
                if self.open_plan is None:
                    self._begin(answers)
                else:
                    self.open_plan.run(answer_page, self._label(page), answers)
        except InputError as error:
            if quietly:
                wrong = {page.question_of(p.where) for p in error.problems}
                self._commit_part(page, {q: v for q, v in answers.items() if q not in wrong})
            else:
                page.show_problems(error.problems)
            return False
        except PlanError as error:
            if not quietly:
                page.show_problems([Problem(where=page.page.questions[0], sentence=str(error))])
            return False
        page.show_problems([])
        self.forget(*answers)
        return True

    def _commit_part(self, page: QuickPageView, answers: Mapping[str, Any]) -> None:
        if self.open_plan is not None and answers:
            with self._working():
                self.open_plan.attempt(answer_page, self._label(page), answers)
            self.forget(*answers)

    def _label(self, page: QuickPageView) -> str:
        return self.tr("Quick plan: {page}").format(page=page.page.name or page.heading.text())

    def _answers(self, page: QuickPageView) -> dict[str, Any]:
        """What stands on the page; what was set aside counts once something is entered again."""
        found: dict[str, Any] = {}
        for question_id, raw in page.raw().items():
            aside = self._is_set_aside(question_id)
            if aside and (raw == "" or question_id not in page.touched):
                continue
            found[question_id] = raw
        return found

    def _is_set_aside(self, question_id: str) -> bool:
        state = self.plan.question_state(question_id)
        return state is not None and state.status in _SET_ASIDE

    def _begin(self, answers: Mapping[str, Any]) -> None:
        """Make the plan: with its first page answered it is one."""
        if not str(answers.get("firm.name", "")).strip():
            raise InputError("", (self._no_firm(),))
        office = self._office
        edit = Edit(
            plan=self.plan, catalogue=office.catalogue, today=office.today, new_id=office.new_id
        )
        plan_id = office.add_plan(begun_plan(edit, answers))
        office.drop_drafts(NEW_PLAN)
        office.keep_draft(plan_id, QUICK_PLAN, 1)
        self.open_plan = OpenPlan(office, plan_id)
        self.begun.emit(self.open_plan)
        self.saved.emit(office.now)

    def mark_not_sure(self, page: QuickPageView, question: str) -> bool:
        """Make a question an open item; what was typed for it stays, as an answer or a draft."""
        if self.open_plan is None:
            return False
        self.flush()
        typed = page.fields[question].raw() if question in page.touched else None
        with self._working():
            done = self.open_plan.attempt(unsure_about, question, typed)
        if done and (typed is None or not self.problems_with(question, typed)):
            self.forget(question)
            page.follow(self.open_plan.plan, [question])
        elif done:  # what does not fit stays as it was typed
            page.touched.discard(question)
            page.show_states(self.open_plan.plan)
        return done

    def problems_with(self, question_id: str, raw: Any) -> tuple[Problem, ...]:
        """What would keep this from being the answer; () for nothing."""
        if question_id in NEEDED and not str(raw).strip():
            return (self._no_firm(),)
        catalogue, plan = self._office.catalogue, self.plan
        try:
            give(plan, catalogue.question(question_id), raw, catalogue, self._office.new_id)
        except RefusedValueError as error:
            return refused(error, question_id, "").problems
        return ()

    def _no_firm(self) -> Problem:
        sentence = self.tr("A plan is for a firm; type the firm's name.")
        return Problem(where="firm.name", sentence=sentence)

    def assume_the_rest(self) -> None:
        """Give what nobody was asked its visible default."""
        if self.open_plan is not None:
            with self._working():
                self.open_plan.attempt(assume_the_rest)

    def finish(self) -> None:
        """Quick plan is ended for this plan."""
        if self.open_plan is not None:
            self.assume_the_rest()
            self._office.drop_drafts(self.open_plan.id, QUICK_PLAN)
