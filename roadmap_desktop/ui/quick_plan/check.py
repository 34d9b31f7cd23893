"""The end of Quick plan: check your answers, and see what was assumed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.answering.answer_rows import AnswerRow, AnswerRows
from roadmap_desktop.ui.answering.answer_words import full_words
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.quick_plan.pages import QuickPage
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column, row
from roadmap_desktop.ui.widgets.text import Heading, Text

_OPEN = (QuestionStatus.UNANSWERED, QuestionStatus.DRAFT)


class CheckPage(QWidget):
    """Every answer page by page with a link to change it; below, what nobody was asked."""

    change_requested = Signal(str)
    """Question to change."""

    def __init__(
        self, look: Look, pages: tuple[QuickPage, ...], open_plan: OpenPlan, once_assumed: set[str]
    ) -> None:
        """``once_assumed`` collects what was assumed here at any time, so that it stays listed."""
        super().__init__()
        self._look = look
        self._pages = pages
        self._open_plan = open_plan
        self._once_assumed = once_assumed
        self.heading = Heading(look, self.tr("Check your answers"))
        self.intro = Text(look, "", "body", "muted")
        self._groups: list[tuple[QuickPage, AnswerRows]] = []
        parts: list[object] = [self.heading, self.intro]
        for page in pages:
            rows = AnswerRows(look, self.change_requested.emit)
            self._groups.append((page, rows))
            parts += [12, Text(look, page.name, "heading", "", 600), rows]
        self._assumed_head = Text(look, self.tr("Assumed for you"), "heading", "", 600)
        self._assumed_intro = Text(
            look,
            self.tr(
                "Nobody was asked about these. They are printed as assumed until you confirm or"
                " change them, here or in the interview."
            ),
            "body",
            "muted",
        )
        self._assumed = AnswerRows(look, self.change_requested.emit)
        parts += [20, self._assumed_head, self._assumed_intro, 4, self._assumed, None]
        main = box(column(look, *parts, gap=4))  # type: ignore[arg-type] # parts of a column
        main.setMaximumWidth(look.px(880))
        body = row(look, (main, 1000), None, gap=0, pad=(40, 24, 32, 20))
        self._scroll = ScrollPage(body)
        self.setLayout(column(look, (self._scroll, 1), gap=0))

    def refresh(self) -> None:
        """Show the plan as it is now."""
        lines = self._open_plan.lines()
        small = self._look.is_narrow(self.window().width())
        asked: set[str] = set()
        missing = 0
        for page, rows in self._groups:
            asked.update(page.questions)
            shown = [self._row(q) for q in page.questions if q in lines]
            missing += sum(1 for r in shown if r.status in _OPEN)
            rows.show_rows(shown, narrow=small)
        assumed = {one.question for one in self._open_plan.assessment.assumed} - asked
        self._once_assumed |= assumed
        listed = [self._assumed_row(q) for q in lines if q in self._once_assumed]
        for part in (self._assumed_head, self._assumed_intro, self._assumed):
            part.setVisible(bool(listed))
        self._assumed.show_rows(listed, narrow=small)
        self.intro.setText(self._intro(missing, len(assumed)))

    def _intro(self, missing: int, assumed: int) -> str:
        words = self.tr("Change what is not right. Everything can be changed later, too.")
        if missing:
            gaps = self.tr("{count} answers are still missing; the plan lists them as gaps.")
            one = self.tr("One answer is still missing; the plan lists it as a gap.")
            words += " " + (one if missing == 1 else gaps.format(count=missing))
        if assumed:
            words += " " + self.tr("{count} answers were assumed.").format(count=assumed)
        return words

    def _row(self, question_id: str) -> AnswerRow:
        opened = self._open_plan
        question = opened.question(question_id)
        line = opened.lines()[question_id]
        due = day_in_words(line.due) if line.due else ""
        who = " · ".join(part for part in (line.owner, due, line.note) if part)
        return AnswerRow(
            question=question_id,
            label=question.text,
            words=full_words(opened, question),
            status=line.status,
            note=who if line.status is not QuestionStatus.ANSWERED else "",
        )

    def _assumed_row(self, question_id: str) -> AnswerRow:
        """The heading says 'assumed' already; what is settled since then says so."""
        opened = self._open_plan
        question = opened.question(question_id)
        status = opened.lines()[question_id].status
        known = status in (QuestionStatus.ASSUMED, QuestionStatus.ANSWERED)
        return AnswerRow(
            question=question_id,
            label=question.text,
            words=full_words(opened, question),
            status=QuestionStatus.ANSWERED if known else status,
            note=self.tr("Confirmed by you") if status is QuestionStatus.ANSWERED else "",
        )

    def focus_heading(self) -> None:
        """Give the heading the focus."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def focus_change(self, question_id: str) -> None:
        """Give the link of a question the focus, after a change; the heading where it is gone."""
        for rows in (*(rows for _, rows in self._groups), self._assumed):
            link = rows.link_of(question_id)
            if link is not None:
                link.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(link, 0, self._look.px(80))
                return
        self.focus_heading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Answers go below questions where it is narrow."""
        super().resizeEvent(event)
        if self.isVisible():
            self.refresh()
