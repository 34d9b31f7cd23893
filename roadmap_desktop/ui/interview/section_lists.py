"""The interview's task list beside the answers of one section."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from roadmap_desktop.commands.pages import accept_section
from roadmap_desktop.ui.interview.section_page import SectionPage
from roadmap_desktop.ui.interview.sections import OPEN, SectionState, section_states, task_rows
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column
from roadmap_desktop.ui.widgets.list_beside import ListBeside
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.text import Heading, Text


class SectionLists(QWidget):
    """Where every section stands, and what was answered in the one that is looked at."""

    moved = Signal()
    """Another section is in sight, or the list of all."""

    def __init__(self, look: Look, open_plan: OpenPlan) -> None:
        super().__init__()
        self._open_plan = open_plan
        self.columns = ListBeside(look, self.tr("All sections"))
        self._states = section_states(open_plan)
        self._walked: set[str] = set()
        self.heading = Heading(look, self.tr("Interview"))
        self._count = Text(look, "", "body", "muted")
        self.list = RowList(look, self.tr("Sections"))
        self.list.chosen.connect(self.choose)
        self.list.moved.connect(self._on_moved)
        self.section_page = SectionPage(look, open_plan)
        self.section_page.accept_requested.connect(
            lambda section: open_plan.attempt(accept_section, section)
        )
        self.section_page.next_requested.connect(self.choose_next)
        sheet = in_sheet(look, self.list)
        left = box(column(look, self.heading, self._count, 10, sheet, None, gap=4))
        right = box(column(look, self.columns.back, self.section_page, gap=8))
        self.columns.setContentsMargins(look.px(32), look.px(24), look.px(32), look.px(24))
        self.columns.fill(left, right, 38)
        self.columns.list_shown.connect(self._on_list_shown)
        self._scroll = ScrollPage(self.columns)
        self.setLayout(column(look, (self._scroll, 1), gap=0))

    # --- where the sections stand ------------------------------------------------------------

    @property
    def section(self) -> str:
        """The section that is looked at."""
        return self.section_page.section

    def state_of(self, section: str) -> SectionState | None:
        """How it stands; None where the plan's depth asks nothing in it."""
        place = self._place_of(section)
        return self._states[place] if place >= 0 else None

    def has_open_questions(self, section: str) -> bool:
        """Something in it was neither answered nor asked by walking through it."""
        state = self.state_of(section)
        is_open = state is not None and any(line.status in OPEN for line in state.lines)
        return is_open and section not in self._walked

    def note_walked(self, section: str) -> None:
        """Everything in it was asked once; what was left open is not asked for again."""
        self._walked.add(section)

    def _place_of(self, section: str) -> int:
        return next((n for n, s in enumerate(self._states) if s.section.id == section), -1)

    # --- showing -----------------------------------------------------------------------------

    def read_again(self) -> None:
        """The plan is another one; nothing is shown yet."""
        self._states = section_states(self._open_plan)

    def refresh(self) -> None:
        """Show where the sections stand."""
        stages = {s.id: f"{s.number}  {s.name}" for s in self._open_plan.catalogue.stages}
        current = self.section or self._states[0].section.id
        if self.state_of(current) is None:
            current = self._states[0].section.id
        self.list.show_rows(task_rows(self._states, stages), current=current)
        self._count.setText(self._counted())
        self._show(current)

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

    def _show(self, section: str) -> None:
        place = self._place_of(section)
        if place >= 0:
            narrow, walked = self.columns.is_narrow, section in self._walked
            self.section_page.show_section(self._states, place, narrow=narrow, walked=walked)

    def mark(self, section: str) -> None:
        """Make it the one that is looked at."""
        self.list.mark(section)
        self.columns.show_chosen()
        self._show(section)

    def choose(self, section: str) -> None:
        """Look at a section from its top."""
        self.mark(section)
        self.section_page.focus_heading()
        self._scroll.verticalScrollBar().setValue(0)
        self.moved.emit()

    def choose_next(self) -> None:
        """On to the section after this one; after the last one to the heading."""
        place = self._place_of(self.section) + 1
        if place < len(self._states):
            self.choose(self._states[place].section.id)
        else:
            self.focus_heading()

    def focus_heading(self) -> None:
        """Give the heading of the list the focus."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_answer(self, question: str) -> None:
        """Go to the answer one came from, '' for the section's heading."""
        if question:
            QTimer.singleShot(0, lambda: self.section_page.rows.focus_change(question))
        else:
            self.section_page.focus_heading()

    def fit(self) -> None:
        """List and section become two pages where it is narrow."""
        self.columns.fit()
        if self.section:
            self._show(self.section)

    def _on_moved(self, section: str) -> None:
        if not section.startswith("#"):
            self._show(section)

    def _on_list_shown(self) -> None:
        self.fit()
        self.list.setFocus()
        self.moved.emit()
