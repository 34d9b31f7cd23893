"""The interview's screen: the task list beside a section, or one question, or a whole section."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from roadmap_desktop.commands.pages import accept_section
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.interview.one_page import OnePage
from roadmap_desktop.ui.interview.question_page import QuestionPage
from roadmap_desktop.ui.interview.section_page import SectionPage
from roadmap_desktop.ui.interview.sections import OPEN, SectionState, section_states, task_rows
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.view import PlanView
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column, frame, row
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.tab_order import follow_reading_order
from roadmap_desktop.ui.widgets.text import Heading, Text

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
        self._list_only = True
        self._was_away = True
        self._walked: set[str] = set()
        self._states = section_states(open_plan)
        self._stack = QStackedWidget()
        self._lists = self._make_lists()
        self._stack.addWidget(self._lists)
        self._foot = self._make_foot()
        body = self.layout()
        if body is not None:
            body.addWidget(self._stack)
            body.addWidget(self._foot)
        self._foot.hide()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._continue)
        QShortcut(QKeySequence("Alt+Left"), self, self._back)
        self.refresh(None)
        follow_reading_order(self)

    def _make_lists(self) -> QWidget:
        look = self.look
        self.heading = Heading(look, self.tr("Interview"))
        self._count = Text(look, "", "body", "muted")
        self.list = RowList(look, self.tr("Sections"))
        self.list.chosen.connect(self._on_section_chosen)
        self.list.moved.connect(self._on_section_moved)
        self.section_page = SectionPage(look, self.open_plan)
        page = self.section_page
        page.change_requested.connect(self._change)
        page.accept_requested.connect(lambda s: self.open_plan.attempt(accept_section, s))
        page.ask_requested.connect(self._ask_one_by_one)
        page.one_page_requested.connect(self._show_one_page)
        page.next_requested.connect(self._to_next_section)
        self._all = Button(look, self.tr("All sections"), "flush", "arrow-left", self._show_list)
        sheet = in_sheet(look, self.list)
        self._left = box(column(look, self.heading, self._count, 10, sheet, None, gap=4))
        self._right = box(column(look, self._all, page, gap=8))
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(look.px(32), look.px(24), look.px(32), look.px(24))
        self._columns.setSpacing(look.px(32))
        self._columns.addWidget(self._left, 38)
        self._columns.addWidget(self._right, 62)
        self._scroll = ScrollPage(self._columns)
        return self._scroll

    def _make_foot(self) -> QWidget:
        look = self.look
        self._back_button = Button(look, self.tr("Back"), "plain", "arrow-left", self._back)
        self._forward = Button(look, self.tr("Continue"), "primary", pressed=self._continue)
        self._hint = Text(look, self.tr("Ctrl+Enter continues"), "small", "muted", wrap=False)
        later = Button(look, self.tr("Come back later"), "quiet", pressed=self._to_lists)
        parts = (self._back_button, self._forward, None, self._hint, later)
        return frame("foot", row(look, *parts, gap=12, pad=(32, 11, 24, 11)))

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
        if self._page is None and self._list_only:
            return Destination(place=self.place)
        return Destination(place=self.place, section=self.section_page.section)

    def refresh(self, change: PlanChange | None) -> None:
        """Show where the sections stand, and the page in sight."""
        del change
        self._states = section_states(self.open_plan)
        if self._page is not None:
            self._page.follow(self.open_plan.plan)
            return
        self._refresh_lists()

    def _refresh_lists(self) -> None:
        stages = {s.id: f"{s.number}  {s.name}" for s in self.open_plan.catalogue.stages}
        current = self.section_page.section or self._states[0].section.id
        if all(s.section.id != current for s in self._states):
            current = self._states[0].section.id
        self.list.show_rows(task_rows(self._states, stages), current=current)
        self._count.setText(self._counted())
        self._show_section(current)

    def _counted(self) -> str:
        """'19 of 146 answered, 33 assumed. Any order; half done is fine.'"""
        total = sum(len(s.lines) for s in self._states)
        assumed = sum(s.assumed for s in self._states)
        words = self.tr("{done} of {total} answered. Any order; half done is fine.")
        if assumed:
            words = self.tr(
                "{done} of {total} answered, {assumed} assumed. Any order; half done is fine."
            )
        done = sum(s.answered for s in self._states)
        return words.format(done=done, total=total, assumed=assumed)

    def _show_section(self, section: str) -> None:
        place = self._place_of(section)
        if place >= 0:
            narrow = self.look.is_narrow(self.window().width())
            walked = section in self._walked
            self.section_page.show_section(self._states, place, narrow=narrow, walked=walked)

    def _place_of(self, section: str) -> int:
        return next((n for n, s in enumerate(self._states) if s.section.id == section), -1)

    def show_destination(self, destination: Destination) -> None:
        """A question on its page, a section, or what was left here; the task list from there."""
        if destination.question:
            self._was_away = False
            self._leave_page()
            self._came_from = ""
            self._one_by_one = False
            if destination.question in self.open_plan.lines():
                self._show_question(destination.question)
                return
        if destination.section:
            self._was_away = False
            self._to_lists()
            self._on_section_chosen(destination.section)
            return
        away, self._was_away = self._was_away, False
        if not away:  # asked for while it is in sight: the list of all
            self._came_from, self._list_only = "", True
            self._to_lists()
            self._lay_out()
        self.focus_heading()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another place is in sight; whoever comes back finds what was left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._was_away = True

    def focus_heading(self) -> None:
        """The heading of what is in sight."""
        if self._page is not None:
            self._page.focus_heading()
        else:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Keep what is good; a bad answer stays as a draft."""
        self._leave_page()
        return True

    def _leave_page(self) -> None:
        if self._page is not None:
            self._page.leave()
            self._drafts.flush()  # what could not be kept; the page's fields go with it

    # --- lists -------------------------------------------------------------------------------

    def _on_section_moved(self, section: str) -> None:
        if not section.startswith("#"):
            self._show_section(section)

    def _on_section_chosen(self, section: str) -> None:
        self.list.mark(section)
        self._show_section(section)
        self._list_only = False
        self._lay_out()
        self.section_page.focus_heading()
        self._scroll.verticalScrollBar().setValue(0)
        self.moved.emit()

    def _show_list(self) -> None:
        self._list_only = True
        self._lay_out()
        self.list.setFocus()
        self.moved.emit()

    def _to_lists(self) -> None:
        self._leave_page()
        self._put(None)
        self._refresh_lists()
        if self._came_from:
            question, self._came_from = self._came_from, ""
            QTimer.singleShot(0, lambda: self.section_page.rows.focus_change(question))
        else:
            self.section_page.focus_heading()

    # --- pages -------------------------------------------------------------------------------

    def _put(self, page: Page | None) -> None:
        old, self._page = self._page, page
        if page is not None:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page if page is not None else self._lists)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._foot.setVisible(page is not None)
        follow_reading_order(self)
        self.moved.emit()

    def _change(self, question: str) -> None:
        self._came_from, self._one_by_one = question, False
        self._show_question(question)

    def _ask_one_by_one(self, section: str) -> None:
        state = self._state_of(section)
        if state is None:
            return
        first = next((line for line in state.lines if line.status in OPEN), state.lines[0])
        self._one_by_one, self._came_from = True, ""
        self._show_question(first.question)

    def _show_question(self, question: str) -> None:
        section = self.open_plan.question(question).section
        self.list.mark(section)
        self._show_section(section)
        self._list_only = False
        self._lay_out()
        page = QuestionPage(self.look, question, self.open_plan, self._drafts)
        page.set_aside.connect(self._go_on)
        page.section_requested.connect(self._to_lists)
        self._put(page)
        self._forward.setText(self.tr("Continue"))
        page.focus_heading()

    def _show_one_page(self, section: str) -> None:
        state = self._state_of(section)
        if state is not None:
            page = OnePage(self.look, state, self.open_plan, self._drafts)
            self._put(page)
            self._forward.setText(self.tr("Done with this section"))
            page.focus_heading()

    def _state_of(self, section: str) -> SectionState | None:
        return next((s for s in self._states if s.section.id == section), None)

    def _continue(self) -> None:
        """Keep the answer, then the next question or back to where one came from.

        From a section's answers on: to what is open there, else to the next section.
        """
        if self._page is not None:
            if self._page.commit():
                self._go_on()
            return
        section = self.section_page.section
        state = self._state_of(section)
        is_open = state is not None and any(line.status in OPEN for line in state.lines)
        if is_open and section not in self._walked:
            self._ask_one_by_one(section)
        else:
            self._to_next_section()

    def _to_next_section(self) -> None:
        place = self._place_of(self.section_page.section) + 1
        if place < len(self._states):
            self._on_section_chosen(self._states[place].section.id)
        else:
            self.focus_heading()

    def _go_on(self) -> None:
        page = self._page
        if isinstance(page, QuestionPage) and self._one_by_one:
            following = self._neighbour(page.question, 1)
            if following:
                self._show_question(following)
                return
            self._walked.add(self.open_plan.question(page.question).section)
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
        state = self._state_of(self.open_plan.question(question).section)
        ids = [line.question for line in state.lines] if state else []
        place = ids.index(question) + step if question in ids else -1
        return ids[place] if 0 <= place < len(ids) else ""

    # --- layout ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and section become two pages where it is narrow."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        small = self.look.is_narrow(self.window().width())
        self._left.setVisible(not small or self._list_only)
        self._right.setVisible(not small or not self._list_only)
        self._all.setVisible(small)
        self._hint.setVisible(not small)
        if self.section_page.section:
            self._show_section(self.section_page.section)
