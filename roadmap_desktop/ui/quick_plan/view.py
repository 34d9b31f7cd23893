"""Quick plan: page after page, back keeps everything, at the end the dated plan."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from roadmap_desktop.commands.office import Office
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.ui.answering.page_foot import PageFoot
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.quick_plan.check import CheckPage
from roadmap_desktop.ui.quick_plan.note import PageNote
from roadmap_desktop.ui.quick_plan.page import QuickPageView
from roadmap_desktop.ui.quick_plan.page_bar import PageBar
from roadmap_desktop.ui.quick_plan.page_keeper import PageKeeper
from roadmap_desktop.ui.quick_plan.pages import QuickPage, quick_pages
from roadmap_desktop.ui.quick_plan.standing import changed_questions, open_counts
from roadmap_desktop.ui.quick_plan.steps import Steps
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import box, column
from roadmap_desktop.ui.widgets.tab_order import follow_reading_order


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
    asked = Signal(str)
    """An action of the window's table."""
    menu_requested = Signal(QPoint)
    """All menus in one, at a point of the screen."""

    def __init__(
        self, look: Look, office: Office, settings: Settings, open_plan: OpenPlan | None
    ) -> None:
        super().__init__()
        self._look = look
        self._office = office
        self._settings = settings
        self._pages = quick_pages()
        self._page: QuickPageView | None = None
        self._check: CheckPage | None = None
        self._current = 0
        self._reached = 0
        self._back_to_check = ""
        self._once_assumed: set[str] = set()
        self.keeper = PageKeeper(office, open_plan, self)
        self.keeper.begun.connect(self._on_begun)
        self.keeper.saved.connect(self.saved)
        self._known = self.keeper.plan
        if open_plan is not None:
            open_plan.plan_changed.connect(self._on_plan_changed)
        names = [*(p.name for p in self._pages), self.tr("Check your answers")]
        self.steps = Steps(look, names)
        self.steps.page_requested.connect(self._on_page_requested)
        self._stack = QStackedWidget()
        self._bar = PageBar(look, len(self._pages))
        self._bar.asked.connect(self.asked)
        self._bar.menu_requested.connect(self.menu_requested)
        self._note = PageNote(look)
        self.foot = PageFoot(look, left=40, left_when_narrow=24)
        self.foot.back_requested.connect(self.go_back)
        self.foot.forward_requested.connect(self.go_on)
        self.foot.leave_requested.connect(self.leave)
        self._main = box(column(look, self._bar, self._note, (self._stack, 1), self.foot, gap=0))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.steps)
        self._row.addWidget(self._main, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)

    @property
    def open_plan(self) -> OpenPlan | None:
        """The plan, once its first page was answered."""
        return self.keeper.open_plan

    @property
    def question_in_sight(self) -> str:
        """For help."""
        return self._page.question_in_sight if self._page and self._page.isVisible() else ""

    # --- pages -------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the page one was at, or the first."""
        total = len(self._pages)
        self._reached = self.keeper.reached(total)
        self._show(0 if self._reached == total else self._reached)

    def _show(self, number: int) -> None:
        self.keeper.flush()  # the page that goes is asked now what was typed into it
        self._current = number
        self._reached = max(self._reached, number)
        if number == len(self._pages) and self.open_plan is not None:
            self._show_check(self.open_plan)
        else:
            self._show_page(self._pages[number])
        self._show_steps()
        self._bar.show_page(number)
        self.foot.back.setVisible(number > 0)
        self.keeper.note_page(self._reached)

    def _show_check(self, open_plan: OpenPlan) -> None:
        self._page = None
        self._check = CheckPage(self._look, self._pages, open_plan, self._once_assumed)
        self._check.change_requested.connect(self._on_change_requested)
        self._put(self._check)
        self._check.refresh()
        self.foot.show_forward(self.tr("See the dated plan"))
        if self._back_to_check:
            QTimer.singleShot(0, self._focus_changed_row)
        else:
            self._check.focus_heading()

    def _show_page(self, page: QuickPage) -> None:
        self._check = None
        plan = self.keeper.first_plan
        shown = QuickPageView(self._look, page, self._office.catalogue, plan, self._office.today)
        if self.open_plan is not None:
            shown.offer_not_sure()
        shown.edited.connect(self._on_edited)
        shown.rebuilt.connect(self._follow_reading_order)
        shown.not_sure_requested.connect(self.mark_not_sure)
        self._page = shown
        self.keeper.show_drafts(shown)
        self._put(shown)
        self.foot.show_forward(self.tr("Continue"))
        shown.focus_heading()

    def _put(self, widget: QWidget) -> None:
        old = self._stack.currentWidget()
        self._show_note("")
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._follow_reading_order()

    def _follow_reading_order(self) -> None:
        """Qt puts what is made last at the end; here the foot follows the page."""
        follow_reading_order(self._main)

    def _show_steps(self) -> None:
        plan, catalogue = self.keeper.plan, self._office.catalogue
        self.steps.show_page(
            self._current, self._reached, open_counts(plan, self._pages, catalogue)
        )

    # --- going on and back -------------------------------------------------------------------

    def go_on(self) -> None:
        """Keep the page and show the next; what does not fit is told and kept as it was typed."""
        if self._page is None:
            self.keeper.finish()
            self.finished.emit()
        elif self.keeper.commit(self._page):
            if self._back_to_check or self._current + 1 == len(self._pages):
                self._enter_check()
            else:
                self._show(self._current + 1)

    def go_back(self) -> None:
        """Show where one came from; what was entered here is kept."""
        if self._current == 0 and not self._back_to_check:
            return
        self.keep_now()
        if self._back_to_check:
            self._enter_check()
        else:
            self._show(self._current - 1)

    def leave(self) -> None:
        """Come back later."""
        self.keep_now()
        self.left.emit()

    def keep_now(self) -> None:
        """Keep what stands on the page: good answers as answers, the rest as a draft."""
        if self._page is not None:
            self.keeper.flush()
            if self.open_plan is not None:
                self.keeper.commit(self._page, quietly=True)

    def mark_not_sure(self, question: str) -> None:
        """Make a question an open item, and stand at the next."""
        if self._page is None or not self.keeper.mark_not_sure(self._page, question):
            return
        self._show_steps()
        others = self._page.page.questions
        following = others.index(question) + 1
        if following < len(others):
            self._page.focus_question(others[following])
        else:
            self.foot.forward.setFocus()

    def _enter_check(self) -> None:
        self.keeper.assume_the_rest()
        self._show(len(self._pages))

    def _on_page_requested(self, number: int) -> None:
        if number == self._current and not self._back_to_check:
            return
        if number > self._reached:
            self._show_steps()
            return
        self.keeper.flush()
        back = self._current > number
        if self._page is not None and not self.keeper.commit(self._page, quietly=back) and not back:
            self._show_steps()
            return
        self._back_to_check = ""
        if number == len(self._pages):
            self._enter_check()
        else:
            self._show(number)

    def _on_change_requested(self, question: str) -> None:
        self._back_to_check = question
        for number, page in enumerate(self._pages):
            if question in page.questions:
                self._show(number)
                if self._page is not None:
                    self._page.focus_question(question)
                return
        # What nobody was asked is changed on a page of its own.
        self._show_page(QuickPage("", "", (question,)))

    def _focus_changed_row(self) -> None:
        question, self._back_to_check = self._back_to_check, ""
        if self._check is not None:
            self._check.focus_change(question)

    # --- following ---------------------------------------------------------------------------

    def _on_edited(self, question: str) -> None:
        if self._page is not None and question in self._page.fields:
            self.keeper.touched(self._page, question)

    def _on_begun(self, open_plan: OpenPlan) -> None:
        self._known = open_plan.plan
        open_plan.plan_changed.connect(self._on_plan_changed)
        self.begun.emit(open_plan)

    def _on_plan_changed(self, change: PlanChange) -> None:
        """Undo and redo lead to the page they are about, and say what they did."""
        before, self._known = self._known, change.plan
        if self.keeper.is_working:
            return
        changed = changed_questions(before, change.plan, self._office.catalogue)
        self.keeper.forget(*changed)
        if self._check is not None:
            self._check.refresh()
            self._follow_reading_order()
        elif self._page is not None:
            self._go_where_it_changed(self._page, changed)
        self._show_note(self._note.words_for(change))
        self._show_steps()

    def _show_note(self, words: str) -> None:
        """Say what just happened to the page, until something else is done."""
        self._note.say(words)
        shown = self._check or self._page
        if shown is not None:
            shown.heading.setAccessibleDescription(words)

    def _go_where_it_changed(self, page: QuickPageView, changed: list[str]) -> None:
        if not changed or set(changed) & set(page.page.questions):
            page.follow(self.keeper.plan, changed)
            return
        there = [n for n, p in enumerate(self._pages) if set(changed) & set(p.questions)]
        if there:
            self.keeper.flush()
            self._show(there[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The steps become a bar where it is narrow."""
        super().resizeEvent(event)
        small = self._look.is_narrow(self.window().width())
        self._bar.show_page(self._current)
        self.steps.setVisible(not small)
        self._bar.setVisible(small)
        self.foot.fit(small=small)
