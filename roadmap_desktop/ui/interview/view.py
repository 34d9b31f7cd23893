"""The interview's screen: the task list beside a section, or one question, or a whole section."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget

from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.answering.page_foot import PageFoot
from roadmap_desktop.ui.interview.one_page import OnePage
from roadmap_desktop.ui.interview.question_page import QuestionPage
from roadmap_desktop.ui.interview.section_lists import SectionLists
from roadmap_desktop.ui.interview.sections import OPEN
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.view import PlanView
from roadmap_desktop.ui.widgets.tab_order import follow_reading_order

Page = QuestionPage | OnePage


class InterviewView(PlanView):
    """Any order; half done is fine."""

    place = Place.INTERVIEW
    name = "Interview"

    def __init__(self, look: Look, open_plan: OpenPlan, go: Go, settings: Settings) -> None:
        super().__init__(look, open_plan, go, settings)
        self._drafts = DraftKeeper(open_plan.keep_draft, self)
        self._page: Page | None = None
        self._one_by_one = False
        self._came_from = ""
        self._was_away = True
        self.lists = SectionLists(look, open_plan)
        self.lists.moved.connect(self.moved)
        section = self.lists.section_page
        section.change_requested.connect(self._change)
        section.ask_requested.connect(self._ask_one_by_one)
        section.one_page_requested.connect(self._show_one_page)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lists)
        self._foot = PageFoot(look, left=32, left_when_narrow=32)
        self._foot.back_requested.connect(self._back)
        self._foot.forward_requested.connect(self._continue)
        self._foot.leave_requested.connect(self._to_lists)
        self._foot.hide()
        self.body.addWidget(self._stack)
        self.body.addWidget(self._foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._continue)
        QShortcut(QKeySequence("Alt+Left"), self, self._back)
        self.refresh(None)
        follow_reading_order(self)

    # --- showing -----------------------------------------------------------------------------

    @property
    def question_in_sight(self) -> str:
        """For help."""
        if isinstance(self._page, QuestionPage):
            return self._page.question
        return self._page.question_in_sight if self._page is not None else ""

    @property
    def here(self) -> Destination:
        """The question, the section, or the list of all."""
        if isinstance(self._page, QuestionPage):
            return Destination(place=self.place, question=self._page.question)
        if self._page is None and self.lists.columns.list_only:
            return Destination(place=self.place)
        return Destination(place=self.place, section=self.lists.section)

    def refresh(self, change: PlanChange | None) -> None:
        """Show where the sections stand, and the page in sight."""
        del change
        self.lists.read_again()
        if self._page is not None:
            self._page.follow(self.open_plan.plan)
        else:
            self.lists.refresh()

    def show_destination(self, destination: Destination) -> None:
        """A question on its page, a section, or what was left here; the task list from there."""
        away, self._was_away = self._was_away, False
        if destination.question:
            self._leave_page()
            self._came_from, self._one_by_one = "", False
            if destination.question in self.open_plan.lines():
                self._show_question(destination.question)
                return
        if destination.section:
            self._to_lists()
            self.lists.choose(destination.section)
            return
        if destination.question or not away:  # asked for while in sight: the list of all
            self._came_from = ""
            self.lists.columns.list_only = True
            self._to_lists()
            self.lists.fit()
        self.focus_heading()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another place is in sight; whoever comes back finds what was left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._was_away = True

    def focus_heading(self) -> None:
        """The heading of what is in sight."""
        shown = self._page if self._page is not None else self.lists
        shown.focus_heading()

    def leave(self) -> bool:
        """Keep what is good; a bad answer stays as a draft."""
        self._leave_page()
        return True

    # --- pages -------------------------------------------------------------------------------

    def _leave_page(self) -> None:
        if self._page is not None:
            self._page.leave()
            self._drafts.flush()  # what could not be kept; the page's fields go with it

    def _put(self, page: Page | None) -> None:
        old, self._page = self._page, page
        if page is not None:
            self._stack.addWidget(page)
            done = self.tr("Done with this section")
            self._foot.show_forward(done if isinstance(page, OnePage) else self.tr("Continue"))
        self._stack.setCurrentWidget(page if page is not None else self.lists)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._foot.setVisible(page is not None)
        follow_reading_order(self)
        self.moved.emit()
        if page is not None:
            page.focus_heading()

    def _show_question(self, question: str) -> None:
        self.lists.mark(self.open_plan.question(question).section)
        page = QuestionPage(self.look, question, self.open_plan, self._drafts)
        page.set_aside.connect(self._go_on)
        page.section_requested.connect(self._to_lists)
        self._put(page)

    def _show_one_page(self, section: str) -> None:
        state = self.lists.state_of(section)
        if state is not None:
            self._put(OnePage(self.look, state, self.open_plan, self._drafts))

    def _to_lists(self) -> None:
        self._leave_page()
        self._put(None)
        self.lists.refresh()
        question, self._came_from = self._came_from, ""
        self.lists.focus_answer(question)

    # --- from question to question -----------------------------------------------------------

    def _change(self, question: str) -> None:
        self._came_from, self._one_by_one = question, False
        self._show_question(question)

    def _ask_one_by_one(self, section: str) -> None:
        state = self.lists.state_of(section)
        if state is None:
            return
        first = next((line for line in state.lines if line.status in OPEN), state.lines[0])
        self._one_by_one, self._came_from = True, ""
        self._show_question(first.question)

    def _continue(self) -> None:
        """Keep the answer, then the next question or back to where one came from.

        From a section's answers on: to what is open there, else to the next section.
        """
        if self._page is not None:
            if self._page.commit():
                self._go_on()
        elif self.lists.has_open_questions(self.lists.section):
            self._ask_one_by_one(self.lists.section)
        else:
            self.lists.choose_next()

    def _go_on(self) -> None:
        page = self._page
        if isinstance(page, QuestionPage) and self._one_by_one:
            following = self._neighbour(page.question, 1)
            if following:
                self._show_question(following)
                return
            self.lists.note_walked(self.open_plan.question(page.question).section)
        self._to_lists()

    def _back(self) -> None:
        """The question before, or the list; what was typed is kept."""
        page = self._page
        if page is None:
            return
        self._leave_page()
        before = self._neighbour(page.question, -1) if isinstance(page, QuestionPage) else ""
        if self._one_by_one and before:
            self._show_question(before)
        else:
            self._to_lists()

    def _neighbour(self, question: str, step: int) -> str:
        """The next or previous question of the same section, '' at its end."""
        state = self.lists.state_of(self.open_plan.question(question).section)
        ids = [line.question for line in state.lines] if state else []
        place = ids.index(question) + step if question in ids else -1
        return ids[place] if 0 <= place < len(ids) else ""

    # --- layout ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and section become two pages where it is narrow."""
        super().resizeEvent(event)
        self.lists.fit()
        self._foot.fit(small=self.look.is_narrow(self.window().width()))
